"""What a scan reads: files of articles, and tables with an article in each row."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from lintnews.archive.manifest import NAME, holds_results
from lintnews.run.request import Inputs, Say
from lintnews.run.session import LintRun, find_files
from lintnews.values import NamedTuple

#: The ends of the names of tables, and which of the engine's readers each is for.
TABLES = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".csv.gz": "csv",
    ".tsv": "tsv",
    ".tsv.gz": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
}


class Found(NamedTuple):
    """The inputs of a scan: files of articles with their publishers, and tables.

    ``failed`` says that some path means nothing.
    """

    files: tuple[tuple[str, str | None], ...]
    tables: tuple[str, ...]
    failed: bool


def find(
    inputs: Inputs, run: LintRun, say: Say, output: str, publisher: str | None = None
) -> Found:
    """Return what the paths mean, sorted. ``publisher`` is stated of all files.

    In a folder the results of a scan are no input: neither ``output`` nor those of another.
    """
    tables: set[str] = set()
    others: list[str] = []
    results: list[str] = []
    for path in inputs.paths:
        if is_remote(path) or (table_format(path) and not os.path.isdir(path)):
            tables.add(path)
            continue
        if os.path.isdir(path):
            tables.update(_tables_below(path, output, results))
        others.append(path)
    names, failed = list[str](), False
    if others:
        names, failed, _ = find_files(inputs._replace(paths=tuple(others)), run, say)
        names = [name for name in names if not _is_below(name, results)]
    for folder in results:
        if not _is_same(folder, output):
            say(f"{folder}: the results of a scan: not read")
    missing = [name for name in tables if not is_remote(name) and not os.path.isfile(name)]
    for name in missing:
        say(f"{name}: there is no such file")
    files = [
        (name, publisher or _publisher(name, others))
        for name in names
        if table_format(name) is None
    ]
    return Found(tuple(files), tuple(sorted(tables - set(missing))), failed or bool(missing))


def is_remote(path: str) -> bool:
    """Return whether a path is in an object store or on another machine."""
    return "://" in path


def table_format(path: str) -> str | None:
    """Return the format of a table, ``None`` if the path is not called like one."""
    folded = path.lower()
    ends = [end for end in TABLES if folded.endswith(end)]
    return TABLES[max(ends, key=len)] if ends else None


def _tables_below(folder: str, output: str, results: list[str]) -> Iterator[str]:
    """Yield the tables in a folder and below it, and add to ``results`` what is passed over."""
    for place, folders, names in os.walk(folder):
        is_output = place != folder and _is_same(place, output)
        if is_output or (NAME in names and holds_results(place)):
            results.append(place)
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in names:
            if table_format(name) and not name.startswith((".", "_")):
                yield os.path.join(place, name)


def _is_same(folder: str, other: str) -> bool:
    return os.path.realpath(folder) == os.path.realpath(other)


def _is_below(name: str, folders: Sequence[str]) -> bool:
    path = os.path.abspath(name)
    return any(path.startswith(os.path.abspath(one).rstrip(os.sep) + os.sep) for one in folders)


def _publisher(name: str, given: Sequence[str]) -> str | None:
    """Return the first folder below the one that was given, else that one itself."""
    path = os.path.abspath(name)
    for root in sorted((os.path.abspath(one) for one in given), key=len, reverse=True):
        if path.startswith(root.rstrip(os.sep) + os.sep):
            below = os.path.relpath(path, root).split(os.sep)
            return below[0] if len(below) > 1 else os.path.basename(root) or None
    return os.path.basename(os.path.dirname(path)) or None
