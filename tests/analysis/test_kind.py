"""News is told from what other rules hold for."""

from __future__ import annotations

import pytest

from lintnews.analysis.page.kind import ArticleKind, kind
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Kind, Metadata
from lintnews.article.source import Source
from lintnews.readers.text import read

SAID = (
    "The council voted on the plan after a long debate, and the mayor said that the work "
    "would begin before the summer was over."
)
I_THINK = (
    "I have walked across that bridge every day of my life, and I do not think that we should "
    "let them close it. Do you?"
)


def kind_of(*lines: str) -> Kind:
    (article,) = read(Source("story.txt", "\n\n".join(lines)))
    return kind(Reading(article)).kind


def test_a_story_with_people_who_say_things_is_news() -> None:
    assert (
        kind_of(
            "Council votes for the bridge",
            SAID,
            "“I am glad,” said Ann Lee, who lives beside it. “I think we need it.”",
            SAID,
        )
        is Kind.NEWS
    )


def test_a_few_words_are_news() -> None:
    assert kind_of("Council votes") is Kind.NEWS


def test_a_first_person_piece_without_sources_is_opinion() -> None:
    assert (
        kind_of("Keep the bridge open", I_THINK, I_THINK + " I do.", "We must act now.")
        is Kind.OPINION
    )


@pytest.mark.parametrize("label", ["Opinion", "ANALYSIS/OPINION:", "Guest column", "Commentary"])
def test_a_label_makes_it_opinion(label: str) -> None:
    assert (
        kind_of(
            "Keep the bridge open",
            label,
            "The bridge is old. It is loved. It belongs to the town, not to the council.",
        )
        is Kind.OPINION
    )


def test_a_label_in_the_headline_makes_it_opinion() -> None:
    assert (
        kind_of(
            "OPINION: Keep the bridge open", "The bridge is old. It is loved, the mayor said once."
        )
        is Kind.OPINION
    )


def test_times_before_the_paragraphs_make_a_live_file() -> None:
    assert (
        kind_of(
            "The Latest: Council votes",
            "9:10 a.m.",
            SAID,
            "10:25 a.m.",
            SAID + " Yes.",
            "11 a.m.",
            SAID + " No.",
        )
        is Kind.LIVE
    )


def test_turns_with_their_speakers_make_a_transcript() -> None:
    turns = [
        f"{who}: {what}"
        for what in (SAID, "That is what I have been told as well.")
        for who in ("ANN LEE", "CARL ROE")
    ]
    assert kind_of("What was said in the council", *turns, *turns) is Kind.TRANSCRIPT


def test_questions_and_answers_in_turn_make_an_interview() -> None:
    turns = [
        "Q: When will the work on the bridge begin?",
        f"A: {SAID}",
        "Q: And who is going to pay for all of it?",
        "A: The county will pay for half of it.",
    ]
    assert kind_of("The mayor on the bridge", SAID, *turns) is Kind.INTERVIEW


def test_numbered_items_below_a_number_make_a_list() -> None:
    items = [f"{number}. The bridge is old and the council knows it." for number in range(1, 6)]
    assert kind_of("5 things to know about the bridge", SAID, *items) is Kind.LIST


def test_what_is_stated_wins() -> None:
    reading = Reading(Article(SAID, (), metadata=Metadata(kind=Kind.BRIEF)))
    assert kind(reading) == ArticleKind(Kind.BRIEF, 1.0)
