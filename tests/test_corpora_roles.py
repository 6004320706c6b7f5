"""Roles, dates of publication and kinds on real news; the figures stand in docs/accuracy-roles.md."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Kind, Role
from lintnews.article.source import Source, decode
from lintnews.readers.text import read

CORPORA = os.environ.get("LINTNEWS_CORPORA")
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]

# What the labels of the collection call a role; subheads, lists and pull quotes count as body.
LABELS = {"dek": "deck", "list": "body", "subhead": "body", "pullquote": "body"}
NEWS = Path(CORPORA or "") / "news"


@cache
def labelled() -> Counter[tuple[str, str]]:
    """Return how often a line of each label was given each role."""
    with (NEWS / "roles.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        reading = read_file(NEWS / row["file"])
        at = 0
        for _ in range(int(row["line"]) - 1):
            at = reading.text.index("\n", at) + 1
        while reading.text[at] in " \t":
            at += 1
        given = next(
            (
                block.role.value
                for block in reading.get(roles)
                if block.span.start <= at < block.span.end
            ),
            "none",
        )
        found[LABELS.get(row["label"], row["label"]), LABELS.get(given, given)] += 1
    return found


def read_file(path: Path) -> Reading:
    (article,) = read(decode(path.name, path.read_bytes()))
    return Reading(article)


def precision_and_recall(*wanted: str) -> tuple[float, float]:
    right = sum(
        count for (label, given), count in labelled().items() if label in wanted and given in wanted
    )
    given = sum(count for (_, role), count in labelled().items() if role in wanted)
    there = sum(count for (label, _), count in labelled().items() if label in wanted)
    return right / given, right / there


def test_nineteen_lines_in_twenty_have_the_right_role() -> None:
    right = sum(count for (label, given), count in labelled().items() if label == given)
    assert right / labelled().total() >= 0.94


@pytest.mark.parametrize(
    ("wanted", "precision", "recall"),
    [(("boilerplate",), 0.95, 0.85), (("caption", "credit"), 0.95, 0.9)],
)
def test_what_is_called_so_is_so_and_little_is_missed(
    wanted: tuple[str, ...], precision: float, recall: float
) -> None:
    found = precision_and_recall(*wanted)
    assert found[0] >= precision
    assert found[1] >= recall


def test_both_copies_of_a_doubled_caption_are_captions() -> None:
    folder = NEWS / "dupcaptions"
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.DictReader(lines, delimiter="\t")
            if row["dup_lines"].strip().isdigit()
        ]
    right = 0
    for row in rows:
        reading = read_file(folder / row["file"])
        line = reading.text.split("\n")[int(row["dup_lines"]) - 1].strip()
        copies = [
            block.role
            for block in reading.get(roles)
            if block.span.of(reading.text).strip() == line
        ]
        right += len(copies) > 1 and set(copies) <= {Role.CAPTION, Role.CREDIT}
    assert right / len(rows) >= 0.95


def test_news_is_seldom_taken_for_something_else() -> None:
    with (Path(CORPORA or "") / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        stories = [json.loads(line)["text"] for line in lines]
    kinds = Counter(kind(Reading(next(read(Source("story.txt", text))))).kind for text in stories)
    assert kinds[Kind.NEWS] / len(stories) >= 0.92
