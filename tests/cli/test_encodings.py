"""Encodings are declared or marked, never guessed; positions do not depend on them."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.cli.main import run
from lintnews.config.settings import Settings
from lintnews.linting.selection import Selector
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

TEXT = "Harbor board votes\n\nThe café café closed.\n"


def places(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    run(["--select", "DUP105", *arguments])
    return [":".join(line.split(":")[1:3]) for line in capsys.readouterr().out.split("\n") if line]


@pytest.mark.parametrize(
    ("data", "arguments"),
    [
        (TEXT.encode(), []),
        (codecs.BOM_UTF8 + TEXT.encode(), []),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), []),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), []),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), []),
        (TEXT.encode("cp1252"), ["--encoding", "cp1252"]),
        (TEXT.encode("cp1252"), ["--config", "encoding=cp1252"]),
        (TEXT.encode("utf-16-le"), ["--encoding", "utf-16-le"]),
        (codecs.BOM_UTF8 + TEXT.encode(), ["--encoding", "cp1252"]),
    ],
)
def test_the_place_is_the_same_in_every_encoding(
    data: bytes, arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes(data)
    assert places(capsys, *arguments, "a.txt") == ["3:5"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_lines(
    end: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes(TEXT.replace("\n", end).encode())
    assert places(capsys, "a.txt") == ["3:5"]


@pytest.mark.parametrize(
    "mark", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\x1d", "\x1e"]
)
def test_no_other_character_starts_a_line(
    mark: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(
        f"Harbor board{mark} votes\n\nA{mark} b. It has has gone.\n", encoding="utf-8", newline=""
    )
    assert places(capsys, "a.txt") == ["3:10"]


@pytest.mark.parametrize(
    ("before", "column"),
    [
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467 ", 10),
        ("e\u0301 ", 7),
        ("\U00010400 ", 6),
        ("\u0130" * 1000 + " ", 1005),
        ("\u05d0\u05d1 ", 7),
    ],
)
def test_columns_count_code_points(
    before: str, column: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(
        f"Harbor board votes\n\n{before}It has has gone.\n", encoding="utf-8"
    )
    assert places(capsys, "a.txt") == [f"3:{column}"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ab\xffcd\n", "not utf-8 text at byte 2 (0xff)"),
        (b"\xef\xbb\xbfab\xff\n", "not utf-8 text at byte 5 (0xff)"),
        (codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", "not utf-16-le text at byte 4"),
        (codecs.BOM_UTF16_LE + b"a", "not utf-16-le text at byte 2"),
        (b"PK\x03\x04\0\0", "is a packed file: unpack it first"),
        (TEXT.encode("utf-16-le"), "is text in UTF-16 without its byte order mark"),
    ],
)
def test_what_cannot_be_decoded_is_reported_with_its_byte(
    data: bytes, message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_bytes(data)
    for arguments in ([], ["--fix"], ["--fix", "--unsafe-fixes"]):
        assert run([*arguments, "a.txt"]) == 2
        out, err = capsys.readouterr()
        assert f"LNT001 {message}" in out
        assert err.endswith("lintnews: 1 file could not be read\n")
        assert (folder / "a.txt").read_bytes() == data


@cache
def desk() -> LintRun:
    chosen = Settings(select=(Selector("DUP105"),), came_from={"select": "test"})
    return LintRun(registry.load(), lambda _: chosen, override_metadata=english)


def english(_name: str, article: Article) -> Article:
    return article._replace(metadata=article.metadata._replace(language="en"))


LETTERS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60
)


@settings(max_examples=200, deadline=None)
@given(LETTERS, LETTERS)
def test_a_finding_stands_where_the_source_says_what_it_is_about(before: str, behind: str) -> None:
    source = Source("a.txt", f"{before}\n\nIt is as plain plain as day.\n{behind}")
    found = [one for one in lint_source(source, desk()) if "plain" in one.message]
    assert len(found) == 1
    place = found[0].place
    assert source.text[place.start : place.end] == "plain plain"
    assert source.line_text(place.line)[place.column - 1 : place.end_column - 1] == "plain plain"


@given(LETTERS, st.data())
def test_a_line_and_a_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    source = Source("a.txt", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.line_starts[line - 1] + column - 1 == offset
    assert "\n" not in text[source.line_starts[line - 1] : offset]
