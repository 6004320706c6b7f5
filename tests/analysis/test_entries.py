"""Whom a source is in the list of names."""

import pytest

from lintnews.analysis.attributions.attribution import attributions, speakers
from lintnews.analysis.attributions.entries import entries, entry_of
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.readers.text import read

HEADLINE = "Council puts off its vote on the harbor\n\n"


def speaking(text: str) -> list[str]:
    """Return whom the list has for the speaker of each quotation, ``""`` for nobody."""
    reading = Reading(next(read(Source("article.txt", HEADLINE + text))))
    found = [
        entry_of(reading, speakers(reading).get(quotation)) for quotation in quotations(reading)
    ]
    return [name.name if name else "" for name in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We will look into every case,” the FBI said in a statement.", ["FBI"]),
        (
            (
                "The National Anglers Association said on Monday that the bill “will not save one "
                "single fish this year.”"
            ),
            ["National Anglers Association"],
        ),
        (
            (
                "“We are saddened by the news,” Google said. The company added that it was “ready to "
                "pay for all of the damage.”"
            ),
            ["Google", "Google"],
        ),
        (
            (
                "The Commission on Harbor Debates met. The commission said the plan “will serve the "
                "public very well.”"
            ),
            ["Commission on Harbor Debates"],
        ),
        (
            (
                "House Chairman Jerrold Okafor told reporters that he was not done. “We have to know "
                "all of the facts,” the New York Democrat said."
            ),
            ["Jerrold Okafor"],
        ),
        (
            (
                "Vice President Ann Ott went with President Paul Denby. They drove for an hour.\n\n"
                "“This is not about politics at all,” the president said."
            ),
            ["Paul Denby"],
        ),
        (
            (
                "Let’s hope so. What the board will not see is that Secretary Nadia Ferrante is a "
                "fan of it.\n\n“It gives the parents a choice,” she told the Senate."
            ),
            ["Nadia Ferrante"],
        ),
        ("“We stayed out all night long,” said Xundry Okeke, 18.", ["Xundry Okeke"]),
        ("“We stayed out all night long,” a neighbor said.", [""]),
        ("“We stayed out all night,” Harbor editor and Tide member Ann Ott said.", ["Ann Ott"]),
        ("According to Tide editor and Otto fan Ann Ott, it “was all a bad joke.”", ["Ann Ott"]),
        ("“We stayed out all night,” Ann Ott, a Tide member of the board said.", ["Ann Ott"]),
        ("It is backed by Ann Ott, a retired colonel, who said, “It was all true.”", ["Ann Ott"]),
        ("“He has left us,” Ann Ott, head of Marsh Cards, Inc. said.", ["Ann Ott"]),
        ("“We gave it to them,” the FBI statement said.", ["FBI"]),
        ("Ann Ott left. Ott’s long letter said that it “was not the end at all.”", ["Ann Ott"]),
        (
            "An audit by the Tide Institute found that “half of the boats were lost.”",
            ["Tide Institute"],
        ),
        ("Ann Ott left. Her claim that the boats “were never there at all” stands.", ["Ann Ott"]),
        ("The clerk who spoke to Ann Ott was tired. “We saw it all,” the clerk told her.", [""]),
        ("A friend of Ann Ott told us of it. “She is glad of it now,” the friend said.", [""]),
        (
            "If Ann Ott asks whether Carl Pell would pay the HUD costs, he says, “I am not sure.”",
            ["Carl Pell"],
        ),
        (
            (
                "Marta Pell said it would rain. On Sunday, mayor and owner Carl Rudd was asked "
                "about it.\n\nHe replied, “We will see what comes of it.”"
            ),
            ["Carl Rudd"],
        ),
        (
            (
                "Mayor Carl Rudd was out. Tom Pell said it would rain. In May, the mayor went on with "
                "it.\n\n“They have lost most of the mail,” he wrote."
            ),
            ["Carl Rudd"],
        ),
        (
            (
                "Tom Pell, the lawyer, claimed that “the boat was never out at all,” that “the crew "
                "had gone home by then,” and that Ott “was never on board of it.” That is false."
            ),
            ["Tom Pell", "Tom Pell", "Tom Pell"],
        ),
        (
            "The Tarrow Call reports that Tom Pell told a paper: “I want an easy life.”",
            ["Tom Pell"],
        ),
        (
            (
                "The board met.\n\n“In one night they took the nets of a whole fleet…\n\n“The nets "
                "were not theirs to take.”\n\nLee A. Otto, The Tarrow Call\n\n“They were not the first "
                "of their kind.”\n\nEditorial Board, Quorley Times\n\nThe end is near."
            ),
            ["Lee A. Otto", "Lee A. Otto", "Quorley Times"],
        ),
        (
            "Kerry Holm is out of the race.\n\nThe double champion said: “My old boat was not up to it.”",
            ["Kerry Holm"],
        ),
        (
            (
                "Andrew Ott’s race was in doubt. Ott lost to Carl Rudd and left.\n\n“My hip was bad "
                "all day,” said the 34-year-old."
            ),
            ["Andrew Ott"],
        ),
        (
            (
                "Anthony Pell was firm. Sailors were sorry to hear how it had ended. He did, "
                "in the end, accuse the port of “looking on all day long.”"
            ),
            ["Anthony Pell"],
        ),
        (
            (
                "Keeper Sven Rigg left. Randy Foss, the keeper of the Old Light in Tarrow said it "
                "would stay.\n\n“They will stand for any of it,” he told me."
            ),
            ["Randy Foss"],
        ),
        ("The diver Herb Moller once quipped that “nobody swims with dry feet.”", ["Herb Moller"]),
        (
            (
                "A student was alone. Davlon Dillard is a diver who moved to Tarrow. “It is easy "
                "when all are the same,” he told me."
            ),
            ["Davlon Dillard"],
        ),
        (
            (
                "Carl Pell was out. He called for a judge.\n\nIn April, Trump wrote that it was “a "
                "long way to go.” He called Pell a “fine man with a fine family.”"
            ),
            ["Trump", "Trump"],
        ),
        (
            (
                "Andrew Pell will not take the job. Pell told a paper it was not for him. Carl Rudd "
                "held talks with Pell. The former Norway international added that it had been "
                "wrong. “It has got too much going on,” he said."
            ),
            ["Andrew Pell"],
        ),
        (
            (
                "When Nancy Pell withdrew the plan, she was glad that he was calm: “This is hers to "
                "give, not mine.”"
            ),
            ["Nancy Pell"],
        ),
        (
            "Melania Trump left. They asked Trump of it. “I will see to it all,” Trump said.",
            ["Trump"],
        ),
        ("Melania Trump left. “I will see what comes of it,” Ms. Trump said.", ["Melania Trump"]),
        (
            (
                "Richard Pell said she was a good one. Early in Mr. Otto’s term, he noted, she “was "
                "one of the few who spoke.”"
            ),
            ["Richard Pell"],
        ),
        (
            "“They will take it all,” said Joshua Pell, a diver from Tarrow told the Call.",
            ["Joshua Pell"],
        ),
        (
            "Sen. Ron Pell (D–Ore.), who saw it first, wrote that it was “a long way behind us.”",
            ["Ron Pell"],
        ),
        ("“Why should they be here at all?” Powers said. She met Ann Powers.", ["Ann Powers"]),
        ("“It is a safe place to be,” Amazon said. It sells what Amazon makes.", ["Amazon"]),
        ("“It will help all of us,” Minister Adel al-Jubrin said.", ["Adel al-Jubrin"]),
        ("“It will help all of us,” Prime Minister Theresa May said.", ["Theresa May"]),
        (
            "Parents were split.\n\n“Nobody has asked a parent about it.” — Ann Ott, Tide Call",
            ["Ann Ott"],
        ),
        (
            (
                "“First they pay for it all,” Carl Pell said according to the Tide News Agency. "
                "“First they pay, and then I will answer.”"
            ),
            ["Carl Pell", "Carl Pell"],
        ),
        (
            (
                "Elise Marsh, a port lawyer, was heard. The board wants her at once.\n\n“It will "
                "bring new proof of it,” the lawyers wrote."
            ),
            [""],
        ),
        (
            "“We need a plan and some time,” National Bureau of Docks chief Ola Dretz told us.",
            ["Ola Dretz"],
        ),
        (
            (
                "The board's Dock Aid Commissioner, Louis Marsh, was quoted as saying that it had been "
                "key to help “in the first hours after it.”"
            ),
            ["Louis Marsh"],
        ),
        (
            (
                "It was claimed by the Tide Front on Sunday morning, which issued a note describing "
                "him as “a soldier of all of the valley.”"
            ),
            ["Tide Front"],
        ),
        (
            (
                "Alex Pell, whose trial is over, was there.\n\nA spokesman for Docks, Customs and "
                "Enforcement, Dean Holt, said the gang was small. He told the Call: “They were "
                "just out to be fast.”"
            ),
            ["Dean Holt"],
        ),
        (
            (
                "They broke the doors of the boats, according to the local press. “They take us for "
                "hostages here,” said accountant Josef Lohm."
            ),
            ["Josef Lohm"],
        ),
        (
            "Hillary Clinton was there. President Clinton once told us “the wait was over by then.”",
            ["Clinton"],
        ),
        (
            "Donald Trump met Donald Trump Jr. here. They asked Trump of it. “I will see to it,” Trump said.",
            ["Donald Trump"],
        ),
        (
            (
                "“It is a worry to all of us,” said Steve, a lawyer.\n\nPeople are seen in a hall. "
                "REUTERS/Ray Okada\n\n“If it is not scrapped, I will have to leave.”\n\nIt rained."
            ),
            ["Steve", "Steve"],
        ),
        (
            (
                "No wonder the man who made the deal, the former foreign minister Uffe Pell, told "
                "the Call, “They need to take time for it.”"
            ),
            ["Uffe Pell"],
        ),
        (
            (
                "Or this, by editor Ezra Ott: “It is almost a test of roads.”\n\nAnd this, by Tide "
                "Call columnist Carl Blow: “I cannot help but think of it.”"
            ),
            ["Ezra Ott", "Carl Blow"],
        ),
        (
            "Carl Pell’s first speech as mayor spoke of it. “We all have a boat here,” he said.",
            ["Carl Pell"],
        ),
        (
            (
                "Andy Pell, a rival, had said it was hard. The day was long. The wind was up. Boats "
                "came in. Rain fell. Roger Rudd came. He told us it was fun. The sea was high. "
                "Night fell. A crowd was there. “You are all kind to us,” he said."
            ),
            ["Roger Rudd"],
        ),
        (
            (
                "Jim Pell ran again. Pell hopes for more. The Northern Irishman is hoping for luck. "
                "“I have waited six years for it,” the Northern Irishman said."
            ),
            ["Jim Pell"],
        ),
        (
            "Carl Pell pressed him again: “Could you read it at all?” Tom Ott replied by text.",
            ["Carl Pell"],
        ),
        (
            "Carl Pell plans an air of “daring and of trade in all things,” Ann Ott said Monday.",
            ["Ann Ott"],
        ),
        (
            (
                "Donald Trump Jr. and Donald Trump Jr. again: he wrote it for Donald Trump. They "
                "asked Trump of it. “I will see to it,” Trump said."
            ),
            ["Donald Trump Jr."],
        ),
        (
            (
                "It has two sides.\n\n“ Recall that it was cut by half… “It was to be far better "
                "than that.” Dana Pell, Tarrow Call\n\nThe end is near."
            ),
            ["Dana Pell", "Dana Pell"],
        ),
        (
            (
                "Carl Pell put a face on a type of film. The researchers saw it used in ways. “It "
                "has uses in games and calls,” they wrote."
            ),
            [""],
        ),
        (
            (
                "Former Lowmoor Rep. Carl Pell ran. Beside his wife, Pell told of it all. A paper "
                "met Tom Ott. In May, the former congressman spoke of it. “I would row it,” he "
                "said."
            ),
            ["Carl Pell"],
        ),
        ("“He was one of their own,” former CIA acting director Ann Pell told us.", ["Ann Pell"]),
        (
            (
                "They met the National Coalition for Boats, which calls itself “the oldest "
                "of all of the fleets.”"
            ),
            ["National Coalition for Boats"],
        ),
        (
            "A blog by economist Carl Pell called the data “one more show of great strength.”",
            ["Carl Pell"],
        ),
        (
            "TIDA, the state agency, quoted the mayor Ann Pell as saying “it was all a bad dream.”",
            ["Ann Pell"],
        ),
        (
            (
                "Tom Ott said it would rain. In Carl Pell’s speech this Monday, he hammered home "
                "a point. “We can find the nerve to vote on it,” he said."
            ),
            ["Carl Pell"],
        ),
        (
            (
                "Sen. Carl Pell was out. His wife, Cindy Pell, was in. “We respect all that he "
                "did,” Sen. Pell said."
            ),
            ["Carl Pell"],
        ),
        ("They met Ann King. “It was my own mistake,” King said.", ["Ann King"]),
        ("They met Albert May. “It will not move the polls,” said May.", ["Albert May"]),
        (
            (
                "It followed another.\n\n“He ought to have gone in May. He tried to sink it "
                "all — Carl J. Pell (@carlpell) May 1, 2018"
            ),
            ["Carl J. Pell"],
        ),
    ],
)
def test_the_speaker_of_a_quotation_is_an_entry_of_the_list(text: str, names: list[str]) -> None:
    assert speaking(text) == names


