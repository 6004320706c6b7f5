"""Copy as it is pasted: what its first block is, what kind of piece it is, where sentences end."""

from __future__ import annotations

import pytest

from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Kind, Role
from lintnews.article.source import Source
from lintnews.readers.text import read

NEWS = (
    "The canal board voted on Friday to open the lock at Brenton, its clerk said.",
    "“We have waited for two years,” said Ines Falk, who runs a barge.",
    "The board said on Monday that the fee would stay as it is.",
)


def reading(*blocks: str) -> Reading:
    (article,) = read(Source("a.txt", "\n\n".join(blocks) + "\n"))
    return Reading(article, Vocabulary())


@pytest.mark.parametrize(
    ("first", "role"),
    [
        (
            "The lock at Brenton was opened on Friday after two years, and barges pass again.",
            Role.BODY,
        ),
        (
            "“The lock will stay open for the whole of the season this year,” the clerk said.",
            Role.BODY,
        ),
        ("The lock is open. Here is what the barges of the town pay for it this year.", "headline"),
        ("What the canal board of Brenton knew about the lock before it failed in the U.S.", None),
        ("Board to Open the Lock at Brenton After Two Long Years of Work on the Gates.", None),
        ("Lock opens at last.", None),
        ("Lock opens after two years, and barges pass again without a fee for the season", None),
    ],
)
def test_a_first_block_that_is_a_sentence_of_copy_is_the_lede(
    first: str, role: Role | None
) -> None:
    assert reading(first, *NEWS).get(roles)[0].role is Role(role or "headline")


@pytest.mark.parametrize(
    "text",
    [
        "Since 2016 inCanal has sold passes. inCanal members pay less.",
        "It runs on a laptop with macOS. macOS users may wait.",
        "The board bought openBarge. iBarge was too dear.",
        "The board uses Lockmaster 3.1. Users of it may wait.",
        "The board has version 5.2. The next is late.",
    ],
)
def test_a_sentence_may_begin_with_a_small_letter_and_end_with_a_version(text: str) -> None:
    assert len(reading("Lock opens", text).get(sentences)) == 3


@pytest.mark.parametrize(
    "text",
    ["It weighs approx. 3 tons.", "It is sold in the U.S. market.", "He asked why. and left."],
)
def test_a_small_letter_and_a_short_form_end_no_sentence(text: str) -> None:
    assert len(reading("Lock opens", text).get(sentences)) == 2


@pytest.mark.parametrize(
    "head",
    [
        ("Opinion: The lock can wait",),
        ("The lock can wait | Opinion",),
        ("The lock can wait (Commentary)",),
        ("The lock can wait", "Opinion by Ines Falk"),
    ],
)
def test_what_the_page_calls_opinion_is_opinion_whoever_is_quoted(head: tuple[str, ...]) -> None:
    assert reading(*head, *NEWS).get(kind).kind is Kind.OPINION


def test_who_argues_writes_opinion() -> None:
    text = reading(
        "Falk: The lock can wait",
        "The plan for the lock is absurd. Of course barges want it, and in my view they are wrong.",
        "Make no mistake, the fee is the point. It is time to say so.",
    )
    assert text.get(kind).kind is Kind.OPINION


def test_a_speaker_before_a_headline_whom_the_story_quotes_makes_no_column() -> None:
    assert reading("Falk: The lock can wait", *NEWS).get(kind).kind is Kind.NEWS


def test_what_hangs_below_story_highlights_is_a_list() -> None:
    text = reading("Lock opens", "Story highlights", "Board opens the lock", "Barges pass", *NEWS)
    found = text.get(roles)
    assert [block.role for block in found] == ["headline", *["list"] * 3, *["body"] * 3]


@pytest.mark.parametrize(
    "line",
    [
        "Select a county Alder Brenton Cole Dunn Eliot Falk",
        "Choose your state: Iowa Kansas Ohio",
        "Photo 3 of 12",
        "Image 4 of 10 – The weir at dusk.",
    ],
)
def test_lists_to_choose_from_and_the_numbers_of_a_gallery_are_furniture(line: str) -> None:
    found = reading("Lock opens", *NEWS, line, *(f"{text} Again." for text in NEWS)).get(roles)
    assert found[4].role is Role.BOILERPLATE


def test_who_is_told_to_choose_in_a_story_is_in_the_story() -> None:
    line = "Choose a barge early, the clerk said, and keep to the right of the weir."
    found = reading("Lock opens", *NEWS, line, *(f"{text} Again." for text in NEWS)).get(roles)
    assert found[4].role is Role.BODY
