"""``lintnews init`` writes a configuration that holds for what is there, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from lintnews.cli.main import run


def made(folder: Path) -> str:
    assert run(["init"]) == 0
    return (folder / "lintnews.toml").read_text(encoding="utf-8")


def test_it_says_what_is_in_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("The pier reopened.\n", encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "b.md").write_text("The pier reopened.\n", encoding="utf-8")
    (folder / "plan.pdf").write_bytes(b"%PDF")
    (folder / "README.md").write_text("Ours\n", encoding="utf-8")
    text = made(folder)
    assert "# Articles found: 1 .md, 1 .txt\n# Passed over: .pdf\n" in text
    assert capsys.readouterr().out == "wrote lintnews.toml: 1 .md, 1 .txt\n  lintnews .\n"


def test_what_it_writes_changes_nothing_that_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("The ferry sails on on Friday.\n", encoding="utf-8")
    before = run(["a.txt"]), capsys.readouterr()
    made(folder)
    capsys.readouterr()
    assert (run(["a.txt"]), capsys.readouterr()) == before


def test_copy_that_is_not_utf8_is_read_from_then_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.txt").write_bytes("The café sails on on Friday.\n".encode("cp1252"))
    assert run(["old.txt"]) == 2
    assert "# Not UTF-8: old.txt\n" in made(folder)
    assert run(["old.txt"]) == 1
    assert "DUP105" in capsys.readouterr().out


def test_the_house_s_own_rules_are_named(folder: Path) -> None:
    (folder / "house.toml").write_text("# ours\n[[rule]]\n", encoding="utf-8")
    (folder / "other.toml").write_text("x = 1\n", encoding="utf-8")
    assert tomli.loads(made(folder))["rule-files"] == ["house.toml"]


def test_a_name_with_a_line_break_stays_in_its_comment(folder: Path) -> None:
    (folder / "a\nselect = []\n.txt").write_bytes(b"caf\xe9\n")
    (folder / "x.\nprofile = 1").touch()
    settings = tomli.loads(made(folder))
    assert "select" not in settings
    assert settings["profile"] == "default"


@pytest.mark.parametrize("name", ["lintnews.toml", ".lintnews.toml", "pyproject.toml"])
def test_a_configuration_that_is_there_is_left_alone(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text("[tool.lintnews]\n", encoding="utf-8")
    assert run(["init"]) == 2
    assert f"{name} is there already, and nothing was written" in capsys.readouterr().err
    assert (folder / name).read_text(encoding="utf-8") == "[tool.lintnews]\n"


def test_a_configuration_above_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lintnews.toml").touch()
    (folder / "below").mkdir()
    assert run(["init", "below"]) == 0
    said = capsys.readouterr().err
    assert f'{folder}/lintnews.toml no longer holds here: begin with extend = "' in said


def test_a_folder_that_is_not_there_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert run(["init", "none"]) == 2
    assert "no such folder: none" in capsys.readouterr().err
