"""The grammar of a noun phrase, row by row, and the skeletons that come of it."""

from __future__ import annotations

import pytest

from lintnews.analysis.attributions.skeleton import (
    CUE,
    END,
    OF_ONE,
    START,
    PhraseStep,
    skeleton,
    step_of,
)
from lintnews.analysis.attributions.tagged import tagged_text
from lintnews.analysis.attributions.tags import Tag
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block
from lintnews.article.span import Span


@pytest.mark.parametrize(
    ("tag", "before", "after", "step"),
    [
        (Tag.DETERMINER, START, Tag.NOUN, PhraseStep.GO),
        (Tag.DETERMINER, Tag.NOUN, Tag.NOUN, PhraseStep.STOP),
        (Tag.QUANTITY, START, Tag.VERB_PAST, PhraseStep.HEAD),
        (Tag.POSSESSIVE, START, Tag.NOUN, PhraseStep.GO),
        (Tag.NOUN, Tag.DETERMINER, END, PhraseStep.HEAD),
        (Tag.THAT, Tag.NOUN, Tag.NOUN, PhraseStep.STOP),
        (Tag.DAY, Tag.NOUN, END, PhraseStep.HEAD),
        (Tag.DAY, START, Tag.NOUN, PhraseStep.STOP),
        (Tag.TIME, START, Tag.NAME_OWNER, PhraseStep.HEAD),
        (".", Tag.NAME, Tag.NAME, PhraseStep.HEAD),
        (".", Tag.NAME, END, PhraseStep.STOP),
        (".", Tag.NOUN, Tag.NAME, PhraseStep.STOP),
        ("-", Tag.NUMBER, Tag.NOUN, PhraseStep.GO),
        ("-", Tag.NUMBER, Tag.MODAL, PhraseStep.STOP),
        (Tag.PREPOSITION, "-", Tag.NOUN, PhraseStep.GO),
        (Tag.PREPOSITION, Tag.NOUN, Tag.NOUN, PhraseStep.STOP),
        (Tag.SYMBOL, "-", Tag.NOUN, PhraseStep.HEAD),
        (Tag.VERB_NOUN, START, Tag.VERB_PAST, PhraseStep.HEAD),
        (Tag.VERB_NOUN, START, Tag.NOUN, PhraseStep.STOP),
        (Tag.VERB_ING_NOUN, Tag.NOUN, Tag.MODAL, PhraseStep.HEAD),
        (Tag.VERB_ING_NOUN, Tag.NOUN, Tag.NOUN, PhraseStep.STOP),
        (Tag.VERB_S, Tag.DETERMINER, Tag.NOUN, PhraseStep.HEAD),
        (Tag.VERB_S, Tag.NOUN, Tag.NOUN, PhraseStep.STOP),
        (Tag.ADJECTIVE, START, Tag.NOUN, PhraseStep.GO),
        (Tag.ADJECTIVE, Tag.DETERMINER, Tag.NOUN, PhraseStep.GO),
        (Tag.ADJECTIVE, Tag.DETERMINER, Tag.VERB_PAST, PhraseStep.STOP),
        (Tag.ADVERB, START, Tag.NOUN, PhraseStep.STOP),
        (Tag.MODAL, Tag.NOUN, Tag.VERB, PhraseStep.STOP),
    ],
)
def test_a_word_does_to_the_phrase_what_its_row_says(
    tag: str, before: str, after: str, step: PhraseStep
) -> None:
    assert step_of(tag, before, after) is step


def test_a_possessive_before_a_cue_is_the_whole_phrase() -> None:
    assert step_of(Tag.POSSESSIVE, START, Tag.NOUN, CUE) is PhraseStep.LAST


def test_a_verb_before_a_cue_is_a_noun() -> None:
    assert step_of(Tag.VERB_NOUN, Tag.NOUN, Tag.NOUN) is PhraseStep.STOP
    assert step_of(Tag.VERB_NOUN, Tag.NOUN, Tag.NOUN, CUE) is PhraseStep.HEAD


def test_a_base_form_after_one_thing_is_no_verb() -> None:
    assert step_of(Tag.VERB, Tag.NOUN, Tag.NOUN) is PhraseStep.STOP
    assert step_of(Tag.VERB, Tag.NOUN, Tag.NOUN, number=OF_ONE) is PhraseStep.HEAD


def parts_of(text: str) -> list[tuple[str, str]]:
    article = Article(text, (Block(Span(0, len(text))),))
    tagged = Reading(article).get(tagged_text)
    parts = skeleton(tagged, *tagged.sentences[0], ())
    return [(part.code, tagged.span(part.start, part.end).of(text)) for part in parts]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Two harbor officials met Sen. Lee Otto.", ["Two harbor officials", "Sen. Lee Otto"]),
        ("The harbor view said so.", ["The harbor view"]),
        ("A former harbor-safety chief left.", ["A former harbor-safety chief"]),
        ("An official familiar with the plan left.", ["An official", "the plan"]),
        ("Some left.", ["Some"]),
    ],
)
def test_a_phrase_ends_with_its_head(text: str, phrases: list[str]) -> None:
    assert [phrase for code, phrase in parts_of(text) if code == "N"] == phrases


def test_a_quotation_is_one_part() -> None:
    assert ("Q", "“We are late,”") in parts_of("“We are late,” she said.")
