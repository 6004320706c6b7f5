"""``lintnews new`` writes a start that ``lintnews test`` passes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lintnews.cli.main import run
from lintnews.errors import PluginError
from lintnews.testing import rules_of

TWO = """from lintnews import Severity, rule

@rule(code="DSK101", name="first", summary="x", severity=Severity.INFO,
      roles=None, bad=("",), good=())
def first(reading, options):
    return ()

@rule(code="DSK102", name="second", summary="x", severity=Severity.INFO,
      bad=("A b.\\n^ here",), good=("A c.",))
def second(reading, options):
    return ()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_rule_without_code_passes_its_own_tests_and_finds_something(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "rule", "long-words"]) == 0
    assert run(["test", "long-words.toml", "--coverage"]) == 0
    assert capsys.readouterr().out.endswith("1 of 1 rules fired\n1 rule, 6 examples: all hold\n")
    (folder / "a.txt").write_text(
        "The crew utilized the old pier, the mayor said.\n", encoding="utf-8"
    )
    assert run(["--rule-file", "long-words.toml", "--select", "HSE", "a.txt"]) == 1
    assert capsys.readouterr().out == 'a.txt:1:10: HSE101 write "used"\n'


def test_a_new_rule_in_python_passes_its_own_tests_and_hostile_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["new", "rule", "no-shouting", "--python", "--code", "DSK205"]) == 0
    assert run(["test", "no_shouting.py", "--hostile"]) == 0
    assert "1 rule, 3 examples: all hold" in capsys.readouterr().out


def test_a_new_plugin_is_whole(folder: Path) -> None:
    assert run(["new", "plugin", "my-desk"]) == 0
    files = sorted(
        path.relative_to(folder / "my-desk").as_posix()
        for path in (folder / "my-desk").rglob("*")
        if path.is_file()
    )
    assert files == [
        "README.md",
        "pyproject.toml",
        "src/my_desk/__init__.py",
        "src/my_desk/rules/__init__.py",
        "src/my_desk/rules/exclamation_mark.py",
        "src/my_desk/rules/short_words.toml",
        "tests/test_rules.py",
    ]
    project = tomllib.loads((folder / "my-desk" / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["lintnews"] == {"my-desk": "my_desk"}
    assert "{{" not in "".join(
        path.read_text(encoding="utf-8")
        for path in (folder / "my-desk").rglob("*")
        if path.is_file()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rule", "Long_Words"], "a name is lower-case words joined by hyphens"),
        (["rule", "x", "--code", "X1"], "a code is three capital letters and three digits"),
        (["rule", "x", "--code", "LNT101"], "not of the family LNT"),
        (["rule", "2fast", "--python"], "a name begins with a letter"),
        (["plugin", "json"], "is the name of something else already"),
        (
            ["plugin", "my-desk", "--family", "DUP"],
            "the letters DUP belong to lintnews-rules: choose others with --family",
        ),
        (["plugin", "there"], "there exists already, and nothing was written"),
        (["thing", "x"], "there is no 'thing'"),
    ],
)
def test_what_cannot_be_started_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (folder / "there").mkdir()
    assert run(["new", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_nothing_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.toml").write_text("mine", encoding="utf-8")
    assert run(["new", "rule", "x"]) == 2
    assert "x.toml exists already" in capsys.readouterr().err
    assert (folder / "x.toml").read_text(encoding="utf-8") == "mine"


def test_an_example_that_does_not_hold_is_told_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["new", "rule", "long-words"])
    path = folder / "long-words.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '^^^^^^^^ write "used"', '^^^^^^^^ write "use"', 1
        ),
        encoding="utf-8",
    )
    capsys.readouterr()
    assert run(["test", "long-words.toml"]) == 1
    said = capsys.readouterr().out
    assert "HSE101 long-words: bad 1: expected at 1:10, 'utilized': 'write \"use\"'" in said
    line = (
        path.read_text(encoding="utf-8").split("\n").index("    The crew utilized the old pier.")
        + 1
    )
    assert said.startswith(f"long-words.toml:{line}: HSE101 long-words: bad 1: ")
    assert said.endswith("1 rule, 6 examples: 2 problems\n")


def test_what_a_rule_lacks_is_told_where_the_rule_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "two.py").write_text(TWO, encoding="utf-8")
    assert run(["test", "two.py"]) == 1
    said = capsys.readouterr().out.split("\n")
    assert (
        said[0] == "two.py:3: DSK101 first: has no good example: nothing proves that it leaves "
        "anything alone"
    )
    assert said[-3].startswith("two.py:9: DSK102 second: bad 1: expected at 1:1, 'A': 'here'")


def test_coverage_names_the_phrases_that_no_example_holds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["new", "rule", "long-words"])
    path = folder / "long-words.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("prefer = {", 'prefer = { "in order to" = "to",'),
        encoding="utf-8",
    )
    assert run(["test", "long-words.toml", "--coverage"]) == 0
    assert "HSE101 long-words: no example holds 'in order to'\n" in capsys.readouterr().out


def test_an_installed_plugin_is_tested_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "lintnews-rules"]) == 0
    assert "all hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("none.toml", "no such file: none.toml"),
        ("lintnews-rulez", "did you mean 'lintnews-rules'?"),
        ("json", "json: no rule in it"),
    ],
)
def test_where_there_are_no_rules_it_is_said(
    capsys: pytest.CaptureFixture[str], given: str, said: str
) -> None:
    assert run(["test", given]) == 2
    assert said in capsys.readouterr().err


def test_a_package_that_could_not_load_does_not_pass(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "plugin", "my-desk"]) == 0
    rules = folder / "my-desk/src/my_desk/rules/short_words.toml"
    start = rules.read_text(encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder / "my-desk/src"))
    assert run(["test", "my_desk"]) == 0
    for code, owner in (("MYD101", "the same plugin already"), ("DUP105", "'lintnews-rules'")):
        rules.write_text(start.replace("MYD102", code), encoding="utf-8")
        assert run(["test", "my_desk"]) == 2
        said = f"plugin 'my_desk': the rule code {code!r} belongs to {owner}"
        assert said in capsys.readouterr().err
        with pytest.raises(PluginError):
            rules_of("my_desk")  # which the tests of a new plugin begin with


def test_a_file_with_one_code_twice_does_not_pass(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "two.py").write_text(TWO.replace("DSK102", "DSK101"), encoding="utf-8")
    assert run(["test", "two.py"]) == 2
    assert "two.py: the code 'DSK101' belongs to another rule of it" in capsys.readouterr().err


def test_a_folder_is_told_to_be_installed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "plugin", "my-desk"]) == 0
    assert run(["test", "./my-desk"]) == 2
    said = capsys.readouterr().err
    assert "when it is installed: pip install -e ./my-desk, then lintnews test my-desk" in said
    (folder / "house-rules").mkdir()
    assert run(["test", "house-rules"]) == 2
    assert "house-rules is a folder: name the rule files in it" in capsys.readouterr().err
