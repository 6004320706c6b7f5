"""Write how likely words are beside their neighbours, for the rule ``unlikely-word``.

    python tests/builtin/weigh_neighbours.py FOLDER

FOLDER holds symspellpy's two English dictionaries (``pip download symspellpy``, and unpack the
wheel): the words and the pairs of words that the Google Books corpus has most often, with their
counts. The pairs of words to be weighed stand in ``data/mistakable.txt`` of the rules about
wording; what is written is ``data/neighbours.txt`` beside it.

The weight of a neighbour for the word B over the word A is ln(P(neighbour | B) / P(neighbour | A)),
cut to whole numbers towards "says nothing". A pair of words that the dictionary does not have is
taken to be as frequent as chance would have it, and no more frequent than its rarest pair.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

DATA = Path(__file__).parents[2] / "rules/lintnews_rules/wording/data"
_RAREST = 5e6  # just below the smallest count of a pair in the dictionary
# What is two words for the dictionary: the word that its left neighbours have, and its right ones.
_TWO_WORDS = {"you're": ("you", "are"), "they're": ("they", "are")}
_HEAD = """\
# What the words of mistakable.txt have beside them, made by tests/builtin/weigh_neighbours.py.
# Under [A B] the weights of the neighbours before and after for B, against A.
# Made of the word and bigram counts that come with symspellpy 6.10 (MIT, Copyright (c) 2021 Wolf
# Garbe, (c) 2025 mmb L; the licence stands beside this file), which were made of SCOWL and of
# the Google Books Ngram data (Creative Commons Attribution 3.0).
"""


class Counts:
    """How often words, and words beside each other, are in the corpus."""

    def __init__(self, folder: Path) -> None:
        """Read both dictionaries."""
        self.words = {
            word: int(count) for word, count in _rows(folder / "frequency_dictionary_en_82_765.txt")
        }
        self.pairs: dict[tuple[str, str], int] = {}
        self.before: dict[str, set[str]] = {}
        self.after: dict[str, set[str]] = {}
        for first, second, count in _rows(folder / "frequency_bigramdictionary_en_243_342.txt"):
            self.pairs[first, second] = int(count)
            self.after.setdefault(first, set()).add(second)
            self.before.setdefault(second, set()).add(first)
        self.total = sum(self.words.values())

    def of_word(self, word: str) -> float:
        """Return how often a word is there; a third of "you are" is written "you're"."""
        parts = _TWO_WORDS.get(word)
        return self.pairs[parts] / 3 if parts else self.words[word]

    def of_pair(self, first: str, second: str) -> float:
        """Return how often two words stand together, as far as it is known."""
        known = self.pairs.get((first, second))
        if known:
            return known
        chance = self.words[first] * self.words[second] / self.total
        return max(min(_RAREST, chance), 1)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig") as file:
        for line in file:
            yield line.split()


def _weights(counts: Counts, one: str, other: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the weights of the neighbours before and after, for the other word against the one."""
    ones, others = (_TWO_WORDS.get(word, (word, word)) for word in (one, other))
    before, after = {}, {}
    for near in counts.before.get(ones[0], set()) | counts.before.get(others[0], set()):
        if near in counts.words:
            before[near] = _whole(
                math.log(counts.of_pair(near, others[0]) / counts.words[others[0]])
                - math.log(counts.of_pair(near, ones[0]) / counts.words[ones[0]])
            )
    for near in counts.after.get(ones[1], set()) | counts.after.get(others[1], set()):
        if near in counts.words:
            after[near] = _whole(
                math.log(counts.of_pair(others[1], near) / counts.words[others[1]])
                - math.log(counts.of_pair(ones[1], near) / counts.words[ones[1]])
            )
    return before, after


def _whole(weight: float) -> int:
    return int(weight)


def _lines(weights: Mapping[str, int], side: str) -> Iterator[str]:
    by_weight: dict[int, list[str]] = {}
    for near, weight in weights.items():
        if weight:
            by_weight.setdefault(weight, []).append(near)
    for weight in sorted(by_weight):
        yield f"{side} {weight} {' '.join(sorted(by_weight[weight]))}"


def main() -> int:
    """Weigh the neighbours of all pairs and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    counts = Counts(parser.parse_args().folder)
    known = counts.words.keys() | _TWO_WORDS.keys()
    made = [_HEAD]
    done = set()
    for line in (DATA / "mistakable.txt").read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        one, _, other = line.split()[:3]
        pair = tuple(sorted((one, other)))
        if unknown := set(pair) - known:
            parser.error(f"mistakable.txt: the dictionary does not have {' and '.join(unknown)}")
        if pair in done:
            continue
        done.add(pair)
        before, after = _weights(counts, *pair)
        frequent = [math.log(counts.of_word(word)) for word in pair]
        made.append(f"[{' '.join(pair)}] {int(frequent[1] - frequent[0])}")
        made += [*_lines(before, "before"), *_lines(after, "after"), ""]
    (DATA / "neighbours.txt").write_text("\n".join([*made, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
