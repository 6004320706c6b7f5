"""Where what is said goes on: sentences after an attribution that have no cue of their own."""

from __future__ import annotations

from lintnews.analysis.attributions.cues import neighbour
from lintnews.analysis.attributions.feature_keys import ContinuationKey as Key
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_MOST_STEPS = 3
_MARKS = 2  # an opening and a closing quotation mark


class Before(NamedTuple):
    """What the attribution before a sentence is like.

    ``quoted`` is the share of its content so far in quotation marks, in thirds; ``ends`` how its
    last sentence ends: ``:``, ``e`` in its content, ``-`` otherwise, ``0`` without any content;
    ``steps`` counts the sentences since its cue.
    """

    quoted: int
    ends: str
    steps: int
    paragraph: int
    group: str


def features(text: TaggedText, sentence: int, before: Before, top: int) -> list[str]:
    """Return what speaks for the sentence being more of the same.

    ``top`` is how often its likeliest candidate is a cue.
    """
    first, last = text.sentences[sentence]
    paragraphs = text.paragraphs
    share = _share(text, first, last)
    resumed = _resumed(text, first)
    starts = "-" if resumed == "-" else "q"
    gap = "=" if paragraphs[sentence] == before.paragraph else "¶"
    is_last = sentence + 1 >= len(paragraphs) or paragraphs[sentence + 1] != paragraphs[sentence]
    alone = "1" if is_last else "-"
    opener, second = neighbour(text, first, first, last), neighbour(text, first + 1, first, last)
    steps = min(before.steps, _MOST_STEPS)
    state = f"{before.quoted}{before.ends}{gap}"
    return [
        f"{Key.QUOTED}{share}{starts}{resumed}{state}",
        f"{Key.QUOTED_ALONE}{share}{resumed}{gap}{alone}",
        f"{Key.OPENERS}{opener} {second}{gap}",
        f"{Key.OPENER_SHARE}{opener}{share}",
        f"{Key.TOP}{top}{share}{gap}",
        f"{Key.STEPS}{steps}{state}",
        f"{Key.STEPS_SHARE}{steps}{share}",
        f"{Key.GROUP}{before.group}{state}{share}",
    ]


def _share(text: TaggedText, first: int, last: int) -> str:
    """Return how much of a sentence is quoted."""
    size = max(1, last - first)
    inside = last - first - text.quoted[first:last].count(-1)
    if inside >= size - _MARKS:
        return "all"
    if 2 * inside > size:
        return "most"
    return "some" if inside else "none"


def _resumed(text: TaggedText, first: int) -> str:
    """Return whether a quotation that opens a sentence is resumed, goes on, or is new."""
    number = text.quoted[first]
    if number < 0:
        return "-"
    if text.quotations[number].resumed:
        return "r"
    return "c" if text.quote_ranges[number][0] < first else "n"


def goes_on(text: TaggedText, sentence: int, before: Before, top: int, weights: Weights) -> bool:
    """Return whether the sentence is more of what the attribution before it says."""
    return weights.score("continuation", features(text, sentence, before, top)) > 0
