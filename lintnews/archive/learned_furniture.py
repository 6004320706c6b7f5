"""Furniture learned from an archive: lines on many pages of one publisher, as a word list.

What is written for each publisher is a configuration with ``vocabulary.furniture``, which
``check`` reads (``--config FILE``, or ``extend``). A line of the story may be on many pages
as well ("The trial continues."), so a line that reads like a sentence has to be on many more.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType

from lintnews.analysis.page.furniture import normal
from lintnews.analysis.tokens import fold
from lintnews.archive import columns
from lintnews.archive.manifest import Manifest, key_of
from lintnews.archive.parts import Done
from lintnews.archive.publishing import read_parts
from lintnews.article.model import Role
from lintnews.hints import Any
from lintnews.values import NamedTuple

FURNITURE = "furniture"
_FORM = 1
_NEVER = (Role.HEADLINE, Role.BYLINE, Role.CREDIT, Role.CAPTION, Role.DATELINE)
_FEWEST_PAGES = 5  # that a line is on
_SHARE = 0.02  # of the publisher's pages
_FEWEST_OF_SENTENCE = 10
_SHARE_OF_SENTENCE = 0.1
_LONGEST = 400  # code points: the paragraph that stands below every story
_LINES = "lines.parquet"
_SENTENCE = re.compile(r"[a-z].*\s\S+\s.*[.!?][\"”’)]*\Z", re.DOTALL)


class PrintedLine(NamedTuple):
    """A line as it stands on pages of a publisher, on how many, and how many it is furniture on."""

    publisher: str
    text: str
    pages: int
    known: int


def learn_furniture(daft: ModuleType, manifest: Manifest, done: Sequence[Done]) -> bool:
    """Write the word lists, if they are not there; return whether that was done."""

    def write(folder: str) -> None:
        rows = read_parts(daft, manifest.folder, done)
        rows = rows.where(rows["characters"].not_null() & rows["publisher"].not_null())
        pages = rows.groupby("publisher").agg(rows["path"].count().alias("pages")).to_pydict()
        counts = dict(zip(pages["publisher"], pages["pages"], strict=True))
        target = os.path.join(folder, FURNITURE)
        os.makedirs(target)
        names: set[str] = set()
        found = sorted(chosen(_lines(daft, rows), counts).items())
        _write_lines([line for _, lines in found for line in lines], target)
        for publisher, lines in found:
            path = os.path.join(target, _file_name(publisher, names))
            with open(path, "w", encoding="utf-8") as file:
                file.write(as_configuration(publisher, counts[publisher], lines))

    key = key_of(_FORM, sorted(one.reading for one in done))
    return manifest.step(FURNITURE, key, (FURNITURE,), write)


def _write_lines(lines: Iterable[PrintedLine], folder: str) -> None:
    import pyarrow.parquet as pq

    pa = columns.arrow()
    text = [(name, pa.string()) for name in ("publisher", "text")]
    schema = pa.schema([*text, ("pages", pa.int64()), ("known", pa.int64())])
    table = pa.Table.from_pylist([line._asdict() for line in lines], schema=schema)
    pq.write_table(table, os.path.join(folder, _LINES))


def chosen(lines: Iterable[PrintedLine], pages: Mapping[str, int]) -> dict[str, list[PrintedLine]]:
    """Return for each publisher the lines that are furniture, those on most pages first."""
    alike: dict[tuple[str, str], PrintedLine] = {}
    for line in lines:
        key = line.publisher, normal(fold(line.text))
        held = alike.get(key)
        alike[key] = line._replace(
            pages=line.pages + (held.pages if held else 0),
            known=line.known + (held.known if held else 0),
        )
    found: dict[str, list[PrintedLine]] = {}
    for (publisher, plain), line in alike.items():
        if plain and line.pages >= needed(line, pages[publisher]):
            found.setdefault(publisher, []).append(line)
    return {
        publisher: sorted(kept, key=lambda line: (-line.pages, line.text))
        for publisher, kept in found.items()
    }


def needed(line: PrintedLine, pages: int) -> int:
    """Return on how many of a publisher's pages a line must be: on more if it may be the story's.

    A line that is known for furniture where it stands, or has no stop at its end, is none.
    """
    if _SENTENCE.search(line.text) and 2 * line.known < line.pages:
        return max(_FEWEST_OF_SENTENCE, math.ceil(_SHARE_OF_SENTENCE * pages))
    return max(_FEWEST_PAGES, math.ceil(_SHARE * pages))


def learned(folder: str) -> list[dict[str, Any]]:
    """Return the lines that were learned, each with its publisher and the number of pages."""
    import pyarrow.parquet as pq

    return list(pq.read_table(os.path.join(folder, FURNITURE, _LINES)).to_pylist())


def as_configuration(publisher: str, pages: int, lines: Iterable[PrintedLine]) -> str:
    """Return the lines as a configuration, each with the number of pages that it is on."""
    listed = "\n".join(f"  {_quoted(one.text)}, # {one.pages}" for one in lines)
    return (
        f"# Lines on many of the {pages} pages of {_quoted(publisher)}, learned from them; the\n"
        "# number is that of the pages. Take out what is a line of stories.\n"
        f"[vocabulary]\nfurniture = [\n{listed}\n]\n"
    )


def _quoted(text: str) -> str:
    """Return a text as TOML has it in quotation marks, which is as JSON has it but for one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(daft: ModuleType, rows: Any) -> list[PrintedLine]:
    """Return the lines that stand in a few articles of one publisher, with different headlines."""
    from daft import functions as f

    found = rows.select("publisher", "path", "record", "headline", "blocks").explode("blocks")
    block = found["blocks"]
    never = [role.value for role in _NEVER]
    found = found.where(~block.get("role").is_in(never))
    found = found.select(
        "publisher",
        f.coalesce(found["headline"], found["path"]).alias("headline"),
        f.hash(found["path"], found["record"]).alias("article"),
        f.when(block.get("role") == daft.lit(Role.BOILERPLATE.value), 1)
        .otherwise(0)
        .alias("known"),
        block.get("text").alias("text"),
    )
    found = found.where(f.length(found["text"]) <= daft.lit(_LONGEST))
    lines = found.groupby("publisher", "text").agg(
        found["article"].count_distinct().alias("articles"),
        found["headline"].count_distinct().alias("stories"),
        found["known"].sum().alias("known"),
    )
    lines = lines.where(lines["stories"] > daft.lit(1))
    return [
        PrintedLine(
            row["publisher"], row["text"], min(row["articles"], row["stories"]), row["known"]
        )
        for row in lines.to_pylist()
    ]


def _file_name(publisher: str, names: set[str]) -> str:
    """Return the name of a publisher's list: plain letters, no two alike."""
    stem = re.sub(r"[^a-z0-9]+", "-", publisher.lower()).strip("-") or "publisher"
    name, number = f"{stem}.toml", 2
    while name in names:
        name, number = f"{stem}-{number}.toml", number + 1
    names.add(name)
    return name
