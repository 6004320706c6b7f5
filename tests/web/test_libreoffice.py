"""LibreOffice Writer's remote grammar checker, pointed at the server, marks what lintnews found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("uvicorn", reason="the extra serve is not installed")

from serving import server

SOFFICE = shutil.which("soffice")
PYTHON = "/usr/bin/python3"
ASK = Path(__file__).with_name("ask_libreoffice.py")
TEXT = (
    "The pier 🚢 reopened on on Monday after repairs, the mayor said. It was shut for for a year."
)


def has_uno() -> bool:
    """Return whether the system's Python can talk to LibreOffice."""
    if not Path(PYTHON).exists():
        return False
    return (
        subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(not has_uno(), reason="python3-uno is not installed")
def test_writers_remote_checker_marks_the_words(tmp_path: Path) -> None:
    assert SOFFICE is not None
    pipe = f"lintnews{tmp_path.name}"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    options = [
        "--headless",
        "--invisible",
        "--norestore",
        profile,
        f"--accept=pipe,name={pipe};urp",
    ]
    words = {**os.environ, "LC_ALL": "C.UTF-8"}  # LibreOffice sends the bytes of its own locale
    office = subprocess.Popen([SOFFICE, *options], stderr=subprocess.DEVNULL, env=words)
    try:
        with server("--timeout", "600") as address:
            asked = subprocess.run(
                [PYTHON, ASK, pipe, f"{address}/v2", TEXT],
                capture_output=True,
                text=True,
                check=True,
                timeout=1800,
                env=words,
            )
    finally:
        office.terminate()
        office.wait()
    units = TEXT.encode("utf-16-le")
    errors = json.loads(asked.stdout)
    marked = [
        units[2 * one["start"] : 2 * (one["start"] + one["length"])].decode("utf-16-le")
        for one in errors
    ]
    assert marked == ["on on", "for for"]
    assert [one["suggests"] for one in errors] == [["on"], ["for"]]
