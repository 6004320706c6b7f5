"""Plugins in a clean environment: the start that ``new`` writes, and the documented examples."""

from __future__ import annotations

import os
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "plugins"
pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        not os.environ.get("LINTNEWS_WHEELHOUSE"),
        reason="LINTNEWS_WHEELHOUSE names no wheelhouse: run python3 tests/run.py",
    ),
]


def test_a_new_plugin_is_installed_tested_and_finds_something(clean: Any, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(
        "Pier opens\n\nBy Dana Reyes\n\nThe pier is open at last!\n", encoding="utf-8"
    )
    clean.must("lintnews", "new", "plugin", "x", cwd=tmp_path)
    clean.must("pip", "install", "-q", "./x", cwd=tmp_path)
    assert "failed" not in clean.must("pytest", "-q", "x", cwd=tmp_path)
    linted = clean.run("lintnews", "article.txt", cwd=tmp_path)
    assert linted.returncode == 1
    assert "article.txt:5:25: XXX101 a full stop will do\n" in linted.stdout
    assert "  x 0.1.0 (x): 2 rules" in clean.must("lintnews", "--version", cwd=tmp_path)
    assert (
        "XXX101"
        not in clean.run("lintnews", "--disable-plugin", "x", "article.txt", cwd=tmp_path).stdout
    )
    assert "XXX101" not in clean.run("lintnews", "--no-plugins", "article.txt", cwd=tmp_path).stdout
    alone = clean.run("lintnews", "--disable-plugin", "lintnews-rules", "article.txt", cwd=tmp_path)
    assert alone.stdout == "article.txt:5:25: XXX101 a full stop will do\n"
    clean.must("pip", "uninstall", "-q", "-y", "x", cwd=tmp_path)


def test_the_second_half_of_the_tutorial(clean: Any, tmp_path: Path) -> None:
    page = (EXAMPLES.parents[1] / "tutorial.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w+\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    clean.must("lintnews", "new", "plugin", "courier-desk", cwd=tmp_path)
    rules = tmp_path / "courier-desk" / "src" / "courier_desk" / "rules"
    (rules / "house_words.toml").write_text(blocks[0].replace("HSE101", "COU201"), encoding="utf-8")
    (rules / "caption_credit.py").write_text(
        blocks[2].replace("DSK101", "COU202"), encoding="utf-8"
    )
    (tmp_path / "article.txt").write_text(blocks[1], encoding="utf-8")
    clean.must("pip", "install", "-q", "./courier-desk", cwd=tmp_path)
    assert clean.must("lintnews", "test", "courier-desk", cwd=tmp_path) in page.replace("    ", "")
    clean.must("pytest", "-q", "courier-desk", cwd=tmp_path)
    assert "COU202 caption-credit" in clean.must(
        "lintnews", "explain", "caption-credit", cwd=tmp_path
    )
    listed = clean.must("lintnews", "rules", "--plugin", "courier-desk", cwd=tmp_path)
    assert [line[:6] for line in listed.strip().split("\n")] == [
        "COU101",
        "COU102",
        "COU201",
        "COU202",
    ]
    assert (
        'COU201 the house writes "adviser"'
        in clean.run("lintnews", "article.txt", cwd=tmp_path).stdout
    )
    clean.must("pip", "uninstall", "-q", "-y", "courier-desk", cwd=tmp_path)


def test_the_house_style_without_code(clean: Any, tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES / "house-style", tmp_path / "house")
    assert "all hold" in clean.must("lintnews", "test", "house.toml", cwd=folder)
    clean.must("pytest", "-q", "house.toml", cwd=folder)
    linted = clean.run("lintnews", "--select", "HSE", "article.txt", cwd=folder)
    assert linted.stdout.split("\n") == [
        'article.txt:5:1: HSE104 the full name, "Port Ellis Harbor Council", comes first',
        'article.txt:5:38: HSE101 the house writes "adviser"',
        'article.txt:7:43: HSE102 "toward" here and "towards" in line 7',
        'article.txt:9:3: HSE103 "massive" 2 times: once is enough (advice)',
        "",
    ]


def test_the_rule_in_one_file(clean: Any, tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES / "one-file", tmp_path / "one")
    assert "1 rule, 4 examples: all hold" in clean.must(
        "lintnews", "test", "caption_place.py", "--hostile", cwd=folder
    )
    linted = clean.run(
        "lintnews", "--rule-file", "caption_place.py", "--select", "DSK", "article.txt", cwd=folder
    )
    assert linted.stdout == "article.txt:5:1: DSK101 say where this is (advice)\n"


def test_the_package_with_a_rule_a_reporter_and_a_word_list(clean: Any, tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES / "lintnews-checkstyle", tmp_path / "package")
    clean.must("pip", "install", "-q", "./package", cwd=tmp_path)
    clean.must("pytest", "-q", cwd=folder)
    assert "all hold" in clean.must("lintnews", "test", "lintnews-checkstyle", cwd=tmp_path)
    (tmp_path / "a.txt").write_text(
        "Pier opens\n\nBy Dana Reyes\n\nScores of people & a smattering of dogs came, he said.\n",
        encoding="utf-8",
    )
    (tmp_path / "lintnews.toml").write_text(
        '[vocabulary.lists]\nvague-measures = ["a smattering of"]\n', encoding="utf-8"
    )
    linted = clean.run(
        "lintnews", "--select", "VAG", "--format", "checkstyle", "a.txt", cwd=tmp_path
    )
    document = ET.fromstring(linted.stdout)
    assert [
        (error.get("line"), error.get("column"), error.get("source"))
        for error in document.iter("error")
    ] == [("5", "1", "lintnews.VAG101"), ("5", "20", "lintnews.VAG101")]
    assert "VAG101 vague-measure: 2 hits in 1 article" in clean.must(
        "lintnews", "audit", "VAG101", "a.txt", cwd=tmp_path
    )
    version = clean.must("lintnews", "--version", cwd=tmp_path)
    assert (
        "  checkstyle 1.0.0 (lintnews-checkstyle): 1 rule, 1 reporter, 1 word list\n    "
        "https://example.org/lintnews-checkstyle/\n" in version
    )
    assert "[checkstyle]" in clean.must("lintnews", "rules", cwd=tmp_path)
    clean.must("pip", "uninstall", "-q", "-y", "lintnews-checkstyle", cwd=tmp_path)
