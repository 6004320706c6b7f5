"""Which reader a file gets: by what was asked for, by its name, by its content."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lintnews.article.model import Article, Block
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ReaderError
from lintnews.plugins import registry
from lintnews.plugins.entrypoints import EntryPoint
from lintnews.plugins.hooks import hookimpl
from lintnews.readers import choose, html, markdown
from lintnews.readers.reader import Reader
from lintnews.readers.shipped_readers import READERS
from tests.growing import outgrown


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", "<p>x</p>", "text"),
        ("a.MD", "x", "markdown"),
        ("a.htm", "x", "html"),
        ("-", "x", "text"),
        ("-", "<!DOCTYPE html>\n<p>x", "html"),
        ("-", "  <article>", "html"),
        ("-", "---\ntitle: x\n---\n", "markdown"),
        ("-", "---\n\nx", "text"),
        ("notes", "\ufeff<html>", "html"),
    ],
)
def test_name_goes_before_content(name: str, text: str, reader: str) -> None:
    assert choose.reader_of(Source(name, text), READERS).name == reader


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=windows-1252><p>caf\xe9", "windows-1252"),
        (
            b'<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-1"><p>caf\xe9',
            "cp1252",
        ),
        ("<meta charset='utf-8'><p>café".encode(), "utf-8"),
        ("<p>café".encode(), "utf-8"),
    ],
)
def test_html_may_declare_its_encoding(data: bytes, encoding: str) -> None:
    source = choose.source("a.html", data, READERS)
    assert source.text.endswith("café")
    assert source.encoding == encoding


def test_what_the_person_states_goes_before_what_the_file_declares() -> None:
    assert choose.source(
        "a.html", b"<meta charset=utf-8>caf\xe9", READERS, "latin-1"
    ).text.endswith("café")


class Sheet:
    """A third party's plugin."""

    @staticmethod
    def read(source: Source) -> Iterator[Article]:
        yield Article(source.text, (Block(Span(0, len(source.text))),))

    @hookimpl
    def lintnews_readers(self) -> list[Reader]:
        return [
            Reader(
                name="sheet",
                extensions=(".sheet", ".md"),
                read=self.read,
                sniff=lambda head: head.startswith("%SHEET"),
            )
        ]


def test_a_plugin_brings_a_reader_and_wins_over_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SHEET", Sheet(), raising=False)
    monkeypatch.setitem(sys.modules, "sheet_plugin", sys.modules[__name__])
    loaded = registry.load([EntryPoint("sheet", "sheet_plugin:SHEET", "sheet", "1")])
    assert not loaded.failures
    for name, text in (("a.sheet", ""), ("a.md", ""), ("-", "%SHEET")):
        assert choose.reader_of(Source(name, text), loaded.readers).name == "sheet"
    assert choose.reader_of(Source("a.html", ""), loaded.readers).name == "html"


def test_a_reader_that_raises_is_named() -> None:
    def broken(_: Source) -> Iterator[Article]:
        message = "boom"
        raise ZeroDivisionError(message)

    with pytest.raises(ReaderError, match="the sheet reader failed: ZeroDivisionError: boom"):
        list(choose.articles(Source("a", ""), Reader(name="sheet", extensions=(), read=broken)))


@pytest.mark.parametrize(("name", "library"), [("a.md", "pyromark"), ("a.html", "turbohtml")])
def test_a_missing_extra_is_said_and_costs_no_other_file(
    tmp_path: Path, name: str, library: str
) -> None:
    (tmp_path / name).write_text("The the pier.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Pier\n\nThe the pier is gone, she said.\n", encoding="utf-8")
    script = (
        f"import sys; sys.modules[{library!r}] = None; from lintnews.__main__ import main; "
        "sys.exit(main())"
    )
    command = [sys.executable, "-I", "-c", script, "--isolated", name, "b.txt"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    said = {
        "pyromark": "LNT001 Markdown needs the extra 'markdown', which is not installed; ",
        "turbohtml": "LNT001 HTML needs the extra 'html', which is not installed; ",
    }
    assert f"{said[library]}from a checkout: pip install '.[" in result.stdout
    assert "b.txt:3:1: DUP105" in result.stdout


def test_the_format_can_be_stated(tmp_path: Path) -> None:
    pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")
    (tmp_path / "a.txt").write_text("<p>The the pier.</p>\n", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "lintnews", "--isolated", "a.txt", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "a.txt:1:4: DUP105" in run("--input-format", "html").stdout
    unknown = run("--input-format", "htlm")
    assert unknown.returncode == 2
    assert "did you mean 'html'" in unknown.stderr


def _seconds(read: Callable[[Source], Iterator[Article]], text: str) -> float:
    source = Source("x", text)
    begin = time.process_time()
    for _ in read(source):
        pass
    return time.process_time() - begin


_HTML = (
    "<a ",
    "<!--",
    "<div>",
    "<p>a",
    "<b>",
    "<",
    "&",
    "&amp;",
    "<a href=x>",
    "<blockquote>a",
    "x<br>",
    "<h1>x",
    "<span class=caption>a",
    "<nav>",
)
_MARKDOWN = (
    "[",
    "![",
    "*a",
    "_",
    "`",
    "> ",
    "- ",
    "&",
    "[a](",
    "{{",
    "{%",
    '![a](b "c")',
    "[](x)",
    "# a\n\n",
    "| a |\n|--|\n",
    "<a ",
)


@pytest.mark.parametrize(
    ("read", "unit"),
    [*((html.read, unit) for unit in _HTML), *((markdown.read, unit) for unit in _MARKDOWN)],
    ids=[*(f"html-{unit!r}" for unit in _HTML), *(f"markdown-{unit!r}" for unit in _MARKDOWN)],
)
def test_reading_is_linear(read: Callable[[Source], Iterator[Article]], unit: str) -> None:
    pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")
    pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")

    def seconds(size: int) -> float:
        return _seconds(read, "The pier. " + unit * size)

    assert not outgrown(seconds, 4_000, 16_000, bound=12, least=0.01)


@pytest.mark.parametrize(
    "name",
    [
        "_posts/2024-03-08-pier.md",
        "2024-03-08-pier.txt",
        "news/2024/03/08/pier.md",
        "content\\2024\\3\\8\\pier\\index.md",
    ],
)
def test_the_day_in_the_name_of_a_file_is_the_day_of_issue(name: str) -> None:
    (article,) = choose.articles(Source(name, "The pier is open."), READERS[0])
    assert article.metadata.published == dt.date(2024, 3, 8)


def test_what_front_matter_states_goes_before_the_name_of_the_file() -> None:
    source = Source("2024-03-08-pier.md", "---\ndate: 2024-03-09\n---\n\nThe pier is open.\n")
    (article,) = choose.articles(source, choose.reader_of(source, READERS))
    assert article.metadata.published == dt.date(2024, 3, 9)


def test_a_number_in_the_name_of_a_file_is_no_day() -> None:
    (article,) = choose.articles(Source("pier-2024-13-40.txt", "The pier is open."), READERS[0])
    assert article.metadata.published is None
