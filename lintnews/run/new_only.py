"""``--baseline``, ``--update-baseline`` and ``--since``: which findings are this run's business.

A baseline holds the findings that a desk has decided to live with for now. It names
them by their fingerprints, a file and a rule at a time, in the order of the
alphabet, so that it can be read in a review and merged. An entry hides one
finding. An entry that hides nothing any more is stale.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ConfigError, UsageError, WriteError
from lintnews.linting.engine_rules import ENGINE_FAMILY, FAILURES
from lintnews.linting.finding import Located
from lintnews.linting.fingerprint import alike, plain
from lintnews.run import since, writing
from lintnews.run.files import STDIN
from lintnews.run.request import Request, Say, silent
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple

SCHEMA = "lintnews/baseline/1"

_LARGEST = 100_000_000
_MOST_NAMED = 5

#: code -> the fingerprints of the findings that are hidden
Entries = dict[str, tuple[str, ...]]


class Baseline(NamedTuple):
    """Entries by file; a file's name is relative to the folder of the baseline, with ``/``."""

    files: Mapping[str, Entries] = MappingProxyType({})

    def of(self, name: str) -> Entries:
        """Return the entries for one file."""
        return self.files.get(name, {})


class Compared(NamedTuple):
    """One file held against a baseline: the new findings, the number of stale entries by code."""

    fresh: tuple[Located, ...]
    stale: Mapping[str, int]


def parse(name: str, text: str) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: if the text is not a baseline. The message names the file and the place.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(
            [f"{name}:{error.lineno}:{error.colno}: not a baseline: {error.msg}"]
        ) from error
    except RecursionError as error:
        raise ConfigError([f"{name}: not a baseline: nested too deeply"]) from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise ConfigError(
            [
                (
                    f'{name}: not a baseline: "schema" is not {SCHEMA!r}; write a new one with '
                    "--update-baseline"
                )
            ]
        )
    files = document.get("files")
    if not isinstance(files, dict) or not all(_are_entries(entries) for entries in files.values()):
        raise ConfigError(
            [
                (
                    f'{name}: not a baseline: "files" must hold, for each file and code, a list of '
                    "fingerprints"
                )
            ]
        )
    return Baseline(
        {
            path: {code: tuple(marks) for code, marks in entries.items()}
            for path, entries in files.items()
        }
    )


def render(baseline: Baseline) -> str:
    """Return the text of a baseline: a fingerprint a line, sorted."""
    files = {
        path: {code: sorted(marks) for code, marks in sorted(entries.items()) if marks}
        for path, entries in sorted(baseline.files.items())
    }
    document = {
        "schema": SCHEMA,
        "files": {path: entries for path, entries in files.items() if entries},
    }
    return json.dumps(document, indent=1) + "\n"


def compare(found: Iterable[Located], entries: Entries, ran: Iterable[str]) -> Compared:
    """Return what the entries do not hide.

    Fingerprints that are equal are matched first; what is left of both is matched
    if the copy was only edited around the finding. Entries of rules that did
    not run (``ran`` are the codes that did) are neither used nor stale.
    """
    found = tuple(found)
    left = {code: Counter(plain(mark) for mark in marks) for code, marks in entries.items()}
    hidden: set[int] = set()
    for close in (False, True):
        for number, one in enumerate(found):
            marks = left.get(one.code)
            if not marks or number in hidden or one.code in FAILURES:
                continue
            mark = _match(plain(one.fingerprint), marks, close=close)
            if mark is not None:
                hidden.add(number)
                marks[mark] -= 1
                if not marks[mark]:
                    del marks[mark]
    fresh = tuple(one for number, one in enumerate(found) if number not in hidden)
    complete = not any(one.code in FAILURES for one in found)
    able = {code for code in left if code in set(ran) or code.startswith(ENGINE_FAMILY)}
    stale = {
        code: marks.total()
        for code, marks in sorted(left.items())
        if complete and marks and code in able
    }
    return Compared(fresh, stale)


def update(
    baseline: Baseline,
    checked: Mapping[str, tuple[tuple[Located, ...], frozenset[str]]],
    exists: Callable[[str], bool],
) -> Baseline:
    """Return the baseline that hides all findings of what was ``checked``, with the codes that ran.

    What was not checked stays as it was: other files that still exist, rules that
    did not run, and files that could not be read or in which a rule crashed.
    """
    files = {
        path: entries
        for path, entries in baseline.files.items()
        if path not in checked and exists(path)
    }
    for path, (found, ran) in checked.items():
        kept = baseline.of(path)
        if any(one.code in FAILURES for one in found):
            files[path] = kept
            continue
        marks: dict[str, list[str]] = {}
        for one in found:
            marks.setdefault(one.code, []).append(plain(one.fingerprint))
        others = {
            code: old
            for code, old in kept.items()
            if code not in ran and not code.startswith(ENGINE_FAMILY)
        }
        files[path] = {**others, **{code: tuple(new) for code, new in marks.items()}}
    return Baseline(files)


def require_sense(request: Request) -> None:
    """Refuse what contradicts itself.

    Raises:
        UsageError: names them.
    """
    message = None
    options, inputs = request.outcome, request.inputs
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
    elif options.since is not None and STDIN in inputs.paths:
        message = "--since compares files, and standard input is none"
    elif options.update_baseline and STDIN in inputs.paths and not inputs.stdin_filename:
        message = (
            "--update-baseline notes findings by file: name standard input with --stdin-filename"
        )
    if message:
        raise UsageError(message)


