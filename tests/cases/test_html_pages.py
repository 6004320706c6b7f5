"""Pages as newsrooms save them: the story is read whatever its container is called."""

from __future__ import annotations

import pytest

from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Role
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS

pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")

FIRST = "The lock at Brenton was opened to barges on Friday, the canal board said."
SECOND = "Fees stay as they are until the end of the season, according to its clerk."
AROUND = "<p>The weather holds. The market is on. The fair has come to town with its wheel.</p>" * 3


def read(page: str | bytes) -> Article:
    data = page.encode() if isinstance(page, str) else page
    source = choose.source("a.html", data, READERS)
    (article,) = choose.articles(source, choose.reader_of(source, READERS))
    return article


def body(page: str | bytes) -> list[str]:
    """Return the paragraphs of the story."""
    reading = Reading(read(page), Vocabulary())
    return [
        block.span.of(reading.text)
        for block in roles(reading)
        if block.role in {Role.BODY, Role.LIST}
    ]


def page(story: str, *, article: str = "", html: str = 'lang="en"') -> str:
    return (
        f"<!doctype html><html {html}><head><title>Lock at Brenton opens</title></head><body>"
        f"<article{article}><h1>Lock at Brenton opens</h1>{story}</article></body></html>"
    )


@pytest.mark.parametrize(
    "names",
    [
        "field field-name-body field-label-hidden",
        "field field--name-body field--label-hidden",
        "entry-content entry-content-read-more",
        "article__body article-overlay-handle",
        "PageBuilder-pageRow",
        "paywall subscriber-only",
        "text-widget widget",
        "story tag-canals",
        "popular-science-body",
    ],
)
def test_a_class_name_does_not_hide_the_story(names: str) -> None:
    story = f'<div class="{names}"><p>{FIRST}</p></div><div class="rail">{AROUND}</div>'
    assert FIRST in body(page(story))


def test_both_halves_of_a_story_in_widgets_are_read() -> None:
    halves = "".join(
        f'<div class="builder-widget builder-widget-text"><p>{text}</p></div>'
        for text in (FIRST, SECOND)
    )
    assert body(page(halves)) == [FIRST, SECOND]


def test_a_widget_of_links_is_left_out() -> None:
    links = "".join(f'<p><a href="/{n}">Another story of the canal board {n}</a></p>' for n in "ab")
    story = f'<p>{FIRST}</p><div class="widget">{links}</div><p>{SECOND}</p>'
    assert body(page(story)) == [FIRST, SECOND]


def test_an_author_in_the_class_name_of_the_article_makes_no_bylines() -> None:
    story = f"<p>{FIRST}</p><p>{SECOND}</p>"
    assert body(page(story, article=' class="post author-ines-falk"')) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none"><p>Old words.</p></div>',
        '<p style="color: red; display : none">Old words.</p>',
        '<p style="visibility:hidden">Old words.</p>',
        "<p hidden>Old words.</p>",
        "<!-- <p>Old words.</p> -->",
    ],
)
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    assert body(page(f"<p>{FIRST}</p>{hidden}<p>{SECOND}</p>")) == [FIRST, SECOND]


def test_a_link_that_holds_a_hidden_icon_may_come_first() -> None:
    text = '<p><a href="/falk"><i aria-hidden="true"></i></a> By <b>Ines Falk</b></p>'
    assert FIRST in body(f"{text}<h2>Lock opens</h2><p>{FIRST}</p>")


def test_of_two_articles_the_one_with_the_title_is_read() -> None:
    cards = f"<article class='card'>{AROUND * 2}</article>"
    text = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST[:-1]} again.</p>")
    assert FIRST in body(text.replace("</body>", f"{cards}</body>"))


def test_a_story_with_line_breaks_alone_is_found_by_its_name() -> None:
    lines = "<br><br>".join([FIRST, SECOND, *(f"{FIRST[:-1]} on day {n}." for n in range(5))])
    rail = f'<div id="rail">{AROUND}</div>'
    found = body(
        "<html><head><title>Lock at Brenton opens</title></head><body>"
        f'{rail}<div class="article"><h1>Lock at Brenton opens</h1><div>{lines}</div></div></body>'
    )
    assert FIRST in found
    assert not any("wheel" in text for text in found)


def test_the_encoding_is_read_to_the_end_of_its_name() -> None:
    start = '<html lang="en"><head><meta name="x" content="'
    declared = '"><meta charset="utf-8'
    filling = "y" * (1026 - len(start) - len(declared))
    text = f'{start}{filling}{declared}"></head><body><p>{FIRST} “Yes”</p></body></html>'
    assert text.encode()[:1024].endswith(b'"utf')
    assert "“Yes”" in read(text).text


@pytest.mark.parametrize(
    "head",
    [
        '<script src="a.js" charset="iso-8859-1"></script><meta charset="utf-8">',
        '<meta charset="no-such-thing">',
        '<meta charset="base64">',
        '<meta charset="undefined">',
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">',
    ],
)
def test_what_declares_no_encoding_of_the_page_is_passed_over(head: str) -> None:
    text = f"<html><head>{head}</head><body><p>Pier “Süd” is open.</p></body></html>"
    assert "“Süd”" in read(text).text


@pytest.mark.parametrize(
    ("stated", "language"),
    [
        ("utf-8", None),
        ("iso-8859-1", None),
        ("und", None),
        ("xx", None),
        ("en-US", "en"),
        ("en_GB.UTF-8", "en"),
        ("zh-Hant-TW", "zh"),
        ("eng", "en"),
        ("de, en", "de"),
        ("fil-PH", "fil"),
    ],
)
def test_only_a_language_is_believed_to_be_one(stated: str, language: str | None) -> None:
    assert read(page(f"<p>{FIRST}</p>", html=f'lang="{stated}"')).metadata.language == language


@pytest.mark.parametrize(
    "picture",
    [
        '<a href="/author/falk"><img src="falk.jpg" alt="Ines Falk"></a>',
        '<h3><a href="/2"><img src="2.jpg" alt="Ferry"> Ferry sinks</a></h3>',
        '<a href="/2"><img src="2.jpg" alt="Ferry" width="120" height="90"> Ferry sinks</a>',
        '<img src="lock.jpg" alt="The lock">',
    ],
)
def test_pictures_of_other_pages_and_doubles_are_none_of_the_story(picture: str) -> None:
    own = '<figure><img src="lock.jpg" alt="The lock"><figcaption>The lock.</figcaption></figure>'
    article = read(page(f"{own}<p>{FIRST}</p>{picture}<p>{SECOND}</p>"))
    assert [image.alt for image in article.images] == ["The lock"]


def test_a_rail_that_is_called_like_a_story_is_none() -> None:
    menu = "<li>Canals</li>" * 200
    story = f"<div class='main'><h1>Lock at Brenton opens</h1><p>{FIRST}</p>{AROUND}</div>"
    text = (
        "<html><head><title>Lock at Brenton opens</title></head><body>"
        f"<div class='box entry-content'><ul>{menu}</ul></div>{story}</body></html>"
    )
    assert FIRST in body(text)
