"""CSV and TSV: the first line names the columns, one of which is the text; a row is an article.

A quotation mark at the beginning of a cell opens it, two inside it stand for one (RFC
4180, which the ``csv`` of Python reads in the same way and gives no places).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lintnews.article.origin import Row, SegmentKind
from lintnews.errors import ReaderError
from lintnews.readers import named_texts
from lintnews.readers.nested import Carved
from lintnews.readers.piece import Cursor, FileRecord, Stream, too_long
from lintnews.values import NamedTuple

_DELIMITERS = (",", ";", "\t", "|")
_MARK = '"'
_LINE_ENDS = "\r\n"
_MOST_CELLS = 4_000  # in a row; no table of articles has so many columns


class TableCell(NamedTuple):
    """A cell of a row, in the row's text; ``closed`` is false if its quotation mark stays open."""

    carved: Carved
    closed: bool = True


def read_csv(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each row; what divides the cells is what the first line has most of."""
    return _read(stream, None)


def read_tsv(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each row of a table with tabs between its cells."""
    return _read(stream, "\t")


def _read(stream: Stream, delimiter: str | None) -> Iterator[FileRecord]:
    cursor = Cursor(stream)
    names: list[str] | None = None
    number = stream.number
    if stream.head:
        delimiter = delimiter or delimiter_of(stream.head)
        names = _names(stream.head, delimiter)
    for row in rows(stream, cursor, delimiter):
        if row.fault is None and not row.source.text.strip():
            continue
        if names is None:
            if row.fault is not None:
                yield row
                return
            delimiter = delimiter or delimiter_of(row.source.text)
            names = _names(row.source.text, delimiter)
            if fault := _fault_of(names):
                yield row._replace(fault=ReaderError(fault))
                return
            continue
        number += 1
        yield row if row.fault is not None else _piece(row, names, delimiter or ",", number)
    if names is None:
        message = "has no first line that names its columns: there is no article in it"
        yield FileRecord(cursor.passed(""), fault=ReaderError(message))


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.carved.text.strip() for cell in cells(line, delimiter)]


def _fault_of(names: list[str]) -> str:
    """Return what is wrong with the names of the columns."""
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        return f"two columns are called {twice[0]!r}: which one holds?"
    if len(names) > _MOST_CELLS:
        return f"has more than {_MOST_CELLS} columns, as no table of articles has"
    return "" if any(names) else "the first line names no column"


def _piece(row: FileRecord, names: list[str], delimiter: str, number: int) -> FileRecord:
    """Return the article of a row."""
    found = cells(row.source.text, delimiter)
    if not found[-1].closed:
        message = f"row {number}: a quotation mark opens a cell that does not end"
        start = found[-1].carved.rows[0][2] if found[-1].carved.rows else 0
        return row._replace(fault=ReaderError(message, start))
    if len(found) != len(names):
        message = f"row {number} has {len(found)} cells, and the first line names {len(names)}"
        return row._replace(fault=ReaderError(message))
    texts = {name: [cell.carved] for name, cell in zip(names, found, strict=True) if name}
    reserved = frozenset((delimiter, _MARK, *_LINE_ENDS))
    make = partial(named_texts.article, texts, str(number), row.source.fields, reserved, "column")
    try:
        return row._replace(article=make())
    except ReaderError as error:
        return row._replace(fault=ReaderError(f"row {number}: {error}"))


def delimiter_of(line: str) -> str:
    """Return what divides the cells of the first line: what it has most of outside its marks."""
    bare = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=bare.count)


def rows(stream: Stream, cursor: Cursor, delimiter: str | None = None) -> Iterator[FileRecord]:
    """Yield each row of a file, which goes on in the next line while a cell is open."""
    waiting: list[bytes] = []
    size, is_open = 0, False
    skipping = False
    divider = None if delimiter is None else delimiter.encode()
    while line := stream.file.readline(stream.most + 1):
        if skipping:
            cursor.passed(line.decode("utf-8", "replace"))
            skipping = not line.endswith(b"\n")
            continue
        waiting.append(line)
        size += len(line)
        if divider is None:
            divider = delimiter_of(line.decode("utf-8", "replace")).encode()
        is_open = _stays_open(line, divider, is_open=is_open)
        if size > stream.most:
            source = cursor.passed(b"".join(waiting).decode("utf-8", "replace"))
            yield FileRecord(source._replace(text=""), fault=too_long(stream.most))
            skipping = not line.endswith(b"\n")
        elif is_open:
            continue
        else:
            yield cursor.decoded(b"".join(waiting))
        waiting.clear()
        size, is_open = 0, False
    if waiting:
        yield cursor.decoded(b"".join(waiting))


def _stays_open(line: bytes, divider: bytes, *, is_open: bool) -> bool:
    """Return whether a cell is open after a line, which began in an open cell or did not."""
    at = 0
    while True:
        if is_open:
            at = line.find(b'"', at)
            if at < 0:
                return True
            at += 1
            if line.startswith(b'"', at):
                at += 1
                continue
            is_open = False
        elif line.startswith(b'"', at):
            is_open = True
            at += 1
            continue
        at = line.find(divider, at)
        if at < 0:
            return False
        at += len(divider)


def cells(row: str, delimiter: str) -> list[TableCell]:
    """Return the cells of a row, each with its places in it; a row has at least one."""
    end = len(row.rstrip(_LINE_ENDS))
    found: list[TableCell] = []
    at = 0
    while True:
        if row.startswith(_MARK, at):
            cell, at = _marked(row, at, delimiter)
        else:
            stop = row.find(delimiter, at, end)
            stop = end if stop < 0 else stop
            cell, at = TableCell(Carved.verbatim(row[at:stop], at)), stop
        found.append(cell)
        if at >= end or not cell.closed:
            return found
        at += len(delimiter)


def _marked(row: str, at: int, delimiter: str) -> tuple[TableCell, int]:
    """Return the cell that a quotation mark opens, and the offset after it."""
    pieces: list[str] = []
    made: list[Row] = []
    length = 0
    at += 1

    def add(text: str, start: int, stop: int, kind: SegmentKind) -> None:
        nonlocal length
        if text:
            made.append((length, length + len(text), start, stop, kind))
            pieces.append(text)
            length += len(text)

    while True:
        mark = row.find(_MARK, at)
        if mark < 0:
            add(row[at:], at, len(row), SegmentKind.VERBATIM)
            return TableCell(Carved("".join(pieces), tuple(made)), closed=False), len(row)
        add(row[at:mark], at, mark, SegmentKind.VERBATIM)
        at = mark + 1
        if not row.startswith(_MARK, at):
            break
        add(_MARK, mark, mark + 2, SegmentKind.ESCAPE)
        at += 1
    end = len(row.rstrip(_LINE_ENDS))
    stop = row.find(delimiter, at, end)
    stop = max(at, end) if stop < 0 else stop
    add(row[at:stop], at, stop, SegmentKind.VERBATIM)
    return TableCell(Carved("".join(pieces), tuple(made))), stop
