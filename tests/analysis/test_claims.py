"""Claims: what the narrative says that a reader could ask about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.claims.claim import Claim, ClaimKind, claims, weights
from lintnews.analysis.claims.features import CLASSES, signs_of, words_of
from lintnews.analysis.lexicon import entries
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import fold, split
from lintnews.article.model import Article, Block, Kind, Metadata, Role
from lintnews.article.span import Span

VERDICT = (
    "The vote was clearly a stunning blow to the mayor and the latest sign of her waning hold "
    "on the council."
)
FORECAST = (
    "The ruling could undermine the mayor's plan and is likely to become a major test for the "
    "harbor."
)
MIND = "The mayor has grown increasingly frustrated with the harbor board."
FACT = "The council voted 5-2 on Monday to reject the mayor's budget."


def reading(*paragraphs: str) -> Reading:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), Role.BODY))
        start += len(paragraph) + 1
    return Reading(Article("\n".join(paragraphs) + "\n", tuple(blocks)))


def found(*paragraphs: str) -> tuple[Claim, ...]:
    return reading(*paragraphs).get(claims)


def test_a_verdict_a_forecast_and_a_state_of_mind_are_told_apart() -> None:
    kinds = [claim.kind for claim in found(VERDICT, FORECAST, MIND)]
    assert kinds == [ClaimKind.VERDICT, ClaimKind.FORECAST, ClaimKind.MIND]


def test_a_fact_of_record_is_no_claim() -> None:
    assert not found(FACT)


def test_what_somebody_is_said_to_say_is_not_the_papers_claim() -> None:
    assert not found(
        "The vote was clearly a stunning blow to the mayor, the party's chairman said."
    )


def test_a_sentence_with_a_quotation_is_left_alone() -> None:
    assert not found(
        "The vote was clearly a “stunning blow” to the mayor and the latest sign of her waning "
        "hold on the council."
    )


def test_a_writer_who_says_i_is_left_alone() -> None:
    assert not found(
        "I think the vote was clearly a stunning blow to the mayor and the latest sign of her "
        "waning hold."
    )


def test_an_article_that_is_opinion_may_judge() -> None:
    opinion = Article(
        VERDICT + "\n",
        (Block(Span(0, len(VERDICT)), Role.BODY),),
        metadata=Metadata(kind=Kind.OPINION),
    )
    assert not Reading(opinion).get(claims)


def test_a_question_is_no_claim() -> None:
    assert not found(
        "Was the vote clearly a stunning blow to the mayor and the latest sign of her waning hold "
        "on the council?"
    )


def test_the_evidence_is_the_words_that_claim() -> None:
    page = reading(VERDICT)
    (claim,) = page.get(claims)
    assert claim.evidence.of(page.text) == "stunning blow"
    assert claim.span.of(page.text) == VERDICT


def test_only_the_body_is_looked_at() -> None:
    caption = Article(VERDICT + "\n", (Block(Span(0, len(VERDICT)), Role.CAPTION),))
    assert not Reading(caption).get(claims)


def test_a_name_that_looks_like_a_word_is_no_sign() -> None:
    texts = split("The council heard Frank Blow on Monday")
    signs = signs_of(texts, [fold(text) for text in texts])
    assert not {mark.sign for mark in signs.marks} & {"verdict-nouns", "verdict-adjectives"}


def test_what_a_bill_would_do_is_no_forecast() -> None:
    texts = split("The bill would require ferries to carry rafts")
    assert "modal" not in signs_of(texts, [fold(text) for text in texts]).values


def test_every_list_has_words_and_every_weight_is_of_a_sign() -> None:
    for name in CLASSES:
        assert entries(f"claims/{name}")
        assert all(word == word.lower() for word in words_of(name))
    assert "every sentence" in weights()


@given(
    st.lists(
        st.sampled_from([VERDICT, FORECAST, MIND, FACT, "", "“Yes,” she said.", "— … ’", "5"]),
        max_size=6,
    )
)
def test_claims_stand_in_order_inside_the_text(paragraphs: list[str]) -> None:
    page = reading(*(paragraph for paragraph in paragraphs if paragraph))
    spans = [claim.span for claim in page.get(claims)]
    assert spans == sorted(spans)
    for claim in page.get(claims):
        assert claim.span.covers(claim.evidence)
        assert 0 <= claim.certainty <= 1
        assert claim.span.end <= len(page.text)
