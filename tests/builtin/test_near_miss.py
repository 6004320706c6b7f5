"""Spellings one letter apart: which pairs are asked about, and at what cost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import Article, Block, Reading, Role, Span
from lintnews_rules.names._spellings import near_misses, one_letter_apart
from tests.growing import outgrown


def pairs(*paragraphs: str) -> list[tuple[str, str]]:
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), Role.BODY))
        start += len(paragraph) + 1
    return [
        (miss.odd.text, miss.usual.text)
        for miss in near_misses(Reading(Article(text, tuple(blocks))))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("brandvold", "branvold"),
        ("kiedam", "keidam"),
        ("albusal", "abusal"),
        ("supre", "supré"),
        ("ab", "ba"),
    ],
)
def test_a_letter_more_less_other_or_swapped_is_one_letter_apart(one: str, other: str) -> None:
    assert one_letter_apart(one, other)
    assert one_letter_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ferry", "ferry"), ("abcd", "badc"), ("abc", "cba"), ("ferry", "fe"), ("", "ab")],
)
def test_the_same_word_and_two_letters_are_not(one: str, other: str) -> None:
    assert not one_letter_apart(one, other)
    assert not one_letter_apart(other, one)


@given(st.text(max_size=8), st.text(max_size=8))
def test_being_one_letter_apart_has_no_direction(one: str, other: str) -> None:
    assert one_letter_apart(one, other) == one_letter_apart(other, one)


def test_the_rarer_spelling_is_the_odd_one() -> None:
    assert pairs("Marta Branvold came.", "Brandvold left. Nobody but Brandvold left.") == [
        ("Branvold", "Brandvold")
    ]


def test_two_people_with_like_names_are_two_people() -> None:
    assert pairs("Marta Halden met Piet Helden.", "Nobody but Halden and Helden left.") == []


def test_one_given_name_and_two_like_surnames_are_asked_about() -> None:
    assert pairs("Xanthia Okafor came.", "Nobody but Xanthia Okaffor left.") == [
        ("Okaffor", "Okafor")
    ]


def test_a_pet_name_is_no_misprint() -> None:
    assert pairs("Peter Halden came.", "Nobody but Pete Halden left.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Brandvolds came with Marta Brandvold.",
        "They fled Germany with a German priest.",
        "He watched ABC News and NBC News.",
        "They wrote “Marta Branvold [sic]” for Marta Brandvold. It was Brandvold.",
        "A correction changes the spelling of Branvold to Brandvold. It was Brandvold.",
        "Don't go, said Martin. Don’t we know Marlin?",
        "Port Ellis: Murray, Horlan, Hickey, Stringer, Hobbs. For Lowry: Shea, Horan, Millar, East.",
        "The Texans met in Texas. A Quillopedian spoke of Quillopedia.",
        "KeelPlay and KeelPay are two products.",
        "An Israel-based firm met an Israeli-based firm. The Co-Founder co-founded it.",
    ],
)
def test_what_only_looks_like_a_misprint_is_left_alone(text: str) -> None:
    assert pairs(text) == []


def test_a_word_may_be_misspelt_in_a_name() -> None:
    assert pairs("Marta Feldspar came. Nobody but Feldsper left.") == [("Feldsper", "Feldspar")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruritaniaphobia", "Ruritaniaphobic"),
        ("Brandvold", "Brandvoldy"),
        ("Orr-Ruritan", "Orr-Ruritani"),
        ("Generation-V", "Generation-W"),
    ],
)
def test_a_word_that_is_made_of_the_other_is_no_slip(one: str, other: str) -> None:
    assert pairs(f"Nobody spoke of {one}. Later it was {other} again.") == []


def test_ten_times_the_names_take_no_hundred_times_the_time() -> None:
    def seconds(count: int) -> float:
        words = [
            "".join(chr(97 + number // 26**place % 26) for place in range(6)).capitalize()
            for number in range(0, count * 31, 31)
        ]
        text = " ".join(f"It was {word} who came." for word in words)
        reading = Reading(Article(text, (Block(Span(0, len(text)), Role.BODY),)))
        start = time.process_time()
        reading.get(near_misses)
        return time.process_time() - start

    assert not outgrown(seconds, 800, 8000, bound=30, least=0.02)
