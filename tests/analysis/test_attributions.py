"""Who says what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.analysis.attributions.attribution import (
    Attribution,
    Directness,
    SourceType,
    Stance,
    attributions,
    speakers,
)
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers import text as text_reader
from tests.growing import outgrown


def reading(text: str, *verbs: str) -> Reading:
    blocks = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(Span(start, start + len(line.strip()))))
        position += len(line) + 1
    return Reading(Article(text, tuple(blocks)), Vocabulary(speech_verbs=frozenset(verbs)))


def text_of(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


HEADLINE = "Council puts off its vote on the harbor\n\n"


def found(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Return source, cue and contents of each attribution in ``text``, which follows a headline."""
    whole = HEADLINE + text
    return [
        (text_of(a.source, whole), text_of(a.cue, whole), [piece.of(whole) for piece in a.content])
        for a in attributions(reading(whole))
    ]


def only(text: str) -> Attribution:
    whole = HEADLINE + text
    (one,) = attributions(reading(whole))
    return one


def reports(text: str) -> list[str | None]:
    whole = HEADLINE + text
    return [
        text_of(a.source, whole) for a in attributions(reading(whole)) if a.stance is Stance.REPORT
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Ann Marsh said that the harbor would close.",
            "Ann Marsh",
            "said",
            "that the harbor would close",
        ),
        ("The harbor will close, Ann Marsh said.", "Ann Marsh", "said", "The harbor will close"),
        ("The harbor will close, said Ann Marsh.", "Ann Marsh", "said", "The harbor will close"),
        (
            "“The harbor will close,” Ann Marsh said.",
            "Ann Marsh",
            "said",
            "“The harbor will close,”",
        ),
        (
            "“The harbor will close in May,” said Ann Marsh.",
            "Ann Marsh",
            "said",
            "“The harbor will close in May,”",
        ),
        (
            "The harbor will close, according to Ann Marsh.",
            "Ann Marsh",
            "according to",
            "The harbor will close",
        ),
        (
            "According to Ann Marsh, the harbor will close.",
            "Ann Marsh",
            "According to",
            "the harbor will close",
        ),
        (
            "Ann Marsh told reporters that the harbor would close.",
            "Ann Marsh",
            "told",
            "that the harbor would close",
        ),
    ],
)
def test_the_plain_orders_of_an_attribution(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, [content])]


def test_a_quotation_split_by_its_speaker_is_one_attribution() -> None:
    ((source, _, content),) = found("“We will close it,” Ann Marsh said. “We have no choice.”")
    assert source == "Ann Marsh"
    assert content == ["“We will close it,”", "“We have no choice.”"]


def test_two_cues_in_a_sentence_are_two_attributions() -> None:
    sources = [
        source
        for source, _, _ in found(
            "Ann Marsh said the harbor would close, but Lee Otto said it would stay open."
        )
    ]
    assert sources == ["Ann Marsh", "Lee Otto"]


def test_a_quotation_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = (
        "“We will close the harbor in May,” Ann Marsh said.\n\n“We have no other choice left, "
        "and everybody knows it.”\n"
    )
    whole = HEADLINE + text
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == [
        "Ann Marsh",
        "Ann Marsh",
    ]


def test_a_quotation_over_paragraphs_has_the_speaker_of_its_end() -> None:
    text = "“We will close the harbor in May.\n\n“We have no choice,” Ann Marsh said.\n"
    whole = HEADLINE + text
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == [
        "Ann Marsh",
        "Ann Marsh",
    ]


def test_nobody_speaks_a_quotation_that_nobody_is_credited_with() -> None:
    text = (
        "The harbor lies in the north of the town.\n\n“It is over, and everybody here has "
        "always known that.”\n\nThe ships lay at the pier."
    )
    assert list(speakers(reading(HEADLINE + text)).values()) == [None]


