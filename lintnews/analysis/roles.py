# ruff: noqa: PLR2004
"""What each block of an article is: headline, caption, body, furniture and so on.

What the format declares is taken as it is. What it does not declare is inferred in
two steps: what a block says of itself (a credit, a byline, a line every site prints),
then what its neighbours say of it (the first block is the headline, what stands
above the first paragraph and repeats it is the headline again, short lines among
paragraphs are subheads).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.analysis import bylines
from lintnews.analysis import credits as pictures
from lintnews.analysis.datelines import dateline
from lintnews.analysis.furniture import furniture, normal
from lintnews.analysis.tokens import fold
from lintnews.article.model import Role
from lintnews.article.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintnews.analysis.reading import Reading

HEAD = 6
"""So many blocks at the top may hold headline, deck, byline and pictures."""

TAIL = 7
"""So many blocks at the end may hold biography, notes and furniture."""

_LONGEST_HEADLINE = 200
_LONGEST_SUBHEAD = 80
_SENTENCE_END = ".!?\"”'’)…:"
_BULLET = re.compile(r"(?:[•·▪●◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,4}\))\s+\S")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block with a role of its own: a dateline, or the credit in a caption."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class RoledBlock:
    """A block of the article, its role, and how sure that is.

    ``certainty`` lies between 0 and 1, and is 1.0 where the format declares the role.
    Spans are half-open offsets in code points of the article's text.
    """

    span: Span
    role: Role
    certainty: float
    parts: tuple[Part, ...] = ()


@dataclass(slots=True)
class _Line:
    """A block while its role is being found."""

    start: int
    end: int
    text: str
    folded: str
    role: Role | None = None
    certainty: float = 0.0
    parts: tuple[Part, ...] = ()

    def give(self, role: Role, certainty: float) -> None:
        self.role = role
        self.certainty = certainty

    @property
    def ends_like_a_sentence(self) -> bool:
        return self.text[-1:] in _SENTENCE_END


def roles(reading: Reading) -> tuple[RoledBlock, ...]:
    """Return the article's blocks in order, each with its role."""
    text = reading.text
    folded = fold(text).replace("’", "'")
    extra = frozenset(normal(fold(line)) for line in reading.vocabulary.furniture)
    lines: list[_Line] = []
    for block in reading.article.blocks:
        start, end = block.span.start, block.span.end
        line = _Line(start, end, text[start:end], folded[start:end])
        if block.role is not None:
            line.give(block.role, 1.0)
        lines.append(line)
    first = 1 if lines and lines[0].role is None and _headline(lines) else 0
    for index in range(first, len(lines)):
        if lines[index].role is None:
            _by_itself(text, lines[index], index, len(lines) - index - 1, extra)
    _repeated_headline(lines)
    _above_the_story(lines)
    _among_paragraphs(lines)
    _parts(text, lines)
    return tuple(RoledBlock(Span(line.start, line.end), line.role or Role.BODY, line.certainty or 0.9, line.parts) for line in lines)


def block_at(reading: Reading, offset: int) -> RoledBlock | None:
    """Return the block that ``offset`` stands in, ``None`` between blocks; logarithmic."""
    blocks = reading.get(roles)
    index = bisect_right(reading.get(_starts), offset) - 1
    if index < 0 or offset >= blocks[index].span.end:
        return None
    return blocks[index]


def role_at(reading: Reading, offset: int) -> Role | None:
    """Return the role of the block or part that ``offset`` stands in, ``None`` between blocks."""
    block = block_at(reading, offset)
    if block is None:
        return None
    for part in block.parts:
        if part.span.start <= offset < part.span.end:
            return part.role
    return block.role


def blocks_of(reading: Reading, *wanted: Role) -> tuple[RoledBlock, ...]:
    """Return the blocks that have one of the roles, in order."""
    return tuple(block for block in reading.get(roles) if block.role in wanted)


def _starts(reading: Reading) -> Sequence[int]:
    return [block.span.start for block in reading.get(roles)]


