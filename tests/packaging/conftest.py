"""An environment with the built wheel, its requirements and pytest, from the wheelhouse alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))


class Environment:
    """A clean environment: its commands see no index and nothing of that which runs the tests."""

    def __init__(self, folder: Path, wheelhouse: str) -> None:
        venv.create(folder / "env", with_pip=True)
        self.bin = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "COV_"))
        }
        offline = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": wheelhouse,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        self.settings = {
            **inherited,
            **offline,
            "HOME": str(folder),
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
        }

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        program = str(self.bin / command[0])
        return subprocess.run(
            [program, *command[1:]],
            cwd=cwd,
            env=self.settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def must(self, *command: str, cwd: Path) -> str:
        done = self.run(*command, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("clean")
    wheelhouse = os.environ["LINTNEWS_WHEELHOUSE"]
    offline = ["--no-index", "--find-links", wheelhouse, "-q"]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            *offline,
            "--no-deps",
            "-w",
            str(folder / "dist"),
            str(ROOT),
        ],
        check=True,
    )
    (wheel,) = (folder / "dist").glob("lintnews-*.whl")
    made = Environment(folder, wheelhouse)
    made.must("pip", "install", "-q", str(wheel), "pytest", cwd=folder)
    return made
