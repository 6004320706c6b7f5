"""A file is the old one or the new one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.errors import WriteError
from lintnews.run import writing


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(b"old\n")
    return path


def only_file(path: Path) -> bool:
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_new_bytes_take_the_place_of_the_old(article: Path) -> None:
    writing.replace(str(article), b"old\n", b"new\r\n")
    assert article.read_bytes() == b"new\r\n"
    assert only_file(article)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(article: Path, mode: int) -> None:
    article.chmod(mode)
    writing.replace(str(article), b"old\n", b"new\n")
    assert article.stat().st_mode & 0o7777 == mode


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away"
)
def test_the_owner_is_kept(article: Path) -> None:
    os.chown(article, 1234, 2345)
    writing.replace(str(article), b"old\n", b"new\n")
    status = article.stat()
    assert (status.st_uid, status.st_gid) == (1234, 2345)


def test_the_time_of_the_change_is_that_of_the_change(article: Path) -> None:
    os.utime(article, (1_000_000_000, 1_000_000_000))
    writing.replace(str(article), b"old\n", b"new\n")
    assert article.stat().st_mtime > 1_500_000_000


def test_a_file_that_changed_meanwhile_is_left_alone(article: Path) -> None:
    article.write_bytes(b"edited by hand\n")
    with pytest.raises(WriteError, match="changed by somebody else"):
        writing.replace(str(article), b"old\n", b"new\n")
    assert article.read_bytes() == b"edited by hand\n"
    assert only_file(article)


def test_another_run_that_was_quicker_is_no_fault(article: Path) -> None:
    article.write_bytes(b"new\n")
    writing.replace(str(article), b"old\n", b"new\n")
    assert only_file(article)


def test_a_read_only_file_is_left_alone(article: Path) -> None:
    article.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        writing.replace(str(article), b"old\n", b"new\n")
    assert article.read_bytes() == b"old\n"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whatever_fails_leaves_the_old_file_and_no_other(
    article: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(WriteError, match="No space left"):
        writing.replace(str(article), b"old\n", b"new\n")
    assert article.read_bytes() == b"old\n"
    assert only_file(article)


def test_a_link_stays_a_link(article: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(article)
    writing.replace(str(link), b"old\n", b"new\n")
    assert link.is_symlink()
    assert article.read_bytes() == b"new\n"


def test_a_link_out_of_the_given_paths_is_refused(article: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "link.txt").symlink_to(article)
    for paths in ([str(given)], [str(given / "link.txt")]):
        with pytest.raises(WriteError, match="outside of the given paths"):
            writing.require_within(str(given / "link.txt"), writing.roots(paths))


def test_a_link_within_the_given_paths_is_followed(article: Path, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(article)
    writing.require_within(str(tmp_path / "link.txt"), writing.roots([str(tmp_path)]))


def test_a_given_folder_may_be_reached_by_a_link(article: Path, tmp_path: Path) -> None:
    here = tmp_path / "issue"
    here.mkdir()
    article.rename(here / "article.txt")
    (tmp_path / "current").symlink_to(here, target_is_directory=True)
    writing.require_within(
        str(tmp_path / "current" / "article.txt"), writing.roots([str(tmp_path / "current")])
    )
    writing.require_within(
        str(tmp_path / "current" / "article.txt"),
        writing.roots([str(tmp_path / "current" / "article.txt")]),
    )


def test_a_linked_folder_below_the_given_one_is_not_followed(article: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "linked").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(WriteError, match="outside"):
        writing.require_within(str(given / "linked" / article.name), writing.roots([str(given)]))


def test_a_sister_folder_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        writing.require_within(
            str(tmp_path / "draftsmen" / "a.txt"), writing.roots([str(tmp_path / "drafts")])
        )


def test_a_file_of_ours_is_created_with_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    writing.create(str(tmp_path / "baseline.json"), b"{}")
    assert (tmp_path / "baseline.json").stat().st_mode == usual.stat().st_mode


def test_a_folder_that_is_not_there_is_named_as_the_cause(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file"):
        writing.create(str(tmp_path / "missing" / "baseline.json"), b"{}")


def test_a_file_with_a_second_name_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    (tmp_path / "b.txt").hardlink_to(file)
    with pytest.raises(WriteError, match="second name"):
        writing.replace(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"


def test_what_a_killed_process_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    old, fresh, ours, other = (
        tmp_path / name
        for name in (
            f".lintnews-{gone.pid}-abc.tmp",
            f".lintnews-{gone.pid}-xyz.tmp",
            f".lintnews-{os.getpid()}-abc.tmp",
            ".lintnews-abc.tmp",
        )
    )
    for path in (old, fresh, ours, other):
        path.touch()
        if path is not fresh:
            os.utime(path, (0, 0))
    writing.create(str(tmp_path / "a.txt"), b"x")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "a.txt", fresh, ours, other])


def test_a_signal_waits_until_the_file_is_written(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from lintnews.run import writing\n"
        "replace = os.replace\n"
        "def late(*names): os.kill(os.getpid(), signal.SIGTERM); replace(*names)\n"
        "os.replace = late\n"
        f"writing.create({str(tmp_path / 'a.txt')!r}, b'x')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
