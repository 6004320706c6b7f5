"""``--cache-dir``, ``--no-cache``: what a finding depends on, and runs that have nothing new to find."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from lintnews.config.discovery import Discovery
from lintnews.config.settings import Settings
from lintnews.errors import LintnewsError, SourceError
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Located
from lintnews.linting.suppression_file import EXTENSION
from lintnews.plugins.entrypoints import EntryPoint, entry_points, installed
from lintnews.run import cache
from lintnews.run.files import STDIN, Finder, is_blank, read_bytes
from lintnews.run.lint import Desk
from lintnews.values import VERSION

if TYPE_CHECKING:
    import argparse

#: Options that say what is done with findings, or which files are read, and not what is found in a
#: file.
_NOT_ABOUT_FINDINGS = frozenset(
    [
        *(
            "paths",
            "format",
            "output_file",
            "level",
            "max_findings",
            "statistics",
            "count",
            "color",
            "fail_level",
            "exit_zero",
        ),
        *(
            "fix",
            "unsafe_fixes",
            "diff",
            "baseline",
            "update_baseline",
            "since",
            "no_merge_base",
            "version",
        ),
        *("force_exclude", "jobs", "no_cache", "cache_dir", "timing", "stdin_filename"),
    ],
)
#: Options with which findings are more than what was found in each file, or files are found in
#: another way.
_NEVER_WARM = (
    *(
        "fix",
        "diff",
        "baseline",
        "update_baseline",
        "since",
        "no_merge_base",
        "output_file",
        "statistics",
        "count",
        "timing",
    ),
    *(
        "include",
        "exclude",
        "extend_exclude",
        "no_respect_gitignore",
        "config",
        "stdin_filename",
        "metadata",
    ),
)


class Remembered:
    """The cache of one run: gives each file the key that its findings are kept under."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Work out what all files of the run have in common.

        Raises:
            OSError: where the table of facts cannot be read.
        """
        points = entry_points()
        given = {
            name: value
            for name, value in sorted(vars(options).items())
            if name not in _NOT_ABOUT_FINDINGS
        }
        common = json.dumps(
            [VERSION, sys.version, given, installed(), points, _states(points)],
            default=str,
        )
        if options.metadata:
            common += cache_text(options.metadata)
        self._common = blake2b(common.encode("utf-8", "surrogatepass"), digest_size=20)
        self._discovery = Discovery()
        self._isolated: bool = options.isolated
        self._overridden = bool(options.config)
        self.store = cache.Cache(options.cache_dir or cache.default_folder())

    def key(self, name: str, data: bytes, settings: Settings | None) -> bytes | None:
        """Return the key of a file, ``None`` where its findings depend on what cannot be known.

        Without ``settings`` there is a key only where no configuration governs the file.
        """
        made = self._common.copy()
        if self.is_configured(name):
            if settings is None or settings.own_rules:
                return None
            made.update(
                _plain(
                    (
                        settings._replace(came_from={}, level="", fail_level=""),
                        os.path.abspath(name),
                    ),
                ),
            )
        beside = b""
        if os.path.lexists(name + EXTENSION):
            try:
                beside = read_bytes(name + EXTENSION)
            except SourceError:
                return None
        made.update(b"%d %d %s\0" % (len(beside), len(data), name.encode("utf-8", "surrogatepass")))
        made.update(beside)
        made.update(data)
        return made.digest()

    def is_configured(self, name: str) -> bool:
        """Say whether a configuration governs a file."""
        if self._overridden:
            return True
        return (
            not self._isolated
            and self._discovery.find(os.path.dirname(os.path.abspath(name))) is not None
        )

    def lint_all(self, names: Iterable[str], desk: Desk) -> Iterator[Located]:
        """Yield the findings of the files, from the cache where they have not changed."""
        try:
            for name in names:
                yield from self._lint(name, desk)
        finally:
            self.store.flush()

    def _lint(self, name: str, desk: Desk) -> Iterator[Located]:
        from lintnews.run import lint as runner

        try:
            data = desk.read(name)
            key = self.key(name, data, desk.settings_for(name)) if name != STDIN else None
        except SourceError:
            key = None
        if key is None:
            yield from runner.lint_file(name, desk)
            return
        kept = self.store.get((key,)).get(key)
        found = None if kept is None else cache.read((kept,))
        if found is None:
            found = tuple(runner.lint_file(name, desk, data))
            # What stands beside the file may have changed while it was read.
            if self.key(name, data, desk.settings_for(name)) == key and not any(
                one.code in FAILURES for one in found
            ):
                self.store.put(key, cache.written(found))
        yield from found

    def keep_extensions(self, extensions: tuple[str, ...]) -> None:
        """Keep which files the readers know, for a run that loads none."""
        self.store.put(self._common.digest(), json.dumps(extensions))
        self.store.flush()

    def extensions(self) -> tuple[str, ...] | None:
        """Return the extensions that were kept, ``None`` where there are none."""
        key = self._common.digest()
        try:
            kept = json.loads(self.store.get((key,)).get(key, "null"))
        except ValueError:
            return None
        return (
            tuple(kept)
            if isinstance(kept, list) and all(isinstance(item, str) for item in kept)
            else None
        )


def of(options: argparse.Namespace) -> Remembered | None:
    """Return the cache of a run, where it has one."""
    if options.no_cache or options.rule_file or options.timing:
        return None
    with suppress(OSError):
        return Remembered(options)
    return None


def warm(options: argparse.Namespace) -> tuple[list[str], tuple[Located, ...]] | None:
    """Return the files and all findings where every one of them is in the cache, ``None`` where something has to be linted.

    Such a run loads no plugin: that none has changed is part of each key.
    """
    if (
        options.format != "text"
        or STDIN in options.paths
        or any(getattr(options, name) for name in _NEVER_WARM)
    ):
        return None
    from lintnews.config.settings import Settings

    remembered = of(options)
    extensions = remembered.extensions() if remembered else None
    if remembered is None or extensions is None:
        return None
    plain = Settings()
    finder = Finder(lambda _: plain, extensions, force_exclude=options.force_exclude)
    try:
        names = sorted({name for path in options.paths for name in finder.find(path)})
        keys: list[bytes] = []
        for name in names:
            data = read_bytes(name)
            key = remembered.key(name, data, None)
            if key is None or is_blank(data):
                return None
            keys.append(key)
    except LintnewsError:
        return None
    kept = remembered.store.get(keys)
    found = cache.read([kept[key] for key in keys]) if len(kept) == len(set(keys)) else None
    if finder.problems or not names or found is None:
        return None
    remembered.store.flush()
    return names, found


def cache_text(path: str) -> str:
    """Return the bytes of a file that options name, as text of no meaning."""
    with open(path, "rb") as file:
        return file.read().hex()


def _states(points: Iterable[EntryPoint]) -> list[tuple[str, int, int]]:
    """Return name, time and size of every file of lintnews and of the plugins: a rule that is being written has no version."""
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
