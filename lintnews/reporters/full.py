"""For reading: each finding with its sentence, the span marked, and any other place.

A paragraph of a news story is one line of hundreds of characters, so what is
shown is the sentence, wrapped to the width there is, or a window around the span.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.model import Article, Block
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.finding import Fix, Located
from lintnews.reporters import text
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Run
from lintnews.reporters.style import Style
from lintnews.values import NamedTuple

_ROWS = 3  # a sentence longer than so many rows is windowed
_MIN_WIDTH = 20
_MAX_WIDTH = 100  # nobody reads longer lines
_BEFORE = 60  # characters shown before a span whose sentence is windowed
_LONGEST_LABEL = 40
_NOTHING = (" ", "")


class Underline(NamedTuple):
    """A stretch to underline; ``span`` counts from the start of its line."""

    span: Span
    sign: str
    colour: str
    label: str = ""


@dataclass(slots=True)
class Frame:
    """A window of one line of the source, and the marks in it."""

    line: int
    window: Span
    marks: list[Underline] = field(default_factory=list)
    skipped: bool = False


class Cell(NamedTuple):
    """One character as it is shown: ``width`` columns."""

    text: str
    width: int
    at: int


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield each finding as a line, its place in the copy, and what can be done."""
    for one in found:
        yield from text.report([one], run)
        source = run.source(one.path)
        if (
            source is not None
            and one.place.end <= len(source.text)
            and (one.place.end or one.related)
        ):
            yield from _frames(one, source, run.style)
        yield _footer(one, source, run.style)


def _footer(one: Located, source: Source | None, style: Style) -> str:
    said = [f"{one.severity.value}, {style.link(one.name, one.url)}"]
    if one.fix is not None and source is not None:
        said.append(f"{one.fix.applicability.value} fix: {_described(one.fix, source)}")
    return f"  {style.paint('=', 'mark')} {'; '.join(said)}\n\n"


def _described(fix: Fix, source: Source) -> str:
    said = []
    for edit in fix.edits:
        old, new = _shortened(edit.span.of(source.text)), _shortened(edit.text)
        said.append(
            f"{old} becomes {new}"
            if len(edit.span) and edit.text
            else f"delete {old}"
            if len(edit.span)
            else f"insert {new}"
        )
    # three edits are enough to see
    more = f" and {len(said[3:])} more" if said[3:] else ""
    return ", ".join(said[:3]) + more


def _shortened(words: str) -> str:
    words = visible(words.strip("\r\n") or words)
    return (
        f'"{words}"' if len(words) <= _LONGEST_LABEL else f'"{words[:_LONGEST_LABEL].rstrip()}..."'
    )


def _frames(one: Located, source: Source, style: Style) -> Iterator[str]:
    places = [(Span(one.place.start, one.place.end), "^", one.severity.value, "")]
    places.extend(
        (Span(item.place.start, item.place.end), "-", "mark", visible(item.message))
        for item in one.related
    )
    width = min(style.width, _MAX_WIDTH)
    frames: list[Frame] = []
    for span, sign, colour, label in sorted(places, key=lambda place: place[0]):
        for frame in _split(source, Underline(span, sign, colour, label), width):
            last = frames[-1] if frames else None
            if (
                last is not None
                and last.line == frame.line
                and last.window.covers(frame.marks[0].span)
            ):
                last.marks.extend(frame.marks)
            else:
                frames.append(frame)
    gutter = max(len(str(frame.line)) for frame in frames)
    bar = "│" if style.unicode else "|"
    for frame in frames:
        if frame.skipped:
            yield f"  {style.paint(' ' * gutter + ' ' + ('⋮' if style.unicode else ':'), 'mark')}\n"
        number = str(frame.line)
        for row, under in _rows(frame, source.line_text(frame.line), width - gutter - 5, style):
            yield f"  {style.paint(f'{number:>{gutter}} {bar}', 'mark')} {row}\n"
            number = ""
            if under:
                yield f"  {style.paint(f'{number:>{gutter}} {bar}', 'mark')} {under}\n"


def _split(source: Source, mark: Underline, width: int) -> Iterator[Frame]:
    """Yield a frame for the first line of a span, and for its last line if that is another."""
    first, first_column = source.position(mark.span.start)
    last, last_column = source.position(mark.span.end)
    if last > first and last_column == 1:
        # The span ends with the line end before.
        last -= 1
        last_column = len(source.line_text(last)) + 1
    line = source.line_text(first)
    end = last_column - 1 if first == last else len(line)
    span = Span(
        min(first_column - 1, len(line)), max(min(first_column - 1, len(line)), min(end, len(line)))
    )
    label = mark.label if first == last else ""
    yield Frame(first, _window(line, span, width), [Underline(span, mark.sign, mark.colour, label)])
    if last > first:
        line = source.line_text(last)
        start = len(line) - len(line.lstrip())
        span = Span(min(start, last_column - 1), last_column - 1)
        yield Frame(
            last,
            _window(line, span, width),
            [Underline(span, mark.sign, mark.colour, mark.label)],
            skipped=last > first + 1,
        )


