"""Tables laid out: the engine reads a table, and it is written as row groups of a part's size.

A worker can then read its rows and no others, whatever the table was: one that is compressed
or in an object store would else be read from its beginning for each part. Rows stay in
their order, so a row's number is its place in the table.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from types import ModuleType

from lintnews.archive import columns
from lintnews.archive.inputs import is_remote, table_format
from lintnews.archive.parts import ArchivePart, Keys
from lintnews.archive.stretches import stretches, write_out
from lintnews.archive.table_rows import FAULT, PATH, RECORD_NUMBER
from lintnews.article.source import wide_encoding
from lintnews.hints import TYPE_CHECKING, Any
from lintnews.linting.suppression_file import EXTENSION
from lintnews.readers.reader import HEAD
from lintnews.run.cache import plain, state
from lintnews.run.files import open_file

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "laid_out"
_FORM = 1
_AT_ONCE = 20  # row groups that are held before they are written
_FORMAT = b"lintnews-format"
_OF_TEXT = frozenset(("jsonl", "csv", "tsv"))
_PAGES = ("response", "resource", "conversion")  # the records of a WARC that hold a page


def lay_out(daft: ModuleType, table: str, folder: str, size: int, keys: Keys) -> list[ArchivePart]:
    """Lay a table out, if it is not yet, and return its parts.

    Raises:
        Exception: whatever the engine says of a table that it cannot read.
    """
    import pyarrow.parquet as pq

    form = table_format(table) or "parquet"
    at_once = is_remote(table) or table.lower().endswith(".gz")
    if form in _OF_TEXT and not at_once:
        return _stretches(table, table, form, size, keys)
    place = os.path.join(folder, FOLDER)
    os.makedirs(place, exist_ok=True)
    known = [] if is_remote(table) else [state(table), os.path.abspath(table)]
    key = blake2b(plain([_FORM, table, size, known]), digest_size=16).hexdigest()
    path = os.path.abspath(os.path.join(place, f"{key}.{form if form in _OF_TEXT else 'parquet'}"))
    is_new = is_remote(table) or not os.path.exists(path)
    if form in _OF_TEXT:
        if is_new:
            write_out(daft, table, path)
        return _stretches(table, path, form, size, keys)
    if is_new:
        _write(_frame(daft, table, form), form, path, size)
    return [
        ArchivePart(keys.key((table,), (key, size, group)), (table, path), group=group, size=size)
        for group in range(pq.ParquetFile(path).num_row_groups)
    ]


def _stretches(table: str, path: str, form: str, size: int, keys: Keys) -> list[ArchivePart]:
    """Return the parts of a table of text whose bytes are in a file."""
    with open_file(path) as file:
        stream = keys.stream(table, file)
        # A stretch is found by its bytes, and UTF-16 is read from its beginning.
        is_wide = wide_encoding(file.read(HEAD), stream.encoding) is not None
        file.seek(0)
        found = [] if is_wide else list(stretches(stream, form, size))
    if not found or os.path.lexists(table + EXTENSION):
        # What is about the file as a whole is said by whoever reads all of it.
        return [ArchivePart(keys.key((table,)), (table,), (None,))]
    return [
        ArchivePart(keys.key((table,), [*one, state(path)]), (table, path), stretch=one)
        for one in found
    ]


def _frame(daft: ModuleType, table: str, form: str) -> Any:
    """Return a table as a frame of the engine."""
    if form == "parquet":
        return daft.read_parquet(table)
    frame = daft.read_warc(table)
    pages = frame.where(frame["WARC-Type"].is_in(list(_PAGES)))
    return pages.select("WARC-Type", "WARC-Target-URI", "warc_content")


def _write(frame: Any, form: str, path: str, size: int) -> None:
    """Write the rows of a frame in row groups of ``size``, in their order, in flat memory."""
    import pyarrow.parquet as pq

    beside = f"{path}.{os.getpid()}-{time.monotonic_ns()}.tmp"
    writer = None
    try:
        held = list[Any]()
        for batch in frame.to_arrow_iter():
            held.append(batch)
            if writer is None:
                schema = batch.schema.with_metadata({_FORMAT: form.encode()})
                writer = pq.ParquetWriter(beside, schema, compression="zstd")
            rows = sum(one.num_rows for one in held)
            if rows >= _AT_ONCE * size:
                held = _written(writer, held, rows // size * size, size)
        if writer is None:
            schema = frame.schema().to_pyarrow_schema().with_metadata({_FORMAT: form.encode()})
            writer = pq.ParquetWriter(beside, schema)
        elif held:
            _written(writer, held, sum(one.num_rows for one in held), size)
        writer.close()
        os.replace(beside, path)
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _written(writer: Any, held: list[Any], rows: int, size: int) -> list[Any]:
    """Write the first rows of the batches that are held, and return what is left of them."""
    table = columns.arrow().Table.from_batches(held)
    writer.write_table(
        table.slice(0, rows).replace_schema_metadata(writer.schema.metadata), row_group_size=size
    )
    return list(table.slice(rows).to_batches())


def rows_of(part: ArchivePart) -> pa.Table:
    """Return the rows of a part of a table, each with its path and its number, from 1."""
    import pyarrow.parquet as pq

    pa = columns.arrow()
    table, path = part.files
    group, size = part.group or 0, part.size
    file = pq.ParquetFile(path)
    rows = file.read_row_group(group)
    form = (file.schema_arrow.metadata or {}).get(_FORMAT, b"").decode()
    numbers = [str(group * size + at) for at in range(1, rows.num_rows + 1)]
    if form == "warc":
        return _pages(rows.to_pylist(), table, numbers)
    if PATH not in rows.schema.names:
        rows = rows.append_column(PATH, pa.array([table] * rows.num_rows))
    return rows.append_column(RECORD_NUMBER, pa.array(numbers))


def _pages(records: list[dict[str, Any]], table: str, numbers: list[str]) -> pa.Table:
    """Return the pages of the records of a WARC as a table."""
    made = [_page(record) for record in records]
    names = ("content", "uri", "publisher", FAULT)
    held = {name: [page.get(name) for page in made] for name in names}
    return columns.arrow().table({**held, PATH: [table] * len(made), RECORD_NUMBER: numbers})


def _page(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page that a record of a WARC holds: its bytes, address and site."""
    from urllib.parse import urlsplit

    content = record["warc_content"] or b""
    if record["WARC-Type"] == "response":
        head, gap, body = content.partition(b"\r\n\r\n")
        if not gap or not head.startswith(b"HTTP/"):
            return {FAULT: "is no answer of a server"}
        content = _unpacked(head.lower(), body)
    address = (record["WARC-Target-URI"] or "").strip("<>")
    site = urlsplit(address).hostname or ""
    return {"content": content, "uri": address, "publisher": site.removeprefix("www.")}


def _unpacked(head: bytes, body: bytes) -> bytes:
    """Return the body of an answer as it was before it was sent."""
    import zlib

    if b"content-encoding: gzip" in head and body.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            return zlib.decompress(body, wbits=31)
    return body
