"""JUnit's XML: a suite for each file, a test case for each finding.

A file without findings is one test case that passes, so that a report of a clean
run shows what was read. What XML forbids is written as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Located
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Run


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield the document, a suite a file."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="lintnews">\n'
    if run.failures:
        cases = [
            '    <testcase name="plugin" '
            f'classname="lintnews">{_verdict("error", message, [message])}</testcase>\n'
            for message in run.failures
        ]
        yield _suite("lintnews", cases, errors=len(cases))
    clean = dict.fromkeys(run.files)
    for path, group in groupby(found, key=lambda one: one.path):
        clean.pop(path, None)
        findings = list(group)
        errors = sum(one.code in FAILURES for one in findings)
        yield _suite(
            path, [_case(one) for one in findings], errors=errors, failures=len(findings) - errors
        )
    for path in clean:
        yield _suite(path, [f'    <testcase name="lintnews" classname="{_escaped(path)}"/>\n'])
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str], *, errors: int = 0, failures: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="0" time="0"'
    return f'  <testsuite name="{_escaped(name)}" {counts}>\n{"".join(cases)}  </testsuite>\n'


def _case(one: Located) -> str:
    name = f"{one.code} {one.name} {one.place.line}:{one.place.column}"
    where = f"{one.path}:{one.place.line}:{one.place.column}: {one.code} {one.message}"
    also = [
        f"{one.path}:{item.place.line}:{item.place.column}: {item.message}" for item in one.related
    ]
    verdict = _verdict(
        "error" if one.code in FAILURES else "failure",
        one.message,
        [where, *also],
        one.severity.value,
    )
    return (
        f'    <testcase name="{_escaped(name)}" '
        f'classname="{_escaped(one.path)}">{verdict}</testcase>\n'
    )


def _verdict(element: str, message: str, lines: list[str], kind: str = "error") -> str:
    return f'<{element} type="{kind}" message="{_escaped(message)}">{_escaped(*lines)}</{element}>'


def _escaped(*lines: str) -> str:
    text = "\n".join(
        visible(_forbidden().sub(lambda match: f"\\u{ord(match.group()):04x}", line))
        for line in lines
    )
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile("[\ufffe\uffff]")
