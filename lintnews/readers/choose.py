"""Which reader a source is for, and the way in: from bytes to a source and its articles.

The file's extension tells, else the
beginning of its content; what nothing tells is plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.article.days import day_of_path
from lintnews.article.model import Article, Block, Directive
from lintnews.article.source import AUTO, Source, decode
from lintnews.article.span import Span
from lintnews.errors import LintnewsError, ReaderError, SourceError
from lintnews.guard import UNGUARDED, Guard
from lintnews.readers.reader import HEAD, Reader
from lintnews.readers.shipped_readers import TEXT

#: The name of a file and the folders of a day above it: ``2024/03/08/pier/index.md``.
_NEAREST = 5

# All articles of a source together are not longer than so many copies of it.
_MOST_COPIES, _LEAST = 10, 1000


def source(
    name: str,
    data: bytes,
    readers: Sequence[Reader],
    encoding: str | None = None,
    guard: Guard = UNGUARDED,
) -> Source:
    """Decode a file by its byte order mark, ``encoding``, what it declares, else as UTF-8.

    Raises:
        SourceError: if the bytes are not text in that encoding, or the reader's function fails.
    """
    packed = by_extension(name, readers)
    if packed is not None and packed.extract is not None:
        with guard.watch(_title(packed), SourceError, packed.extract, passing=(LintnewsError,)):
            text = packed.extract(data)
        return Source(name, text, data=data)
    if encoding in {None, AUTO}:
        reader = by_extension(name, readers) or by_content(
            data[:HEAD].decode("utf-8", "replace"), readers
        )
        if reader is not None and reader.charset is not None:
            with guard.watch(_title(reader), SourceError, reader.charset):
                encoding = reader.charset(data) or encoding
    return decode(name, data, encoding)


def reader_of(source: Source, readers: Sequence[Reader]) -> Reader:
    """Return the reader that a source is for."""
    return by_extension(source.name, readers) or by_content(source.text, readers) or TEXT


def articles(source: Source, reader: Reader, guard: Guard = UNGUARDED) -> Iterator[Article]:
    """Yield the articles of a source, one after the other.

    Raises:
        ReaderError: names the reader, and the file and line at fault, if it
            fails, whatever it raises; the articles before that have been yielded.
    """
    reading: Iterator[Article] | None = None
    watch = guard.watch(_title(reader), ReaderError, reader.read, passing=(LintnewsError,))
    most = _MOST_COPIES * (len(source.text) + _LEAST)
    while True:
        with watch:
            watch.generator = reading = iter(reader.read(source)) if reading is None else reading
            article: object = next(reading, None)
        if article is None:
            break
        if not isinstance(article, Article):
            watch.refuse(f"yielded {type(article).__name__}, not an Article")
        if fault := _fault_of(article):
            watch.refuse(f"yielded an Article {fault}")
        most -= len(article.text) + 1
        if most < 0:
            watch.refuse("yields articles without end")
        yield article if article.metadata.published else _dated(article, source.name)
    watch.require_silence()


def _dated(article: Article, name: str) -> Article:
    """Return the article with the day that its file or folder is named after, if any."""
    day = day_of_path("/".join(name.replace("\\", "/").split("/")[-_NEAREST:]))
    return article._replace(metadata=article.metadata._replace(published=day)) if day else article


def _fault_of(article: Article) -> str:
    """Return what is wrong in the fields that everything relies on, empty if nothing is."""
    text: object = article.text
    if not isinstance(text, str):
        return f"whose text is {type(text).__name__}"
    size = len(text)
    for field, kind in (("blocks", Block), ("directives", Directive)):
        items: object = getattr(article, field)
        if not isinstance(items, tuple) or not all(isinstance(item, kind) for item in items):
            return f"whose {field} are not a tuple of {kind.__name__}"
    if not all(isinstance(block.span, Span) for block in article.blocks):
        return "with a block that has no Span"
    if not all(type(one.at) is int and 0 <= one.at <= size for one in article.directives):
        return "with a directive outside of its text"
    return ""


def _title(reader: Reader) -> str:
    return f"the {reader.name} reader" + (f" of plugin {reader.plugin!r}" if reader.plugin else "")


def by_name(name: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the reader of that name."""
    return next((reader for reader in readers if reader.name == name), None)


def by_extension(name: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the reader of the file name's extension: the longest wins, then the first reader."""
    folded = name.lower()
    fitting = [
        (len(item), reader)
        for reader in readers
        for item in reader.extensions
        if folded.endswith(item)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def by_content(beginning: str, readers: Sequence[Reader]) -> Reader | None:
    """Return the first reader that recognises the beginning of a text."""
    head = beginning[:HEAD].lstrip("\ufeff")
    return next((reader for reader in readers if reader.sniff(head)), None)
