"""Two copies of one text, told apart from two texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "′": "'", "–": "-", "—": "-", "\u00ad": None}
)
# A word in more paragraphs than this says nothing about any two of them.
_TOO_COMMON = 40
# So many of a paragraph's rarest words are looked up.
_PROBES = 8
# A copy that lost its end and still ends with a sentence has at least this share of the words.
_MOST = 0.7


def folded(text: str) -> str:
    """Return the text with white space, quotation marks, dashes and compatibility forms made alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return " ".join(text.replace("''", '"').replace("--", "-").split()).casefold()


def near_pairs(texts: Sequence[str], overlap: float, min_words: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) of folded texts that are one text, edited; each later text once.

    A text is compared only with those that share several of its rarest words, so
    the work grows with the text and not with the square of it.
    """
    words = [_words().findall(text) for text in texts]
    bags = [Counter(found) for found in words]
    holders: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        if len(words[number]) >= min_words:
            for word in bag:
                holders.setdefault(word, []).append(number)
    for later, bag in enumerate(bags):
        if len(words[later]) < min_words:
            continue
        known = sorted((word for word in bag if len(holders[word]) <= _TOO_COMMON), key=lambda word: (len(holders[word]), word))
        votes = Counter(number for word in known[:_PROBES] for number in holders[word] if number < later)
        for earlier, _ in votes.most_common(3):
            common = (bag & bags[earlier]).total()
            long = max(len(words[earlier]), len(words[later]))
            if (common >= overlap * long and not _parallel(bags[earlier], bag)) or _is_cut(texts, words, earlier, later):
                yield earlier, later
                break


def _parallel(first: Counter[str], second: Counter[str]) -> bool:
    """Say whether the two differ in their figures alone, or in many words evenly: lines of one list."""
    differing = (first - second) + (second - first)
    figures = sum(count for word, count in differing.items() if word[0].isdigit())
    return figures > 2 and figures >= differing.total() / 2  # noqa: PLR2004  one figure may have been corrected: that makes two


def _is_cut(texts: Sequence[str], words: Sequence[list[str]], first: int, second: int) -> bool:
    """Say whether one text is the beginning of the other.

    A whole sentence taken out of a paragraph is a pull quote; a copy that lost
    its end breaks off in the middle of one, or has nearly all of it.
    """
    short, long = sorted((first, second), key=lambda number: len(words[number]))
    if words[long][: len(words[short])] != words[short]:
        return False
    behind = texts[long][len(texts[short].rstrip(".!?\"')")) :].lstrip("\"')")
    whole_sentence = behind[:1] in set(".!?")
    return not whole_sentence or len(words[short]) >= _MOST * len(words[long])


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\w+")
