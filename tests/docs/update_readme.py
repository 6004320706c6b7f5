"""Write the output that the README shows again: ``python tests/docs/update_readme.py``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = "lintnews docs/examples/harbor.txt"


def shown() -> str:
    """Return what the command prints, indented as the README has it."""
    command = [sys.executable, "-m", "lintnews", "--isolated", "docs/examples/harbor.txt"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode != 1:
        sys.exit(result.stderr or f"exit code {result.returncode}")
    return "".join(f"    {line}\n" for line in result.stdout.split("\n") if line)


def updated(readme: str) -> str:
    """Return the README with the output of today."""
    return re.sub(
        rf"(    \$ {re.escape(COMMAND)}\n)(?:    .*\n)*", lambda match: match[1] + shown(), readme
    )


if __name__ == "__main__":
    page = ROOT / "README.md"
    page.write_text(updated(page.read_text(encoding="utf-8")), encoding="utf-8")
