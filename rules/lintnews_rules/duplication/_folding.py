"""Two copies of one text, told apart from two texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_MARKS = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "″": '"',
    "‘": "'",
    "’": "'",
    "′": "'",
    "–": "-",
    "—": "-",
    "\u00ad": "",
}
# No letter on either side of it changes by it.
_BETWEEN = "\0"
_OPENING = 3  # words
# Texts with fewer runs of four words in common are not compared.
_SHARED_RUNS = 2
# A copy that lost its end and still ends with a sentence has at least this share of the words.
_MOST = 0.7
# One figure that was corrected makes two that differ.
_CORRECTED = 2


def folded(text: str) -> str:
    """Return the text with white space, quotation marks, dashes and compatibility forms made alike."""
    return " ".join(_alike(text).split())


def possible_copies(texts: Sequence[str]) -> dict[int, str]:
    """Return the folded texts, by their numbers, of those that begin with the words that another begins with.

    Hardly any text does, so the marks are made alike for all of them at once, and
    the white space only for those few.
    """
    rough = _alike(_BETWEEN.join(texts)).split(_BETWEEN)
    if len(rough) != len(texts):  # a text holds what is between them
        rough = [_alike(text) for text in texts]
    openings = [tuple(text.split(None, _OPENING)[:_OPENING]) for text in rough]
    often = Counter(openings)
    return {
        number: " ".join(rough[number].split())
        for number, opening in enumerate(openings)
        if often[opening] > 1
    }


def _alike(text: str) -> str:
    """Return the text with everything made alike but white space."""
    if not text.isascii():
        text = _with_plain_marks(text)
    if not text.isascii():
        import unicodedata

        text = _with_plain_marks(unicodedata.normalize("NFKC", text))
    return text.replace("''", '"').replace("--", "-").casefold()


def _with_plain_marks(text: str) -> str:
    # A mark that is not there costs next to nothing; translate() looks at every letter.
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    return text


def near_pairs(
    texts: Sequence[str],
    overlap: float,
    min_words: int,
    *,
    cut: bool = True,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) of folded texts that are one text, edited; each later text once.

    Only texts that share some runs of four words are compared, so the work grows
    with the text and not with the square of it.
    """
    words = [re.findall(r"\w+", text) for text in texts]
    first_with: dict[tuple[str, ...], int] = {}
    for later, own in enumerate(words):
        if len(own) < min_words:
            continue
        runs = set(zip(own, own[1:], own[2:], own[3:], strict=False))
        shared = first_with.keys() & runs
        if len(shared) >= _SHARED_RUNS:
            for earlier, _ in Counter(first_with[run] for run in shared).most_common(3):
                if _is_edited(words[earlier], own, overlap) or (
                    cut and _is_cut(texts, words, earlier, later)
                ):
                    yield earlier, later
                    break
        for run in runs - shared:
            first_with[run] = later


def _is_edited(first: list[str], second: list[str], overlap: float) -> bool:
    """Return whether two texts have nearly all their words in common."""
    if min(len(first), len(second)) < overlap * max(len(first), len(second)):
        return False  # not even if all words of the shorter one are in the other
    bag, other = Counter(first), Counter(second)
    return (bag & other).total() >= overlap * max(len(first), len(second)) and not _parallel(
        bag, other
    )


def _parallel(first: Counter[str], second: Counter[str]) -> bool:
    """Return whether the two differ in their figures alone, or in many words evenly: lines of one list."""
    differing = (first - second) + (second - first)
    figures = sum(count for word, count in differing.items() if word[0].isdigit())
    return figures > _CORRECTED and figures >= differing.total() / 2


def _is_cut(texts: Sequence[str], words: Sequence[list[str]], first: int, second: int) -> bool:
    """Return whether one text is the beginning of the other.

    A whole sentence taken out of a paragraph is a pull quote; a copy that lost
    its end breaks off in the middle of one, or has nearly all of it.
    """
    short, long = sorted((first, second), key=lambda number: len(words[number]))
    if words[long][: len(words[short])] != words[short]:
        return False
    behind = texts[long][len(texts[short].rstrip(".!?\"')")) :].lstrip("\"')")
    whole_sentence = behind[:1] in set(".!?")
    return not whole_sentence or len(words[short]) >= _MOST * len(words[long])
