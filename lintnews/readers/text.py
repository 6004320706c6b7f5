"""Plain text: every line that is not blank is a block.

Copy that was wrapped by hand (a line break wherever the next word would not have
fitted) is put together again, so that a paragraph is one block. A line that
starts with ``# lintnews:`` is a suppression directive: it is taken out of the
article's text, and rules never see it. One that stands behind copy in its line,
or is only nearly one, stays where it is, so that it is seen, and is marked as misplaced.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from lintnews.article.directives import mentioned, near_misses
from lintnews.article.model import Article, Block, Directive
from lintnews.article.origin import IDENTITY, Origin, Segment
from lintnews.article.source import Source
from lintnews.article.span import Span

_BLANK_LINE = "\n\n"  # what divides most paragraphs
_LONGEST_WRAPPED_LINE = 120
_SHORTEST_WRAPPED_LINE = 50
_USUAL = 0.9  # the share of lines that are no longer than the width


_DIRECTIVE = r"(?<![^\r\n])[ \t]*#[ \t]*lintnews:[ \t]*(?P<text>[^\r\n]*)(?:\r\n|\n|\r|\Z)"
_MISPLACED = r"(?<=[^\s])[ \t]+(?P<all>(?:#|<!--)[ \t]*lintnews:[ \t]*(?P<text>[^\r\n]*))"
_LINE = re.compile(r"\S[^\r\n]*")


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of a plain text source."""
    text, directives, origin = _without_directives(source.text)
    yield Article(text, tuple(_blocks(text)), origin, directives=directives)


def _without_directives(text: str) -> tuple[str, tuple[Directive, ...], Origin]:
    """Cut the directive lines out, and keep the map back."""
    if not mentioned(text):
        return text, (), IDENTITY
    pieces: list[str] = []
    segments: list[Segment] = []
    directives: list[Directive] = []
    position = length = 0

    def keep(end: int) -> None:
        nonlocal length
        if end > position:
            size = end - position
            pieces.append(text[position:end])
            segments.append(Segment(Span(length, length + size), Span(position, end)))
            length += size

    for match in re.finditer(_DIRECTIVE, text):
        keep(match.start())
        directives.append(
            Directive(length, Span(match.start(), match.end()), match["text"].strip(), printed=True)
        )
        position = match.end()
    keep(len(text))
    origin = Origin(tuple(segments)) if directives else IDENTITY
    kept = "".join(pieces) if directives else text
    for match in re.finditer(_MISPLACED, kept):
        place = origin.locate(Span(match.start("all"), match.end("all")))
        directives.append(
            Directive(match.start("all"), place, match["text"].strip(), inline=True, printed=True)
        )
    for start, end in near_misses(kept):
        directives.append(
            Directive(
                start, origin.locate(Span(start, end)), kept[start:end], inline=True, printed=True
            )
        )
    return kept, tuple(sorted(directives, key=lambda one: one.source.start)), origin


def _blocks(text: str) -> Iterator[Block]:
    """Yield a block for each line, or for each paragraph that was wrapped by hand."""
    lines = [Span(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]
    groups = _groups(text, lines)
    width = _wrap_width(text, groups)
    for group in groups:
        if width and _is_wrapped(text, group, width):
            yield Block(Span(group[0].start, group[-1].end))
        else:
            for line in group:
                yield Block(line)


def _groups(text: str, lines: list[Span]) -> list[list[Span]]:
    """Put lines together that no blank line divides."""
    groups: list[list[Span]] = []
    previous = None
    for line in lines:
        gap = text[previous.end : line.start] if previous else _BLANK_LINE
        if gap != _BLANK_LINE and gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1:
            groups[-1].append(line)
        else:
            groups.append([line])
        previous = line
    return groups


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """Return the width at which this text was wrapped by hand, 0 if it was not.

    It was, if some group has three lines or more, hardly a line is longer than a
    terminal is wide, and in most such groups every break was forced. A few lines may be
    longer than the others: an edit, an address, a heading.
    """
    candidates = [group for group in groups if len(group) > 2]
    if not candidates:
        return 0
    lengths = sorted(len(line) for group in candidates for line in group)
    usual = lengths[int(_USUAL * (len(lengths) - 1))]
    for width in sorted({lengths[-1], usual}, reverse=True):
        if _SHORTEST_WRAPPED_LINE <= width <= _LONGEST_WRAPPED_LINE:
            wrapped = sum(_is_wrapped(text, group, width) for group in candidates)
            if 2 * wrapped > len(candidates):
                return width
    return 0


def _is_wrapped(text: str, group: list[Span], width: int) -> bool:
    """Return whether in every line but the last the next word would not have fitted."""
    if len(group) < 2:
        return False
    if 2 * sum(len(line) > width for line in group) > len(group):
        return False
    for line, following in itertools.pairwise(group):
        first_word = following.of(text).split(None, 1)[0]
        if len(line) + 1 + len(first_word) <= width or line.of(text) == following.of(text):
            return False
    return True
