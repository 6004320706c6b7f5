"""The table of words that attributions are read with."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from lintnews.analysis.attributions.known_words import known, noun_class

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "accuracy" / "build_words.py"))


def test_the_table_is_what_its_script_makes_of_the_lists() -> None:
    assert SCRIPT["TARGET"].read_text(encoding="utf-8") == SCRIPT["rows"]()


def test_every_form_is_known_by_its_lemma_and_class() -> None:
    for form, word in SCRIPT["table"]().items():
        entry = known(form)
        assert entry is not None
        assert (entry.tag, entry.lemma, entry.noun) == word
        assert noun_class(form) == word.noun


@pytest.mark.parametrize(
    ("form", "lemma", "group"),
    [
        ("denied", "deny", "report"),
        ("said", "say", "communication"),
        ("lying", "lie", "report"),
        ("claims", "claim", "report"),
        ("knew", "know", "attitude"),
    ],
)
def test_irregular_and_regular_forms_lead_to_their_verb(form: str, lemma: str, group: str) -> None:
    entry = known(form)
    assert entry is not None
    assert (entry.lemma, entry.group) == (lemma, group)


def test_a_closed_class_word_is_itself_to_its_neighbours_and_a_noun_its_class() -> None:
    entries = [known(word) for word in ("the", "officials", "said")]
    assert [entry and entry.code for entry in entries] == ["the", "Nperson", "VBD"]


def test_a_word_of_no_list_is_unknown() -> None:
    assert known("xylophonic") is None
    assert noun_class("xylophonic") == ""
