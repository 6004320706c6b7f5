"""What Markdown knows: front matter, headings, pictures, links, and what is no prose."""

from __future__ import annotations

import datetime as dt

import pytest

from lintnews.article.model import Article, Kind, Role
from lintnews.article.source import Source
from lintnews.errors import ReaderError
from lintnews.readers import markdown

pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")


def read(text: str) -> Article:
    (article,) = markdown.read(Source("a.md", text))
    return article


def blocks(text: str) -> list[tuple[str | None, str]]:
    article = read(text)
    return [(block.role, block.span.of(article.text)) for block in article.blocks]


def test_yaml_states_what_the_article_is() -> None:
    article = read(
        "---\ntitle: \"The \\\"old\\\" pier\"\nauthor: [Dana Reyes, 'Omar O''Lind']\ndate: "
        "2024-05-01T09:00:00-04:00\n"
        "type: op-ed\nlang: en-US\n---\n\nThe pier is gone.\n"
    )
    assert article.metadata.title == 'The "old" pier'
    assert article.metadata.authors == ("Dana Reyes", "Omar O'Lind")
    assert article.metadata.published == dt.date(2024, 5, 1)
    assert article.metadata.kind is Kind.OPINION
    assert article.metadata.language == "en"


@pytest.mark.parametrize(
    "date", ["March 12, 2024", "12 March 2024", '"Mar. 12, 2024"', "2024-03-12 06:00:00 +0100"]
)
def test_a_date_may_be_written_out(date: str) -> None:
    article = read(f"---\ndate: {date}\n---\nThe pier is gone.\n")
    assert article.metadata.published == dt.date(2024, 3, 12)
    assert article.remarks == ()


@pytest.mark.parametrize(
    ("line", "value", "message"),
    [
        (
            "date: 12.03.2024",
            "12.03.2024",
            "'12.03.2024' is no day that can be read: write it as YYYY-MM-DD",
        ),
        (
            "published: '2024-02-30'",
            "2024-02-30",
            "'2024-02-30' is no day that can be read: write it as YYYY-MM-DD",
        ),
        (
            *("kind: Opinions", "Opinions"),
            (
                "'Opinions' is no kind of article: write one of news, opinion, live, interview, "
                "transcript, list, brief"
            ),
        ),
        (
            "lang: English",
            "English",
            "'English' is not the code of a language: write it as en or en-GB; did you mean 'en'?",
        ),
    ],
)
def test_what_front_matter_states_and_nobody_can_use_is_remarked_where_it_stands(
    line: str, value: str, message: str
) -> None:
    text = f"---\ntitle: Pier\n{line}\n---\nThe pier is gone.\n"
    (remark,) = read(text).remarks
    assert remark.source.of(text) == value
    assert remark.message == message


@pytest.mark.parametrize(
    "line",
    [
        "type: post",
        "genre: Sports",
        "kind: article",
        "kind: op-ed",
        "locale: en_US",
        "date:",
        "date: null",
    ],
)
def test_what_other_systems_write_is_no_remark(line: str) -> None:
    assert read(f"---\ntitle: Pier\n{line}\n---\nThe pier is gone.\n").remarks == ()


def test_front_matter_that_never_ends_is_remarked_and_a_rule_at_the_top_is_not() -> None:
    (remark,) = read("---\ntitle: Pier\ndate: 2024-05-01\n\nThe pier is gone.\n").remarks
    assert (
        remark.message
        == "the front matter that begins here never ends, so it is read as copy: close it "
        "with a line ---"
    )
    (remark,) = read("+++\ntitle = 'Pier'\n\nThe pier is gone.\n").remarks
    assert remark.message.endswith("+++")
    assert (
        read("---\nThe pier: a history\n").remarks
        == read("---\n\nNote: it is gone.\n").remarks
        == ()
    )


def test_toml_states_what_the_article_is() -> None:
    article = read(
        '+++\ntitle = "Pier"\ndate = 2024-05-01\nauthors = ["Dana Reyes"]\n[extra]\ntitle = '
        '"other"\n+++\nThe pier is gone.\n'
    )
    assert (article.metadata.title, article.metadata.authors) == ("Pier", ("Dana Reyes",))
    assert article.metadata.published == dt.date(2024, 5, 1)


def test_title_deck_and_author_are_printed_where_they_stand() -> None:
    text = (
        "---\ntitle: Harbor reopens\nsubtitle: After a year\nauthor: Dana Reyes\n---\nThe "
        "harbor is open.\n"
    )
    article = read(text)
    assert [(b.role, b.span.of(article.text)) for b in article.blocks[:3]] == [
        (Role.HEADLINE, "Harbor reopens"),
        (Role.DECK, "After a year"),
        (Role.BYLINE, "Dana Reyes"),
    ]
    for block in article.blocks:
        assert article.origin.locate(block.span).of(text) == block.span.of(article.text)


def test_a_list_of_authors_may_stand_on_lines() -> None:
    assert read("---\nauthors:\n  - Dana Reyes\n  - Omar Lind\n---\nText.\n").metadata.authors == (
        "Dana Reyes",
        "Omar Lind",
    )


