"""The reference pages are those that the command makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.help import GENERATED, TOPICS, page, run

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("topic", TOPICS)
def test_the_page_of_a_topic_is_fresh(topic: str) -> None:
    written = (REFERENCE / f"{topic}.md").read_text(encoding="utf-8")
    assert written == f"{GENERATED}\n{page(topic)}", "run `lintnews help --pages docs/reference`"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_part_of_a_topic_is_filled_in(topic: str) -> None:
    assert "<!--" not in page(topic).replace("<!-- lintnews:", "")


def test_a_topic_is_printed_and_an_unknown_one_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["exit-codes"]) == 0
    assert capsys.readouterr().out.startswith("# Exit codes")
    assert run([]) == 0
    assert "lintnews help TOPIC explains" in capsys.readouterr().out
