"""A folder to run the command in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return the current folder: a repository, so that no configuration above it counts."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    # What an earlier test, or the user, has linted already is nobody's business here.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    return tmp_path


@pytest.fixture
def command(folder: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return the function that runs the command as a process of its own."""

    def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
        options.setdefault("capture_output", True)
        return subprocess.run(
            [sys.executable, "-m", "lintnews", *arguments],
            cwd=folder,
            check=False,
            timeout=1800,
            **options,
        )

    return run
