"""What a reader is: a format's name, the files it is for, and source -> articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintnews.article.model import Article
    from lintnews.article.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format.

    ``extensions`` are the ends of file names, in lower case, each with its dot.
    ``read(source)`` yields the source's articles, one after the other, so that a
    feed or an archive streams; it raises ``ReaderError`` for a source it cannot
    make sense of. Importing the module that defines a reader should cost next to
    nothing: what is heavy is imported inside ``read``.

    Raises:
        DefinitionError: where an extension is not one.
    """

    name: str
    extensions: tuple[str, ...]
    read: Callable[[Source], Iterable[Article]]
    summary: str = ""
    plugin: str = ""

    def __post_init__(self) -> None:
        """Refuse an extension that no file name could match."""
        for extension in self.extensions:
            if not extension.startswith(".") or extension != extension.lower():
                message = f"reader {self.name!r}: an extension is lower case and begins with a dot, not {extension!r}"
                raise DefinitionError(message)
