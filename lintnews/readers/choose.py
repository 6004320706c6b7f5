"""Which reader a source is for, and the way in: from bytes to a source and its articles.

The file's extension tells, else the
beginning of its content; what nothing tells is plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews.article.source import Source, decode
from lintnews.errors import LintnewsError, ReaderError
from lintnews.readers.reader import HEAD
from lintnews.readers.shipped import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintnews.article.model import Article
    from lintnews.readers.reader import Reader


def source(name: str, data: bytes, readers: Sequence[Reader], encoding: str | None = None) -> Source:
    """Decode a file: by its byte order mark, by ``encoding``, by what it declares inside itself, else as UTF-8.

    Raises:
        SourceError: where the bytes are not text in that encoding.
    """
    if encoding is None:
        reader = by_extension(name, readers) or by_content(data[:HEAD].decode("utf-8", "replace"), readers)
        if reader is not None and reader.charset is not None:
            encoding = reader.charset(data)
    return decode(name, data, encoding)


def reader_of(source: Source, readers: Sequence[Reader]) -> Reader:
    """Return the reader that a source is for."""
    return by_extension(source.name, readers) or by_content(source.text, readers) or TEXT


def articles(source: Source, reader: Reader) -> Iterator[Article]:
    """Yield the articles of a source, one after the other.

    Raises:
        ReaderError: names the reader where it fails, whatever it raises.
    """
    try:
        yield from reader.read(source)
    except LintnewsError:
        raise
    except (Exception, SystemExit) as error:
        message = f"the {reader.name} reader failed: {type(error).__name__}: {error}"
        raise ReaderError(message) from error


def by_name(name: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the reader of that name."""
    return next((reader for reader in readers if reader.name == name), None)


def by_extension(name: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the reader whose extension the file name ends in; the longest extension wins, then the first reader."""
    folded = name.lower()
    fitting = [(len(item), reader) for reader in readers for item in reader.extensions if folded.endswith(item)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def by_content(beginning: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the first reader that recognises the beginning of a text."""
    head = beginning[:HEAD].lstrip("\ufeff")
    return next((reader for reader in readers if reader.sniff(head)), None)
