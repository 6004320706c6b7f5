"""The manual's Markdown as a terminal shows it: columns, indented examples, no markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_BOLD = re.compile(r"\*\*([A-Za-z][^*`]*)\*\*")
_BAR = re.compile(r"(?<!\\)\|")
_GAP = "  "
_NARROWEST = 24


def lines(markdown: str, width: int) -> Iterator[str]:
    """Yield the lines of a page; no table is wider than ``width`` if words have any room."""
    table: list[list[str]] = []
    fenced = False
    for line in markdown.split("\n"):
        if line.startswith("|") and not fenced:
            table.append([_bare(cell.strip()) for cell in _BAR.split(line)[1:-1]])
            continue
        yield from _columns(table, width)
        table = []
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield f"    {line}".rstrip()
        elif line.startswith("#"):
            yield _bare(line.lstrip("#").strip())
        elif line.startswith("    "):
            yield line
        else:
            yield _bare(line)
    yield from _columns(table, width)


def _bare(text: str) -> str:
    return _BOLD.sub(r"\1", _LINK.sub(r"\1", text)).replace("`", "").replace(r"\|", "|")


def _columns(rows: list[list[str]], width: int) -> Iterator[str]:
    """Yield a table: every column as wide as it must be, the last one wrapped."""
    rows = [row for row in rows if any(cell.strip("-: ") for cell in row)]
    if not rows:
        return
    number = max(map(len, rows))
    rows = [row + [""] * (number - len(row)) for row in rows]
    before = [max(len(row[at]) for row in rows) for at in range(number - 1)]
    indent = sum(before) + len(_GAP) * len(before)
    room = max(width - indent, _NARROWEST)
    for row in rows:
        head = "".join(f"{cell:{size}}{_GAP}" for cell, size in zip(row, before, strict=False))
        wrapped = textwrap.wrap(row[-1], room, break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
        yield f"{head}{wrapped[0]}".rstrip()
        yield from (" " * indent + more for more in wrapped[1:])
