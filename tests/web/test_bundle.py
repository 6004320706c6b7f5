"""The script of the page is what its sources and their lock file make."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "lintnews" / "web"
NPM = shutil.which("npm")


@pytest.mark.skipif(NPM is None, reason="there is no npm")
def test_the_bundle_is_made_of_its_sources(tmp_path: Path) -> None:
    folder = tmp_path / "frontend"
    shutil.copytree(WEB / "frontend", folder, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "static").mkdir()
    installed = npm(folder, "ci", "--prefer-offline", "--ignore-scripts", "--no-audit")
    if installed.returncode:
        pytest.skip(f"npm cannot get the packages: {installed.stderr[-200:]}")
    built = npm(folder, "run", "build")
    assert built.returncode == 0, built.stderr
    made = (tmp_path / "static" / "page.js").read_bytes()
    assert made == (WEB / "static" / "page.js").read_bytes()


def npm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert NPM
    return subprocess.run(
        [NPM, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=1800
    )
