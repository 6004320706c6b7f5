"""What HTML knows: which part of a page is the article, and what its parts are."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from lintnews.article.model import Article, Kind, Role
from lintnews.article.source import Source
from lintnews.readers import html
from tests.growing import outgrown

pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")

BODY = (
    "<p>The harbor of Port Ellis reopened on Monday, a year after the storm, the port authority "
    "said in a statement.</p>" * 3
)


def read(text: str) -> Article:
    (article,) = html.read(Source("a.html", text))
    return article


def blocks(text: str) -> list[tuple[str | None, str]]:
    article = read(text)
    return [(block.role, block.span.of(article.text)) for block in article.blocks]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_a_fragment_is_read_as_a_whole() -> None:
    assert blocks("<h2>Sub</h2><p>A &amp; b.<p>C</p>d<ul><li>e<li>f</ul>") == [
        (Role.SUBHEAD, "Sub"),
        (None, "A & b."),
        (None, "C"),
        (None, "d"),
        (Role.LIST, "e"),
        (Role.LIST, "f"),
    ]


def test_white_space_is_one_space_and_two_breaks_end_a_paragraph() -> None:
    assert blocks("<p>\n  One\n   two\t three <br> four<br><br>five&nbsp;six\n</p>") == [
        (None, "One two three\nfour"),
        (None, "five\xa0six"),
    ]


def test_markup_does_not_part_words() -> None:
    assert blocks("<p>A<b>b</b>c <i> d</i> <code>x</code> e</p>") == [(None, "Abc d \ufffc e")]


def test_the_article_is_found_and_the_furniture_left_out() -> None:
    text = page(
        "<header><nav><a href=/>Home</a></nav><h1>Site</h1></header><article><h1>Harbor "
        f"reopens</h1>{BODY}"
        "<aside><p>Also read this.</p></aside><div class='share-tools'>Tweet</div><script>var "
        "a='<p>no</p>'</script></article>"
        "<footer><p>All rights reserved.</p></footer>",
        "<title>Harbor reopens | The Courier</title>",
    )
    article = read(text)
    assert article.text.startswith("Harbor reopens\n\nThe harbor")
    assert not any(
        word in article.text for word in ("Home", "Site", "Also", "Tweet", "no", "rights")
    )
    assert article.metadata.title == "Harbor reopens"
    assert article.metadata.language == "en"


def test_a_page_without_an_article_element_is_told_by_its_text() -> None:
    links = "".join(f"<li><a href=/{n}>Story number {n} of the day</a></li>" for n in range(20))
    text = page(
        f"<div class=x><ul>{links}</ul></div><div><h1>Harbor "
        f"reopens</h1><div>{BODY}</div></div><div><ul>{links}</ul></div>"
    )
    assert [words[:10] for _, words in blocks(text)] == ["Harbor reo", *["The harbor"] * 3]


def test_json_ld_goes_before_open_graph() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "OpinionNewsArticle",'
        '"headline": "A", "datePublished": "2024-05-01T10:00:00Z",'
        '"author": [{"@type": "Person", "name": "Dana Reyes"}, "Omar Lind"]}]}</script>'
        '<meta property="og:title" content="B"><meta property="article:published_time" '
        'content="2023-01-01">'
        "<meta name=author content=Nobody>"
    )
    article = read(page(f"<article>{BODY}</article>", head))
    assert article.metadata.title == "A"
    assert article.metadata.published == dt.date(2024, 5, 1)
    assert article.metadata.authors == ("Dana Reyes", "Omar Lind")
    assert article.metadata.kind is Kind.OPINION


@pytest.mark.parametrize(
    ("address", "day"),
    [("2024/05/01/wall", dt.date(2024, 5, 1)), ("2024/15/01/wall", None), ("wall", None)],
)
def test_the_address_of_a_page_may_hold_its_day(address: str, day: dt.date | None) -> None:
    head = f'<meta property="og:url" content="https://lake.example/{address}">'
    assert read(page(f"<article>{BODY}</article>", head)).metadata.published == day


def test_broken_json_ld_is_no_obstacle() -> None:
    head = (
        '<script type="application/ld+json">{"@type": </script><script type="application/ld+json">'
        + "[" * 100_000
        + "</script>"
    )
    assert len(read(page(f"<article>{BODY}</article>", head)).blocks) == 3


def test_figures_have_captions_and_credits() -> None:
    text = (
        '<figure><img src=a.png alt="Waves &amp; foam"><figcaption>The pier. <span '
        'class="credit">Dana Reyes</span></figcaption></figure>'
        "<p>The pier is gone.</p><img src=b.png><img src=c.png alt=''><img src=pixel.gif width=1>"
    )
    article = read(text)
    first, second, third = article.images
    assert first.alt == "Waves & foam"
    assert (first.caption.of(article.text) if first.caption else "") == "The pier."
    assert (first.credit.of(article.text) if first.credit else "") == "Dana Reyes"
    assert (second.alt, third.alt) == (None, "")
    assert article.origin.locate(second.span).of(text) == "<img src=b.png>"
    assert [block.role for block in article.blocks] == [Role.CAPTION, Role.CREDIT, None]


def test_bylines_decks_and_quotations_have_their_roles() -> None:
    found = blocks(
        "<h1>H</h1><p class=standfirst>Deck.</p><p class='by-line'>By Dana "
        "Reyes</p><blockquote><p>Said.</p></blockquote>"
    )
    assert [role for role, _ in found] == [Role.HEADLINE, Role.DECK, Role.BYLINE, Role.PULLQUOTE]


def test_links_have_words_and_a_target() -> None:
    text = (
        "<p>Go <a href='/x?a=1&amp;b=2'>to <b>the</b> port</a>, <a href='#'></a><a "
        "name=y>no</a></p>"
    )
    article = read(text)
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("to the port", "/x?a=1&b=2"),
        ("\ufffc", "#"),
    ]
    assert article.origin.locate(article.links[1].span).of(text) == "<a href='#'></a>"


def test_directives_stand_in_comments_inside_and_outside_the_article() -> None:
    text = page(
        "<!-- lintnews: ignore-file RDB101 --><article><h1>H</h1><!-- lintnews: ignore-next "
        f"DUP105 -->{BODY}</article>"
    )
    article = read(text)
    assert [directive.text for directive in article.directives] == [
        "ignore-file RDB101",
        "ignore-next DUP105",
    ]
    assert article.directives[1].at <= article.blocks[1].span.start
    assert article.directives[1].source.of(text) == "<!-- lintnews: ignore-next DUP105 -->"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_shift_places(end: str) -> None:
    text = end.join(["<p>", "One &amp;", "", "two", "</p>", "<p>three"])
    article = read(text)
    for block in article.blocks:
        assert (
            article.origin.locate(block.span).of(text).split()
            == block.span.of(article.text).replace("&", "&amp;").split()
        )


def test_the_pictures_and_buttons_of_a_page_are_not_those_of_the_article() -> None:
    ornaments = (
        "<img class='author-img' src=x.jpg><img src=/img/icons/mail.png><img src=a.jpg "
        "width=40 height=40><img src=/static/1px.gif>"
    )
    buttons = "<a href='javascript:void(0)'>Listen</a> <a href='#'>Larger type</a>"
    picture = "<img src=/2024/pier.jpg width=600>"
    text = page(
        f"<article><h1>H</h1>{BODY}<p>{ornaments}{buttons}</p>{picture}<p>See <a href=/p>the "
        "plans</a>.</p></article>"
    )
    article = read(text)
    assert [article.origin.locate(image.span).of(text) for image in article.images] == [picture]
    assert [link.target for link in article.links] == ["/p"]
    assert len(read(ornaments + buttons).images) == 4


@pytest.mark.parametrize(
    "body",
    [
        (
            "<article><h1>Bridge opens</h1><p>The bridge is open, the the mayor said.</p><p>He "
            "left.</p></article><footer>Contact</footer>"
        ),
        "<h1>Bridge opens</h1><p>The bridge is open, the the mayor said.</p><p>He left.</p>",
        "<main><h1>Bridge opens</h1><p>The bridge is open, the the mayor said.</p></main>",
    ],
)
def test_a_short_page_is_read_and_does_not_pass_for_clean(body: str) -> None:
    source = Source(
        "x.html",
        "<!DOCTYPE html><html><head><title>Bridge "
        f"opens</title></head><body><nav>Home</nav>{body}</body></html>",
    )
    (article,) = html.read(source)
    assert "the the mayor" in article.text


def test_the_name_of_an_author_costs_in_step_with_its_length() -> None:
    def seconds(spaces: int) -> float:
        page = f'<meta name=author content="By x{" " * spaces}y"><article><h1>Pier</h1>{BODY}'
        begun = time.process_time()
        read(page)
        return time.process_time() - begun

    assert not outgrown(seconds, 12_500, 50_000, bound=12, least=0.01)
