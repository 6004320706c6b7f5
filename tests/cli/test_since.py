"""``--since REV``: only what stands on lines that changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lintnews.cli.main import run

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OLD = "The harbor reopened on Monday,, the port authority said.\n\nThe ferry sails on Friday.\n"
FRESH = "\nThe fishermen follow on Sunday,, they said.\n"


def git(*arguments: str) -> str:
    identity = [
        "-c",
        "user.name=Desk",
        "-c",
        "user.email=desk@example.com",
        "-c",
        "commit.gpgsign=false",
    ]
    return subprocess.run(
        ["git", *identity, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(message: str) -> str:
    git("add", "-A")
    git("commit", "-qm", message)
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git("init", "-qb", "main")
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(OLD, encoding="utf-8")
    commit("first")
    return tmp_path


def lint(*arguments: str) -> int:
    return run(["--isolated", *arguments])


def places(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]


def test_nothing_changed_nothing_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--since", "HEAD", str(repository)) == 0
    assert places(capsys) == []


@pytest.mark.parametrize("state", ["unstaged", "staged", "committed"])
def test_a_changed_line_counts_and_an_old_one_does_not(
    repository: Path, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    base = git("rev-parse", "HEAD")
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    if state == "staged":
        git("add", "-A")
    if state == "committed":
        commit("second")
    assert lint("--since", base, "a.txt", "b.txt") == 1
    assert places(capsys) == ["a.txt:5:31:"]


def test_a_new_file_counts_whole(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "café 1.txt").write_text(OLD, encoding="utf-8")
    assert lint("--since", "HEAD", ".") == 1
    assert places(capsys) == ["café"]
    commit("second")
    assert lint("--since", "HEAD~1", ".") == 1


def test_a_renamed_file_counts_where_it_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "a.txt").rename(repository / "c.txt")
    (repository / "c.txt").write_text(OLD + FRESH, encoding="utf-8")
    git("add", "-A")
    lint("--since", "HEAD", "c.txt")
    assert places(capsys) == ["c.txt:5:31:"]


def test_the_comparison_is_with_where_the_branches_parted(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("checkout", "-qb", "desk")
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    commit("ours")
    git("checkout", "-q", "main")
    (repository / "b.txt").write_text(OLD.replace(",,", ","), encoding="utf-8")
    commit("theirs")
    git("checkout", "-q", "desk")
    lint("--since", "main", "a.txt", "b.txt")
    assert places(capsys) == ["a.txt:5:31:"]
    lint("--since", "main", "--no-merge-base", "a.txt", "b.txt")
    assert places(capsys) == ["a.txt:5:31:", "b.txt:1:30:"]


def test_a_finding_counts_where_the_place_it_speaks_of_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = "The ferry that sails on Friday takes the long way round the bay, as it did last year."
    (repository / "a.txt").write_text(
        f"Harbor reopens\n\nOne came.\n\n{twice}\n\n", encoding="utf-8"
    )
    commit("second")
    (repository / "a.txt").write_text(
        f"Harbor reopens\n\n{twice}\n\nOne came.\n\n{twice}\n\n", encoding="utf-8"
    )
    assert lint("--since", "HEAD", "--select", "DUP102", "a.txt") == 1
    assert places(capsys) == ["a.txt:7:1:"]


def test_fix_mends_changed_lines_alone(repository: Path) -> None:
    (repository / "a.txt").write_text(OLD + FRESH + FRESH, encoding="utf-8")
    assert lint("--since", "HEAD", "--fix", "--ignore", "DUP", ".") == 0
    assert (repository / "a.txt").read_text(encoding="utf-8") == OLD + (FRESH + FRESH).replace(
        ",,", ","
    )
    assert (repository / "b.txt").read_text(encoding="utf-8") == OLD


def test_carriage_returns_alone_make_the_whole_file_count(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "a.txt").write_bytes((OLD + FRESH).replace("\n", "\r").encode())
    lint("--since", "HEAD", "a.txt")
    assert len(places(capsys)) == 2


def test_a_file_that_cannot_be_read_is_reported_all_the_same(repository: Path) -> None:
    (repository / "a.txt").write_bytes(b"\xff\xff\n")
    assert lint("--since", "HEAD", ".") == 2


def test_the_baseline_holds_beside_it(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    assert lint("--baseline", "known.json", "--update-baseline", "a.txt") == 0
    capsys.readouterr()
    assert lint("--baseline", "known.json", "--since", "HEAD", "a.txt") == 0
    assert capsys.readouterr() == ("", "")


def test_git_runs_nothing_that_the_repository_configures(repository: Path) -> None:
    marker = repository / "ran"
    for key in ("core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv"):
        git("config", key, f"touch {marker};:")
    (repository / ".gitattributes").write_text("*.txt diff=evil\n", encoding="utf-8")
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    marker.unlink(missing_ok=True)
    assert lint("--since", "HEAD", "a.txt") == 1
    assert not marker.exists()


def test_settings_of_the_user_for_diffs_do_not_matter(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, value in (
        ("noprefix", "true"),
        ("mnemonicPrefix", "true"),
        ("interHunkContext", "9"),
        ("context", "9"),
        ("relative", "true"),
    ):
        git("config", f"diff.{key}", value)
    git("config", "color.ui", "always")
    (repository / "desk").mkdir()
    (repository / "desk" / "c.txt").write_text(OLD, encoding="utf-8")
    commit("second")
    (repository / "desk" / "c.txt").write_text(OLD + FRESH, encoding="utf-8")
    os.chdir("desk")
    lint("--since", "HEAD", "c.txt")
    assert places(capsys) == ["c.txt:5:31:"]


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=evil", ""])
def test_a_revision_that_is_none_is_refused(
    repository: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint(f"--since={revision}", "a.txt") == 2
    assert "no revision" in capsys.readouterr().err
    assert not (repository / "evil").exists()


@pytest.mark.usefixtures("repository")
def test_branches_without_a_common_commit_are_refused_with_the_way_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    git("checkout", "-q", "--orphan", "other")
    commit("alone")
    assert lint("--since", "main", "a.txt") == 2
    assert "--no-merge-base" in capsys.readouterr().err


def test_a_folder_without_git_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OLD, encoding="utf-8")
    assert lint("--since", "HEAD", str(path)) == 2
    assert "no git repository" in capsys.readouterr().err


def test_a_machine_without_git_is_told_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert lint("--since", "HEAD", "a.txt") == 2
    assert "not installed" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--since", "HEAD", "-"], ["--no-merge-base", "a.txt"]])
@pytest.mark.usefixtures("repository")
def test_what_makes_no_sense_is_refused(arguments: list[str]) -> None:
    assert lint(*arguments) == 2


def test_a_hook_s_environment_does_not_bind_git_to_another_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert lint("--since", "HEAD", "a.txt") == 1


def test_git_runs_nothing_that_the_repository_names(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Filters, monitors, hooks, text converters, diffs, and ways to fetch what is missing."""
    mark = repository / "RAN"
    run_it = f"touch {mark}; cat"
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    (repository / ".gitattributes").write_text("*.txt filter=evil diff=evil\n", encoding="utf-8")
    included = repository / "more"
    included.write_text(f'[filter "evil"]\n\tprocess = "{run_it}"\n', encoding="utf-8")
    hooks = repository / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\n{run_it}\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    with (repository / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(
            f"""[filter "evil"]
\tclean = "{run_it}"
\tsmudge = "{run_it}"
\trequired = true
[diff "evil"]
\tcommand = "{run_it}"
\ttextconv = "{run_it}"
[core]
\tfsmonitor = "{run_it}"
\thooksPath = {hooks}
\tsshCommand = "{run_it}"
\tpager = "{run_it}"
\talternateRefsCommand = "{run_it}"
[include]
\tpath = {included}
"""
        )
    assert lint("--since", "HEAD", "a.txt") == 1
    assert places(capsys) == ["a.txt:5:31:"]
    assert not mark.exists()


def test_what_is_missing_is_not_fetched(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = repository / "RAN"
    blob = git("rev-parse", "HEAD:a.txt")
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (repository / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    config = repository / ".git" / "config"
    config.write_text(
        f"""[core]
\trepositoryformatversion = 1
\tsshCommand = "touch {mark}; false"
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ssh://localhost/x
\tpromisor = true
""",
        encoding="utf-8",
    )
    assert lint("--since", "HEAD", "a.txt") == 2
    assert "git diff failed" in capsys.readouterr().err
    assert not mark.exists()


def test_a_pipe_in_the_place_of_a_file_of_git_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".git" / "HEAD").unlink()
    os.mkfifo(repository / ".git" / "HEAD")
    assert lint("--since", "main", "a.txt") == 2
    assert "not a regular file" in capsys.readouterr().err


def test_a_linked_working_tree_is_read(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("worktree", "add", "-q", "-b", "other", "tree")
    (repository / "tree" / "a.txt").write_text(OLD + FRESH, encoding="utf-8")
    assert lint("--since", "main", "tree/a.txt") == 1
    assert places(capsys) == ["tree/a.txt:5:31:"]


def test_line_ends_that_git_converts_are_no_change(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("config", "core.autocrlf", "true")
    (repository / "a.txt").write_bytes(OLD.replace("\n", "\r\n").encode())
    assert lint("--since", "HEAD", "a.txt") == 0
    assert places(capsys) == []
