"""What was found in files that have not changed since, in a database in the user's own folder.

A key is made of everything that findings depend on, so an entry never has to be
declared stale: it is just not asked for any more, and goes after a month. The
values are JSON in SQLite, which many processes may use at once. Whatever is wrong
with the database or an entry, it is a miss.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from typing import Any

from lintnews.article.span import Span
from lintnews.config.discovery import Discovery
from lintnews.config.settings import Settings
from lintnews.errors import LintnewsError, SourceError
from lintnews.linting.finding import (
    Applicability,
    Edit,
    Fix,
    Located,
    Place,
    RelatedPlace,
    Severity,
)
from lintnews.linting.suppression_file import EXTENSION
from lintnews.plugins.entrypoints import EntryPoint, entry_points, installed
from lintnews.run.files import STDIN, Finder, is_blank, read_bytes
from lintnews.run.plugin_choice import choice_of
from lintnews.run.request import Inputs, Outcome, Request, Work
from lintnews.values import VERSION

_FILE = "findings-1.sqlite"  # the number is that of the form of an entry
_DAY = 86_400
_KEPT = 30  # days after the last use
_BATCH = 200  # entries that are read or written together
_SEVERITIES = {severity.value: severity for severity in Severity}
_PATIENCE = 10.0  # seconds to wait for another process


class FileCache:
    """The cache of one run: gives each file the key that its findings are kept under."""

    def __init__(self, request: Request) -> None:
        """Work out what all files of the run have in common: the request's ``basis`` above all.

        Raises:
            OSError: if the table of facts cannot be read.
        """
        points = entry_points()
        basis = request.basis
        states = _states(points)
        common = [VERSION, sys.version, basis, choice_of(request), installed(), points, states]
        if basis.metadata is not None:
            common.append(_content(basis.metadata))
        self._common = blake2b(_plain(common), digest_size=20)
        self._discovery = Discovery()
        self._isolated = basis.isolated
        self._overridden = bool(basis.config or basis.overrides)
        self.store = Store(request.work.cache_dir or default_folder())

    @property
    def common(self) -> bytes:
        """What the keys of all files of the run have in common."""
        return self._common.digest()

    def key(self, name: str, data: bytes, settings: Settings | None) -> bytes | None:
        """Return the key of a file, ``None`` if its findings depend on what cannot be known.

        Without ``settings`` there is a key only if no configuration governs the file.
        """
        made = self._common.copy()
        if self.is_configured(name):
            if settings is None or settings.file_rules:
                return None
            made.update(
                _plain(
                    (
                        settings._replace(came_from={}, level="", fail_level=""),
                        os.path.abspath(name),
                    )
                )
            )
        suppressions = b""
        if os.path.lexists(name + EXTENSION):
            try:
                suppressions = read_bytes(name + EXTENSION)
            except SourceError:
                return None
        made.update(
            b"%d %d %s\0" % (len(suppressions), len(data), name.encode("utf-8", "surrogatepass"))
        )
        made.update(suppressions)
        made.update(data)
        return made.digest()

    def is_configured(self, name: str) -> bool:
        """Return whether a configuration governs a file."""
        if self._overridden:
            return True
        return (
            not self._isolated
            and self._discovery.find(os.path.dirname(os.path.abspath(name))) is not None
        )

    def get(self, key: bytes) -> tuple[Located, ...] | None:
        """Return the findings that were kept under a key, ``None`` if there are none."""
        kept = self.store.get((key,)).get(key)
        return None if kept is None else read((kept,))

    def put(self, key: bytes, found: Iterable[Located]) -> None:
        """Keep the findings of a file under its key."""
        self.store.put(key, written(found))

    def keep_extensions(self, extensions: tuple[str, ...]) -> None:
        """Keep which files the readers know, for a run that loads no reader."""
        self.store.put(self.common, json.dumps(extensions))
        self.store.flush()

    def extensions(self) -> tuple[str, ...] | None:
        """Return the extensions that were kept, ``None`` if there are none."""
        key = self.common
        try:
            kept = json.loads(self.store.get((key,)).get(key, "null"))
        except ValueError:
            return None
        return (
            tuple(kept)
            if isinstance(kept, list) and all(isinstance(item, str) for item in kept)
            else None
        )


class Store:
    """Findings by key. Nothing here raises: without a database there are only misses."""

    __slots__ = ("_database", "_folder", "_today", "_used", "_waiting")

    def __init__(self, folder: str) -> None:
        """Keep the database in ``folder``; it is made when first needed."""
        self._folder = folder
        self._today = int(time.time()) // _DAY
        self._waiting: list[tuple[bytes, str, int]] = []
        self._used: list[tuple[int, bytes]] = []
        self._database = self._opened()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """Return what was kept under the keys, by key; what is missing is not in it."""
        found: dict[bytes, str] = {}
        for at in range(0, len(keys) if self._database else 0, _BATCH):
            some = keys[at : at + _BATCH]
            try:
                rows = self._rows(some)
            except sqlite3.Error:
                break
            found.update((key, value) for key, value, _ in rows if isinstance(value, str))
            self._used.extend((self._today, key) for key, _, day in rows if day != self._today)
        return found

    def _rows(self, keys: Sequence[bytes]) -> list[tuple[bytes, Any, Any]]:
        if self._database is None:
            return []
        marks = ",".join("?" * len(keys))
        # nothing but question marks
        query = f"SELECT key, value, day FROM entries WHERE key IN ({marks})"  # noqa: S608
        return self._database.execute(query, keys).fetchall()

    def put(self, key: bytes, value: str) -> None:
        """Keep a value under a key."""
        self._waiting.append((key, value, self._today))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        if self._database is None or not (self._waiting or self._used):
            return
        with suppress(sqlite3.Error), self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", self._waiting
            )
            self._database.executemany("UPDATE entries SET day = ? WHERE key = ?", self._used)
            self._database.execute("DELETE FROM entries WHERE day < ?", (self._today - _KEPT,))
        self._waiting.clear()
        self._used.clear()

    def _opened(self) -> sqlite3.Connection | None:
        path = os.path.join(self._folder, _FILE)
        for attempt in (1, 2):
            try:
                os.makedirs(self._folder, mode=0o700, exist_ok=True)
                database = sqlite3.connect(path, timeout=_PATIENCE)
                database.execute(
                    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value TEXT, day "
                    "INTEGER) WITHOUT ROWID"
                )
            except sqlite3.DatabaseError as error:
                # No database, or a broken one: begin afresh, once. One that is only busy is left
                # alone.
                if attempt == 2 or isinstance(error, sqlite3.OperationalError):  # noqa: PLR2004
                    return None
                with suppress(OSError):
                    os.unlink(path)
            except OSError:
                return None
            else:
                return database
        return None


def default_folder() -> str:
    """Return the folder for caches that the system gives to the user."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = given if os.path.isabs(given) else os.path.join(home, ".cache")
    return os.path.join(base, "lintnews")


