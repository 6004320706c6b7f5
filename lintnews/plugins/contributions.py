"""What plugins hand over besides rules, readers and reporters: plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lintnews.errors import DefinitionError
from lintnews.hints import TYPE_CHECKING, Self
from lintnews.linting.profiles import Profile
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["API_VERSION", "Host", "Pack", "PluginInfo", "Profile", "WordList"]

#: The version of the hooks. A change of the first number breaks plugins.
API_VERSION = "1.0"


class Host(NamedTuple):
    """Who is asking: the one argument of every hook, so that it can grow without breaking anybody.

    ``version`` is that of lintnews, ``api`` that of the hooks.
    """

    version: str
    api: str = API_VERSION


class PluginInfo(NamedTuple):
    """What a plugin says of itself.

    ``api`` is the API version it was written for. ``families`` gives, for each
    three letters its codes begin with, what they mean; two plugins may not
    claim one family. ``url`` is where its documentation is: a rule's page is
    ``url`` + the rule's name + ``/``.
    """

    api: str = API_VERSION
    families: Mapping[str, str] = MappingProxyType({})
    url: str = ""


class Pack(NamedTuple):
    """A named group of rules that a desk has to choose, for ``packs = [NAME]``.

    The rules of the pack name it (``default=Default.PACK, pack=NAME``).
    """

    name: str
    summary: str = ""
    plugin: str = ""


class WordList(NamedTuple):
    """A word list that rules read as ``reading.vocabulary.lists[NAME]``.

    ``words`` is a text file (words or phrases a line each, ``#`` begins a
    comment) or a function that returns the words; either is read when a rule
    first asks. ``licence`` says under which terms the list is passed on.

    Raises:
        DefinitionError: if no licence is given.
    """

    name: str
    words: Path | Callable[[], Iterable[str]]
    licence: str
    summary: str = ""
    plugin: str = ""

    def _check(self) -> Self:
        """Refuse a list that nobody may pass on."""
        if not self.licence.strip():
            message = f"word list {self.name!r}: say under which licence it is passed on"
            raise DefinitionError(message)
        return self

    def load(self) -> frozenset[str]:
        """Return the words.

        Raises:
            OSError: if the file cannot be read.
        """
        if callable(self.words):
            return frozenset(self.words())
        lines = self.words.read_text(encoding="utf-8").split("\n")
        return frozenset(word for line in lines if (word := line.partition("#")[0].strip()))
