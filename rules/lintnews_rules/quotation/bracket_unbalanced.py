"""A bracket without its partner leaves the reader inside the aside.

Numbers of a list ("1)", "a)") and faces made of marks have none by nature. A passage
in brackets that runs over several paragraphs is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Finding, Form, Reading, RoledBlock, Severity, Span, Speech, roles, rule

BRACKET = Form(r"[()\[\]]", words=("(", ")", "[", "]"))
PARTNER = {")": "(", "]": "["}
# 1) and a) at the head of a line or after white space or a bracket.
NO_BRACKET = Form(r"(?<![\w)])(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[a-z]?\)", words=(")",))
FACE = Form(r"(?<!\w)[:;=] ?[-'^o]?[()\[\]]", words=(":", ";", "="))
NEAR = 6  # code points between two halves of a broken paragraph
LONGEST = 20_000  # code points: a longer block is no prose


@rule(
    code="QUO105",
    name="bracket-unbalanced",
    summary="a bracket has no partner",
    severity=Severity.INFO,
    holds=("(", ")", "[", "]"),
    roles=COPY,
    speech=Speech.REPORTED,
    languages=None,
    standard="every style guide: brackets come in pairs",
    bad=(
        """
        The Port Ellis Housing Agency (PEHA said no.
                                      ^ this bracket is not closed
        """,
        """
        The agency PEHA) said no.
                       ^ this bracket was not opened
        """,
    ),
    good=(
        "The agency (PEHA) said no [again].",
        "There are two ways: a) by ferry, b) by road. 1) is the cheaper :)",
        """
        (The pier was built in 1911.
        It was closed in 2011.)
        """,
    ),
)
def bracket_unbalanced(reading: Reading) -> Iterator[Finding]:
    """Pair the brackets of each block."""
    text = reading.text
    if all(text.count(opening) == text.count(closing) for closing, opening in PARTNER.items()):
        return
    blocks = [(block, _unpaired(reading.text, block)) for block in reading.get(roles)]
    opened = [(block, at) for block, places in blocks for at in places if reading.text[at] in "(["]
    closed = [(block, at) for block, places in blocks for at in places if reading.text[at] in ")]"]
    for block, places in blocks:
        if len(places) > 1 or FACE.search(reading.text, *block.span):  # code, a table, a face
            continue
        for at in places:
            opens = reading.text[at] in "(["
            if _runs_on(reading.text, block, at, opened, closed):
                continue
            said = "is not closed" if opens else "was not opened"
            yield Finding(Span(at, at + 1), f"this bracket {said}")


def _unpaired(text: str, block: RoledBlock) -> list[int]:
    start, end = block.span
    if end - start > LONGEST or not BRACKET.may_match(text, start, end):
        return []
    # A list's number may have both brackets, so the pairs are made first.
    stack: list[int] = []
    left: list[int] = []
    for match in BRACKET.finditer(text, start, end):
        mark = match.group()
        if mark in "([":
            stack.append(match.start())
        elif stack and text[stack[-1]] == PARTNER[mark]:
            stack.pop()
        else:
            left.append(match.start())
    if not stack and not left:
        return []
    exempt = {
        place
        for match in NO_BRACKET.finditer(text, start, end)
        for place in range(match.start(), match.end())
    }
    return [at for at in sorted(left + stack) if at not in exempt]


def _runs_on(
    text: str,
    block: RoledBlock,
    at: int,
    opened: list[tuple[RoledBlock, int]],
    closed: list[tuple[RoledBlock, int]],
) -> bool:
    """Return whether the brackets hold several paragraphs, or one that is broken in two."""
    if text[at] in "([":
        if text[at + 1 : at + 2] in {"{", '"', "'", "["}:  # a piece of code
            return True
        return any(0 < other.span.start - block.span.end < NEAR for other, _ in closed) or (
            at == block.span.start
            and any(
                other.span.start > block.span.start and place >= other.span.end - 2
                for other, place in closed
            )
        )
    return any(0 < block.span.start - other.span.end < NEAR for other, _ in opened) or (
        at >= block.span.end - 2
        and any(
            other.span.start < block.span.start and place == other.span.start
            for other, place in opened
        )
    )
