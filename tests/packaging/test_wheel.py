"""The wheel, installed alone, finds its rules; without its entry points it says so."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEELHOUSE = os.environ.get("LINTNEWS_WHEELHOUSE")
pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        not WHEELHOUSE, reason="LINTNEWS_WHEELHOUSE names no wheelhouse: run python3 tests/run.py"
    ),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An environment with the built wheel and its requirements, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = ["--no-index", "--find-links", str(WHEELHOUSE), "-q"]
    built = folder / "dist"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *offline, "--no-deps", "-w", str(built), str(ROOT)],
        check=True,
    )
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    (wheel,) = built.glob("lintnews-*.whl")
    subprocess.run([python, "-m", "pip", "install", *offline, wheel], check=True)
    return str(python)


def lint(python: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "lintnews", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_the_installed_wheel_finds_the_built_in_rules(python: str, tmp_path: Path) -> None:
    result = lint(python, str(ROOT / "docs" / "examples" / "harbor.txt"), cwd=tmp_path)
    assert result.returncode == 1, result.stderr
    assert "DUP101 caption repeats line 5" in result.stdout
    assert not result.stderr


def test_without_entry_points_nothing_passes_for_clean(python: str, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("All well.\n", encoding="utf-8")
    where = "import lintnews, pathlib; print(pathlib.Path(lintnews.__file__).parents[1])"
    site = Path(
        subprocess.run(
            [python, "-I", "-c", where], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    (announced,) = site.glob("lintnews-*.dist-info/entry_points.txt")
    hidden = announced.with_suffix(".hidden")
    announced.rename(hidden)
    try:
        result = lint(python, "article.txt", cwd=tmp_path)
    finally:
        hidden.rename(announced)
    assert result.returncode == 2
    assert "no rule plugin was found" in result.stderr
    assert not result.stdout


def test_the_wheel_is_typed(python: str, tmp_path: Path) -> None:
    code = (
        "import importlib.resources as r; print(*(r.files(p).joinpath('py.typed').is_file() "
        "for p in ('lintnews', 'lintnews_rules')))"
    )
    result = subprocess.run(
        [python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["True", "True"]
