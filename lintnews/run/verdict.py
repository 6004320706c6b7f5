"""What a run comes to: how many findings there are, which of them are printed, the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lintnews.linting.engine_rules import FAILURES, NOTHING_TO_READ, RULE_FAILED, UNREADABLE
from lintnews.linting.finding import Applicability, Located, Severity, said_place
from lintnews.run.exit_codes import CLEAN, FAILED, FOUND, INTERRUPTED
from lintnews.run.request import Say, silent

#: The levels that hold if neither an option nor a configuration says otherwise.
LEVEL, FAIL_LEVEL = "info", "warning"


def levels(given: str | None, configured: Callable[[str], str]) -> Callable[[str], Severity]:
    """Return the function from a file to a level: the given one, else the configuration's."""

    @cache
    def level(name: str) -> Severity:
        return Severity(given or configured(name))

    return level


class RunResult:
    """Counts the findings while they pass."""

    def __init__(
        self,
        fail_level: Callable[[str], Severity],
        *,
        failed: bool = False,
        name_failures: bool = False,
        say: Say = silent,
    ) -> None:
        """Begin to count; ``failed`` if something could not be done already.

        With ``name_failures`` each failure is said, since no finding is printed that says it.
        """
        self.failed = failed
        self.interrupted = False
        self._fail_level = fail_level
        self._name_failures = name_failures
        self._say = say
        self._failures = dict.fromkeys(FAILURES, 0)
        self._records = self._found = self._total = self._fixable = self._unpublishable = 0

    def watch(self, found: Iterable[Located]) -> Iterator[Located]:
        """Let the findings pass, counted; an interrupt ends them, and those before it count."""
        try:
            for one in found:
                self._total += 1
                if one.code in FAILURES:
                    self._failures[one.code] += 1
                    if one.code == UNREADABLE.code and one.place.start:
                        self._records += 1
                    if self._name_failures:
                        self._say(f"{said_place(one)}: {one.message}")
                if one.code == NOTHING_TO_READ.code:
                    self._found += 1
                    self._unpublishable += one.severity is Severity.ERROR
                elif one.severity.rank >= self._fail_level(one.path).rank:
                    self._found += 1
                self._fixable += one.fix is not None and one.fix.applicability is Applicability.SAFE
                yield one
        except KeyboardInterrupt:
            self.interrupted = True
            self._say("interrupted; not everything was read")

    def what_failed(self) -> Iterator[str]:
        """Yield how much could not be done."""
        unread, crashed = self._failures[UNREADABLE.code], self._failures[RULE_FAILED.code]
        if unread:
            parts = ((unread - self._records, "file"), (self._records, "record"))
            said = [counted(number, noun) for number, noun in parts if number]
            yield f"{' and '.join(said)} could not be read"
        if self._unpublishable:
            yield f"no story was found in {counted(self._unpublishable, 'file')}"
        if crashed:
            yield f"{counted(crashed, 'time')} a rule failed: not everything was checked"

    def summary(self, files: int) -> str:
        """Return what came of the run, in one line."""
        findings = counted(self._total, "finding") if self._total else "nothing to mark"
        fixable = f"; --fix can mend {self._fixable}" if self._fixable else ""
        return f"{findings} in {counted(files, 'article')}{fixable}"

    def exit_code(self, *, exit_zero: bool) -> int:
        """Return the exit code; a run that could not do its whole job is never excused."""
        if self.interrupted:
            return INTERRUPTED
        if self.failed or self._unpublishable or any(self._failures.values()):
            return FAILED
        return FOUND if self._found and not exit_zero else CLEAN


class Shown:
    """The findings that are printed; those that are not are counted."""

    def __init__(
        self, found: Iterable[Located], level: Callable[[str], Severity], limit: int | None
    ) -> None:
        """Take the findings of their file's ``level`` and above, at most ``limit`` of them."""
        self._found = found
        self._level = level
        self._hidden_by = Severity.INFO
        self._limit = limit
        self._below = self._beyond = self._printed = 0

    def __iter__(self) -> Iterator[Located]:
        """Yield what is printed."""
        for one in self._found:
            hidden = one.severity.rank < self._level(one.path).rank
            if hidden and one.code != NOTHING_TO_READ.code:
                self._hidden_by = self._level(one.path)
                self._below += 1
            elif self._limit is not None and self._printed >= self._limit:
                self._beyond += 1
            else:
                self._printed += 1
                yield one

    def what_is_hidden(self) -> Iterator[str]:
        """Yield what a limit hid, and what the level hid if nothing else was printed."""
        if self._beyond:
            yield f"{self._beyond} more not shown (--max-findings {self._limit})"
        if self._below and not self._printed:
            yield f"{self._below} below --level {self._hidden_by.value} not shown"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