def test_a_pronoun_stands_for_the_speaker_before_it() -> None:
    whole = HEADLINE + "Ann Marsh said the harbor would close. She said nobody would lose work."
    last = attributions(reading(whole))[-1]
    assert last.source_type is SourceType.PRONOUN
    assert last.referent is not None
    assert last.referent.of(whole) == "Ann Marsh"
    assert last.referent_type is SourceType.NAMED


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ann Marsh", SourceType.NAMED),
        ("Mayor Ann Marsh", SourceType.NAMED),
        ("Harbor spokesman Lee Otto", SourceType.NAMED),
        ("A senior official", SourceType.DESCRIBED),
        ("Two Harbor Department aides", SourceType.DESCRIBED),
        ("Sources", SourceType.UNNAMED),
        ("Officials", SourceType.UNNAMED),
        ("Critics", SourceType.UNNAMED),
        ("Police", SourceType.ORGANIZATION),
        ("The White House", SourceType.ORGANIZATION),
        ("The Harbor Department", SourceType.ORGANIZATION),
        ("The FBI", SourceType.ORGANIZATION),
        ("Voters", SourceType.GROUP),
        ("A police report", SourceType.DOCUMENT),
        ("The statement", SourceType.DOCUMENT),
        ("He", SourceType.PRONOUN),
    ],
)
def test_the_type_of_a_source(source: str, kind: SourceType) -> None:
    assert only(f"{source} said the harbor would close in May.").source_type is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "According to Department of Public Works officials, the harbor will close.",
            SourceType.DESCRIBED,
        ),
        ("One of the aides said the harbor would close in May.", SourceType.DESCRIBED),
        (
            "An official familiar with the plan said the harbor would close in May.",
            SourceType.DESCRIBED,
        ),
        (
            "The Harbor Bay Tribune reported that the harbor would close in May.",
            SourceType.ORGANIZATION,
        ),
        ("Mr. Marsh said the harbor would close in May.", SourceType.NAMED),
        ("The mayor said the harbor would close in May.", SourceType.NAMED),
    ],
)
def test_the_type_of_a_source_with_what_belongs_to_it(text: str, kind: SourceType) -> None:
    assert only(text).source_type is kind


def test_what_the_writer_adds_after_and_it_is_no_content() -> None:
    ((_, _, content),) = found(
        "Officials said the request was unnerving, and it underscores the pressure on the council."
    )
    assert content == ["the request was unnerving"]


def test_speech_that_has_not_happened_is_no_report() -> None:
    assert reports("Ann Marsh would say that the harbor is closed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A study found that the harbor silts up.",
        "The harbor silts up, researchers found.",
        "The engineer estimated that repairs would cost $2 million.",
        "As the Harbor Post reported:",
        "The council agreed that the harbor was unsafe.",
        "The council issued a report, revealing that it had sold the pier.",
        "Officials understood that the pier was unsafe.",
        "The survey shows that the harbor silts up.",
        "Ann Marsh went on to say that the harbor is safe.",
    ],
)
def test_what_is_found_is_a_report(text: str) -> None:
    assert only(text).stance is Stance.REPORT


@pytest.mark.parametrize(
    "text",
    [
        "The city would not disclose the cost of the repairs.",
        "Ann Marsh wouldn’t immediately discuss the offer.",
        "Ann Marsh declined to comment on the offer.",
        "Ann Marsh declined to publicly describe the offer.",
        "Ann Marsh announced a plan for the harbor.",
        "Ann Marsh criticized the mayor.",
    ],
)
def test_speech_without_its_words_is_an_act(text: str) -> None:
    assert only(text).stance is Stance.ACT


@pytest.mark.parametrize(
    "text",
    [
        "The police found the missing boat.",
        "Repairs are estimated to cost $2 million.",
        "I would not say that the harbor is safe.",
        "Ann Marsh refused to pay the fine.",
        "The council agreed to close the harbor.",
        "It is no wonder that the harbor silts up.",
        "She sold the pier in May, revealing a rift over the budget.",
        "The tide shows the need for a wall.",
        "The mayor named a judge to the panel.",
        "Ann Marsh was expected to say that the harbor is safe.",
        "The book, titled “The Harbor and the Town: How a Quarrel Began,” sold well.",
    ],
)
def test_a_deed_or_a_title_is_no_report(text: str) -> None:
    assert reports(text) == []


