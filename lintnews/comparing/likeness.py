"""Which stretch of a story belongs to which of its original: by the words that both have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_COMMON = 12  # a word in more stretches of the original than these pairs nothing
_ALIKE = 0.5  # so much of the words of both
_FEWEST = 3  # words that a stretch must have
_WITHIN = 0.8  # so much of the shorter one's words, if it has enough of them
_FEWEST_WITHIN = 6


def words(text: str) -> list[str]:
    """Return the words of a text, folded, each apostrophe straight."""
    return [word.replace("’", "'").casefold() for word in _WORD.findall(text)]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how alike two bags of words are, from 0.0 to 1.0."""
    common = (one & other).total()
    total = one.total() + other.total()
    alike = 2 * common / total if total else 0.0
    shorter = min(one.total(), other.total())
    if shorter >= _FEWEST_WITHIN and common >= _WITHIN * shorter:
        return max(alike, _ALIKE)
    return alike


def pairs(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Return for each stretch of the new text its likest one of the old, each at most once."""
    bags = [Counter(words(text)) for text in old]
    places: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            places[word].append(number)
    scored: list[tuple[float, int, int, int]] = []
    for number, text in enumerate(new):
        bag = Counter(words(text))
        if bag.total() < _FEWEST:
            continue
        rare = [places[word] for word in bag if 0 < len(places.get(word, ())) <= _COMMON]
        for other in {at for known in rare for at in known}:
            score = likeness(bag, bags[other])
            if score >= _ALIKE:
                scored.append((-score, abs(number - other), number, other))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, other in sorted(scored):
        if number not in chosen and other not in taken:
            chosen[number] = other
            taken.add(other)
    return chosen
