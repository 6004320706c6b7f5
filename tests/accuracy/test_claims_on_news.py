"""What two editors would query is found often enough, and what they would not seldom enough."""

from __future__ import annotations

import csv
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import decode
from lintnews.config.settings import Settings
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

CORPORA = os.environ.get("LINTNEWS_CORPORA")
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]


@cache
def flagged(profile: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many sentences of each verdict there are.

    And how many of them the family ATT flags.
    """
    folder = Path(CORPORA or "")
    settings = Settings(profile=profile)
    desk = LintRun(registry.load(), lambda _: settings)
    found: dict[str, list[tuple[int, int]]] = {}
    all_of, hit = Counter[str](), Counter[str]()
    with (folder / "claims" / "broad.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            file, start, end = row["file"], int(row["start"]), int(row["end"])
            if file not in found:
                source = decode(file, (folder / "broad" / file).read_bytes())
                results = lint_source(source, desk)
                found[file] = [
                    (one.place.start, one.place.end)
                    for one in results
                    if one.code.startswith("ATT")
                ]
            all_of[row["verdict"]] += 1
            hit[row["verdict"]] += any(
                2 * (min(end, b) - max(start, a)) >= b - a for a, b in found[file]
            )
    return all_of, hit


def shares(profile: str) -> tuple[float, float, float]:
    """Return the shares raised, of clean sentences flagged, and right (opinion counts as wrong)."""
    sentences, hit = flagged(profile)
    right = hit["must"] + hit["could"]
    return (
        right / (sentences["must"] + sentences["could"]),
        hit["clean"] / sentences["clean"],
        right / (right + hit["clean"] + hit["junk"]),
    )


def test_the_default_profile_raises_a_sixth_and_hardly_a_clean_sentence() -> None:
    raised, clean, right = shares("default")
    assert raised >= 0.15
    assert clean <= 0.02
    assert right >= 0.80


def test_the_desk_asks_for_more() -> None:
    raised, _, right = shares("desk")
    assert raised >= 0.40
    assert right >= 0.60
