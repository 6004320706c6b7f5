"""Many files: find them, read them, check them, one after the other.

A file that cannot be read becomes a finding (LNT001) and costs no other file
anything.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.engine import Ruleset, check_reading
from lintnews.errors import ConfigError, ReaderError, SourceError, UsageError
from lintnews.filters.location import at_source, locate
from lintnews.filters.suppression import suppress
from lintnews.guard import Guard
from lintnews.readers import choose
from lintnews.resolve import ignored_for, ruleset
from lintnews.rules.diagnostic import Diagnostic, Located
from lintnews.rules.own import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintnews.article.model import Article
    from lintnews.config.settings import Settings
    from lintnews.plugins.registry import Registry
    from lintnews.readers.reader import Reader

STDIN = "-"
_HIDDEN = "."


@dataclass(slots=True)
class Desk:
    """What is the same for all files of a run: the rules, and how to find a file's settings."""

    registry: Registry
    settings_for: Callable[[str], Settings]
    encoding: str | None = None
    restate: Callable[[Article], Article] | None = None
    stdin_name: str = STDIN
    reader: Reader | None = None
    guard: Guard = field(default_factory=Guard)
    _stdin: bytes | None = None
    _source: Source | None = None
    _rulesets: list[tuple[Settings, tuple[str, ...], Ruleset]] = field(default_factory=list)

    def check_settings(self, names: Iterable[str]) -> None:
        """Find the settings of every file, so that what is wrong in them is said before the first is read.

        Raises:
            ConfigError: with the problems of every configuration that is used.
        """
        problems: dict[str, None] = {}
        for name in names:
            try:
                self.settings_for(name)
            except ConfigError as error:
                problems.update(dict.fromkeys(error.problems))
        if problems:
            raise ConfigError(list(problems))

    def called(self, name: str) -> str:
        """Return the name that findings of a file bear."""
        return self.stdin_name if name == STDIN else name

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, or of standard input.

        Raises:
            SourceError: where it is no regular file or cannot be read.
        """
        if name != STDIN:
            return read_bytes(name)
        if self._stdin is None:
            if sys.stdin is None:
                message = "standard input is closed"
                raise SourceError(message)
            self._stdin = sys.stdin.buffer.read()
        return self._stdin

    def decode(self, name: str, data: bytes) -> Source:
        """Return the source that the bytes of a file are.

        Raises:
            SourceError: where they are not text in the encoding that is stated or declared.
        """
        return choose.source(name, data, self.registry.readers, self.encoding)

    def articles(self, source: Source) -> Iterator[Article]:
        """Yield the articles of a source, with what was stated about them.

        Raises:
            ReaderError: where the source cannot be read in its format.
        """
        reader = self.reader or choose.reader_of(source, self.registry.readers)
        for article in choose.articles(source, reader, self.guard):
            yield self.restate(article) if self.restate else article

    def remember(self, source: Source) -> None:
        """Keep the source that is read at the moment; those before it are let go."""
        self._source = source

    def source(self, name: str) -> Source | None:
        """Return the source that findings of ``name`` count in, read again where it has to be."""
        if self._source is None or self._source.name != name:
            try:
                data = self.read(STDIN if name == self.stdin_name and self._stdin is not None else name)
                self._source = self.decode(name, data)
            except SourceError:
                return None
        return self._source

    def ruleset(self, name: str) -> Ruleset:
        """Return the ruleset for a file, built once for each distinct configuration."""
        settings = self.settings_for(name)
        ignored = ignored_for(name, settings)
        for known, less, built in self._rulesets:
            if less == ignored and (known is settings or known == settings):
                return built
        built = ruleset(self.registry.rules, settings, ignored, self.registry.lists)
        self._rulesets.append((settings, ignored, built))
        return built


def lint_all(names: Iterable[str], desk: Desk) -> Iterator[Located]:
    """Yield the findings of the files, one file after the other."""
    for name in names:
        yield from lint_file(name, desk)


def lint_file(name: str, desk: Desk) -> Iterator[Located]:
    """Yield the findings of one file; ``-`` is standard input."""
    called = desk.called(name)
    try:
        source = desk.decode(called, desk.read(name))
    except SourceError as error:
        yield unreadable(called, str(error))
        return
    yield from lint_source(source, desk)


def lint_source(source: Source, desk: Desk) -> Iterator[Located]:
    """Yield the findings of one source, in the order of its text."""
    desk.remember(source)
    rules = desk.registry.by_code()
    running = desk.ruleset(source.name)
    ran = frozenset(active.rule.code for active in running.active)
    try:
        for article in desk.articles(source):
            standing, said = suppress(check_reading(Reading(article, running.vocabulary), running, desk.guard), article, rules, ran)
            found = list(locate(standing, article, source))
            found.extend(at_source(diagnostic, directive.source, source) for diagnostic, directive in said)
            yield from sorted(found, key=lambda one: (one.place.start, one.place.end, one.code, one.message))
    except ReaderError as error:
        yield unreadable(source.name, str(error))


def read_bytes(name: str) -> bytes:
    """Return the bytes of a regular file; a pipe or a device is never waited for.

    Raises:
        SourceError: says why there are none.
    """
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):  # noqa: PTH116  pathlib is slow to load
            message = "is not a regular file: skipped"
            raise SourceError(message)
        with open(name, "rb", opener=_open_now) as file:
            return file.read()
    except (OSError, ValueError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise SourceError(message) from error


def _open_now(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def unreadable(name: str, message: str) -> Located:
    """Return the finding that says a file was not checked."""
    diagnostic = Diagnostic(UNREADABLE.code, UNREADABLE.name, UNREADABLE.severity, Span(0, 0), message)
    return at_source(diagnostic, Span(0, 0), Source(name, ""))


def expand(paths: Iterable[str], settings_for: Callable[[str], Settings]) -> Iterator[str]:
    """Yield the files that the paths mean, each once, in a steady order.

    A folder means the articles in it, a pattern with ``*`` or ``?`` what it
    matches, ``-`` standard input.

    Raises:
        UsageError: where a path does not exist or a pattern matches nothing.
    """
    seen: set[str] = set()
    for given in paths:
        for name in _one(given, settings_for):
            if name not in seen:
                seen.add(name)
                yield name


def _one(given: str, settings_for: Callable[[str], Settings]) -> Iterator[str]:
    if given == STDIN:
        yield given
    elif os.path.isdir(given):  # noqa: PTH112  a name with a NUL is no folder, and no error
        yield from _walk(given, settings_for)
    elif os.path.lexists(given):
        yield given
    elif any(mark in given for mark in "*?["):
        from glob import glob  # noqa: PLC0415  only for patterns that the shell did not expand

        matched = sorted(glob(given, recursive=True))  # noqa: PTH207  keeps the form in which the path was given
        if not matched:
            message = f"no file matches {given!r}"
            raise UsageError(message)
        for name in matched:
            yield from _one(name, settings_for)
    else:
        message = f"no such file or folder: {given}"
        raise UsageError(message)


def _walk(folder: str, settings_for: Callable[[str], Settings]) -> Iterator[str]:
    """Yield the articles in a folder and below it, hidden folders left out, each real folder once."""
    visited: set[tuple[int, int]] = set()
    for here, folders, files in os.walk(folder, followlinks=True):
        status = Path(here).stat()
        if (status.st_dev, status.st_ino) in visited:
            folders[:] = []
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN) and name not in {"node_modules", "__pycache__"})
        for name in sorted(files):
            path = os.path.join(here, name)  # noqa: PTH118  keeps the form in which the path was given
            settings = settings_for(path)
            if is_article(name, settings):
                yield path


def is_article(name: str, settings: Settings) -> bool:
    """Say whether a file of a folder is one that lintnews reads."""
    if not any(fnmatch(name, glob) for glob in settings.include):
        return False
    return not any(fnmatch(name, glob) for glob in (*settings.exclude, *settings.extend_exclude))
