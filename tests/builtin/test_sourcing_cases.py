"""Rules that real news seldom breaks, held by cases made up for them: twenty each, flagged or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews import Active, Kind, Metadata, Ruleset, Source, check
from lintnews.linting.rule import Example
from lintnews.plugins import registry
from lintnews.readers.text import read
from lintnews.testing import examples

RULES = registry.load().by_name()
RULESET = Ruleset(
    tuple(
        Active(rule, rule.options(), rule.severity)
        for rule in RULES.values()
        if rule.family in {"ATT", "SRC", "STR"}
    )
)
PIECES = [
    "Nadia",
    "Ferrante",
    "Ferrante",
    "he",
    "they",
    "said",
    "told",
    "according",
    "to",
    "sources",
    "a",
    "source",
    "officials",
    "one",
    "aide",
    "rebuffed",
    "clearly",
    "could",
    "undermine",
    "is",
    "frustrated",
    "that",
    "has",
    "grown",
    "increasingly",
    "worried",
    "critics",
    "say",
    "claimed",
    "it",
    "underscores",
    "and",
    ",",
    "but",
    "incompetent",
    "The",
    "mayor's",
    "office",
    "“",
    "”",
    '"',
    "''",
    ".",
    "!",
    "?",
    ":",
    "--",
    "—",
    "İ",
    "ß",
    "\u2028",
    "\r\n",
    "\n",
]

ALONE = "“We have waited for this day for far too long, all of us.”"
LEAD = "The pier reopened on Monday after two years of repairs."
TAIL = "The ferries will run every hour until the end of October."

UNSPOKEN = [
    (f"{LEAD}\n{ALONE}\n{TAIL}", 1),
    (f"{LEAD}\n{ALONE}", 1),
    (f'{LEAD}\n"We have waited for this day for far too long, all of us."\n{TAIL}', 1),
    (f"{LEAD}\n“We have waited for this day. It was far too long, for all of us.”\n{TAIL}", 1),
    (
        (
            f"{LEAD}\n{ALONE}\n{TAIL}\n“Nobody can tell me that this could not have been done "
            f"sooner.”\n{TAIL}"
        ),
        2,
    ),
    (
        (
            "The board met on Tuesday.\n“The report is in the drawer where it has been since "
            f"May.”\n{TAIL}"
        ),
        1,
    ),
    (f"{LEAD}\n“Long, long days.”\n{TAIL}", 0),
    (f"{LEAD} “It took long,” said Dana Reyes, who runs a ferry.\n{ALONE}\n{TAIL}", 0),
    (f"{LEAD}\n{ALONE}\n“It took far too long,” said Dana Reyes, who runs a ferry.", 0),
    (f"{LEAD}\n{ALONE}\nDana Reyes, ferry owner", 0),
    (f"{LEAD}\n{ALONE}\n— Dana Reyes (@danareyes) May 3, 2021", 0),
    (f"A banner over the quay reads:\n{ALONE}\n{TAIL}", 0),
    (f"Consider what the mayor wrote in May\n{ALONE}\n{TAIL}", 0),
    (f"“It leaked,” said Dana Reyes.\n{LEAD} Reyes is relieved.\n{ALONE}\n{TAIL}", 0),
    (f"{LEAD}\n“We have waited for this day for far too long, all of us,” Reyes said.\n{TAIL}", 0),
    (f"{LEAD}\nReyes said: “We have waited for this day for far too long.”\n{TAIL}", 0),
    (
        (
            f"{LEAD}\n“We have waited for this day for far too long.\n“And we will not wait again,” "
            "Reyes said."
        ),
        0,
    ),
    (f"[headline] Harbor reopens\n{ALONE}\n{TAIL}", 0),
    (f"{LEAD}\n[pullquote] {ALONE}\n{TAIL}", 0),
    (f"{LEAD}\nThe song “We Have Waited for This Day for Far Too Long” was played.\n{TAIL}", 0),
]

ATTACKS = [
    (
        (
            "“Ferrante is incompetent, and everybody knows it,” said one adviser to Mayor Nadia "
            "Ferrante."
        ),
        1,
    ),
    (
        (
            "“Ferrante is a liar,” said a port official who asked not to be named. Nadia Ferrante is "
            "the mayor."
        ),
        1,
    ),
    ("Nadia Ferrante is the mayor. “Ferrante is lazy and vindictive,” a senior official said.", 1),
    (
        (
            "Nadia Ferrante is the mayor. A senior official said that “Ferrante is unfit” for the "
            "post."
        ),
        1,
    ),
    (
        (
            "Nadia Ferrante is the mayor. “Nadia Ferrante is a disgrace to the harbor,” said a source "
            "close to the board."
        ),
        1,
    ),
    ("Nadia Ferrante is the mayor. “Ferrante is a coward,” one aide told The Courier.", 1),
    (
        (
            "Nadia Ferrante is the mayor. “Working for Ferrante was a nightmare,” said one former "
            "aide."
        ),
        1,
    ),
    ("Nadia Ferrante is the mayor. “Ferrante is toxic,” two officials said.", 1),
    ("“Ferrante is incompetent,” said Dana Reyes, who runs a ferry, of Mayor Nadia Ferrante.", 0),
    ("“Ferrante signed the order on Monday,” said one adviser to Mayor Nadia Ferrante.", 0),
    ("Nadia Ferrante is the mayor. “Ferrante was kind and patient,” said one former aide.", 0),
    ("Nadia Ferrante is the mayor. “The pier is a disgrace,” said a port official.", 0),
    (
        (
            "Nadia Ferrante is the mayor. Ferrante called the report a disgrace. “It is false,” she "
            "said."
        ),
        0,
    ),
    (
        (
            "Nadia Ferrante is the mayor. A port official said that the plan was a disaster for "
            "Ferrante."
        ),
        0,
    ),
    ("Nadia Ferrante is the mayor. “Ferrante is a liar,” the union said in a statement.", 0),
    ("Nadia Ferrante is the mayor. “Ferrante is a liar,” a banner on the quay says.", 0),
    ("Nadia Ferrante is the mayor. “Ferrante is a liar,” shouted the protesters.", 0),
    ("“The storm was horrible,” said a port official. Nadia Ferrante is the mayor.", 0),
    ("Nadia Ferrante is the mayor. One adviser said Ferrante had been told in May.", 0),
    ("Nadia Ferrante is the mayor. “Ferrante is incompetent,” said her rival, Ana Okafor.", 0),
]

CONDUCT = [
    ("The harbor department rebuffed the governor's office in May.", 1),
    ("The agency misled the council about the cost of the pier.", 1),
    ("Port officials stonewalled the inspectors for two years.", 1),
    ("The mayor's office silenced the engineers.", 1),
    ("The board rejected the offer and pressured the agency to do the same.", 1),
    ("The company covered up the leak.", 1),
    ("Ferrante lied to the council about the loan.", 1),
    ("The sheriff retaliated against the two deputies.", 1),
    ("The administration had quietly ordered the agency to wait.", 1),
    (
        (
            "The harbor department rebuffed the governor's office, according to emails that The "
            "Courier has read."
        ),
        0,
    ),
    ("The inspectors said that the company had misled them.", 0),
    ("The company misled the council, the inspectors said.", 0),
    ("The mayor accused the company of having misled the council.", 0),
    ("The man who misled the council is in prison.", 0),
    ("“The agency misled the council,” said Dana Reyes, who runs a ferry.", 0),
    ("The jury found that the company had misled the council.", 0),
    ("The company was misled by a supplier.", 0),
    ("The board wanted to know whether the company misled the council.", 0),
    ("The fog concealed the pier from the ferry.", 0),
    ("The report, which officials suppressed in May, is 90 pages long.", 0),
]

# What only a desk is told of.
OPTIONS = {"quote-without-speaker": {"alone": True}}
CASES = [
    *(("quote-without-speaker", text, count) for text, count in UNSPOKEN),
    *(("anonymous-attack", text, count) for text, count in ATTACKS),
    *(("claim-without-attribution", text, count) for text, count in CONDUCT),
]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    CASES,
    ids=[f"{name}-{number}" for number, (name, _, _) in enumerate(CASES)],
)
def test_the_rule_speaks_where_it_should_and_nowhere_else(name: str, text: str, count: int) -> None:
    example = Example(text, options=OPTIONS.get(name, {}))
    assert len(examples.findings(RULES[name], example)) == count


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=80))
def test_no_text_makes_a_rule_fail_or_point_outside(pieces: list[str]) -> None:
    article = next(iter(read(Source("x.txt", " ".join(pieces)))))
    stated = article._replace(metadata=Metadata(kind=Kind.NEWS, language="en"))
    for diagnostic in check(stated, RULESET):
        assert diagnostic.code != "LNT900", diagnostic.message
        assert diagnostic.span.end <= len(article.text)
        assert all(related.span.end <= len(article.text) for related in diagnostic.related)