def _headline(lines: list[_Line]) -> bool:
    """Take the first block for the headline, unless it reads like a paragraph."""
    line = lines[0]
    if len(lines) == 1 or len(line.text) > _LONGEST_HEADLINE or dateline(line.text, 0, len(line.text)):
        return False
    line.give(Role.HEADLINE, 0.95 if not line.text.endswith(".") else 0.8)
    return True


def _by_itself(text: str, line: _Line, before: int, after: int, extra: frozenset[str]) -> None:
    """Give a role for what the block itself says, whatever stands around it."""
    folded, length = line.folded, line.end - line.start
    near_end = before <= HEAD or after < TAIL
    certainty = bylines.contributor(folded) if after < 2 * TAIL else 0.0
    if certainty:
        line.give(Role.CONTRIBUTOR, certainty)
        return
    picture = pictures.picture(text, line.start, line.end)
    if picture is not None and picture.certainty >= (0.7 if before < HEAD else 0.8):
        line.give(Role.CAPTION if picture.caption else Role.CREDIT, picture.certainty)
        if picture.caption and picture.credit_start < picture.credit_end:
            line.parts = (Part(Role.CREDIT, Span(picture.credit_start, picture.credit_end)),)
        return
    certainty = bylines.dated(folded)
    if certainty:
        line.give(Role.BYLINE, certainty)
        return
    certainty = bylines.note(folded) if near_end or length < 400 else 0.0
    if certainty:
        line.give(Role.NOTE, certainty)
        return
    certainty = furniture(folded, extra, near_end=near_end)
    if certainty:
        line.give(Role.BOILERPLATE, certainty)
        return
    certainty = bylines.byline(line.text) or (bylines.contact(folded) if near_end or length < 100 else 0.0)
    if not certainty and (after < TAIL or before < 4):
        certainty = bylines.biography(line.text, folded)
        if certainty and after >= 3 and before >= 4:
            certainty = 0.0
    if certainty:
        line.give(Role.BYLINE, certainty)


def _repeated_headline(lines: list[_Line]) -> None:
    """Find the headline printed again."""
    if not lines or lines[0].role is not Role.HEADLINE:
        return
    headline = normal(lines[0].folded)
    for line in lines[1:]:
        if len(line.text) <= _LONGEST_HEADLINE and line.role in {None, Role.BOILERPLATE} and normal(line.folded) == headline:
            line.give(Role.HEADLINE, 0.97)


def _above_the_story(lines: list[_Line]) -> None:
    """Find deck, names and pictures between the headline and the first paragraph."""
    if not lines or lines[0].role is not Role.HEADLINE:
        return
    for index, line in enumerate(lines[1:HEAD], start=1):
        if line.role is not None:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and following.folded == line.folded:
            line.give(Role.CAPTION, 0.8)
            following.give(Role.CAPTION, 0.8)
        elif bylines.bare_names(line.text):
            line.give(Role.BYLINE, 0.8)
        elif index < 3 and len(line.text) < 180 and not line.ends_like_a_sentence and following is not None:
            line.give(Role.DECK, 0.75)
        else:
            break


def _among_paragraphs(lines: list[_Line]) -> None:
    """Find subheads, lists and pull quotes in the story itself."""
    for index, line in enumerate(lines):
        if line.role is not None:
            continue
        if _BULLET.match(line.text) and (line.text[0] not in "–—-" or len(line.text) < 200):
            line.give(Role.LIST, 0.8)
        elif len(line.text) <= _LONGEST_SUBHEAD and (not line.ends_like_a_sentence or line.text.endswith("?")) and index + 1 < len(lines):
            line.give(Role.SUBHEAD, 0.7)


def _parts(text: str, lines: list[_Line]) -> None:
    """Find the dateline at the head of a paragraph."""
    seen = 0
    for line in lines:
        if line.role is None or line.role is Role.BODY:
            end = dateline(text, line.start, line.end)
            if end > line.start:
                line.parts = (Part(Role.DATELINE, Span(line.start, end)),)
            seen += 1
            if seen > HEAD:
                return
