"""What each block is, told from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.reading import Reading
from lintnews.analysis.roles import RoledBlock, block_at, role_at, roles
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

PARAGRAPH = "The council voted on the plan after a long debate, and the mayor said that the work would begin before the summer was over."


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
    blocks = roles(reading_of("Council votes for the bridge", PARAGRAPH, PARAGRAPH + " Nobody spoke against it."))
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
        ("Ann Lee waits outside the court in Salem on Monday. (AP Photo/Carl Roe)", "(AP Photo/Carl Roe)"),
        ("Ann Lee waits outside the court in Salem. Carl Roe/Getty Images", "Carl Roe/Getty Images"),
        ("Ann Lee waits outside the court in Salem. REUTERS/Carl Roe", "REUTERS/Carl Roe"),
        ("Ann Lee waits outside the court. Photograph: Carl Roe/The Herald", "Photograph: Carl Roe/The Herald"),
        ("Ann Lee waits outside the court. For The Salem Herald by Carl Roe.", "For The Salem Herald by Carl Roe."),
        ("Ann Lee waits outside the court. | Getty", "| Getty"),
        ("Image copyright Carl Roe Image caption Ann Lee waits outside the court", "Image copyright Carl Roe "),
    ],
)
def test_a_caption_holds_its_credit_as_a_part(line: str, credit: str) -> None:
    reading = reading_of("Council votes for the bridge", line, PARAGRAPH, PARAGRAPH)
    block = roles(reading)[1]
    assert block.role is Role.CAPTION
    assert [(part.role, part.span.of(reading.text)) for part in block.parts] == [(Role.CREDIT, credit)]


@pytest.mark.parametrize("line", ["Carl Roe/Getty Images", "(Photo: Carl Roe, AP)", "Courtesy of the Salem Museum", "Photo by Carl Roe"])
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
    assert [(part.role, part.span.of(reading.text)) for part in block.parts] == [(Role.DATELINE, dateline)]
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
    expected = next((block for block in roles(reading) if block.span.start <= offset < block.span.end), None)
    assert block_at(reading, offset) == expected