@pytest.mark.parametrize("value", ["*alias", "&anchor x", "!!python/object x", "{a: b}", "|", ">-"])
def test_what_is_no_scalar_is_passed_over(value: str) -> None:
    assert read(f"---\ntitle: {value}\nlang: de\n---\nText.\n").metadata.title is None
    assert read(f"---\ntitle: {value}\nlang: de\n---\nText.\n").metadata.language == "de"


def test_aliases_do_not_multiply() -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: [*c, *c]\n---\nText.\n"
    assert len(read(bomb).text) < 100


def test_nested_tables_do_not_leak() -> None:
    assert (
        read(
            "---\ncover:\n  title: Not this\nimages:\n  - title: nor this\ntitle: "
            "This\n---\nText.\n"
        ).metadata.title
        == "This"
    )


def test_front_matter_that_is_too_large_is_refused() -> None:
    with pytest.raises(ReaderError, match="larger than 65,536"):
        read("---\n" + "key: value\n" * 10_000 + "---\nText.\n")


def test_a_rule_at_the_top_of_a_text_is_no_front_matter() -> None:
    assert blocks("---\n\nThe pier is gone.\n") == [(Role.BODY, "The pier is gone.")]


def test_a_heading_that_prints_the_title_again_is_a_headline() -> None:
    found = blocks("---\ntitle: Harbor\n---\n# Harbor\n\n# Later\n\nText text.\n")
    assert found[:3] == [
        (Role.HEADLINE, "Harbor"),
        (Role.HEADLINE, "Harbor"),
        (Role.SUBHEAD, "Later"),
    ]


def test_headings_lists_quotations_and_tables_have_their_roles() -> None:
    found = blocks(
        "# Head\n\nFirst paragraph here.\n\n## Sub\n\n- one\n- two\n  - three\n\n> Said.\n\n| a | "
        "b |\n|---|---|\n| c | d |\n"
    )
    assert found == [
        (Role.HEADLINE, "Head"),
        (None, "First paragraph here."),
        (Role.SUBHEAD, "Sub"),
        *((Role.LIST, word) for word in ("one", "two", "three")),
        (Role.PULLQUOTE, "Said."),
        *((Role.LIST, word) for word in "abcd"),
    ]


def test_code_scripts_and_shortcodes_are_no_prose() -> None:
    article = read(
        "A `b()` c <b>d</b> {{< ref e >}} f {% g %} h {{ i }}.\n\n    "
        "code\n\n```\nmore\n```\n\n<script>\nraw\n</script>\n\n{{% figure x %}}\n"
    )
    assert article.text.strip() == "A \ufffc c d \ufffc f \ufffc h \ufffc.\n\n\ufffc"
    assert [block.span.of(article.text) for block in article.blocks] == [
        "A \ufffc c d \ufffc f \ufffc h \ufffc."
    ]


def test_a_picture_has_its_alternative_text_and_its_title_is_the_caption() -> None:
    text = '![Waves &amp; *foam*](a.png "The pier &amp; the \\"sea\\"")\n\n![](b.png)\n'
    article = read(text)
    first, second = article.images
    assert first.alt == "Waves & foam"
    assert first.caption is not None
    assert first.caption.of(article.text) == 'The pier & the "sea"'
    assert article.origin.locate(first.span).of(text).startswith("![Waves")
    assert second.alt is None
    assert article.origin.locate(second.span).of(text) == "![](b.png)"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "  \n"])
def test_words_in_emphasis_below_a_picture_are_its_caption(gap: str) -> None:
    article = read(f"![a](b.png){gap}*The pier at dawn.*\n\n*An aside of the author.*\n")
    caption = article.blocks[0]
    assert (caption.role, caption.span.of(article.text)) == (Role.CAPTION, "The pier at dawn.")
    assert article.blocks[1].role is not Role.CAPTION
    assert article.images[0].caption == article.blocks[0].span


def test_links_have_words_and_a_target() -> None:
    article = read(
        "Go [to *the* port](http://a.example/?x=1&amp;y=2), [](/empty), <http://b.example> or "
        "[r].\n\n[r]: /ref\n"
    )
    assert [(link.span.of(article.text), link.target) for link in article.links] == [
        ("to the port", "http://a.example/?x=1&y=2"),
        ("\ufffc", "/empty"),
        ("http://b.example", "http://b.example"),
        ("r", "/ref"),
    ]


def test_directives_stand_in_comments_and_in_front_matter() -> None:
    text = (
        "---\nlintnews: [ignore-file RDB101]\n---\nOne.\n\n<!-- lintnews: ignore-next DUP105 -- "
        "meant -->\n\n"
        "Two <!--lintnews: off QUO--> three.\n\n<!-- other -->\n"
    )
    article = read(text)
    assert [(d.text, d.inline) for d in article.directives] == [
        ("ignore-file RDB101", False),
        ("ignore-next DUP105 -- meant", False),
        ("off QUO", True),
    ]
    assert [d.source.of(text) for d in article.directives][1:] == [
        "<!-- lintnews: ignore-next DUP105 -- meant -->",
        "<!--lintnews: off QUO-->",
    ]
    assert article.directives[1].at <= article.blocks[1].span.start


def test_a_hard_break_and_a_soft_break_end_a_line_of_the_block() -> None:
    assert blocks("One  \ntwo\nthree<br>four.\n") == [(Role.BODY, "One\ntwo\nthree\nfour.")]
