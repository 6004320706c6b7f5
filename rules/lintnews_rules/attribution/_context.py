"""What stands around a sentence that bears on whose it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lintnews import Stance, attributions, block_at, names, tokens

if TYPE_CHECKING:
    from lintnews import Attribution, Reading, Span

_BELIEFS = frozenset(
    "believe believes believed think thinks thought fear fears feared suspect suspects suspected assume assumes assumed".split()
)
_PRONOUNS = frozenset(["he", "she", "they", "he's", "she's", "they're"])


def told_nearby(reading: Reading, span: Span, but: Span | None = None) -> bool:
    """Say whether somebody is cited in the paragraph; a cue that lies on ``but`` does not count."""
    block = block_at(reading, span.start)
    if block is None:
        return False
    cues = (one.cue for one in reading.get(_reports) if one.source is not None and one.cue is not None)
    return any(block.span.covers(cue) and not (but and cue.overlaps(but)) for cue in cues)


def attributed(reading: Reading, span: Span) -> bool:
    """Say whether somebody is said to say or to believe the words of the span."""
    return any(
        piece.overlaps(span)
        for one in reading.get(attributions)
        if _gives(reading, one) and not (one.cue and one.cue.overlaps(span))
        for piece in one.content
    )


def _gives(reading: Reading, one: Attribution) -> bool:
    """Say whether the attribution gives its content as somebody's: "believe that", but not "rejected"."""
    if one.stance is Stance.REPORT:
        return one.cue is None or one.source is not None
    return one.cue is not None and one.cue.of(reading.text).lower() in _BELIEFS


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
