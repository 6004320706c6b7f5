"""What looks like a report and says nothing."""

from __future__ import annotations

import pytest

from tests.analysis.reporting import reported


@pytest.mark.parametrize(
    "text",
    [
        "Even wrongly accused skippers are inclined to sell their boats.",
        "The chances of said repairman are poor.",
        "The pier is run by the grandly-named “Board of Tides and Winds.”",
        "Nine in ten of the captains questioned had no idea the beacon was dark.",
    ],
)
def test_a_participle_before_or_after_its_noun_reports_nothing(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "Simply emphasizing the low fares could be a way to bring riders back.",
        "The best way to read the budget is by asking who pays for the dredging.",
        "When it comes to the flood, blaming the weather is the same as blaming the sea.",
    ],
)
def test_a_gerund_of_the_writers_argument_reports_nothing(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is hardly a storm, not like, say, sinking the whole fleet.",
        "However, it is clear that the old ferry will not last the winter.",
        "The mooring had slipped, clear signs that the anchor was too light.",
        "The mayor is all but declaring: I am done with boats.",
        "And that the mayor hid the ledger tells us more about her than about those she fears.",
        "And that’s why they call it a “crossing.”",
    ],
)
def test_an_idiom_reports_nothing(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "Surely we already agree that the harbor belongs to the town.",
        "The owners have convinced themselves that nothing could be worse than a bridge.",
        "The skippers told themselves that the fog would lift.",
    ],
)
def test_a_belief_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two days later, Mayor Jane Roe blasted the ferry program on the council floor.",
        "The clerk was fired after a tweet comparing the floods to those of a tropical river.",
        "Owners who falsely accuse captains are rarely taken to court.",
        "One of her books is called “The Long Way Home,” which sold well.",
        "Otto has disputed that claim.",
        "The cook, who often told “sea jokes” in the office, was fired.",
        "A damaged hull is shown.",
        "The song ends by reminding listeners of the sailors’ long faith in the light.",
        "The fault was described in detail in “Why the Harbor Light Failed,” by Lee Otto.",
        "An apology that was as late as the one before did not help.",
        "Ferry Tales: Worst Crossings of the Year, Ranked by Our Readers",
    ],
)
def test_speaking_of_something_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "I’ll say it again, there is no boat that can make that crossing.",
        "If the owners were the sailors they claim to be, they would not moor here.",
    ],
)
def test_a_scrap_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor accused the owner, saying the ledger was hidden.", "the ledger was hidden"),
        ("Mayor Jane Roe made it clear that the ferry would sail.", "that the ferry would sail"),
        ("The survey shows that riders want more boats.", "that riders want more boats"),
        ("The captain told the board that the light was out.", "that the light was out"),
        ("Critics say the light was out.", "the light was out"),
        ("Their claim that the light was out was not tested.", "that the light was out"),
    ],
)
def test_what_is_said_is_still_reported(text: str, content: str) -> None:
    assert any(content in one for one in reported(text))


@pytest.mark.parametrize(
    "text",
    [
        "The captain was never told that the light was out.",
        "The board didn’t report that the light was out.",
        "Then again, it is worth noting that no light was on.",
        "The mayor called several owners to underscore the need for a new light.",
        "Riders no doubt concluded that the ferry had sunk.",
        "If you still wonder why it sank, look around the harbor.",
        "The mayor spoke about ending deals that allow old boats.",
        "Lee Otto told me about a light the firm had built in the fog.",
    ],
)
def test_what_was_not_said_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "The old boat was rebuilt in Tarrow at a reported cost of $32,000.",
        "The skippers met on the pier to discuss how best to run the new ferry.",
        "There is a gap between sailors who tell a tall tale and those who sink a boat.",
        "The site shows a notice that readers have to click through to see what the mayor wrote.",
        "Ann Ott, who owns a book called The Long Way Home, sold the boat.",
        "The yard knows of many small gaps, called “zero leaks,” that nobody has closed.",
        "Needless to say, the pier is leading the list of what will not last.",
        "You’ll hear sad tales like this one: “We are sorry to leave the town today.”",
        "The book is portrayed as an account of a storm that nobody has seen.",
    ],
)
def test_what_only_tells_that_somebody_speaks_is_no_report(text: str) -> None:
    assert not reported(text)


def test_a_term_that_somebody_uses_is_a_report() -> None:
    text = "Skippers at the Tarrow Yard called the new pier “a sad and silly joke.”"
    assert reported(text) == ["“a sad and silly joke.”"]
