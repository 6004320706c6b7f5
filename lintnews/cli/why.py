"""``lintnews --why CODE PATH``: each finding of one rule, those that are dropped too, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from lintnews.cli import output
from lintnews.cli.main import COMMANDS
from lintnews.errors import ReaderError, SourceError, UsageError
from lintnews.linting.engine_rules import ENGINE_FAMILY, RULE_FAILED
from lintnews.linting.finding import Located
from lintnews.linting.rule import Rule
from lintnews.linting.selection import canonical, require_known
from lintnews.reporters.escape import visible
from lintnews.run import since
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.new_only import NewOnly, require_sense
from lintnews.run.request import Outcome, Request
from lintnews.run.session import LintRun, find_files, open_run
from lintnews.run.silenced import Account, accounts
from lintnews.run.verdict import levels

_WITH_LINE = re.compile(r"(?P<path>.+):(?P<line>[0-9]{1,9})")


def explain(request: Request) -> int:
    """Print what became of the findings of a rule; exit 2 if a file could not be looked at.

    Raises:
        UsageError: if there is no such rule, or the linter itself finds what it names.
    """
    require_sense(request)
    request, line = _without_line(request)
    run = open_run(request, output.say)
    names, failed, _ = find_files(request.inputs, run, output.say, COMMANDS)
    run.require_sound_settings(names)
    new_only = _new_only(request, names, run)
    with run.guard, output.opened(None) as write:
        for name in names:
            try:
                for text in _lines(name, line, request.outcome, run, new_only):
                    write(f"{visible(text)}\n")
            except (SourceError, ReaderError) as error:
                failed = True
                output.say(f"{run.called(name)}: {error}")
    return FAILED if failed or run.registry.failures else CLEAN


def _without_line(request: Request) -> tuple[Request, int | None]:
    """Return the request without the line that stands behind its only path, and the line."""
    paths = request.inputs.paths
    match = _WITH_LINE.fullmatch(paths[0]) if len(paths) == 1 else None
    if match is None or os.path.lexists(paths[0]) or not os.path.lexists(match["path"]):
        return request, None
    inputs = request.inputs._replace(paths=(match["path"],))
    return request._replace(inputs=inputs), int(match["line"])


def _new_only(request: Request, names: list[str], run: LintRun) -> NewOnly | None:
    outcome = request.outcome
    if outcome.baseline is None and outcome.since is None:
        return None
    return NewOnly(request, names, run, output.say)


def _rule(word: str, name: str, run: LintRun) -> Rule:
    """Return the rule that is asked for.

    Raises:
        UsageError: if there is none, or it is no rule but the linter itself.
    """
    rules = list(run.rules_for(name).values())
    wanted = canonical(word, rules)
    require_known([wanted], rules, "--why")
    rule = next((one for one in rules if wanted in {one.code, one.name}), None)
    if rule is None or rule.family == ENGINE_FAMILY:
        reason = "is a family" if rule is None else "is found by the linter itself, by no rule"
        message = f"--why: {word} {reason}: give the code or the name of one rule"
        raise UsageError(message)
    return rule


def _lines(
    name: str, line: int | None, outcome: Outcome, run: LintRun, new_only: NewOnly | None
) -> Iterator[str]:
    """Yield what there is to say about one file."""
    called = run.called(name)
    rule = _rule(outcome.why or "", called, run)
    source = run.decode(called, run.read(name))
    run.remember(source)
    level = levels(outcome.level, lambda name: run.settings_for(name).level)(called)
    for account in accounts(rule, source, run):
        fresh = _fresh(account, called, run, new_only)
        shown = [fate for fate in account.fates if line in (None, fate.found.place.line)]
        for fate in shown:
            one = fate.found
            yield f"{one.path}:{one.place.line}:{one.place.column}: {one.code} {one.message}"
            reasons = list(fate.dropped_by)
            if not reasons and one not in fresh:
                reasons.append(_not_this_run(outcome))
            if not reasons and one.severity.rank < level.rank:
                reasons.append(f"is {one.severity.value}, and --level is {level.value}")
            yield from (f"    {reason}" for reason in reasons or [_reported(one)])
        if not shown:
            where = called if line is None else f"{called}:{line}"
            yield f"{where}: {rule.code} {rule.name} finds nothing here"
            yield from (f"    {reason}" for reason in account.silent)
            yield f"    what it leaves alone: lintnews explain {rule.code}"


def _reported(one: Located) -> str:
    return "not checked to the end" if one.code == RULE_FAILED.code else "reported"


def _fresh(
    account: Account, name: str, run: LintRun, new_only: NewOnly | None
) -> tuple[Located, ...]:
    """Return the findings that nothing dropped and that are this run's business."""
    found = tuple(fate.found for fate in account.fates if not fate.dropped_by)
    if new_only is None:
        return found
    if new_only.names and name not in map(run.called, new_only.names):
        return ()
    fresh = new_only.sift(name, found)
    source = run.source(name)
    within = new_only.within(source) if source is not None and fresh else None
    return tuple(one for one in fresh if within is None or since.touches(one, within))


def _not_this_run(outcome: Outcome) -> str:
    """Return which option leaves a finding out."""
    if outcome.baseline is None:
        return f"not on a line that changed since {outcome.since}"
    if outcome.since is None:
        return f"hidden by the baseline {outcome.baseline}"
    return f"hidden by the baseline {outcome.baseline}, or not changed since {outcome.since}"
