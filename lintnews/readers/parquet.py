"""Parquet: a column is the text, others are the facts; a row is an article.

The file is read row group by row group and of its columns those that state something.
Places are those of the texts of a row, one below the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from lintnews.errors import ReaderError
from lintnews.hints import Any
from lintnews.readers import named_texts
from lintnews.readers.fields import FIELDS, SHOWN, fields_of
from lintnews.readers.nested import Carved
from lintnews.readers.piece import Cursor, FileRecord, Stream, too_long
from lintnews.readers.weave import APART

_ROWS = 32  # at a time
_BUFFER = 1 << 16  # bytes of a column


def read(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each row.

    Raises:
        ReaderError: if the library is not installed, or the file is no Parquet that it reads.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        message = (
            "Parquet needs the extra 'tables', which is not installed; from a checkout: "
            "pip install '.[tables]'"
        )
        raise ReaderError(message) from error
    cursor = Cursor(stream)
    number = 0
    try:
        table = parquet.ParquetFile(stream.file, buffer_size=_BUFFER, pre_buffer=False)
        wanted = fields_of(table.schema_arrow.names, stream.fields)
        if "text" not in wanted:
            texts: dict[str, list[Carved]] = {name: [] for name in table.schema_arrow.names}
            named_texts.article(texts, "1", stream.fields, sort="column")
        columns = [wanted[fact] for fact in FIELDS if fact in wanted]
        for batch in table.iter_batches(_ROWS, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _record(row, wanted, str(number), cursor, stream)
    except (pa.ArrowException, OSError, ValueError) as error:
        first = str(error).partition("\n")[0]
        message = f"is no Parquet that can be read, after row {number}: {first}"
        raise ReaderError(message) from error


def _record(
    row: Mapping[str, Any], wanted: Mapping[str, str], number: str, cursor: Cursor, stream: Stream
) -> FileRecord:
    texts = {fact: _texts(row[name]) for fact, name in wanted.items()}
    cells: dict[str, list[Carved]] = {
        wanted[fact]: [Carved(one, ()) for one in found] for fact, found in texts.items()
    }
    whole = ""
    for fact in SHOWN:
        if fact in wanted:
            placed = []
            for one in texts[fact]:
                whole += APART if whole else ""
                placed.append(Carved.verbatim(one, len(whole)))
                whole += one
            cells[wanted[fact]] = placed
    if len(whole) > stream.most:
        return FileRecord(cursor.made(""), fault=too_long(stream.most))
    source = cursor.made(whole)
    try:
        own = {fact: (name,) for fact, name in wanted.items()}
        article = named_texts.article(cells, number, own, sort="column")
    except ReaderError as error:
        return FileRecord(source, fault=ReaderError(f"row {number}: {error}"))
    return FileRecord(source, article)


def _texts(value: Any) -> list[str]:
    """Return the texts of a value: a string, a list of them, or what a day or a number is."""
    if value is None:
        return []
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, dt.date):  # a moment is one too
        value = value.isoformat()
    found = str(value).replace("\0", "\ufffd")
    return [found] if found.strip() else []
