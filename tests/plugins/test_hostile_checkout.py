"""A checked-out folder runs no code of its own, whatever it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MODULES = (
    "conftest",
    "lintnews",
    "lintnews_rules",
    "regex",
    "json",
    "re",
    "tomli",
    "pluggy",
    "argparse",
    "textstat",
    "evil",
    "sitecustomize",
)
COMMANDS = (
    ["a.txt"],
    ["."],
    ["-"],
    ["rules"],
    ["--version"],
    ["config", "a.txt"],
    ["inspect", "a.txt"],
    ["explain", "DUP101"],
    ["--format", "sarif", "a.txt"],
    ["--config", "lintnews.toml", "a.txt"],
)


@pytest.fixture
def checkout(site: Any) -> Path:
    """A folder that holds a trap for everything that Python, pytest or pip might pick up."""
    folder: Path = site.copy
    trap = f"open({str(folder / 'RAN')!r}, 'a').write(__name__ + chr(10))\n"
    for name in MODULES:
        (folder / f"{name}.py").write_text(trap, encoding="utf-8")
    for kind in ("evil-1.dist-info", "evil.egg-info"):
        (folder / kind).mkdir()
        (folder / kind / "entry_points.txt").write_text(
            "[lintnews]\nevil = evil\n", encoding="utf-8"
        )
        (folder / kind / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: evil\nVersion: 1\n", encoding="utf-8"
        )
    (folder / "rules").mkdir()
    (folder / "rules" / "evil.py").write_text(trap, encoding="utf-8")
    (folder / "lintnews.toml").write_text(
        'rule-files = ["evil.py", "rules/*.py"]\n', encoding="utf-8"
    )
    (folder / "usercustomize.py").write_text(trap, encoding="utf-8")
    (folder / "a.txt").write_text("It is okay, the mayor said on Monday.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_runs_code_of_the_folder_it_stands_in(
    checkout: Path, site: Any, arguments: list[str]
) -> None:
    scripts = os.path.join(os.path.dirname(sys.executable), "lintnews")
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {
        "HOME": str(site.folder)
    }
    for command in ([scripts], [sys.executable, "-P", "-m", "lintnews"]):
        subprocess.run(
            [*command, *arguments],
            cwd=checkout,
            env=settings,
            input="x",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert not (checkout / "RAN").exists(), (checkout / "RAN").read_text()


def test_run_as_a_module_the_folder_is_taken_off_the_path_before_anything_of_ours_is_imported(
    checkout: Path, site: Any
) -> None:
    """What Python itself imports before that cannot be defended: ``python -P -m lintnews`` can."""
    for name in ("sitecustomize", "usercustomize", "lintnews", "re", "json"):
        (checkout / f"{name}.py").unlink()
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {
        "HOME": str(site.folder)
    }
    subprocess.run(
        [sys.executable, "-m", "lintnews", "a.txt"],
        cwd=checkout,
        env=settings,
        capture_output=True,
        check=False,
    )
    assert not (checkout / "RAN").exists()


def test_a_folder_on_the_path_brings_plugins_and_the_current_one_does_not(site: Any) -> None:
    """The same folder, once entered and once not."""
    site.install("okk", site.good)
    assert "OKK101" in site.run("rules").stdout
    assert "OKK101" not in site.run("rules", cwd=site.folder).stdout
