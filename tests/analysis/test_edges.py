"""Where what is said begins and ends, and whose it is."""

from __future__ import annotations

import pytest

from lintnews.analysis.attributions.attribution import Attribution, Stance, attributions
from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.readers.text import read

HEADLINE = "Council puts off its vote on the harbor\n\n"


def report(text: str, cue: str) -> tuple[str | None, list[str]]:
    """Return the source and the content of the report of a cue in a text after a headline."""
    whole = HEADLINE + text
    reading = Reading(next(read(Source("story.txt", whole))))

    def is_meant(one: Attribution) -> bool:
        return one.stance is Stance.REPORT and one.cue is not None and one.cue.of(whole) == cue

    (found,) = (one for one in reading.get(attributions) if is_meant(one))
    source = None if found.source is None else found.source.of(whole)
    return source, [piece.of(whole) for piece in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "When Otto said, “I have now turned in all of my ledgers,” the board took note of it.",
            "said",
            ["“I have now turned in all of my ledgers,”"],
        ),
        (
            "She kept on (the engineer Lee Otto described it as “a slow and cruel way”), resting.",
            "described",
            ["“a slow and cruel way”"],
        ),
        (
            "Lee Otto: “If any of this floats, you are wrong.” pic.twitter.com/KrL — Roe (@roe)",
            ":",
            ["“If any of this floats, you are wrong.”"],
        ),
        (
            "Claims that the storm triggered at least ten floods surfaced Wednesday.",
            "Claims",
            ["that the storm triggered at least ten floods"],
        ),
        (
            "But his years — more relevant than the suggestion that he’s a drunk — demonstrate it.",
            "suggestion",
            ["that he’s a drunk"],
        ),
        (
            "Afterwards he said the trips were good but accepted that teachers worried.",
            "said",
            ["the trips were good"],
        ),
        (
            "Roe acknowledged that the league would move one race but wrote: “We sent no letter.”",
            "acknowledged",
            ["that the league would move one race"],
        ),
        (
            "With a deep sigh, Otto then said, “If we can have two piers, we can have three.”",
            "said",
            ["“If we can have two piers, we can have three.”"],
        ),
        (
            "Often, said Mr Otto, this old light was invisible because of the fog.",
            "said",
            ["Often", "this old light was invisible because of the fog"],
        ),
        (
            "As part of the cuts, the board is reportedly closing the north pier.",
            "reportedly",
            ["the board is", "closing the north pier"],
        ),
    ],
)
def test_the_clause_around_is_no_content(text: str, cue: str, content: list[str]) -> None:
    assert report(text, cue)[1] == content


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Rules stipulate that teams from one harbor will be kept apart.", "stipulate", "Rules"),
        (
            "The independent Institute for Coastal Studies (ICS) said the town would need taxes.",
            "said",
            "The independent Institute for Coastal Studies",
        ),
    ],
)
def test_the_source_is_whole(text: str, cue: str, source: str) -> None:
    assert report(text, cue)[0] == source


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Moments later, Pell shouted, “We won the whole race!” during a party on the pier.",
            "shouted",
            ["“We won the whole race!”"],
        ),
        (
            "The last plan, she said, “is a better one, and it was made for the whole town.”",
            "said",
            ["The last plan", "“is a better one, and it was made for the whole town.”"],
        ),
    ],
)
def test_when_and_where_it_is_said_is_no_part_of_a_whole_saying(
    text: str, cue: str, content: list[str]
) -> None:
    assert report(text, cue)[1] == content


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("They asked for the tapes after Pell revealed that he had notes.", "revealed", "Pell"),
        (
            "Boats fill the docks in May and the Tide Commission for Tarrow predicts that it rains.",
            "predicts",
            "the Tide Commission for Tarrow",
        ),
        ("The board, however, says two things about the pier.", "says", "The board"),
        ("I heard skippers argue that there is no room for it.", "argue", "skippers"),
        (
            "It will rain all year, according to current and former officials of the port.",
            "according to",
            "former officials of the port",
        ),
        (
            "Ann Williams, 15, who had a flag – a gift of a man whom Otto knew – said it was hers.",
            "said",
            "Ann Williams",
        ),
        (
            "Late last year Pell met with skippers, telling them that it was over.",
            "telling",
            "Pell",
        ),
        (
            "It is a plan for the time of the flood, Otto and other old skippers told me.",
            "told",
            "Otto and other old skippers",
        ),
    ],
)
def test_whoever_a_clause_is_about_speaks(text: str, cue: str, source: str) -> None:
    assert report(text, cue)[0] == source


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Church elders say the bells, which ring left and right of the pier, have become loud.",
            "say",
            "the bells, which ring left and right of the pier, have become loud",
        ),
        (
            "The spokesman said the sale, details of which will be given in May, was a new start.",
            "said",
            "the sale, details of which will be given in May, was a new start",
        ),
    ],
)
def test_what_stands_between_a_subject_and_its_verb_cuts_nothing_off(
    text: str, cue: str, content: str
) -> None:
    assert report(text, cue)[1] == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "When Otto told the crews that the pier was lost, many sailors believed him.",
            "told",
            "that the pier was lost",
        ),
        (
            "Even though Otto said Tuesday that the ferry is not for sale, Marsh kept a buyer.",
            "said",
            "that the ferry is not for sale",
        ),
        (
            "Marsh told us that most boats should go back — a stance that was harsher than ours.",
            "told",
            "that most boats should go back",
        ),
        (
            "The agency reported the toll had risen to 15 by Wednesday; the pier was shut at noon.",
            "reported",
            "the toll had risen to 15 by Wednesday",
        ),
        (
            "The board signaled it will sell, noting last month that it “eases the burden of it.”",
            "noting",
            "that it “eases the burden of it.”",
        ),
        (
            "On Sunday, Deputy Mayor Ann Ott told the Call she believed the pier was safe.",
            "told",
            "she believed the pier was safe",
        ),
        (
            "Marsh accused Otto of it, saying earlier this month on the radio, “They hid the log.”",
            "saying",
            "“They hid the log.”",
        ),
        (
            "The clerk asked Marsh to name a pier she admires and made it worse by laughing.",
            "asked",
            "Marsh to name a pier she admires",
        ),
        (
            "The clerk asked Marsh to name a pier and compounded the problem by laughing.",
            "asked",
            "Marsh to name a pier",
        ),
    ],
)
def test_what_the_writer_says_before_or_after_it_is_no_content(
    text: str, cue: str, content: str
) -> None:
    assert report(text, cue)[1] == [content]


