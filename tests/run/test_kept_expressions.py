"""What one process compiled the next one has, if nobody else can have written it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintnews.analysis import expressions
from lintnews.run import kept_expressions
from lintnews.run.request import Work

POSIX = pytest.mark.skipif(not hasattr(os, "getuid"), reason="who owns a file is asked on POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Yield a folder that is not there yet, with one expression in its file."""
    begun(tmp_path / "kept")
    expressions.compiled("one", 0)
    kept_expressions.end()
    yield tmp_path / "kept"
    kept_expressions.end()


def begun(folder: Path) -> None:
    kept_expressions.begin(str(folder))


def is_kept(expression: str) -> bool:
    expressions.take_new()
    assert expressions.compiled(expression, 0) == re.compile(expression)
    return not expressions.take_new()


def test_the_next_process_has_what_was_compiled(folder: Path) -> None:
    begun(folder)
    assert is_kept("one")
    assert not is_kept("two")


def test_what_is_written_later_stands_beside_it(folder: Path) -> None:
    begun(folder)
    expressions.compiled("two", 0)
    kept_expressions.end()
    begun(folder)
    assert is_kept("one")
    assert is_kept("two")
    assert len(list(folder.iterdir())) == 1


def test_a_run_that_compiled_nothing_new_writes_nothing(folder: Path) -> None:
    (file,) = folder.iterdir()
    os.utime(file, (1, 1))
    begun(folder)
    expressions.compiled("one", 0)
    kept_expressions.end()
    assert file.stat().st_mtime == 1


def test_a_file_that_grew_too_large_is_begun_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = folder.iterdir()
    monkeypatch.setattr(expressions, "LARGEST", file.stat().st_size + 10)
    begun(folder)
    expressions.compiled("two", 0)
    kept_expressions.end()
    begun(folder)
    assert not is_kept("one")
    assert is_kept("two")


@POSIX
@pytest.mark.parametrize("writable", [".", "file"])
def test_what_others_may_write_is_not_believed(folder: Path, writable: str) -> None:
    (file,) = folder.iterdir()
    (folder if writable == "." else file).chmod(0o777)
    begun(folder)
    assert not is_kept("one")


@POSIX
def test_nothing_is_written_where_others_may_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    begun(tmp_path)
    expressions.compiled("one", 0)
    kept_expressions.end()
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (file,) = folder.iterdir()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    begun(folder)
    assert not is_kept("one")


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    begun(tmp_path / "file")
    expressions.compiled("one", 0)
    kept_expressions.end()


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_expressions, "default_folder", lambda: None)
    kept_expressions.begin()
    expressions.compiled("one", 0)
    kept_expressions.end()


def test_without_a_cache_what_is_there_is_used_and_nothing_written(folder: Path) -> None:
    (file,) = folder.iterdir()
    before = file.read_bytes()
    kept_expressions.begin_for(Work(cache_dir=str(folder), no_cache=True))
    assert is_kept("one")
    expressions.compiled("two", 0)
    kept_expressions.end()
    assert file.read_bytes() == before