def written(found: Iterable[Located]) -> str:
    """Return findings as JSON."""
    return json.dumps([_row(one) for one in found], ensure_ascii=False, separators=(",", ":"))


def read(texts: Iterable[str]) -> tuple[Located, ...] | None:
    """Return the findings that ``written`` wrote, ``None`` if a text is something else."""
    try:
        return tuple([_located(row) for rows in json.loads(f"[{','.join(texts)}]") for row in rows])
    except (ValueError, TypeError, KeyError):
        return None


def _row(one: Located) -> list[Any]:
    fix = (
        None
        if one.fix is None
        else [one.fix.applicability.value, [[*edit.span, edit.text] for edit in one.fix.edits]]
    )
    related = [[list(other.place), other.message] for other in one.related]
    return [
        one.path,
        one.record,
        one.code,
        one.name,
        one.message,
        one.severity.value,
        list(one.place),
        related,
        fix,
        one.fingerprint,
        one.url,
    ]


def _located(row: list[Any]) -> Located:
    path, record, code, name, message, severity, place, related, fix, fingerprint, url = row
    places = tuple([RelatedPlace(Place(*where), said) for where, said in related])
    edits = (
        None
        if fix is None
        else Fix(
            tuple([Edit(Span(start, end), text) for start, end, text in fix[1]]),
            Applicability(fix[0]),
        )
    )
    return Located(
        path,
        record,
        code,
        name,
        message,
        _SEVERITIES[severity],
        Place(*place),
        places,
        edits,
        fingerprint,
        url,
    )


