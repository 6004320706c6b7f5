"""Quotations: what stands between quotation marks.

Straight and curly double marks, two apostrophes or two backticks for one mark,
guillemets, and single marks where they are the outer ones. A single quotation
inside a double one belongs to the double one. Each block begins afresh, so a mark
that is never closed reaches to the end of its block and no further; by newspaper
convention a quotation that runs over paragraphs opens each and closes only the
last, and that is no fault. Feet and inches (6'2"), decades ('90s) and elisions
('em) are no quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lintnews.analysis.forms import Form, holds_one
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.values import NamedTuple

# Feet and inches are matched whole and so never seen as marks. This and the next begin with a
# class, so that the engine passes over everything else at once.
_MARK = Form(
    r"""[“”„‟"«»″\d'’`](?:(?<=[“”„‟"«»″])|(?<=')'{1,2}(?!')|(?<=’)’(?!’)|(?<=`)`"""
    r"""|(?<=\d)(?P<inches>['’′]\ ?\d{1,2}(?:\.\d+)?(?:["”″]|'')))"""
)
# A block without one of these has no mark, and most have none.
_SIGNS = ('"', "“", "”", "''", "’’", "``", "„", "‟", "«", "»", "″")
_SINGLE = Form(
    r"(?P<open>['‘](?<![\w'’‘].))(?=[\w“\"$£€(\[])(?!\d0s\b)"
    r"(?!(?:em|til|tis|twas|cause|bout|n|round)\b)",
    words=("'", "‘"),
)
_SINGLE_CLOSE = Form(r"['’](?![\w'])", words=("'", "’"))
# Inside open speech the stretch up to the next opening mark names its speaker: a mark is missing.
_SPEAKER = Form(
    r"(?:,|\b(?:[Hh]e|[Ss]he|[Tt]hey|(?!We|You|They|Who|And|But)[A-Z][\w.’'-]{1,30})) "
    r"(?:said|says|added|adds|told|asked|wrote|argued|explained|recalled|tweeted)\b",
    words=(
        "said",
        "say",
        "add",
        "told",
        "asked",
        "wrote",
        "argued",
        "explained",
        "recall",
        "tweet",
    ),
)
# A quotation that is opened once and closed once may run over so many paragraphs.
_PARAGRAPHS = 6
_LONGEST_LINE_BETWEEN = 300  # code points


class Quotation(NamedTuple):
    """One quotation. Offsets are half-open, in code points of the article's text.

    ``span`` takes in the marks, ``inner`` leaves them out. ``closed`` says that
    the closing mark is there. ``continued``: it has no closing mark because, by
    convention, the next block takes it up; ``resumed``: it takes up the quotation
    of the block before. ``single`` marks 'one like this'.
    """

    span: Span
    inner: Span
    closed: bool = True
    continued: bool = False
    resumed: bool = False
    single: bool = False


def quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Return the outermost quotations in order; they never overlap."""
    text = reading.text
    signs = [sign for sign in _SIGNS if sign in text]
    blocks = [block.span for block in reading.article.blocks]
    # A block quotation is somebody else's words from end to end.
    found: list[list[_Draft]] = [
        [_whole(block.span)] if block.role is Role.PULLQUOTE else _double(text, *block.span, signs)
        for block in reading.article.blocks
    ]
    _join_paragraphs(text, blocks, found)
    result: list[Quotation] = []
    for block, drafts in zip(blocks, found, strict=True):
        both = drafts + _single(text, block, drafts)
        if both:
            result += [draft.finish() for draft in sorted(both, key=_start)]
    return tuple(result)


def quotation_at(reading: Reading, offset: int) -> Quotation | None:
    """Return the quotation that covers the character at ``offset``, marks included."""
    starts = reading.get(_starts)
    index = bisect_right(starts, offset) - 1
    if index < 0:
        return None
    quotation = reading.get(quotations)[index]
    return quotation if offset < quotation.span.end else None


def in_quotation(reading: Reading, span: Span) -> bool:
    """Return whether the whole stretch stands inside one quotation."""
    quotation = quotation_at(reading, span.start)
    return quotation is not None and span.end <= quotation.span.end


def _starts(reading: Reading) -> list[int]:
    return [quotation.span.start for quotation in reading.get(quotations)]


class _Draft:
    """A quotation while its block is read."""

    __slots__ = tuple(
        """
        closed continued end inner_end inner_start resumed single start
        """.split(),
    )

    def __init__(
        self,
        start: int,
        inner_start: int,
        inner_end: int,
        end: int,
        *,
        resumed: bool = False,
        single: bool = False,
    ) -> None:
        self.start = start
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.end = end
        self.closed = True
        self.continued = False
        self.resumed = resumed
        self.single = single

    def finish(self) -> Quotation:
        inner = Span(self.inner_start, max(self.inner_start, self.inner_end))
        return Quotation(
            Span(self.start, self.end),
            inner,
            self.closed,
            self.continued,
            self.resumed,
            self.single,
        )


def _start(draft: _Draft) -> int:
    return draft.start


def _whole(block: Span) -> _Draft:
    return _Draft(block.start, block.start, block.end, block.end)


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the double marks between two places."""
    return [match for match in _MARK.finditer(text, start, end) if match.lastgroup is None]


def _double(text: str, start: int, end: int, signs: list[str]) -> list[_Draft]:
    """Read the double marks of one block from left to right; ``signs`` are the article's."""
    marks = _marks(text, start, end) if holds_one(text[start:end], signs) else []
    if not marks:
        return []
    # “He said “no” to me”: depth only counts where the block is balanced,
    # otherwise an opening mark inside a quotation is taken for a forgotten closing one.
    directions = [_direction(text, m, start, end) for m in marks]
    nests = directions.count("open") == directions.count("close")
    drafts: list[_Draft] = []
    current: _Draft | None = None
    depth = 0
    for number, (mark, direction) in enumerate(zip(marks, directions, strict=True)):
        if _is_inches(text, mark, directions, number, speaking=current is not None):
            continue
        if current is None:
            if direction != "close":
                current, depth = _Draft(mark.start(), mark.end(), end, end), 1
        elif direction == "open" and nests:
            depth += 1
        elif direction == "open":
            current.inner_end = current.end = mark.start()
            current.closed = False
            goes_on = _goes_on(text, current.inner_start, mark.start())
            current.continued = goes_on
            drafts.append(current)
            current = _Draft(mark.start(), mark.end(), end, end, resumed=goes_on)
        elif depth > 1 and direction == "close":
            depth -= 1
        else:
            current.inner_end, current.end = mark.start(), mark.end()
            drafts.append(current)
            current = None
    if current is not None:
        current.closed = False
        drafts.append(current)
    return drafts


def _direction(text: str, mark: re.Match[str], start: int, end: int) -> str:
    """Say which way a mark faces: ``open``, ``close`` or ``either``."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    stops = after in ",;:!?)" or (after == "." and text[mark.end() + 1 : mark.end() + 2] != ".")
    opens = (before.isspace() or before in "([{—–-/‘'…") and not after.isspace() and not stops
    closes = (after.isspace() or after in ")]}—–-.,;:!?…'’/") and not before.isspace()
    sign = mark.group()
    if sign in "“„‟«``" and not (closes and not opens):
        return "open"
    if sign in "”»" and not (opens and not closes):
        return "close"
    if opens != closes:
        return "open" if opens else "close"
    return "either"


def _is_inches(
    text: str,
    mark: re.Match[str],
    directions: list[str],
    number: int,
    *,
    speaking: bool,
) -> bool:
    """Return whether a straight mark after a figure is a sign for inches: a 70" set."""
    if mark.group() != '"' or not text[max(0, mark.start() - 1) : mark.start()].isdigit():
        return False
    if not speaking:
        return True
    following = len(directions) - number - 1
    return following % 2 == 1 and directions[number + 1] == "close"


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether speech that is opened again after a full sentence is that of one speaker.

    Two paragraphs of it were run together; if the stretch says who speaks, a mark is missing.
    """
    said = text[start:end].rstrip()
    return said[-1:] in {".", "!", "?", "…"} and _SPEAKER.search(said) is None


def _join_paragraphs(text: str, blocks: list[Span], found: list[list[_Draft]]) -> None:
    """Mark what runs over from one block into the next."""
    for index in range(len(blocks) - 1):
        drafts = found[index]
        if not drafts or drafts[-1].closed or drafts[-1].end != blocks[index].end:
            continue
        following = found[index + 1]
        if following and following[0].start == blocks[index + 1].start:
            drafts[-1].continued = following[0].resumed = True
            continue
        if _runs_past_a_line(text, blocks, found, index):
            continue
        # A paragraph that was cut in two, or several with marks around them all: the last only
        # closes.
        whole = drafts[-1].start == blocks[index].start
        last = min(len(blocks), index + (_PARAGRAPHS if whole else 1) + 1)
        for number in range(index + 1, last):
            block = blocks[number]
            mark = _MARK.search(text, block.start, block.end)
            if mark is None:
                continue
            if _only_closes(text, mark, block, found[number]):
                for between in range(index + 1, number):
                    start, end = blocks[between]
                    found[between].insert(0, _Draft(start, start, end, end, resumed=True))
                    found[between][0].closed, found[between][0].continued = False, True
                half = _Draft(block.start, block.start, mark.start(), mark.end(), resumed=True)
                found[number].insert(0, half)
                drafts[-1].continued = True
            break


def _only_closes(text: str, mark: re.Match[str], block: Span, drafts: list[_Draft]) -> bool:
    """Return whether the first mark of a block closes what an earlier block opened."""
    if mark.lastgroup is not None or mark.group() not in {"”", '"'}:
        return False
    if mark.group() == '"' and _direction(text, mark, block.start, block.end) != "close":
        return False
    return not drafts or mark.end() <= drafts[0].start


def _runs_past_a_line(
    text: str,
    blocks: list[Span],
    found: list[list[_Draft]],
    index: int,
) -> bool:
    """Join a quotation that goes on after a caption or another line that is no paragraph."""
    if index + 2 >= len(blocks) or found[index + 1]:
        return False
    line, following = blocks[index + 1].of(text), found[index + 2]
    if len(line) > _LONGEST_LINE_BETWEEN or line[-1] in ".!?":
        return False
    if not following or following[0].start != blocks[index + 2].start:
        return False
    found[index][-1].continued = following[0].resumed = True
    return True


def _single(text: str, block: Span, doubles: list[_Draft]) -> list[_Draft]:
    """Find quotations in single marks outside the double ones; they must close in their block."""
    if text.find("‘", block.start, block.end) < 0 and text.find("'", block.start, block.end) < 0:
        return []
    found: list[_Draft] = []
    edges = [(draft.start, draft.end) for draft in doubles]
    edges.append((block.end, block.end))
    position = block.start
    for next_start, next_position in edges:
        while mark := _SINGLE.search(text, position, next_start):
            close = _closing_mark(text, mark, next_start)
            if close is None:
                position = mark.end()
                if mark.group("open") == "'" and text.find("'", position, next_start) < 0:
                    break
                continue
            found.append(_Draft(mark.start(), mark.end(), close.start(), close.end(), single=True))
            position = close.end()
        position = max(position, next_position)
    return found


def _closing_mark(text: str, mark: re.Match[str], end: int) -> re.Match[str] | None:
    """Return the mark that closes a single quotation.

    An apostrophe after a plural (the workers' pay) looks like one, so it is taken
    only where no surer mark (after a stop or comma) follows before the next opening one.
    """
    first: re.Match[str] | None = None
    opener = mark.group("open")
    limit = text.find(" " + opener, mark.end(), end)
    for close in _SINGLE_CLOSE.finditer(text, mark.end(), limit if limit >= 0 else end):
        if (opener == "‘") != (close.group() == "’") and opener == "'":
            continue
        if text[close.start() - 1].isspace():
            continue
        if text[close.start() - 1] not in "sS":
            return close
        if first is None:
            first = close
        else:
            break
    return first
