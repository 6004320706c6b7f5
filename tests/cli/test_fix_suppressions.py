"""``--fix`` takes out suppressions that silence nothing, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run

FAULT = "The harbor reopened on Monday,, the port authority said.\n"
GOOD = "The harbor reopened on Monday, the port authority said.\n"


def fixed(tmp_path: Path, text: str, *arguments: str) -> str:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    run(["--isolated", "--fix", *arguments, str(path)])
    return path.read_bytes().decode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# lintnews: ignore-next QUO106\n" + GOOD, GOOD),
        (GOOD + "\n# lintnews: ignore-next QUO106\n" + GOOD, GOOD + "\n" + GOOD),
        (
            GOOD + "\n# lintnews: ignore-file DUP101\n\nThe ferry sails.\n",
            GOOD + "\nThe ferry sails.\n",
        ),
        (
            "# lintnews: off QUO106\n" + GOOD + "# lintnews: on QUO106\nThe ferry sails.\n",
            GOOD + "The ferry sails.\n",
        ),
        (
            "# lintnews: off QUO106\n# lintnews: off QUO109\n"
            + GOOD
            + "# lintnews: on\nThe ferry sails.\n",
            GOOD + "The ferry sails.\n",
        ),
        ("# lintnews: off QUO106\n# lintnews: on QUO106\n\n" + GOOD, GOOD),
        ("# lintnews: ignore-next QUO106\n# lintnews: ignore-next QUO109\n\n" + GOOD, GOOD),
    ],
)
def test_an_unused_suppression_goes_with_its_line(
    tmp_path: Path, before: str, after: str, newline: str
) -> None:
    assert fixed(tmp_path, before.replace("\n", newline)) == after.replace("\n", newline)


@pytest.mark.parametrize(
    "text",
    [
        "# lintnews: ignore-next QUO106 -- as the sign has it\n" + FAULT,
        "# lintnews: ignore-file QUO\n\n" + GOOD + "\n" + FAULT,
        "# lintnews: off QUO\n" + FAULT + "# lintnews: on QUO\n",
        "# lintnews: off QUO106\n# lintnews: off DUP101\n" + FAULT,
    ],
)
def test_a_suppression_that_is_needed_stays(tmp_path: Path, text: str) -> None:
    assert "QUO" in fixed(tmp_path, text)
    assert ",," in fixed(tmp_path, text)


def test_of_two_that_close_together_the_used_one_keeps_its_end(tmp_path: Path) -> None:
    text = (
        "# lintnews: off QUO106\n# lintnews: off QUO109\n"
        + FAULT
        + "# lintnews: on\nThe ferry sails.\n"
    )
    assert (
        fixed(tmp_path, text)
        == "# lintnews: off QUO106\n" + FAULT + "# lintnews: on\nThe ferry sails.\n"
    )


def test_a_suppression_of_a_rule_that_did_not_run_stays(tmp_path: Path) -> None:
    text = "# lintnews: ignore-next DUP101\n" + GOOD
    assert fixed(tmp_path, text, "--select", "QUO") == text
    assert fixed(tmp_path, text, "--ignore", "DUP101") == text


def test_a_suppression_that_cannot_be_understood_is_reported_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# lintnews: ignroe-next DUP101\n" + GOOD
    assert fixed(tmp_path, text) == text
    assert "LNT102" in capsys.readouterr().out


def test_a_suppression_is_not_unused_where_a_fix_is_made_elsewhere(tmp_path: Path) -> None:
    text = "# lintnews: ignore-next QUO106\n" + FAULT + "\n" + FAULT.replace("Monday", "Friday")
    assert fixed(
        tmp_path, text
    ) == "# lintnews: ignore-next QUO106\n" + FAULT + "\n" + GOOD.replace("Monday", "Friday")
