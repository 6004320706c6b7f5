"""Every finding stands where it says: the source at its place, decoded, is the text it speaks of.

Articles are made by hypothesis, written down as plain text, as Markdown and as
HTML, with references, escapes, nested markup and every kind of line end, and what
stands at a finding's place is read back by hand.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.config.settings import Settings
from lintnews.linting.engine import Active, Ruleset, check
from lintnews.linting.finding import Edit, Finding, Fix, Located, Severity
from lintnews.linting.location import locate
from lintnews.linting.rule import Options, Rule, Speech
from lintnews.linting.selection import Selector
from lintnews.plugins import registry
from lintnews.readers import html, markdown, text
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")
pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")

# One word, as Markdown and as HTML write it in more than one way.
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "é": "&eacute;",
    "—": "&mdash;",
    "“": "&ldquo;",
    "”": "&#8221;",
    "😀": "&#x1F600;",
}
_MARKDOWN_ESCAPED = re.compile(r"[\\`*_\[\]<>#~|{}]")

WORDS = st.sampled_from(
    [
        *(
            "the",
            "harbor",
            "mayor",
            "said",
            "on",
            "Monday",
            "is",
            "open",
            "again",
            "pier",
            "of",
            "Port",
            "Ellis",
            "30-year-career",
        ),
        *(
            "R&D",
            "café",
            "—",
            "“yes”",
            "😀",
            "👩‍🚀",
            "a*b",
            "x_y",
            "1<2",
            "don’t",
            "İzmir",
            "e\u0301tude",
        ),
    ]
)
SPACES = st.sampled_from([" ", " ", " ", " ", "  ", "\t"])
MARKUP = st.sampled_from(["", "", "", "", "strong", "em", "link"])


@dataclass(frozen=True)
class Run:
    """Words under one kind of markup; ``entity`` asks for references instead of characters."""

    words: str
    markup: str
    entity: bool


RUNS = st.builds(
    Run,
    st.lists(WORDS, min_size=1, max_size=6).flatmap(lambda words: st.just(" ".join(words))),
    MARKUP,
    st.booleans(),
)
PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=4)
ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def plain(paragraph: list[Run]) -> str:
    return " ".join(run.words for run in paragraph)


def as_html(paragraph: list[Run], space: str) -> str:
    return space.join(_html_run(run) for run in paragraph)


def _html_run(run: Run) -> str:
    escaped = "".join(_ENTITIES.get(c, c) if run.entity or c in "&<" else c for c in run.words)
    tags = {
        "strong": ("<b>", "</b>"),
        "em": ('<em class="a>b">', "</em>"),
        "link": ('<a href="/x?a=1&amp;b=2">', "</a>"),
        "": ("", ""),
    }
    opening, closing = tags[run.markup]
    return f"{opening}{escaped}{closing}"


def as_markdown(paragraph: list[Run]) -> str:
    return " ".join(_markdown_run(run) for run in paragraph)


def _markdown_run(run: Run) -> str:
    escaped = "".join(_markdown_character(c, entity=run.entity) for c in run.words)
    marks = {"strong": ("**", "**"), "em": ("*", "*"), "link": ("[", "](/x?a=1)"), "": ("", "")}
    opening, closing = marks[run.markup]
    return f"{opening}{escaped}{closing}"


def _markdown_character(character: str, *, entity: bool) -> str:
    if entity and character in _ENTITIES:
        return _ENTITIES[character]
    return "\\" + character if _MARKDOWN_ESCAPED.match(character) else character


_TAG = re.compile(r"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|(&#?\w+;)|\*+|\]\([^)]*\)|\[")


def read_html(source: str) -> str:
    """Return what a piece of HTML says."""
    return entities.unescape(_TAG.sub("", source))


def read_markdown(source: str) -> str:
    """Return what a piece of the Markdown above says."""
    return _MARK.sub(
        lambda match: match[1] or (entities.unescape(match[2]) if match[2] else ""), source
    )


def squeezed(text: str) -> str:
    return " ".join(text.split())


def _stretches(reading: Reading, _options: Options) -> Iterator[Finding]:
    """Report every one, two and three words of a block, and offer a letter in their place."""
    for block in reading.article.blocks:
        words = [
            match.span()
            for match in re.finditer(r"[^\s\ufffc]+", reading.text[: block.span.end])
            if match.start() >= block.span.start
        ]
        for (start, _), (_, end) in (
            (words[first], last) for first in range(len(words)) for last in words[first : first + 3]
        ):
            span = Span(start, end)
            yield Finding(span, span.of(reading.text), fix=Fix.safe(Edit(span, "X")))


READERS = {"a.txt": text.read, "a.md": markdown.read, "a.html": html.read}
EVERYTHING = Rule(
    code="TST101",
    name="every-stretch",
    summary="every stretch of words",
    severity=Severity.INFO,
    check=_stretches,
    why="",
    roles=None,
    languages=None,
    speech=Speech.REPORTED,
)
RULESET = Ruleset((Active(EVERYTHING, Options(), Severity.INFO),))


def findings(article: Article, source: Source) -> tuple[Located, ...]:
    return tuple(locate(check(article, RULESET), article, source))


def in_html(article: list[list[Run]], end: str, space: str, *, page: bool) -> str:
    lines = [
        f"<h1>{_html_run(article[0][0])}</h1>",
        *(f"<p>{as_html(paragraph, space)}</p>" for paragraph in article),
    ]
    if page:
        lines = [
            "<!DOCTYPE html>",
            "<html><head><title>x</title></head><body><article>",
            *lines,
            "</article></body></html>",
        ]
    return end.join(lines) + end


def in_markdown(article: list[list[Run]], end: str) -> str:
    return (end * 2).join(
        [f"# {_markdown_run(article[0][0])}", *(as_markdown(paragraph) for paragraph in article)]
    ) + end


def hold(source: Source, article: Article, decoded: Callable[[str], str]) -> None:
    found = findings(article, source)
    assert found
    for one in found:
        raw = source.text[one.place.start : one.place.end]
        assert squeezed(decoded(raw)) == squeezed(one.message)
        line, column = source.position(one.place.start)
        assert (line, column) == (one.place.line, one.place.column)
        if one.fix is not None:
            assert (
                raw == one.message
            )  # a fix is offered where the source has the very characters, and nowhere else
        elif "“" not in article.text:  # what is said is never mended
            assert raw != one.message


@settings(deadline=None)
@given(ARTICLES, ENDS, SPACES, st.booleans())
def test_a_finding_in_html_stands_at_its_words(
    article: list[list[Run]], end: str, space: str, page: bool
) -> None:
    source = Source("a.html", in_html(article, end, space, page=page))
    (read,) = html.read(source)
    hold(source, read, read_html)


@settings(deadline=None)
@given(ARTICLES, ENDS)
def test_a_finding_in_markdown_stands_at_its_words(article: list[list[Run]], end: str) -> None:
    source = Source("a.md", in_markdown(article, end))
    (read,) = markdown.read(source)
    hold(source, read, read_markdown)


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet=st.sampled_from("<>/&;!-=\"' abph1\r\n\t#*_[]()`\\{}|~é😀"), max_size=80),
    st.sampled_from(["a.html", "a.md"]),
)
def test_no_text_is_too_wild(wild: str, name: str) -> None:
    source = Source(name, wild)
    for article in (html.read if name == "a.html" else markdown.read)(source):
        for one in findings(article, source):
            assert 0 <= one.place.start <= one.place.end <= len(wild)
            if one.fix is not None:
                assert wild[one.place.start : one.place.end] == one.message
        for block in article.blocks:
            assert block.span.of(article.text).strip() == block.span.of(article.text) != ""
        for image in article.images:
            assert image.span.of(article.text) == "\ufffc"
        for link in article.links:
            assert 0 < link.span.end <= len(article.text)


@pytest.mark.parametrize(
    ("name", "brought", "made"),
    [
        ("a.html", "R&D", False),
        ("a.html", "a*b", True),
        ("a.md", "a*b", False),
        ("a.md", "“a” — b", True),
        ("a.txt", "<R&D*>", True),
    ],
)
def test_a_fix_brings_no_markup_in(name: str, brought: str, made: bool) -> None:
    def check_pier(reading: Reading, _options: Options) -> Iterator[Finding]:
        at = reading.text.index("pier")
        span = Span(at, at + 4)
        yield Finding(span, "pier", fix=Fix.safe(Edit(span, brought)))

    source = Source(name, "<p>The pier.</p>" if name == "a.html" else "The pier.")
    ruleset = Ruleset((Active(EVERYTHING._replace(check=check_pier), Options(), Severity.INFO),))
    (article,) = READERS[name](source)
    (found,) = locate(check(article, ruleset), article, source)
    assert (found.fix is not None) is made


SENTENCES = st.sampled_from(
    [
        "The harbor reopened on Monday, the port authority said.",
        "The the mayor was there, and so was her 30-year-career.",
        "“We are open,” said Dana Reyes, the mayor of Port Ellis.",
        "The ferry to to the island left at noon,, as it it does.",
        "It is widely believed that the pier will close, TK officials said.",
        "He said R&D costs $5 < $6 — no more.",
        "Critics say the plan is dead..",
    ]
)
STORIES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=2, max_size=6)


@cache
def desk() -> LintRun:
    chosen = Settings(ignore=(Selector("LNK105"),))  # about the file, not the story
    return LintRun(registry.load(), lambda _: chosen)


def marked(name: str, source: str) -> list[tuple[str, str]]:
    """Return the code of each finding and the paragraph it stands in, as it reads."""
    found = []
    written = Source(name, source)
    (article,) = READERS[name](written)
    blocks = [
        (article.origin.locate(block.span), block.span.of(article.text)) for block in article.blocks
    ]
    for one in lint_source(written, desk()):
        paragraph = next(
            (words for place, words in blocks if place.start <= one.place.start < place.end), ""
        )
        found.append((one.code, squeezed(paragraph)))
    return found


@settings(deadline=None, max_examples=60)
@given(STORIES)
def test_one_story_has_the_same_findings_in_every_format(story: list[list[str]]) -> None:
    headline = "Harbor reopens after the the storm"
    paragraphs = [" ".join(sentences) for sentences in story]
    as_text = "\n\n".join([headline, *paragraphs]) + "\n"
    escaped = [_MARKDOWN_ESCAPED.sub(r"\\\g<0>", paragraph) for paragraph in paragraphs]
    as_mark = "\n\n".join([f"# {headline}", *escaped]) + "\n"
    as_page = (
        "\n".join(
            [
                f"<h1>{headline}</h1>",
                *(f"<p>{entities.escape(paragraph)}</p>" for paragraph in paragraphs),
            ]
        )
        + "\n"
    )
    expected = marked("a.txt", as_text)
    assert expected
    assert marked("a.md", as_mark) == expected
    assert marked("a.html", as_page) == expected
