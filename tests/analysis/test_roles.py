"""What each block is, told from the text alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.page.roles import RoledBlock, block_at, blocks_of, role_at, roles
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

PARAGRAPH = (
    "The council voted on the plan after a long debate, and the mayor said that the work "
    "would begin before the summer was over."
)


def reading_of(*lines: str, vocabulary: Vocabulary | None = None) -> Reading:
    (article,) = read(Source("story.txt", "\n\n".join(lines)))
    return Reading(article, vocabulary or Vocabulary())


def role_of(line: str, *, last: bool = False) -> Role:
    """Return the role of a line that stands fourth, or last, in a short story."""
    lines = [
        "Council votes for the bridge",
        PARAGRAPH,
        PARAGRAPH[:60] + " so.",
        PARAGRAPH + " Yes.",
        PARAGRAPH + " No.",
        PARAGRAPH + " Perhaps.",
    ]
    at = len(lines) if last else 3
    lines.insert(at, line)
    return roles(reading_of(*lines))[at].role


def test_the_first_block_is_the_headline_and_paragraphs_are_body() -> None:
    blocks = roles(
        reading_of(
            "Council votes for the bridge", PARAGRAPH, PARAGRAPH + " Nobody spoke against it."
        )
    )
    assert [block.role for block in blocks] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_a_declared_role_wins_with_certainty_one() -> None:
    text = "Advertisement"
    (block,) = roles(Reading(Article(text, (Block(Span(0, len(text)), Role.BODY),))))
    assert block == RoledBlock(Span(0, len(text)), Role.BODY, 1.0)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "READ MORE:",
        "Sign up for our newsletter",
        "Share this article",
        "© 2021 Example Media. All rights reserved.",
        "Related: Mayor to step down",
    ],
)
def test_furniture_is_boilerplate(line: str) -> None:
    assert role_of(line) is Role.BOILERPLATE


def test_a_desk_adds_furniture_of_its_own() -> None:
    reading = reading_of(
        "Council votes for the bridge",
        PARAGRAPH,
        "Heard in the Harbor:",
        PARAGRAPH,
        vocabulary=Vocabulary(furniture=frozenset({"heard in the harbor"})),
    )
    assert roles(reading)[2] == RoledBlock(roles(reading)[2].span, Role.BOILERPLATE, 1.0)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        (
            "Ann Lee waits outside the court in Salem on Monday. (AP Photo/Carl Roe)",
            "(AP Photo/Carl Roe)",
        ),
        (
            "Ann Lee waits outside the court in Salem. Carl Roe/Getty Images",
            "Carl Roe/Getty Images",
        ),
        ("Ann Lee waits outside the court in Salem. REUTERS/Carl Roe", "REUTERS/Carl Roe"),
        (
            "Ann Lee waits outside the court. Photograph: Carl Roe/The Herald",
            "Photograph: Carl Roe/The Herald",
        ),
        (
            "Ann Lee waits outside the court. For The Salem Herald by Carl Roe.",
            "For The Salem Herald by Carl Roe.",
        ),
        ("Ann Lee waits outside the court. | Getty", "| Getty"),
        (
            "Image copyright Carl Roe Image caption Ann Lee waits outside the court",
            "Image copyright Carl Roe ",
        ),
    ],
)
def test_a_caption_holds_its_credit_as_a_part(line: str, credit: str) -> None:
    reading = reading_of("Council votes for the bridge", line, PARAGRAPH, PARAGRAPH)
    block = roles(reading)[1]
    assert block.role is Role.CAPTION
    assert [(part.role, part.span.of(reading.text)) for part in block.parts] == [
        (Role.CREDIT, credit)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Carl Roe/Getty Images",
        "(Photo: Carl Roe, AP)",
        "Courtesy of the Salem Museum",
        "Photo by Carl Roe",
    ],
)
def test_a_credit_alone_is_a_credit(line: str) -> None:
    assert role_of(line) is Role.CREDIT


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("SALEM, Ore. (AP) — " + PARAGRAPH, "SALEM, Ore. (AP) —"),
        ("(CNN) " + PARAGRAPH, "(CNN)"),
        ("London (Reuters) - " + PARAGRAPH, "London (Reuters) -"),
        ("WASHINGTON -- " + PARAGRAPH, "WASHINGTON --"),
    ],
)
def test_a_dateline_is_part_of_its_paragraph(paragraph: str, dateline: str) -> None:
    reading = reading_of("Council votes for the bridge", paragraph)
    block = roles(reading)[1]
    assert block.role is Role.BODY
    assert [(part.role, part.span.of(reading.text)) for part in block.parts] == [
        (Role.DATELINE, dateline)
    ]
    assert role_at(reading, block.span.start) is Role.DATELINE
    assert role_at(reading, block.span.end - 1) is Role.BODY


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
        | st.sampled_from(["Advertisement", "(AP Photo/Carl Roe)", PARAGRAPH, "By Ann Lee"])
    )
)
def test_every_block_has_a_role_and_every_part_lies_in_its_block(lines: list[str]) -> None:
    reading = reading_of(*lines)
    found = reading.get(roles)
    assert [block.span for block in found] == [block.span for block in reading.article.blocks]
    for block in found:
        assert 0.0 < block.certainty <= 1.0
        assert all(block.span.covers(part.span) for part in block.parts)


@given(st.text("a \n", max_size=40), st.integers(0, 45))
def test_look_up_by_offset_finds_the_block_that_covers_it(text: str, offset: int) -> None:
    (article,) = read(Source("story.txt", text))
    reading = Reading(article)
    expected = next(
        (block for block in roles(reading) if block.span.start <= offset < block.span.end), None
    )
    assert block_at(reading, offset) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee is a professor of law at Salem College.",
        "Ann Lee, a former mayor, is the author of two books.",
        "Ann Lee can be reached at ann.lee@example.org.",
        "Follow Ann Lee on Twitter: @annlee",
        "ann.lee@example.org",
        "April 12, 2019",
        "Posted: 5:30 p.m. Friday, April 12, 2019",
    ],
)
def test_biographies_contacts_and_dates_below_the_story_are_bylines(line: str) -> None:
    assert role_of(line, last=True) is Role.BYLINE


def test_whom_the_story_is_about_is_no_author() -> None:
    about = "Carl Roe is a professor of law at Salem College."
    lines = [
        "Council votes for the bridge",
        PARAGRAPH,
        f"Carl Roe spoke against it. {PARAGRAPH}",
        about,
    ]
    assert roles(reading_of(*lines))[3].role is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this story misspelled the mayor's name.",
        "Editor's note: This story was updated after the vote.",
        "This story has been updated.",
        "An earlier version of this article gave a wrong date.",
    ],
)
def test_notes_to_the_reader_are_notes(line: str) -> None:
    assert role_of(line, last=True) is Role.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee contributed to this report.",
        "The Associated Press contributed to this report.",
        "Information for this article was contributed by Ann Lee of The Salem Herald.",
        "(Reporting by Ann Lee; Editing by Carl Roe)",
        "Contributing: Ann Lee in Salem",
    ],
)
def test_lines_that_name_helpers_are_contributor_lines(line: str) -> None:
    assert role_of(line, last=True) is Role.CONTRIBUTOR


def test_the_headline_printed_again_is_a_headline() -> None:
    blocks = roles(
        reading_of(
            "Council votes for the bridge",
            "COUNCIL VOTES FOR THE BRIDGE",
            PARAGRAPH,
            PARAGRAPH + " Yes.",
        )
    )
    assert blocks[1].role is Role.HEADLINE


def test_a_line_without_a_full_stop_above_the_story_is_the_deck() -> None:
    blocks = roles(
        reading_of(
            "Council votes for the bridge",
            "Work is to begin before the summer is over",
            PARAGRAPH,
            PARAGRAPH + " Yes.",
        )
    )
    assert blocks[1].role is Role.DECK


def test_a_caption_printed_twice_is_a_caption_both_times() -> None:
    caption = "The old bridge at Salem on a morning in May."
    (article,) = read(
        Source(
            "story.txt", f"Council votes for the bridge\n\n{caption}\n{caption}\n\n{PARAGRAPH}\n"
        )
    )
    assert [block.role for block in roles(Reading(article))] == [
        Role.HEADLINE,
        Role.CAPTION,
        Role.CAPTION,
        Role.BODY,
    ]


def test_a_caption_without_a_credit_is_told_by_what_it_shows_and_when() -> None:
    blocks = roles(
        reading_of(
            "Council votes for the bridge",
            "Ann Lee speaks at the town hall in Salem on May 3, 2019.",
            PARAGRAPH,
            PARAGRAPH + " Yes.",
        )
    )
    assert blocks[1].role is Role.CAPTION


def test_names_below_the_headline_are_the_byline() -> None:
    blocks = roles(
        reading_of(
            "Council votes for the bridge", "Ann Lee", "USA TODAY", PARAGRAPH, PARAGRAPH + " Yes."
        )
    )
    assert [block.role for block in blocks[:4]] == [
        Role.HEADLINE,
        Role.BYLINE,
        Role.BYLINE,
        Role.BODY,
    ]


def test_a_short_line_among_paragraphs_is_a_subhead() -> None:
    assert role_of("A long debate") is Role.SUBHEAD


def test_words_lifted_out_of_a_paragraph_are_a_pull_quote() -> None:
    words = "the mayor said that the work would begin before the summer"
    assert role_of(f"“{words}”") is Role.PULLQUOTE


def test_links_below_the_last_paragraph_are_boilerplate() -> None:
    assert role_of("Why the old bridge has to go", last=True) is Role.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Get the bridge finished, the mayor told the builders, and get it finished by May.",
        "The report was published last week and appeared in two newspapers.",
        "He told them to subscribe to the theory that bridges last forever.",
        "If you like your old bridge, you can keep it, the mayor promised.",
        "The views expressed by the mayor did not please everyone on the council.",
        "TRAITOR-IN-CHIEF was written on the bridge in red paint, the police said.",
    ],
)
def test_sentences_of_the_story_are_no_furniture(line: str) -> None:
    assert role_of(line) is Role.BODY


COPY = (
    "It is widely believed that the plant will close.",
    "The plant plant is old.",
    "Officials claimed that the plant was safe.",
    "Your bill will rise by $4 in May.",
)
FURNITURE = (
    "Sign up for our newsletter here.",
    "Click here to subscribe to our newsletter.",
    "Read more here.",
    "Follow us on Twitter.",
    "Subscribe now.",
    "Share this article.",
    "Download our app.",
    "Get the news in your inbox.",
    "Support our journalism.",
    "The views expressed do not necessarily reflect those of the paper.",
    "This article was originally published in The Herald.",
    "Ann Lee contributed to this report.",
    "Additional reporting by Ann Lee.",
    "Ann Lee can be reached at ann.lee@example.org.",
    "Follow Ann Lee on Twitter: @annlee.",
    "Ann Lee is a professor of law at Salem College.",
)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("furniture", FURNITURE)
# a case
def test_a_paragraph_stays_body_though_furniture_stands_in_it(furniture: str, last: bool) -> None:
    for copy in COPY:
        assert role_of(f"{copy} {furniture}", last=last) is Role.BODY
        assert role_of(f"{furniture} {copy}", last=last) is Role.BODY
        assert role_of(f"{copy} {furniture} {PARAGRAPH}", last=last) is Role.BODY


@pytest.mark.parametrize(
    "furniture",
    ["Sign up for our newsletter", "Advertisement", "Read more: School board meets again"],
)
def test_a_paragraph_stays_body_though_a_link_is_run_into_its_end(furniture: str) -> None:
    for copy in COPY:
        assert role_of(f"{copy} {furniture}") is Role.BODY


def test_a_paragraph_cut_off_behind_furniture_stays_body() -> None:
    assert role_of("The plant plant is old. Click here to read it is widely feared…") is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Want more news like this? Sign up for our newsletter.",
        (
            "© 2021 Example Media. All rights reserved. This material may not be published, broadcast "
            "or redistributed."
        ),
        "Have a tip? Contact the authors at tips@example.org.",
        (
            "Sign up for the Salem Letter. You will receive it every Friday. You can unsubscribe at "
            "any time."
        ),
        "Stay up to date with Salem. Subscribe to our newsletter.",
        (
            "To read more columns, visit our opinion page. To respond to this column, submit a "
            "comment to letters@example.org."
        ),
    ],
)
def test_furniture_may_have_several_sentences(line: str) -> None:
    assert role_of(line, last=True) is Role.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "A section of the bridge fell.",
        "Advertisement sales fell by a third, the paper said.",
        "Part two of the plan is widely feared.",
        "Loading docks were closed.",
        "Subscribers can expect higher bills.",
        "Not a member of the union, Lee stayed at home.",
        "No part of this plan is liked.",
        "To support the strikers, the union will march here on Monday.",
        "The transcript was published on Monday and led to a vote.",
        "Officials asked residents to click here and there on a map.",
    ],
)
def test_a_sentence_that_begins_as_furniture_does_is_none(line: str) -> None:
    assert role_of(line) is Role.BODY
    assert role_of(line, last=True) is Role.BODY


def test_a_transcript_has_no_links_in_capitals() -> None:
    turns = [
        f"{who}: And what did the council say about the bridge?"
        for who in ("ANN LEE", "CARL ROE", "ANN LEE", "CARL ROE", "ANN LEE")
    ]
    assert {block.role for block in roles(reading_of("Council votes", *turns))[1:]} == {Role.BODY}


@pytest.mark.parametrize(
    "line",
    ["Ann Lee said.", "Ann Lee", "Advertisement", "a " * 40, "Ann Lee speaks at a town hall"],
)
def test_time_grows_with_the_length_and_no_faster(line: str) -> None:
    def seconds(copies: int) -> float:
        reading = reading_of("Council votes", *(f"{line} {number}" for number in range(copies)))
        start = time.process_time()
        roles(reading)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 40 * max(seconds(800), 0.002)


def test_the_blocks_of_no_role_are_all_blocks() -> None:
    reading = reading_of("Council votes for the bridge", PARAGRAPH)
    assert len(blocks_of(reading)) == 2
    assert blocks_of(reading) == reading.get(roles)
