"""Build the table of words that the attribution analysis reads.

    python tests/accuracy/build_words.py      write lintnews/analysis/attributions/data/words.txt

The table is made of the lists next to it: WordNet's verbs (their licence is there too) and
our own. Its rows are what ``lintnews.analysis.attributions.known_words`` explains. A test holds
the file equal to what this writes.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lintnews.analysis.attributions.known_words import word_list

FOLDER = Path(__file__).parents[2] / "lintnews" / "analysis" / "attributions" / "data"
TARGET = FOLDER / "words.txt"
HEADING = """\
# What is known of words, a row a class: see lintnews/analysis/attributions/known_words.py.
# Written by tests/accuracy/build_words.py from the lists next to it. The verbs are those of
# WordNet 3.0 (Copyright 2006 by Princeton University, licence next to this file) and our own.
"""
HEADS = (
    ("person", "person-nouns"),
    ("person", "unnamed-heads"),
    ("organization", "organization-nouns"),
    ("document", "document-nouns"),
    ("group", "group-nouns"),
)
VOWELS = "aeiou"


class Word(NamedTuple):
    """What is known of a word.

    Its class, the verb or noun it is a form of, and what it is as the head of a phrase.
    """

    tag: str
    lemma: str = ""
    noun: str = ""


def lines(name: str) -> list[str]:
    return [
        line
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        if line and line[0] != "#"
    ]


def words(name: str) -> list[str]:
    return [word for line in lines(name) for word in line.split()]


def senses() -> dict[str, str]:
    """Return the WordNet verbs, each with the file of its first sense of the three."""
    result = {}
    sense = ""
    for word in words("wordnet-verbs"):
        if word[-1] == ":":
            sense = word[:-1]
        else:
            result[word] = sense
    return result


def table() -> dict[str, Word]:
    """Return the table of words."""
    heads = head_nouns()
    result: dict[str, Word] = {word: Word("NN", "", kind) for word, kind in heads.items()}
    for name in ("report-nouns", "attitude-nouns"):
        for lemma in words(name):
            for form in (lemma, plural(lemma)):
                result[form] = Word("NN", lemma, heads.get(form, "speech"))
    add_verbs(result)
    for word in words("attitude-adjectives"):
        known = result.get(word)
        if known is None or known.tag == "NN":
            result[word] = Word("JJ", word)
    for word in words("report-adverbs"):
        result[word] = Word("RBR", word)
    for line in lines("function-words"):
        tag, _, rest = line.partition(":")
        for word in rest.split():
            result[word] = Word(
                tag, word if tag == "ACC" else "", result[word].noun if word in result else ""
            )
    return result


def head_nouns() -> dict[str, str]:
    """Return the class of each noun that can head a source."""
    result: dict[str, str] = {}
    for kind, name in reversed(HEADS):
        for word in words(name):
            result[word] = kind
            result.setdefault(plural(word), kind)
    return result


def add_verbs(result: dict[str, Word]) -> None:
    verbs = dict.fromkeys(
        [*senses(), *words("report-verbs"), *words("attitude-verbs"), *words("light-verbs")]
    )
    irregular = dict(pair.split("=") for pair in words("irregular-forms"))
    without_ed = set(irregular.values())
    for lemma in verbs:
        for form, tag in forms(lemma, regular=lemma not in without_ed):
            add_verb(result, form, tag, lemma)
    for form, lemma in irregular.items():
        if lemma in verbs:
            add_verb(result, form, "VBD", lemma)


def add_verb(result: dict[str, Word], form: str, tag: str, lemma: str) -> None:
    """Add a verb form; a form that is a noun too is tagged as both (``VB/N``)."""
    known = result.get(form)
    if known is None:
        result[form] = Word(tag, lemma)
    elif known.tag == "NN":
        result[form] = Word(tag + "/N", lemma, known.noun)


def plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def forms(lemma: str, *, regular: bool) -> list[tuple[str, str]]:
    """Return the forms of a verb with their tags."""
    end = lemma[-1]
    if end == "e":
        gerund = (
            lemma[:-2] + "ying"
            if lemma.endswith("ie")
            else lemma + "ing"
            if lemma.endswith(("ee", "oe", "ye"))
            else lemma[:-1] + "ing"
        )
        past = [lemma + "d"]
        gerunds = [gerund]
    elif end == "y" and lemma[-2] not in VOWELS:
        past, gerunds = [lemma[:-1] + "ied"], [lemma + "ing"]
    else:
        past, gerunds = [lemma + "ed"], [lemma + "ing"]
        if (
            end not in "aeiouwxyhs"
            and lemma[-2] in VOWELS
            and (len(lemma) < 3 or lemma[-3] not in VOWELS)
        ):
            past.append(lemma + end + "ed")
            gerunds.append(lemma + end + "ing")
    found = [(lemma, "VB"), (plural(lemma), "VBZ")]
    found += [(form, "VBG") for form in gerunds]
    if regular:
        found += [(form, "VBD") for form in past]
    return found


def cue_class(word: Word, sense: dict[str, str]) -> str:
    """Return the class of a word as a cue.

    It is that of our own lists, else what WordNet says; empty if it can be no cue.
    """
    lemma = word.lemma
    if not lemma:
        return ""
    if word.tag in ("NN", "JJ", "RBR"):
        return word.tag + ("r" if lemma in word_list("report-nouns") else "a")
    if lemma in word_list("report-verbs"):
        return "report"
    if lemma in word_list("attitude-verbs"):
        return "attitude"
    return "light" if lemma in word_list("light-verbs") else sense.get(lemma, "desk")


def way(form: str, lemma: str) -> str:
    """Return how a form becomes its lemma: so many letters off the end, then these on.

    Empty if it has none.
    """
    if not lemma:
        return ""
    shared = 0
    while form[shared : shared + 1] == lemma[shared : shared + 1] != "":
        shared += 1
    return f"{len(form) - shared}{lemma[shared:]}"


def rows() -> str:
    """Return the file."""
    sense = senses()
    by_class: dict[tuple[str, ...], list[str]] = {}
    for form, word in sorted(table().items()):
        by_class.setdefault(
            (word.tag, cue_class(word, sense), word.noun, way(form, word.lemma)), []
        ).append(form)
    return HEADING + "".join(
        "\t".join([*of, " ".join(found)]) + "\n" for of, found in sorted(by_class.items())
    )


if __name__ == "__main__":
    TARGET.write_text(rows(), encoding="utf-8")
