"""The default: one line a finding, as flake8 prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews.reporters.escape import visible
from lintnews.rules.diagnostic import Located, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def report(found: Iterable[Located]) -> Iterator[str]:
    """Yield ``path:line:column: CODE message``; advice says so at its end."""
    for one in found:
        advice = " (advice)" if one.severity is Severity.INFO else ""
        yield f"{visible(one.path)}:{one.place.line}:{one.place.column}: {one.code} {visible(one.message)}{advice}\n"
