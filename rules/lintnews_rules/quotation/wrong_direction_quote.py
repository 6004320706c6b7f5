"""A curly quotation mark that faces the wrong way looks like a misprint, because it is one.

It comes from smart quotes that guessed wrong after a dash, a bracket or a
correction. Turning it round changes nothing that anybody said. Where the marks of
the paragraph would not pair up afterwards, a person should look: perhaps the mark
is one too many.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Match,
    Pattern,
    Reading,
    Severity,
    Speech,
    block_at,
    rule,
)

OPENING, CLOSING = "“", "”"
LOW = "„"


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
        """
        The board left“ at noon.
                      ^ this quotation mark faces the wrong way
        """,
    ),
    good=("He called it “abhorrent” and left.", "“We won,” she said—“at last.”"),
)
def wrong_direction_quote(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Turn each one round."""
    position, opened = 0, False
    for match in matches:
        block = block_at(reading, match.span.start)
        if block is not None and LOW in block.span.of(reading.text):
            continue  # „…“ is how German and its neighbours quote
        if block is not None and block.span.start >= position:
            position, opened = block.span.start, False
        opened = _opened(reading.text[position : match.span.start], opened=opened)
        edit = Edit(match.span, CLOSING if match.text == OPENING else OPENING)
        pairs = opened == (match.text == OPENING)
        position, opened = match.span.end, (match.text == OPENING) != pairs
        yield Finding(
            match.span,
            "this quotation mark faces the wrong way",
            fix=Fix.safe(edit) if pairs else Fix.unsafe(edit),
        )


def _opened(text: str, *, opened: bool) -> bool:
    """Return whether a quotation is open after the text, given whether one was before it."""
    last = max(text.rfind(OPENING), text.rfind(CLOSING), text.rfind("″"))
    if last >= 0:
        opened = text[last] == OPENING
    return opened != bool(text.count('"', last + 1) % 2)
