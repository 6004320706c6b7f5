"""What plugins hand over besides rules, readers and reporters: plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from lintnews.errors import DefinitionError
from lintnews.linting.profiles import Profile

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
    three letters its codes begin with, what they stand for; two plugins may not
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


class _Words(NamedTuple):
    name: str
    words: Path | Callable[[], Iterable[str]]
    licence: str
    summary: str = ""
    plugin: str = ""


class WordList(_Words):
    """A word list that rules read as ``reading.vocabulary.lists[NAME]``.

    ``words`` is a text file (words or phrases a line each, ``#`` begins a
    comment) or a function that returns the words; either is read when a rule
    first asks. ``licence`` says under which terms the list is passed on.

    Raises:
        DefinitionError: where no licence is given.
    """

    __slots__ = ()

    if not TYPE_CHECKING:  # a type checker reads the fields above

        @wraps(_Words.__new__)  # for whoever asks for the signature
        def __new__(cls, *values: object, **named: object) -> Self:
            """Make a list, or refuse to."""
            self = super().__new__(cls, *values, **named)
            self._check()
            return self

    def _check(self) -> None:
        """Refuse a list that nobody may pass on."""
        if not self.licence.strip():
            message = f"word list {self.name!r}: say under which licence it is passed on"
            raise DefinitionError(message)

    def load(self) -> frozenset[str]:
        """Return the words.

        Raises:
            OSError: where the file cannot be read.
        """
        if callable(self.words):
            return frozenset(self.words())
        lines = self.words.read_text(encoding="utf-8").split("\n")
        return frozenset(word for line in lines if (word := line.partition("#")[0].strip()))
