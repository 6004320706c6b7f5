"""One story, one way to write a share: "12 percent" here and "9%" there is two desks in one text.

Headlines, captions and what is in brackets ("(12%)") are set by rules of their own, so only
the paper's running text is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, Finding, Form, Reading, Role, Severity, Span, rule
from lintnews_rules.forms._mixed import in_prose, mixed

SHARE = Form(
    r"(?<![\w.,$£€/(+-])(?!100\b)\d[\d,]*(?:\.\d+)?(?:(?P<sign> ?%)(?![\w)])| (?:percent|per cent)\b)",
    words=("%", "percent", "per cent"),
)


@rule(
    code="FRM102",
    name="percent-form-mixed",
    summary="shares are written with the sign and with the word",
    severity=Severity.INFO,
    holds=("%",),
    roles=frozenset({Role.BODY}),
    kinds=NEWS_COPY,
    bad=(
        """
        Fares rose 12 percent in May and 4 percent in June, the port said.
        Rents rose 9%, it said.
                   ^^ "9%" here, "4 percent" on line 1: one form for both
        """,
    ),
    good=(
        "Fares rose 12 percent. “Rents rose 9%,” she said.",
        "Fares rose 12 percent. The union (9%) and the board (7%) disagree.",
        "[headline] Fares up 12%\nFares rose 12 percent in May.",
        "Fares rose 12%, or 3 percentage points more than in May.",
    ),
)
def percent_form_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare the shares in the paper's own running text."""
    if "%" not in reading.text or "per" not in reading.text:
        return
    signs: list[Span] = []
    words: list[Span] = []
    for match in SHARE.finditer(reading.text):
        (signs if match["sign"] else words).append(Span(*match.span()))
    finding = mixed(reading, [in_prose(reading, signs), in_prose(reading, words)])
    if finding is not None:
        yield finding
