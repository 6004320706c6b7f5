"""The lines that changed, as git tells them, and the stretches of a source they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.finding import Located

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_OCTAL = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {
    b"a": b"\a",
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"v": b"\v",
    b"f": b"\f",
    b"r": b"\r",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """``count`` lines from the 1-based line ``first``, lines ended by a line feed as git has them."""

    first: int
    count: int


def parse(diff: bytes) -> Mapping[bytes, tuple[Lines, ...]]:
    """Return for each file of a ``git diff --unified=0 --text`` the lines that are new in it.

    Paths are relative to the top of the repository.
    """
    changed: dict[bytes, tuple[Lines, ...]] = {}
    path = b""
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            path = b""
        elif line.startswith(b"+++ ") and not path:
            path = _path(line[4:])
            changed.setdefault(path, ())
        elif (hunk := _HUNK.match(line)) and path:
            removed, first, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            if added:
                changed[path] = (*changed[path], Lines(first, added))
            for _ in range(removed + added):
                next(lines, None)
    return changed


def stretches(source: Source, lines: tuple[Lines, ...] | None) -> tuple[Span, ...]:
    """Return the changed lines (``None``: all of them) as stretches of the source.

    Git counts the bytes of line feeds. Where those are not the ends of lines (a
    file of carriage returns, UTF-16), all of a file counts as changed where any
    of it did.
    """
    whole = Span(0, len(source.text) + 1)
    if lines is None or (lines and _is_uncountable(source)):
        return (whole,)
    starts = [0, *(match.end() for match in re.finditer("\n", source.text)), whole.end]
    return tuple(_stretches(starts, lines))


def touches(found: Located, within: Iterable[Span]) -> bool:
    """Say whether the finding, or a place it speaks of, lies in one of the stretches; no place is narrower than a character."""
    places = [found.place, *(related.place for related in found.related)]
    return any(
        place.start < span.end and span.start < max(place.end, place.start + 1)
        for place in places
        for span in within
    )


def _is_uncountable(source: Source) -> bool:
    return source.encoding.startswith(("utf-16", "utf-32")) or "\r" in source.text.replace(
        "\r\n",
        "",
    )


def _stretches(starts: list[int], lines: tuple[Lines, ...]) -> Iterator[Span]:
    last = len(starts) - 1
    for stretch in lines:
        start = starts[min(stretch.first - 1, last)]
        end = starts[min(stretch.first - 1 + stretch.count, last)]
        yield Span(start, max(start, end))


def _path(written: bytes) -> bytes:
    """Read a path as git writes it: in quotation marks where it holds what is hard to print."""
    written = written.removesuffix(b"\t")
    if written.startswith(b'"') and written.endswith(b'"'):
        written = _OCTAL.sub(_unescaped, written[1:-1])
    return written.removeprefix(b"b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    return bytes([int(escape, 8)]) if len(escape) == len(b"000") else _ESCAPES.get(escape, escape)
