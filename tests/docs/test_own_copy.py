"""The documentation passes its own desk: advice may stand, a warning may not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_documentation_lints_clean() -> None:
    pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")
    command = [sys.executable, "-m", "lintnews", "--level", "warning", "docs", "README.md"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr
