"""``-j``: many files, linted by several processes; findings come in the same order as from one."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from lintnews.errors import LintnewsError, PluginError
from lintnews.linting.finding import Located
from lintnews.run import kept_expressions
from lintnews.run.cache import FileCache
from lintnews.run.cached_lint import cache_of, lint_with_cache
from lintnews.run.request import Request
from lintnews.run.session import LintRun, open_run

_CHUNK = 20  # files that a process takes at once
_AHEAD = 4  # chunks for each process that may be ready before they are asked for


_worker: list[tuple[LintRun, FileCache | None]] = []
_failed: list[LintnewsError] = []


def lint_in_processes(
    names: list[str], request: Request, jobs: int, run: LintRun, kept: FileCache | None
) -> Iterator[Located]:
    """Yield the findings of the files, in their order, linted by ``jobs`` processes.

    Where the system lets no processes share what they need, it is done in this one.

    Raises:
        PluginError: if a process dies.
    """
    # A new interpreter would look into the current folder first: a checkout must not bring modules
    # with it.
    os.environ["PYTHONSAFEPATH"] = "1"
    chunks = (names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK))
    failures = tuple(map(str, run.registry.failures))
    try:
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (request, failures))
    except (OSError, ImportError, NotImplementedError):
        yield from lint_with_cache(names, run, kept)
        return
    running: deque[Future[list[Located]]] = deque()
    try:
        running.extend(pool.submit(_lint, chunk) for chunk in islice(chunks, jobs * _AHEAD))
        while running:
            yield from running.popleft().result()
            running.extend(pool.submit(_lint, chunk) for chunk in islice(chunks, 1))
    except BrokenProcessPool as error:
        message = (
            "one of the processes of -j ended before its work was done, and what it had is "
            "lost: run it again with -j 1"
        )
        raise PluginError(message) from error
    finally:
        # Its thread must be gone before the process looks for threads that plugins left.
        pool.shutdown(wait=not running, cancel_futures=True)
        if running:
            # Nobody wants the rest: an interrupt does not wait for what is being linted.
            for process in active_children():
                process.terminate()


def _begin(request: Request, failures: tuple[str, ...]) -> None:
    """Make ready, in a new process. What there is to say about the run, the first one has said.

    ``failures`` are those of the plugins there; if others fail here, findings would be missing.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _die_with_parent()
    kept_expressions.begin_for(request.work)
    try:
        run = open_run(request)
    except LintnewsError as error:
        _failed.append(error)
        return
    if tuple(map(str, run.registry.failures)) != failures:
        message = "a plugin loads in one process of -j and fails in another: run it with -j 1"
        _failed.append(PluginError(message))
        return
    run.guard.__enter__()
    _worker.append((run, cache_of(request, run)))


def _die_with_parent() -> None:
    """End this process when the one that began it ends, however that came about."""
    parent = parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def watch() -> None:
            wait([sentinel])
            os._exit(1)

        Thread(target=watch, daemon=True).start()


def _lint(names: Iterable[str]) -> list[Located]:
    if _failed:
        raise _failed[0]
    run, kept = _worker[0]
    found = list(lint_with_cache(names, run, kept))
    kept_expressions.write()
    return found
