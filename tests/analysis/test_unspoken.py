"""Where speech has not happened, or only seems to be there."""

from __future__ import annotations

import pytest

from tests.analysis.reporting import reported


@pytest.mark.parametrize(
    "text",
    [
        "If somebody tells you that the ferry is on time, ask for the log.",
        "The rule stands unless the harbor court determines that it does not apply.",
        "When I mention “a better pier,” I am not thinking of concrete.",
        "The crews will not sail until the mayor tells us what her letter means.",
    ],
)
def test_what_is_only_supposed_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "Crews had a chance to shake up the board and remind the town that boats come first.",
        "Many in Pell would prefer the board to admit that the pier is lost.",
        "The firm has yet to explain why the beacon stayed dark all winter.",
        "We should look twice before urging crews to take on greater risks in May.",
        "How to answer if your neighbors share tall tales about the tides",
    ],
)
def test_what_is_wished_for_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "The skippers mean to have their say in November.",
        "After the flood, Lee Otto has something to say.",
        "How about a cap of say £20 on calls that you have to make from the boat?",
        "That said, nothing beats sailing the old cutter in a storm.",
        "It has to be said that the old pier would not stand up for long.",
        "My tone was sharp, and I said some words I ought not to have said.",
        "That was, as they say, no surprise.",
        "I have said it many times on the pier and elsewhere.",
        "Having said that, I am always pleased when old boats are mended.",
        "She let the records go as I said, but the point is that the sea is rising.",
    ],
)
def test_say_as_a_noun_or_an_aside_reports_nothing(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jobless claims in the county rose to a two-month high in March.",
        "To get its money back the yard must win its claims against the builders.",
        "Over half of those asked by the ferry line carry no other ticket.",
        "The town, informed by the lessons of the flood, built a higher wall.",
        "The powders promise to optimize sleep and to ease sore joints.",
        "The firm cut its full year passenger forecast by “about 2 percent.”",
        "A student wrote software that turns tides into musical notes so that she can read them.",
        "Those ten storms – recounted in the old log – sank nine boats.",
        "Lee Otto in court: what we know",
        "Ida Roe, who hails from a village on the Tarrow, sold her boat.",
        "Poll data reported by the Call show that most crews stayed in port.",
        "Lena Roe won the award for best crew for Garden Pier, which she wrote, and sailed on.",
        "Ferry line announces new Tarrow concert",
        "She also signed an order that “directs the harbor board to launch a campaign in May.”",
        "They run the risk of being seen as rude when they wear hoods.",
        "The chief also spoke earnestly about challenges that the ferry faces.",
        "Storm nears as owners warned not to sail",
        "He had only two boats by May, and added just another three in the third quarter.",
        "Working around the board practically guarantees that the ropes hang loose.",
        "It remains an open question whether Judge Otto could tell the two apart.",
        "Despite what a gifted girl says, the sea is not going to rise in ten years.",
        "The old clerk famously wrote about the “tide of the town,” or what follows from it.",
        "The prequel was originally announced in May, with a new crew.",
        "Otto missed out when Seti Roe was denied a late start.",
        "The song is by Lena, Otto Wonder, Norah Roe and Brian Pell.",
        "You regularly get hints from the old harbor pilots.",
        "Lee Otto mentioned “Seven Bad Charts of the Western Sea.”",
        "Under its terms, the town distributed a number of “right to fish in May” slips to crews.",
        "Both papers found time to “applaud his name and all that he had done for boats.”",
        "Talks about boats, rather than of the sea, focus on predicting whether it will rain.",
        "Many of those ringing to complain had been angry before.",
        "There is no end of efforts to suggest the count is partisan.",
        "Over the years, pilots have introduced endless frivolous appeals.",
    ],
)
def test_a_noun_or_a_thing_that_says_nothing_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council on Wednesday proposed a new $75 million bill that pays for two piers.",
        "A week ago, I wrote a mostly jocular article about six storms that could sink the ferry.",
        "My tutor and I propose a table that lets skippers order the work.",
        "Lena Tait answered her critics as she won one race and lost another.",
        "The harbor board has defended that decision ever since.",
        "As a town, we declared war on the tides and have suffered more than 200 broken boats.",
        "The survey allowed respondents to pick more than one pier that they would consider.",
        "The league has withdrawn two posters and launched four new designs.",
    ],
)
def test_what_a_verb_only_has_for_its_object_is_no_report(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Otto announced on Wednesday in Tarrow that the ferry will run all night.",
            "that the ferry will run all night",
        ),
        ("Crews expressed doubt that the beacon will last.", "that the beacon will last"),
        ("The owner mentions she may paint the hull.", "she may paint the hull"),
        ("Ferry lawyers claim the sale was illegal.", "the sale was illegal"),
        ("Otto went on to say that the pier is safe.", "that the pier is safe"),
        (
            "The growth picture remains strong, economists said.",
            "The growth picture remains strong",
        ),
    ],
)
def test_what_is_said_all_the_same_is_a_report(text: str, content: str) -> None:
    assert reported(text) == [content]
