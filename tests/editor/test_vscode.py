"""The extension for VS Code is packed from its lock file."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "lintnews" / "editor" / "vscode"
NPM = shutil.which("npm")


@pytest.mark.skipif(NPM is None, reason="there is no npm")
def test_the_extension_is_packed(tmp_path: Path) -> None:
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    installed = npm(folder, "ci", "--prefer-offline", "--ignore-scripts", "--no-audit")
    if installed.returncode:
        pytest.skip(f"npm cannot get the packages: {installed.stderr[-200:]}")
    packed = npm(folder, "run", "package")
    assert packed.returncode == 0, packed.stderr
    with zipfile.ZipFile(folder / "lintnews.vsix") as package:
        assert "extension/extension.js" in package.namelist()
        manifest = json.loads(package.read("extension/package.json"))
    assert manifest["main"] == "./extension.js"


def npm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert NPM
    return subprocess.run(
        [NPM, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=1800
    )
