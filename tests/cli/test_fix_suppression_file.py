"""Fixing copy whose suppressions stand in a file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run

CAPTION = "The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)\n\n"
STORY = (
    f"Harbor reopens\n\n{CAPTION}{CAPTION}The harbor reopened on Monday,, they said.\n\nThe "
    "ferry sails on on Friday.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def fixed(article: Path, beside: str, *arguments: str) -> tuple[str, str]:
    file = article.with_name("a.txt.lintnews")
    file.write_text(beside, encoding="utf-8")
    run(["--isolated", "--fix", *arguments, str(article)])
    return article.read_text(encoding="utf-8"), file.read_text(encoding="utf-8")


def test_what_is_silenced_by_its_line_is_not_mended_though_lines_above_could_go(
    article: Path,
) -> None:
    text, beside = fixed(article, "QUO106 line 7 -- as the sign has it\n")
    assert text == STORY.replace("on on", "on")
    assert beside == "QUO106 line 7 -- as the sign has it\n"


def test_what_is_silenced_by_its_words_is_not_mended(article: Path) -> None:
    text, _ = fixed(article, 'QUO106 in "The harbor reopened" -- as the sign has it\n')
    assert text == STORY.replace("on on", "on").replace(CAPTION, "", 1)


def test_lines_that_silence_nothing_are_taken_out(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, beside = fixed(article, "# looked at\nQUO109\nQUO106\nQUO109 line 3\n")
    assert beside == "# looked at\nQUO106\n"
    assert "a.txt.lintnews: fixed LNT101 (2)" in capsys.readouterr().err


def test_lines_of_rules_that_did_not_run_stay(article: Path) -> None:
    assert fixed(article, "QUO109\nQUO106\n", "--select", "DUP")[1] == "QUO109\nQUO106\n"


def test_diff_shows_both_files_and_writes_neither(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = article.with_name("a.txt.lintnews")
    file.write_text("QUO109\n", encoding="utf-8")
    assert run(["--isolated", "--diff", str(article)]) == 1
    out = capsys.readouterr().out
    assert "-QUO109\n" in out
    assert "+The ferry sails on Friday.\n" in out
    assert (article.read_text(encoding="utf-8"), file.read_text(encoding="utf-8")) == (
        STORY,
        "QUO109\n",
    )


def test_a_baseline_is_about_the_copy_alone(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.with_name("a.txt.lintnews").write_text("QUO109\n", encoding="utf-8")
    known = str(article.with_name("known.json"))
    run(["--isolated", "--baseline", known, "--update-baseline", str(article)])
    capsys.readouterr()
    assert run(["--isolated", "--baseline", known, str(article)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "a.txt.lintnews:1:1: LNT101" in line
