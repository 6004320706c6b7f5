"""``--why`` says what dropped a finding, whatever did."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run

STORY = """\
Harbor reopens after the storm

By Ann Lund

The council voted unanimosly on Monday, the port authority said.

"We voted unanimosly," the mayor said.

# lintnews: ignore-next WRD101 -- the name of the boat
The Unanimosly sails unanimosly on Friday.
"""


@pytest.fixture
def story(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[str]]:
    """Return the reasons under each finding, by its line."""
    assert run(["--why", *arguments]) == 0
    found: dict[str, list[str]] = {}
    for line in capsys.readouterr().out.rstrip("\n").split("\n"):
        if line.startswith(" "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line.split(":")[1]] = []
    return found


def test_speech_and_a_directive_are_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "WRD101", story.name)
    assert found["5"] == ["reported"]
    assert found["7"] == ["stands between quotation marks, and speech is not ours"]
    assert found["10"] == ["silenced in line 9: ignore-next WRD101 -- the name of the boat"]


def test_a_line_can_be_asked_about(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(said(capsys, "misspelling", f"{story.name}:7")) == ["7"]
    assert said(capsys, "misspelling", f"{story.name}:6") == {
        "6": ["what it leaves alone: lintnews explain WRD101"]
    }


def test_the_selector_that_leaves_a_rule_out_is_named(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = said(capsys, "WRD101", story.name, "--ignore", "WRD")
    assert found["5"] == ["the rule does not run on this file: ignored by 'WRD' (--ignore)"]


def test_an_option_of_the_rule_is_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lintnews.toml").write_text(
        '[rules.misspelling]\nallow = ["unanimosly"]\n', encoding="utf-8"
    )
    found = said(capsys, "WRD101", story.name)
    assert found["5"] == ["left out by an option in [rules.misspelling] of the configuration"]


def test_the_words_of_the_house_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lintnews.toml").write_text('[vocabulary]\nacronyms = ["QXR"]\n', encoding="utf-8")
    copy = "Harbor reopens\n\nBy Ann Lund\n\nOfficials told the QXR on Monday that the pier is closed, the port authority said.\n"
    (folder / "story.txt").write_text(copy, encoding="utf-8")
    found = said(capsys, "ACR101", "story.txt", "--profile", "desk")
    assert found["5"] == ["left out by a word in [vocabulary] of the configuration"]


def test_the_suppressions_file_is_named_with_its_line(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(f"{story.name}.lintnews").write_text("# seen\nWRD101 line 5 -- ours\n", encoding="utf-8")
    found = said(capsys, "WRD101", story.name)
    assert found["5"] == ["silenced by story.txt.lintnews:2: WRD101 line 5 -- ours"]


def test_the_baseline_and_the_level_are_named(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--baseline", "known.json", "--update-baseline", story.name]) == 0
    capsys.readouterr()
    found = said(capsys, "WRD101", story.name, "--baseline", "known.json")
    assert found["5"] == ["hidden by the baseline known.json"]
    found = said(capsys, "WRD101", story.name, "--level", "error")
    assert found["5"] == ["is warning, and --level is error"]


def test_the_rule_that_is_given_way_to_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = (
        '[[rule]]\ncode = "HSE10{0}"\nname = "house-{0}"\nsummary = "a word"\nseverity = "info"\n'
        'message = "house {0}"\nwhy = "It is long."\nphrases = ["utilize"]\n{1}'
        'bad = ["They utilize it."]\ngood = ["They use it."]\n'
    )
    text = rule.format(1, "") + rule.format(2, 'yields-to = ["HSE101"]\n')
    (folder / "house.toml").write_text(text, encoding="utf-8")
    (folder / "story.txt").write_text(
        "Harbor\n\nThey utilize the old pier now.\n", encoding="utf-8"
    )
    found = said(capsys, "HSE102", "story.txt", "--rule-file", "house.toml")
    assert found["3"] == ["gives way to HSE101 house-1, which has a finding there"]


def test_the_kind_and_the_role_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = (
        '[[rule]]\ncode = "HSE101"\nname = "house"\nsummary = "a word"\nseverity = "info"\n'
        'message = "house"\nwhy = "It is long."\nphrases = ["utilize"]\nroles = ["headline"]\n'
        'kinds = ["opinion"]\nbad = ["[headline] They utilize it."]\ngood = ["They use it."]\n'
    )
    (folder / "house.toml").write_text(rule, encoding="utf-8")
    (folder / "story.txt").write_text(
        "Harbor\n\nThey utilize the old pier now.\n", encoding="utf-8"
    )
    asked = ("house", "story.txt", "--rule-file", "house.toml")
    assert "of the kind 'news'" in said(capsys, *asked)["3"][0]
    (reason,) = said(capsys, *asked, "--kind", "opinion")["3"]
    assert reason.startswith("stands in a ")
    assert reason.endswith("the rule reads headline")


def test_a_rule_that_found_nothing_says_what_the_engine_knows(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, "ATT105", story.name)
    (reasons,) = lines.values()
    assert reasons[0].startswith("the rule does not run on this file: not in the profile 'default'")
    (reasons,) = said(capsys, "PLH101", story.name).values()
    assert reasons[0] == "none of the words that it looks for stands in the text"


@pytest.mark.parametrize("word", ["DUP", "LNT001", "caption-repeatd"])
def test_one_rule_is_asked_about(
    word: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--why", word, story.name]) == 2
    assert "--why: " in capsys.readouterr().err
