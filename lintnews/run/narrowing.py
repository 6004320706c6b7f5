"""``--baseline``, ``--update-baseline`` and ``--since``: which findings are this run's business."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.cli import output
from lintnews.errors import ConfigError, UsageError, WriteError
from lintnews.linting.finding import Located
from lintnews.run import baseline, changed, writing
from lintnews.run import lint as runner
from lintnews.run.files import STDIN

if TYPE_CHECKING:
    import argparse

    from lintnews.run.changed import Lines

_LARGEST = 100_000_000
_MOST_NAMED = 5


def require_sense(options: argparse.Namespace) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: names them.
    """
    message = None
    if options.update_baseline and options.baseline is None:
        message = "--update-baseline needs --baseline FILE, which says where"
    elif options.update_baseline and options.since is not None:
        message = (
            "--update-baseline notes whole files, --since looks at some of their lines: give "
            "one of the two"
        )
    elif options.update_baseline and options.diff:
        message = "--diff writes nothing, --update-baseline does: give one of the two"
    elif options.no_merge_base and options.since is None:
        message = "--no-merge-base says what --since compares with: it needs --since beside it"
    elif options.since is not None and STDIN in options.paths:
        message = "--since compares files, and standard input is none"
    elif options.update_baseline and STDIN in options.paths and not options.stdin_filename:
        message = (
            "--update-baseline notes findings by file: name standard input with --stdin-filename"
        )
    if message:
        raise UsageError(message)


class Narrowing:
    """Holds findings against a baseline and against the lines that changed."""

    def __init__(self, options: argparse.Namespace, names: list[str], desk: runner.Desk) -> None:
        """Read the baseline, ask git, and leave out the files that did not change."""
        self._desk = desk
        self._path: str | None = options.baseline
        self._updates: bool = options.update_baseline
        self._baseline = (
            _read(self._path, may_be_missing=self._updates) if self._path is not None else None
        )
        self._lines: Mapping[str, tuple[Lines, ...] | None] | None = None
        self._checked: dict[str, tuple[tuple[Located, ...], frozenset[str]]] = {}
        self._stale: dict[str, Mapping[str, int]] = {}
        self.names = names
        if options.since is not None:
            from lintnews.run import git

            self._lines = git.changed_lines(
                names,
                options.since,
                merge_base=not options.no_merge_base,
            )
            self.names = [name for name in names if name in self._lines]

    def sift(self, name: str, found: Iterable[Located]) -> tuple[Located, ...]:
        """Return the findings of a file that the baseline does not hide; called again, it forgets the time before."""
        found = tuple(found)
        if self._baseline is None or name == STDIN:
            return found
        # Findings about another file, the suppressions beside the copy, are no baseline's business.
        others = tuple(one for one in found if one.path != name)
        found = tuple(one for one in found if one.path == name)
        key = self._key(name)
        ran = frozenset(active.rule.code for active in self._desk.ruleset(name).active)
        outcome = baseline.compare(found, self._baseline.of(key), ran)
        self._checked[key] = (found, ran)
        self._stale[key] = outcome.stale
        return (*outcome.fresh, *others)

    def within(self, source: Source) -> tuple[Span, ...] | None:
        """Return the stretches of a source that count, ``None`` where all of it does."""
        return None if self._lines is None else changed.stretches(source, self._lines[source.name])

    def stream(self, found: Iterable[Located]) -> Iterator[Located]:
        """Let pass, one file after the other, what is this run's business."""
        called = {self._desk.called(name) for name in self.names}
        for name, group in groupby(found, key=_path_of):
            if name not in called:
                yield from group
                continue
            fresh = self.sift(name, group)
            source = self._desk.source(name) if self._lines is not None and fresh else None
            within = self.within(source) if source is not None else None
            yield from (
                one
                for one in fresh
                if within is None
                or one.code in baseline.NEVER_HIDDEN
                or changed.touches(one, within)
            )
        for name in self.names if self._baseline is not None else ():
            if self._key(self._desk.called(name)) not in self._checked:
                self.sift(self._desk.called(name), ())

    def pass_failures(self, found: Iterable[Located]) -> Iterator[Located]:
        """While a baseline is written, let only those pass that it cannot hide."""
        return (one for one in found if not self._updates or one.code in baseline.NEVER_HIDDEN)

    def finish(self) -> None:
        """Write the baseline, or say which of its entries hide nothing any more.

        Raises:
            UsageError: where the baseline cannot be written.
        """
        if self._baseline is None or self._path is None:
            return
        if not self._updates:
            self._say_what_is_stale(self._baseline)
            return
        updated = baseline.update(self._baseline, self._checked, self._exists)
        try:
            writing.create(self._path, baseline.render(updated).encode())
        except WriteError as error:
            message = f"--baseline {self._path}: {error}"
            raise UsageError(message) from error
        entries = sum(len(marks) for known in updated.files.values() for marks in known.values())
        output.say(f"{self._path}: hides {_number(entries, 'finding')} from now on")

    def _say_what_is_stale(self, known: baseline.Baseline) -> None:
        gone = [key for key in known.files if key not in self._checked and not self._exists(key)]
        parts = [f"{key}: {_listed(stale)}" for key, stale in sorted(self._stale.items()) if stale]
        parts.extend(f"{key} is gone" for key in sorted(gone))
        if not parts:
            return
        if len(parts) > _MOST_NAMED:
            parts[_MOST_NAMED:] = [f"and {_number(len(parts) - _MOST_NAMED, 'more file')}"]
        output.say(
            f"{self._path}: some entries hide nothing any more ({'; '.join(parts)}); take them "
            "out with --update-baseline",
        )

    def _key(self, name: str) -> str:
        """Return how the baseline names a file: from its own folder, so that any working folder will do."""
        try:
            return os.path.relpath(os.path.abspath(name), self._folder()).replace(os.sep, "/")
        except ValueError:  # another drive
            return os.path.abspath(name).replace(os.sep, "/")

    def _exists(self, key: str) -> bool:
        return os.path.lexists(os.path.join(self._folder(), key))

    def _folder(self) -> str:
        return os.path.dirname(os.path.abspath(self._path or ""))


def _read(path: str, *, may_be_missing: bool) -> baseline.Baseline:
    """Read the baseline.

    Raises:
        UsageError: where there is none, and none is about to be written.
        ConfigError: where it cannot be read.
    """
    try:
        if os.path.getsize(path) > _LARGEST:
            raise ConfigError([f"{path}: larger than {_LARGEST:,} bytes, which no baseline is"])
        with open(path, encoding="utf-8") as file:
            return baseline.parse(path, file.read())
    except FileNotFoundError as error:
        if may_be_missing:
            return baseline.Baseline()
        message = f"--baseline: there is no {path}; write it with --update-baseline"
        raise UsageError(message) from error
    except (OSError, ValueError) as error:
        raise ConfigError(
            [f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"],
        ) from error


def _path_of(one: Located) -> str:
    return one.path


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(code if count == 1 else f"{code} ({count})" for code, count in counts.items())


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
