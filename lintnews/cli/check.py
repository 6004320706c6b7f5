"""``lintnews [check] PATH…``: lint, print the findings, tell by the exit code if there are any."""

from __future__ import annotations

import os

from lintnews.cli import output
from lintnews.cli.options import check_parser, parse, request_of
from lintnews.errors import UsageError
from lintnews.linting.finding import Located
from lintnews.reporters import text
from lintnews.reporters.reporter import Run
from lintnews.run import kept_expressions
from lintnews.run.request import Outcome, Request
from lintnews.run.verdict import FAIL_LEVEL, LEVEL, RunResult, Shown, levels
from lintnews.values import VERSION

_MANY = 10  # fewer files are linted sooner than a cache is opened


def run(arguments: list[str]) -> int:
    """Parse the arguments, lint, report."""
    parser = check_parser()
    options = parse(parser, arguments)
    request = request_of(options)
    if options.version:
        from lintnews.cli.version import print_version

        return print_version(request)
    if not request.inputs.paths:
        parser.error("no path is given: name files or folders, . for this folder, or -")
    _require_sense(request)
    kept_expressions.begin_for(request.work)
    if request.outcome.why is not None:
        from lintnews.cli.why import explain

        return explain(request)
    unchanged = _unchanged(request)
    if unchanged is not None:
        return _print_unchanged(request.outcome, *unchanged)
    # What follows needs much that a run without news does not.
    from lintnews.cli.full_check import check

    return check(request)


def _require_sense(request: Request) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: names them.
    """
    outcome = request.outcome
    if outcome.fix and outcome.diff:
        message = "--diff shows what --fix would change and writes nothing: give one of the two"
        raise UsageError(message)
    if outcome.unsafe_fixes and not (outcome.fix or outcome.diff):
        message = "--unsafe-fixes says which fixes are made: it needs --fix or --diff beside it"
        raise UsageError(message)


def _unchanged(request: Request) -> tuple[list[str], tuple[Located, ...]] | None:
    """Return the files and their findings if nothing has changed since the last run."""
    paths = request.inputs.paths
    if request.work.no_cache or (len(paths) < _MANY and not any(map(os.path.isdir, paths))):
        return None
    from lintnews.run import cache

    return cache.warm(request, output.say)


def _print_unchanged(outcome: Outcome, names: list[str], found: tuple[Located, ...]) -> int:
    """Print findings that are known already, and return the exit code."""
    # If a configuration governs a file, nothing is printed this way.
    verdict = RunResult(levels(outcome.fail_level, lambda _: FAIL_LEVEL))
    shown = Shown(
        verdict.watch(found), levels(outcome.level, lambda _: LEVEL), outcome.max_findings
    )
    about = Run(
        files=tuple(names), style=output.style(outcome.color, to_file=False), version=VERSION
    )
    with output.opened(None) as write:
        write("".join(text.report(shown, about)))
    output.say_all(shown.what_is_hidden())
    output.summarise(verdict.what_failed(), verdict.summary(len(names)))
    return verdict.exit_code(exit_zero=outcome.exit_zero)
