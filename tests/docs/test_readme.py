"""What the README shows is what the command prints."""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_output_in_the_readme_is_real() -> None:
    spec = importlib.util.spec_from_file_location(
        "update_readme", Path(__file__).with_name("update_readme.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert module.updated(readme) == readme, "run `python tests/docs/update_readme.py`"
    assert len({line.split(": ")[1][:3] for line in module.shown().split("\n") if line}) >= 5, (
        "findings of at least five families"
    )


def test_windows_has_lines_of_its_own_that_both_its_shells_take() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^On Windows,[^\n]*\n\n((?: {4}[^\n]*\n)+)", readme, re.MULTILINE)
    assert block
    make, install, lint = (line.strip() for line in block[1].splitlines())
    assert not re.search(r"'|&&|#|python3|/bin/", block[1])
    assert make == r"python -m venv .venv"
    assert install == r'.venv\Scripts\python -m pip install -q ".[all]"'
    assert lint.startswith(r".venv\Scripts\lintnews ")
    assert (ROOT / shlex.split(lint)[-1]).is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "all" in project["optional-dependencies"]
    assert "lintnews" in project["scripts"]


def test_what_everybody_types_needs_no_shell_of_its_own() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}((?:pipx|uv) [^\n]*)", readme, re.MULTILINE)
    assert lines
    assert not [line for line in lines if re.search(r"'|&&|#", line)]