def test_a_label_before_a_colon_does_not_speak() -> None:
    assert reports("Ann Marsh: “The harbor must stay open for us”") == ["Ann Marsh"]
    assert reports("OPINION: “The harbor must stay open for us”") == []


def test_a_quotation_before_a_verb_of_no_list_has_a_speaker() -> None:
    whole = HEADLINE + "“We will close the harbor in May,” Ann Marsh chimed in."
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == ["Ann Marsh"]


def test_a_quotation_after_a_colon_in_the_paragraph_before_has_a_speaker() -> None:
    whole = (
        HEADLINE + "Ann Marsh put it this way in a letter, and she wrote:\n\n“We will close the "
        "harbor in May.”"
    )
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == ["Ann Marsh"]


def test_a_quotation_signed_in_a_line_of_its_own_has_that_speaker() -> None:
    whole = (
        HEADLINE + "The pier opened in May.\n\n“Nobody ever asked us about the new pier.”\n\n— Ann "
        "Marsh, harbor master"
    )
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == ["Ann Marsh"]


def test_a_list_with_dashes_signs_no_quotation() -> None:
    whole = (
        HEADLINE + "The pier opened in May.\n\n“Nobody ever asked us about the new pier.”\n\n- Ann "
        "Marsh opened it"
    )
    assert list(speakers(reading(whole)).values()) == [None]


def test_a_sentence_of_the_writers_inside_a_paragraph_does_not_take_the_speaker_away() -> None:
    first = "“We never sleep here at all,” said Ann Marsh, half joking. The pier is long and old."
    whole = HEADLINE + first + " “But I like to work with my own hands.”"
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == [
        "Ann Marsh",
        "Ann Marsh",
    ]


def test_an_attitude_is_no_report() -> None:
    assert reports("Ann Marsh wants the harbor to close.") == []
    assert reports("The department rejected the idea and rebuffed the mayor.") == []
    assert reports("Ann Marsh said the harbor would close.") == ["Ann Marsh"]


def test_direct_indirect_and_mixed_speech_are_told_apart() -> None:
    assert only("“The harbor will close,” Ann Marsh said.").kind is Directness.DIRECT
    assert only("Ann Marsh said the harbor would close.").kind is Directness.INDIRECT
    assert (
        only("Ann Marsh said the harbor would be “closed for good” in the spring.").kind
        is Directness.MIXED
    )


def test_a_verb_of_the_desk_counts_as_speech() -> None:
    text = HEADLINE + "“The harbor will close in May,” Ann Marsh blogged."
    (one,) = attributions(reading(text, "blog"))
    assert one.cue is not None
    assert one.cue.of(text) == "blogged"
    assert one.stance is Stance.REPORT


WORDS = st.sampled_from(
    [
        "Marsh",
        "said",
        "that",
        "“",
        "”",
        '"',
        "''",
        ",",
        ".",
        "according",
        "to",
        ":",
        "the",
        "official",
        "who",
        "wants",
        "(",
        ")",
        "\n",
        "it",
        "—",
        "'s",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join)))
def test_spans_lie_in_the_text(text: str) -> None:
    one = reading(text)
    for attribution in attributions(one):
        for span in [
            attribution.source,
            attribution.cue,
            attribution.referent,
            *attribution.content,
        ]:
            if span is not None:
                assert span.end <= len(text)
                assert span.of(text).strip()
    for quotation, speaker in speakers(one).items():
        assert quotation.span.end <= len(text)
        assert speaker is None or speaker.of(text).strip()


def test_the_first_quotation_of_an_article_goes_on_in_the_next_paragraph() -> None:
    whole = (
        f"{HEADLINE}“We will go on with the wall,” Ann Lee said.\n\n"
        "“We have no choice but to build it now.” The rain fell."
    )
    assert [span and span.of(whole) for span in speakers(reading(whole)).values()] == [
        "Ann Lee",
        "Ann Lee",
    ]


