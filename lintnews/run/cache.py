"""What was found in files that have not changed since, in a database in the user's own folder.

A key is made of everything that findings depend on, so an entry never has to be
declared stale: it is just not asked for any more, and goes after a month. The
values are JSON in SQLite, which many processes may use at once. Whatever is wrong
with the database or an entry, it is a miss: an entry is believed only if all of it has
the form that ``written`` gives it.

The keys are made before a plugin loads, so that a run without news loads none. What
plugins read outside of their packages (modules, word lists) is only known afterwards:
the list of those files is kept as well, and their state is part of each key.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec

from lintnews.article.span import Span
from lintnews.config.discovery import Discovery
from lintnews.config.settings import Settings
from lintnews.errors import LintnewsError, SourceError
from lintnews.hints import Any
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
from lintnews.run.files import STDIN, Finder, distinct, read_bytes, record_of
from lintnews.run.own_folder import default_folder, is_ours
from lintnews.run.plugin_choice import choice_of
from lintnews.run.request import Inputs, Outcome, Request, Say, Work, silent
from lintnews.values import VERSION

_FILE = "findings-1.sqlite"  # the number is that of the form of an entry
_DAY = 86_400
_KEPT = 30  # days after the last use
_BATCH = 200  # entries that are read or written together
_SEVERITIES = {severity.value: severity for severity in Severity}
_PATIENCE = 2.0  # seconds to wait for another process
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
#: What SQLite says of a file that is none of its databases, or not this one.
_BROKEN = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_unusable: set[str] = set()  # folders whose database another process holds


class FileCache:
    """The cache of one run: gives each file the key that its findings are kept under."""

    def __init__(self, request: Request, say: Say = silent) -> None:
        """Work out what all files of the run have in common: the request's ``basis`` above all.

        Raises:
            OSError: if the table of facts cannot be read.
        """
        self._common = common_of(request)
        self._plugins = self._common.digest()
        self.files: tuple[str, ...] = ()
        self._discovery = Discovery()
        basis = request.basis
        self._isolated = basis.isolated
        self._overridden = bool(basis.config or basis.overrides)
        self.store = Store(request.work.cache_dir or default_folder(), say)

    @property
    def common(self) -> bytes:
        """What the keys of all files of the run have in common."""
        return self._common.digest()

    def bind(self, files: Iterable[str]) -> None:
        """Make the state of what the plugins read outside of their packages part of each key."""
        self.files = tuple(files)
        if self.files:
            self._common.update(plain([state(file) for file in self.files]))

    def key(self, name: str, data: bytes, settings: Settings | None) -> bytes | None:
        """Return the key of a file, ``None`` if its findings depend on what cannot be known.

        Without ``settings`` there is a key only if no configuration governs the file.
        """
        made = self._common.copy()
        if self.is_configured(name):
            if settings is None or settings.file_rules or settings.left_out:
                return None
            made.update(
                plain(
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

    def get(self, key: bytes, name: str) -> tuple[Located, ...] | None:
        """Return the findings that were kept for a file, ``None`` if there are none."""
        kept = self.store.get((key,)).get(key)
        return None if kept is None else read(kept, name)

    def put(self, key: bytes, found: Iterable[Located]) -> None:
        """Keep the findings of a file under its key."""
        self.store.put(key, written(found))

    def keep_plugins(self, extensions: tuple[str, ...]) -> None:
        """Keep what a run that loads no plugin has to know: extensions, and files to look at."""
        self.store.put(self._plugins, json.dumps([extensions, self.files]))
        self.store.flush()

    def kept_plugins(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return the extensions and files that were kept, ``None`` if there are none."""
        kept = _parsed(self.store.get((self._plugins,)).get(self._plugins, ""))
        if not _is_list(kept, 2) or not all(
            _is_list(part) and all(isinstance(item, str) for item in part) for part in kept
        ):
            return None
        return tuple(kept[0]), tuple(kept[1])


def common_of(request: Request) -> blake2b:
    """Return the hash of what all findings of a request depend on, besides copy and settings.

    Raises:
        OSError: if the table of facts cannot be read.
    """
    points = entry_points()
    basis = request.basis
    states = _states(points)
    common = [VERSION, sys.version, basis, choice_of(request), installed(), points, states]
    if basis.metadata is not None:
        common.append(_content(basis.metadata))
    return blake2b(plain(common), digest_size=20)


