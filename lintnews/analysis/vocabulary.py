"""The word lists of one desk, after configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a desk adds to the lists that lintnews ships, and how it writes dates.

    The shipped lists lie beside the analyses and rules that use them; these are
    the additions, so an empty vocabulary is the right one for tests.
    ``corrections`` maps a form the desk gets wrong to the right one; ``lists``
    are further word lists by name. ``date_order`` is ``mdy`` or ``dmy`` and says
    how 04/12/2019 is read.
    """

    names: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = frozenset()
    furniture: frozenset[str] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=dict)
    date_order: str = "mdy"
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """Return a list by its name, empty where there is none of that name."""
        if name in {"names", "acronyms", "speech_verbs", "furniture"}:
            words: frozenset[str] = getattr(self, name)
            return words
        return self.lists.get(name, frozenset())
