"""What a reader is: a value that a plugin returns from the hook ``lintnews_readers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.errors import DefinitionError
from lintnews.hints import Self
from lintnews.readers.piece import FileRecord, Stream
from lintnews.values import NamedTuple

HEAD = 4096
"""So many characters from the beginning of a source are what ``sniff`` gets to see."""


def _never(_: str) -> bool:
    """Leave a format that cannot be told by its beginning to its extension."""
    return False


class Reader(NamedTuple):
    """A format: how it is called, recognised and read.

    ``name`` is what ``--input-format`` takes. ``extensions`` are lower-case and
    begin with a dot. ``sniff`` gets the first 4,096 characters of a source whose
    name does not tell, and says whether it is in this format. ``read`` yields the
    articles of a source, one after the other; a reader that needs a library
    imports it there, so that to have the reader costs nothing. ``charset`` finds
    the encoding that the bytes of a file declare inside themselves, where the
    format has such a declaration. ``extract`` is for a format that is no text: it
    makes the plain text that places count in of the bytes, which ``read`` finds in
    ``source.data``. ``stream`` is for a format that holds records one after the other: it
    reads a file without ever holding all of it, and is asked in place of ``read``. ``walked``
    is false for a format whose files are articles only if somebody says so: they are
    passed over in folders. ``fixed`` is false for one whose files are never written: they
    are their sender's. ``plugin`` is set by the registry.

    Raises:
        DefinitionError: where the name is empty or an extension has no dot.
    """

    name: str
    extensions: tuple[str, ...]
    read: Callable[[Source], Iterator[Article]]
    sniff: Callable[[str], bool] = _never
    charset: Callable[[bytes], str | None] | None = None
    extract: Callable[[bytes], str] | None = None
    stream: Callable[[Stream], Iterator[FileRecord]] | None = None
    walked: bool = True
    fixed: bool = True
    plugin: str = ""

    def _check(self) -> Self:
        """Refuse what could never be chosen."""
        if not self.name or any(
            not item.startswith(".") or item != item.lower() for item in self.extensions
        ):
            message = (
                f"reader {self.name!r}: a reader needs a name, and extensions in lower case "
                f"with their dot, not {self.extensions}"
            )
            raise DefinitionError(message)
        return self
