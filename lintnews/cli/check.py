"""``lintnews [check] PATH…``: lint, print the findings, say with the exit code whether there are any."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from lintnews import reporters
from lintnews.cli import output
from lintnews.cli.main import CLEAN, FAILED, FOUND, INTERRUPTED
from lintnews.cli.options import FAIL_LEVEL, LEVEL, check_parser, parse
from lintnews.errors import UsageError
from lintnews.linting.engine_rules import FAILURES, RULE_FAILED, UNREADABLE
from lintnews.linting.finding import Applicability, Located, Severity
from lintnews.plugins.registry import Registry
from lintnews.reporters.about import Reporter, Run
from lintnews.run.files import STDIN, blank, is_blank
from lintnews.run.lint import Desk
from lintnews.values import VERSION

if TYPE_CHECKING:
    import argparse

    from lintnews.run.fixing import Workshop
    from lintnews.run.narrowing import Narrowing
    from lintnews.run.timing import Clock

_MANY = 10  # fewer files are linted sooner than a cache is opened


def run(arguments: list[str]) -> int:
    """Parse the arguments, lint, report."""
    parser = check_parser()
    options = parse(parser, arguments)
    if options.version:
        from lintnews.cli.version import print_version

        return print_version(options)
    if not options.paths:
        parser.print_help(sys.stderr)
        return FAILED
    _require_sense(options)
    kept = _kept(options)
    if kept is not None:
        return _print_kept(options, *kept)
    from lintnews.run import session
    from lintnews.run.settings_finder import SettingsFinder

    registry = session.load_registry(options)
    settings = SettingsFinder(options, registry)
    desk = session.open_desk(options, registry, settings)
    clock = _clock(desk) if options.timing else None
    report = _reporter(options, desk)
    names, missing = session.find_files(options, desk)
    for name in names:
        settings(name)
    settings.require_sound()
    verdict = Verdict(
        _levels(options.fail_level, lambda name: settings(name).fail_level),
        failed=bool(registry.failures) or missing,
        name_failures=options.statistics or options.count,
    )
    narrowing = _narrowing(options, names, desk)
    names = narrowing.names if narrowing else names
    workshop = _workshop(options, desk, narrowing)
    found = workshop.mend_all(names) if workshop else _lint(names, desk, options)
    if narrowing:
        found = narrowing.pass_failures(found if workshop else narrowing.stream(found))
    shown = Shown(
        verdict.watch(found),
        _levels(options.level, lambda name: settings(name).level),
        options.max_findings,
    )
    about = _about(names, desk, registry, options)
    # The fixed text of standard input has standard output for itself.
    to_messages = workshop is not None and STDIN in names and options.output_file is None
    with (
        desk.guard,
        output.messages() if to_messages else output.opened(options.output_file) as write,
    ):
        for chunk in report(shown, about):
            write(chunk)
    shown.say_what_is_hidden()
    verdict.say_blank(names, desk)
    if narrowing and not verdict.interrupted:
        narrowing.finish()
    verdict.summarise(len(names))
    for line in clock.lines() if clock else ():
        output.say(line)
    code = verdict.exit_code(exit_zero=options.exit_zero)
    return workshop.exit_code(code, exit_zero=options.exit_zero) if workshop else code


def _require_sense(options: argparse.Namespace) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: names them.
    """
    if options.fix and options.diff:
        message = "--diff shows what --fix would change and writes nothing: give one of the two"
        raise UsageError(message)
    if options.unsafe_fixes and not (options.fix or options.diff):
        message = "--unsafe-fixes says which fixes are made: it needs --fix or --diff beside it"
        raise UsageError(message)


def _kept(options: argparse.Namespace) -> tuple[list[str], tuple[Located, ...]] | None:
    """Return the files and their findings where nothing has changed since the last run, ``None`` where there is something to do."""
    if options.no_cache or (
        len(options.paths) < _MANY and not any(map(os.path.isdir, options.paths))
    ):
        return None
    from lintnews.run import caching

    return caching.warm(options)