def test_a_sentence_of_the_writers_after_a_quotation_is_no_content() -> None:
    text = (
        "“The storm is good for us and people will use it to come back,” said Ann Ott, a "
        "strategist. “Boats have moved out in the first weeks of May and this should lead to a "
        "reversal.” The town's credit is now one notch below ‘BBB’."
    )
    assert report(text, "said")[1][-1].endswith("reversal.”")


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        (
            "“I am ready now and that is what matters,” said the 28-year-old.",
            "said",
            "the 28-year-old",
        ),
        (
            "The statement, issued by the Tides Office, Pell Harbor and the Board, noted that it rained.",
            "noted",
            "The statement",
        ),
        (
            "But boat owners, religious leaders and sailors have said the rules are cruel.",
            "said",
            "boat owners, religious leaders and sailors",
        ),
        ("“There was a breach,” said Otis' lawyer, Jim Roe.", "said", "lawyer, Jim Roe"),
        ("The left argues that the new letters show the true motive.", "argues", "The left"),
        ("There were also memos showing that the board knew of the storm.", "showing", "memos"),
        ("The board has looked into claims that the beacon was dark.", "claims", None),
        ("Mr. Otto, officials said, has become doubtful of the pier.", "said", "officials"),
    ],
)
def test_whoever_speaks_is_the_source_and_nobody_else(
    text: str, cue: str, source: str | None
) -> None:
    assert report(text, cue)[0] == source


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Otto, who says he is innocent, could lose all his boats in May.",
            "says",
            "who",
            "he is innocent",
        ),
        (
            "According to Pat Roe, president of the line, work on the pier will begin in May.",
            "According to",
            "Pat Roe",
            "work on the pier will begin in May",
        ),
        (
            "The man who sold the ferry, the old clerk Lee Otto, told Bregan, “It was too small.”",
            "told",
            "The man",
            "“It was too small.”",
        ),
        (
            "UK advertising giant Marsh predicted that it will grow.",
            "predicted",
            "UK advertising giant Marsh",
            "that it will grow",
        ),
    ],
)
def test_an_office_or_a_relative_clause_ends_where_it_ends(
    text: str, cue: str, source: str, content: str
) -> None:
    assert report(text, cue) == (source, [content])


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Otto said Thursday morning the sale was in the “good of all the piers.”",
            "said",
            ["the sale was in the “good of all the piers.”"],
        ),
        (
            "That would please Lee Otto, who wrote after the flood: “I hate the wall of our town.”",
            "wrote",
            ["“I hate the wall of our town.”"],
        ),
        (
            "“He has been sinking people's boats all these years,” the Call quoted Otto as saying.",
            "quoted",
            ["“He has been sinking people's boats all these years,”"],
        ),
    ],
)
def test_a_saying_has_its_own_clause_and_no_other(text: str, cue: str, content: list[str]) -> None:
    assert report(text, cue)[1] == content


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Sailors and pier owners have reacted strongly, saying they would lose trade.",
            "saying",
            "Sailors and pier owners",
            "they would lose trade",
        ),
        (
            "The bill was backed by some boat firms, saying they needed what it offered.",
            "saying",
            "some boat firms",
            "they needed what it offered",
        ),
        (
            "According to a town report, the old clerk and other officers had sold the pier.",
            "According to",
            "a town report",
            "the old clerk and other officers had sold the pier",
        ),
        (
            "ANN OTT: Lee, the boats will be back on Friday evening.",
            ":",
            "ANN OTT",
            "Lee, the boats will be back on Friday evening",
        ),
        (
            "A shoal kept the boats from the goal, the WHO said.",
            "said",
            "the WHO",
            "A shoal kept the boats from the goal",
        ),
        (
            "Otto died at home in Tarrow, Pell, a spokesman said.",
            "said",
            "a spokesman",
            "Otto died at home in Tarrow, Pell",
        ),
    ],
)
def test_all_who_speak_and_all_they_say_is_read(
    text: str, cue: str, source: str, content: str
) -> None:
    assert report(text, cue) == (source, [content])
