"""Archives to scan. Daft runs in processes of its own: its threads may crash Python's end."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PIER = """Pier reopens after storm

By Lena Ortiz

HALDEN — The pier reopened Friday, Mayor Tom Reed said. “It is sound ,” he said.

The the ferry will run from June 31, according to a source close to the council.

Tom Reed opens the pier at Halden on Friday. (Sam Park)

Tom Reed opens the pier at Halden on Friday. (Sam Park)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs the extra where it is not installed."""
    missing = [name for name in ("daft", "pyarrow") if importlib.util.find_spec(name) is None]
    for item in items:
        if missing and "without_the_extra" not in item.name and "archive" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason=f"{', '.join(missing)} is not installed"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a repository, so that no configuration above it counts."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return tmp_path


@pytest.fixture
def lintnews(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return the function that runs the command as a process of its own."""

    def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "lintnews", *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=1800,
            **{"cwd": folder, **options},
        )

    return run


@pytest.fixture
def pier() -> str:
    """Return a story with a handful of slips."""
    return PIER


@pytest.fixture
def archive(folder: Path) -> Path:
    """Return a folder of two publishers' articles in three formats, one of them unreadable."""
    root = folder / "archive"
    for publisher in ("Courier", "Herald"):
        for number in range(6):
            day = root / publisher / "2019" / f"{number + 1:02d}"
            day.mkdir(parents=True)
            text = PIER.replace("Halden", f"Halden{number}").replace("Friday", "Monday", number)
            (day / "pier.txt").write_text(text, encoding="utf-8")
    (root / "Courier" / "page.html").write_text(
        "<article><h1>Ferry late</h1><p>The ferry was was late , again.</p></article>",
        encoding="utf-8",
    )
    (root / "Courier" / "post.md").write_text(
        "---\ndate: 2019-04-12\n---\n# Ferry late\n\nThe ferry was was late.\n", encoding="utf-8"
    )
    (root / "Herald" / "broken.txt").write_bytes(b"caf\xe9 \x80\n")
    (root / "Herald" / "empty.txt").write_text("", encoding="utf-8")
    return root
