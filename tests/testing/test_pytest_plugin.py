"""The pytest plugin collects the examples of rule files, and costs nothing where it is not used.

Each run is a process of its own, as it is for a rule's author: modules that are loaded
late would otherwise be shared with the run around it, or not, as chance has it.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

HOUSE = """
[[rule]]
code = "HSE101"
name = "no-cats"
summary = "a cat"
severity = "warning"
message = "no {match}"
why = "Because."
phrases = ["cat"]
bad = ['''
The cat sat.
    ^^^ no cat
''', '''
A cat.
^^^ no cat
''']
good = ["A dog."]
"""
PYTHON = """
from lintnews import Finding, Severity, Span, rule

@rule(code="DSK101", name="first", summary="x", severity=Severity.INFO, roles=None,
      bad=("A b.\\n^ here",), good=("",))
def first(reading, options):
    if reading.text.startswith("A"):
        yield Finding(Span(0, 1), "here")
"""


def test_a_rule_file_named_on_the_command_line_is_collected(pytester: pytest.Pytester) -> None:
    pytester.makefile(".toml", house=HOUSE)
    result = pytester.runpytest_subprocess("house.toml", "-v")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        ["*house.toml::no-cats-bad-1 PASSED*", "*house.toml::no-cats-bad-2 FAILED*"]
    )
    result.stdout.fnmatch_lines(["HSE101 no-cats, bad 2:", "expected at 1:1, 'A c': 'no cat'"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_python_rule_file_named_on_the_command_line_is_collected_and_a_test_module_is_not(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(desk=PYTHON, test_desk=PYTHON, helper="from lintnews import rule\n")
    pytester.runpytest_subprocess("desk.py").assert_outcomes(passed=3)
    pytester.runpytest_subprocess("test_desk.py").assert_outcomes()
    pytester.runpytest_subprocess("helper.py").assert_outcomes()


def test_the_setting_collects_toml_and_python_and_nothing_else(pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\nlintnews_rules = ["house/*.toml", "house/*.py"]\n'
    )
    (pytester.mkdir("house") / "house.toml").write_text(HOUSE, encoding="utf-8")
    (pytester.path / "house" / "desk.py").write_text(PYTHON, encoding="utf-8")
    (pytester.path / "house" / "other.toml").write_text("[tool]\n", encoding="utf-8")
    pytester.makefile(".toml", elsewhere=HOUSE)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=6, failed=1)


def test_without_the_setting_nothing_is_collected(pytester: pytest.Pytester) -> None:
    pytester.makefile(".toml", house=HOUSE)
    pytester.makepyfile(test_one="def test_one(): pass")
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_rule_file_that_does_not_load_is_one_error_with_its_line(
    pytester: pytest.Pytester,
) -> None:
    pytester.makefile(".toml", house=HOUSE.replace("phrases", "phrase"))
    result = pytester.runpytest_subprocess("house.toml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["*house.toml:8: rule 'no-cats': there is no key 'phrase'; did you mean 'phrases'?*"]
    )


def test_it_imports_nothing_of_lintnews_before_it_is_needed() -> None:
    script = (
        "import pytest, sys, lintnews.testing.pytest_plugin; print(sorted(name for name in "
        "sys.modules if name.startswith('lintnews')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (
        result.stdout.strip()
        == "['lintnews', 'lintnews.testing', 'lintnews.testing.pytest_plugin']"
    )
