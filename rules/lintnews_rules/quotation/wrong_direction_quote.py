"""A curly quotation mark that faces the wrong way looks like a misprint, because it is one.

It comes from smart quotes that guessed wrong after a dash, a bracket or a
correction. Turning it round changes nothing that anybody said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews import COPY, Edit, Finding, Fix, Pattern, Severity, Speech, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintnews import Match, Reading

OPENING, CLOSING = "“", "”"


@rule(
    code="QUO102",
    name="wrong-direction-quote",
    summary="a curly quotation mark faces the wrong way",
    severity=Severity.WARNING,
    roles=COPY,
    speech=Speech.REPORTED,
    languages=frozenset({"en"}),
    patterns=(
        Pattern(r"(?<=[\w.,!?…])“(?=[\s.,;:!?)]|$)", frozenset({OPENING})),
        Pattern(r"(?:(?<=[\s(])|(?<![^\r\n]))”(?=\w)", frozenset({CLOSING})),
    ),
    bad=(
        """
        He called it “abhorrent“ and left.
                               ^ this quotation mark faces the wrong way
        """,
        """
        She said ”never again” to the board.
                 ^ this quotation mark faces the wrong way
        """,
    ),
    good=("He called it “abhorrent” and left.", "“We won,” she said—“at last.”"),
)
def wrong_direction_quote(_reading: Reading, _options: object, matches: Sequence[Match]) -> Iterator[Finding]:
    """Turn each one round."""
    for match in matches:
        turned = CLOSING if match.text == OPENING else OPENING
        yield Finding(match.span, "this quotation mark faces the wrong way", fix=Fix.safe(Edit(match.span, turned)))