class NewOnly:
    """Holds findings against a baseline and against the lines that changed."""

    def __init__(self, request: Request, names: list[str], run: LintRun, say: Say = silent) -> None:
        """Read the baseline, ask git, and leave out the files that did not change."""
        outcome = request.outcome
        self._run = run
        self._say = say
        self._path = outcome.baseline
        self._updates = outcome.update_baseline
        self._baseline = (
            _read(self._path, may_be_missing=self._updates) if self._path is not None else None
        )
        self._lines: Mapping[str, tuple[since.Lines, ...] | None] | None = None
        self._checked: dict[str, tuple[tuple[Located, ...], frozenset[str]]] = {}
        self._stale: dict[str, Mapping[str, int]] = {}
        self.names = names
        if outcome.since is not None:
            self._lines = since.changed_lines(
                names, outcome.since, merge_base=not outcome.no_merge_base
            )
            self.names = [name for name in names if name in self._lines]

    def sift(self, name: str, found: Iterable[Located]) -> tuple[Located, ...]:
        """Return the findings of a file that the baseline does not hide; the last call counts."""
        found = tuple(found)
        if self._baseline is None or name == STDIN:
            return found
        # Findings about another file, the suppressions file, are no baseline's business.
        others = tuple(one for one in found if one.path != name)
        found = tuple(one for one in found if one.path == name)
        key = self._key(name)
        ran = self._run.resolved(name).ran
        outcome = compare(found, self._baseline.of(key), ran)
        self._checked[key] = (found, ran)
        self._stale[key] = outcome.stale
        return (*outcome.fresh, *others)

    def within(self, source: Source) -> tuple[Span, ...] | None:
        """Return the stretches of a source that count, ``None`` if all of it does."""
        return None if self._lines is None else since.stretches(source, self._lines[source.name])

    def stream(self, found: Iterable[Located]) -> Iterator[Located]:
        """Let pass, one file after the other, what is this run's business."""
        called = {self._run.called(name) for name in self.names}
        for name, group in groupby(found, key=_path_of):
            if name not in called:
                yield from group
                continue
            fresh = self.sift(name, group)
            source = self._run.source(name) if self._lines is not None and fresh else None
            within = self.within(source) if source is not None else None
            yield from (
                one
                for one in fresh
                if within is None or one.code in FAILURES or since.touches(one, within)
            )
        for name in self.names if self._baseline is not None else ():
            if self._key(self._run.called(name)) not in self._checked:
                self.sift(self._run.called(name), ())

    def pass_failures(self, found: Iterable[Located]) -> Iterator[Located]:
        """While a baseline is written, let only those pass that it cannot hide."""
        return (one for one in found if not self._updates or one.code in FAILURES)

    def finish(self) -> None:
        """Write the baseline, or say which of its entries hide nothing any more.

        Raises:
            UsageError: if the baseline cannot be written.
        """
        if self._baseline is None or self._path is None:
            return
        if not self._updates:
            self._say_what_is_stale(self._baseline)
            return
        try:
            with writing.alone(self._path):
                # Another run may have written it since this one began.
                known = _read(self._path, may_be_missing=True)
                updated = update(known, self._checked, self._exists)
                writing.create(self._path, render(updated).encode())
        except WriteError as error:
            message = f"--baseline {self._path}: {error}"
            raise UsageError(message) from error
        entries = sum(len(marks) for known in updated.files.values() for marks in known.values())
        self._say(f"{self._path}: hides {_number(entries, 'finding')} from now on")

    def _say_what_is_stale(self, known: Baseline) -> None:
        gone = [key for key in known.files if key not in self._checked and not self._exists(key)]
        parts = [f"{key}: {_listed(stale)}" for key, stale in sorted(self._stale.items()) if stale]
        parts.extend(f"{key} is gone" for key in sorted(gone))
        if not parts:
            return
        if len(parts) > _MOST_NAMED:
            parts[_MOST_NAMED:] = [f"and {_number(len(parts) - _MOST_NAMED, 'more file')}"]
        self._say(
            f"{self._path}: some entries hide nothing any more ({'; '.join(parts)}); take them "
            "out with --update-baseline"
        )

    def _key(self, name: str) -> str:
        """Return how the baseline names a file: from its own folder, whatever the current one."""
        try:
            return os.path.relpath(os.path.abspath(name), self._folder()).replace(os.sep, "/")
        except ValueError:  # another drive
            return os.path.abspath(name).replace(os.sep, "/")

    def _exists(self, key: str) -> bool:
        return os.path.lexists(os.path.join(self._folder(), key))

    def _folder(self) -> str:
        return os.path.dirname(os.path.abspath(self._path or ""))


def _read(path: str, *, may_be_missing: bool) -> Baseline:
    """Read the baseline.

    Raises:
        UsageError: if there is none, and none is about to be written.
        ConfigError: if it cannot be read.
    """
    try:
        if os.path.getsize(path) > _LARGEST:
            raise ConfigError([f"{path}: larger than {_LARGEST:,} bytes, which no baseline is"])
        with open(path, encoding="utf-8") as file:
            return parse(path, file.read())
    except FileNotFoundError as error:
        if may_be_missing:
            return Baseline()
        message = f"--baseline: there is no {path}; write it with --update-baseline"
        raise UsageError(message) from error
    except (OSError, ValueError) as error:
        raise ConfigError(
            [f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"]
        ) from error


def _path_of(one: Located) -> str:
    return one.path


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(code if count == 1 else f"{code} ({count})" for code, count in counts.items())


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _match(fingerprint: str, marks: Counter[str], *, close: bool) -> str | None:
    if not close:
        return fingerprint if fingerprint in marks else None
    return next((mark for mark in marks if alike(mark, fingerprint)), None)


def _are_entries(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(marks, list) and all(isinstance(mark, str) for mark in marks)
        for marks in value.values()
    )
