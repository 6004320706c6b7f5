"""How likely a word is between its neighbours, against a word that is taken for it.

``data/mistakable.txt`` says which words are weighed and how much must speak for the other word,
``data/neighbours.txt`` what each neighbour says. Weights are natural logarithms: a neighbour of
weight 5 stands 150 times as often beside the other word, as far as both are frequent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import inf

from lintnews import NamedTuple
from lintnews_rules.wording._words import lines, text_of

# A word may be so much more frequent than another, and no more, that this alone speaks for it.
_MOST_FREQUENT = 1


class Mistakable(NamedTuple):
    """A word that may be written for another, and how much must speak for the other."""

    written: str
    meant: str
    least: int


class Weights(NamedTuple):
    """What the neighbours before and after a word say for the other word."""

    frequent: int
    before: Mapping[str, int]
    after: Mapping[str, int]


@cache
def mistakable() -> Mapping[str, Sequence[Mistakable]]:
    """Return what may be meant, by the word that is written."""
    found: dict[str, list[Mistakable]] = {}
    for line in lines("mistakable"):
        written, _, meant, least = line.split()
        found.setdefault(written, []).append(Mistakable(written, meant, int(least)))
    return found


@cache
def weights(written: str, meant: str) -> Weights:
    """Return what neighbours say for the word that may be meant; read when it is first needed."""
    first, second = sorted((written, meant))
    sign = 1 if meant == second else -1
    head, *rows = _section(f"[{first} {second}]").split("\n")
    sides: dict[str, dict[str, int]] = {"before": {}, "after": {}}
    for row in rows:
        side, weight, *words = row.split()
        sides[side].update(dict.fromkeys(words, sign * int(weight)))
    frequent = min(sign * int(head), _MOST_FREQUENT)
    return Weights(frequent, sides["before"], sides["after"])


def _section(title: str) -> str:
    text = text_of("neighbours")
    start = text.index(title) + len(title)
    return text[start : text.index("\n\n", start)].strip()


def surplus(one: Mistakable, before: str, after: str, *, alone: float = inf) -> float:
    """Return how much more both neighbours say for the other word than they must; negative: less.

    ``alone`` is what one neighbour must say more where the other says nothing.
    """
    known = weights(one.written, one.meant)
    sides = known.before.get(before, 0), known.after.get(after, 0)
    if min(sides) < 0 or not any(sides):
        return -inf
    return sum(sides) + known.frequent - one.least - (0 if all(sides) else alone)
