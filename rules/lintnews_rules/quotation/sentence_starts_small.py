"""A sentence that begins with a small letter has lost its first words, or its capital.

Names that are written small (iPhone, eBay) and abbreviations with a full stop in the
middle of a sentence are left alone, and so is an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Kind,
    Reading,
    Role,
    RoledBlock,
    Severity,
    Span,
    block_at,
    blocks_of,
    is_word,
    rule,
)

INSIDE = Form(r"\. (?=[a-z]+[ ,])(?<=[a-z][a-z]\. )", words=(". ",))
ENDS = frozenset('.!?"”’)')
FIRST = Form(r"[a-z]+(?=[ ,])")
# Own list: words written short with a full stop, in the middle of a sentence.
SHORTENED = frozenset(
    "sens reps govs gens profs drs messrs mmes etc vs al approx dept govt est min max hrs hr mins secs sec ft lb lbs oz yds mi mph vol no nos "
    "pp fig figs incl excl assn assoc bros co corp inc ltd intl univ gen gov sen rep sgt capt lt col "
    "cmdr maj cpl pvt rev hon pres sr jr st mt ave blvd rd hwy jan feb mar apr jun jul aug sept sep "
    "oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga "
    "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo "
    "ph.d esq dist rev bldg apt ext tel cf ca viz ed eds trans prof supt dir asst mgr atty insp det "
    "supp par para sub tsp tbsp tbs qt pt pkg".split()
)
# Own list: what a paragraph begins with that is no line of furniture.
STARTERS = frozenset(
    "a about after all also although among an and another as at because before both but by despite "
    "during each even every few for from he her his however if in instead it its last many meanwhile "
    "more most no not of on once one only other our she since so some such that the their then there "
    "these they this those though three through to two under until we what when where while who with "
    "within without yet you".split()
)
PARAGRAPHS = 4  # so many paragraphs of an article, and none begins small
SHORTEST_WORD, SHORTEST_PARAGRAPH = 4, 60


@rule(
    code="QUO117",
    name="sentence-starts-small",
    summary="a sentence begins with a small letter",
    severity=Severity.WARNING,
    roles=frozenset({Role.BODY, Role.CAPTION}),
    kinds=frozenset({Kind.NEWS, Kind.BRIEF, Kind.OPINION}),
    standard="every style guide: a sentence begins with a capital",
    bad=(
        """
        The two divers were taken to the hospital. one had hurt his shoulder.
                                                   ^^^ "one" begins a sentence
        """,
    ),
    good=(
        "The hospital took them. One had hurt his shoulder.",
        "He works at Harbor Bros. and at Dock Inc. as a welder, approx. ten hours a day.",
        "Apple said so. iPhone owners were glad.",
        "The schools are open, and Sens. like Piet Halden and Dana Reyes were quick to say so.",
    ),
)
def sentence_starts_small(reading: Reading) -> Iterator[Finding]:
    """Look after each full stop of a word, and at the head of each paragraph."""
    text = reading.text
    for match in INSIDE.finditer(text):
        word, following = _word_before(text, match.start()), FIRST.match(text, match.end())
        if (
            following
            and _ends_sentence(word)
            and _is_prose(reading, following.group(), match.end())
        ):
            yield _finding(match.end(), following.group())
    blocks = blocks_of(reading, Role.BODY)
    for before, block in pairwise(blocks):
        first = FIRST.match(text, block.span.start, block.span.end)
        if first and first.group() in STARTERS and _begins_small(text, blocks, before, block):
            yield _finding(block.span.start, first.group())


def _finding(at: int, word: str) -> Finding:
    edit = Edit(Span(at, at + 1), word[0].upper())
    return Finding(Span(at, at + len(word)), f'"{word}" begins a sentence', fix=Fix.unsafe(edit))


def _word_before(text: str, at: int) -> str:
    first = at
    while first > max(0, at - 20) and (text[first - 1].isalnum() or text[first - 1] in "'’.-&"):
        first -= 1
    return text[first:at]


def _ends_sentence(word: str) -> bool:
    """Return whether a full stop after the word ends a sentence."""
    last = word.rpartition("-")[2]
    if "." in word or "&" in word or last.lower() in SHORTENED or len(last) < SHORTEST_WORD:
        return False
    return is_word(last.lower()) or last[0].isupper()


def _is_prose(reading: Reading, word: str, at: int) -> bool:
    """Return whether the word can begin a sentence of running text."""
    block = block_at(reading, at)
    return (
        (word == "a" or is_word(word))
        and block is not None
        and len(block.span) > SHORTEST_PARAGRAPH
    )


def _begins_small(
    text: str,
    blocks: tuple[RoledBlock, ...],
    before: RoledBlock,
    block: RoledBlock,
) -> bool:
    """Return whether the paragraph alone begins small, after one that was finished."""
    if text[max(0, block.span.start - 9) : block.span.start].rstrip()[-1:] not in ENDS:
        return False  # a line between the two has no stop
    if text[before.span.end - 1] not in ENDS or text[block.span.end - 1] not in ENDS:
        return False
    if len(block.span) < SHORTEST_PARAGRAPH or len(before.span) < SHORTEST_PARAGRAPH:
        return False
    small = sum(text[other.span.start].islower() for other in blocks)
    return small == 1 and len(blocks) >= PARAGRAPHS
