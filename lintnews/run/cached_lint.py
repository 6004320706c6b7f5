"""Many files: those that have not changed since the last run are answered from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.errors import SourceError
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Located
from lintnews.run.cache import FileCache
from lintnews.run.files import STDIN
from lintnews.run.lint import lint_file, lint_files
from lintnews.run.session import LintRun


def lint_with_cache(
    names: Iterable[str], run: LintRun, cache: FileCache | None
) -> Iterator[Located]:
    """Yield the findings of the files, one after the other; without a cache lint them all."""
    if cache is None:
        yield from lint_files(names, run)
        return
    try:
        for name in names:
            yield from _cached(name, run, cache)
    finally:
        cache.store.flush()


def _cached(name: str, run: LintRun, cache: FileCache) -> Iterable[Located]:
    """Return the findings of a file, from the cache if it has not changed."""
    try:
        data = run.read(name)
        key = cache.key(name, data, run.settings_for(name)) if name != STDIN else None
    except SourceError:
        key = None
    if key is None:
        return lint_file(name, run)
    found = cache.get(key)
    if found is None:
        found = tuple(lint_file(name, run, data))
        # What is next to the file may have changed while it was read.
        is_same = cache.key(name, data, run.settings_for(name)) == key
        if is_same and not any(one.code in FAILURES for one in found):
            cache.put(key, found)
    return found
