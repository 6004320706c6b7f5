"""Two punctuation marks where one belongs are left over from an edit.

An ellipsis of three or four points is no doubled mark, and neither is the point of
an abbreviation before a comma. Two points could be a broken ellipsis: where the
sentence goes on behind them, a person has to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews import COPY, Edit, Finding, Fix, Pattern, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintnews import Match, Reading

# What stays of each pair.
ONE_OF = {",,": ",", ",.": ".", ";;": ";", "::": ":", ",;": ";", ";,": ",", "..": "."}


@rule(
    code="QUO106",
    name="doubled-mark",
    summary="a punctuation mark stands twice",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(r",[,.;](?![.,])", frozenset({","})),
        Pattern(r";[;,]", frozenset({";"})),
        Pattern(r"::(?=\s|$)", frozenset({":"})),
        Pattern(r"(?<=\w)\.\.(?!\.)", frozenset({".."})),
    ),
    bad=(
        """
        The road,, closed since May, is open.
                ^^ ",," where "," belongs
        """,
        """
        The road is open..
                        ^^ ".." where "." belongs
        """,
    ),
    good=("The road is … open.", "The road is... open.", "Acme Inc., of Dayton, closed the road."),
)
def doubled_mark(reading: Reading, _options: object, matches: Sequence[Match]) -> Iterator[Finding]:
    """Offer the one mark that belongs there."""
    for match in matches:
        one = ONE_OF[match.text]
        edit = Edit(match.span, one)
        behind = reading.text[match.span.end : match.span.end + 2].lstrip("\r\n ")
        sure = match.text != ".." or not behind or behind[0].isupper() or behind[0] in "\"”'"
        yield Finding(match.span, f'"{match.text}" where "{one}" belongs', fix=Fix.safe(edit) if sure else Fix.unsafe(edit))
