"""Counts in the place of findings: ``--statistics`` and ``--count``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews.linting.finding import Located
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Run


def by_rule(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield a line for each rule that found something, the most frequent first."""
    counts = Counter((one.code, one.name) for one in found)
    width = max((len(str(count)) for count in counts.values()), default=1)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = run.rules.get(code)
        yield f"{count:>{width}}  {code}  {name}{f': {visible(rule.summary)}' if rule else ''}\n"


def by_rule_as_json(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield the same as one JSON array."""
    from lintnews.reporters.json import dumped

    counts = Counter((one.code, one.name) for one in found)
    rows = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = run.rules.get(code)
        rows.append(
            {"code": code, "name": name, "count": count, "summary": rule.summary if rule else ""}
        )
    yield dumped(rows, indent=1) + "\n"


def total(found: Iterable[Located], _run: Run) -> Iterator[str]:
    """Yield the number of findings, alone on a line."""
    yield f"{sum(1 for _ in found)}\n"
