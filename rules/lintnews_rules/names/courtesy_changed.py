"""Mr. Okafor in the lede and Ms. Okafor below: one of the two is a stranger, or the slip is ours.

Where two people of the story bear the name, or a husband or wife comes up, both may be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, Finding, Reading, Related, Severity, Span, rule
from lintnews_rules.names._persons import READ, called, givens, has_kin, nearest

MEN = frozenset({"Mr.", "Mr"})
WOMEN = frozenset({"Ms.", "Mrs.", "Miss", "Ms", "Mrs"})
NEAR = 60


@rule(
    code="NAM106",
    name="courtesy-changed",
    summary="one person is Mr. here and Ms. there",
    severity=Severity.WARNING,
    roles=READ,
    kinds=NEWS_COPY,
    bad=(
        """
        Martin Okafor runs the port. Mr. Okafor said it was closed. Mr. Okafor left.
        On Monday Ms. Okafor said it was open.
                  ^^^^^^^^^^ "Ms. Okafor" here, "Mr. Okafor" on line 1: one person?
        """,
    ),
    good=(
        "Martin Okafor came with Nadia Okafor. Mr. Okafor stayed. Ms. Okafor left.",
        "Martin Okafor came. Mr. Okafor stayed. His wife, Nadia, left. Ms. Okafor said it was late.",
        "Mr. Okafor and Mrs. Okafor left.",
    ),
)
def courtesy_changed(reading: Reading) -> Iterator[Finding]:
    """Compare the courtesy titles before each surname that one person bears."""
    for places in reading.get(called).values():
        if len(givens(places)) != 1:
            continue
        men = [_with_title(place.span, place.title) for place in places if place.title in MEN]
        women = [_with_title(place.span, place.title) for place in places if place.title in WOMEN]
        if not (men and women):
            continue
        odd, usual = (men, women) if len(men) < len(women) else (women, men)
        if len(odd) == len(usual):
            odd, usual = sorted((men, women), key=lambda spans: spans[0].start, reverse=True)
        if len(odd) > 1 or not reading.may_report(odd[0]):
            continue
        if has_kin(reading, places, odd[0].end + NEAR):
            continue
        other = nearest(usual, odd[0])
        here, there = odd[0].of(reading.text), other.of(reading.text)
        yield Finding(
            odd[0],
            f'"{here}" here, "{there}" on line {{line}}: one person?',
            (Related(other, f'"{there}" here'),),
        )


def _with_title(span: Span, title: str) -> Span:
    return Span(span.start - len(title) - 1, span.end)
