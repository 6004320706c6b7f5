"""Real news: every article lints, and every finding stands where it says."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import decode
from lintnews.config.settings import Settings
from lintnews.linting.finding import Located
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

CORPORA = os.environ.get("LINTNEWS_CORPORA")
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]


@cache
def desk() -> LintRun:
    settings = Settings()
    return LintRun(registry.load(), lambda _: settings)


def articles() -> Iterator[tuple[str, bytes]]:
    folder = Path(CORPORA or "")
    for path in sorted((folder / "news").rglob("*.txt")):
        yield path.name, path.read_bytes()
    with (folder / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["article"], record["text"].encode()


def verdict(name: str, data: bytes) -> list[tuple[int, int, str]]:
    return [
        (one.place.line, one.place.column, one.code)
        for one in lint_source(decode(name, data), desk())
    ]


def test_every_article_lints_and_no_rule_fails() -> None:
    failed: list[Located] = []
    seen = 0
    for name, data in articles():
        text = decode(name, data).text
        seen += 1
        for one in lint_source(decode(name, data), desk()):
            if one.code in {"LNT001", "LNT900"}:
                failed.append(one)
            assert 0 <= one.place.start <= one.place.end <= len(text), one
            assert (
                text[one.place.start : one.place.end].strip()
                or one.code.startswith("LNT")
                or one.code == "LNK105"
            ), one
    assert seen > 1000
    assert not failed


def test_line_ends_and_byte_order_marks_change_no_finding() -> None:
    for number, (name, data) in enumerate(articles()):
        if number % 10 == 0 and b"\r" not in data:
            plain = verdict(name, data)
            assert verdict(name, data.replace(b"\n", b"\r\n")) == plain, name
            assert verdict(name, b"\xef\xbb\xbf" + data) == plain, name
