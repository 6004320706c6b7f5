"""The manual is written once: what is made of the code is fresh, and the command prints the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.help import SCHEMA, TOPICS, fresh, page, run, written

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_page_says_of_the_code_is_so(topic: str) -> None:
    assert written(topic) == (REFERENCE / f"{topic}.md").read_text(encoding="utf-8")
    assert written(topic) == fresh(written(topic)), "run `lintnews help --pages docs/reference`"


def test_the_schema_is_fresh(tmp_path: Path) -> None:
    assert run(["--pages", str(tmp_path)]) == 0
    text = (tmp_path / SCHEMA).read_text(encoding="utf-8")
    assert text == (REFERENCE / SCHEMA).read_text(encoding="utf-8")


def test_every_page_is_a_topic() -> None:
    assert {path.stem for path in REFERENCE.glob("*.md")} == set(TOPICS)


def test_the_pages_are_brought_up_to_date_in_their_folder(tmp_path: Path) -> None:
    assert run(["--pages", str(tmp_path)]) == 0
    for topic in TOPICS:
        assert (tmp_path / f"{topic}.md").read_text(encoding="utf-8") == written(topic)


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_printed_holds_no_note_to_writers(topic: str) -> None:
    assert page(topic).startswith("# ")
    assert "<!--" not in page(topic).replace("<!-- lintnews:", "")


def test_a_topic_is_printed_and_an_unknown_one_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["exit-codes"]) == 0
    assert capsys.readouterr().out.startswith("# Exit codes")
    assert run([]) == 0
    assert "lintnews help TOPIC explains" in capsys.readouterr().out
