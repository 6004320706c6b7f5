"""Many places of one fault as one finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import Finding, Related

SINGLE = 3  # so many places are reported each by itself


def rolled(findings: Sequence[Finding], others: str) -> Iterator[Finding]:
    """Yield the findings, or if there are many of them the first with the others as related places."""
    if len(findings) <= SINGLE:
        yield from findings
        return
    first = findings[0]
    related = tuple(Related(finding.span, others) for finding in findings[1:])
    yield first._replace(message=f"{first.message}, and {len(related)} more", related=related)
