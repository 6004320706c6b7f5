"""A quotation mark without its partner leaves the reader guessing where speech ends.

A quotation that runs over paragraphs opens each of them and closes only the last:
that is how newspapers write it, and it is no fault; nor is it where a page has put these
paragraphs into one line. Posts of networks are printed as they are. Feet and inches, decades and
single quotation marks are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews import (
    COPY,
    Finding,
    Form,
    Quotation,
    Reading,
    Role,
    Severity,
    Span,
    Speech,
    block_at,
    blocks_of,
    quotation_at,
    quotations,
    roles,
    rule,
)
from lintnews_rules._posts import POST

CLOSING, STRAIGHT = "”", '"'
# „ is in English a trace of a wrong encoding, which is another fault; « and » point elsewhere.
SILENT = frozenset("„«»")
OPENING = frozenset("“\"'‘")
OPENERS = frozenset("([{—–-/‘'“")
# What may stand between two paragraphs of one speaker.
BETWEEN = frozenset(
    {Role.CAPTION, Role.CREDIT, Role.BOILERPLATE, Role.SUBHEAD, Role.PULLQUOTE, Role.NOTE}
)
MOST_BETWEEN = 4
LONGEST = 8  # paragraphs of an excerpt
GARBLED = Form(
    r"\ufffd|â€|â\x80|&(?:quot|[lr]dquo|#(?:34|822[01]|x(?:22|201[cd])));|\\?u(?:201[cd]|0022)|\\x(?:93|94|e2)|[\"”]>|\}catch|=[”\"];",
    words=("\ufffd", "â", "&", "u201", "u0022", "\\x", ">", "}", "="),
)


# A mark that faces the wrong way, or that no space parts from the sentence before it and the
# word after it: other rules report it.
GLUED = Form(
    r"\A[\u200b-\u202e]*”|[“\"]{2}\w|[a-z][.,!?][\"”](?=[A-Z])|\w[”] [—–] [^“”]*[”]|[\w.,!?…]“(?=[\s.,;:!?)]|$)"
)
MORE = Form(r"[a-z”’'] MORE\b")
AGAIN = Form(r"[.!?…]['’]?\s[\s\u200b-\u200d]*[“\"](?=[A-Z‘'])")
SAYS = Form(r"\b(?:said|says|told|tells|added|adds|wrote|writes|asked|according)\b")


@rule(
    code="QUO101",
    name="quote-unbalanced",
    summary="a double quotation mark has no partner",
    severity=Severity.INFO,
    roles=COPY,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        “We will rebuild, the mayor said on Monday.
        ^ this quotation is not closed in its paragraph
        """,
        """
        We will rebuild,” the mayor said on Monday.
                        ^ this quotation mark closes nothing
        """,
    ),
    good=(
        """
        “We will rebuild,” the mayor said. “It will take a year.
        “But it will be done.”
        """,
        "He said: “The pier is done. Nobody believed it… “Now we sail. It took a year.”",
        "“The ramp is open,” she said.”The pier is not.”",
        "“We sail in May. We will not wait,“ she said.",
        "“The pier is done. Nobody believed it. — Piet Halden (@piethalden)",
        "The board is 6'2\" long, and the '90s are over.",
        "She called it “a ‘very’ long year.”",
        """
        The Courier wrote on Monday of the pier:
        "The port has closed the old pier.
        “It is not safe,” the chief said.
        The council will vote in May."
        """,
    ),
)
def quote_unbalanced(reading: Reading) -> Iterator[Finding]:
    """Ask the quotations; look for closing marks outside of them."""
    seen = _Seen()
    excerpts = _ends_of_excerpts(reading)
    for quotation in reading.get(quotations):
        start = quotation.span.start
        if (
            not quotation.closed
            and not quotation.continued
            and not quotation.single
            and reading.text[start] not in SILENT
            and not _is_garbled(reading, start, seen)
            and not _goes_on_later(reading, start)
            and not _is_of_several_paragraphs(reading, quotation, seen)
            and start not in excerpts
        ):
            yield Finding(
                Span(start, quotation.inner.start), "this quotation is not closed in its paragraph"
            )
    for mark in (CLOSING, STRAIGHT):
        at = reading.text.find(mark)
        while at >= 0:
            if (
                quotation_at(reading, at) is None
                and (mark == CLOSING or _closes(reading.text, at))
                and not reading.text[max(0, at - 1)].isdigit()
                and not _is_garbled(reading, at, seen)
                and at not in excerpts
            ):
                yield Finding(Span(at, at + 1), "this quotation mark closes nothing")
            at = reading.text.find(mark, at + 1)


def _closes(text: str, at: int) -> bool:
    """Return whether a straight mark can only close: it follows a word, and none follows it."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return (
        bool(before)
        and before != STRAIGHT
        and not before.isspace()
        and before not in OPENERS
        and (not after or after.isspace() or after in ",.;:!?)")
    )


class _Seen:
    """What was found in the paragraph at hand: each is searched once, however many marks it has."""

    def __init__(self) -> None:
        self.garbled: dict[int, bool] = {}  # by the start of the paragraph
        self.again: dict[int, re.Match[str] | None] = {}


def _is_garbled(reading: Reading, at: int, seen: _Seen) -> bool:
    """Return whether the paragraph has a mark that is garbled or glued, or is a post."""
    block = block_at(reading, at)
    if block is None:
        return False
    start = block.span.start
    if start not in seen.garbled:
        words = block.span.of(reading.text)
        seen.garbled[start] = any(form.search(words) for form in (GARBLED, GLUED, MORE, POST))
    return seen.garbled[start]


def _is_of_several_paragraphs(reading: Reading, quotation: Quotation, seen: _Seen) -> bool:
    """Return whether the quotation opens once more after a sentence, in the paragraph and with no source."""
    block = block_at(reading, quotation.span.start)
    if block is None:
        return False
    text, start = reading.text, block.span.start
    again = seen.again.get(start)
    if start not in seen.again or (again is not None and again.start() < quotation.inner.start):
        again = AGAIN.search(text, quotation.inner.start, block.span.end)
        seen.again[start] = again
    if again is None or text[again.end() - 1] != text[quotation.span.start]:
        return False
    return SAYS.search(text, quotation.inner.start, again.start()) is None


def _ends_of_excerpts(reading: Reading) -> frozenset[int]:
    """Return where straight marks open and close an excerpt of several paragraphs.

    One paragraph begins with a mark that has no partner in it, a later one ends with such.
    """
    if STRAIGHT not in reading.text:
        return frozenset()
    ends: set[int] = set()
    opened, left = -1, 0
    for block in blocks_of(reading, Role.BODY):
        words = block.span.of(reading.text)
        left -= 1
        if not words.count(STRAIGHT) % 2:
            continue
        if words[0] == STRAIGHT:
            opened, left = block.span.start, LONGEST
        elif words[-1] == STRAIGHT and opened >= 0 <= left:
            ends |= {opened, block.span.end - 1}
            opened = -1
    return frozenset(ends)


def _goes_on_later(reading: Reading, at: int) -> bool:
    """Return whether the next paragraph opens again after a picture, a heading or furniture."""
    blocks = reading.get(roles)
    number = bisect_right(blocks, at, key=lambda block: block.span.start)
    first = number
    while number < len(blocks) and number < first + MOST_BETWEEN and blocks[number].role in BETWEEN:
        number += 1
    following = blocks[number : number + 1]
    return number > first and bool(following) and reading.text[following[0].span.start] in OPENING
