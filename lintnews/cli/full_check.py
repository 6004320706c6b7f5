"""Lint the files that a request means, and print what was found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain

from lintnews.cli import output
from lintnews.cli.main import COMMANDS
from lintnews.errors import UsageError
from lintnews.hints import TYPE_CHECKING
from lintnews.linting.finding import Located
from lintnews.reporters import text
from lintnews.reporters.reporter import Report, Run
from lintnews.run.exit_codes import CLEAN, FAILED, FOUND
from lintnews.run.files import STDIN, Unread
from lintnews.run.lint import lint_files, nothing_to_read
from lintnews.run.request import Outcome, Request
from lintnews.run.session import LintRun, extensions, find_files, open_run, processes
from lintnews.run.verdict import RunResult, Shown, levels
from lintnews.values import VERSION

if TYPE_CHECKING:  # most runs need neither
    from lintnews.run.fixing import FixRun
    from lintnews.run.new_only import NewOnly
    from lintnews.run.timing import Clock

_MANY = 10  # fewer files are linted sooner than a cache is opened
_PLAIN = frozenset({"text", "full", "github", "junit"})  # formats without fingerprints


def check(request: Request) -> int:
    """Lint the files, print what was found, and return the exit code."""
    outcome = request.outcome
    run = open_run(request, output.say)
    clock = _start_clock(run) if request.work.timing else None
    report = _reporter(outcome, run)
    names, missing, unread = find_files(request.inputs, run, output.say, COMMANDS)
    _require_other_output(outcome.output_file, names)
    run.require_sound_settings(names)
    verdict = RunResult(
        levels(outcome.fail_level, lambda name: run.settings_for(name).fail_level),
        failed=bool(run.failures) or missing,
        name_failures=outcome.statistics or outcome.total,
        say=output.say,
    )
    new_only = _new_only(request, names, run)
    names = new_only.names if new_only else names
    run.fingerprints = bool(new_only) or len(names) >= _MANY or outcome.format not in _PLAIN
    fixes = _fixes(request, run, new_only) if outcome.fix or outcome.diff else None
    shown = Shown(
        verdict.watch(chain(_unread(unread, run), _findings(names, request, run, new_only, fixes))),
        levels(outcome.level, lambda name: run.settings_for(name).level),
        outcome.max_findings,
    )
    about = _about(names, run, outcome)
    with run.guard, _opened(names, outcome) as write:
        for chunk in report(shown, about):
            write(chunk)
    output.say_all(shown.what_is_hidden())
    if new_only and not verdict.interrupted:
        new_only.finish()
    output.summarise(verdict.what_failed(), verdict.summary(len(names)))
    output.say_all(clock.lines() if clock else ())
    return _exit_code(verdict, fixes, outcome)


def _require_other_output(path: str | None, names: list[str]) -> None:
    """Refuse to write the findings over an article.

    Raises:
        UsageError: names the article.
    """
    if path is not None and os.path.isfile(path):
        real = os.path.realpath(path)
        for name in names:
            if os.path.realpath(name) == real:
                message = f"--output-file {path}: that is an article, which would be overwritten"
                raise UsageError(message)


def _findings(
    names: list[str], request: Request, run: LintRun, new_only: NewOnly | None, fixes: FixRun | None
) -> Iterable[Located]:
    """Return the findings that are this run's business; with fixes, those that remain."""
    found = fixes.fix_all(names) if fixes else _lint(names, request, run)
    if new_only is None:
        return found
    return new_only.pass_failures(found if fixes else new_only.stream(found))


def _lint(names: list[str], request: Request, run: LintRun) -> Iterable[Located]:
    """Lint the files: here or in several processes, with the cache or without."""
    if len(names) < _MANY:
        return lint_files(names, run)
    from lintnews.run.cached_lint import cache_of, lint_with_cache

    kept = cache_of(request, run, output.say)
    if kept:
        kept.keep_plugins(extensions(run.registry))
    jobs = processes(request.work, names)
    if jobs > 1:
        from lintnews.run.jobs import lint_in_processes

        found = lint_in_processes(names, request, jobs, run, kept)
    else:
        found = lint_with_cache(names, run, kept)
    return output.with_progress(found, names)


def _new_only(request: Request, names: list[str], run: LintRun) -> NewOnly | None:
    """Return what holds findings against a baseline or against changed lines, if asked for."""
    outcome = request.outcome
    if not (outcome.update_baseline or outcome.no_merge_base) and (
        outcome.baseline is None and outcome.since is None
    ):
        return None
    from lintnews.run import new_only

    new_only.require_sense(request)
    return new_only.NewOnly(request, names, run, output.say)


def _fixes(request: Request, run: LintRun, new_only: NewOnly | None) -> FixRun:
    """Return what fixes the files."""
    from lintnews.run import fixing

    return fixing.FixRun(request, run, new_only, output.say)


def _opened(names: list[str], outcome: Outcome) -> AbstractContextManager[output.Write]:
    """Return where findings go; fixed standard input has standard output for itself."""
    fixes = outcome.fix or outcome.diff
    if fixes and STDIN in names and outcome.output_file is None:
        return output.messages()
    return output.opened(outcome.output_file)


def _unread(folders: Iterable[Unread], run: LintRun) -> Iterator[Located]:
    """Yield the finding for each folder that holds nothing but formats nobody reads."""
    for folder in folders:
        yield from nothing_to_read(folder.name, folder.message, run)


def _exit_code(verdict: RunResult, fixes: FixRun | None, outcome: Outcome) -> int:
    code = verdict.exit_code(exit_zero=outcome.exit_zero)
    if fixes is None or verdict.interrupted:
        return code
    if fixes.failed:
        return FAILED
    would_change = outcome.diff and fixes.changed and not outcome.exit_zero
    return code or (FOUND if would_change else CLEAN)


def _start_clock(run: LintRun) -> Clock:
    """Begin to measure the rules and analyses of a run."""
    from lintnews.run.timing import Clock, readings, timed

    clock = Clock()
    run.registry = timed(run.registry, clock)
    run.reading = readings(clock)
    return clock


def _about(names: list[str], run: LintRun, outcome: Outcome) -> Run:
    """Return what the reporter may know besides the findings."""
    own = {rule.code: rule for name in names for rule in run.settings_for(name).file_rules}
    return Run(
        files=tuple(map(run.called, names)),
        rules={**run.registry.by_code(), **own},
        failures=run.failures,
        source=run.source,
        style=output.style(outcome.color, to_file=outcome.output_file is not None),
        version=VERSION,
    )


def _reporter(outcome: Outcome, run: LintRun) -> Report:
    """Return the reporter of the format, or of the counts that take its place."""
    if outcome.diff:
        return text.report
    if outcome.statistics or outcome.total:
        from lintnews.reporters import statistics

        by_rule = (
            statistics.by_rule_as_json
            if outcome.format in {"json", "jsonl"}
            else statistics.by_rule
        )
        parts = [
            part
            for part, wanted in ((by_rule, outcome.statistics), (statistics.total, outcome.total))
            if wanted
        ]
        return parts[0] if len(parts) == 1 else _both(*parts)
    from lintnews.run import formats

    return formats.report_of(outcome.format, run.registry, run.guard, output.say)


def _both(first: Report, second: Report) -> Report:
    def report(found: Iterable[Located], about: Run) -> Iterator[str]:
        kept = list(found)
        return chain(first(kept, about), second(kept, about))

    return report
