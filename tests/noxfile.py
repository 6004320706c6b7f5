"""Run the tests on every Python version that is tested: ``nox -f tests/noxfile.py``."""

from __future__ import annotations

from pathlib import Path

import nox

ROOT = Path(__file__).parents[1]

nox.options.default_venv_backend = "venv"


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the test suite."""
    session.chdir(ROOT)
    session.install("-e", ".[dev]")
    session.run("pytest", "-q", "-n", "auto", *session.posargs)


@nox.session(python="3.11")
def lint(session: nox.Session) -> None:
    """Run ruff and mypy."""
    session.chdir(ROOT)
    session.install("-e", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
