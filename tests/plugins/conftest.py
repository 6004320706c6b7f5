"""Plugins made up for a test: a package with an entry point, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_GOOD = """
from lintnews import Finding, PluginInfo, Severity, Span, hookimpl, rule

@rule(code="OKK101", name="okay", summary="finds okay", severity=Severity.WARNING,
      roles=None, languages=None, bad=(), good=())
def okay(reading, options):
    at = reading.text.find("okay")
    if at >= 0:
        yield Finding(Span(at, at + 4), "okay")

@hookimpl
def lintnews_rules():
    return [okay]
"""


class Site:
    """A folder on the path of the command that is run, with the plugins installed into it."""

    good = _GOOD

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        self.copy = folder / "copy"
        self.folder.mkdir()
        self.copy.mkdir()
        self.article = self.copy / "article.txt"
        self.article.write_text("It is okay, the mayor said on Monday.\n", encoding="utf-8")

    def install(self, name: str, code: str, version: str = "1.0") -> Path:
        """Install a plugin of one module, as pip would leave it."""
        module = self.folder / f"{name}.py"
        module.write_text(textwrap.dedent(code), encoding="utf-8")
        self.announce(self.folder, name, version)
        return module

    @staticmethod
    def announce(folder: Path, name: str, version: str = "1.0") -> None:
        metadata = folder / f"{name}-{version}.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8"
        )
        (metadata / "entry_points.txt").write_text(
            f"[lintnews]\n{name} = {name}\n", encoding="utf-8"
        )

    def run(
        self, *arguments: str, limit: float = 10.0, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the command with the plugins, in the folder of the copy."""
        start = (
            # Who starts the tests in the background has interrupts ignored.
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
            f"import sys; from lintnews import guard; guard.LIMIT = {limit}; from "
            "lintnews.__main__ import main; sys.exit(main())"
        )
        settings = {
            **os.environ,
            "PYTHONPATH": str(self.folder),
            "HOME": str(self.folder.parent),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-c", start, *arguments]
        return subprocess.run(
            command,
            cwd=cwd or self.copy,
            env=settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=600,  # a plugin that is not ended fails here
        )


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def line_of() -> Callable[[Path, str], int]:
    """Say in which line of a file some words stand."""

    def find(path: Path, words: str) -> int:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if words in line:
                return number
        raise AssertionError(words)

    return find
