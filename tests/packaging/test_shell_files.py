"""The completions and the manual page are those of today's commands, and shells take them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("shtab", reason="shtab is not installed: the completions are not made")
import shell_files

from lintnews.cli.completion import FILES, SHELLS
from lintnews.cli.main import COMMANDS, run


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None
    return pytest.mark.skipif(missing, reason=f"{program} is not installed")


@pytest.mark.parametrize("name", [*SHELLS.values(), shell_files.MANUAL])
def test_what_shells_and_man_know_is_fresh(name: str) -> None:
    fresh = shell_files.files()[name]
    assert (FILES / name).read_text(encoding="utf-8") == fresh, (
        "run `python tests/packaging/shell_files.py`"
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert capsys.readouterr().out == (FILES / SHELLS[shell]).read_text(encoding="utf-8")


def completed_by_bash(folder: Path, *words: str) -> list[str]:
    """Return what bash offers for the last word."""
    script = (
        f'source "{FILES / SHELLS["bash"]}"\n'
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}\n'
        '_shtab_lintnews lintnews "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"\n'
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    command = ["bash", "--norc", "-c", script, "bash", "lintnews", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout.split()


@needs("bash")
def test_bash_completes_commands_options_values_and_files(tmp_path: Path) -> None:
    (tmp_path / "story.txt").touch()
    assert completed_by_bash(tmp_path, "insp") == ["inspect"]
    assert set(completed_by_bash(tmp_path, "")) >= set(COMMANDS)
    assert "--fail-level" in completed_by_bash(tmp_path, "--f")
    assert completed_by_bash(tmp_path, "--profile", "d") == ["default", "desk"]
    assert completed_by_bash(tmp_path, "report", "st") == ["story.txt"]


@needs("fish")
def test_fish_completes_commands_options_values_and_files(tmp_path: Path) -> None:
    (tmp_path / "story.txt").touch()

    def completed(line: str) -> list[str]:
        script = f"source '{FILES / SHELLS['fish']}'; complete -C '{line}'"
        command = ["fish", "--no-config", "-c", script]
        settings = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=True
        )
        return [line.split("\t")[0] for line in done.stdout.splitlines()]

    assert "inspect" in completed("lintnews insp")
    assert "story.txt" in completed("lintnews st")
    assert "--fail-level" in completed("lintnews --f")
    assert completed("lintnews --stage dr") == ["draft"]


@needs("zsh")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    path = FILES / SHELLS["zsh"]
    script = f'autoload -U compinit; compinit -u -D; eval "$(cat {path})"; print $_comps[lintnews]'
    settings = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    command = ["zsh", "-fc", script]
    done = subprocess.run(
        command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("_shtab_lintnews\n", "")


@needs("groff")
def test_the_manual_page_has_nothing_that_roff_does_not_know() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(FILES / shell_files.MANUAL)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
