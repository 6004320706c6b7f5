"""pre-commit runs the hooks, offline, on repositories of articles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHEELHOUSE = os.environ.get("LINTNEWS_WHEELHOUSE")
pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(
        not WHEELHOUSE, reason="LINTNEWS_WHEELHOUSE names no wheelhouse: run python3 tests/run.py"
    ),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(
        not (ROOT / ".git").exists(),
        reason="pre-commit takes hooks from a git repository, and this is none",
    ),
]

CLEAN = "Harbor reopens\n\nThe harbor at Port Ellis reopened on Monday, the port authority said.\n"
FAULTY = CLEAN + "\nThe ferry sails on on Friday.\n"
FIXED = CLEAN + "\nThe ferry sails on Friday.\n"
FINDING = '5:17: DUP105 "on" stands twice'


def offline(home: Path) -> dict[str, str]:
    """Return an environment in which everything is installed from the wheelhouse, or not at all."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PIP_", "PRE_COMMIT", "VIRTUALENV_"))
    }
    return {
        **kept,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}",
        "PRE_COMMIT_HOME": str(home),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(WHEELHOUSE),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "VIRTUALENV_NO_DOWNLOAD": "1",
        "GIT_AUTHOR_NAME": "Desk",
        "GIT_AUTHOR_EMAIL": "desk@example.com",
        "GIT_COMMITTER_NAME": "Desk",
        "GIT_COMMITTER_EMAIL": "desk@example.com",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def git(
    folder: Path, *arguments: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return offline(tmp_path_factory.mktemp("pre-commit-home"))


@pytest.fixture(scope="module")
def project(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]
) -> tuple[Path, str]:
    """Return the project as it stands, as a repository of its own, and its revision."""
    folder = tmp_path_factory.mktemp("hooks") / "lintnews"
    listed = git(
        ROOT,
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        environment=environment,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    git(folder, "init", "-q", environment=environment)
    git(folder, "add", "-A", environment=environment)
    assert git(folder, "commit", "-qm", "As it stands", environment=environment).returncode == 0
    return folder, git(folder, "rev-parse", "HEAD", environment=environment).stdout.strip()


def repository(
    folder: Path, config: str, environment: dict[str, str], articles: dict[str, str]
) -> None:
    """Make a repository in which pre-commit is installed, with articles that are staged."""
    git(folder, "init", "-q", environment=environment)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for name, text in articles.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A", environment=environment)
    installed = pre_commit(folder, environment, "install")
    assert installed.returncode == 0, installed.stdout + installed.stderr


def pre_commit(
    folder: Path, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def from_project(project: tuple[Path, str], hook: str) -> str:
    return (
        f"repos:\n  - repo: {project[0]}\n    rev: {project[1]}\n    hooks:\n      - id: {hook}\n"
    )


@pytest.mark.parametrize("suffix", [".txt", ".md", ".markdown", ".html"])
def test_a_commit_with_a_fault_is_stopped_and_a_clean_one_is_not(
    project: tuple[Path, str], environment: dict[str, str], tmp_path: Path, suffix: str
) -> None:
    clean, faulty = (
        f"<p>{text}</p>".replace("\n\n", "</p>\n\n<p>") if suffix == ".html" else text
        for text in (CLEAN, FAULTY)
    )
    repository(
        tmp_path, from_project(project, "lintnews"), environment, {f"news/clean{suffix}": clean}
    )
    done = git(tmp_path, "commit", "-m", "Clean", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stderr
    (tmp_path / f"news/faulty{suffix}").write_text(faulty, encoding="utf-8")
    git(tmp_path, "add", "-A", environment=environment)
    done = git(tmp_path, "commit", "-m", "Faulty", environment=environment)
    assert done.returncode == 1
    assert f"news/faulty{suffix}:5:" in done.stderr
    assert "DUP105" in done.stderr
    assert "clean" not in done.stderr


def test_what_is_no_article_is_left_alone(
    project: tuple[Path, str], environment: dict[str, str], tmp_path: Path
) -> None:
    articles = {
        "README.md": FAULTY,
        "requirements.txt": "on on\n",
        "story.py": "# on on\n",
        "clean.md": CLEAN,
    }
    repository(tmp_path, from_project(project, "lintnews"), environment, articles)
    done = git(tmp_path, "commit", "-m", "First", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_fix_hook_mends_and_stops_the_commit_once(
    project: tuple[Path, str], environment: dict[str, str], tmp_path: Path
) -> None:
    repository(tmp_path, from_project(project, "lintnews-fix"), environment, {"a.txt": FAULTY})
    done = git(tmp_path, "commit", "-m", "Faulty", environment=environment)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stderr
    assert "fixed DUP105" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == FIXED
    git(tmp_path, "add", "-A", environment=environment)
    done = git(tmp_path, "commit", "-m", "Mended", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_installed_lintnews_is_a_hook_too(environment: dict[str, str], tmp_path: Path) -> None:
    config = (
        "repos:\n  - repo: local\n    hooks:\n      - id: lintnews\n        name: lintnews\n      "
        "  language: system\n"
        "        entry: lintnews --force-exclude\n        files: \\.(txt|md|html)$\n        "
        "require_serial: true\n"
    )
    repository(tmp_path, config, environment, {"a.txt": FAULTY})
    done = pre_commit(tmp_path, environment, "run", "--all-files")
    assert done.returncode == 1
    assert f"a.txt:{FINDING}" in done.stdout


def test_a_baseline_lets_old_faults_pass_and_new_ones_not(
    project: tuple[Path, str], environment: dict[str, str], tmp_path: Path
) -> None:
    config = from_project(project, "lintnews") + "        args: [--baseline, known.json]\n"
    repository(tmp_path, config, environment, {"a.txt": FAULTY})
    taken = subprocess.run(
        [sys.executable, "-m", "lintnews", "--baseline", "known.json", "--update-baseline", "."],
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert taken.returncode == 0
    done = git(tmp_path, "commit", "-m", "Old", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "a.txt").write_text(
        FAULTY + "\nThe fishermen follow it in in May.\n", encoding="utf-8"
    )
    git(tmp_path, "add", "-A", environment=environment)
    done = git(tmp_path, "commit", "-m", "New", environment=environment)
    assert done.returncode == 1
    assert "a.txt:7:" in done.stderr
    assert "a.txt:5:" not in done.stderr
