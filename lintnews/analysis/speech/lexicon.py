"""The words that matter for who says what, with their tags: one table, built when first needed.

A word's entry says how it can be used: its tag as a closed-class word or as a
form of a verb, its lemma where it can be a cue, and what it is as the head of a
noun phrase. Nothing else about words is known to the analysis.
"""

from __future__ import annotations

import os
from functools import cache

from lintnews.values import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120  pathlib is slow to load


class Word(NamedTuple):
    """What is known of a word.

    ``tag`` is its word class; ``lemma`` the form that cue decisions know it by, or
    ``""``; ``noun`` its class as a head (``person``, ``group``, …), or ``""``.
    """

    tag: str
    lemma: str = ""
    noun: str = ""


@cache
def lists(name: str) -> frozenset[str]:
    """Return the words of ``data/NAME.txt``."""
    return frozenset(_words(name))


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:  # noqa: PTH123  as above
        text = file.read()
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def senses() -> dict[str, str]:
    """Return the WordNet verbs, each with the lexicographer file of its first sense of the three."""
    result = {}
    sense = ""
    for word in _words("wordnet-verbs"):
        if word[-1] == ":":
            sense = word[:-1]
        else:
            result[word] = sense
    return result


HEADS = (
    ("person", "person-nouns"),
    ("person", "unnamed-heads"),
    ("organization", "organization-nouns"),
    ("document", "document-nouns"),
    ("group", "group-nouns"),
)
_VOWELS = "aeiou"


@cache
def table() -> dict[str, Word]:
    """Return the table of words."""
    heads = _heads()
    result: dict[str, Word] = {word: Word("NN", "", kind) for word, kind in heads.items()}
    for name in ("report-nouns", "attitude-nouns"):
        for lemma in _words(name):
            for form in (lemma, _plural(lemma)):
                result[form] = Word("NN", lemma, heads.get(form, "speech"))
    _add_verbs(result)
    for word in _words("attitude-adjectives"):
        known = result.get(word)
        if known is None or known.tag == "NN":
            result[word] = Word("JJ", word)
    for word in _words("report-adverbs"):
        result[word] = Word("RBR", word)
    for line in _lines("function-words"):
        tag, _, rest = line.partition(":")
        for word in rest.split():
            result[word] = Word(tag, word if tag == "ACC" else "", result[word].noun if word in result else "")
    return result


def _heads() -> dict[str, str]:
    """Return the class of each noun that can head a source."""
    result: dict[str, str] = {}
    for kind, name in reversed(HEADS):
        for word in _words(name):
            result[word] = kind
            result.setdefault(_plural(word), kind)
    return result


def _add_verbs(result: dict[str, Word]) -> None:
    verbs = dict.fromkeys([*senses(), *_words("report-verbs"), *_words("attitude-verbs"), *_words("light-verbs")])
    irregular = dict(pair.split("=") for pair in _words("irregular-forms"))
    without_ed = set(irregular.values())
    for lemma in verbs:
        for form, tag in _forms(lemma, regular=lemma not in without_ed):
            _add_verb(result, form, tag, lemma)
    for form, lemma in irregular.items():
        if lemma in verbs:
            _add_verb(result, form, "VBD", lemma)


def _add_verb(result: dict[str, Word], form: str, tag: str, lemma: str) -> None:
    """Add a verb form; a form that is a noun too is tagged as both (``VB/N``)."""
    known = result.get(form)
    if known is None:
        result[form] = Word(tag, lemma)
    elif known.tag == "NN":
        result[form] = Word(tag + "/N", lemma, known.noun)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _forms(lemma: str, *, regular: bool) -> list[tuple[str, str]]:
    """Return the forms of a verb with their tags."""
    end = lemma[-1]
    if end == "e":
        gerund = (
            lemma[:-2] + "ying" if lemma.endswith("ie") else lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
        )
        past = [lemma + "d"]
        gerunds = [gerund]
    elif end == "y" and lemma[-2] not in _VOWELS:
        past, gerunds = [lemma[:-1] + "ied"], [lemma + "ing"]
    else:
        past, gerunds = [lemma + "ed"], [lemma + "ing"]
        if end not in "aeiouwxyhs" and lemma[-2] in _VOWELS and (len(lemma) < 3 or lemma[-3] not in _VOWELS):  # noqa: PLR2004
            past.append(lemma + end + "ed")
            gerunds.append(lemma + end + "ing")
    forms = [(lemma, "VB"), (_plural(lemma), "VBZ")]
    forms += [(form, "VBG") for form in gerunds]
    if regular:
        forms += [(form, "VBD") for form in past]
    return forms
