"""Acronyms and the places that introduce them."""

from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.acronyms import Acronym, acronyms
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block
from lintnews.article.span import Span


def acronyms_of(text: str, *own: str) -> tuple[Acronym, ...]:
    return acronyms(
        Reading(Article(text, (Block(Span(0, len(text))),)), Vocabulary(acronyms=frozenset(own)))
    )


def introduced(text: str) -> str | None:
    (acronym,) = acronyms_of(text)
    return acronym.introduced.of(text) if acronym.introduced else None


def test_the_full_name_introduces_it_by_its_initials() -> None:
    assert (
        introduced("The Grain and Silo Board met. Later the GSB voted.") == "Grain and Silo Board"
    )


def test_the_full_name_may_come_later() -> None:
    assert introduced("The QXB voted. The Quarry Xylem Board is new.") == "Quarry Xylem Board"


def test_brackets_introduce_it() -> None:
    assert introduced("A blowout preventer stack (BXPS) failed.") == "BXPS"


def test_the_initials_of_lower_case_words_introduce_four_letters() -> None:
    assert (
        introduced("They seek a best exit price quote. The BEPQ is low.") == "best exit price quote"
    )


def test_nothing_introduces_it() -> None:
    assert introduced("They voted, said the QXB of the town.") is None


def test_a_well_known_one_is_known() -> None:
    (acronym,) = acronyms_of("He left NATO for good.")
    assert acronym.known


def test_a_desks_own_is_known() -> None:
    (acronym,) = acronyms_of("He left the QXB for good.", "QXB")
    assert acronym.known


def test_the_plural_and_the_possessive_are_mentions() -> None:
    text = "The QXB met. Many QXBs met. The QXB’s chair left."
    (acronym,) = acronyms_of(text)
    assert [span.of(text) for span in acronym.mentions] == ["QXB", "QXBs", "QXB’s"]


def test_emphasis_dateline_speaker_and_shouting_are_no_acronyms() -> None:
    for text in (
        "That is NOT true.",
        "ODESSA (AP) — It rained.",
        "QUIBB: I never said so.",
        "And then QUIBB BRANZ STOPP all.",
    ):
        assert [it.text for it in acronyms_of(text) if not it.known] == []


@given(
    st.text(alphabet=st.one_of(st.sampled_from("ABCDs ()'’.\nab"), st.characters()), max_size=200)
)
def test_every_mention_is_the_acronym_or_a_form_of_it(text: str) -> None:
    for acronym in acronyms_of(text):
        assert acronym.mentions
        for span in acronym.mentions:
            assert span.of(text).startswith(acronym.text)
        if acronym.introduced:
            assert acronym.introduced.of(text)