def _print_kept(options: argparse.Namespace, names: list[str], found: tuple[Located, ...]) -> int:
    """Print findings that are known already, and return the exit code."""
    # Where a configuration governs a file, nothing is printed this way.
    verdict = Verdict(_levels(options.fail_level, lambda _: FAIL_LEVEL), failed=False)
    shown = Shown(
        verdict.watch(found),
        _levels(options.level, lambda _: LEVEL),
        options.max_findings,
    )
    about = Run(
        files=tuple(names),
        style=output.style(options.color, to_file=False),
        version=VERSION,
    )
    with output.opened(None) as write:
        write("".join(reporters.load(reporters.BUILT_IN["text"])(shown, about)))
    shown.say_what_is_hidden()
    verdict.summarise(len(names))
    return verdict.exit_code(exit_zero=options.exit_zero)


def _clock(desk: Desk) -> Clock:
    """Begin to measure what the desk does."""
    from lintnews.run import timing

    clock = timing.Clock()
    desk.registry = timing.timed(desk.registry, clock)
    desk.reading = timing.readings(clock)
    return clock


def _lint(names: list[str], desk: Desk, options: argparse.Namespace) -> Iterable[Located]:
    """Lint the files: here or in several processes, with the cache or without."""
    from lintnews.run import lint as runner
    from lintnews.run import session

    if len(names) < _MANY:
        return runner.lint_all(names, desk)
    from lintnews.run import caching

    remembered = caching.of(options)
    if remembered and not desk.registry.failures:
        remembered.keep_extensions(session.extensions(desk.registry))
    jobs = session.jobs(options, names)
    if jobs > 1:
        from lintnews.run.jobs import lint_all

        found = lint_all(names, options, jobs)
    else:
        found = remembered.lint_all(names, desk) if remembered else runner.lint_all(names, desk)
    from lintnews.run import progress

    return progress.shown(found, names) if progress.is_wanted() else found


def _narrowing(options: argparse.Namespace, names: list[str], desk: Desk) -> Narrowing | None:
    """Return what holds findings against a baseline or against changed lines, where that is asked for."""
    if (
        options.baseline is None
        and options.since is None
        and not (options.update_baseline or options.no_merge_base)
    ):
        return None
    from lintnews.run import narrowing

    narrowing.require_sense(options)
    return narrowing.Narrowing(options, names, desk)


def _workshop(
    options: argparse.Namespace,
    desk: Desk,
    narrowing: Narrowing | None,
) -> Workshop | None:
    """Return what fixes, or shows what would be fixed, where that is asked for."""
    if not (options.fix or options.diff):
        return None
    from lintnews.run import fixing

    return fixing.Workshop(options, desk, narrowing)


def _levels(given: str | None, configured: Callable[[str], str]) -> Callable[[str], Severity]:
    """Return the function from a file to a level: the option's, else that of the file's configuration."""

    @cache
    def level(name: str) -> Severity:
        return Severity(given or configured(name))

    return level


