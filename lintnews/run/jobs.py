"""``-j``: many files, linted by several processes; findings come in the same order as from one."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context

from lintnews.errors import PluginError
from lintnews.linting.finding import Located
from lintnews.run.cache import FileCache
from lintnews.run.cached_lint import cache_of, lint_with_cache
from lintnews.run.request import Request
from lintnews.run.session import LintRun, open_run

_CHUNK = 20  # files that a process takes at once
_AHEAD = 4  # chunks for each process that may be ready before they are asked for


_worker: list[tuple[LintRun, FileCache | None]] = []


def lint_in_processes(names: list[str], request: Request, jobs: int) -> Iterator[Located]:
    """Yield the findings of the files, in their order, linted by ``jobs`` processes.

    Raises:
        PluginError: if a process dies.
    """
    # A new interpreter would look into the current folder first: a checkout must not bring modules
    # with it.
    os.environ["PYTHONSAFEPATH"] = "1"
    chunks = (names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK))
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (request,))
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
        pool.shutdown(wait=False, cancel_futures=True)
        if running:
            # Nobody wants the rest: an interrupt does not wait for what is being linted.
            for process in active_children():
                process.terminate()


def _begin(request: Request) -> None:
    """Make ready, in a new process. What there is to say about the run, the first one has said."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stderr = None
    run = open_run(request)
    run.guard.__enter__()
    _worker.append((run, cache_of(request, run)))


def _lint(names: Iterable[str]) -> list[Located]:
    run, kept = _worker[0]
    return list(lint_with_cache(names, run, kept))
