"""What ``rules`` and ``explain`` print, into a pipe and on a terminal."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from lintnews.cli.help import TOPICS, page
from lintnews.cli.main import run
from lintnews.linting.finding import Applicability
from lintnews.manual import plain_text as plain
from lintnews.plugins import registry
from lintnews.testing.examples import offered

SOURCES = Path(__file__).parents[2] / "rules" / "lintnews_rules"
RULES = registry.load().rules
# ``_contexts.findings`` yields findings with unsafe fixes.
FIXES = {
    Applicability.SAFE: r"Fix\.safe\(",
    Applicability.UNSAFE: r"Fix\.unsafe\(|_contexts\.findings\(",
}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out.rstrip("\n").split("\n")


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("applicability", [Applicability.SAFE, Applicability.UNSAFE])
def test_every_fix_that_a_rule_s_code_makes_is_in_one_of_its_examples(
    applicability: Applicability,
) -> None:
    made = {
        path.stem.replace("_", "-")
        for path in SOURCES.rglob("*.py")
        if re.search(FIXES[applicability], path.read_text("utf-8"))
        and not path.stem.startswith("_")  # what several rules share
    }
    assert made
    assert made <= {rule.name for rule in RULES if applicability in offered(rule)}


def test_rules_are_listed_by_prefix_with_the_fix_they_offer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    lines = printed(capsys, "rules", "dup1")
    assert [line[:6] for line in lines] == sorted(
        rule.code for rule in RULES if rule.family == "DUP"
    )
    fixes = {line.split()[0]: line.split()[4] for line in lines}
    assert (fixes["DUP101"], fixes["DUP102"], fixes["DUP103"], fixes["DUP105"]) == (
        "safe",
        "unsafe",
        "-",
        "safe/unsafe",
    )
    assert not any("[lintnews-rules]" in line for line in lines)


def test_a_family_is_explained_by_the_list_of_its_rules(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert printed(capsys, "explain", "dup") == printed(capsys, "rules", "DUP")


@pytest.mark.parametrize("name", ["dup101", "DUP101", "caption-repeated", "Caption-Repeated"])
def test_a_rule_is_explained_under_its_code_and_its_name_in_any_case(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    lines = printed(capsys, "explain", name)
    assert lines[0] == "# DUP101 caption-repeated"
    assert "| fix | safe (`--fix`) |" in lines


@pytest.mark.parametrize("command", ["explain", "rules"])
def test_an_unknown_rule_is_refused_with_a_close_one(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert run([command, "caption-repeatd"]) == 2
    assert "did you mean 'caption-repeated'?" in capsys.readouterr().err


def test_on_a_terminal_the_list_fits_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    on_a_terminal(monkeypatch)
    lines = printed(capsys, "rules")
    assert max(map(len, lines)) <= 100
    assert sum(re.match("[A-Z]{3}[0-9]{3} ", line) is not None for line in lines) > len(RULES)


def test_on_a_terminal_a_page_has_no_marks_of_markup(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    on_a_terminal(monkeypatch)
    lines = printed(capsys, "explain", "DUP105")
    assert lines[0] == "DUP105 word-repeated"
    assert "severity                warning" in lines
    assert not any(line.startswith(("#", "|", "```")) for line in lines)
    assert "    The mayor spoke on on Monday." in lines


@pytest.mark.parametrize("topic", TOPICS)
def test_the_manual_on_a_terminal_says_every_word_of_its_page(topic: str) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", re.sub(r"\]\([^)]+\)", "]", text.replace("```text", "")))

    assert words("\n".join(plain.lines(page(topic), 100))) == words(page(topic))


def test_a_pattern_with_two_stars_keeps_them() -> None:
    assert list(plain.lines("Write `**/*.txt` or **this**.", 80)) == ["Write **/*.txt or this."]


def test_no_address_is_printed_while_no_site_is_published(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "article.txt").write_text("The ferry sails on on Friday.\n", encoding="utf-8")
    for name in ("jsonl", "sarif", "gitlab", "github", "junit", "full"):
        assert run(["--format", name, "--color", "always", "article.txt"]) == 1
        printed = capsys.readouterr().out
        assert "DUP105" in printed
        assert not re.findall(r"https?://(?!docs\.oasis-open\.org/sarif)[^\s\"]+", printed), name


def test_every_page_that_is_named_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    lines = printed(capsys, "rules", "--url")
    assert len(lines) > len(RULES)
    for line in lines:
        code, _, address = line.partition(" ")
        assert Path(unquote(urlparse(address).path)).read_text(encoding="utf-8").count(code)


def test_a_page_is_opened_from_the_users_own_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browser)
    (path,) = printed(capsys, "explain", "DUP105", "--open")
    assert opened == [Path(path).as_uri()]
    page = Path(path).read_text(encoding="utf-8")
    assert "<title>DUP105 word-repeated</title>" in page
    assert "Measured" in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_words_of_a_rule_file_are_words_on_its_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    (folder / "house.toml").write_text(
        '[[rule]]\ncode = "HSE101"\nname = "utilize"\nsummary = "a long word"\nseverity = "info"\n'
        'message = "write use"\nwhy = "<script>alert(1)</script>"\nphrases = ["utilize"]\n'
        'bad = ["""\nThey utilize it.\n     ^^^^^^^ write use\n"""]\ngood = ["They use it."]\n',
        encoding="utf-8",
    )
    (path,) = printed(capsys, "explain", "HSE101", "--open", "--rule-file", "house.toml")
    assert "<script" not in Path(path).read_text(encoding="utf-8")


def test_one_page_is_opened_and_no_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert run(["explain", "--open", "DUP"]) == 2
    assert "--open shows the page of one rule" in capsys.readouterr().err
