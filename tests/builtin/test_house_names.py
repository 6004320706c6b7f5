"""The desk's own list of wrong and right names, on twenty cases."""

from __future__ import annotations

import pytest

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.linting.rule import Example
from lintnews.plugins import registry
from lintnews.testing import examples

RULE = registry.load().by_name()["house-names-list"]
LIST = Vocabulary(
    corrections={
        "Kier Starmer": "Keir Starmer",
        "Fairmont": "Fairmount",
        "Brazille": "Brazile",
        "Harlan Bros.": "Harlan Brothers",
        "McCain'n": "McCain",
    }
)
BAD = [
    "Kier Starmer spoke in Fairmount on Monday.",
    "The mill at Fairmont burned.",
    "Donna Brazille led the meeting.",
    "[caption] Kier Starmer at the pier.",
    "[headline] Fairmont votes to close mill",
    '"Kier Starmer came to see us," she said.',
    "It was Kier Starmer's first visit.",
    "He works for Harlan Bros. of Toledo.",
    "A friend of Brazille, Ann Lee, was there.",
    "The Fairmont school board met.",
]
GOOD = [
    "Keir Starmer spoke in Fairmount on Monday.",
    "The mill at Fairmount burned.",
    "Donna Brazile led the meeting.",
    "[caption] Keir Starmer at the pier.",
    "[headline] Fairmount votes to close mill",
    "Kier Street is closed, and Starmer Road too.",
    "Fairmontville is in another county.",
    "Brazil played at noon.",
    "The brothers Harlan are from Toledo.",
    "The Harlan Brothers bought it.",
]


@pytest.mark.parametrize("text", BAD)
def test_a_name_the_desk_gets_wrong_is_found_once(text: str) -> None:
    assert len(examples.findings(RULE, Example(text, options={"vocabulary": LIST}))) == 1


@pytest.mark.parametrize("text", GOOD)
def test_a_name_that_is_right_is_left_alone(text: str) -> None:
    assert not examples.findings(RULE, Example(text, options={"vocabulary": LIST}))
