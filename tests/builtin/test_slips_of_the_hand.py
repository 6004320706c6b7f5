"""What strangers' copy taught about repeated lines, quotation marks and marks of all kinds."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

import pytest

from lintnews.article.model import Article
from lintnews.article.source import Source, decode
from lintnews.linting.engine import Active, Ruleset, check
from lintnews.plugins import registry
from lintnews.readers import markdown, text

RULES = {rule.code: rule for rule in registry.load().rules}


Read = Callable[[Source], Iterator[Article]]


def codes(copy: str, *wanted: str, read: Read = text.read) -> list[str]:
    """Return the codes of what the wanted rules find in a file."""
    active = tuple(
        Active(RULES[code], RULES[code].options(), RULES[code].severity) for code in wanted
    )
    (article,) = read(decode("copy", copy.encode()))
    return [found.code for found in check(article, Ruleset(active))]


@pytest.mark.parametrize(
    "copy",
    [
        """Pier reopens

The pier in May.
Photo: Ida Holm/The Mail

The pier reopened on Monday after two years, the port said.

The quay in May.
Photo: Ida Holm/The Mail

Ferries run every hour, the port said.
""",
        """Signs

Getty Images

AFP/Getty Images

Getty Images

Getty Images

These are the signs that we liked best at the march on Friday.
""",
    ],
)
def test_the_credit_of_several_pictures_is_no_duplicate(copy: str) -> None:
    assert not codes(copy, "DUP101")


def test_a_question_that_is_put_to_several_people_is_no_duplicate() -> None:
    question = "What would you change about the harbor if you were the mayor of this town?"
    copy = f"Five answers\n\n{question}\n\nMore ferries.\n\nIda Holm\n\n{question}\n\nTrees.\n"
    assert not codes(copy, "DUP102")


@pytest.mark.parametrize(
    "copy",
    [
        "La mairie dit que le quai est « fermé », que la route est « libre » depuis lundi.\n",
        "Weekly\n\n“\n\nThe crane is slow.\n\nIt is no help.\n\n”\n\nThe port said so.\n",
        'Sale\n\nThis will be the cheapest 70"+ set of the season, the shop said.\n',
        "Talk\n\nShe said “and so it went … ”. Then she left.\n",
        "Talk\n\n“We are open.\n\nThe quay in May (Ida Holm/The Mail)\n\n“We stay so,” she said.\n",
        "Talk\n\n“We are open. “We stay open,” she said.\n",
    ],
)
def test_a_quotation_mark_that_is_right_is_left_alone(copy: str) -> None:
    assert not codes(copy, "QUO101")


def test_an_opening_mark_that_is_missing_is_seen_with_straight_marks() -> None:
    assert codes('Vote\n\nWe ran hard," he said. "There is no one to blame."\n', "QUO101") == [
        "QUO101",
    ]


def test_garbled_marks_are_no_fault_of_the_quotation() -> None:
    copy = "Vote\n\nâ€œWe ran hard,” he said.\n"
    assert codes(copy, "QUO101", "LNK102") == ["LNK102"]


def test_the_fences_of_a_box_are_no_doubled_colons() -> None:
    assert not codes("# Pier\n\n::: box\nThe pier opens.\n:::\n", "QUO106", read=markdown.read)


def test_a_block_quotation_is_speech() -> None:
    copy = "# Fares\n\nThe port wrote:\n\n> The ferry is late and the the crew knows it.\n"
    rule = RULES["DUP105"]
    active = Ruleset((Active(rule, rule.options(), rule.severity),))
    (article,) = markdown.read(decode("copy", copy.encode()))
    assert [found.fix for found in check(article, active)] == [None]


def test_spaces_and_stops_are_each_marked() -> None:
    copy = (
        "Arrest\n\nShe was seen by the chief nurse.Guards held a man , 61, on Friday .The judge "
        "left , too. They met in Dayton,Ohio.\n"
    )
    assert codes(copy, "QUO111", "QUO115") == ["QUO115", "QUO111", "QUO111", "QUO111", "QUO115"]


def test_marks_of_two_kinds_and_turned_apostrophes_are_each_marked() -> None:
    copy = (
        'Talk\n\nThe mayor said that “the quay is shut" and left.\n\n“I can search “Harbor” and '
        "all ships pop up,” said Ida Holm.\n\nBack in the ‘80s, rock ‘n’ roll was all there was.\n"
    )
    found = codes(copy, "QUO103", "QUO113", "QUO114")
    assert found == ["QUO103", "QUO113", "QUO114", "QUO114"]


def test_a_merge_conflict_is_one_error() -> None:
    copy = "# Pier\n\n<<<<<<< HEAD\nIt costs $2.\n=======\nIt costs $3.\n>>>>>>> desk\n"
    assert codes(copy, "BPL112", read=markdown.read) == ["BPL112"]


def test_hard_wrapped_copy_with_a_longer_line_is_read_by_paragraphs() -> None:
    paragraph = (
        "The harbor was closed for seven weeks, and the ferries went from the other bank of the "
        "river, as the port had said that they would, for as long as the repairs of the quay took."
    )
    copy = "\n\n".join([textwrap.fill(paragraph, 66)] * 5)
    longer = copy.replace("closed for", "closed, to the surprise of all who work there, for", 1)
    (article,) = text.read(decode("copy", longer.encode()))
    assert len(article.blocks) == 5