def _window(line: str, span: Span, width: int) -> Span:
    """Return what to show of a line: the sentences of the span, or what is around it if long."""
    shown = _sentence(line, span)
    room = max(width, _MIN_WIDTH) * _ROWS
    if len(shown) <= room:
        return shown
    start = max(shown.start, span.start - _BEFORE)
    end = min(shown.end, start + room)
    if start > shown.start:
        space = line.find(" ", start, span.start)
        start = space + 1 if space >= 0 else start
    if end < shown.end:
        space = line.rfind(" ", max(start, end - _BEFORE), end)
        end = space if space > start else end
    return Span(start, end)


def _sentence(line: str, span: Span) -> Span:
    stripped = Span(
        len(line) - len(line.lstrip()), max(len(line.rstrip()), len(line) - len(line.lstrip()))
    )
    article = Article(line, (Block(stripped),))
    touched = [
        one
        for one in Reading(article).get(sentences)
        if one.overlaps(span) or (span.start == span.end and one.start <= span.start <= one.end)
    ]
    if not touched:
        return Span(min(stripped.start, span.start), max(stripped.end, span.end))
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))


def _rows(frame: Frame, line: str, width: int, style: Style) -> Iterator[tuple[str, str]]:
    """Yield the rows of a frame, each with what is under it (``""`` for nothing)."""
    ellipsis = "…" if style.unicode else "..."
    cells = [Cell(*_shown(line[at]), at) for at in range(frame.window.start, frame.window.end)]
    if frame.window.start > len(line) - len(line.lstrip()):
        cells.insert(0, Cell(ellipsis + " ", len(ellipsis) + 1, -1))
    if frame.window.end < len(line.rstrip()):
        cells.append(Cell(" " + ellipsis, len(ellipsis) + 1, -1))
    labelled: set[int] = set()
    for row in _wrapped(cells, max(width, _MIN_WIDTH)):
        drawn, columns, label = _under(row, frame, labelled, style)
        fits = bool(drawn and label) and columns + 1 + len(label) <= width
        shown = style.paint(label, "mark")
        yield "".join(cell.text for cell in row).rstrip(), f"{drawn} {shown}" if fits else drawn
        if label and not fits:
            yield style.paint(f"({label})", "mark"), ""


def _wrapped(cells: list[Cell], width: int) -> Iterator[list[Cell]]:
    """Break the cells into rows of at most ``width`` columns, at spaces if there are any."""
    row: list[Cell] = []
    used = space = 0
    for cell in cells:
        if used + cell.width > width and row:
            cut = space or len(row)
            yield row[:cut]
            row = row[cut:]
            used = sum(item.width for item in row)
            space = 0
        row.append(cell)
        used += cell.width
        if cell.text == " ":
            space = len(row)
    if row:
        yield row


def _under(row: list[Cell], frame: Frame, labelled: set[int], style: Style) -> tuple[str, int, str]:
    """Return the marks under a row, how wide they are, and the labels of those that end in it."""
    signs: list[tuple[str, str]] = []
    labels: list[str] = []
    last = max((cell.at for cell in row), default=-1)
    shown = len(row)
    while shown and row[shown - 1].text == " ":
        shown -= 1
    for cell in row[:shown]:
        signs.extend([_sign(cell, frame.marks)] * cell.width)
    for number, mark in enumerate(frame.marks):
        if not len(mark.span) and mark.span.start == last + 1 == frame.window.end:
            signs.append((mark.sign, mark.colour))
        if number not in labelled and mark.span.end - 1 <= last:
            labelled.add(number)
            labels.extend([mark.label] if mark.label else [])
    while signs and signs[-1] == _NOTHING:
        signs.pop()
    drawn = "".join(
        style.paint("".join(sign for sign, _ in run), colour)
        for colour, run in groupby(signs, key=lambda item: item[1])
    )
    return drawn, len(signs), "; ".join(labels)


def _sign(cell: Cell, marks: list[Underline]) -> tuple[str, str]:
    """Return the sign under a cell, and its colour."""
    for mark in marks:
        if 0 <= mark.span.start <= cell.at < max(mark.span.end, mark.span.start + 1):
            return mark.sign, mark.colour
    return _NOTHING


def _shown(character: str) -> tuple[str, int]:
    """Return a character as a terminal can show it, and how many columns it takes."""
    if character == "\t":
        return " ", 1
    if character.isascii() and character.isprintable():
        return character, 1
    if (
        character == "\u200d"
        or unicodedata.category(character) in {"Mn", "Me"}
        or "\ufe00" <= character <= "\ufe0f"
    ):
        return character, 0
    escaped = visible(character)
    if escaped != character:
        return escaped, len(escaped)
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1
