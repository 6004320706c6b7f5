"""The default: a line for each finding, as flake8 prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.linting.finding import Located, Severity
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Run


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield ``path:line:column: CODE message``; advice says so at its end."""
    style = run.style
    for one in found:
        path = style.paint(visible(one.path), "bold")
        code = style.link(style.paint(one.code, one.severity.value), one.url)
        advice = " (advice)" if one.severity is Severity.INFO else ""
        yield f"{path}:{one.place.line}:{one.place.column}: {code} {visible(one.message)}{advice}\n"
