"""A headline that quotes must quote what the story quotes, word for word.

Whoever wrote the headline had the story, or an earlier one. Words in quotation marks that
nobody in the story says are an invented quotation. A headline may shorten, and some houses
set single marks around what is only claimed. So the rule speaks where one word of the quotation
is exchanged, where double marks hold a word that the story does not have, and where somebody is
said to say words of which the story has none; for a desk of all the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import ne

from lintnews import (
    NEWS_COPY,
    Default,
    Example,
    Finding,
    Form,
    Options,
    Quotation,
    Reading,
    Related,
    Role,
    Severity,
    Speech,
    block_at,
    option,
    quotations,
    rule,
)
from lintnews_rules.headlines._story import STORY, heads, normal, story_words

MARKS = frozenset("'\"‘“")
ELLIPSIS = Form(r"…|\.\.\.+|\[[^\]]*\]|\. \. \.")
SHORTEST = 4  # words; shorter ones are labels
SPARE = 1  # words that a short quotation of the story may have more than the headline's
STEM = 5  # letters that tell a word from others in the rest of the story
MARKED = frozenset('"“')
# Who says it stands before it: "Mayor calls plan 'absurd'", "Chief tells crews to 'go home'".
SAYS = Form(
    r"\b(?:says?|said|calls?|called|tells?|told|warns?|warned|vows?|vowed|cites?|cited|labels?|labell?ed|brands?|branded|dubs?|dubbed"
    r"|urges?|urged|describes?|described|admits?|insists?|claims?|declares?|denounces?|blasts?|slams?|hails?|hailed|praises?|dismisses|rejects"
    r"|condemns?)\b[^:;.?!]{0,60}\Z|[a-z]: \Z"
)
# … or behind it: "'Go home': chief to crews", "'Absurd,' says mayor".
SAYS_AFTER = Form(r",? (?:says?|said|claims?|warns?|admits?|insists?|vows?) |: [A-Z]")
SHARE, FEWEST = 0.6, 2  # of the words that a quotation of the story must have to be the one meant
SMALL = frozenset(
    "a an the of to in on and or is are was were it that this for with at by be i we he she they you".split()
)


class HeadlineQuoteOptions(Options):
    """Which quotations are looked up."""

    any_words: bool = option(
        False,
        "report every quotation that the story has otherwise or not at all, and not only those in which one word is exchanged",
        desk=True,
    )


@rule(
    code="STR105",
    name="headline-quote-not-in-story",
    summary="the headline quotes what the story does not",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=frozenset({Role.HEADLINE, Role.DECK}),
    kinds=NEWS_COPY,
    speech=Speech.REPORTED,
    options=HeadlineQuoteOptions,
    bad=(
        f"""
        [headline] Ferry chief: 'It is a bill we cannot duck'
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the story quotes it otherwise on line 2
        "It is a bill we cannot dodge," Ferrante said.
        {STORY}
        """,
        Example(
            f"""
            [headline] Mayor says 'we are here to stay'
                                  ^^^^^^^^^^^^^^^^^^^^^ nobody says this in the story
            "The boats stay," Halden said.
            {STORY}
            """,
            options={"any_words": True},
        ),
    ),
    good=(
        f"""
        [headline] 'A bill we cannot dodge': ferry chief
        "It is a bill, believe me, that we can never dodge," Ferrante said.
        {STORY}
        """,
        f"""
        [headline] 'My summer on the pier'
        "The boats stay," Halden said.
        {STORY}
        """,
        f"""
        [headline] Ferry chief: 'It's a bill we can't dodge'
        "It is a bill ... we cannot dodge. A bill we cannot dodge, and it is a bill we can't dodge," Ferrante said.
        {STORY}
        """,
    ),
)
def headline_quote_not_in_story(
    reading: Reading,
    options: HeadlineQuoteOptions,
) -> Iterator[Finding]:
    """Look every quoted word of the headline up in the story."""
    blocks = [block.span for block in heads(reading)]
    if not blocks:
        return
    for quotation in reading.get(quotations):
        if not any(block.covers(quotation.span) for block in blocks):
            continue
        said = quotation.inner.of(reading.text)
        if (
            not quotation.closed
            or reading.text[quotation.span.start] not in MARKS
            or _is_in_story(said, reading)
        ):
            continue
        nearest = _nearest(normal(said), reading)
        invented = options.any_words or _is_invented(quotation, reading)
        if nearest is not None and (invented or _is_exchanged(said, nearest, reading)):
            yield Finding(
                quotation.span,
                "the story quotes it otherwise on line {line}",
                (Related(nearest.span, "quoted here"),),
            )
        elif invented:
            yield Finding(quotation.span, "nobody says this in the story")


def _is_exchanged(said: str, nearest: Quotation, reading: Reading) -> bool:
    """Return whether the story's quotation has these words in a row, but for one of them."""
    wanted = [_stem(word) for word in normal(said)]
    words = [_stem(word) for word in normal(nearest.inner.of(reading.text))]
    if ELLIPSIS.search(said) or (len(wanted) < SHORTEST and len(words) > len(wanted) + SPARE):
        return False
    rows = (words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1))
    return any(sum(map(ne, wanted, row)) == 1 for row in rows)


def _is_invented(quotation: Quotation, reading: Reading) -> bool:
    """Return whether the headline gives words as somebody's that the story does not have."""
    text, words = reading.text, normal(quotation.inner.of(reading.text))
    telling = [word for word in words if word not in SMALL]
    story = " ".join(reading.get(story_words))
    missing = [word for word in telling if word[:STEM] not in story]
    if text[quotation.span.start] in MARKED and len(words) > FEWEST and missing:
        return True
    block = block_at(reading, quotation.span.start)
    return (
        bool(missing)
        and len(missing) == len(telling)
        and block is not None
        and (
            SAYS.search(text, block.span.start, quotation.span.start) is not None
            or SAYS_AFTER.match(text, quotation.span.end, block.span.end) is not None
        )
    )


def _is_in_story(said: str, reading: Reading) -> bool:
    """Return whether the story has these words in a row, each stretch between two ellipses."""
    story = f" {' '.join(map(_stem, reading.get(story_words)))} "
    parts = [" ".join(map(_stem, normal(part))) for part in ELLIPSIS.pattern.split(said)]
    return all(f" {part} " in story for part in parts if part)


@lru_cache(maxsize=1 << 12)  # words
def _stem(word: str) -> str:
    """Return the word without the endings that a headline may change."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _nearest(words: list[str], reading: Reading) -> Quotation | None:
    """Return the quotation of the story that has most of these words, if it has enough."""
    wanted = {_stem(word) for word in words} - SMALL
    if len(wanted) < FEWEST:
        return None
    head = [block.span for block in heads(reading)]
    best, most = None, 0
    for quotation in reading.get(quotations):
        has = wanted.intersection(map(_stem, normal(quotation.inner.of(reading.text))))
        if len(has) > most and not any(block.covers(quotation.span) for block in head):
            best, most = quotation, len(has)
    return best if most >= max(FEWEST, SHARE * len(wanted)) else None
