"""Which reader a source is for, and the way in: from bytes to a source and its articles.

The file's extension tells, else the
beginning of its content; what nothing tells is plain text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lintnews.article.days import day_of_path
from lintnews.article.model import Article, Block, Directive
from lintnews.article.source import AUTO, Source, decode
from lintnews.article.span import Span
from lintnews.errors import LintnewsError, ReaderError, SourceError
from lintnews.guard import UNGUARDED, Guard
from lintnews.readers.piece import FileRecord, Stream, made_text
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
    fields: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Source:
    """Decode a file by its byte order mark, ``encoding``, what it declares, else as UTF-8.

    ``fields`` are the house's names of facts.

    Raises:
        SourceError: if the bytes are not text in that encoding, or the reader's function fails.
    """
    packed = by_extension(name, readers)
    if packed is not None and packed.extract is not None:
        with guard.watch(_title(packed), SourceError, packed.extract, passing=(LintnewsError,)):
            if packed.stream is None:
                text = packed.extract(data)
            else:
                stream = Stream(name, io.BytesIO(data), encoding, fields, len(data))
                text = made_text(packed.stream, stream)
        return Source(name, text, data=data, fields=fields)
    if encoding in {None, AUTO}:
        reader = by_extension(name, readers) or by_content(
            data[:HEAD].decode("utf-8", "replace"), readers
        )
        if reader is not None and reader.charset is not None:
            with guard.watch(_title(reader), SourceError, reader.charset):
                encoding = reader.charset(data) or encoding
    source = decode(name, data, encoding)
    return source._replace(fields=fields) if fields else source


def reader_of(source: Source, readers: Sequence[Reader]) -> Reader:
    """Return the reader that a source is for."""
    return by_extension(source.name, readers) or by_content(source.text, readers) or TEXT


def _articles(source: Source, reader: Reader, guard: Guard) -> Iterator[Article]:
    """Yield the articles of a source that is read as a whole.

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


def pieces(stream: Stream, reader: Reader, guard: Guard = UNGUARDED) -> Iterator[FileRecord]:
    """Yield the records of a file, each with its article or what is wrong with it, in their places.

    Raises:
        ReaderError: if the reader fails: what comes after is not read.
    """
    if reader.stream is None:
        message = f"{_title(reader)} does not read record by record"
        raise ReaderError(message)
    reading: Iterator[FileRecord] | None = None
    watch = guard.watch(_title(reader), ReaderError, reader.stream, passing=(LintnewsError,))
    while True:
        with watch:
            watch.generator = reading = iter(reader.stream(stream)) if reading is None else reading
            piece = next(reading, None)
        if piece is None:
            break
        if piece.article is not None and (fault := _fault_of(piece.article)):
            watch.refuse(f"yielded an Article {fault}")
        piece = piece.placed()
        article = piece.article
        if article is not None and not article.metadata.published:
            piece = piece._replace(article=_dated(article, stream.name))
        if piece.article is not None or piece.fault is not None:
            yield piece
    watch.require_silence()


def records(
    source: Source, reader: Reader, guard: Guard = UNGUARDED
) -> Iterator[Article | ReaderError]:
    """Yield the articles of a source, and what is wrong with those that cannot be read.

    Raises:
        ReaderError: names the reader, and the file and line at fault, if it fails.
    """
    if reader.stream is None:
        yield from _articles(source, reader, guard)
        return
    file = io.BytesIO(source.data or source.text.encode("utf-8", "surrogatepass"))
    encoding = None if source.data else "utf-8"
    size = len(file.getbuffer())
    for piece in pieces(Stream(source.name, file, encoding, source.fields, size), reader, guard):
        if (found := piece.article or piece.fault) is not None:
            yield found


def articles(source: Source, reader: Reader, guard: Guard = UNGUARDED) -> Iterator[Article]:
    """Yield the articles of a source, one after the other.

    Raises:
        ReaderError: of the first that cannot be read, with its line; those before it have been
            yielded.
    """
    for one in records(source, reader, guard):
        if isinstance(one, ReaderError):
            raise in_words(one, source) from one
        yield one


def in_words(error: ReaderError, source: Source) -> ReaderError:
    """Return an error that says in its message where it is in the source."""
    if error.offset is None:
        return error
    line, column = source.position(error.offset)
    return ReaderError(f"line {line}, column {column}: {error}", error.offset)


def _dated(article: Article, name: str) -> Article:
    """Return the article with the day that its file or folder is named after, if any."""
    day = day_of_path("/".join(name.replace("\\", "/").split("/")[-_NEAREST:]))
    if day is None:
        return article
    stated = {**article.metadata.stated, "published": "file name"}
    return article._replace(metadata=article.metadata._replace(published=day, stated=stated))


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
