"""The word lists of these rules: read when a context first asks for one."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from lintnews import is_word

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
# Words that end in "ing" and are no form of a verb; own list.
_NO_FORMS = frozenset(
    "thing something anything nothing everything king ring spring string wing evening morning "
    "during ceiling sibling sterling shilling darling".split(),
)
_IRREGULAR_PLURALS = frozenset("men women children people police feet teeth mice".split())
_LIKE_PARTICIPLES = frozenset("become overcome beset come rerun overrun undergo".split())
_NO_PASTS = frozenset(
    "indeed hundred led fed fled bled bred sped shed wed red bed sacred naked".split()
)
_NO_NOUNS = frozenset(
    ["being", "his", "will", "have", "can", "let", "there", "here", "might", "may"]
)
# Words in "s" that are no plural of their stem.
_NO_PLURALS = frozenset(
    "is was has does its this his yes thus perhaps always besides towards news as us".split()
)
# Verbs that are adjectives or adverbs, too: "too long". Own list.
_AFTER_TOO = frozenset(
    "long close slow narrow clear dry dirty loose low mean open slack steady tidy warm wet cool busy "
    "complete fast hard idle little light near public quiet rough right short thin well".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens twenty thirty forty "
    "fifty hundred hundreds thousand thousands million millions several many few both".split(),
)


def lines(name: str) -> Iterator[str]:
    """Return the lines of ``data/NAME.txt`` that are neither blank nor a comment."""
    return (line for line in text_of(name).split("\n") if line and line[0] != "#")


@cache
def text_of(name: str) -> str:
    """Return ``data/NAME.txt`` as it stands."""
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:
        return file.read()


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of ``data/NAME.txt``, which has comments at its head alone."""
    text = text_of(name)
    while text.startswith("#"):
        text = text.partition("\n")[2]
    return frozenset(text.split())


@cache
def is_base_verb(word: str) -> bool:
    """Return whether the word is the base form of a verb and hardly anything else."""
    return word in listed("verbs") or word in listed("common-verbs")


@cache
def is_noun(word: str) -> bool:
    """Return whether the word is a noun in the singular and hardly anything else."""
    return any(word in listed(name) for name in ("nouns", "common-nouns", "mostly-nouns")) and (
        word not in _NO_NOUNS
    )


@cache
def is_thing(word: str) -> bool:
    """Return whether the word is a noun in the singular that names no doing: no "swearing"."""
    return is_noun(word) and not word.endswith("ing") and not looks_plural(word)


@cache
def is_plural(word: str) -> bool:
    """Return whether the word is a noun in the plural and hardly ever a form of a verb."""
    if word in _IRREGULAR_PLURALS:
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    if not is_word(word):
        return False
    return (
        any(
            (is_word(stem) and not is_verb(stem) and len(stem) > 1) or is_noun(stem)
            for stem in _singulars(word)
        )
        and word not in _NO_PLURALS
    )


def _singulars(word: str) -> Iterator[str]:
    yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"


@cache
def looks_plural(word: str) -> bool:
    """Return whether the word can be a noun in the plural, whatever else it can be."""
    return is_plural(word) or (
        word.endswith("s") and not word.endswith(("ss", "us", "is")) and is_word(word[:-1])
    )


@cache
def is_verb(word: str) -> bool:
    """Return whether the word can be the base form of a verb."""
    return any(word in listed(name) for name in ("verbs", "common-verbs", "verbs-too"))


@cache
def can_follow_to(word: str) -> bool:
    """Return whether the word can be the base form of a verb and does not follow "too"."""
    return is_verb(word) and word not in _AFTER_TOO and not is_adjective(word)


@cache
def is_comparative(word: str) -> bool:
    """Return whether the word is a comparative: "taller", "busier"."""
    if not word.endswith("er") or not is_word(word):
        return False
    stem = word[:-2]
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    return any(
        form and (is_adjective(form) or form in listed("grading-adjectives"))
        for form in (stem, stem + "e", doubled, stem[:-1] + "y" if stem.endswith("i") else "")
    )


@cache
def is_adjective(word: str) -> bool:
    """Return whether the word is an adjective and nothing else."""
    return word in listed("adjectives") or word in listed("common-adjectives")


@cache
def is_participle(word: str) -> bool:
    """Return whether the word can be the past participle of a verb."""
    return word in listed("participles") or is_regular_past(word)


@cache
def is_regular_past(word: str) -> bool:
    """Return whether the word ends in "ed" and is no base form: "need" is one."""
    return word.endswith("ed") and word not in _NO_PASTS and is_word(word) and not is_verb(word)


@cache
def is_only_verb(word: str) -> bool:
    """Return whether the word is the base form of a verb, and no participle that looks like it."""
    return word in listed("verbs") and word not in _LIKE_PARTICIPLES


@cache
def is_ing(word: str) -> bool:
    """Return whether the word is the "-ing" form of a verb."""
    return word.endswith("ing") and word not in _NO_FORMS and is_word(word)


@cache
def is_number(word: str) -> bool:
    """Return whether the word is a number of more than one: "two", "1,500"."""
    return word in _NUMBERS or (word[:1].isdigit() and word != "1")


CLASSES: Mapping[str, Callable[[str], bool]] = {
    "VERB": is_base_verb,
    "BASE": can_follow_to,
    "NOUN": is_noun,
    "NOUNS": is_plural,
    "ADJ": is_adjective,
    "DONE": is_participle,
    "ING": is_ing,
    "NUM": is_number,
    "ER": is_comparative,
    "LOOSE": looks_plural,
    "THING": is_thing,
    "ED": is_regular_past,
    "ONLYVERB": is_only_verb,
    "WORD": str.isalpha,
}
