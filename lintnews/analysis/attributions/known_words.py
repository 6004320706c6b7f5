"""The words that matter for who says what, with what each can be: one table, read when needed.

A word's entry says how it can be used: its tag as a closed-class word or as a
form of a verb, its lemma if it can be a cue, and what it is as the head of a
noun phrase. Nothing else about words is known to the analysis.
"""

from __future__ import annotations

import os
from functools import cache

from lintnews.analysis.attributions.tags import TAKES_WORD, Group, PartCode
from lintnews.values import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


class KnownWord(NamedTuple):
    """What is known of a word.

    ``tag`` is its word class; ``lemma`` the form that cue decisions know it by, or ``""``;
    ``noun`` its ``NounClass`` as a head, or ``""``; ``group`` its class as a cue: a ``Group``, a
    verb's sense in WordNet, or the tag of another word with ``r`` for report and ``a`` for
    attitude; ``code`` what it is to its neighbours: the word itself if it is closed-class, else
    its class.
    """

    tag: str
    lemma: str = ""
    noun: str = ""
    group: str = Group.OTHER
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

    A row of ``data/words.txt`` holds these four and all the words of which they are true, so
    14,000 words are read in a few steps in C. Only those that an article has become entries.
    """
    words: list[str] = []
    known_of: list[tuple[str, str, str, str]] = []
    for line in _lines("words"):
        tag, group, noun, way, listed = line.split("\t")
        of_row = listed.split()
        words += of_row
        known_of += [(tag, group, noun, way)] * len(of_row)
    return dict(zip(words, known_of, strict=True))


def known(word: str) -> KnownWord | None:
    """Return what is known of a folded word, ``None`` if it is in no list."""
    row = _table().get(word)
    if row is None:
        return None
    tag, group, noun, way = row
    # So many letters off the end, then these on: "denied" is "3y".
    lemma = word[: len(word) - int(way[0])] + way[1:] if way else ""
    code = word if tag in TAKES_WORD else code_of(tag, noun)
    return KnownWord(tag, lemma, noun, group or Group.OTHER, code)


def code_of(tag: str, noun: str) -> str:
    """Return what a word that is not closed-class is to its neighbours."""
    return PartCode.PHRASE + noun if noun else tag


def noun_class(word: str) -> str:
    """Return the class of a folded word as a head, ``""`` if it is none."""
    row = _table().get(word)
    return row[2] if row else ""
