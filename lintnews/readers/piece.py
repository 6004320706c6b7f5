"""A file of records, read one after the other: a record is a piece of it, with its place."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from lintnews.article.model import Article
from lintnews.article.source import Source, decode
from lintnews.errors import ReaderError, SourceError
from lintnews.hints import BinaryIO
from lintnews.readers.weave import APART
from lintnews.values import NamedTuple

MOST = 10_000_000
"""Bytes of a record, if nothing else is stated: no article is longer."""

_AT_BYTE = re.compile(r" text at byte \d+(?: \(0x\w+\))?")


class Stream(NamedTuple):
    """A file to read record by record.

    ``file`` is open, at its beginning. ``encoding`` is what was stated, ``fields`` are the
    house's names of facts, ``most`` the bytes of the largest record that is read.

    A stretch of a file begins at ``offset`` of its text, in ``line``, after so many records as
    ``number`` says; ``head`` is the first line of a table, which names its columns.
    """

    name: str
    file: BinaryIO
    encoding: str | None = None
    fields: Mapping[str, tuple[str, ...]] = {}
    most: int = MOST
    offset: int = 0
    line: int = 1
    number: int = 0
    head: str = ""


class FileRecord(NamedTuple):
    """One record: the stretch of the file that it is, and its article or what is wrong with it.

    Both count in the stretch; ``placed`` gives them their places in the file.
    """

    source: Source
    article: Article | None = None
    fault: ReaderError | None = None

    def placed(self) -> FileRecord:
        """Return the piece with everything in it placed in the file."""
        by = self.source.start
        fault = self.fault
        if fault is not None:
            fault = ReaderError(str(fault), by + (fault.offset or 0))
        article = self.article and _moved(self.article, by)
        return FileRecord(self.source, article, fault)


def _moved(article: Article, by: int) -> Article:
    return article._replace(
        origin=article.origin.moved(by, len(article.text)),
        directives=tuple(one._replace(source=one.source.moved(by)) for one in article.directives),
        remarks=tuple(one._replace(source=one.source.moved(by)) for one in article.remarks),
    )


class Cursor:
    """Where in a file's text the next piece begins."""

    def __init__(self, stream: Stream) -> None:
        """Begin where the stream does."""
        self._stream = stream
        self._offset = stream.offset
        self._line = stream.line
        self._column = 1

    @property
    def place(self) -> tuple[int, int]:
        """The offset and the line at which the next piece begins."""
        return self._offset, self._line

    def passed(self, text: str) -> Source:
        """Return a text as the next stretch of the file; the one after it begins where it ends."""
        source = Source(
            self._stream.name,
            text,
            fields=self._stream.fields,
            start=self._offset,
            first_line=self._line,
            first_column=self._column,
        )
        self._offset += len(text)
        self._line, self._column = source.position(self._offset)
        return source

    def decoded(self, data: bytes) -> FileRecord:
        """Return the next stretch of the file, with a fault if it is no text."""
        marked = self._offset > 0 and data.startswith(BOM_UTF8)
        try:
            text = decode(self._stream.name, data, self._stream.encoding).text
        except SourceError as error:
            before = data[: error.offset or 0].decode("utf-8", "replace")
            source = self.passed(data.decode("utf-8", "replace"))
            return FileRecord(source, fault=ReaderError(_of_text(error), len(before)))
        return FileRecord(self.passed("\ufeff" + text if marked else text))

    def made(self, text: str) -> Source:
        """Return a text that was made of a record of a format that is no text.

        All of them, with two line ends behind each, are the text that places count in.
        """
        source = self.passed(text)
        self.passed(APART)
        return source


def _of_text(error: SourceError) -> str:
    """Return what is wrong with a record's bytes, without a place that counts in it alone."""
    return _AT_BYTE.sub(" text", str(error))


def read_with(
    stream: Callable[[Stream], Iterator[FileRecord]],
) -> Callable[[Source], Iterator[Article]]:
    """Return what reads a whole source, record by record; the first fault ends it.

    That function raises a ``ReaderError``.
    """

    def read(source: Source) -> Iterator[Article]:
        data = source.data or source.text.encode("utf-8", "surrogatepass")
        encoding = None if source.data else "utf-8"
        for piece in stream(Stream(source.name, BytesIO(data), encoding, source.fields, len(data))):
            placed = piece.placed()
            if placed.fault is not None:
                raise placed.fault
            if placed.article is not None:
                yield placed.article

    return read


def extract_with(stream: Callable[[Stream], Iterator[FileRecord]]) -> Callable[[bytes], str]:
    """Return what makes the text that places count in of a file that is no text.

    That function raises a ``SourceError``.
    """
    return lambda data: made_text(stream, Stream("file", BytesIO(data), most=len(data)))


def made_text(read: Callable[[Stream], Iterator[FileRecord]], stream: Stream) -> str:
    """Return the text that places count in of a file that is no text.

    Raises:
        SourceError: if it cannot be read at all.
    """
    texts: list[str] = []
    last: int | None = None
    try:
        for one in read(stream):
            if one.source.start != last:  # a page may be several articles
                texts.append(one.source.text + APART)
            last = one.source.start
    except ReaderError as error:
        if not texts:
            raise SourceError(str(error)) from error
    return "".join(texts)


def lines(stream: Stream, cursor: Cursor) -> Iterator[FileRecord]:
    """Yield each line of a file, with its line end, and a fault if it cannot be read."""
    while data := stream.file.readline(stream.most + 1):
        if len(data) <= stream.most:
            yield cursor.decoded(data)
            continue
        source = cursor.passed(data.decode("utf-8", "replace"))
        yield FileRecord(source._replace(text=""), fault=too_long(stream.most))
        while data and not data.endswith(b"\n"):
            data = stream.file.readline(stream.most)
            cursor.passed(data.decode("utf-8", "replace"))


def too_long(most: int) -> ReaderError:
    """Return what to say of a record that no article is as long as."""
    return ReaderError(
        f"a record of more than {most / 1_000_000:g} MB, as no article has: skipped; "
        "--max-size MB lets it be read"
    )
