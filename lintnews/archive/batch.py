"""Articles in, an Arrow batch; articles with their findings out, an Arrow batch.

This is what an engine runs: Daft in ``lintnews scan``, and as well PySpark's ``mapInArrow`` or
a pipeline of datatrove. Findings are those of ``lintnews check``.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from lintnews.archive import columns
from lintnews.archive.inputs import table_format
from lintnews.archive.rows import article_row, bare_row
from lintnews.archive.stretches import FileStretch, opened, publisher_of
from lintnews.archive.table_rows import BatchRow, article_of, source_of, table_rows
from lintnews.article.source import Source
from lintnews.errors import SourceError
from lintnews.guard import UNGUARDED, Guard
from lintnews.hints import TYPE_CHECKING, Any
from lintnews.readers import choose
from lintnews.readers.fields import fields_of
from lintnews.readers.piece import Stream
from lintnews.readers.reader import Reader
from lintnews.readers.shipped_readers import TEXT
from lintnews.run.files import open_file
from lintnews.run.lint import Linted, lint_safely, lint_stream, unreadable
from lintnews.run.request import Request
from lintnews.run.session import LintRun, open_run

if TYPE_CHECKING:
    import pyarrow as pa


def lint_batch(
    batch: pa.RecordBatch,
    request: Request = Request(),  # noqa: B008  a frozen value
    *,
    sourcing: float = 1.0,
) -> pa.RecordBatch:
    """Return the articles of a batch, linted: a row each, in their order.

    A row of ``batch`` is an article in the column ``text`` (or ``body``, ``content``, … as in
    a table that ``scan`` reads), with what the other columns state about it: ``title``,
    ``date``, ``publisher``, ``kind``, ``language``; ``path`` and ``record`` name it. In a batch
    without such a column a row is a file, by its ``path``, and may hold many articles or none.
    The columns that come back are ``lintnews.archive.columns.article()``. Who says what is
    counted in a share of the articles, ``sourcing``: it takes half as long as all else together.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        UsageError: if the batch has neither texts nor paths, or the request names what
            does not exist.
        ConfigError: with everything that is wrong in the configuration.
    """
    return _linter(request, sourcing).lint(batch)


@lru_cache(maxsize=4)
def _linter(request: Request, sourcing: float) -> BatchLinter:
    return BatchLinter(request, sourcing=sourcing)


def _stated_publisher(row: BatchRow, run: LintRun) -> str | None:
    """Return who published a row, by the house's own name for it if it has one."""
    own = run.settings_for(row.path).fields
    if row.values is None or "publisher" not in own:
        return row.publisher
    name = fields_of(row.values, own).get("publisher")
    return row.publisher if name is None else str(row.values[name])


class BatchLinter:
    """Lints batches with rules that are loaded once."""

    def __init__(
        self, request: Request, guard: Guard = UNGUARDED, *, sourcing: float = 1.0
    ) -> None:
        """Load the plugins and the configuration.

        Raises:
            UsageError: if the request names what does not exist.
            ConfigError: with everything that is wrong in what the request states.
            PluginError: if there is no rule.
        """
        self._run = open_run(request, guard=guard)
        self._sourcing = sourcing
        self.failures = tuple(map(str, self._run.registry.failures))

    def lint(self, batch: pa.RecordBatch | pa.Table) -> pa.RecordBatch:
        """Return the articles of a batch, linted; see ``lint_batch``."""
        return _batch([row for one in table_rows(batch) for row in self._rows(one)])

    def _rows(self, row: BatchRow) -> Iterator[dict[str, Any]]:
        run = self._run
        try:
            if row.values is None and not row.fault:
                with run.opened(row.path) as found:
                    if found is not None:
                        yield from self._made(row, lint_stream(*found, run))
                        return
            source = source_of(row, run)
        except SourceError as error:
            finding = unreadable(row.path, str(error))
            if row.values is not None:
                finding = finding._replace(record=row.number)
            yield bare_row(row, (finding,))
            return
        if row.values is not None:
            row = row._replace(publisher=_stated_publisher(row, run))
            run = copy.copy(run)
            run.reader = Reader("table", (), partial(article_of, row, run))
        yield from self._made(row, ((part, source) for part in lint_safely(source, run)))

    def lint_stretch(self, row: BatchRow, file: str, stretch: FileStretch) -> pa.RecordBatch:
        """Return the articles of a stretch of a table of text.

        ``row`` has the path that the table goes by, ``file`` is where its bytes are.
        """
        run = self._run
        form = table_format(row.path) or ""
        reader = choose.by_extension(f".{form}", run.registry.readers) or TEXT
        settings = run.settings_for(row.path)
        encoding = run.encoding or settings.encoding
        try:
            with open_file(file) as held:
                whole = Stream(row.path, held, encoding, settings.fields, run.largest)
                stream = opened(whole, stretch)
        except SourceError as error:
            return _batch([bare_row(row, (unreadable(row.path, str(error)),))])
        rows: list[dict[str, Any]] = []
        for found in lint_stream(stream, reader, run, whole=False):
            named = row.publisher or publisher_of(
                found[1].text, form, stretch.head, settings.fields
            )
            rows.extend(self._made(row._replace(publisher=named), [found]))
        return _batch(rows)

    def _made(
        self, row: BatchRow, parts: Iterable[tuple[Linted, Source]]
    ) -> Iterator[dict[str, Any]]:
        for part, source in parts:
            if part.reading is None:
                yield bare_row(row, part.findings)
            else:
                yield article_row(row, source, part.reading, part.findings, sourcing=self._sourcing)


def _batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    """Return rows as a batch; what is no Unicode (half a pair, a file's name) is escaped."""
    pa = columns.arrow()
    try:
        return pa.RecordBatch.from_pylist(rows, schema=columns.article())
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_sayable(row) for row in rows], schema=columns.article())


def _sayable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: _sayable(inner) for name, inner in value.items()}
    return [_sayable(inner) for inner in value] if isinstance(value, list) else value
