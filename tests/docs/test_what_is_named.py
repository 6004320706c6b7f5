"""What the pages name is there: files, commands and options; and sums are those of today."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintnews.cli.help import TOPICS
from lintnews.cli.main import COMMANDS
from lintnews.cli.options import check_parser
from lintnews.plugins import registry

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted(
        page
        for page in (ROOT / "docs").rglob("*.md")
        if not page.is_relative_to(ROOT / "docs" / "rules")
        and not page.is_relative_to(ROOT / "docs" / "examples")
    ),
]
# Folders of the repository that a path in a page begins with.
FOLDERS = ("lintnews", "rules", "tests", "docs", r"\.ci", r"\.github")
FILE = re.compile(
    rf"(?<![\w./-])((?:{'|'.join(FOLDERS)})/[\w./-]*\w(?:\.[a-z0-9]+)?|[a-z_/]+\.(?:py|yml))(?![\w*/-])"
)
CODE = re.compile(r"```.*?```|`[^`\n]+`|^ {4}[^\n]*", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"(?:^|[`$]| {4}|run: )\s*lintnews ([a-z][a-z-]*)(?=[ `\n])", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
# What other programs take, or what is told as an example of something that is not there.
OTHERS = re.compile(
    r"^\s*(?:\$ )?(?:pip|pipx|uv|git|pytest|nox|python3?|npm|pre-commit|ruff|mypy|docker|hyperfine|valgrind|ray)\b"
)
# Rules that a page tells the reader to write.
SHOWN = frozenset({"HSE101", "caption-credit"})
# Files that a page tells the reader to make, or that another program has.
MADE = frozenset(
    """caption_credit.py conftest.py setup.py caption_place.py caption_empty.py __init__.py sitecustomize.py
    .pre-commit-config.yaml .github/workflows/copy.yml tests/articles/harbor.txt""".split()
)


def ids(page: Path) -> str:
    return str(page.relative_to(ROOT))


def stretches(text: str) -> Iterator[str]:
    """Yield what stands as code, line by line."""
    for match in CODE.finditer(text):
        yield from match.group().split("\n")


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for line in stretches(text):
        for name in FILE.findall(line):
            if name in MADE or re.fullmatch(r"lintnews/[a-z]+/\d", name):
                continue
            if re.match(rf"(?:{'|'.join(FOLDERS)})/", name):
                assert (ROOT / name).exists(), name
            elif name.startswith("score_"):
                assert "lie with the collections" in " ".join(text.split()), name
            elif name.endswith(".py"):
                stem = name.rpartition("/")[2]
                assert (
                    stem in MADE
                    or any((ROOT / "lintnews").rglob(stem))
                    or any((ROOT / "tests").rglob(stem))
                ), name


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_command_that_is_named_is_there(page: Path) -> None:
    for line in stretches(page.read_text(encoding="utf-8")):
        for name in SHELL.findall(line):
            assert name in COMMANDS, f"lintnews {name}: {line}"


def known_options() -> frozenset[str]:
    """Return every option of every command."""
    made = [check_parser()]
    made += [
        importlib.import_module(COMMANDS[name]).build() for name in COMMANDS if name != "check"
    ]
    return frozenset(
        option for parser in made for action in parser.actions() for option in action.option_strings
    )


OPTIONS = known_options()


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_option_of_ours_that_is_named_is_there(page: Path) -> None:
    for line in stretches(page.read_text(encoding="utf-8")):
        if "lintnews" in line and not OTHERS.search(line.strip("`")) and "pytest" not in line:
            for option in OPTION.findall(line.partition("lintnews")[2]):
                assert option in OPTIONS, f"{option}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_topic_and_rule_that_is_asked_for_is_there(page: Path) -> None:
    rules = registry.load().by_code()
    names = {*rules, *(rule.name for rule in rules.values()), *(code[:3] for code in rules)}
    text = page.read_text(encoding="utf-8")
    for topic in re.findall(r"lintnews help ([a-z][a-z-]*)", text):
        assert topic in {*TOPICS, *COMMANDS}, topic
    for rule in re.findall(r"lintnews explain ([A-Za-z0-9-]+)", text):
        assert rule.lower() in names or rule in {*names, "CODE"} or rule in SHOWN, rule


def test_the_sums_of_the_measurements_are_those_of_today() -> None:
    sys.path.insert(0, str(ROOT / "tests" / "builtin"))
    try:
        sums = importlib.import_module("sum_measurements")
    finally:
        sys.path.pop(0)
    page = sums.PAGE.read_text(encoding="utf-8")
    assert page == sums.summed(page), "run `python tests/builtin/sum_measurements.py`"


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    index = (folder / "index.md").read_text(encoding="utf-8")
    for number, name in enumerate(files, 1):
        title = (folder / name).read_text(encoding="utf-8").split("\n", 1)[0]
        assert title.startswith(f"# {number}. ")
        assert f"{number}. [{title.partition('. ')[2]}]({name})" in index


FIGURES = [
    ROOT / "docs" / f"{name}.md"
    for name in (
        "accuracy",
        "accuracy-claims",
        "accuracy-formats",
        "accuracy-roles",
        "accuracy-rules",
        "performance",
        "reliability",
    )
]
# A command of ours, a scorer of the collections, a day, or a draw.
ORIGIN = re.compile(r"tests/\w|\bscore_\w+\.py|\b20\d\d\b|\bdrawn?\b")


@pytest.mark.parametrize("page", FIGURES, ids=ids)
def test_every_table_of_figures_says_where_they_come_from(page: Path) -> None:
    head, *sections = re.split(r"(?m)^(?=## )", page.read_text(encoding="utf-8"))
    for section in (head, *sections):
        if re.search(r"(?m)^\|.*\d.*\|$", section):
            # What the beginning of a page says holds for all of it.
            assert ORIGIN.search(section) or ORIGIN.search(head), section.split("\n")[0]
