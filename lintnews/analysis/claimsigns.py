# ruff: noqa: PLR2004
"""The signs that a sentence of narrative claims something: its words by class, and its build.

The lists lie in ``data/claims``, one a class, all our own. A sign is a small number,
mostly 0 or 1; ``claims`` weighs them. Which words gave a sign is kept with it, so
that a finding can say what in the sentence claims.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lintnews.analysis.lexicon import entries
from lintnews.analysis.tokens import split
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The classes of words. A word or turn that is on two lists counts for the first.
CLASSES = (
    *("hedge", "boost", "forecast", "interpret", "effect", "feeling", "belief", "mood", "motive", "conduct"),
    *("verdict-nouns", "abstract", "superlative", "report", "concede", "first-person", "verdict-adjectives"),
    *("idiom", "law-subjects", "legal", "view-of"),
)
_VERDICTS = ("verdict-adjectives", "verdict-nouns", "idiom", "boost", "hedge")

_TURNS_AGAINST = frozenset(["but", "yet", "still", "and", "so", "or"])
_SETS_AGAINST = frozenset(
    ["despite", "while", "although", "though", "even", "unlike", "rather", "instead", "if", "because", "given", "amid", "with", "by", "in"]
)
_POINTS_BACK = frozenset(["this", "that", "these", "those", "such", "it", "there", "it's", "that's", "there's"])
_ARTICLES = frozenset(["the", "a", "an"])
_NEGATIONS = frozenset(["not", "no", "never", "nothing", "none", "nobody", "without"])
_COPULAS = frozenset(
    [
        *("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "it's", "that's", "he's", "she's"),
        *("they're", "seems", "seem", "seemed", "remains", "remain", "remained", "looks", "look", "looked", "became", "become", "becomes"),
        *("feel", "feels", "felt", "proved", "prove", "proves", "grown", "getting", "got"),
    ]
)
_DEGREES = frozenset(
    [
        *("not", "no", "so", "too", "very", "quite", "more", "most", "less", "least", "still", "also", "now", "far", "never", "already"),
        *("even", "pretty", "somewhat", "rather", "just", "all", "a", "bit", "much", "as"),
    ]
)
_MODALS = frozenset(["could", "would", "might", "may", "will", "can"])
_RESULTS = frozenset(
    [
        *("making", "handing", "dealing", "giving", "leaving", "setting", "sending", "creating", "putting", "turning", "raising"),
        *("forcing", "prompting", "casting", "adding", "seemingly"),
    ]
)
# Words in -ly that say nothing about how somebody sees it.
_PLAIN_LY = frozenset(
    [
        *("family", "july", "only", "early", "likely", "daily", "weekly", "monthly", "assembly", "supply", "apply", "reply", "rally"),
        *("italy", "ally", "anomaly", "nearly", "roughly", "recently", "previously", "reportedly", "allegedly", "currently", "publicly"),
        *("privately", "federally", "formerly", "officially", "originally", "finally", "immediately", "approximately"),
    ]
)


class Mark(NamedTuple):
    """The words ``first`` to ``last`` (half-open, counted in the sentence) that gave a sign."""

    sign: str
    first: int
    last: int


class Signs:
    """The signs of one sentence and the words that gave them."""

    __slots__ = ("marks", "values")

    def __init__(self) -> None:
        """Begin without a sign."""
        self.values: dict[str, float] = {}
        self.marks: list[Mark] = []

    def give(self, sign: str, value: float = 1.0) -> None:
        """Set a sign."""
        self.values[sign] = value

    def mark(self, sign: str, first: int, last: int) -> None:
        """Set a sign and remember its words."""
        self.values[sign] = 1.0
        self.marks.append(Mark(sign, first, last))


@cache
def _turns() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> what follows it and the class, the longest turn first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in CLASSES:
        for entry in entries(f"claims/{name}"):
            first, *rest = split(entry.replace("_", " "))
            found.setdefault(first, []).append((tuple(rest), name))
    return {first: tuple(sorted(turns, key=lambda turn: -len(turn[0]))) for first, turns in found.items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the single words of a class."""
    return frozenset(entry for entry in entries(f"claims/{name}") if "_" not in entry)


def signs_of(texts: Sequence[str], words: Sequence[str]) -> Signs:
    """Return the signs of a sentence.

    ``texts`` are its tokens as written, ``words`` the same tokens folded and with
    straight apostrophes; marks count tokens from its start.
    """
    signs = Signs()
    if words:
        _of_words(signs, texts, words)
        _of_build(signs, texts, words)
        _of_opening(signs, texts, words)
        _of_places(signs, texts, words)
        signs.marks.sort(key=lambda mark: mark.first)
    return signs


