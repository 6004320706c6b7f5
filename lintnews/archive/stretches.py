"""A table of text (JSON Lines, CSV, TSV) in stretches of so many records each.

A stretch is read by the reader that ``check`` uses, which is told where in the file it begins:
so every finding is at its place in the file. A table that is compressed, or in an object
store, is first written out by the engine.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from types import ModuleType

from lintnews.readers import delimited
from lintnews.readers.fields import fields_of
from lintnews.readers.piece import Cursor, Stream, lines
from lintnews.values import NamedTuple

_MARK = {"csv": None, "tsv": "\t"}
_BLANK = "\x1e \t\r\n"  # what a line without a record holds


class FileStretch(NamedTuple):
    """Where a stretch is: bytes, and the offset, line and number of records before it.

    ``head`` is the line that names the columns.
    """

    start: int
    end: int
    offset: int
    line: int
    number: int
    head: str = ""


def stretches(stream: Stream, form: str, size: int) -> Iterator[FileStretch]:
    """Yield the stretches of a table of at most ``size`` records, in flat memory."""
    cursor = Cursor(stream)
    found = (
        lines(stream, cursor) if form == "jsonl" else delimited.rows(stream, cursor, _MARK[form])
    )
    head = ""
    begun = (0, *cursor.place)
    number = held = 0
    for one in found:
        if one.fault is None and not one.source.text.strip(_BLANK):
            continue
        if form != "jsonl" and not head:
            head = one.source.text
            begun = (stream.file.tell(), *cursor.place)
            continue
        held += 1
        if held == size:
            end = stream.file.tell()
            yield FileStretch(begun[0], end, begun[1], begun[2], number, head)
            begun = (end, *cursor.place)
            number, held = number + held, 0
    if held:
        yield FileStretch(begun[0], stream.file.tell(), begun[1], begun[2], number, head)


def opened(stream: Stream, stretch: FileStretch) -> Stream:
    """Return a stream of one stretch of the file that a stream is."""
    stream.file.seek(stretch.start)
    data = stream.file.read(stretch.end - stretch.start)
    return stream._replace(
        file=BytesIO(data),
        offset=stretch.offset,
        line=stretch.line,
        number=stretch.number,
        head=stretch.head,
    )


def publisher_of(
    record: str, form: str, head: str, own: Mapping[str, tuple[str, ...]]
) -> str | None:
    """Return who a record of a table of text says published it, ``None`` if it does not."""
    if form == "jsonl":
        try:
            value = json.loads(record)
        except (ValueError, RecursionError):
            return None
        values = value if isinstance(value, dict) else {}
    else:
        mark = _MARK[form] or delimited.delimiter_of(head)
        names, found = (delimited.cells(line, mark) for line in (head, record))
        values = {
            name.carved.text.strip(): cell.carved.text
            for name, cell in zip(names, found, strict=False)
        }
    name = fields_of(values, own).get("publisher")
    return str(values[name]) if name is not None and values[name] else None


def write_out(daft: ModuleType, table: str, path: str) -> None:
    """Write a table of text that is compressed or elsewhere as a file of lines."""
    beside = f"{path}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    try:
        with open(beside, "wb") as file:
            for batch in daft.read_text(table, skip_blank_lines=False).to_arrow_iter():
                file.writelines(
                    (line or "").encode() + b"\n" for line in batch.column("text").to_pylist()
                )
        os.replace(beside, path)
    finally:
        with suppress(OSError):
            os.unlink(beside)
