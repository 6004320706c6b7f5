"""The words that matter for who says what, with what each can be: one table, read when first needed.

A word's entry says how it can be used: its tag as a closed-class word or as a
form of a verb, its lemma where it can be a cue, and what it is as the head of a
noun phrase. Nothing else about words is known to the analysis.
"""

from __future__ import annotations

import os
from functools import cache

from lintnews.values import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
# What a word of these classes is to its neighbours is the word itself.
CLOSED = frozenset(
    [
        "PRP",
        "OBJ",
        "WH",
        "WHC",
        "DT",
        "THAT",
        "PRPS",
        "IN",
        "TO",
        "CC",
        "SUB",
        "BE",
        "HAVE",
        "DO",
        "MD",
        "NEG",
    ],
)


class KnownWord(NamedTuple):
    """What is known of a word.

    ``tag`` is its word class; ``lemma`` the form that cue decisions know it by, or
    ``""``; ``noun`` its class as a head (``person``, ``group``, …), or ``""``; ``group`` its
    class as a cue: ``report``, ``attitude`` or ``light`` verb, a verb's sense in WordNet, or the
    class of another word with ``r`` for
    report and ``a`` for attitude; ``code`` what it is to its neighbours: the word itself if it is
    closed-class, else its class.
    """

    tag: str
    lemma: str = ""
    noun: str = ""
    group: str = "desk"
    code: str = ""


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of ``data/NAME.txt``."""
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:
        text = file.read()
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def _table() -> dict[str, tuple[str, str, str, str]]:
    """Return of each word its tag, group, noun class and the way to its lemma.

    A row of ``data/words.txt`` holds these four and all the words of which they are
    true, so 14,000 words are read in a few steps in C, and only those that an article has are made
    entries.
    """
    result: dict[str, tuple[str, str, str, str]] = {}
    for line in _lines("words"):
        tag, group, noun, way, words = line.split("\t")
        result.update(dict.fromkeys(words.split(), (tag, group, noun, way)))
    return result


def known(word: str) -> KnownWord | None:
    """Return what is known of a folded word, ``None`` where it is in no list."""
    row = _table().get(word)
    if row is None:
        return None
    tag, group, noun, way = row
    code = word if tag in CLOSED else "N" + noun if noun else tag
    # So many letters off the end, then these on: "denied" is "3y".
    lemma = word[: len(word) - int(way[0])] + way[1:] if way else ""
    return KnownWord(tag, lemma, noun, group or "desk", code)


def noun_class(word: str) -> str:
    """Return the class of a folded word as a head, ``""`` where it is none."""
    row = _table().get(word)
    return row[2] if row else ""
