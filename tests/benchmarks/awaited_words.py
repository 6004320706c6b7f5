#!/usr/bin/env python3
"""Ways to find the words that patterns and rules wait for, on made-up or given articles.

    python3 -m pip install ahocorasick-rs
    python3 tests/benchmarks/awaited_words.py [FOLDER]

Run with the Python that lintnews is installed for. The words are those of all rules of the default
set. Each way tells of each article which of them it holds, and all must say the same. What is
printed is seconds of processor for all articles.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import chain
from time import process_time

import ahocorasick_rs
import made_up

from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import fold, token_set
from lintnews.article.model import Article
from lintnews.linting.rule import Default
from lintnews.linting.waiting import word_finder
from lintnews.plugins import registry

Way = Callable[[Reading, str], AbstractSet[int]]


def main() -> int:
    """Build each way, run it over all articles, print the times."""
    words = awaited()
    readings = [Reading(Article(text, ())) for text in made_up.given(sys.argv[1:])]
    texts = [fold(reading.text) for reading in readings]
    for reading in readings:
        reading.get(token_set)  # other parts of a lint need the tokens anyway
    print(f"{len(words)} words, {len(texts)} articles")  # noqa: T201  a script prints
    first: list[AbstractSet[int]] | None = None
    for label, make in (
        ("one word after the other", one_by_one),
        ("ahocorasick-rs", by_ahocorasick_rs),
        ("dictionary of tokens, words of several looked for", by_tokens),
        ("pyahocorasick, as lintnews does", by_automaton),
    ):
        start = process_time()
        way = make(words)
        built = process_time() - start
        found = [way(reading, text) for reading, text in zip(readings, texts, strict=True)]
        print(f"{process_time() - start:8.3f} s ({built:.4f} to build)  {label}")  # noqa: T201
        first = found if first is None else first
        if found != first:
            sys.exit(f"{label}: finds something else")
    return 0


def awaited() -> list[str]:
    """Return the folded words that the rules of the default set wait for."""
    found: set[str] = set()
    for rule in registry.load().rules:
        if rule.default in {Default.ON, Default.LIVE}:
            found.update(rule.holds, *(pattern.words for pattern in rule.patterns))
    return sorted({fold(word) for word in found})


def one_by_one(words: list[str]) -> Way:
    """Look for each word in the text."""
    return lambda _, text: {number for number, word in enumerate(words) if word in text}


def by_ahocorasick_rs(words: list[str]) -> Way:
    """Ask the automaton that is written in Rust."""
    automaton = ahocorasick_rs.AhoCorasick(words)
    return lambda _, text: {
        number for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)
    }


def by_automaton(words: list[str]) -> Way:
    """Ask the automaton that lintnews uses."""
    find = word_finder(words)
    return lambda _, text: find(text)


class _Pieces(dict[str, tuple[str, ...]]):
    """Token -> the pieces within it, each token worked out once."""

    def __init__(self, pieces: AbstractSet[str]) -> None:
        super().__init__()
        self._by_start: dict[str, list[str]] = {}
        for piece in pieces:
            self._by_start.setdefault(piece[:2], []).append(piece)

    def __missing__(self, token: str) -> tuple[str, ...]:
        starts = {token[at : at + size] for at in range(len(token)) for size in (1, 2)}
        inside = [
            piece for start in starts for piece in self._by_start.get(start, ()) if piece in token
        ]
        self[token] = tuple(inside)
        return self[token]


def by_tokens(words: list[str]) -> Way:
    """Look up each token; what is no piece of one token is then looked for in the text."""
    waiting: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        pieces = re.findall(r"[a-z0-9]+|[^\w\s]", word) or [""]
        waiting.setdefault(max(pieces, key=len), []).append(number)
    within = _Pieces(waiting.keys() - {""})

    def way(reading: Reading, text: str) -> AbstractSet[int]:
        seen = set(chain.from_iterable(map(within.__getitem__, reading.get(token_set))))
        asked = chain.from_iterable(waiting[piece] for piece in (*seen, "") if piece in waiting)
        return {number for number in asked if words[number] in seen or words[number] in text}

    return way


if __name__ == "__main__":
    sys.exit(main())