class Verdict:
    """What the run comes to, counted while the findings pass by."""

    def __init__(
        self,
        fail_level: Callable[[str], Severity],
        *,
        failed: bool,
        name_failures: bool = False,
    ) -> None:
        """Begin to count; ``failed`` where something could not be done already.

        With ``name_failures`` each failure is said, since no finding is printed that says it.
        """
        self._fail_level = fail_level
        self._failed = failed
        self._name_failures = name_failures
        self._failures = dict.fromkeys(FAILURES, 0)
        self.interrupted = False
        self._found = self._total = self._fixable = 0

    def watch(self, found: Iterable[Located]) -> Iterator[Located]:
        """Let the findings pass, counted; an interrupt ends them, and what was found stands."""
        try:
            for one in found:
                self._total += 1
                if one.code in FAILURES:
                    self._failures[one.code] += 1
                    if self._name_failures:
                        output.say(f"{one.path}: {one.message}")
                if one.severity.rank >= self._fail_level(one.path).rank:
                    self._found += 1
                self._fixable += one.fix is not None and one.fix.applicability is Applicability.SAFE
                yield one
        except KeyboardInterrupt:
            self.interrupted = True
            output.say("interrupted; not everything was read")

    def say_blank(self, names: Iterable[str], desk: Desk) -> None:
        """Say which files hold nothing to read; where one of them is about to be published, the run failed."""
        found = [*blank(names), *([STDIN] if STDIN in names and is_blank(desk.read(STDIN)) else [])]
        for name in found:
            output.say(f"{desk.called(name)}: empty, nothing was read")
            self._failed |= desk.resolved(desk.called(name)).stage == "publish"

    def summarise(self, files: int) -> None:
        """Say how much could not be done and, on a terminal, in one line what came of it."""
        unread, crashed = self._failures[UNREADABLE.code], self._failures[RULE_FAILED.code]
        if unread:
            output.say(f"{unread} file{'' if unread == 1 else 's'} could not be read")
        if crashed:
            output.say(
                f"{crashed} time{'' if crashed == 1 else 's'} a rule failed: not everything was "
                "checked",
            )
        if (
            sys.stdout is not None
            and sys.stdout.isatty()
            and sys.stderr is not None
            and sys.stderr.isatty()
        ):
            findings = (
                f"{self._total} finding{'' if self._total == 1 else 's'}"
                if self._total
                else "nothing to mark"
            )
            fixable = f"; --fix can mend {self._fixable}" if self._fixable else ""
            print(
                f"{findings} in {files} article{'' if files == 1 else 's'}{fixable}",
                file=sys.stderr,
            )

    def exit_code(self, *, exit_zero: bool) -> int:
        """Return the exit code; a run that could not do its whole job is never excused."""
        if self.interrupted:
            return INTERRUPTED
        if self._failed or any(self._failures.values()):
            return FAILED
        return FOUND if self._found and not exit_zero else CLEAN


class Shown:
    """The findings that are printed; those that are not are counted."""

    def __init__(
        self,
        found: Iterable[Located],
        level: Callable[[str], Severity],
        limit: int | None,
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
            if one.severity.rank < self._level(one.path).rank:
                self._hidden_by = self._level(one.path)
                self._below += 1
            elif self._limit is not None and self._printed >= self._limit:
                self._beyond += 1
            else:
                self._printed += 1
                yield one

    def say_what_is_hidden(self) -> None:
        """Name what a limit hid, and what ``--level`` hid where nothing else was printed."""
        if self._beyond:
            output.say(f"{self._beyond} more not shown (--max-findings {self._limit})")
        if self._below and not self._printed:
            output.say(f"{self._below} below --level {self._hidden_by.value} not shown")


def _about(names: list[str], desk: Desk, registry: Registry, options: argparse.Namespace) -> Run:
    """Return what the reporter may know besides the findings."""
    return Run(
        files=tuple(desk.called(name) for name in names),
        rules={
            **registry.by_code(),
            **{rule.code: rule for name in names for rule in desk.settings_for(name).own_rules},
        },
        failures=tuple(str(failure) for failure in registry.failures),
        source=desk.source,
        style=output.style(options.color, to_file=options.output_file is not None),
        version=VERSION,
    )


def _reporter(options: argparse.Namespace, desk: Desk) -> Reporter:
    """Return the reporter of the format, or of the counts that take its place."""
    if options.diff:
        return reporters.load(reporters.BUILT_IN["text"])
    if options.statistics or options.count:
        from lintnews.reporters import statistics

        by_rule = (
            statistics.by_rule_as_json
            if options.format in {"json", "jsonl"}
            else statistics.by_rule
        )
        parts = [
            part
            for part, wanted in ((by_rule, options.statistics), (statistics.total, options.count))
            if wanted
        ]
        return parts[0] if len(parts) == 1 else _both(*parts)
    from lintnews.run import formats

    return formats.reporter(options.format, desk.registry, desk.guard)


def _both(first: Reporter, second: Reporter) -> Reporter:
    def report(found: Iterable[Located], about: Run) -> Iterator[str]:
        kept = list(found)
        return chain(first(kept, about), second(kept, about))

    return report
