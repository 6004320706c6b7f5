"""Workflow commands that GitHub turns into annotations next to the line.

A finding is one line; everything that could end it, or begin another command, is
escaped. See "Workflow commands for GitHub Actions" in GitHub's documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.linting.finding import Located, Severity
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Run

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield a workflow command for each finding, and for each failure outside a file."""
    for message in run.failures:
        yield f"::error title=lintnews::{_data(message)}\n"
    for one in found:
        place = one.place
        properties = {
            "file": one.path,
            "line": str(place.line),
            "endLine": str(place.end_line),
            "title": f"{one.code} {one.name}",
        }
        if place.line == place.end_line:
            # GitHub takes columns only if a finding stays on its line.
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
        stated = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        where = f"{one.path}:{place.line}:{place.column}"
        shown = _data(f"{where}: {one.code} {one.message}")
        yield f"::{_COMMANDS[one.severity]} {stated}::{shown}\n"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