class Store:
    """Findings by key. Nothing here raises: without a database there are only misses."""

    __slots__ = ("_database", "_folder", "_say", "_today", "_used", "_waiting")

    def __init__(self, folder: str | None, say: Say = silent) -> None:
        """Keep the database in ``folder``; it is made when first needed."""
        self._folder = folder
        self._say = say
        self._today = int(time.time()) // _DAY
        self._waiting: list[tuple[bytes, str, int]] = []
        self._used: list[tuple[int, bytes]] = []
        self._database = self._opened()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """Return what was kept under the keys, by key; what is missing is not in it."""
        found: dict[bytes, str] = {}
        for at in range(0, len(keys), _BATCH):
            try:
                rows = self._rows(keys[at : at + _BATCH])
            except (sqlite3.Error, ValueError) as error:
                self._give_up(error)
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
        if self._database is not None and (self._waiting or self._used):
            try:
                with self._database as database:
                    database.executemany(
                        "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", self._waiting
                    )
                    database.executemany("UPDATE entries SET day = ? WHERE key = ?", self._used)
                    database.execute("DELETE FROM entries WHERE day < ?", (self._today - _KEPT,))
            except (sqlite3.Error, ValueError) as error:
                self._give_up(error)
        self._waiting.clear()
        self._used.clear()

    def _give_up(self, error: Exception) -> None:
        """Go on without the database, and take a broken one away."""
        self._database = None
        path = os.path.join(self._folder or "", _FILE)
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _BUSY:
            _unusable.add(path)
            self._say(f"the cache {path} is in use by another process: it goes on without it")
        elif code in _BROKEN:
            with suppress(OSError):
                os.unlink(path)

    def _opened(self) -> sqlite3.Connection | None:
        path = os.path.join(self._folder or "", _FILE)
        if self._folder is None or path in _unusable:
            return None
        for _ in range(2):
            try:
                os.makedirs(self._folder, mode=0o700, exist_ok=True)
                if not is_ours(self._folder) or (os.path.lexists(path) and not is_ours(path)):
                    _unusable.add(path)
                    self._say(f"the cache {path} is a link, or others may write it: it is not used")
                    return None
                database = sqlite3.connect(path, timeout=_PATIENCE)
                database.execute(
                    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value TEXT, day "
                    "INTEGER) WITHOUT ROWID"
                )
            except (sqlite3.Error, ValueError) as error:
                # If it was broken it is gone now, and the second try begins afresh.
                self._give_up(error)
                if os.path.lexists(path):
                    return None
            except OSError:
                return None
            else:
                return database
        return None


def written(found: Iterable[Located]) -> str:
    """Return findings as JSON."""
    return json.dumps([_row(one) for one in found], separators=(",", ":"))


def read(text: str, name: str) -> tuple[Located, ...] | None:
    """Return the findings that ``written`` wrote for a file, ``None`` if it is something else."""
    rows = _parsed(text)
    names = (name, name + EXTENSION)
    if not _is_list(rows) or not all(_is_row(row) and row[0] in names for row in rows):
        return None
    return tuple([_located(row) for row in rows])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_list(value: Any, length: int | None = None) -> bool:
    return type(value) is list and (length is None or len(value) == length)


def _is_row(row: Any) -> bool:
    """Return whether a value has the form of a finding, all of it."""
    if not _is_list(row, len(Located._fields)):
        return False
    path, record, code, name, message, severity, place, related, fix, fingerprint, url = row
    return (
        all(type(text) is str for text in (path, code, name, message, severity, fingerprint))
        and all(text is None or type(text) is str for text in (record, url))
        and severity in _SEVERITIES
        and _is_place(place)
        and _is_list(related)
        and all(_is_list(one, 2) and _is_place(one[0]) and type(one[1]) is str for one in related)
        and (fix is None or _is_fix(fix))
    )


def _is_place(place: Any) -> bool:
    return (
        _is_list(place, len(Place._fields))
        and all(type(number) is int and number >= 0 for number in place)
        and place[0] <= place[1]
    )


def _is_fix(fix: Any) -> bool:
    return (
        _is_list(fix, 2)
        and fix[0] in list(Applicability)
        and _is_list(fix[1])
        and bool(fix[1])
        and all(
            _is_list(edit, 3)
            and type(edit[0]) is type(edit[1]) is int
            and 0 <= edit[0] <= edit[1]
            and type(edit[2]) is str
            for edit in fix[1]
        )
    )


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


def of(request: Request, say: Say = silent) -> FileCache | None:
    """Return the cache of a run, if it has one."""
    if (
        request.work.no_cache
        or request.work.timing
        or request.basis.rule_files
        or request.basis.against is not None
    ):
        return None
    with suppress(OSError):
        return FileCache(request, say)
    return None


def warm(request: Request, say: Say = silent) -> tuple[list[str], tuple[Located, ...]] | None:
    """Return the files and all findings if every one of them is in the cache.

    Return ``None`` if something has to be linted. Such a run loads no plugin: that
    none has changed is part of each key.
    """
    if not may_be_warm(request):
        return None
    cache = of(request, say)
    known = cache.kept_plugins() if cache else None
    if cache is None or known is None:
        return None
    extensions, files = known
    cache.bind(files)
    plain = Settings()
    inputs = request.inputs
    finder = Finder(lambda _: plain, extensions, force_exclude=inputs.force_exclude)
    try:
        given = [set(finder.find(path)) for path in inputs.paths]
        names = distinct(set().union(*given)) if all(given) else []
        keys: dict[str, bytes] = {}
        for name in names:
            data = read_bytes(name)
            key = cache.key(name, data, None)
            if key is None:
                return None
            keys[name] = key
    except LintnewsError:
        return None
    found = _all_kept(cache.store, keys)
    if finder.problems or not names or found is None:
        return None
    cache.store.flush()
    return names, found


def _all_kept(store: Store, keys: Mapping[str, bytes]) -> tuple[Located, ...] | None:
    """Return the findings of all files, ``None`` if those of one are missing."""
    kept = store.get(list(keys.values()))
    found: list[Located] = []
    for name, key in keys.items():
        own = read(kept[key], name) if key in kept else None
        if own is None:
            return None
        found.extend(own)
    return tuple(found)


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
        and not any(map(record_of, inputs.paths))
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


def state(file: str) -> tuple[str, int, int]:
    """Return name, time in ns and size of a file, 0 for what is not there."""
    try:
        status = os.stat(file)
    except OSError:
        return file, 0, 0
    return file, status.st_mtime_ns, status.st_size


def plain(value: Any) -> bytes:
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