@pytest.mark.parametrize(
    "unit",
    ["“", "”", '"', "( ", " ", "said ", ": ", "the ", "Marsh said, ", "he said that “it ", ". "],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        one = Reading(Article(text, (Block(Span(0, len(text))),)))
        begin = time.process_time()
        one.get(attributions)
        return time.process_time() - begin

    assert not outgrown(seconds, 150, 1_500, bound=40, least=0.02)


LONG = (
    "The harbor in Port Ellis will reopen on Monday, the port authority said. “We are ready,” "
    "Dana Reyes, its director, told the board. The governor said that she was glad. The judge said "
    "so too, and the senator agreed. Hear the board out, the colonel said.\n\n"
)


def test_a_long_story_costs_in_step_with_its_length() -> None:
    def seconds(paragraphs: int) -> float:
        (article,) = text_reader.read(Source("a.txt", "Harbor reopens\n\n" + LONG * paragraphs))
        one = Reading(article)
        begin = time.process_time()
        one.get(attributions)
        return time.process_time() - begin

    assert not outgrown(seconds, 200, 2000, bound=17, least=0.02)


def test_words_that_stand_in_no_block_are_no_cues_of_the_next_sentence() -> None:
    between = "It was said, she said, and Ana Ruiz said: no."
    text = f"The pier is open.\n\n{between}\n\nThe bridge is open, the mayor said."
    last = text.rindex("The bridge")
    article = Article(text, (Block(Span(0, 17)), Block(Span(last, len(text)))))
    (one,) = Reading(article).get(attributions)
    assert text_of(one.cue, text) == "said"
    assert one.cue is not None
    assert one.cue.start > last


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Senior aides who have run the numbers argue that the plan will fail.", "Senior aides"),
        (
            "A report released in May by the agency found that the pier is unsafe.",
            "A report released in May by the agency",
        ),
        ("The pier is safe, according to a poll released Sunday.", "a poll released Sunday"),
        (
            "“The pier is safe,” said another of the report's authors, Lee Otto, a diver.",
            "another of the report's authors, Lee Otto",
        ),
        ("“The pier is safe for all of us,” Lee Otto, port director said.", "Lee Otto"),
        ("Ann Marsh, head of the board at the Pell Institute, said Otto was wrong.", "Ann Marsh"),
        ("Ann Marsh (a diver so young she has no license) says Otto was wrong.", "Ann Marsh"),
        (
            "Officials briefed on the plan say that the pier is unsafe.",
            "Officials briefed on the plan",
        ),
        ("The crowd cheers, and then Otto continues: “It is a good day for the pier.”", "Otto"),
        (
            "“We must see it first,” the spokesman, Youn Kwan-suk, said on Friday.",
            "the spokesman, Youn Kwan-suk",
        ),
    ],
)
def test_the_head_of_a_source_speaks(text: str, source: str) -> None:
    assert reports(text)[0] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Otto said the ban is a response to what it calls a threat to the boats.",
            "the ban is a response to what it calls a threat to the boats",
        ),
        (
            "Otto reminded the crew that even without a light, there are good reasons to sail.",
            "that even without a light, there are good reasons to sail",
        ),
        (
            "Otto explained to the Globe that the pier is old.",
            "that the pier is old",
        ),
    ],
)
def test_a_clause_goes_on_to_its_end(text: str, content: str) -> None:
    assert found(text)[0][2] == [content]


def test_a_quotation_belongs_to_the_tag_after_it_and_not_to_a_verb_before() -> None:
    text = "Neither man was impressed by Lee Marsh, “born with a spoon in her mouth,” Otto said."
    quotation = next(q for q, _ in speakers(reading(HEADLINE + text)).items())
    speaker = speakers(reading(HEADLINE + text))[quotation]
    assert text_of(speaker, HEADLINE + text) == "Otto"


def test_a_word_in_quotation_marks_is_no_report() -> None:
    text = "In April, his attorney general announced the “zero-tolerance” policy."
    assert not reports(text)


def test_the_i_of_a_form_and_a_day_never_speak() -> None:
    text = "The school must file Form I-20, certifying that it was open on Sept. 11, Otto said."
    assert "I" not in reports(text)
