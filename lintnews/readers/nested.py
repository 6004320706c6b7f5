"""Texts that are inside a source: the string of a JSON document, the body of a feed's item.

A ``Carved`` text knows where each of its characters is in the source. What is read in it,
by the reader of the format it is in, is moved to places of the source; several such texts
are joined into one article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from lintnews.article.model import Article, Block, Directive, Image, Link, Metadata, Remark, Role
from lintnews.article.origin import Origin, Row, SegmentKind
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.weave import APART
from lintnews.values import NamedTuple

_LINE_ENDS = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_AS_IT_STANDS = re.compile(
    r"<(pre|script|style|textarea)\b.*?(?:</\1\b|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL
)


class Carved(NamedTuple):
    """A text out of a source: ``rows`` say where its stretches are, in order and without a gap."""

    text: str
    rows: tuple[Row, ...]

    @classmethod
    def verbatim(cls, text: str, start: int) -> Carved:
        """Return a text that the source has letter for letter, from ``start`` on."""
        row = (0, len(text), start, start + len(text), SegmentKind.VERBATIM)
        return cls(text, (row,) if text else ())

    def part(self, start: int, end: int) -> Carved:
        """Return a stretch of the text."""
        rows: list[Row] = []
        first = bisect_right(self.rows, start, key=lambda row: row[0])
        for number in range(max(0, first - 1), len(self.rows)):
            a, b, c, d, kind = self.rows[number]
            low, high = max(a, start), min(b, end)
            if a >= end:
                break
            if low < high:
                exact = kind is SegmentKind.VERBATIM
                place = (c + low - a, d - (b - high)) if exact else (c, d)
                rows.append((low - start, high - start, *place, kind))
        return Carved(self.text[start:end], tuple(rows))

    def folded(self) -> Carved:
        """Return the text with each line end, and the blanks around it, as one space.

        Where mark-up is laid out by hand, a line end is no more than that.
        """
        if "\n" not in self.text:
            return self
        pieces: list[str] = []
        rows: list[Row] = []
        length = at = 0
        for found in _LINE_ENDS.finditer(self.text):
            before = self.part(at, found.start())
            gap = self.part(found.start(), found.end())
            pieces += (before.text, " ")
            rows.extend((a + length, b + length, c, d, kind) for a, b, c, d, kind in before.rows)
            length += len(before.text)
            if gap.rows:
                rows.append(
                    (length, length + 1, gap.rows[0][2], gap.rows[-1][3], SegmentKind.ENTITY)
                )
            length += 1
            at = found.end()
        rest = self.part(at, len(self.text))
        pieces.append(rest.text)
        rows.extend((a + length, b + length, c, d, kind) for a, b, c, d, kind in rest.rows)
        return Carved("".join(pieces), tuple(rows))


def with_paragraphs(carved: Carved) -> Carved:
    """Return a text whose marks are HTML and whose paragraphs are parted by blank lines as HTML.

    That is how WordPress keeps a post without blocks, and how people write a text with a link or
    two. A blank line within a tag, a comment or what is shown as it stands parts nothing.
    """
    text = carved.text
    parts: list[Carved | str] = []
    at = 0
    kept = _AS_IT_STANDS.finditer(text)
    tag = next(kept, None)
    for blank in _BLANK_LINE.finditer(text):
        while tag is not None and tag.end() <= blank.start():
            tag = next(kept, None)
        if tag is None or blank.end() <= tag.start():
            parts += (carved.part(at, blank.start()), "<p>")
            at = blank.start()
    if not parts:
        return carved
    return put_together([*parts, carved.part(at, len(text))])


def put_together(parts: list[Carved | str]) -> Carved:
    """Return one text; mark-up that the source does not have is at the place before it."""
    pieces: list[str] = []
    rows: list[Row] = []
    length = place = 0
    for part in parts:
        if isinstance(part, str):
            rows.append((length, length + len(part), place, place, SegmentKind.ENTITY))
            pieces.append(part)
            length += len(part)
            continue
        rows.extend((a + length, b + length, c, d, kind) for a, b, c, d, kind in part.rows)
        place = part.rows[-1][3] if part.rows else place
        pieces.append(part.text)
        length += len(part.text)
    return Carved("".join(pieces), tuple(rows))


class Inset(NamedTuple):
    """One text of an article: how it is read, and the role of its blocks if the format says so."""

    carved: Carved
    role: Role | None = None
    read: Callable[[Source], Iterator[Article]] | None = None


class Pictured(NamedTuple):
    """A picture among the texts of an article: its caption and credit, if it has them."""

    caption: Carved | None = None
    credit: Carved | None = None
    alt: str | None = None
    digital_source: str | None = None
    uncredited: bool = False
    read: Callable[[Source], Iterator[Article]] | None = None


def join(
    parts: Iterable[Inset | Pictured],
    metadata: Metadata = Metadata(),  # noqa: B008  a frozen value
    *,
    record: str | None = None,
    remarks: tuple[Remark, ...] = (),
    reserved: frozenset[str] = frozenset(),
) -> Article:
    """Return the article that the parts make, one after the other."""
    joined = _Joined()
    for part in parts:
        if isinstance(part, Pictured):
            joined.picture(part)
        else:
            joined.add(part)
    return Article(
        joined.text,
        tuple(joined.blocks),
        Origin.of_rows(joined.rows, reserved),
        metadata,
        tuple(joined.images),
        tuple(joined.links),
        tuple(joined.directives),
        record=record,
        remarks=remarks,
    )


class _Joined:
    """The text so far and all that is in it."""

    def __init__(self) -> None:
        self.text = ""
        self.rows: list[Row] = []
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []

    def add(self, part: Inset) -> Span | None:
        """Add a text; return its place, ``None`` if there are no words in it."""
        if not part.carved.text.strip():
            return None
        start: int | None = None
        for inner in _read(part):
            if self.text:
                self.text += APART
            at = len(self.text)
            start = at if start is None else start
            self.text += inner.text
            self.blocks.extend(_moved_block(one, at) for one in inner.blocks)
            self.images.extend(_moved_image(one, at) for one in inner.images)
            self.links.extend(Link(one.span.moved(at), one.target) for one in inner.links)
            self.directives.extend(_directives(inner, part.carved.rows, at))
            self.rows.extend(_through(inner, part.carved.rows, at))
        return None if start is None else Span(start, len(self.text))

    def picture(self, part: Pictured) -> None:
        """Add a picture, with its caption and credit as blocks."""
        at = len(self.text)
        caption = part.caption and self.add(Inset(part.caption, Role.CAPTION, part.read))
        credit = part.credit and self.add(Inset(part.credit, Role.CREDIT))
        first = caption or credit or Span(at, at)
        place = Span(first.start, first.start)
        self.images.append(
            Image(
                place,
                part.alt,
                caption,
                credit,
                part.digital_source,
                uncredited=part.uncredited and credit is None,
            )
        )


def _directives(inner: Article, outer: Sequence[Row], at: int) -> Iterator[Directive]:
    """Yield the directives of an article read in a carved text, as they are in the source."""
    starts = [row[0] for row in outer]
    for one in inner.directives:
        place = Span(*_place(outer, starts, one.source.start, one.source.end))
        yield one._replace(at=one.at + at, source=place)


def _read(part: Inset) -> Iterator[Article]:
    """Read a part: by its reader, else as one block of its role."""
    text = part.carved.text
    if part.read is not None:
        for article in part.read(Source("part", text)):
            if part.role is None:
                yield article
            else:
                blocks = tuple(Block(one.span, part.role) for one in article.blocks)
                yield article._replace(blocks=blocks)
        return
    bare = text.strip()
    start = text.index(bare)
    yield Article(text, (Block(Span(start, start + len(bare)), part.role),))


def _through(inner: Article, outer: Sequence[Row], at: int) -> Iterator[Row]:
    """Yield the rows of an article read in a carved text, as places of the source.

    ``at`` is where the article begins in the text that is put together.
    """
    starts = [row[0] for row in outer]
    own = inner.origin.segments
    stretches = (
        [(one.text.start, one.text.end, one.source.start, one.source.end, one.kind) for one in own]
        if own
        else [(0, len(inner.text), 0, len(inner.text), SegmentKind.VERBATIM)]
    )
    for start, end, source_start, source_end, kind in stretches:
        if kind is not SegmentKind.VERBATIM:
            place = _place(outer, starts, source_start, source_end)
            yield at + start, at + end, *place, kind
            continue
        number = max(0, bisect_right(starts, source_start) - 1)
        for row in outer[number:]:
            low, high = max(row[0], source_start), min(row[1], source_end)
            if low >= source_end:
                break
            if low < high:
                text = (at + start + low - source_start, at + start + high - source_start)
                if row[4] is SegmentKind.VERBATIM:
                    yield *text, row[2] + low - row[0], row[2] + high - row[0], row[4]
                else:
                    yield *text, row[2], row[3], row[4]


def _place(outer: Sequence[Row], starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the source that a stretch of the carved text came from."""
    first = outer[max(0, bisect_right(starts, start) - 1)]
    last = outer[max(0, bisect_right(starts, max(start, end - 1)) - 1)]
    exact = SegmentKind.VERBATIM
    begin = first[2] + start - first[0] if first[4] is exact else first[2]
    until = last[2] + end - last[0] if last[4] is exact else last[3]
    return begin, max(begin, until)


def _moved_block(block: Block, at: int) -> Block:
    return Block(block.span.moved(at), block.role)


def _moved_image(image: Image, at: int) -> Image:
    caption = None if image.caption is None else image.caption.moved(at)
    credit = None if image.credit is None else image.credit.moved(at)
    return image._replace(span=image.span.moved(at), caption=caption, credit=credit)
