"""The GitHub Action does what it says, step by step, in the shell that runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # comes with pre-commit

ROOT = Path(__file__).parents[2]
WHEELHOUSE = os.environ.get("LINTNEWS_WHEELHOUSE")
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCRIPTS: dict[str, str] = {
    step["name"]: step["run"] for step in ACTION["runs"]["steps"] if "run" in step
}
CLEAN = "The harbor reopened on Monday, the port authority said.\n"
FAULTY = CLEAN + "\nThe ferry sails on on Friday.\n"

needs_bash = pytest.mark.skipif(
    shutil.which("bash") is None, reason="the action runs in bash, which is not installed"
)
needs_wheels = pytest.mark.skipif(
    not WHEELHOUSE, reason="LINTNEWS_WHEELHOUSE names no wheelhouse: run python3 tests/run.py"
)


def test_no_input_is_pasted_into_a_script() -> None:
    assert SCRIPTS
    for script in SCRIPTS.values():
        assert "${{" not in script


def test_every_input_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in ACTION["inputs"]:
        assert f"inputs.{name} }}}}" in text


def step(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: in a file, stopping at the first error."""
    path = folder / "step.sh"
    path.write_text(script, encoding="utf-8")
    environment = {
        **os.environ,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(WHEELHOUSE),
        **variables,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(path)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """Return the folder of the command, as the first step installs it."""
    done = step(
        SCRIPTS["Install lintnews"],
        tmp_path,
        RUNNER_TEMP=str(tmp_path / "runner"),
        GITHUB_ACTION_PATH=str(ROOT),
        GITHUB_PATH=str(tmp_path / "path"),
    )
    assert done.returncode == 0, done.stderr
    return (tmp_path / "path").read_text(encoding="utf-8").strip()


@needs_bash
@needs_wheels
@pytest.mark.wheel
def test_the_steps_install_and_annotate(installed: str, tmp_path: Path) -> None:
    folder = tmp_path / "copy of the day"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    path = f"{installed}{os.pathsep}{os.environ['PATH']}"

    def lint(paths: str, args: str = "", since: str = "") -> subprocess.CompletedProcess[str]:
        return step(
            SCRIPTS["Lint the copy"],
            tmp_path,
            PATH=path,
            LINTNEWS_PATHS=paths,
            LINTNEWS_ARGS=args,
            LINTNEWS_SINCE=since,
        )

    done = lint(f"{folder.name}\n")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"::warning file={folder.name}/faulty.txt,line=3,")
    assert lint(f"{folder.name}/clean.txt\n").returncode == 0
    assert (
        lint(f"{folder.name}/clean.txt\n{folder.name}/faulty.txt", args="--select QUO").returncode
        == 0
    )
    assert lint("$(touch evil)\n`touch evil`\n", args="$(touch evil) ;touch evil").returncode == 2
    assert not (tmp_path / "evil").exists()
    assert "no git repository" in lint(f"{folder.name}\n", since="main").stderr
