"""A baseline: the findings that a desk has decided to live with for now.

It names findings by their fingerprints, a file and a rule at a time, in the order
of the alphabet, so that it can be read in a review and merged. An entry hides one
finding. An entry that hides nothing any more is stale.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lintnews.errors import ConfigError
from lintnews.linting.engine_rules import OWN_FAMILY, RULE_FAILED, UNREADABLE
from lintnews.linting.finding import Located
from lintnews.linting.fingerprint import alike, plain
from lintnews.values import NamedTuple

SCHEMA = "lintnews/baseline/1"

#: What says that a file was not checked; nothing may hide it.
NEVER_HIDDEN = frozenset({UNREADABLE.code, RULE_FAILED.code})

#: code -> the fingerprints of the findings that are hidden
Entries = dict[str, tuple[str, ...]]


class Baseline(NamedTuple):
    """Entries by file; a file's name is relative to the folder of the baseline, with ``/``."""

    files: Mapping[str, Entries] = MappingProxyType({})

    def of(self, name: str) -> Entries:
        """Return the entries for one file."""
        return self.files.get(name, {})


class Outcome(NamedTuple):
    """One file's findings held against a baseline: those that are new, and how many entries of each code are stale."""

    fresh: tuple[Located, ...]
    stale: Mapping[str, int]


def parse(name: str, text: str) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: where the text is none. The message names the file and the place.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(
            [f"{name}:{error.lineno}:{error.colno}: not a baseline: {error.msg}"],
        ) from error
    except RecursionError as error:
        raise ConfigError([f"{name}: not a baseline: nested too deeply"]) from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise ConfigError(
            [
                (
                    f'{name}: not a baseline: "schema" is not {SCHEMA!r}; write a new one with '
                    "--update-baseline"
                ),
            ],
        )
    files = document.get("files")
    if not isinstance(files, dict) or not all(_are_entries(entries) for entries in files.values()):
        raise ConfigError(
            [
                (
                    f'{name}: not a baseline: "files" must hold, for each file and code, a list of '
                    "fingerprints"
                ),
            ],
        )
    return Baseline(
        {
            path: {code: tuple(marks) for code, marks in entries.items()}
            for path, entries in files.items()
        },
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


def compare(found: Iterable[Located], entries: Entries, ran: Iterable[str]) -> Outcome:
    """Return what the entries do not hide.

    Fingerprints that are equal are matched first; what is left of both is matched
    where the copy was only edited around the finding. Entries of rules that did
    not run (``ran`` are the codes that did) are neither used nor stale.
    """
    found = tuple(found)
    left = {code: Counter(plain(mark) for mark in marks) for code, marks in entries.items()}
    hidden: set[int] = set()
    for close in (False, True):
        for number, one in enumerate(found):
            marks = left.get(one.code)
            if not marks or number in hidden or one.code in NEVER_HIDDEN:
                continue
            mark = _match(plain(one.fingerprint), marks, close=close)
            if mark is not None:
                hidden.add(number)
                marks[mark] -= 1
                if not marks[mark]:
                    del marks[mark]
    fresh = tuple(one for number, one in enumerate(found) if number not in hidden)
    complete = not any(one.code in NEVER_HIDDEN for one in found)
    able = {code for code in left if code in set(ran) or code.startswith(OWN_FAMILY)}
    stale = {
        code: marks.total()
        for code, marks in sorted(left.items())
        if complete and marks and code in able
    }
    return Outcome(fresh, stale)


def update(
    baseline: Baseline,
    checked: Mapping[str, tuple[tuple[Located, ...], frozenset[str]]],
    exists: Callable[[str], bool],
) -> Baseline:
    """Return the baseline that hides all findings of the files that were ``checked`` (with the codes that ran).

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
        if any(one.code in NEVER_HIDDEN for one in found):
            files[path] = kept
            continue
        marks: dict[str, list[str]] = {}
        for one in found:
            marks.setdefault(one.code, []).append(plain(one.fingerprint))
        others = {
            code: old
            for code, old in kept.items()
            if code not in ran and not code.startswith(OWN_FAMILY)
        }
        files[path] = {**others, **{code: tuple(new) for code, new in marks.items()}}
    return Baseline(files)


def _match(fingerprint: str, marks: Counter[str], *, close: bool) -> str | None:
    if not close:
        return fingerprint if fingerprint in marks else None
    return next((mark for mark in marks if alike(mark, fingerprint)), None)


def _are_entries(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(marks, list) and all(isinstance(mark, str) for mark in marks)
        for marks in value.values()
    )
