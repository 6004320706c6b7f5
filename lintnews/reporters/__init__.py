"""Reporters: one module a format, findings in and chunks of text out.

A reporter is a callable ``report(found, run)``: it takes the findings as they come
and what else there is to know about the run, and yields text. It prints nothing
and opens nothing. A format is loaded when it is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from lintnews.reporters.about import Reporter

#: format -> where its reporter is; one that a plugin brings is the callable itself
BUILT_IN: Mapping[str, str] = {
    "text": "lintnews.reporters.text:report",
    "full": "lintnews.reporters.full:report",
    "json": "lintnews.reporters.json:report_array",
    "jsonl": "lintnews.reporters.json:report_lines",
    "sarif": "lintnews.reporters.sarif:report",
    "github": "lintnews.reporters.github:report",
    "gitlab": "lintnews.reporters.gitlab:report",
    "junit": "lintnews.reporters.junit:report",
}


def load(reporter: str | Reporter) -> Reporter:
    """Return the reporter that an entry of the table names."""
    if not isinstance(reporter, str):
        return reporter
    module, _, function = reporter.partition(":")
    found: Any = getattr(importlib.import_module(module), function)
    return found  # type: ignore[no-any-return]
