"""Copies that were edited are found; what repeats on purpose is left alone.

A seeded generator makes the copies: one word changed, cut at the end, quotation marks
straightened, another form of credit, moved three blocks away, the credit doubled
inside the line. It runs on articles written here and, where ``LINTNEWS_CORPORA``
names them, on real ones.
"""

from __future__ import annotations

import os
import random
from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import decode
from lintnews.config.settings import Settings
from lintnews.linting.selection import Selector
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

STORIES = [
    (
        "Ferry to run again in April",
        (
            "The ferry “Grace Ann” at its slip in Port Ellis on Monday, March 3, after a winter of "
            "repairs to its hull. {credit}"
        ),
        [
            (
                "PORT ELLIS, Ohio — The ferry that links the two sides of the harbor will run again "
                "in April, the port authority said Monday."
            ),
            "It has been in dry dock since November, when a crack was found in the hull.",
            (
                "The repairs cost $410,000, said Lena Ortiz, who leads the authority. The state paid "
                "half."
            ),
            (
                "“People had to drive forty minutes around the bay to get to work,” Ortiz said. “They "
                "have been patient.”"
            ),
            "The first boat leaves at 6 a.m. on April 2.",
        ],
    ),
    (
        "School board picks a new chief",
        (
            "Superintendent Carl Vance speaks to parents in the “Little Theater” of Alder High School "
            "on Tuesday, May 9, 2023. {credit}"
        ),
        [
            (
                "The school board on Tuesday chose Carl Vance, a former principal, to lead the "
                "district’s eleven schools."
            ),
            "Vance has worked in Alder Falls since 1998 and taught mathematics for nine years.",
            (
                "The vote was 6-1. Ines Moreau, who voted against him, said the search had been too "
                "short."
            ),
            "“I asked for two more months,” Moreau said. “I was told that there was no time.”",
            "Vance will be paid $164,000 a year, according to the contract.",
        ],
    ),
    (
        "River crests below the wall",
        (
            "Volunteers fill sandbags behind the old mill in Fairmount on Saturday, April 15, as the "
            "Alder River rises. {credit}"
        ),
        [
            (
                "FAIRMOUNT, Ohio (AP) — The Alder River crested two feet below the top of the flood "
                "wall on Sunday, the county said."
            ),
            (
                "About 300 people had left their homes on Friday night. Most were back by Sunday "
                "evening."
            ),
            (
                "Sandbags will stay in place until the end of the week, said Joe Whitlock, the "
                "county’s engineer."
            ),
            "“We were lucky with the wind,” Whitlock said. “It turned at noon.”",
            "A shelter at the high school was closed on Sunday.",
        ],
    ),
]
CREDITS = [
    "(Dana Reyes/The Courier)",
    "Dana Reyes/The Courier",
    "(Dana Reyes, The Courier)",
    "Photo by Dana Reyes",
]
EDITS = ("word", "cut", "quotes", "credit", "moved", "doubled")


@cache
def desk() -> LintRun:
    settings = Settings(select=(Selector("DUP", "the test"),))
    return LintRun(registry.load(), lambda _: settings)


def found(text: str) -> list[int]:
    return [one.place.line for one in lint_source(decode("x.txt", text.encode()), desk())]


def edited(caption: str, credit: str, edit: str, rng: random.Random) -> str:
    """Return the second copy of a caption as somebody left it."""
    body = caption.format(credit=credit)
    words = body.split()
    if edit == "word":
        place = rng.randrange(3, len(caption.split()) - 1)
        words[place] = rng.choice(["later", "nearby", "old", "again"])
        return " ".join(words)
    if edit == "cut":
        return " ".join(words[: rng.randrange(int(len(words) * 0.7), len(words) - 1)])
    if edit == "quotes":
        return body.replace("“", '"').replace("”", '"').replace("’", "'")
    if edit == "credit":
        return caption.format(credit=rng.choice([other for other in CREDITS if other != credit]))
    return body


