"""``lintnews [check] PATH…``: lint, print the findings, say with the exit code whether there are any."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lintnews import runner
from lintnews.cli import session
from lintnews.cli.main import CLEAN, COMMANDS, FAILED, FOUND
from lintnews.cli.options import check_parser
from lintnews.errors import UsageError
from lintnews.filters.selection import did_you_mean
from lintnews.rules.diagnostic import Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from lintnews.rules.diagnostic import Located


def run(arguments: list[str]) -> int:
    """Parse the arguments, lint, report."""
    parser = check_parser()
    options = parser.parse_args(arguments)
    if options.version:
        from lintnews.cli.version import print_version  # noqa: PLC0415  only when asked for

        return print_version()
    if not options.paths:
        parser.print_help()
        return FAILED
    _require_sense(options)
    registry = session.load_registry()
    desk = session.open_desk(options, registry)
    names, missing = _files(options.paths, desk)
    for name in names:
        desk.settings_for(name)
    verdict = _Verdict(Severity(options.fail_level), failed=bool(registry.failures) or missing)
    if options.fix or options.diff:
        return _mend(names, desk, options, verdict)
    shown = (one for one in verdict.watch(_findings(names, desk, options)) if one.severity.rank >= Severity(options.level).rank)
    for chunk in _reporter(options.format)(shown):
        _write(chunk)
    verdict.summarise(len(names))
    return verdict.exit_code(exit_zero=options.exit_zero)


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


def _mend(names: list[str], desk: runner.Desk, options: argparse.Namespace, verdict: _Verdict) -> int:
    """Fix, or show what would be fixed; report what remains."""
    from lintnews.cli.fixing import Workshop  # noqa: PLC0415  only where something is fixed

    workshop = Workshop(options, desk)
    remaining = (one for name in names for one in workshop.mend(name))
    shown = (one for one in verdict.watch(remaining) if one.severity.rank >= Severity(options.level).rank)
    # The fixed text of standard input has standard output for itself.
    write = sys.stderr.write if runner.STDIN in names else _write
    for chunk in _reporter("text" if options.diff else options.format)(shown):
        write(chunk)
    verdict.summarise(len(names))
    code = verdict.exit_code(exit_zero=options.exit_zero)
    if workshop.failed:
        return FAILED
    return code or (FOUND if options.diff and workshop.changed and not options.exit_zero else CLEAN)


class _Verdict:
    """What the run comes to, counted while the findings pass by."""

    def __init__(self, fail_level: Severity, *, failed: bool) -> None:
        self._fail_level = fail_level
        self._failed = failed
        self._found = self._total = 0

    def watch(self, found: Iterable[Located]) -> Iterator[Located]:
        for one in found:
            self._total += 1
            if runner.is_failure(one):
                self._failed = True
                print(f"lintnews: {one.path}: {one.message}", file=sys.stderr)
            if one.severity.rank >= self._fail_level.rank:
                self._found += 1
            yield one

    def summarise(self, files: int) -> None:
        """On a terminal, say in one line what came of it."""
        if sys.stdout.isatty() and sys.stderr.isatty():
            findings = f"{self._total} finding{'' if self._total == 1 else 's'}" if self._total else "nothing to mark"
            print(f"{findings} in {files} article{'' if files == 1 else 's'}", file=sys.stderr)

    def exit_code(self, *, exit_zero: bool) -> int:
        if self._failed:
            return FAILED
        return FOUND if self._found and not exit_zero else CLEAN


def _files(paths: list[str], desk: runner.Desk) -> tuple[list[str], bool]:
    """Return the files to lint, and whether some path means nothing; what is there is still linted."""
    names: list[str] = []
    missing = False
    for path in paths:
        try:
            names.extend(name for name in runner.expand([path], desk.settings_for) if name not in names)
        except UsageError as error:
            missing = True
            hint = did_you_mean(path, COMMANDS).replace("did you mean", "did you mean the command")
            print(f"lintnews: {error}{hint}", file=sys.stderr)
    return names, missing


def _findings(names: list[str], desk: runner.Desk, options: argparse.Namespace) -> Iterator[Located]:
    for name in names:
        if name == runner.STDIN:
            data = sys.stdin.buffer.read() if sys.stdin else b""
            yield from runner.lint(options.stdin_filename or runner.STDIN, data, desk)
        else:
            yield from runner.lint_file(name, desk)


def _reporter(name: str) -> Callable[[Iterable[Located]], Iterator[str]]:
    if name == "text":
        from lintnews.reporters import text  # noqa: PLC0415  only the format that is asked for

        return text.report
    from lintnews.reporters import json  # noqa: PLC0415  as above

    return json.report_array if name == "json" else json.report_lines


def _write(chunk: str) -> None:
    """Print; what the terminal's encoding cannot say is escaped, never an error."""
    try:
        sys.stdout.write(chunk)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(chunk.encode(encoding, "backslashreplace").decode(encoding))
