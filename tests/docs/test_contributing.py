"""The first steps of a contributor lead to a green test, and a wrong example to a red one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lintnews.cli.main import run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")


def named_rule() -> Path:
    names: list[str] = re.findall(r"lintnews test (rules/\S+)", PAGE)
    assert len(names) == 1
    return ROOT / names[0]


def test_the_rule_of_the_first_steps_is_green(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", str(named_rule())]) == 0
    assert f"`{capsys.readouterr().out.strip()}`" in PAGE


def test_the_example_that_is_shown_holds_and_a_wrong_one_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = named_rule().read_text(encoding="utf-8")
    (shown,) = re.findall(r'    """\n(?:    .*\n)+?    """,\n', PAGE)
    file = tmp_path / "end_mark.toml"
    file.write_text(text.replace("bad = [", f"bad = [\n{shown}", 1), encoding="utf-8")
    assert run(["test", str(file)]) == 0
    file.write_text(
        text.replace("bad = [", f"bad = [\n{shown}".replace("<END>", "<and>"), 1), "utf-8"
    )
    capsys.readouterr()
    assert run(["test", str(file)]) == 1
    assert "BPL105 end-mark: " in capsys.readouterr().out
