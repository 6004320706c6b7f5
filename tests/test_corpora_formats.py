"""Real news, written down as Markdown and as HTML: the same findings, and fixes that change just the letters they name."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import Source
from lintnews.config.settings import Settings
from lintnews.linting.finding import Located
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")
pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")

CORPORA = os.environ.get("LINTNEWS_CORPORA")
#: Every how many articles one is read.
STEP = int(os.environ.get("LINTNEWS_CORPORA_STEP", "25"))
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections"),
]
_MARKUP = re.compile(r"[\\`*_\[\]<>#~|{}&]|(?<=^)(?=[-+=]|\d+[.)])")


@cache
def desk() -> LintRun:
    settings = Settings(profile="desk")
    return LintRun(registry.load(), lambda _: settings)


def articles() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((Path(CORPORA or "") / "news").rglob("*.txt"))[::STEP]:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
        yield path.name, [line for line in lines if line]


def in_markdown(lines: list[str]) -> str:
    return "\n\n".join(_MARKUP.sub(r"\\\g<0>", line) for line in lines) + "\n"


def in_html(lines: list[str]) -> str:
    return "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines) + "\n"


def from_markdown(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def from_html(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def edited(text: str, one: Located) -> str:
    """Return the source with one finding's fix made in it."""
    assert one.fix is not None
    for edit in reversed(one.fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("name", "written", "decoded"),
    [("a.md", in_markdown, from_markdown), ("a.html", in_html, from_html)],
    ids=["markdown", "html"],
)
def test_a_fix_changes_the_words_and_no_markup(
    name: str, written: Callable[[list[str]], str], decoded: Callable[[str], str]
) -> None:
    seen = 0
    for title, lines in articles():
        source = Source(name, written(lines))
        plain = decoded(source.text)
        for one in lint_source(source, desk()):
            if one.fix is None:
                continue
            seen += 1
            after = edited(source.text, one)
            # What was taken out and put in, in the source, is what a reader of the page sees
            # change.
            changed = plain
            for edit in reversed(one.fix.edits):
                start = len(decoded(source.text[: edit.span.start]))
                gone = source.text[edit.span.start : edit.span.end]
                assert decoded(gone) == gone, (title, one)
                assert changed[start : start + len(gone)] == gone, (title, one)
                changed = changed[:start] + edit.text + changed[start + len(gone) :]
            assert decoded(after) == changed, (title, one)
            assert markup(after, name) == markup(source.text, name), (title, one)
    assert seen


def markup(text: str, name: str) -> list[str]:
    """Return the tags, or the escaped characters, of a source."""
    return re.findall(r"<[^>]*>|&[#\w]+;" if name == "a.html" else r"\\[!-/:-@\[-`{-~]", text)


def test_real_news_has_the_same_findings_in_both_formats() -> None:
    """Roles are inferred alike, since neither form declares any here."""
    compared = 0
    for title, lines in articles():
        found = []
        for name, written in (("a.md", in_markdown), ("a.html", in_html)):
            source = Source(name, written(lines))
            found.append(
                sorted(
                    one.code
                    for one in lint_source(source, desk())
                    if not one.code.startswith("LNK")
                )
            )
        assert found[0] == found[1], title
        compared += len(found[0])
    assert compared
