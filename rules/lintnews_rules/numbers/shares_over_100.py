"""Shares of one whole come to 100 percent; if they come to 110, one of them is wrong.

Only shares that the sentence lists as parts of one whole are added up: closed by "and",
with no second "of", and with a word that closes the list ("undecided", "the rest") or a
whole that is named before the first. Two points more than 100 are rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    Finding,
    Form,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    Span,
    block_at,
    option,
    rule,
)
from lintnews_rules.numbers._changes import sentences_of, shares_at_most
from lintnews_rules.numbers._figures import skeleton

PAIR = Form(
    r"\b(?:margin|vote[ds]?|voters|lead(?:s|ing)?|favou?r(?:s|ed)?|oppos(?:e|ed)|support(?:s|ed)?|prefer(?:s|red)?|ahead|beat|defeated|won|split|poll)\b[^.;()]{0,70}?"
    r"(?P<one>\d{1,2}(?:\.\d)?)(?: ?%| percent| per cent)? ?(?:to|-|–) ?(?P<two>\d{1,2}(?:\.\d)?)(?: ?%| percent| per cent)"
)
MOVES = Form(
    r"\b(?:from|between|up|down|rose|fell|grew|dropped|range[ds]?|somewhere|as much as|discount)\b"
)
# Three sides, "for Ortiz", "for Halden" and "for Roy", and three kinds, "red", "blue" and "green".
SIDES = Form(
    r"⟨\d+⟩ for [^⟨⟩,;]{1,40},? (?:to|and|versus|vs\.) ⟨\d+⟩ for [^⟨⟩,;]{1,40},? (?:and|with) ⟨\d+⟩ for "
)
PARTS = Form(r"⟨\d+⟩ [A-Za-z-]+, ⟨\d+⟩ [A-Za-z-]+,? (?:and )?⟨\d+⟩ [A-Za-z-]+")
REST = Form(
    r"\b(?:the|for the|a) (?:remaining|other) (?P<share>\d{1,2}(?:\.\d)?) ?(?:%|percent|per cent)"
)
FEWEST = 3
BIGGEST_SLIP = 140
CLOSING = Form(
    r"\b(?:undecided|unsure|not sure|no opinion|not know|others?|something else|the rest|remaining|remainder|balance|neither|none"
    r"|opposed|oppose|against|did not|do not|don['’]t|declined|disapproved?|abstained|longer|more)\b",
)
CHANGES = Form(
    r"\b(?:rose|rise|grew|grown|gain(?:ed|s)?|fell|fall|fallen|drop(?:ped|s)?|declined (?:by )?⟨|decreased?|increased?|(?<!made )(?<!make )up|down|climb(?:ed|s)?|jumped|higher"
    r"|lower|compared|versus|than|from ⟨|to ⟨|between ⟨|at least|multiple|interest|rates?|margin|discount|cut|cuts|chance|probability|taxe?s? of)\b",
)
WHOLE = Form(r"\A(?:Of|Among) (?:the|those|these|all|its|his|her|their)\b")
BETWEEN = Form(r"[^⟨⟩;:()—]{0,90}(?:, | and |, and |, while |, with |, but )[^⟨⟩;:()—,]{0,60}")


class SharesOver100Options(Options):
    """How plain it must be that the shares are parts of one whole."""

    any_list: bool = option(
        False,
        "add up every list of shares, also if no word closes it",
        desk=True,
    )


@rule(
    code="NUM105",
    name="shares-over-100",
    summary="the shares of one whole come to more than 100 percent",
    severity=Severity.WARNING,
    options=SharesOver100Options,
    patterns=(
        Pattern(r"%", frozenset({"%"})),
        Pattern(r"(?:percent|per cent)\b", frozenset({"percent", "per cent"})),
    ),
    bad=(
        """
        The riders support it by a margin of 91 percent to 18 percent.
                                             ^^^^^^^^^^^^^^^^^^^^^^^^ these come to 109%
        """,
        """
        Of the riders, 50% came from the island, 45% from the port and 15% from elsewhere.
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these come to 110%
        """,
        """
        Some 48 percent of riders like it, 43 percent do not and 19 percent are undecided.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these come to 110%
        """,
        """
        The old split 59% for Ortiz to 36% for Halden and 11% for Roy.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these come to 106%
        """,
    ),
    good=(
        "The riders support it by 81 percent to 18 percent, up from 60 percent to 50 percent.",
        "Of the riders, 50% came from the island, 35% from the port and 15% from elsewhere.",
        "Some 48 percent of riders like it, 34 percent do not and 19 percent are undecided.",
        "Fares rose 50% in May, 40% in June and 20% in July.",
        "It won 60 percent of the old, 45 percent of the young and 30 percent of the rest.",
    ),
)
def shares_over_100(
    reading: Reading,
    options: SharesOver100Options,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Add up the shares of each sentence that lists them."""
    for sentence in sentences_of(reading, matches):
        yield from _of_two(reading.text, sentence)
        block = block_at(reading, sentence.start) if options.any_list else None
        if block is not None:
            yield from _of_the_rest(reading.text, block.span, sentence)
        if shares_at_most(reading.text, sentence) < FEWEST:
            continue
        bones, shares = skeleton(reading.text, *sentence, unit="%")
        total = sum(share.value for share in shares)
        if len(shares) < FEWEST or not 100 + len(shares) / 2 < total <= BIGGEST_SLIP:
            continue
        if any(share.value < 1 for share in shares):
            continue
        if len(shares) == FEWEST and (SIDES.search(bones) or PARTS.search(bones)):
            yield Finding(
                Span(shares[0].span.start, shares[-1].span.end), f"these come to {total:g}%"
            )
            continue
        if CHANGES.search(bones) or not _is_list(bones):
            continue
        if options.any_list or WHOLE.search(bones) or CLOSING.search(bones, bones.index("⟩")):
            span = Span(shares[0].span.start, shares[-1].span.end)
            yield Finding(span, f"these come to {total:g}%")


