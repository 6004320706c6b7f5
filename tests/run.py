#!/usr/bin/env python3
"""Install lintnews into an environment of its own and run every check there is.

    python3 tests/run.py                 everything: ruff, mypy, the tests with coverage
    python3 tests/run.py -k floors       the tests only, with pytest's own arguments

The script needs Python 3.11 or newer, pip and git. It first fills a wheelhouse
(``.wheelhouse``) from the package index; every install after that, its own and
those inside the tests, is ``--no-index``. The environment is ``.venv-test``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv-test"
WHEELHOUSE = ROOT / ".wheelhouse"
# What isolated builds and nested environments need besides the project's own requirements.
BUILD = ("pip", "setuptools", "wheel", "editables")


def main(arguments: list[str]) -> int:
    """Fill the wheelhouse, install, check; return the first exit code that is not 0."""
    os.chdir(ROOT)
    python = environment()
    fill_wheelhouse(python)
    install(python)
    settings = {
        **os.environ,
        "LINTNEWS_WHEELHOUSE": str(WHEELHOUSE),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    # The tests must not depend on who runs them.
    settings.pop("PYTHONPATH", None)
    pytest = [python, "-m", "pytest"]
    if arguments:
        return run([*pytest, *arguments], settings)
    checks = (
        [python, "-m", "ruff", "check"],
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "mypy"],
        [*pytest, "-q", "-n", "auto", "--cov", "--cov-report=term:skip-covered"],
    )
    codes = [run(check, settings) for check in checks]
    return next((code for code in codes if code), 0)


def environment() -> str:
    """Return the Python of the test environment, made anew where it is of another version."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python.exists():
        found = subprocess.run(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
        if found.stdout.strip() != wanted:
            shutil.rmtree(ENVIRONMENT)
    if not python.exists():
        print(f"making {ENVIRONMENT.name} with Python {wanted}", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    return str(python)


def requirements() -> list[str]:
    """Return every requirement of pyproject.toml: to build, to run, of the extras, to test."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        found.extend(item for item in extra if not item.startswith("lintnews["))
    return sorted({*found, *BUILD})


def fill_wheelhouse(python: str) -> None:
    """Download what is not there yet; a stamp says for which requirements that was done."""
    wanted = requirements()
    stamp = WHEELHOUSE / f"complete-{sys.version_info.major}.{sys.version_info.minor}"
    digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    print("filling .wheelhouse", flush=True)
    WHEELHOUSE.mkdir(exist_ok=True)
    subprocess.run(
        [python, "-m", "pip", "download", "-q", "--prefer-binary", "-d", str(WHEELHOUSE), *wanted],
        check=True,
    )
    stamp.write_text(digest, encoding="utf-8")


def install(python: str) -> None:
    """Install lintnews, editable, with everything the checks need, from the wheelhouse alone."""
    command = [
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-index",
        "--find-links",
        str(WHEELHOUSE),
        "-e",
        ".[dev]",
    ]
    subprocess.run(command, check=True)


def run(command: list[str], settings: dict[str, str]) -> int:
    """Run one check, saying which."""
    print("$", " ".join(["python", *command[1:]]), flush=True)
    return subprocess.run(command, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
