"""Many files: those that have not changed since the last run are answered from the cache."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from lintnews.errors import SourceError
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Located
from lintnews.plugins.registry import Registry
from lintnews.run import cache as caches
from lintnews.run.cache import FileCache
from lintnews.run.files import STDIN
from lintnews.run.lint import lint_file, lint_files
from lintnews.run.request import Request, Say, silent
from lintnews.run.session import LintRun

#: What lintnews itself imports; its versions are in each key.
_OWN = frozenset(
    """
    docx jinja2 lintnews lintnews_rules lxml markupsafe numpy pluggy pyarrow pyphen pyromark regex
    six textstat tomli turbohtml warcio
    """.split(),
)


def cache_of(request: Request, run: LintRun, say: Say = silent) -> FileCache | None:
    """Return the cache of a run, if it has one; if a plugin failed it has none."""
    cache = None if run.registry.failures else caches.of(request, say)
    if cache is not None:
        cache.bind(files_of(run.registry))
    return cache


def files_of(registry: Registry) -> tuple[str, ...]:
    """Return the modules and word lists of plugins, wherever they are.

    If there is no plugin but what lintnews brings, there are none.
    """
    if all(plugin.distribution.startswith("lintnews") for plugin in registry.plugins):
        return ()
    standard = os.path.dirname(os.__file__) + os.sep
    modules = [
        file
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] not in _OWN
        and isinstance(file := getattr(module, "__file__", None), str)
        and (not file.startswith(standard) or "site-packages" in file)
    ]
    lists = [os.path.abspath(item.words) for item in registry.lists if not callable(item.words)]
    return tuple(sorted({*modules, *lists}))


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
        whole = name != STDIN and name not in run.chosen
        key = cache.key(name, data, run.settings_for(name)) if whole else None
    except SourceError:
        key = None
    if key is None:
        return lint_file(name, run)
    found = cache.get(key, name)
    if found is None:
        found = tuple(lint_file(name, run, data))
        # What is next to the file may have changed while it was read.
        is_same = cache.key(name, data, run.settings_for(name)) == key
        if (
            is_same
            and not any(one.code in FAILURES for one in found)
            and name not in run.timed
            and cache.files == files_of(run.registry)
        ):
            cache.put(key, found)
    return found
