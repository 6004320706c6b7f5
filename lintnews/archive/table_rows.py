"""A row of a batch: which file or article it is, and what its columns state about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lintnews.article.days import stated_day
from lintnews.article.metadata import kind_of, language_of
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.errors import UsageError
from lintnews.readers import choose
from lintnews.readers.shipped_readers import TEXT
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

#: The columns that ``scan`` itself writes: they are taken before any other.
PATH = "path"
RECORD_NUMBER, FAULT = "lintnews-number", "lintnews-fault"
_FIELDS = {
    fact: tuple(names.split())
    for fact, names in {
        "text": "text body body_text body_html content article html",
        "title": "title headline",
        "date": "date published published_at pub_date publication_date",
        "kind": "kind genre",
        "language": "language lang",
        "author": "author byline",
        "record": "record id guid uri url link",
    }.items()
}
_PUBLISHERS = ("publisher", "site", "site_name", "outlet", "newspaper", "domain")


class TableRow(NamedTuple):
    """One row: a file if ``text`` is ``None``, else an article with what is stated about it.

    ``fault`` says why the row cannot be read.
    """

    path: str
    text: str | bytes | None = None
    record: str | None = None
    publisher: str | None = None
    stated: Mapping[str, str] = {}
    fault: str = ""


def table_rows(batch: pa.RecordBatch | pa.Table) -> Iterator[TableRow]:
    """Yield the rows of a batch.

    Raises:
        UsageError: if there is neither a column of texts nor one of paths.
    """
    names = batch.schema.names
    fields = fields_of(names)
    publisher = next((name for name in _PUBLISHERS if name in names), None)
    if (
        "text" not in fields
        and FAULT not in names
        and (PATH not in names or RECORD_NUMBER in names)
    ):
        message = (
            f"no column holds the text: there are {', '.join(names) or 'none'}; name one with "
            "--columns text=NAME"
        )
        raise UsageError(message)
    for values in batch.to_pylist():
        said = {fact: _text(values[name]) for fact, name in fields.items() if fact != "text"}
        text = values[fields["text"]] if "text" in fields else None
        if "text" in fields and not isinstance(text, bytes):
            text = _text(text)
        record = said.pop("record", "") or _text(values.get(RECORD_NUMBER))
        yield TableRow(
            _text(values.get(PATH)) or "-",
            text,
            record or None,
            (_text(values[publisher]) if publisher else "") or None,
            said,
            _text(values.get(FAULT)),
        )


def article_of(row: TableRow, run: LintRun, source: Source) -> Iterator[Article]:
    """Yield the article that a row of a table is, read by the format its text is in."""
    reader = choose.by_content(source.text, run.registry.readers) or TEXT
    for article in choose.articles(source, reader, run.guard):
        yield article._replace(
            record=row.record, metadata=article.metadata._replace(**_metadata(row.stated))
        )


def _metadata(said: Mapping[str, str]) -> dict[str, Any]:
    """Return what the columns state, as fields of an article's metadata."""
    title, author = said.get("title", "").strip(), said.get("author", "").strip()
    stated = {
        "published": stated_day(said.get("date", "")),
        "kind": kind_of(said.get("kind", "")),
        "language": language_of(said.get("language", "")),
        "title": title or None,
        "authors": (author,) if author else None,
    }
    return {name: value for name, value in stated.items() if value is not None}


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """Return for each fact the column that states it, of those that are there."""
    there = {name.lower(): name for name in names}
    found = {}
    for fact, known in _FIELDS.items():
        column = next((there[name] for name in known if name in there), None)
        if column is not None:
            found[fact] = column
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
