"""Which rule runs, how serious it is, and why: every way to choose rules, as ``lintnews config`` explains it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run
from lintnews.linting.finding import Severity
from lintnews.linting.rule import Default, Rule
from lintnews.plugins import registry
from lintnews.plugins.contributions import Profile
from lintnews.plugins.registry import Registry


def rule(
    code: str,
    name: str,
    severity: str,
    default: str = "on",
    pack: str | None = None,
    **stages: Severity,
) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=name,
        severity=Severity(severity),
        check=lambda *_: [],
        why="",
        default=Default(default),
        pack=pack,
        stages=stages,
    )


RULES = (
    rule("ARC101", "dead-link", "warning", "archive"),
    rule("DUP101", "caption-repeated", "error"),
    rule("DUP105", "word-repeated", "warning"),
    rule("DUP109", "story-repeated", "info", "desk"),
    rule("ISS101", "today-is-past", "info", "live"),
    rule("OFF101", "grade-level", "info", "off"),
    rule("PLH101", "placeholder", "warning", draft=Severity.INFO, publish=Severity.ERROR),
    rule("QUO109", "compound-hyphen", "warning"),
    rule("STY101", "percent-form", "info", "pack", pack="ap-like"),
)
SPORT = Profile(
    name="sport",
    sets=frozenset({Default.ON}),
    select=("OFF101",),
    ignore=("DUP",),
    severity={"QUO": Severity.INFO},
    stage="publish",
)

# configuration | arguments | file | rule | what is printed behind its name
TABLE = """
                                        |                                        | a.txt         | DUP101 | error (in the profile 'default')
                                        |                                        | a.txt         | DUP109 | off (not in the profile 'default': it is in 'desk')
                                        |                                        | a.txt         | ISS101 | info (in the profile 'default')
                                        |                                        | a.txt         | ARC101 | off (not in the profile 'default': it is in 'archive')
                                        |                                        | a.txt         | OFF101 | off (not in the profile 'default': it runs only where it is selected)
                                        |                                        | a.txt         | STY101 | off (only with the pack 'ap-like')
                                        |                                        | a.txt         | PLH101 | info at the stage 'draft' (in the profile 'default')
                                        |                                        | a.txt         | LNT101 | warning (in the profile 'default')
                                        |                                        | a.txt         | LNT001 | error (always: what was not checked must not pass for clean)
                                        | --profile desk                         | a.txt         | DUP109 | info (in the profile 'desk')
                                        | --profile desk                         | a.txt         | ISS101 | info (in the profile 'desk')
                                        | --profile desk                         | a.txt         | PLH101 | warning (in the profile 'desk')
                                        | --profile archive                      | a.txt         | ISS101 | off (not in the profile 'archive': it is in 'default' and 'desk')
                                        | --profile archive                      | a.txt         | ARC101 | warning (in the profile 'archive')
                                        | --profile archive                      | a.txt         | PLH101 | error at the stage 'publish' (in the profile 'archive')
profile = "desk"                        |                                        | a.txt         | DUP109 | info (in the profile 'desk')
profile = "desk"                        | --profile default                      | a.txt         | DUP109 | off (not in the profile 'default': it is in 'desk')
                                        | --profile sport                        | a.txt         | OFF101 | info (in the profile 'sport')
                                        | --profile sport                        | a.txt         | DUP101 | off (ignored by 'DUP' of the profile 'sport')
                                        | --profile sport                        | a.txt         | QUO109 | info (in the profile 'sport')
                                        | --profile sport                        | a.txt         | PLH101 | error at the stage 'publish' (in the profile 'sport')
                                        | --profile sport --extend-select DUP    | a.txt         | DUP101 | error (selected by 'DUP' (--extend-select))
                                        | --stage publish                        | a.txt         | PLH101 | error at the stage 'publish' (in the profile 'default')
                                        | --stage none                           | a.txt         | PLH101 | warning (in the profile 'default')
stage = "publish"                       |                                        | a.txt         | PLH101 | error at the stage 'publish' (in the profile 'default')
stage = "publish"                       | --stage draft                          | a.txt         | PLH101 | info at the stage 'draft' (in the profile 'default')
                                        | --select DUP101                        | a.txt         | DUP101 | error (selected by 'DUP101' (--select))
                                        | --select caption-repeated              | a.txt         | DUP101 | error (selected by 'caption-repeated' (--select))
                                        | --select dup101                        | a.txt         | DUP101 | error (selected by 'DUP101' (--select))
                                        | --select Caption-Repeated --ignore dup | a.txt         | DUP101 | error (selected by 'caption-repeated' (--select), closer than the ignored 'DUP' (--ignore))
