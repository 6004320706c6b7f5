"""Posts as sites keep them: what is printed is read, what is not is passed over."""

from __future__ import annotations

import datetime as dt

import pytest

from lintnews.article.model import Article, Role
from lintnews.article.source import Source
from lintnews.readers import markdown

pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")

BODY = "\nThe lock opens on Friday.\n"


def read(text: str) -> Article:
    (article,) = markdown.read(Source("a.md", text))
    return article


def blocks(text: str) -> list[tuple[str | None, str]]:
    article = read(text)
    return [(block.role, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize(
    "title",
    [
        "title: >-\n  The board votes, and the\n  lock is shut\n",
        "title: |\n  The board votes, and the\n\n  lock is shut\n",
        'title: "The board votes, and the\n  lock is shut"\n',
        "title: 'The board votes, and the\n\n  lock is shut'\n",
        "title: The board votes, and the\n  lock is shut\n",
    ],
)
def test_a_title_may_stand_on_several_lines(title: str) -> None:
    article = read(f"---\n{title}author: Ines Falk\n---\n{BODY}")
    assert article.metadata.title == "The board votes, and the lock is shut"
    assert article.metadata.authors == ("Ines Falk",)
    at = article.text.index("lock is shut")
    place = article.origin.locate(article.blocks[0].span)
    assert article.text[at : at + 4] == "lock"
    assert place.start > len("---\ntitle:")


def test_a_nested_table_is_no_title_on_several_lines() -> None:
    article = read(f"---\ntitle:\n  main: Lock\ndate: 2024-03-08\n---\n{BODY}")
    assert article.metadata.title is None
    assert article.metadata.published == dt.date(2024, 3, 8)


@pytest.mark.parametrize("name", ["description", "excerpt", "summary", "teaser"])
def test_what_index_pages_print_is_read(name: str) -> None:
    text = f"---\ntitle: Lock opens\n{name}: Barges pass again.\n---\n{BODY}"
    assert (Role.DECK, "Barges pass again.") in blocks(text)


def test_a_summary_that_says_the_same_again_is_read_once() -> None:
    text = (
        "---\ntitle: Lock opens\ndescription: Lock opens\nexcerpt: The lock opens on Friday.\n---\n"
    )
    assert [role for role, _ in blocks(f"{text}{BODY}")] == [Role.HEADLINE, None]


def test_json_may_be_front_matter() -> None:
    text = (
        '{\n  "title": "Lock \\u201copens\\u201d",\n  "date": "2024-03-08",\n  "tags": ["a"]\n}\n'
    )
    article = read(f"{text}{BODY}")
    assert article.metadata.title == "Lock “opens”"
    assert article.metadata.published == dt.date(2024, 3, 8)
    assert article.blocks[0].role is Role.HEADLINE
    assert article.origin.locate(article.blocks[0].span).start == text.index("Lock")


def test_braces_that_are_no_json_are_copy() -> None:
    assert blocks('{ "a": what }\n') == [(None, '{ "a": what }')]


def test_html_in_a_post_is_read_with_its_places() -> None:
    html = (
        "\n<figure>\n<img src='a.jpg' alt='A lock'>\n"
        "<figcaption>The lock &amp; the weir.</figcaption>\n</figure>\n\n<p>It <b>opens</b>.</p>\n"
    )
    text = f"{BODY}{html}"
    article = read(text)
    assert [(block.role, block.span.of(article.text)) for block in article.blocks[1:]] == [
        (Role.CAPTION, "The lock & the weir."),
        (None, "It opens."),
    ]
    assert [image.alt for image in article.images] == ["A lock"]
    assert article.images[0].caption == article.blocks[1].span
    place = article.origin.locate(article.blocks[2].span)
    assert text[place.start : place.end] == "It <b>opens</b>."


def test_scripts_and_empty_elements_in_a_post_are_not_read() -> None:
    text = f"{BODY}\n<script>var the = the;</script>\n\n<div>\n\nInside.\n\n</div>\n"
    assert [words for _, words in blocks(text)] == ["The lock opens on Friday.", "Inside."]


@pytest.mark.parametrize(
    "shortcode",
    [
        '{{< figure src="a.jpg" alt="A lock" caption="The lock in May." >}}',
        "{% include figure.html src='a.jpg' caption='The lock in May.' %}",
        '[caption id="a1" align="right"]The lock in May.[/caption]',
    ],
)
def test_the_caption_of_a_shortcode_is_read(shortcode: str) -> None:
    assert blocks(f"{BODY}\n{shortcode}\n")[-1] == (Role.CAPTION, "The lock in May.")


@pytest.mark.parametrize(
    "comment",
    [
        "{% comment %}\nAsk the the clerk.\n{% endcomment %}",
        "{%- comment -%} Ask her. {%- endcomment -%}",
        "{% comment note %}\n\nAsk her.\n\n{% endcomment %}",
    ],
)
def test_a_comment_of_the_template_is_not_read(comment: str) -> None:
    found = blocks(f"{BODY}\n{comment}\n\nBarges pass.\n")
    assert [words for _, words in found] == ["The lock opens on Friday.", "Barges pass."]


def test_comments_without_an_end_cost_no_more_than_the_text() -> None:
    assert read("{% comment %} a\n" * 5000).blocks


def test_definitions_of_links_need_no_blank_line() -> None:
    article = read(
        "It varies, [see the log].\n[board]: http://board.example\n"
        "[see the log]: http://log.example/ 'The log'\n\nAsk [the clerk][board].\n"
    )
    assert [block.span.of(article.text) for block in article.blocks] == [
        "It varies, see the log.",
        "Ask the clerk.",
    ]
    assert [link.target for link in article.links] == [
        "http://log.example/",
        "http://board.example",
    ]


def test_the_colons_of_a_box_are_not_read() -> None:
    found = blocks("# Lock opens\n\n::: note\nBarges pass.\n:::\n\nIt is Friday.\n")
    assert [words for _, words in found] == ["Lock opens", "Barges pass.", "It is Friday."]


def test_a_merge_conflict_in_front_matter_is_kept_for_the_rules() -> None:
    text = "---\n<<<<<<< HEAD\ntitle: Lock opens\n=======\ntitle: Lock shut\n>>>>>>> desk\n---\n"
    assert "<<<<<<< HEAD" in read(f"{text}{BODY}").text


@pytest.mark.parametrize(
    "html",
    [
        '<ul>\n<li><a href="">All locks</a></li>\n<li><a href="#">Brenton</a></li>\n</ul>',
        '<div>\n<label for="a">Select a lock:</label>\n<select id="a"></select>\n</div>',
        '<p class="embed"> Loading... </p> <script src="a.js"></script>',
    ],
)
def test_graphics_that_readers_work_with_are_no_copy(html: str) -> None:
    assert [words for _, words in blocks(f"{BODY}\n{html}\n")] == ["The lock opens on Friday."]


def test_cells_of_an_html_table_are_a_list() -> None:
    found = blocks(
        f"{BODY}\n<table>\n<tr>\n\n<td >Lock\n</td>\n\n<td >12\n</td>\n</tr>\n</table>\n"
    )
    assert found[1:] == [(Role.LIST, "Lock"), (Role.LIST, "12")]


def test_an_entity_in_front_matter_is_the_letter_it_means() -> None:
    assert read(f"---\ntitle: Caf&eacute; opens\n---\n{BODY}").text.startswith("Café opens")


def test_a_paragraph_with_a_link_that_leads_nowhere_is_copy() -> None:
    found = blocks(f'{BODY}\n<p>Ask <a href="#">the clerk</a> on Friday.</p>\n')
    assert found[-1] == (None, "Ask the clerk on Friday.")
