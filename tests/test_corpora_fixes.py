"""Real news, fixed: a second run changes nothing, and what somebody said stands as it was said."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lintnews import Reading, quotations
from lintnews.article.source import Source
from lintnews.config.settings import Settings
from lintnews.linting.finding import Applicability, Located
from lintnews.linting.speech import Spoken
from lintnews.plugins import registry
from lintnews.readers import text as text_reader
from lintnews.run import fixing
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

CORPORA = os.environ.get("LINTNEWS_CORPORA")
#: Every how many articles one is read; 1 reads all of them, in some minutes.
STEP = int(os.environ.get("LINTNEWS_CORPORA_STEP", "25"))
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]


@cache
def desk() -> LintRun:
    settings = Settings(profile="desk")
    return LintRun(registry.load(), lambda _: settings)


def lint(source: Source) -> Iterator[Located]:
    return lint_source(source, desk())


def spoken(source: Source) -> Iterator[Spoken]:
    return fixing.spoken_in(source, desk())


def articles() -> Iterator[tuple[str, str]]:
    folder = Path(CORPORA or "")
    for path in sorted((folder / "news").rglob("*.txt"))[::STEP]:
        yield path.name, path.read_text(encoding="utf-8")
    for part in (folder / "polnear" / "train.jsonl", folder / "loaded" / "sentences.jsonl"):
        with part.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % STEP == 0:
                    yield f"{part.name}:{number}", json.loads(line)["text"]


def said(text: str) -> Counter[str]:
    """Count what stands between the marks of every quotation."""
    found: Counter[str] = Counter()
    for article in text_reader.read(Source("a.txt", text)):
        reading = Reading(article)
        found.update(quotation.inner.of(article.text) for quotation in reading.get(quotations))
    return found


@pytest.mark.parametrize("applicable", [fixing.SAFE, fixing.UNSAFE], ids=["safe", "unsafe"])
def test_a_second_fix_changes_nothing_and_no_quotation_changes(
    applicable: frozenset[Applicability],
) -> None:
    changed = 0
    for name, text in articles():
        fixed = fixing.fix(Source("a.txt", text), lint, applicable, spoken=spoken).source
        if fixed.text != text:
            changed += 1
            again = fixing.fix(fixed, lint, applicable, spoken=spoken).source
            assert again.text == fixed.text, name
            assert not said(fixed.text) - said(text), name
    assert changed