select = ["dup", "all"]                 |                                        | a.txt         | DUP109 | info (selected by 'DUP' (lintnews.toml:1:11))
severity = {dup101 = "info"}            |                                        | a.txt         | DUP101 | info by severity 'DUP101' (in the profile 'default')
                                        | --select DUP                           | a.txt         | DUP109 | info (selected by 'DUP' (--select))
                                        | --select DUP1                          | a.txt         | DUP105 | warning (selected by 'DUP1' (--select))
                                        | --select DUP                           | a.txt         | QUO109 | off (not among the selected DUP (--select))
                                        | --select DUP101,QUO109                 | a.txt         | QUO109 | warning (selected by 'QUO109' (--select))
                                        | --select DUP101 --select QUO           | a.txt         | QUO109 | warning (selected by 'QUO' (--select))
                                        | --select ALL                           | a.txt         | OFF101 | info (selected by 'ALL' (--select))
                                        | --select ALL                           | a.txt         | STY101 | info (selected by 'ALL' (--select))
                                        | --select DUP101                        | a.txt         | LNT101 | warning (the linter's own: a selection of rules never drops it)
select = ["DUP"]                        |                                        | a.txt         | LNT104 | error (the linter's own: a selection of rules never drops it)
select = []                             |                                        | a.txt         | LNT102 | warning (the linter's own: a selection of rules never drops it)
                                        | --select LNT101                        | a.txt         | LNT102 | warning (the linter's own: a selection of rules never drops it)
                                        | --select DUP --ignore LNT104           | a.txt         | LNT104 | off (ignored by 'LNT104' (--ignore))
                                        | --select DUP --ignore unused-suppression | a.txt       | LNT101 | off (ignored by 'unused-suppression' (--ignore))
                                        | --select DUP101                        | a.txt         | LNT900 | error (always: what was not checked must not pass for clean)
                                        | --extend-select OFF101                 | a.txt         | OFF101 | info (selected by 'OFF101' (--extend-select))
                                        | --extend-select OFF101                 | a.txt         | DUP101 | error (in the profile 'default')
                                        | --extend-select grade-level            | a.txt         | OFF101 | info (selected by 'grade-level' (--extend-select))
                                        | --ignore DUP101                        | a.txt         | DUP101 | off (ignored by 'DUP101' (--ignore))
                                        | --ignore DUP                           | a.txt         | DUP105 | off (ignored by 'DUP' (--ignore))
                                        | --ignore word-repeated                 | a.txt         | DUP105 | off (ignored by 'word-repeated' (--ignore))
                                        | --extend-ignore DUP                    | a.txt         | DUP105 | off (ignored by 'DUP' (--extend-ignore))
                                        | --ignore LNT                           | a.txt         | LNT101 | off (ignored by 'LNT' (--ignore))
                                        | --ignore ALL                           | a.txt         | LNT900 | error (always: what was not checked must not pass for clean)
                                        | --select DUP --ignore DUP101           | a.txt         | DUP101 | off (ignored by 'DUP101' (--ignore), closer than the selected 'DUP' (--select))
                                        | --select DUP --ignore DUP101           | a.txt         | DUP105 | warning (selected by 'DUP' (--select))
                                        | --select DUP101 --ignore DUP           | a.txt         | DUP101 | error (selected by 'DUP101' (--select), closer than the ignored 'DUP' (--ignore))
                                        | --select DUP101 --ignore DUP           | a.txt         | DUP105 | off (ignored by 'DUP' (--ignore))
                                        | --select ALL --ignore DUP              | a.txt         | DUP101 | off (ignored by 'DUP' (--ignore), closer than the selected 'ALL' (--select))
                                        | --select DUP --ignore DUP              | a.txt         | DUP101 | off (ignored by 'DUP' (--ignore), which wins over the equally close selected 'DUP' (--select))
                                        | --select DUP101 --ignore word-repeated | a.txt         | DUP101 | error (selected by 'DUP101' (--select))
                                        | --select DUP --ignore caption-repeated | a.txt         | DUP101 | off (ignored by 'caption-repeated' (--ignore), closer than the selected 'DUP' (--select))
select = ["DUP"]                        |                                        | a.txt         | DUP109 | info (selected by 'DUP' (lintnews.toml:1:11))
select = ["DUP"]                        |                                        | a.txt         | QUO109 | off (not among the selected DUP (lintnews.toml:1:11))
select = ["DUP"]                        | --select QUO                           | a.txt         | DUP101 | off (not among the selected QUO (--select))
select = ["DUP"]                        | --extend-select QUO                    | a.txt         | QUO109 | warning (selected by 'QUO' (--extend-select))
extend-select = ["OFF"]                 | --select QUO                           | a.txt         | OFF101 | off (not among the selected QUO (--select))
extend-select = ["OFF"]                 |                                        | a.txt         | OFF101 | info (selected by 'OFF' (lintnews.toml:1:18))
ignore = ["DUP101"]                     |                                        | a.txt         | DUP101 | off (ignored by 'DUP101' (lintnews.toml:1:11))
ignore = ["DUP101"]                     | --select DUP                           | a.txt         | DUP101 | off (ignored by 'DUP101' (lintnews.toml:1:11), closer than the selected 'DUP' (--select))
ignore = ["DUP101"]                     | --select DUP101                        | a.txt         | DUP101 | error (selected by 'DUP101' (--select), on the command line, over the ignored 'DUP101' (lintnews.toml:1:11))
ignore = ["DUP101"]                     | --ignore QUO                           | a.txt         | DUP101 | off (ignored by 'DUP101' (lintnews.toml:1:11))
extend-ignore = ["QUO"]                 | --ignore DUP                           | a.txt         | QUO109 | off (ignored by 'QUO' (lintnews.toml:1:18))
extend-select = ["DUP101"]              | --ignore DUP                           | a.txt         | DUP101 | error (selected by 'DUP101' (lintnews.toml:1:18), closer than the ignored 'DUP' (--ignore))
extend-select = ["DUP101"]              | --ignore DUP101                        | a.txt         | DUP101 | off (ignored by 'DUP101' (--ignore), on the command line, over the selected 'DUP101' (lintnews.toml:1:18))
packs = ["ap-like"]                     |                                        | a.txt         | STY101 | info (in the pack 'ap-like')
packs = ["ap-like"]                     | --ignore STY                           | a.txt         | STY101 | off (ignored by 'STY' (--ignore))
packs = ["ap-like"]                     | --select DUP                           | a.txt         | STY101 | off (not among the selected DUP (--select))
select = ["DUP"]~packs = ["ap-like"]    |                                        | a.txt         | STY101 | info (in the pack 'ap-like')
                                        | --packs ap-like                        | a.txt         | STY101 | info (in the pack 'ap-like')
                                        | --extend-select STY101                 | a.txt         | STY101 | info (selected by 'STY101' (--extend-select))
per-file-ignores = {"op/*" = ["DUP"]}   |                                        | op/a.txt      | DUP101 | off (ignored for this file by 'DUP' (per-file-ignores 'op/*', lintnews.toml:1:31))
per-file-ignores = {"op/*" = ["DUP"]}   |                                        | a.txt         | DUP101 | error (in the profile 'default')
per-file-ignores = {"op/*" = ["DUP"]}   | --select DUP101                        | op/a.txt      | DUP101 | off (ignored for this file by 'DUP' (per-file-ignores 'op/*', lintnews.toml:1:31))
per-file-ignores = {"op" = ["ALL"]}     |                                        | op/x/a.txt    | QUO109 | off (ignored for this file by 'ALL' (per-file-ignores 'op', lintnews.toml:1:29))
per-file-ignores = {"op" = ["ALL"]}     |                                        | op/x/a.txt    | LNT001 | error (always: what was not checked must not pass for clean)
per-file-ignores = {"*.md" = ["QUO"]}   |                                        | x/y/a.md      | QUO109 | off (ignored for this file by 'QUO' (per-file-ignores '*.md', lintnews.toml:1:31))
per-file-ignores = {"/*.md" = ["QUO"]}  |                                        | x/a.md        | QUO109 | warning (in the profile 'default')
severity = {DUP = "info"}               |                                        | a.txt         | DUP101 | info by severity 'DUP' (in the profile 'default')
severity = {DUP = "info", DUP101="error"} |                                      | a.txt         | DUP101 | error by severity 'DUP101' (in the profile 'default')
severity = {ALL = "info"}               | --stage publish                        | a.txt         | PLH101 | info by severity 'ALL' (in the profile 'default')
severity = {word-repeated = "error"}    |                                        | a.txt         | DUP105 | error by severity 'word-repeated' (in the profile 'default')
severity = {QUO109 = "error"}           | --profile sport                        | a.txt         | QUO109 | error by severity 'QUO109' (in the profile 'sport')
                                        | --config severity.DUP105=error         | a.txt         | DUP105 | error by severity 'DUP105' (in the profile 'default')
select = ["DUP"]                        | --isolated                             | a.txt         | QUO109 | warning (in the profile 'default')
select = ["DUP"]                        | --config select=["QUO"]                | a.txt         | QUO109 | warning (selected by 'QUO' (--config select=["QUO"]))
"""
ROWS = [
    tuple(cell.strip() for cell in line.split("|")) for line in TABLE.split("\n") if line.strip()
]


def test_the_table_has_the_size_it_should_have() -> None:
    assert len(ROWS) == len(set(ROWS)) >= 60


@pytest.mark.parametrize(("configuration", "arguments", "path", "code", "expected"), ROWS)
def test_the_verdict_and_its_reason(
    configuration: str,
    arguments: str,
    path: str,
    code: str,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(
        registry, "load", lambda **_: Registry(rules=RULES, plugins=(), profiles=(SPORT,))
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    if configuration:
        (tmp_path / "lintnews.toml").write_text(
            configuration.replace("~", "\n") + "\n", encoding="utf-8"
        )
    assert run(["config", *arguments.split(), path, code]) == 0
    lines = [line for line in capsys.readouterr().out.split("\n") if line.startswith(f"{code} ")]
    assert [line.partition(": ")[2] for line in lines] == [expected]
