#!/usr/bin/env python3
"""The index of words beside an Aho-Corasick automaton: 2,000 phrases and 200 patterns on made-up or given articles.

    python3 -m pip install ahocorasick-rs
    python3 tests/benchmarks/automaton.py [FOLDER]

Run with the Python that lintnews is installed for. Both find the places where a phrase
may stand; the patterns are matched at these places by the same code. What is printed
is processor time for all articles: the words (which every run needs anyway), the look-up
of each way, and how long each takes to build.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from time import process_time
from typing import TypeVar

import ahocorasick_rs
import made_up

from lintnews.analysis.dictionary import is_word
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import fold, tokens
from lintnews.article.model import Article
from lintnews.linting.matching import PatternIndex
from lintnews.linting.phrases import phrase_pattern
from lintnews.linting.rule import Pattern

T = TypeVar("T")
PHRASES, PATTERNS = 2_000, 200


def main() -> int:
    """Build both, run both, compare what they find, print the times."""
    texts = made_up.given(sys.argv[1:])
    chance = random.Random(1)
    phrases = vocabulary(texts, chance)
    index, build_index = timed(lambda: built(phrases))
    automaton, build_automaton = timed(
        lambda: ahocorasick_rs.AhoCorasick([fold(phrase) for phrase in phrases])
    )
    readings = [Reading(Article(text, ())) for text in texts]
    _, words = timed(lambda: [reading.get(tokens) for reading in readings])
    found, by_index = timed(
        lambda: sum(len(own) for reading in readings for own in index.scan(reading)[0].values())
    )
    seen, by_automaton = timed(lambda: sum(len(whole(automaton, fold(text))) for text in texts))
    rows = (
        ("the words of all articles", words),
        (f"index: build, {PHRASES} phrases and {PATTERNS} patterns", build_index),
        (f"index: look up and match, {found:,} found", by_index),
        ("automaton: build, the phrases alone", build_automaton),
        (f"automaton: look up whole words, {seen:,} found, no pattern matched yet", by_automaton),
    )
    for label, seconds in rows:
        print(f"{seconds:8.3f} s  {label}")  # noqa: T201  a script prints
    return 0


def vocabulary(texts: list[str], chance: random.Random) -> list[str]:
    """Return phrases of one to three words, half of them from the texts."""
    found: dict[str, None] = {}
    while len(found) < PHRASES // 2:
        words = [
            word
            for word in chance.choice(texts).split()
            if word.isalpha() and is_word(word.lower())
        ]
        at = chance.randrange(max(1, len(words) - 3))
        found[" ".join(words[at : at + chance.randint(2, 3)]).lower()] = None
    letters = "abcdefghijklmnopqrstuvwxyz"
    while len(found) < PHRASES:
        found["".join(chance.choices(letters, k=chance.randint(4, 9)))] = None
    return [phrase for phrase in found if phrase]


def built(phrases: list[str]) -> PatternIndex:
    """Return the index of all phrases and of patterns that begin with some of their words."""
    patterns = {
        f"PHR{number:04}": (phrase_pattern(phrase),) for number, phrase in enumerate(phrases)
    }
    for number, phrase in enumerate(phrases[:PATTERNS]):
        first = phrase.split()[0]
        patterns[f"PAT{number:04}"] = (Pattern(rf"{first}\s+\w+ing\b", frozenset((first,))),)
    return PatternIndex(patterns)


def whole(automaton: ahocorasick_rs.AhoCorasick, text: str) -> list[tuple[int, int]]:
    """Return the places of whole words that the automaton finds."""
    return [
        (start, end)
        for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
    ]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what the work returns, and its seconds of processor."""
    start = process_time()
    result = work()
    return result, process_time() - start


if __name__ == "__main__":
    sys.exit(main())
