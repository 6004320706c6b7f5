from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.readers import text as reader


def read(text: str) -> Article:
    (article,) = reader.read(Source("x", text))
    return article


def blocks(text: str) -> list[str]:
    article = read(text)
    return [block.span.of(article.text) for block in article.blocks]


def test_each_line_that_is_not_blank_is_a_block() -> None:
    assert blocks("Headline\n\n  First. \r\nSecond.\r\rThird.") == [
        "Headline",
        "First.",
        "Second.",
        "Third.",
    ]


def test_a_paragraph_wrapped_by_hand_is_one_block() -> None:
    wrapped = (
        "The county will open the new bridge over the Alder River in May, two\n"
        "years late and nine million dollars over budget, the road board said\n"
        "on Monday after a closed session that lasted well into the night and\n"
        "ended without a vote.\n\n"
        "Nobody spoke against it.\n"
    )
    assert len(blocks(wrapped)) == 2


def test_two_captions_under_each_other_are_two_blocks() -> None:
    caption = "The new bridge over the Alder River, seen from the old mill. (A. Lee/The Courier)"
    assert blocks(f"{caption}\n{caption}\n\nText.") == [caption, caption, "Text."]


def test_a_directive_line_is_not_in_the_text() -> None:
    article = read("One.\n# lintnews: ignore-next DUP101 -- on purpose\nTwo.\n")
    assert article.text == "One.\nTwo.\n"
    assert [(item.at, item.text) for item in article.directives] == [
        (5, "ignore-next DUP101 -- on purpose")
    ]


def test_positions_behind_a_directive_are_those_of_the_file() -> None:
    source = "One.\n# lintnews: off DUP\nTwo.\n"
    article = read(source)
    assert article.origin.locate(article.blocks[1].span).of(source) == "Two."


@given(
    st.lists(
        st.sampled_from(
            ["One.", "# lintnews: off DUP", "", "  # lintnews:on", "Two two.", "\t", "#lintnews: x"]
        )
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_block_reads_the_same_in_the_file(lines: list[str], end: str) -> None:
    source = end.join(lines)
    article = read(source)
    for block in article.blocks:
        assert article.origin.locate(block.span).of(source) == block.span.of(article.text)
        assert "lintnews" not in block.span.of(article.text)
