"""Configuration files: what they say, what is wrong in them and where, and which one holds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lintnews.cli.main import run
from lintnews.cli.options import check_parser
from lintnews.config.keys import BY_NAME, KEYS, ONLY_OPTIONS
from lintnews.config.settings import SETTINGS
from lintnews.toml.positions import positions

FAULTY = "Harbor board votes\n\nIt has has said so.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def problems(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return what is said on standard error by a run that reads nothing."""
    assert run([*(arguments or ["a.txt"])]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return [line.removeprefix("lintnews: ") for line in err.rstrip("\n").split("\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('selct = ["DUP"]', "lintnews.toml:1:1: there is no key 'selct'; did you mean 'select'?"),
        (
            "[tool.lintnews]\nselect = []",
            (
                "lintnews.toml:1:2: there is no key 'tool': the keys are at the top of a "
                "lintnews.toml"
            ),
        ),
        ('select = "DUP"', "lintnews.toml:1:1: select must be a list of strings, not a string"),
        (
            'select = ["DUP", 3]',
            "lintnews.toml:1:18: select must be a list of strings, and this is a whole number",
        ),
        (
            '# x\nignore = [\n  "QUO",\n  "DUP1O1",\n]',
            "lintnews.toml:4:3: there is no rule 'DUP1O1'; did you mean 'DUP1",
        ),
        (
            'ignore = ["unreadable-file"]',
            (
                "lintnews.toml:1:11: unreadable-file cannot be left out: what was not checked must "
                "not pass for clean"
            ),
        ),
        (
            'profile = "dsk"',
            (
                "lintnews.toml:1:1: profile must be one of default, desk, archive, not 'dsk'; did "
                "you mean 'desk'?"
            ),
        ),
        ("stage = true", "lintnews.toml:1:1: stage must be one of draft, publish, none, not True"),
        (
            "respect-gitignore = 1",
            "lintnews.toml:1:1: respect-gitignore must be true or false, not a whole number",
        ),
        ('encoding = "utf-88"', "lintnews.toml:1:1: there is no encoding 'utf-88'"),
        ('packs = ["nope"]', "lintnews.toml:1:10: there is no pack 'nope'"),
        (
            'per-file-ignores = ["DUP"]',
            "lintnews.toml:1:1: per-file-ignores must be a table, not a list",
        ),
        (
            '[per-file-ignores]\n"op/*" = ["DUQ101"]',
            "lintnews.toml:2:11: there is no rule 'DUQ101'; did you mean 'DUP101'?",
        ),
        (
            '[severity]\nDUP101 = "eror"',
            (
                "lintnews.toml:2:1: DUP101 must be one of info, warning, error, not 'eror'; did "
                "you mean 'error'?"
            ),
        ),
        ('[severity]\nDUP999 = "error"', "lintnews.toml:2:1: there is no rule 'DUP999'"),
        (
            "[rules.caption-repeatd]\nblocks = 3",
            (
                "lintnews.toml:1:8: there is no rule 'caption-repeatd'; did you mean "
                "'caption-repeated'?"
            ),
        ),
        (
            "[rules.caption-repeated]\nblock = 3",
            "lintnews.toml:2:1: caption-repeated has no option 'block'; did you mean 'blocks'?",
        ),
        (
            '[rules.caption-repeated]\nblocks = "3"',
            "lintnews.toml:2:1: caption-repeated: blocks must be a whole number, not a string",
        ),
        (
            "[rules]\nDUP101.blocks = true",
            "lintnews.toml:2:8: DUP101: blocks must be a whole number, not true or false",
        ),
        ("rules = 3", "lintnews.toml:1:1: rules must be a table, not a whole number"),
        (
            '[vocabulary]\nnams = ["Jo"]',
            "lintnews.toml:2:1: vocabulary has no key 'nams'; did you mean 'names'?",
        ),
        (
            "[vocabulary.corrections]\nKiev = 3",
            "lintnews.toml:1:13: corrections must be a table of",
        ),
        ("select = [", "lintnews.toml:"),
        ("a = 1\na = 2", "lintnews.toml:2:"),
        ('extend = "gone.toml"', "lintnews.toml:1:1: extend: there is no file gone.toml"),
        ('extend = "gone_style"', "lintnews.toml:1:1: extend: there is no package 'gone_style'"),
        (
            'extend = "lintnews.toml"',
            "lintnews.toml:1:1: extend: 'lintnews.toml' leads back to lintnews.toml",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_column(
    text: str, expected: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text(text + "\n", encoding="utf-8")
    (problem,) = problems(capsys)
    assert problem.startswith(expected)


def test_everything_that_is_wrong_is_told_at_once_in_every_file_that_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text(
        'selct = []\nignore = ["X"]\nprofile = 3\n', encoding="utf-8"
    )
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "sub" / "pyproject.toml").write_text(
        '[tool.lintnews]\nstage = "x"\n', encoding="utf-8"
    )
    places = [line.partition(": ")[0] for line in problems(capsys, ".")]
    assert places == [
        "lintnews.toml:1:1",
        "lintnews.toml:2:11",
        "lintnews.toml:3:1",
        "sub/pyproject.toml:2:1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 20_000 + " = 1\n",
        "x = " + "[" * 100_000 + "]" * 100_000 + "\n",
        "x = " + "{a = " * 100_000 + "1" + "}" * 100_000 + "\n",
        "# " + "x" * 2_000_000 + "\n",
    ],
)
def test_a_file_made_to_hurt_is_refused_at_once(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text(text, encoding="utf-8")
    start = time.process_time()
    (problem,) = problems(capsys)
    assert time.process_time() - start < 10  # a bound that only something quadratic breaks
    assert problem.startswith("lintnews.toml: ")


def verdict(capsys: pytest.CaptureFixture[str], code: str, *arguments: str) -> str:
    assert run(["config", *arguments, code]) == 0
    return next(
        line.partition(": ")[2]
        for line in capsys.readouterr().out.split("\n")
        if line.startswith(f"{code} ")
    )


def setting(capsys: pytest.CaptureFixture[str], key: str, *arguments: str) -> str:
    assert run(["config", *arguments]) == 0
    return next(
        line for line in capsys.readouterr().out.split("\n") if line.startswith(f"{key} = ")
    )


def test_the_closest_file_holds_and_nothing_is_merged_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    (folder / "sub").mkdir()
    assert (
        verdict(capsys, "DUP105", "sub/a.txt") == "off (ignored by 'DUP105' (lintnews.toml:1:11))"
    )
    (folder / "sub" / ".lintnews.toml").write_text('ignore = ["QUO109"]\n', encoding="utf-8")
    assert verdict(capsys, "DUP105", "sub/a.txt") == "warning (in the profile 'default')"
    assert verdict(capsys, "DUP105", "a.txt").startswith("off")


def test_a_configuration_extends_another_and_each_says_where_it_came_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text(
        'ignore = ["DUP105"]\n[severity]\nDUP101 = "info"\n', encoding="utf-8"
    )
    (folder / "front").mkdir()
    (folder / "front" / "lintnews.toml").write_text(
        'extend = "../lintnews.toml"\nextend-ignore = ["QUO109"]\n[severity]\nDUP = "error"\n',
        encoding="utf-8",
    )
    assert (
        verdict(capsys, "DUP105", "front/a.txt") == "off (ignored by 'DUP105' (lintnews.toml:1:11))"
    )
    assert (
        verdict(capsys, "QUO109", "front/a.txt")
        == "off (ignored by 'QUO109' (front/lintnews.toml:2:18))"
    )
    assert setting(capsys, "severity", "front/a.txt").startswith(
        'severity = {"DUP101" = "info", "DUP" = "error"}'
    )


def test_ignore_starts_afresh_over_what_is_extended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('extend-ignore = ["DUP105"]\n', encoding="utf-8")
    (folder / "front").mkdir()
    (folder / "front" / "lintnews.toml").write_text(
        'extend = "../lintnews.toml"\nignore = ["QUO109"]\n', encoding="utf-8"
    )
    assert verdict(capsys, "DUP105", "a.txt").startswith("off (ignored by 'DUP105'")
    assert not verdict(capsys, "DUP105", "front/a.txt").startswith("off")


def test_select_starts_afresh_over_what_is_extended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "base.toml").write_text(
        'select = ["QUO"]\nextend-select = ["DUP"]\n', encoding="utf-8"
    )
    (folder / "lintnews.toml").write_text(
        'extend = "./base.toml"\nselect = ["PLH"]\n', encoding="utf-8"
    )
    assert (
        verdict(capsys, "DUP101", "a.txt")
        == "off (not among the selected PLH (lintnews.toml:2:11))"
    )


def test_a_package_is_read_and_never_imported(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = folder / "site" / "acme_style"
    house.mkdir(parents=True)
    (house / "__init__.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")
    (house / "lintnews.toml").write_text(
        '[per-file-ignores]\n"op/*" = ["DUP105"]\n', encoding="utf-8"
    )
    (house / "strict.toml").write_text('profile = "desk"\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder / "site"))
    (folder / "lintnews.toml").write_text('extend = "acme_style"\n', encoding="utf-8")
    assert verdict(capsys, "DUP105", "op/a.txt").startswith(
        "off (ignored for this file by 'DUP105' (per-file-ignores 'op/*'"
    )
    (folder / "lintnews.toml").write_text('extend = "acme_style:strict.toml"\n', encoding="utf-8")
    assert setting(capsys, "profile", "a.txt").startswith('profile = "desk"')


def test_a_package_in_the_current_folder_is_not_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "evil_style").mkdir()
    (folder / "evil_style" / "lintnews.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    (folder / "lintnews.toml").write_text('extend = "evil_style"\n', encoding="utf-8")
    assert "there is no package 'evil_style'" in problems(capsys)[0]


def test_the_search_ends_at_the_repository(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    (folder / "inner" / ".git").mkdir(parents=True)
    assert verdict(capsys, "DUP105", "inner/a.txt") == "warning (in the profile 'default')"


def test_the_search_ends_at_home(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    (folder / "me" / "desk").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder / "me"))
    assert verdict(capsys, "DUP105", "me/desk/a.txt") == "warning (in the profile 'default')"


def test_two_files_side_by_side_are_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    (folder / ".lintnews.toml").write_text("", encoding="utf-8")
    assert run(["a.txt"]) == 1
    assert (
        capsys.readouterr().err
        == "lintnews: .lintnews.toml is used, and lintnews.toml beside it is not: delete one\n"
    )


def test_pyproject_counts_where_it_has_our_table(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "lintnews-notes"\n', encoding="utf-8")
    assert verdict(capsys, "DUP105", "a.txt") == "warning (in the profile 'default')"
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.lintnews]\nignore = ["DUP105"]\n', encoding="utf-8"
    )
    assert verdict(capsys, "DUP105", "a.txt") == "off (ignored by 'DUP105' (pyproject.toml:4:11))"


def test_a_configuration_is_stated_set_and_switched_off(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text('profile = "desk"\n', encoding="utf-8")
    (folder / "other.toml").write_text('profile = "archive"\n', encoding="utf-8")
    assert setting(capsys, "profile", "a.txt") == 'profile = "desk"  # lintnews.toml:1:1'
    assert (
        setting(capsys, "profile", "--config", "other.toml", "a.txt")
        == 'profile = "archive"  # other.toml:1:1'
    )
    assert setting(capsys, "profile", "--isolated", "a.txt") == 'profile = "default"  # default'
    assert (
        setting(capsys, "profile", "--config", "profile=archive", "a.txt")
        == 'profile = "archive"  # --config profile=archive'
    )
    assert run(["--config", "gone.toml", "a.txt"]) == 2


def test_an_option_of_a_rule_reaches_the_rule(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text(
        '[rules.word-repeated]\nallow = ["has"]\n', encoding="utf-8"
    )
    assert run(["--select", "DUP105", "a.txt"]) == 0
    (folder / "lintnews.toml").write_text('[rules.DUP105]\nallow = ["has"]\n', encoding="utf-8")
    assert run(["--select", "DUP105", "a.txt"]) == 0
    assert capsys.readouterr().out == ""


def test_every_setting_is_in_the_table_of_keys() -> None:
    assert {key.name.replace("-", "_") for key in KEYS} == {*SETTINGS, "extend"}


def test_the_example_of_every_key_is_valid(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in KEYS:
        if key.name in {"extend", "packs", "rule-files"}:  # they name what is not here
            continue
        (folder / "lintnews.toml").write_text(key.example + "\n", encoding="utf-8")
        assert run(["config", "a.txt"]) == 0, (key.name, capsys.readouterr().err)


def test_positions_of_keys_and_of_the_items_of_arrays() -> None:
    text = 'a = ["x", # "y"\n  \'z\', [1, {b = """\n[no]\n"""}]]\n'
    text += '[t."u v"]\nw.x = 1979-05-27 07:32:00\n[[r]]\nk = 1\n[[r]]\nk = 2\n'
    assert positions(text) == {
        ("a",): (1, 1),
        ("a", 0): (1, 6),
        ("a", 1): (2, 3),
        ("a", 2): (2, 8),
        ("a", 2, 0): (2, 9),
        ("a", 2, 1): (2, 12),
        ("a", 2, 1, "b"): (2, 13),
        ("t",): (5, 2),
        ("t", "u v"): (5, 4),
        ("t", "u v", "w"): (6, 1),
        ("t", "u v", "w", "x"): (6, 3),
        ("r",): (7, 3),
        ("r", 0): (7, 3),
        ("r", 0, "k"): (8, 1),
        ("r", 1): (9, 3),
        ("r", 1, "k"): (10, 1),
    }


def test_what_is_an_option_alone_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lintnews.toml").write_text('format = "json"\n', encoding="utf-8")
    assert problems(capsys) == [
        "lintnews.toml:1:1: there is no key 'format': say it on the command line, with --format"
    ]


def test_every_option_that_a_key_is_mistaken_for_exists() -> None:
    options = {name for action in check_parser().actions() for name in action.option_strings}
    assert {f"--{name}" for name in ONLY_OPTIONS} <= options
    assert not set(ONLY_OPTIONS) & set(BY_NAME)


def test_levels_are_those_of_each_file_s_configuration_and_an_option_overrules_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "lax/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Harbor board votes\n\nIt has has said so.\n", encoding="utf-8")
    (folder / "lax" / "lintnews.toml").write_text(
        'level = "error"\nfail-level = "error"\n', encoding="utf-8"
    )
    choose = ["--select", "DUP105"]
    assert run([*choose, "lax/b.txt"]) == 0
    assert capsys.readouterr() == ("", "lintnews: 1 below --level error not shown\n")
    assert run([*choose, "a.txt", "lax/b.txt"]) == 1
    assert capsys.readouterr().out == 'a.txt:3:4: DUP105 "has" stands twice\n'
    assert run([*choose, "--fail-level", "warning", "--level", "info", "lax/b.txt"]) == 1
    assert capsys.readouterr().out == 'lax/b.txt:3:4: DUP105 "has" stands twice\n'


def test_a_word_without_quotation_marks_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "lintnews.toml").write_text("select = [DUP]\n", encoding="utf-8")
    assert problems(capsys) == [
        'lintnews.toml:1:11: Invalid value: put words in quotation marks, as "DUP"'
    ]
