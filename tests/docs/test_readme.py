"""What the README shows is what the command prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_output_in_the_readme_is_real() -> None:
    command = [sys.executable, "-m", "lintnews", "--isolated", "docs/examples/harbor.txt"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    shown = "".join(f"    {line}\n" for line in result.stdout.split("\n") if line)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"    $ lintnews docs/examples/harbor.txt\n{shown}\n" in readme
    assert len({line.split(": ")[1][:3] for line in shown.split("\n") if line}) >= 5
