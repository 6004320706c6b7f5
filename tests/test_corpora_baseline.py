"""Real news, edited: a baseline keeps what was there hidden, and hides nothing else."""

from __future__ import annotations

import os
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import Source
from lintnews.config.settings import Settings
from lintnews.linting.finding import Located
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.new_only import Baseline, compare, parse, render, update
from lintnews.run.session import LintRun

CORPORA = os.environ.get("LINTNEWS_CORPORA")
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]

ARTICLES = 50
QUIET = "The weather stayed mild all week, and the shops along the river were open until late."
FAULTY = (
    "The third pier was closed,, too, and and nobody could say for how long the repairs would "
    "go on."
)
FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@cache
def desk() -> LintRun:
    settings = Settings(profile="desk")
    return LintRun(registry.load(), lambda _: settings)


@cache
def lint(text: str) -> tuple[Located, ...]:
    return tuple(lint_source(Source("a.txt", text), desk()))


@cache
def codes() -> frozenset[str]:
    return desk().resolved("a.txt").ran


@cache
def articles() -> tuple[str, ...]:
    """Return articles of one line a paragraph, blank lines between, in which there is something to hide."""
    chosen: list[str] = []
    paths = sorted((Path(CORPORA or "") / "news").rglob("*.txt"))
    random.Random(50).shuffle(paths)
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace").strip() + "\n"
        paragraphs = text.split("\n\n")
        if (
            len(paragraphs) > 8
            and not any("\n" in paragraph.strip() for paragraph in paragraphs)
            and len(lint(text)) > 2
        ):
            chosen.append(text)
        if len(chosen) == ARTICLES:
            break
    return tuple(chosen)


def paragraphs_of(text: str) -> list[str]:
    return text.strip().split("\n\n")


def joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def inserted_above(text: str) -> str:
    paragraphs = paragraphs_of(text)
    return joined([*paragraphs[:4], QUIET, *paragraphs[4:]])


def swapped(text: str) -> str:
    paragraphs = paragraphs_of(text)
    one = len(paragraphs) // 2
    paragraphs[one], paragraphs[one + 1] = paragraphs[one + 1], paragraphs[one]
    return joined(paragraphs)


def wrapped(text: str) -> str:
    return joined(
        [
            textwrap.fill(p, 78, break_long_words=False, break_on_hyphens=False)
            for p in paragraphs_of(text)
        ]
    )


def straightened(text: str) -> str:
    return text.translate(FOLDED)


def seeded(text: str) -> str:
    paragraphs = paragraphs_of(text)
    return joined([*paragraphs[:6], FAULTY, *paragraphs[6:]])


EDITS = (inserted_above, swapped, wrapped, straightened, seeded)


def identity(one: Located, text: str) -> tuple[str, str, str]:
    """Say what a reader calls the same finding: the rule, the words, and the sentence they stand in."""
    start = max(text.rfind(stop, 0, one.place.start) for stop in (". ", ".\n", "\n\n", "? ", "! "))
    end = re.compile(r"[.?!]\s|\n\n|\Z").search(text, max(one.place.start, one.place.end - 1))
    sentence = text[start + 1 : end.start() if end else len(text)]
    return one.code, folded(text[one.place.start : one.place.end]), folded(sentence)


def folded(text: str) -> str:
    return " ".join(text.translate(FOLDED).replace("''", '"').split())


@cache
def baseline_of(text: str) -> Baseline:
    taken = update(Baseline(), {"a.txt": (lint(text), codes())}, lambda _: True)
    return parse("baseline", render(taken))


@pytest.mark.parametrize("edit", EDITS)
def test_what_did_not_change_stays_hidden_and_nothing_new_is(edit: Callable[[str], str]) -> None:
    same = shown = 0
    wrongly_hidden: list[tuple[str, str, str]] = []
    seeds_found = 0
    for text in articles():
        edited = edit(text)
        after = lint(edited)
        known = Counter(identity(one, text) for one in lint(text))
        fresh = {id(one) for one in compare(after, baseline_of(text).of("a.txt"), codes()).fresh}
        for one in after:
            name = identity(one, edited)
            if known[name]:
                known[name] -= 1
                same += 1
                shown += id(one) in fresh
            elif id(one) not in fresh:
                wrongly_hidden.append(name)
            seeds_found += (
                id(one) in fresh
                and one.code in {"QUO106", "DUP105"}
                and name[2] == folded(FAULTY.rstrip("."))
            )
    assert len(articles()) == ARTICLES
    assert same > 100
    assert shown <= 0.02 * same
    assert not wrongly_hidden
    assert seeds_found == (2 * ARTICLES if edit is seeded else 0)
