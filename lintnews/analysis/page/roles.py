"""What each block of an article is: headline, caption, body, furniture and so on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lintnews.analysis.page import lines as page
from lintnews.analysis.page.certainty import GUESSED, SURE
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.values import NamedTuple

#: From this certainty on a role is certain: the block's own words say so, or its format does.
CERTAIN = SURE


_AROUND_A_STORY = (Role.HEADLINE, Role.DECK, Role.BYLINE, Role.CREDIT, Role.BOILERPLATE)


class Part(NamedTuple):
    """A stretch of a block with a role of its own: a dateline, or the credit in a caption."""

    role: Role
    span: Span


class RoledBlock(NamedTuple):
    """A block of the article, its role, and how sure that is.

    ``certainty`` lies between 0 and 1, and is 1.0 where the format declares the role.
    Spans are half-open offsets in code points of the article's text.
    """

    span: Span
    role: Role
    certainty: float
    parts: tuple[Part, ...] = ()


def roles(reading: Reading) -> tuple[RoledBlock, ...]:
    """Return the article's blocks in order, each with its role; linear in the text's length."""
    return tuple(_roled(line) for line in page.read(reading).lines)


def _roled(line: page.Line) -> RoledBlock:
    parts = (Part(line.part[0], line.part[1]),) if line.part else ()
    if line.role is None:
        return RoledBlock(line.span, Role.BODY, GUESSED if line.open_ended else SURE, parts)
    return RoledBlock(line.span, line.role, line.certainty, parts)


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
    """Return the blocks that have one of the roles, in order; without a role all of them."""
    return tuple(block for block in reading.get(roles) if not wanted or block.role in wanted)


def has_story(reading: Reading) -> bool:
    """Return whether there is anything of a story: more than a headline, names and furniture."""
    return any(block.role not in _AROUND_A_STORY for block in reading.get(roles))


def certainly(reading: Reading, wanted: Role) -> tuple[RoledBlock, ...]:
    """Return the blocks that have the role for certain, in order."""
    return tuple(
        block for block in reading.get(roles) if block.role is wanted and block.certainty >= CERTAIN
    )


def _starts(reading: Reading) -> Sequence[int]:
    return [block.span.start for block in reading.get(roles)]
