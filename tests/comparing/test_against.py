"""A story against its original: what was lost or changed is found, and what was only cut is not."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Original
from lintnews.article.source import Source
from lintnews.comparing.change import Change, ChangeKind
from lintnews.comparing.changes import changes
from lintnews.errors import UsageError
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS
from lintnews.run.lint import lint_file
from lintnews.run.request import Basis, Request
from lintnews.run.session import open_run
from tests.comparing import trimmer
from tests.comparing.trimmer import Pair

PLANTED = Path(__file__).parents[1] / "planted" / "articles"
CORPORA = os.environ.get("LINTNEWS_CORPORA")
PAIRS = 40


@cache
def stories() -> tuple[tuple[str, str], ...]:
    """Return stories of fair length, of the collections if there are any, else our own."""
    folder = Path(CORPORA) / "news" / "allsides" if CORPORA else PLANTED
    paths = sorted(folder.glob("*.txt"))
    random.Random(7).shuffle(paths)
    texts = ((path.name, path.read_text(encoding="utf-8")) for path in paths)
    fair = [(name, text) for name, text in texts if 8 < text.count("\n\n") < 60]
    return tuple(fair[: 3 * PAIRS])


def article(text: str) -> Article:
    source = Source("wire.txt", text)
    return next(iter(choose.articles(source, choose.reader_of(source, READERS))))


def compared(pair: Pair) -> tuple[Change, ...]:
    original = Original(Source("wire.txt", pair.original), article(pair.original))
    return changes(Reading(article(pair.story)._replace(original=original)))


def damaged() -> Iterator[Pair]:
    """Yield pairs with one fault each, the ways of damage in turn."""
    done = turn = 0
    while done < PAIRS:
        name, text = stories()[turn % len(stories())]
        draw = random.Random(f"{turn} {name}")
        ways = trimmer.DAMAGES[turn % len(trimmer.DAMAGES) :] + trimmer.DAMAGES
        pair = next(found for way in ways if (found := way(text, draw)) is not None)
        turn += 1
        done += 1
        yield pair


def is_found(pair: Pair) -> bool:
    assert pair.fault is not None
    start, end = pair.fault
    return any(change.span.start < end and start < change.span.end for change in compared(pair))


def test_four_in_five_damages_are_found() -> None:
    assert sum(map(is_found, damaged())) >= 0.8 * PAIRS


def test_of_ten_stories_that_were_only_cut_one_at_most_is_marked() -> None:
    pairs = [
        trimmer.harmless(text, random.Random(f"sound {name}")) for name, text in stories()[:PAIRS]
    ]
    assert sum(bool(compared(pair)) for pair in pairs) <= len(pairs) / 10


@pytest.mark.parametrize(
    ("original", "story", "kind"),
    [
        (
            "The men planned the fire, the police said.",
            "The men planned the fire.",
            ChangeKind.ATTRIBUTION,
        ),
        (
            "The Board of Port Pilots (BPP) met in May.\n\nThe BPP has 12 members in all.",
            "The BPP has 12 members in all.",
            ChangeKind.REFERENCE,
        ),
        (
            "Lena Ortiz runs the old pier with two friends.\n\nShe bought it in May from the port.",
            "The port sold it to friends for a song.\n\nShe bought it in May from the port.",
            ChangeKind.REFERENCE,
        ),
        (
            "The storm cost the port $4 million in all.",
            "The storm cost the port $4 billion in all.",
            ChangeKind.NUMBER,
        ),
        (
            "The council met on Tuesday and closed the pier.",
            "The council met on Thursday and closed the pier.",
            ChangeKind.NAME,
        ),
    ],
)
def test_what_was_lost_or_changed_is_called_by_its_kind(
    original: str, story: str, kind: ChangeKind
) -> None:
    assert kind in {change.kind for change in compared(Pair(original, story, None))}


@pytest.mark.parametrize(
    ("original", "story"),
    [
        (
            "The storm hit 2,612 homes in the county.",
            "The storm hit about 2,600 homes in the county.",
        ),
        ("The pier, Lena Ortiz said, is old.", "The pier is old, Lena Ortiz said."),
        ("It opened on September 4 in the harbor.", "It opened on Sept. 4 in the harbor."),
        (
            "“We are very glad and proud of it,” she said.",
            "She said they were “very glad and proud.”",
        ),
    ],
)
def test_an_edit_that_keeps_the_meaning_is_left_alone(original: str, story: str) -> None:
    assert compared(Pair(original, story, None)) == ()


def test_a_file_has_its_namesake_in_a_folder_as_its_original(tmp_path: Path) -> None:
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "pier.txt").write_text("The pier cost the port $4 million.\n")
    for name in ("pier.txt", "road.txt"):
        (tmp_path / name).write_text("The pier cost the port $5 million.\n")
    run = open_run(Request(basis=Basis(isolated=True, against=str(tmp_path / "wires"))))
    assert [one.code for one in lint_file(str(tmp_path / "pier.txt"), run)] == ["AGN105"]
    assert list(lint_file(str(tmp_path / "road.txt"), run)) == []


def test_an_original_that_is_not_there_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--against"):
        open_run(Request(basis=Basis(isolated=True, against=str(tmp_path / "none.txt"))))


def test_a_long_story_is_compared_in_fair_time() -> None:
    text = "\n\n".join(
        f"The pier {number} was old, Lena Ortiz said on day {number}." for number in range(3000)
    )
    assert compared(Pair(text, text, None)) == ()
