"""What ``lintnews config`` shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(["config", *arguments]) == 0
    return capsys.readouterr().out.split("\n")


def test_rules_that_are_named_are_shown_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("Harbor board votes\n\nThe ferry left.\n", encoding="utf-8")
    lines = shown(capsys, "a.txt", "grade-level", "dup103")
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        "DUP103 near-duplicate-paragraph",
        "RDB103 grade-level",
    ]
    assert lines[2].endswith(
        "off (not in the profile 'default': it runs only where it is selected)"
    )


def test_a_rule_that_does_not_exist_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert run(["config", "a.txt", "caption-repeatd"]) == 2
    assert (
        capsys.readouterr().err
        == "lintnews: RULE: there is no rule 'caption-repeatd'; did you mean 'caption-repeated'?\n"
    )


def test_a_file_that_does_not_exist_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert "# nope.txt: no such file; shown as if it were there" in shown(capsys, "nope.txt")
    assert not any("no such file" in line for line in (*shown(capsys), *shown(capsys, ".")))


def test_rules_that_do_not_run_stand_together_under_their_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    lines = shown(capsys, "--select", "DUP", "a.txt")
    (at,) = [
        number
        for number, line in enumerate(lines)
        if line == "off (not among the selected DUP (--select)):"
    ]
    assert "ATT108 agentless-passive" in " ".join(lines[at + 1 :])
    assert max(map(len, lines[at:])) <= 100
    assert "DUP101" not in " ".join(lines[at:])


def test_a_path_is_shown_without_a_way_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "front").mkdir()
    (folder / "lintnews.toml").write_text('select = ["DUP"]\n', encoding="utf-8")
    (folder / "front" / "lintnews.toml").write_text(
        'extend = "../lintnews.toml"\n', encoding="utf-8"
    )
    assert 'select = ["DUP"]  # lintnews.toml:1:1' in shown(capsys, "front/a.txt")
