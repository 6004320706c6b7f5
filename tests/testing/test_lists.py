"""A rule that asks for a word list of a plugin is tested with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from lintnews import Example, Finding, Severity, Vocabulary, WordList, rule
from lintnews.testing import examples, lists


@rule(
    code="TST101",
    name="raft",
    summary="x",
    severity=Severity.INFO,
    word_list="vague",
    bad=(),
    good=(),
)
def raft(_reading: Any, _options: Any, matches: Any) -> Iterator[Finding]:
    """A test."""
    for match in matches:
        yield Finding(match.span, "how many?")


def brought() -> dict[str, WordList]:
    return {"vague": WordList("vague", lambda: ["a raft of"], "own")}


def test_the_list_that_a_plugin_brings_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_installed", brought)
    assert [one.message for one in examples.findings(raft, "A raft of complaints.")] == [
        "how many?"
    ]


def test_an_example_with_a_vocabulary_of_its_own_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_installed", brought)
    own = {"vocabulary": Vocabulary(lists={"vague": frozenset({"scores of"})})}
    found = examples.findings(raft, Example("A raft of dogs and scores of cats.", options=own))
    assert [one.place.column for one in found] == [20]


def test_a_list_that_nobody_brings_is_empty() -> None:
    assert not examples.findings(raft, "A raft of complaints.")
