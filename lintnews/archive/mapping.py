"""The map: the engine hands each part to a worker, which lints it and writes it."""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Iterator, Sequence
from types import ModuleType

from lintnews.archive import columns, parts
from lintnews.archive.batch import BatchLinter
from lintnews.archive.parts import ArchivePart, Done
from lintnews.archive.table_rows import FAULT, PATH, BatchRow
from lintnews.guard import Guard
from lintnews.hints import Any
from lintnews.run.request import Request

_PATIENCE = 60.0  # seconds of the processor for a rule: nobody waits, and machines are busy
_PAUSE = 50_000  # values that are made before the cycle collector runs, as in the command itself


class PartWorker:
    """Lints parts; the engine makes one in each process."""

    def __init__(self, request: Request, folder: str, sourcing: float, home: str) -> None:
        """Keep what is asked for: the rules are loaded with the first part.

        ``home`` is the folder that paths count from, wherever the engine begins its processes.
        """
        self._request = request
        self._home = home
        self._folder = folder
        self._sourcing = sourcing
        self._linter: BatchLinter | None = None

    def do_part(self, text: str) -> str:
        """Lint a part and write it, if it is not there; return what is known of it, as text."""
        part = parts.loaded(text)
        done = parts.known(self._folder, part.key)
        if done is None:
            start = time.monotonic()
            articles = self._lint(part)
            done = parts.write(self._folder, part.key, articles, time.monotonic() - start)
        return json.dumps(done)

    def _lint(self, part: ArchivePart) -> Any:
        linter = self._linting()
        if part.stretch is None:
            return linter.lint(_batch(part))
        table, file = part.files
        publisher = part.publishers[0] if part.publishers else None
        return linter.lint_stretch(BatchRow(table, publisher=publisher), file, part.stretch)

    def _linting(self) -> BatchLinter:
        if self._linter is None:
            os.chdir(self._home)
            guard = Guard(_PATIENCE)
            self._linter = BatchLinter(self._request, guard, sourcing=self._sourcing)
            guard.__enter__()  # until the process ends
            gc.set_threshold(_PAUSE)
            gc.freeze()  # what is loaded by now stays
        return self._linter


def _batch(part: ArchivePart) -> Any:
    """Return the rows of a part."""
    if part.group is not None:
        from lintnews.archive.laid_out import rows_of

        return rows_of(part)
    pa = columns.arrow()
    if part.fault:
        return pa.table({PATH: part.files, FAULT: [part.fault]})
    schema = pa.schema([("path", pa.string()), ("publisher", pa.string())])
    return pa.RecordBatch.from_pydict(
        {"path": part.files, "publisher": part.publishers}, schema=schema
    )


def run_parts(
    daft: ModuleType,
    todo: Sequence[ArchivePart],
    worker: tuple[Request, str, float, str],
    workers: int,
) -> Iterator[Done]:
    """Yield what is known of each part when it is done, in no order.

    ``worker`` are the arguments of each ``PartWorker``, of which there are ``workers``.
    """
    os.makedirs(os.path.join(worker[1], parts.FOLDER), exist_ok=True)

    class Worker(PartWorker):
        """The same, as the engine wants it."""

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
        def do(self, texts: Any) -> list[str]:
            """Do the parts of a batch."""
            return [self.do_part(text) for text in texts.to_pylist()]

    made = daft.cls(Worker, max_concurrency=workers, use_process=True)
    frame = daft.from_pydict({"part": [part.dumped() for part in todo]})
    frame = frame.into_batches(1)
    frame = frame.select(made(*worker).do(frame["part"]).alias("done"))
    for row in frame.iter_rows(results_buffer_size=None):
        yield Done(*json.loads(row["done"]))
