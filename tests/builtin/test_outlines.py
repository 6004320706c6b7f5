"""The table of what the built-in rules state says what their files say."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import lintnews_rules
from lintnews.linting.finding import Finding
from lintnews.linting.rule import Rule
from lintnews.plugins import collect, outline

SPEC = importlib.util.spec_from_file_location(
    "outline_rules", Path(__file__).with_name("outline_rules.py")
)
assert SPEC is not None
assert SPEC.loader is not None
SCRIPT = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(SCRIPT)

MOST_CHANGED = 10  # each costs a first article a little

OUTLINED = collect.collect_rules(lintnews_rules)
LOADED = {rule.code: rule for rule in collect.collected(lintnews_rules)}


RUN = "a rule has changed: run python tests/builtin/outline_rules.py"


def test_every_file_has_a_row_that_says_what_it_says() -> None:
    written: dict[str, Any] = {}
    exec(SCRIPT.written(), written)  # noqa: S102  what the script writes is Python
    table = outline.table_of("lintnews_rules")
    stated = {name: outlines for name, (_, _, outlines) in table.rules.items()}
    assert stated == {name: outlines for name, (_, _, outlines) in written["RULES"].items()}, RUN


def test_few_files_have_changed_since_the_table_was_written() -> None:
    assert {rule.code for rule in OUTLINED} == LOADED.keys()
    changed = [rule.code for rule in OUTLINED if not isinstance(rule, outline.Outlined)]
    assert len(changed) <= MOST_CHANGED, RUN


@pytest.mark.parametrize("rule", OUTLINED, ids=[rule.code for rule in OUTLINED])
def test_an_outlined_rule_is_the_rule(rule: Rule) -> None:
    if not isinstance(rule.check, outline.Rest):
        pytest.skip("its file has changed since the table was written")
    loaded = SCRIPT.with_beginnings(LOADED[rule.code])
    for field in set(Rule._fields) - {"check"}:
        assert getattr(rule, field) == getattr(loaded, field), field
    assert rule.takes_matches == loaded.takes_matches
    assert rule.check.__code__ is getattr(loaded.check, "__wrapped__", loaded.check).__code__


def _nothing() -> tuple[Finding, ...]:
    return ()


def test_what_is_put_in_place_of_the_rest_stays() -> None:
    rule = next(rule for rule in OUTLINED if isinstance(rule, outline.Outlined))
    other = rule._replace(why="because", patterns=(), check=_nothing)
    assert (other.why, other.patterns) == ("because", ())
    assert other.check is _nothing
    assert other.bad == rule.bad


PACKAGE = {
    "__init__.py": "",
    "_shared.py": "",
    "one.py": """
from lintnews import Severity, rule

@rule(code="AAA101", name="one", summary="in the file", severity=Severity.INFO, bad=(), good=())
def one(reading):
    return ()
""",
}


@pytest.mark.parametrize(
    ("longer", "loaded"), [("", False), ("one.py", True), ("_shared.py", True)]
)
def test_a_file_that_has_changed_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longer: str, loaded: bool
) -> None:
    name = f"outlined_{longer.partition('.')[0]}"
    folder = tmp_path / name
    folder.mkdir()
    sizes = {}
    for file, text in PACKAGE.items():
        (folder / file).write_text(text, encoding="utf-8")
        sizes[file] = os.stat(folder / file).st_size
        if file == longer:
            (folder / file).write_text(f"{text}\n# longer\n", encoding="utf-8")
    stated = ({"code": "AAA101", "name": "of-the-table", "severity": "info", "options": "Options"},)
    (folder / "_outlines.py").write_text(
        f"HELPERS = {{'_shared.py': {sizes['_shared.py']}}}\n"
        f"RULES = {{'one.py': ({sizes['one.py']}, ('_shared.py',), {stated})}}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (rule,) = collect.collect_rules(importlib.import_module(name))
    assert rule.name == ("one" if loaded else "of-the-table")
    assert (f"{name}.one" in sys.modules) == loaded
    assert rule.summary == "in the file"
