"""A row of a batch: which file or article it is, and what its columns state about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.errors import SourceError, UsageError
from lintnews.hints import TYPE_CHECKING, Any
from lintnews.readers import named_texts
from lintnews.readers.fields import SHOWN, fields_of
from lintnews.readers.nested import Carved
from lintnews.readers.weave import APART
from lintnews.run.files import STDIN
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

#: The columns that ``scan`` itself writes.
PATH, RECORD_NUMBER, FAULT = "path", "lintnews-number", "lintnews-fault"
_OWN = frozenset((PATH, RECORD_NUMBER, FAULT))


class BatchRow(NamedTuple):
    """One row: a file if ``values`` is ``None``, else an article in named texts.

    ``number`` names it if no column does. ``fault`` says why the row cannot be read.
    """

    path: str
    values: Mapping[str, str | bytes] | None = None
    number: str = "1"
    publisher: str | None = None
    fault: str = ""


def table_rows(batch: pa.RecordBatch | pa.Table) -> Iterator[BatchRow]:
    """Yield the rows of a batch.

    Raises:
        UsageError: if there is neither a column of texts nor one of paths.
    """
    names = batch.schema.names
    others = [name for name in names if name not in _OWN]
    usual = fields_of(others)
    publisher = usual.get("publisher")
    is_files = PATH in names and "text" not in usual and RECORD_NUMBER not in names
    if not is_files and not others and FAULT not in names:
        message = "the batch has neither a column of texts nor one of paths"
        raise UsageError(message)
    for number, row in enumerate(batch.to_pylist(), 1):
        values = {name: as_text(row[name]) for name in others if row[name] is not None}
        yield BatchRow(
            str(row.get(PATH) or STDIN),
            None if is_files else values,
            str(row.get(RECORD_NUMBER) or number),
            str(row[publisher]) if publisher and row[publisher] else None,
            str(row.get(FAULT) or ""),
        )


def source_of(row: BatchRow, run: LintRun) -> Source:
    """Return the source that a row is: a file, or its texts with a blank line between them.

    Raises:
        SourceError: if there is no such file, its bytes are no text, or the row has a fault.
    """
    if row.fault:
        raise SourceError(row.fault)
    if row.values is None:
        return run.decode(row.path, run.read(row.path))
    texts = _texts(row, run)
    own = run.settings_for(row.path).fields
    facts = fields_of(texts, own)
    words = (texts[facts[fact]] for fact in SHOWN if fact in facts)
    return Source(row.path, APART.join(words), fields=own)


def article_of(row: BatchRow, run: LintRun, source: Source) -> Iterator[Article]:
    """Yield the article that a row is; its places count in the row's texts.

    Raises:
        ReaderError: if no column is known to hold the text.
    """
    texts = _texts(row, run)
    facts = fields_of(texts, source.fields)
    cells = {name: [Carved(text, ())] for name, text in texts.items()}
    start = 0
    for fact in SHOWN:
        if fact in facts:
            text = texts[facts[fact]]
            cells[facts[fact]] = [Carved.verbatim(text, start)]
            start += len(text) + len(APART)
    yield named_texts.article(cells, row.number, source.fields, sort="column")


def _texts(row: BatchRow, run: LintRun) -> dict[str, str]:
    """Return the values as texts; bytes are decoded as a file's are.

    Raises:
        SourceError: if they are no text.
    """
    return {
        name: run.decode(STDIN, value).text if isinstance(value, bytes) else value
        for name, value in (row.values or {}).items()
    }


def as_text(value: Any) -> str | bytes:
    """Return a value as text, a moment in ISO form; bytes stay what they are."""
    if isinstance(value, str | bytes):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
