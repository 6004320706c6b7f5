"""The formats that lintnews writes itself; what writes one is imported when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from lintnews.linting.finding import Located
from lintnews.reporters.reporter import Report, Reporter, Run


def _report_of(module: str, function: str = "report") -> Report:
    def report(found: Iterable[Located], run: Run) -> Iterable[str]:
        write: Report = getattr(importlib.import_module(f"lintnews.reporters.{module}"), function)
        return write(found, run)

    return report


REPORTERS = (
    Reporter("text", _report_of("text")),
    Reporter("full", _report_of("full")),
    Reporter("json", _report_of("json", "report_array")),
    Reporter("jsonl", _report_of("json", "report_lines")),
    Reporter("sarif", _report_of("sarif")),
    Reporter("github", _report_of("github")),
    Reporter("gitlab", _report_of("gitlab")),
    Reporter("junit", _report_of("junit")),
)
