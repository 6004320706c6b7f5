"""Texts with marks of HTML whose paragraphs are parted by blank lines."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("turbohtml", reason="the extra html is not installed")

from lintnews.article.source import Source
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS

COPY = (
    "The pier &amp; the quay reopened.\r\n\r\nIt took <em>ten\n\nweeks</em>, <a href='x\n\ny'>she</a> said.\n"
    "No more.\n \n<!-- a\n\nb --><ul><li>Boats</li>\n\n<li>Ferries</li></ul>\n\nThe end."
)
PARAGRAPHS = [
    "The pier & the quay reopened.",
    "It took ten",
    "weeks, she said. No more.",
    "Boats",
    "Ferries",
    "The end.",
]


def export(copy: str) -> str:
    return (
        '<rss xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>'
        f"<content:encoded><![CDATA[{copy}]]></content:encoded></item></channel></rss>"
    )


def paragraphs(name: str, text: str) -> list[tuple[str, str]]:
    """Return what each paragraph says, and what stands at its place in the source."""
    source = Source(name, text)
    (article,) = choose.articles(source, choose.reader_of(source, READERS))
    found = []
    for block in article.blocks:
        place = article.origin.locate(block.span)
        words = block.span.of(article.text)
        found.append((" ".join(words.split()), text[place.start : place.end]))
    return found


def test_a_classic_post_has_its_paragraphs_in_their_places() -> None:
    found = paragraphs("a.wxr", export(COPY))
    assert [words for words, _ in found] == PARAGRAPHS
    first, second, *_, last = [place for _, place in found]
    assert (first, second, last) == (
        "The pier &amp; the quay reopened.",
        "It took <em>ten",
        "The end.",
    )


def test_a_field_with_a_link_or_two_has_its_paragraphs() -> None:
    copy = 'The pier reopened.\n\nIt took <a href="x">ten weeks</a>.'
    found = paragraphs("a.jsonl", json.dumps({"headline": "Pier", "body": copy}) + "\n")
    assert [words for words, _ in found] == ["Pier", "The pier reopened.", "It took ten weeks."]
    assert found[1][1] == "The pier reopened."


@pytest.mark.parametrize(
    "copy",
    [
        "<!-- wp:paragraph --><p>The pier\n\nreopened.</p><!-- /wp:paragraph -->",
        "<pre>a\n\nb</pre>The pier reopened.",
    ],
    ids=["blocks", "as it stands"],
)
def test_where_a_blank_line_means_nothing_it_parts_nothing(copy: str) -> None:
    assert [words for words, _ in paragraphs("a.wxr", export(copy))] == ["The pier reopened."]