def test_a_name_of_no_known_kind_that_speaks_is_a_person() -> None:
    reading = Reading(
        next(read(Source("article.txt", HEADLINE + "Quorley told the board that it would rain.")))
    )
    assert [(name.name, name.kind.value) for name in entries(reading)] == [("Quorley", "person")]
    assert attributions(reading)[0].source is not None


def test_a_place_that_speaks_and_has_a_persons_name_is_a_person() -> None:
    text = HEADLINE + "The paper's Nadia Lake argues that it will rain all year."
    reading = Reading(next(read(Source("article.txt", text))))
    assert [(name.name, name.kind.value) for name in entries(reading)] == [("Nadia Lake", "person")]


def test_a_courtesy_before_a_given_name_makes_a_surname_of_it() -> None:
    text = HEADLINE + "Howard Pell left. Mr Pell was late. The rules were Mr Howard's, he said."
    reading = Reading(next(read(Source("article.txt", text))))
    assert [name.name for name in entries(reading)] == ["Howard Pell", "Howard"]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "They met Paul Judge and Rodney King at noon.",
            ["Paul Judge person", "Rodney King person"],
        ),
        ("They told David of it.", ["David person"]),
        ("The Foreign Ministry was shut.", ["Foreign Ministry institution"]),
        ("They crossed the Persian Gulf.", ["Persian Gulf place"]),
        ("NERA SHAIK: It is so.\n\nIt rained.", ["NERA SHAIK person"]),
        ("AMY OTTERS: It is so. Amy Otters left.", ["Amy Otters person"]),
        ("Ann Marie TrumbleMayor of it all left.", ["Ann Marie Trumble person"]),
        (
            "They saw Ron DeVoss and Ann FitzGerald.",
            ["Ron DeVoss person", "Ann FitzGerald person"],
        ),
        ("They met Pelosi there.", ["Pelosi person"]),
        ("World War II was long.", ["World War II other"]),
        ("The Bill of Rights is old.", ["Bill of Rights work"]),
        ("Sen. McTarn won.", ["McTarn person"]),
        ("FOX Docks and the Fox Network and the FOX Network.", ["Fox Network institution"]),
        ("TideProgress reported it.", ["TideProgress institution"]),
        (
            "The Senate Docks Committee met. The Docks Committee left.",
            ["Senate Docks Committee institution"],
        ),
        (
            "The House Docks and Commerce Committee met.",
            ["House Docks and Commerce Committee institution"],
        ),
        ("The Czech Republic won.", ["Czech Republic place"]),
        ("They met Tom Pell Doesn’t Speak.", ["Tom Pell person"]),
        ("They met Ann Mary Pell. Mary Pell left.", ["Ann Mary Pell person"]),
        (
            "The Department of Docks and Human Services is shut.",
            ["Department of Docks and Human Services institution"],
        ),
        (
            "The Tide Institute was the Tide Institute for Marine Studies.",
            ["Tide Institute for Marine Studies institution"],
        ),
        ("HONG KONG won.", ["HONG KONG place"]),
        (
            "The Tide Institute met. TI said so. The Tide Institute for Marine Studies said so.",
            ["Tide Institute for Marine Studies institution"],
        ),
        ("THE MOVEMENT REINVIGORATED won.", ["MOVEMENT REINVIGORATED other"]),
    ],
)
def test_a_name_has_the_kind_that_its_words_or_its_place_give(text: str, listed: list[str]) -> None:
    reading = Reading(next(read(Source("article.txt", HEADLINE + text))))
    assert [f"{name.name} {name.kind.value}" for name in entries(reading)] == listed
