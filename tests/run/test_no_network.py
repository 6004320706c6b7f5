"""A run opens no socket: whatever a library of ours would like to fetch, it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, sys

def stop(event, arguments):
    if event.startswith("socket.") and event not in {"socket.gethostname"}:
        os.write(2, f"the network: {event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(stop)
from lintnews.__main__ import main
sys.exit(main())
"""


def outcome(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SCRIPT, "--isolated", "--no-cache", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_linting_opens_no_socket(tmp_path: Path) -> None:
    harbor = (ROOT / "docs/examples/harbor.txt").read_text(encoding="utf-8")
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(harbor, encoding="utf-8")
    page = '<p>See <a href="http://example.org/">it</a>.</p><img src="http://example.org/a.jpg">'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    done = outcome("--profile", "desk", ".", folder=tmp_path)
    assert done.returncode == 1, done.stderr


def test_the_hook_of_this_test_sees_a_socket(tmp_path: Path) -> None:
    rule = (
        "from lintnews import Severity, rule\nimport socket\n\n"
        '@rule(code="HSE101", name="x-y", summary="x", severity=Severity.ERROR, roles=None, '
        'bad=("x",), good=("y",))\ndef c(reading):\n    "w"\n'
        "    socket.create_connection(('127.0.0.1', 9))\n    return []\n"
    )
    (tmp_path / "r.py").write_text(rule, encoding="utf-8")
    (tmp_path / "a.txt").write_text("A pier.\n", encoding="utf-8")
    assert outcome("--rule-file", "r.py", "a.txt", folder=tmp_path).returncode == 99
