"""The cache: whatever is wrong with it is a miss, and it never holds what another run would find."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from lintnews.config.settings import Settings
from lintnews.errors import PluginError
from lintnews.plugins.contributions import WordList
from lintnews.plugins.registry import Plugin, Registry
from lintnews.run import cache
from lintnews.run.cache import FileCache, Store, read, written
from lintnews.run.cached_lint import cache_of, files_of
from lintnews.run.own_folder import default_folder
from lintnews.run.request import Request, Work
from lintnews.run.session import LintRun

WRONG: dict[int, list[Any]] = {
    0: [None, 3, [], "b"],
    2: [[], {}, None],
    4: [None, 1, ["m"]],
    5: ["grave", None, []],
    6: [None, [1], ["1"] * 6, [-1] * 6, [2, 1] * 3, [True] * 6],
    7: [None, ["x"], [[1, 2]], [[[1], "x"]]],
    8: [["x"], ["safe", []], ["safe", [[2, 1, "x"]]], [[], []]],
    10: [7, ["u"], {}],
}
ROW: list[Any] = ["a", None, "DUP101", "n", "m", "error", [1, 2, 1, 2, 1, 3], [], None, "f", "u"]
FILE = "findings-1.sqlite"


def changed(number: int, value: Any) -> str:
    return json.dumps([[*ROW[:number], value, *ROW[number + 1 :]]])


def test_an_entry_of_the_right_form_is_read() -> None:
    found = read(json.dumps([ROW]), "a")
    assert found is not None
    assert json.loads(written(found)) == [ROW]
    assert read("[]", "a") == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "null", "[[]]", '"a"', "[" * 100_000 + "]" * 100_000, "NaN",
        *(changed(number, value) for number, values in WRONG.items() for value in values),
    ],
)  # fmt: skip
def test_an_entry_of_another_form_is_a_miss(text: str) -> None:
    assert read(text, "a") is None


def test_an_entry_about_another_file_is_a_miss_and_one_about_its_suppressions_is_not() -> None:
    assert read(json.dumps([ROW]), "b") is None
    assert read(changed(0, "a.lintnews"), "a") is not None


def test_a_name_that_is_no_utf_8_can_be_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    text = json.dumps([[name, *ROW[1:]]])
    store = Store(str(tmp_path / "kept"))
    found = read(text, name)
    assert found is not None
    store.put(b"key", written(found))
    store.flush()
    assert read(Store(str(tmp_path / "kept")).get((b"key",))[b"key"], name) == found


def test_a_locked_cache_is_given_up_once_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(tmp_path / "kept")
    Store(folder)
    holder = sqlite3.connect(tmp_path / "kept" / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(cache, "_PATIENCE", 0.05)
    said: list[str] = []
    tried = []
    connect = sqlite3.connect

    def counted(path: str, **options: Any) -> sqlite3.Connection:
        tried.append(path)
        made: sqlite3.Connection = connect(path, **options)
        return made

    monkeypatch.setattr(sqlite3, "connect", counted)
    for _ in range(50):
        store = Store(folder, said.append)
        store.put(b"key", "[]")
        store.flush()
        assert store.get((b"key",)) == {}
    assert len(tried) == 1  # it has waited once, not fifty times
    assert len(said) == 1
    assert "in use by another process" in said[0]
    holder.close()


def test_a_cache_that_is_locked_during_the_run_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0.05)
    said: list[str] = []
    store = Store(str(tmp_path), said.append)
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    for _ in range(50):
        assert store.get((b"key",)) == {}
    assert len(said) == 1
    holder.close()


def test_any_damaged_byte_of_the_schema_is_a_miss(tmp_path: Path) -> None:
    Store(str(tmp_path)).flush()
    whole = (tmp_path / FILE).read_bytes()
    at = whole.find(b"CREATE TABLE")
    for offset in range(-16, 60):
        damaged = bytearray(whole)
        damaged[at + offset] = 0xFF
        (tmp_path / FILE).write_bytes(damaged)
        store = Store(str(tmp_path))
        assert store.get((b"key",)) == {}
        store.put(b"key", "[]")
        store.flush()


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.setenv("XDG_CACHE_HOME", "kept")
    assert default_folder() is None
    assert Store(None).get((b"key",)) == {}


def test_a_cache_that_is_a_link_or_that_others_may_write_is_not_used(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    linked, shared = tmp_path / "linked", tmp_path / "shared"
    for folder in (linked, shared):
        folder.mkdir()
    (linked / FILE).symlink_to(other)
    shared.chmod(0o777)
    said: list[str] = []
    for folder in (linked, shared):
        Store(str(folder), said.append).put(b"key", "[]")
    assert len(said) == 2
    assert other.read_bytes() == b""
    assert not (shared / FILE).exists()


def run_of(registry: Registry) -> LintRun:
    return LintRun(registry, lambda _: Settings())


def test_a_run_whose_plugin_failed_has_no_cache(tmp_path: Path) -> None:
    request = Request(work=Work(cache_dir=str(tmp_path)))
    assert cache_of(request, run_of(Registry((), ()))) is not None
    assert cache_of(request, run_of(Registry((), (), (PluginError("does not load"),)))) is None


def test_a_module_and_a_word_list_outside_of_a_plugin_are_part_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("zebra\n", encoding="utf-8")
    (tmp_path / "desk_helper_of_tests.py").write_text("WORD = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("desk_helper_of_tests")
    registry = Registry((), (Plugin("desk", "desk", "1"),), lists=(WordList("desk", words, "MIT"),))
    files = files_of(registry)
    assert str(words) in files
    assert str(tmp_path / "desk_helper_of_tests.py") in files
    request = Request(work=Work(cache_dir=str(tmp_path / "kept")))
    keys = set()
    for content in ("zebra\n", "zebras\n"):
        words.write_text(content, encoding="utf-8")
        known = FileCache(request)
        known.bind(files)
        keys.add(known.common)
    assert len(keys) == 2
    del sys.modules["desk_helper_of_tests"]


def test_the_rules_of_lintnews_alone_cost_no_look_at_modules() -> None:
    assert files_of(Registry((), (Plugin("lintnews-rules", "lintnews", "1"),))) == ()
    assert files_of(Registry((), ())) == ()
