"""On each side of a number that decides, a made-up article has a different answer."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tomli

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.attributions.attribution import attributions
from lintnews.analysis.calendar import dates
from lintnews.analysis.claims.claim import claims
from lintnews.analysis.language import language
from lintnews.analysis.names import names
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.source import Source
from lintnews.readers.text import read

TABLE = tomli.loads((Path(__file__).parent / "thresholds.toml").read_text(encoding="utf-8"))
PARAGRAPHS = TABLE["paragraphs"]
ROWS = TABLE["row"]


def article_of(text: str, piece: str, times: int) -> str:
    """Return the text with ``~`` replaced by the piece so often, and P1, P2 by paragraphs."""
    text = text.replace("~", piece * times)
    return re.sub(r"(?m)^P(\d)$", lambda match: PARAGRAPHS[int(match[1]) - 1], text)


def answer(asks: str, text: str) -> str:
    """Return what the analysis says of an article."""
    reading = Reading(next(read(Source("story.txt", text))))
    what, _, number = asks.partition(" of line ")
    blocks = reading.get(roles)
    if number:
        at = int(number) - (int(number) > 0)
        if what == "role":
            return str(blocks[at].role.value)
        return ", ".join(part.role.value for part in blocks[at].parts)
    return str(ANSWERS[asks](reading))


def said(reading: Reading) -> str:
    """Return who says what in the last attribution."""
    if not reading.get(attributions):
        return "nothing"
    last = reading.get(attributions)[-1]
    source = (last.referent or last.source or last.cue or last.content[0]).of(reading.text)
    content = " … ".join(piece.of(reading.text) for piece in last.content)
    return (
        f"{source} ({last.referent_type.value}, {last.kind.value} {last.stance.value}): {content}"
    )


ANSWERS: dict[str, Any] = {
    "kind": lambda reading: reading.get(kind).kind.value,
    "language": lambda reading: reading.get(language).code,
    "published": lambda reading: reading.get(published),
    "names": lambda reading: ", ".join(f"{one.name} {one.kind}" for one in reading.get(names)),
    "sentences": lambda reading: len(reading.get(sentences)),
    "claims": lambda reading: len(reading.get(claims)),
    "acronyms": lambda reading: ", ".join(
        f"{one.text} {'known' if one.known else 'introduced' if one.introduced else 'unknown'}"
        for one in reading.get(acronyms)
    ),
    "dates": lambda reading: ", ".join(
        f"{one.span.of(reading.text)} = {one.resolved}" for one in reading.get(dates)
    ),
    "quotations that go on": lambda reading: sum(one.continued for one in reading.get(quotations)),
    "what is said": said,
    "who says": lambda reading: " | ".join(
        f"{one.source.of(reading.text) if one.source else None} {one.kind.value}"
        f" {one.stance.value} {one.source_type.value} {one.cue.of(reading.text) if one.cue else ''}"
        f" {one.referent.of(reading.text) if one.referent else ''}".strip()
        for one in reading.get(attributions)
    ),
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["number"])
def test_a_number_divides_two_articles(row: dict[str, Any]) -> None:
    for side in ("within", "beyond"):
        piece, times, expected = row[side]
        assert answer(row["asks"], article_of(row["text"], piece, times)) == expected, side


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["number"])
def test_a_number_that_moves_is_noticed(
    row: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    constant, _, word = row["number"].rstrip(")").partition(" (")
    path, _, name = constant.rpartition(".")
    module = importlib.import_module(f"lintnews.{path}")
    articles = [article_of(row["text"], *row[side][:2]) for side in ("within", "beyond")]
    expected = [row[side][2] for side in ("within", "beyond")]
    for value in moved(getattr(module, name), word):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            forget(module)
            answers = [answer(row["asks"], article) for article in articles]
        forget(module)
        assert answers != expected


def forget(module: ModuleType) -> None:
    """Empty the caches of a module, whose entries depend on its numbers."""
    for function in vars(module).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def moved(now: Any, word: str) -> list[Any]:
    """Return the values next to a number, or the words without one of them."""
    if isinstance(now, (int, float)):
        step = 1 if isinstance(now, int) else now / 8
        return [now - step, now + step]
    return [type(now)(other for other in now if other != word)]