def of(request: Request) -> FileCache | None:
    """Return the cache of a run, if it has one."""
    if request.work.no_cache or request.work.timing or request.basis.rule_files:
        return None
    with suppress(OSError):
        return FileCache(request)
    return None


def warm(request: Request) -> tuple[list[str], tuple[Located, ...]] | None:
    """Return the files and all findings if every one of them is in the cache.

    Return ``None`` if something has to be linted. Such a run loads no plugin: that
    none has changed is part of each key.
    """
    if not may_be_warm(request):
        return None
    cache = of(request)
    extensions = cache.extensions() if cache else None
    if cache is None or extensions is None:
        return None
    plain = Settings()
    inputs = request.inputs
    finder = Finder(lambda _: plain, extensions, force_exclude=inputs.force_exclude)
    try:
        names = sorted({name for path in inputs.paths for name in finder.find(path)})
        keys: list[bytes] = []
        for name in names:
            data = read_bytes(name)
            key = cache.key(name, data, None)
            if key is None or is_blank(data):
                return None
            keys.append(key)
    except LintnewsError:
        return None
    kept = cache.store.get(keys)
    found = read([kept[key] for key in keys]) if len(kept) == len(set(keys)) else None
    if finder.problems or not names or found is None:
        return None
    cache.store.flush()
    return names, found


def may_be_warm(request: Request) -> bool:
    """Return whether nothing but the paths, the levels and the exit code is asked for."""
    inputs, basis, outcome = request.inputs, request.basis, request.outcome
    plain = outcome._replace(
        level=None, fail_level=None, exit_zero=False, max_findings=None, color="auto"
    )
    return (
        plain == Outcome()
        and inputs._replace(paths=(), force_exclude=False) == Inputs()
        and STDIN not in inputs.paths
        and not (basis.config or basis.overrides or basis.metadata)
        and request.work._replace(cache_dir=None, jobs=None) == Work()
    )


def _content(path: str) -> str:
    """Return the bytes of a file that the request names, as text of no meaning."""
    with open(path, "rb") as file:
        return file.read().hex()


def _states(points: Iterable[EntryPoint]) -> list[tuple[str, int, int]]:
    """Return name, time and size of every file of lintnews and the plugins: they may be edited."""
    packages = {"lintnews", *(point.value.partition(":")[0].partition(".")[0] for point in points)}
    found: list[tuple[str, int, int]] = []
    for package in sorted(packages):
        with suppress(ImportError, ValueError):
            spec = find_spec(package)
            if spec is None:
                continue
            if spec.origin and not spec.submodule_search_locations:
                status = os.stat(spec.origin)
                found.append((spec.origin, status.st_mtime_ns, status.st_size))
            for folder in spec.submodule_search_locations or ():
                found.extend(_below(folder))
    return found


def _below(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _below(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size


def _plain(value: Any) -> bytes:
    """Return a value as bytes that are the same in every process."""
    return json.dumps(_ordered(value), default=str).encode("utf-8", "surrogatepass")


def _ordered(value: Any) -> Any:
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, tuple | list):
        return [_ordered(item) for item in value]
    if hasattr(value, "items"):
        return [[str(name), _ordered(item)] for name, item in sorted(value.items())]
    return value