def _of_words(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> None:
    """Count the classes of words, at most two of each; a capital inside the sentence is a name's."""
    turns = _turns()
    counts: dict[str, int] = {}
    for at, word in enumerate(words):
        if at and texts[at][0].isupper() and word not in words_of("report"):
            continue
        for rest, name in turns.get(word, ()):
            end = at + 1 + len(rest)
            if not rest or tuple(words[at + 1 : end]) == rest:
                counts[name] = counts.get(name, 0) + 1
                signs.marks.append(Mark(name, at, end))
                break
    for name, count in counts.items():
        signs.give(name, min(count, 2))
    verdicts = sum(min(counts.get(name, 0), 2) for name in _VERDICTS)
    signs.give("verdicts", min(verdicts, 5) / 2)
    signs.give("verdict density", verdicts / max(8, len(words)) * 10)


def _of_build(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> None:
    """Count what is plain to see: figures, capitals, endings, length, small words."""
    size, here = len(words), frozenset(words)
    signs.give("figures", min(2, sum(any(map(str.isdigit, word)) for word in words)))
    signs.give("capitals", 2 * min(0.5, sum(text[0].isupper() for text in texts[1:]) / size))
    signs.give("length", min(size, 60) / 30)
    signs.give("-ed", min(3, sum(word.endswith("ed") for word in words)) / 3)
    signs.give("-ly", min(2, sum(word.endswith("ly") and len(word) > 4 and word not in _PLAIN_LY for word in words)))
    signs.give("negation", not _NEGATIONS.isdisjoint(here) or any(word.endswith("n't") for word in words))
    signs.give("money", not here.isdisjoint(("$", "%", "percent")))
    signs.give("if", "if" in here)
    signs.give("was", not here.isdisjoint(("was", "were", "wasn't", "weren't")))
    signs.give("has", not here.isdisjoint(("has", "have")))
    signs.give("had", "had" in here)
    signs.give("court", len(here & words_of("legal")) > 1)


def _of_opening(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> None:
    """Look at how the sentence opens."""
    first = words[0]
    signs.give("opens against", first in _TURNS_AGAINST)
    signs.give("opens with a setting", first in _SETS_AGAINST)
    signs.give("opens with it", first in _POINTS_BACK)
    signs.give("opens with an article", first in _ARTICLES)
    signs.give("opens with he", first in {"he", "she", "they"})
    signs.give("opens with a name", len(texts) > 1 and texts[0][0].isupper() and texts[1][0].isupper())
    signs.give("about a law", not words_of("law-subjects").isdisjoint(words[:10]))
    if first in _ARTICLES or first in _POINTS_BACK:
        signs.give("it means", not words_of("interpret").isdisjoint(words[2:14]))
        signs.give("it could", not {"could", "would", "might", "may"}.isdisjoint(words))


def _of_places(signs: Signs, texts: Sequence[str], words: Sequence[str]) -> None:
    """Look for words in the company of others."""
    size, results = len(words), _results()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < size else ""
        if word in _COPULAS:
            end = _past_degrees(words, at + 1)
            if end < size and words[end] in words_of("feeling"):
                signs.mark("is frustrated", at, end + 1)
        elif word == "," and following.endswith("ing") and following in results:
            signs.mark("result", at + 1, at + 2)
        elif word in _MODALS and texts[at] != "May":
            _modal(signs, words, at)
        elif word == "most" and following not in {"of", "people", "recent", "recently", "likely"}:
            signs.mark("most", at, min(at + 2, size))
        elif word in {"more", "less"} and "than" in words[at + 1 : at + 8]:
            signs.give("more than")


@cache
def _results() -> frozenset[str]:
    return _RESULTS | words_of("interpret") | words_of("effect")


def _modal(signs: Signs, words: Sequence[str], at: int) -> None:
    """Tell a forecast from a bill's provisions and from what somebody said before."""
    word, before = words[at], words[:at]
    verb = _past_degrees(words, at + 1)
    if word in {"could", "would", "might"}:
        signs.give("could")
    elif word == "may":
        signs.give("may")
    elif word == "will":
        signs.give("will")
    if not words_of("law-subjects").isdisjoint(before[-6:]):
        return
    if word in {"would", "could"} and not words_of("report").isdisjoint(before):
        signs.give("could, said before")
    elif not (before and before[-1] in {"he", "she", "they", "who"}):
        signs.mark("modal", at, min(verb + 1, len(words)))
    if verb < len(words) and (words[verb] in words_of("effect") or words[verb] in words_of("interpret")):
        signs.mark("could change", at, verb + 1)


def _past_degrees(words: Sequence[str], at: int) -> int:
    """Return the place of the first word from ``at`` on that is no adverb of degree."""
    while at < len(words) and (words[at] in _DEGREES or words[at].endswith("ly")):
        at += 1
    return at
