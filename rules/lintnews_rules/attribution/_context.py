"""What stands around a sentence that bears on whose it is."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, islice

from lintnews import Attribution, Reading, Span, Stance, attributions, block_at, names, tokens

_BELIEFS = frozenset(
    """
    believe believes believed think thinks thought fear fears feared suspect suspects suspected
    assume assumes assumed
    """.split()
)
_PRONOUNS = frozenset(["he", "she", "they", "he's", "she's", "they're"])


def told_nearby(reading: Reading, span: Span, but: Span | None = None) -> bool:
    """Return whether somebody is cited in the paragraph; a cue that lies on ``but`` does not count."""
    block = block_at(reading, span.start)
    if block is None:
        return False
    cues = reading.get(_cues)
    for cue in islice(cues, bisect_left(cues, block.span.start, key=_start), None):
        if cue.start >= block.span.end:
            break
        if block.span.covers(cue) and not (but and cue.overlaps(but)):
            return True
    return False


def attributed(reading: Reading, span: Span) -> bool:
    """Return whether somebody is said to say or to believe the words of the span."""
    starts, pieces = reading.get(_given)
    for at in range(bisect_left(starts, span.end) - 1, -1, -1):
        piece, cue, farthest = pieces[at]
        if farthest <= span.start:
            break
        if piece.overlaps(span) and not (cue and cue.overlaps(span)):
            return True
    return False


def _given(reading: Reading) -> tuple[tuple[int, ...], tuple[tuple[Span, Span | None, int], ...]]:
    """Return the words that are given as somebody's: where they start, and each with its cue and how far those up to it reach."""
    given = [
        (piece, one.cue)
        for one in reading.get(attributions)
        if _gives(reading, one)
        for piece in one.content
    ]
    given.sort(key=lambda pair: pair[0])
    reach = accumulate((piece.end for piece, _ in given), max)
    pieces = tuple((piece, cue, end) for (piece, cue), end in zip(given, reach, strict=True))
    return tuple(piece.start for piece, _, _ in pieces), pieces


def _gives(reading: Reading, one: Attribution) -> bool:
    """Return whether the attribution gives its content as somebody's: "believe that", but not "rejected"."""
    if one.stance is Stance.REPORT:
        return one.cue is None or one.source is not None
    return one.cue is not None and one.cue.of(reading.text).lower() in _BELIEFS


def _cues(reading: Reading) -> tuple[Span, ...]:
    """Return the cues by which somebody is cited, in the order of the text."""
    return tuple(
        sorted(
            one.cue
            for one in reading.get(attributions)
            if one.stance is Stance.REPORT and one.source is not None and one.cue is not None
        )
    )


def _start(span: Span) -> int:
    return span.start


def clause_before(reading: Reading, sentence: Span, span: Span) -> tuple[str, ...]:
    """Return the words of the sentence that come before the span in its clause, as they are written."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    at = last
    while at > first and words.folded[at - 1] not in {",", ";", ":", "--", "—", "–"}:
        at -= 1
    return tuple(words.texts[at:last])


def carries_on(reading: Reading, sentence: Span, span: Span) -> bool:
    """Return whether up to the span's first word the sentence has only "he" or "they": somebody who was there before."""
    words = reading.get(tokens)
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, span.start)
    if _PRONOUNS.isdisjoint(words.folded[first : last + 1]):
        return False
    surnames, mentions = reading.get(_named)
    if not surnames.isdisjoint(words.texts[first:last]):
        return False
    at = bisect_left(mentions, sentence.start, key=_start)
    return at == len(mentions) or mentions[at].end > span.start


def _named(reading: Reading) -> tuple[frozenset[str], tuple[Span, ...]]:
    """Return the surnames of the article, and every mention of a name in the order of the text."""
    found = reading.get(names)
    return frozenset(name.surname for name in found), tuple(
        sorted(mention for name in found for mention in name.mentions)
    )
