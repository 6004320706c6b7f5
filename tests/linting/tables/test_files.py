"""What is wrong in a file of rules is told whole, with lines, before anything runs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lintnews.errors import DefinitionError
from lintnews.linting.tables.file import load

GOOD = """\
[[rule]]
code = "HSE101"
name = "no-cats"
summary = "a cat"
severity = "warning"
message = "no {match}"
why = "Because."
phrases = ["cat"]
bad = ["A cat."]
good = ["A dog."]
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(path, guarded=True)
    return [line.replace(str(path), "house.toml") for line in str(caught.value).split("\n")]


def changed(key: str, line: str) -> str:
    return "\n".join(line if given.startswith(key) else given for given in GOOD.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (changed("phrases", 'phrase = ["cat"]'), "house.toml:8: rule 'no-cats': there is no key 'phrase'; did you mean 'phrases'?"),
        (changed("severity", 'severity = "fatal"'), "house.toml:5: rule 'no-cats': severity must be one of info, warning, error, not 'fatal'"),
        (changed("severity", 'severity = "eror"'), "house.toml:5: rule 'no-cats': severity must be one of info, warning, error, not 'eror'; did you mean 'error'?"),
        (changed("phrases", 'phrases = "cat"'), "house.toml:8: rule 'no-cats': phrases must be a list of strings, not a string"),
        (changed("phrases", 'pattern = "(cat"'), "house.toml:8: rule 'no-cats': not a regular expression: '(cat': missing ) at position 4"),
        (changed("message", 'message = "no {cat}"'), "house.toml:6: rule 'no-cats': message has a place {cat} that nothing fills (there is match, replacement, count, limit, other, line, lines)"),
        (changed("code", 'code = "H1"'), "house.toml:2: rule 'no-cats': a code is three capital letters and three digits, not 'H1'"),
        (changed("why", 'roles = ["caption", "captoin"]\nwhy = "x"'), "house.toml:7: rule 'no-cats': roles must be one of "),
        (changed("why", 'at-most = 0.5\nwhy = "x"'), "house.toml:7: rule 'no-cats': at-most must be a whole number from 0 up"),
        (changed("why", 'at-most = 1\nneeds = ["x"]\nwhy = "x"'), "house.toml:8: rule 'no-cats': needs next to at-most: at-most is another rule: give it a table of its own"),
        (changed("bad", "bad = [{ txt = 'x' }]"), "house.toml:9: rule 'no-cats': bad has an example with a key 'txt'; an example has "),
        (changed("phrases", ""), "house.toml:2: rule 'no-cats': needs one of phrases, prefer, pattern, patterns, certain-role, word-list and consistency: what to look for"),
        (changed("why", ""), "house.toml:1: rule 'no-cats': the key 'why' is missing: why it is bad and what to do"),
        ("x = 1\n" + GOOD, "house.toml: 'x' is outside every rule; a rule is a table that begins with [[rule]]"),
        ("", "house.toml: no rule in it; a rule is a table that begins with [[rule]]"),
        ("[[rule]\n", "house.toml:1:"),
    ],
)  # fmt: skip
def test_a_problem_names_file_line_rule_and_key(tmp_path: Path, text: str, expected: str) -> None:
    (said,) = problems(tmp_path, text)
    assert said.startswith(expected)


def test_all_problems_are_told_at_once_each_in_its_own_rule(tmp_path: Path) -> None:
    text = (
        changed("severity", 'severity = "x"').replace("phrases", "phrase")
        + "\n"
        + changed("code", 'code = "HSE1"')
    )
    assert [said.split(": rule")[0] for said in problems(tmp_path, text)] == [
        "house.toml:5",
        "house.toml:8",
        "house.toml:13",
    ]


def test_two_rules_of_one_file_with_one_code_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD + "\n" + GOOD.replace("no-cats", "other")) == [
        "house.toml:12: two rules of this file are called 'HSE101'"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a." * 20_000 + "b = 1",
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 100_000,
        "x = '" + "a" * 3_000_000 + "'",
    ],
)
def test_what_no_rule_file_can_be_is_refused_at_once(tmp_path: Path, text: str) -> None:
    before = time.process_time()
    (said,) = problems(tmp_path, text)
    assert time.process_time() - before < 5
    assert "house.toml" in said


def test_a_file_may_begin_with_a_byte_order_mark_and_end_its_lines_as_windows_does(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert [rule.code for rule in load(path)] == ["HSE101"]


def test_a_file_that_is_not_utf8_is_named_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(GOOD.encode().replace(b"Because", b"Caf\xe9"))
    with pytest.raises(DefinitionError, match=r"not UTF-8 at byte 114; save it as UTF-8"):
        load(path)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(?:a{60000}){60000}", "more than 20,000 parts"),
        ("((a{300}){300}){300}", "more than 20,000 parts"),
        ("(?R)?a", "calls itself"),
        ("(a)(?1)", "calls itself"),
        ("(?P<x>a)(?&x)", "calls itself"),
        ("(?:" * 330 + "a" + ")" * 330, "more than 50 of its groups"),
        ("(?=" * 2000 + "a" + ")" * 2000, "more than 50 of its groups"),
        ("()" * 4000, "more than 500 groups"),
        ("a" * 10_001, "longer than 10,000 characters"),
        ("a(b", "not a regular expression"),
        ("[a", "not a regular expression"),
    ],
)
def test_a_pattern_that_would_take_all_time_or_memory_is_refused_as_it_is_read(
    tmp_path: Path, pattern: str, problem: str
) -> None:
    begin = time.process_time()
    (told,) = problems(tmp_path, changed("phrases", f"pattern = '{pattern}'"))
    assert problem in told
    assert told.startswith("house.toml:")
    assert time.process_time() - begin < 10  # asked: a second
