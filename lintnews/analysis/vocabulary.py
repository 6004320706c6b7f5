"""The word lists of one desk, after configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lintnews.hints import Self
from lintnews.values import NamedTuple


class WordLists(Mapping[str, frozenset[str]]):
    """Word lists by name, each put together from its parts when it is first asked for.

    A part is a set of words, or a function that returns one (a plugin's list that
    has to be read from a file).
    """

    __slots__ = ("_parts", "_ready")

    def __init__(
        self, parts: Mapping[str, tuple[frozenset[str] | Callable[[], frozenset[str]], ...]]
    ) -> None:
        """Keep the parts; nothing is read yet."""
        self._parts = dict(parts)
        self._ready: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a list.

        Raises:
            KeyError: where there is none of that name.
            OSError: where its file cannot be read.
        """
        if name not in self._ready:
            self._ready[name] = frozenset().union(
                *(part() if callable(part) else part for part in self._parts[name])
            )
        return self._ready[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Return how many lists there are."""
        return len(self._parts)


class Vocabulary(NamedTuple):
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
    corrections: Mapping[str, str] = MappingProxyType({})
    date_order: str = "mdy"
    lists: Mapping[str, frozenset[str]] = MappingProxyType({})

    def _check(self) -> Self:
        """Close the tables: one vocabulary serves the rules of all files."""
        lists = self.lists
        if not isinstance(lists, WordLists):
            lists = WordLists({name: (words,) for name, words in lists.items()})
        return self._replace(corrections=MappingProxyType(dict(self.corrections)), lists=lists)

    def words(self, name: str) -> frozenset[str]:
        """Return a list by its name, empty where there is none of that name."""
        if name in {"names", "acronyms", "speech_verbs", "furniture"}:
            words: frozenset[str] = getattr(self, name)
            return words
        return self.lists.get(name, frozenset())
