"""What a reporter is: the name of a format, and findings in, text out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lintnews.rules.definition import Rule
    from lintnews.rules.diagnostic import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a reporter may want to know besides the findings.

    ``rules`` maps each code to its rule; ``version`` is that of lintnews.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """One output format, chosen with ``--format NAME``.

    ``report(found, run)`` takes the findings as they come and yields pieces of
    text; what it yields is printed at once, so a long run can be watched.
    """

    name: str
    report: Callable[[Iterable[Located], Run], Iterable[str]]
    summary: str = ""
    plugin: str = ""
