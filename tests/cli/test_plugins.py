"""Rule files and plugins, as the command line and the configuration choose them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.cli.main import run

RULE = """
[[rule]]
code = "{code}"
name = "{name}"
summary = "x"
severity = "warning"
message = "{name}: {{match}}"
why = "x"
phrases = ["cat"]
bad = ["x"]
good = ["x"]
"""
PYTHON = """
from lintnews import Finding, Severity, Span, rule

open({marker!r}, "w").close()

@rule(code="DSK101", name="desk-rule", summary="x", severity=Severity.WARNING,
      roles=None, bad=(), good=())
def check(reading, options):
    yield Finding(Span(0, 1), "from the desk")
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, a home elsewhere, and nothing else."""
    home, folder = tmp_path / "home", tmp_path / "home" / "desk"
    folder.mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text("A cat sat on a mat on Monday.\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("APPDATA", raising=False)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def lint(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_rule_file_of_the_configuration_runs_and_can_be_selected(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house/animals.toml", RULE.format(code="HSE101", name="no-cats"))
    write(
        desk,
        "lintnews.toml",
        'rule-files = ["house/*.toml"]\n[severity]\nno-cats = "error"\n[rules.no-cats]\nextend = '
        '["mat"]\n',
    )
    assert lint(capsys, "a.txt")[:2] == (
        1,
        "a.txt:1:3: HSE101 no-cats: cat\na.txt:1:16: HSE101 no-cats: mat\n",
    )
    assert lint(capsys, "--select", "HSE", "a.txt")[0] == 1
    assert lint(capsys, "--ignore", "no-cats", "a.txt")[:2] == (0, "")


def test_a_rule_file_holds_for_the_files_of_its_configuration_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "one/rules.toml", RULE.format(code="HSE101", name="no-cats"))
    write(desk, "one/lintnews.toml", 'rule-files = ["rules.toml"]')
    write(desk, "one/a.txt", "A cat sat.\n")
    assert lint(capsys, "a.txt", "one/a.txt")[1] == "one/a.txt:1:3: HSE101 no-cats: cat\n"


def test_a_suppression_knows_the_rules_of_a_rule_file(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    write(desk, "lintnews.toml", 'rule-files = ["house.toml"]')
    write(
        desk,
        "b.txt",
        "# lintnews: ignore-file no-cats -- we like them\nA cat sat on the mat on Monday.\n",
    )
    assert lint(capsys, "b.txt")[:2] == (0, "")


def test_rules_and_explain_show_a_rule_file_and_where_it_is(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    write(desk, "lintnews.toml", 'rule-files = ["house.toml"]')
    listed = lint(capsys, "rules")[1]
    assert any(
        line.startswith("HSE101 no-cats") and line.endswith("house.toml]")
        for line in listed.split("\n")
    )
    assert "HSE101 no-cats" in lint(capsys, "explain", "no-cats")[1]


def test_a_rule_file_on_the_command_line_needs_no_configuration(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    assert lint(capsys, "--rule-file", "house.toml", "a.txt")[:2] == (
        1,
        "a.txt:1:3: HSE101 no-cats: cat\n",
    )


def test_what_is_wrong_in_rule_files_is_told_at_once_before_anything_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "one.toml", RULE.format(code="HSE101", name="no-cats").replace("phrases", "phrase"))
    write(desk, "two.toml", RULE.format(code="DUP101", name="no-dogs"))
    write(
        desk, "lintnews.toml", 'rule-files = ["one.toml", "two.toml", "three.toml"]\nnonsense = 1'
    )
    code, out, err = lint(capsys, "a.txt")
    assert (code, out) == (2, "")
    assert "one.toml:9: rule 'no-cats': there is no key 'phrase'; did you mean 'phrases'?" in err
    assert (
        "two.toml: the code 'DUP101' belongs to lintnews-rules already; give the rule another"
        in err
    )
    assert "lintnews.toml:1:39: no rule file 'three.toml'" in err


def test_a_python_rule_file_does_not_run_because_a_checkout_names_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = desk / "ran"
    write(desk, "desk.py", PYTHON.format(marker=str(marker)))
    write(desk, "lintnews.toml", 'rule-files = ["desk.py"]')
    for arguments in (
        ["a.txt"],
        ["rules"],
        ["config", "a.txt"],
        ["inspect", "a.txt"],
        ["--select", "DSK", "a.txt"],
        ["explain", "DSK101"],
    ):
        code, _, err = lint(capsys, *arguments)
        assert code == 2, arguments
        assert err.count("runs only with your consent") == 1
        assert not marker.exists()


def test_a_python_rule_file_without_consent_is_said_and_everything_else_goes_on(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = desk / "ran"
    write(desk, "desk.py", PYTHON.format(marker=str(marker)))
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    write(
        desk,
        "lintnews.toml",
        'rule-files = ["desk.py", "house.toml"]\nextend-select = ["DSK101"]\n'
        'severity = {DSK = "error"}\nrules.desk-rule = {size = 1}\n',
    )
    for _ in range(2):  # nothing of such a run is kept
        for number in range(10):
            write(desk, f"{number}.txt", "A cat.\n")
        code, out, err = lint(capsys, "--cache-dir", "kept", ".")
        assert (code, out.count("HSE101 no-cats: cat")) == (2, 11)
        assert err.count("lintnews.toml:1:15: desk.py: a rule file in Python is code") == 1
    for arguments, said in (
        (["config", "a.txt"], "HSE101"),
        (["rules", "HSE"], "HSE101"),
        (["audit", "HSE101", "a.txt"], "HSE101"),
        (["inspect", "a.txt"], "words"),
        (["report", "a.txt"], ""),
    ):
        code, out, err = lint(capsys, *arguments)
        assert code == 2, arguments
        assert said in out
        assert err.count("runs only with your consent") == 1
    assert (desk / "a.report.html").exists()
    assert not marker.exists()
    write(desk, "lintnews.toml", 'rule-files = ["desk.py"]\nnonsense = 1')
    code, out, err = lint(capsys, "a.txt")
    assert (code, out) == (2, "")
    assert "lintnews.toml:2:1: there is no key 'nonsense'" in err


def test_consent_is_a_flag_or_the_file_named_at_the_keyboard(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marker = desk / "ran"
    write(desk, "desk.py", PYTHON.format(marker=str(marker)))
    assert lint(capsys, "--rule-file", "desk.py", "a.txt")[1] == "a.txt:1:1: DSK101 from the desk\n"
    write(desk, "lintnews.toml", 'rule-files = ["desk.py"]')
    assert lint(capsys, "--allow-code", "a.txt")[1] == "a.txt:1:1: DSK101 from the desk\n"
    assert marker.exists()


def test_a_file_that_the_command_line_and_the_configuration_name_is_loaded_once(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "desk.py", PYTHON.format(marker=str(desk / "ran")))
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    write(desk, "lintnews.toml", 'rule-files = ["desk.py", "house.toml"]')
    _, out, err = lint(
        capsys,
        "--rule-file",
        "./desk.py",
        "--rule-file",
        "house.toml",
        "--select",
        "DSK,HSE",
        "a.txt",
    )
    assert (out, err) == ("a.txt:1:1: DSK101 from the desk\na.txt:1:3: HSE101 no-cats: cat\n", "")
    assert "lintnews.toml:1:15: " in lint(capsys, "a.txt")[2]


def test_the_rules_of_one_plugin_can_be_listed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    code, out, _ = lint(capsys, "rules", "--rule-file", "house.toml", "--plugin", "house.toml")
    assert code == 0
    assert [line[:6] for line in out.strip().split("\n")] == ["HSE101"]
    code, _, err = lint(capsys, "rules", "--plugin", "lintnews-rule")
    assert code == 2
    assert "--plugin: no rule comes from 'lintnews-rule'; did you mean 'lintnews-rules'?" in err


def test_consent_is_the_users_own_list_and_no_link_gets_round_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "desk.py", PYTHON.format(marker=str(desk / "ran")))
    write(desk, "lintnews.toml", 'rule-files = ["desk.py"]')
    write(desk.parent, ".config/lintnews/trust.toml", 'trust = ["~/elsewhere/*.py"]')
    assert lint(capsys, "a.txt")[0] == 2
    (desk.parent / "elsewhere").mkdir()
    (desk.parent / "elsewhere" / "desk.py").symlink_to(desk / "desk.py")
    assert lint(capsys, "a.txt")[0] == 2
    write(desk.parent, ".config/lintnews/trust.toml", 'trust = ["~/desk/*.py"]')
    assert lint(capsys, "a.txt")[1] == "a.txt:1:1: DSK101 from the desk\n"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import sys; sys.exit()", "SystemExit"),
        ("x = 1", "no rule in it"),
        ("print(1)", "printed '1'"),
    ],
)
def test_a_python_rule_file_that_fails_is_named_with_its_line(
    desk: Path, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    write(desk, "desk.py", f"\n{code}\n")
    exit_code, _, err = lint(capsys, "--rule-file", "desk.py", "a.txt")
    assert exit_code == 2
    assert said in err
    assert "desk.py:2" in err or "no rule" in said


def test_a_pattern_that_never_ends_is_stopped_and_its_rule_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = RULE.format(code="SLO101", name="slow").replace(
        'phrases = ["cat"]', r"pattern = '(?:a|aa)+$'"
    )
    slower = RULE.format(code="SLO102", name="slower").replace(
        'phrases = ["cat"]', r"pattern = '(.*?,){14}P'"
    )
    write(desk, "house.toml", slow + slower + RULE.format(code="HSE101", name="no-cats"))
    text = "The cat sat on the mat, the mayor of the town said to the press on Monday. "
    write(desk, "b.txt", text + "\n\n" + text + "a" * 60 + " of the town. " + "the," * 20 + "\n")
    code, out, _ = lint(capsys, "--rule-file", "house.toml", "--select", "SLO,HSE", "b.txt")
    assert code == 2
    assert "b.txt:3:5: HSE101 no-cats: cat\n" in out
    assert (
        "rule SLO101 slow of plugin 'house.toml' failed: the pattern '(?:a|aa)+$' took longer "
        "than 1 s on one article" in out
    )
    assert "rule SLO102 slower of plugin 'house.toml' failed: the pattern" in out


@pytest.mark.parametrize(
    "arguments", [["--disable-plugin", "lintnews-rules"], ["--config", "deny.toml"]]
)
def test_without_any_rule_nothing_passes_for_clean(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    write(desk, "deny.toml", '[plugins]\ndeny = ["lintnews-rules"]\n')
    code, out, err = lint(capsys, *arguments, "a.txt")
    assert (code, out) == (2, "")
    assert "there is no rule, so nothing was checked" in err


def test_without_the_built_in_rules_the_house_rules_run_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "house.toml", RULE.format(code="HSE101", name="no-cats"))
    write(desk, "lintnews.toml", 'rule-files = ["house.toml"]\n[plugins]\ndeny = ["lintnews"]\n')
    assert lint(capsys, "a.txt")[:2] == (1, "a.txt:1:3: HSE101 no-cats: cat\n")
    assert [
        line.split()[0]
        for line in lint(capsys, "rules")[1].split("\n")
        if line and not line.startswith("LNT")
    ] == ["HSE101"]


def test_a_required_plugin_that_is_not_there_fails_the_run_and_the_rest_lints(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "lintnews.toml", '[plugins]\nrequire = ["my-desk"]\n')
    code, _, err = lint(capsys, "a.txt")
    assert code == 2
    assert "the plugin 'my-desk' is required and did not load" in err


def test_a_wrong_plugins_table_is_told_with_its_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk, "lintnews.toml", '[plugins]\ndenny = ["x"]\nallow = "x"\n')
    code, _, err = lint(capsys, "a.txt")
    assert code == 2
    assert "lintnews.toml:2:1: plugins has no key 'denny'; did you mean 'deny'?" in err
    assert "lintnews.toml:3:1: allow must be a list of strings, not a string" in err


def test_five_hundred_rules_without_code_cost_less_than_the_built_in_ones_do(desk: Path) -> None:
    """Measured as CPU time of whole runs, one run against another, the best of three each."""
    shapes = (
        'phrases = ["word{n} here", "word{n} there"]',
        'prefer = {{ "wrong{n}" = "right{n}" }}',
        "pattern = '\\b(?:left{n}|right{n})\\s+turn\\b'",
        "pattern = '(?P<n>\\d+) units of thing{n}'",
        'consistency = [["grey{n}", "gray{n}"]]',
    )
    tables = []
    for number in range(500):
        table = RULE.format(
            code=f"HS{'ABCDE'[number // 100]}{number % 100 + 100}", name=f"rule-{number}"
        )
        tables.append(table.replace('phrases = ["cat"]', shapes[number % 5].format(n=number)))
    write(desk, "house.toml", "".join(tables))
    write(
        desk,
        "long.txt",
        "The mayor of the town said on Monday that the pier would open in the spring of the "
        "year.\n\n" * 60,
    )

    def seconds(*arguments: str) -> float:
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "lintnews", "--isolated", *arguments, "long.txt"],
            capture_output=True,
            check=False,
        )
        after = os.times()
        return (
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )

    alone = min(seconds() for _ in range(3))
    with_house = min(seconds("--rule-file", "house.toml") for _ in range(3))
    assert with_house < 2.5 * alone
