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
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from lintnews.article.span import Span
from lintnews.linting.finding import (
    Applicability,
    Edit,
    Fix,
    Located,
    Place,
    RelatedPlace,
    Severity,
)

_FILE = "findings-1.sqlite"  # the number is that of the form of an entry
_DAY = 86_400
_KEPT = 30  # days after the last use
_BATCH = 200  # entries that are read or written together
_SEVERITIES = {severity.value: severity for severity in Severity}
_PATIENCE = 10.0  # seconds to wait for another process


class Cache:
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
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                self._waiting,
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
                    "INTEGER) WITHOUT ROWID",
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
    """Return the findings of what ``written`` wrote, one after the other; ``None`` where one is something else."""
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
