"""Trying a rule on an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run

ARTICLE = (
    "Bridge opens\n\nThe bridge on on the river is open, the mayor said.\n\n“We said said "
    "so,” she said of the bridge bridge.\n"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(10):
        text = ARTICLE if number < 4 else "Bridge opens\n\nThe bridge is open, the mayor said.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def test_an_audit_counts_hits_and_articles(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "--isolated", "DUP105", str(archive)]) == 0
    out = capsys.readouterr().out
    assert "DUP105 word-repeated: 8 hits in 10 articles (800 in 1,000)" in out
    assert "articles hit: 4; inside quotation marks: 0 (0%)" in out


def test_a_sample_is_the_same_for_the_same_seed(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    for seed in ("1", "1", "2"):
        assert (
            run(
                [
                    "audit",
                    "--isolated",
                    "word-repeated",
                    str(archive),
                    "--sample",
                    "3",
                    "--seed",
                    seed,
                ]
            )
            == 0
        )
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert outputs[0].count("[[") == 3
    assert outputs[0] != outputs[2]


RULE = """
[[rule]]
code = "HSE001"
name = "mayor"
summary = "a mayor"
severity = "info"
message = "mayor"
why = "For the test of two versions of one rule."
phrases = [{phrases}]
bad = []
good = []
"""


def test_two_versions_of_a_rule_are_compared(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.toml").write_text(RULE.format(phrases='"mayor"'), encoding="utf-8")
    (tmp_path / "new.toml").write_text(RULE.format(phrases='"mayor", "she said"'), encoding="utf-8")
    assert (
        run(
            [
                "audit",
                "--isolated",
                str(tmp_path / "old.toml"),
                str(archive),
                "--compare",
                str(tmp_path / "new.toml"),
            ]
        )
        == 0
    )
    out = capsys.readouterr().out
    assert "old.toml: 0 hits" in out
    assert "new.toml: 4 hits" in out
    assert "[[she said]]" in out


PYTHON = """
from lintnews import Finding, Severity, Span, rule

@rule(code="DSK101", name="desk-rule", summary="x", severity=Severity.WARNING,
      roles=None, bad=(), good=())
def check(reading, options):
    yield Finding(Span(0, 6), "from the desk")
"""


def test_each_rule_of_a_file_is_counted(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = RULE.replace("HSE001", "HSE002").replace('"mayor"', '"river"', 1)
    (tmp_path / "two.toml").write_text(
        RULE.format(phrases='"mayor"') + second.format(phrases='"river"'), encoding="utf-8"
    )
    assert run(["audit", "--isolated", str(tmp_path / "two.toml"), str(archive)]) == 0
    out = capsys.readouterr().out
    assert (
        "HSE001 mayor: 10 hits in 10 articles (1,000 in 1,000)\nHSE002 river: 4 hits in 10 articles"
        in out
    )
    assert "2 rules: 14 hits in 10 articles (1,400 in 1,000)\n  articles hit: 10;" in out


def test_a_python_file_is_tried_by_its_name_and_one_of_the_configuration_by_its_code(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "desk.py").write_text(PYTHON, encoding="utf-8")
    assert run(["audit", "--isolated", str(tmp_path / "desk.py"), str(archive)]) == 0
    assert "DSK101 desk-rule: 10 hits in 10 articles" in capsys.readouterr().out
    (archive / "lintnews.toml").write_text('rule-files = ["../desk.py"]', encoding="utf-8")
    assert run(["audit", str(tmp_path / "desk.py"), str(archive)]) == 0
    assert "DSK101 desk-rule: 10 hits in 10 articles" in capsys.readouterr().out
    assert run(["audit", "DSK101", str(archive)]) == 2
    assert "runs only with your consent" in capsys.readouterr().err
    assert run(["audit", "--allow-code", "DSK101", str(archive)]) == 0
    assert "DSK101 desk-rule: 10 hits in 10 articles" in capsys.readouterr().out


def test_no_hit_leaves_nothing_to_read(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "--isolated", "BPL107", str(archive)]) == 0
    assert "To read" not in capsys.readouterr().out


def test_an_unknown_rule_is_named_with_a_suggestion(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "--isolated", "word-repeatd", str(archive)]) == 2
    assert "did you mean 'word-repeated'" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_said_and_the_others_count(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "bad.txt").write_bytes(b"\xff\xfe\xff")
    assert run(["audit", "--isolated", "DUP105", str(archive)]) == 2
    printed = capsys.readouterr()
    assert "8 hits in 10 articles" in printed.out
    assert "bad.txt" in printed.err
