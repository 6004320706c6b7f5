"""Where matches are: in which unit of the text, whole blocks or sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from lintnews.analysis.page.roles import block_at, roles
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentence_at, sentences
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.linting.rule import Match


def units(reading: Reading, scope: str, wanted: frozenset[Role] | None) -> list[Span]:
    """Return the stretches of text that are counted in, one by one."""
    blocks = [block.span for block in reading.get(roles) if wanted is None or block.role in wanted]
    if scope == "article":
        return [Span(0, len(reading.text))]
    if scope == "paragraph":
        return blocks
    starts = [block.start for block in blocks]
    found = []
    for sentence in reading.get(sentences):
        at = bisect_right(starts, sentence.start) - 1
        if at >= 0 and sentence.start < blocks[at].end:
            found.append(sentence)
    return found


def by_unit(places: Sequence[Span], matches: Iterable[Match]) -> list[list[Match]]:
    """Return the matches of each unit; a match that leaves its unit belongs to none."""
    starts = [place.start for place in places]
    found: list[list[Match]] = [[] for _ in places]
    for match in matches:
        at = bisect_right(starts, match.span.start) - 1
        if at >= 0 and match.span.end <= places[at].end:
            found[at].append(match)
    return found


def within(reading: Reading, match: Match, scope: str) -> bool:
    """Return whether a match stays inside one paragraph or sentence."""
    if scope == "article":
        return True
    if scope == "sentence":
        sentence = sentence_at(reading, match.span.start)
        return sentence is not None and match.span.end <= sentence.end
    block = block_at(reading, match.span.start)
    return block is not None and match.span.end <= block.span.end


def begins_sentence(reading: Reading, offset: int) -> bool:
    """Return whether nothing but marks is before the offset in its sentence."""
    sentence = sentence_at(reading, offset)
    return sentence is None or not any(
        character.isalnum() for character in reading.text[sentence.start : offset]
    )
