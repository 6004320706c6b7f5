"""The same command on a Ray cluster gives the same tables; needs the extra ``cluster``."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "faults" / "archive_cluster.py"


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed")
def test_a_cluster_that_loses_a_worker_gives_the_same_tables(archive: Path, folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(SCRIPT), str(archive), str(folder / "results")],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert result.returncode == 0, result.stdout + result.stderr
