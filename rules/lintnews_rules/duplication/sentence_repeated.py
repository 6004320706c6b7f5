"""A sentence that stands twice was moved, and the old one stayed.

A pull quote, a deck and a running file repeat on purpose; a sentence that is a paragraph
of its own may be one of these and is left alone, and so are a paragraph all of whose
sentences stand elsewhere, a post of a network, quoted and then printed whole, the title of a
work, and what another writer is quoted with. Galleries, boxes and tables repeat themselves all the
same: only a sentence said twice running, or again in the next paragraph, is surely a slip. Short sentences are only compared with
those of their own paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Kind,
    Options,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    blocks_of,
    in_quotation,
    option,
    rule,
    sentences,
)
from lintnews_rules._excerpts import in_excerpt
from lintnews_rules._posts import POST
from lintnews_rules.duplication._folding import folded

CAPITALS = 0.8  # the share of long words with a capital that makes a title
LONG_WORD = 4  # letters
TOP = 2  # paragraphs that may be a standfirst
INK = Form(r"\S")
SAME = 20  # code points
NEAR = 200
MOST = 6  # sentences of one paragraph that stand twice: more are the words of a graphic


class SentenceRepeatedOptions(Options):
    """What is long enough to be no refrain."""

    min_words: int = option(8, "sentences of fewer words are not compared over paragraphs")
    near_words: int = option(4, "nor within one paragraph if they have fewer words")
    far_words: int = option(
        16, "sentences of fewer words are not compared over several paragraphs", desk=8
    )


@rule(
    code="DUP104",
    name="sentence-repeated",
    summary="a sentence stands twice",
    severity=Severity.INFO,
    roles=frozenset({Role.BODY}),
    speech=Speech.REPORTED,
    kinds=frozenset(Kind) - {Kind.LIVE, Kind.TRANSCRIPT, Kind.LIST},
    languages=None,
    options=SentenceRepeatedOptions,
    yields_to=frozenset({"DUP101", "DUP102", "DUP103"}),
    standard="desk practice: a moved sentence is cut where it stood",
    bad=(
        """
        Both were home by evening. Both were home by evening. The fire was out.
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ this sentence stands on line 1 already
        """,
        """
        The fire was out. The storm of last week took the roof of the old mill and of two barns.
        Both were home by evening. The pilots were glad.
        The port is open. The storm of last week took the roof of the old mill and of two barns.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sentence stands on line 1 already
        """,
    ),
    good=(
        """
        The vote was close. Nobody asked for a second count of the ballots on Monday.
        The pier will open again. It has been closed for a year.
        It rained all day. Nobody asked for a second count of the ballots on Monday.
        """,
        "Lorem ipsum dolor sit amet, elit sed. Lorem ipsum dolor sit amet, elit sed. Ut enim.",
        """
        The vote was close. Nobody asked for a second count of the ballots on Monday.
        Nobody asked for a second count of the ballots on Monday.
        """,
        """
        Ann Ott wrote of it first. The Long Quay: How a Small Town Lost Its Harbor for Good.
        Jan Brok, 1994, page 3. The Long Quay: How a Small Town Lost Its Harbor for Good.
        """,
        "It rained. It rained. It rained, and the river rose.",
        """
        He wrote on Monday: The pier is closed. Nobody asked for a second count of the ballots on Monday.
        The pier will open again. Nobody asked for a second count of the ballots on Monday. — Piet Halden (@piethalden)
        """,
        """
        The pier is closed. Nobody asked for a second count of the ballots on Monday.
        The vote was close. The pier is closed. Nobody asked for a second count of the ballots on Monday. It rained.
        """,
    ),
)
def sentence_repeated(reading: Reading, options: SentenceRepeatedOptions) -> Iterator[Finding]:
    """Compare the folded sentences of all paragraphs that have several."""
    if " ipsum " in reading.text or " ipsum," in reading.text:
        return  # mock Latin repeats itself, and is a placeholder
    first_at: dict[str, tuple[Span, RoledBlock]] = {}
    body = blocks_of(reading, Role.BODY)
    alike = _alike(reading, options.near_words)
    often = Counter(folded(text) for text, _, _ in alike)
    of_graphic = Counter(block.span.start for text, _, block in alike if often[folded(text)] > 1)
    order = {block.span.start: number for number, block in enumerate(body)}
    for text, span, block in alike:
        words = text.count(" ") + 1
        key = folded(text)
        if key not in first_at:
            first_at[key] = (span, block)
            continue
        first, other = first_at[key]
        if not _is_told(reading, span) or (other is not block and words < options.min_words):
            continue
        ranks = order[other.span.start], order[block.span.start]
        near = _is_near(reading, first, span, (other, block), ranks)
        if not near and (words < options.far_words or of_graphic[block.span.start] > MOST):
            continue
        if other is block or not (
            _same(reading, other, block)
            or _is_taken_over(reading, first, other, block)
            or _is_taken_over(reading, span, block, other)
            or _is_of_a_post(reading, other)
            or _is_of_a_post(reading, block)
            or _is_summary(ranks)
        ):
            yield _finding(reading, first, span)


def _alike(reading: Reading, near_words: int) -> list[tuple[str, Span, RoledBlock]]:
    """Return the sentences that begin with the letters of another one: hardly any does."""
    found = reading.get(sentences)
    starts = [span.start for span in found]
    wanted: list[tuple[str, Span, RoledBlock]] = []
    for block in blocks_of(reading, Role.BODY):
        low = bisect_left(starts, block.span.start)
        inside = found[low : bisect_left(starts, block.span.end)]
        if len(inside) > 1:  # a paragraph of one sentence may be a pull quote
            wanted.extend((span.of(reading.text), span, block) for span in inside)
    often = Counter([text[:SAME] for text, _, _ in wanted])
    return [
        one
        for one in wanted
        if often[one[0][:SAME]] > 1
        and one[0].count(" ") + 1 >= near_words
        and one[0][-1] in '.!?”"'
    ]


def _is_near(
    reading: Reading,
    first: Span,
    second: Span,
    paragraphs: tuple[RoledBlock, RoledBlock],
    ranks: tuple[int, int],
) -> bool:
    """Return whether the second follows at once, or stands in the paragraph after the first.

    ``ranks`` are the numbers of the two paragraphs among those of the body.
    """
    gap = ranks[1] - ranks[0]
    if gap > 1:
        return False
    one, other = paragraphs
    if gap == 1 and one.span.covers(first) and other.span.covers(second):
        return True
    return INK.search(reading.text, first.end, second.start) is None


def _is_told(reading: Reading, span: Span) -> bool:
    """Return whether it is the story's own sentence: no speech or piece of one, and no title."""
    words = span.of(reading.text)
    long = [word for word in words.split() if len(word) >= LONG_WORD]
    return not (
        in_quotation(reading, span)
        or in_excerpt(reading, span.start)
        or words.count("“") != words.count("”")
        or words.count('"') % 2
        or words[-1] == "?"
        or sum(word[0].isupper() for word in long) >= CAPITALS * max(1, len(long))
    )


def _same(reading: Reading, first: RoledBlock, second: RoledBlock) -> bool:
    """Return whether the whole paragraph stands twice, which another rule reports."""
    return folded(first.span.of(reading.text)) == folded(second.span.of(reading.text))


def _is_taken_over(
    reading: Reading,
    repeated: Span,
    block: RoledBlock,
    other: RoledBlock,
) -> bool:
    """Return whether a paragraph begins or ends with the sentence and all of it is in the other one."""
    words = folded(block.span.of(reading.text))
    return len(words) > len(repeated) and words in folded(other.span.of(reading.text))


def _is_summary(ranks: tuple[int, int]) -> bool:
    """Return whether a standfirst has what the story says again further down."""
    return ranks[0] < TOP < ranks[1]


def _is_of_a_post(reading: Reading, block: RoledBlock) -> bool:
    """Return whether the paragraph is a post, or its signature follows."""
    end = reading.text.find("\n", block.span.end + 2)
    end = block.span.end if end < 0 else end
    return POST.search(reading.text, block.span.start, min(end, block.span.end + NEAR)) is not None


def _finding(reading: Reading, first: Span, second: Span) -> Finding:
    start = second.start
    while start > 0 and reading.text[start - 1] == " ":
        start -= 1
    return Finding(
        second,
        "this sentence stands on line {line} already",
        (Related(first, "first printed here"),),
        Fix.unsafe(Edit(Span(start, second.end), "")),
    )