def article(story: int, edit: str, seed: int) -> tuple[str, set[int]]:
    """Return an article with an edited second copy of its caption, and the lines where a finding is right."""
    rng = random.Random(seed)
    headline, caption, paragraphs = STORIES[story]
    credit = rng.choice(CREDITS)
    first = caption.format(credit=credit)
    if edit == "doubled":
        return "\n\n".join([headline, f"{first} {credit}", *paragraphs]) + "\n", {3}
    copy = edited(caption, credit, edit, rng)
    if edit == "moved":
        return "\n\n".join([headline, first, *paragraphs[:2], copy, *paragraphs[2:]]) + "\n", {3, 9}
    return "\n\n".join([headline, first, copy, *paragraphs]) + "\n", {3, 5}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_found(edit: str) -> None:
    cases = [article(story, edit, seed) for story in range(len(STORIES)) for seed in range(20)]
    hits = sum(bool(lines & set(found(text))) for text, lines in cases)
    assert hits >= 0.95 * len(cases), f"{hits} of {len(cases)}"


@pytest.mark.parametrize("story", range(len(STORIES)))
def test_the_article_itself_has_no_duplicate(story: int) -> None:
    headline, caption, paragraphs = STORIES[story]
    assert not found("\n\n".join([headline, caption.format(credit=CREDITS[0]), *paragraphs]) + "\n")


def test_what_repeats_on_purpose_is_left_alone() -> None:
    headline, caption, paragraphs = STORIES[0]
    pull_quote = "“People had to drive forty minutes around the bay to get to work.”"
    deck = "The ferry that links the two sides of the harbor will run again in April"
    refrain = [
        "Pull, boys, pull!",
        "The boat came in at dawn.",
        "Pull, boys, pull!",
        "The boat came in at dusk.",
        "Pull, boys, pull!",
    ]
    poll = [
        "Vance: 41 percent of 212 voters in the first ward.",
        "Moreau: 39 percent of 198 voters in the second ward.",
    ]
    for extra in ([pull_quote], [deck], refrain, poll):
        text = (
            "\n\n".join(
                [
                    headline,
                    caption.format(credit=CREDITS[0]),
                    *paragraphs[:4],
                    *extra,
                    paragraphs[4],
                ]
            )
            + "\n"
        )
        assert not found(text), extra


def test_a_running_file_repeats_itself() -> None:
    updates = [f"{hour} p.m.\n\n{STORIES[0][2][1]}\n\n{STORIES[0][2][2]}" for hour in (3, 4, 5)]
    text = (
        "The Latest: Ferry to run again\n\nPORT ELLIS, Ohio (AP) — The Latest on the ferry (all "
        "times local):\n\n" + "\n\n".join(updates)
    )
    assert not found(text + "\n")


CORPORA = os.environ.get("LINTNEWS_CORPORA")


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections")
@pytest.mark.parametrize("edit", ["word", "cut", "quotes"])
def test_edited_copies_of_real_captions_are_found(edit: str) -> None:
    folder = Path(CORPORA or "") / "news" / "dupcaptions"
    rng = random.Random(7)
    cases = hits = 0
    for row in (folder / "manifest.tsv").read_text(encoding="utf-8").split("\n")[1:]:
        fields = row.split("\t")
        lines = [int(line) for line in fields[4].split(",") if line] if len(fields) > 4 else []
        if len(lines) != 1:
            continue
        text = (folder / fields[0]).read_text(encoding="utf-8").split("\n")
        caption = text[lines[0] - 1]
        if (
            len(caption.split()) < 12
            or "{" in caption
            or (edit == "quotes" and "’" not in caption and "“" not in caption)
        ):
            continue
        text[lines[0] - 1] = edited(caption, "", edit, rng)
        first = next(number for number in range(lines[0] - 1, 0, -1) if text[number - 1].strip())
        cases += 1
        hits += bool({first, lines[0]} & set(found("\n".join(text))))
    assert hits >= 0.95 * cases, f"{hits} of {cases}"