def _of_the_rest(text: str, block: Span, sentence: Span) -> Iterator[Finding]:
    """Look at what is said to remain of a whole that the paragraph divides."""
    match = REST.search(text, sentence.start, sentence.end)
    if match is None:
        return
    _, shares = skeleton(text, block.start, match.end(), unit="%")
    total, sums = 0.0, []
    for share in reversed(shares):
        total += share.value
        sums.append(total)
    exact = any(abs(one - 100) <= len(shares) / 2 for one in sums)
    if len(shares) >= FEWEST and not exact and 100 < total <= BIGGEST_SLIP:
        yield Finding(
            Span(match.start("share"), match.end()),
            f"with what is told before it, this comes to {total:g}%",
        )


def _of_two(text: str, sentence: Span) -> Iterator[Finding]:
    """Look for the two sides of a vote: "by 91 percent to 18 percent"."""
    for match in PAIR.finditer(text, sentence.start, sentence.end):
        one, two = float(match["one"]), float(match["two"])
        before = text[match.start() : match.start("one")].removesuffix("by ")
        if one > two and 101 < one + two <= BIGGEST_SLIP and not MOVES.search(before):
            yield Finding(Span(match.start("one"), match.end()), f"these come to {one + two:g}%")


def _is_list(bones: str) -> bool:
    """Return whether the shares follow each other in one list that "and" or "with" closes."""
    pieces = bones.split("⟩")
    between = [piece.rpartition("⟨")[0] for piece in pieces[1:-1]]
    if not all(BETWEEN.fullmatch(piece) for piece in between):
        return False
    if not ("and" in between[-1] or "with" in between[-1]):
        return False
    if not any(letter.isalpha() for letter in between[0].replace("and", "")):
        return False
    return not any(piece.lstrip().startswith("of ") for piece in pieces[2:])
