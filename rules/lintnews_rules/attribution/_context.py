"""What stands around a sentence that bears on whose it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lintnews import Stance, attributions, block_at, names, tokens

if TYPE_CHECKING:
    from lintnews import Attribution, Reading, Span

_PRONOUNS = frozenset(["he", "she", "they", "he's", "she's", "they're"])


def told_nearby(reading: Reading, span: Span) -> bool:
    """Say whether somebody is cited in the paragraph."""
    block = block_at(reading, span.start)
    return block is not None and any(one.source and one.cue and block.span.covers(one.cue) for one in reading.get(_reports))


def attributed(reading: Reading, span: Span) -> bool:
    """Say whether somebody is said to say or to believe the words of the span."""
    return any(
        piece.overlaps(span)
        for one in reading.get(attributions)
        if one.cue is None or one.source
        for piece in one.content
        if _is_other(one, span)
    )


def _is_other(one: Attribution, span: Span) -> bool:
    """Say whether the attribution is not the span itself: "rebuffed" is a cue too."""
    return one.cue is None or not one.cue.overlaps(span)


def _reports(reading: Reading) -> tuple[Attribution, ...]:
    return tuple(one for one in reading.get(attributions) if one.stance is Stance.REPORT)


def clause_before(reading: Reading, sentence: Span, span: Span) -> tuple[str, ...]:
    """Return the words of the sentence that stand before the span in its clause, as they are written."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    at = last
    while at > first and words.folded[at - 1] not in {",", ";", ":", "--", "—", "–"}:
        at -= 1
    return tuple(words.texts[at:last])


def carries_on(reading: Reading, sentence: Span, span: Span) -> bool:
    """Say whether up to the span's first word the sentence has only "he" or "they": somebody who was there before."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    if _PRONOUNS.isdisjoint(words.folded[first : last + 1]):
        return False
    before = frozenset(words.texts[first:last])
    for name in reading.get(names):
        if name.surname in before or any(sentence.covers(mention) and mention.end <= span.start for mention in name.mentions):
            return False
    return True
