"""Where what is said goes on: sentences after an attribution that have no cue of their own."""

from __future__ import annotations

from lintnews.analysis.attributions.cues import code
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_SEVERAL = 3


class Before(NamedTuple):
    """What the attribution in hand is like when the next sentence is reached.

    ``quoted`` is the share of its content so far in quotation marks, in thirds;
    ``ends`` how its last sentence ends: ``:``, ``e`` in its content, ``-`` otherwise, ``0`` without
    any content; ``steps`` counts the
    sentences since its cue.
    """

    quoted: int
    ends: str
    steps: int
    paragraph: int
    group: str


def features(text: TaggedText, sentence: int, before: Before, top: int) -> list[str]:
    """Return what speaks for the sentence being more of the same; ``top`` is its likeliest candidate's prior."""
    first, last = text.sentences[sentence]
    quoted = text.quoted
    size = max(1, last - first)
    inside = last - first - quoted[first:last].count(-1)
    share = (
        "all"
        if inside >= size - 2
        else "most"
        if 2 * inside > size
        else "some"
        if inside
        else "none"
    )
    starts = "q" if quoted[first] >= 0 else "-"
    resumed = "-"
    if starts == "q":
        quotation = text.quotations[quoted[first]]
        resumed = (
            "r"
            if quotation.resumed
            else "c"
            if text.quote_ranges[quoted[first]][0] < first
            else "n"
        )
    gap = "¶" if text.paragraphs[sentence] != before.paragraph else "="
    alone = (
        "1"
        if sentence + 1 >= len(text.sentences)
        or text.paragraphs[sentence + 1] != text.paragraphs[sentence]
        else "-"
    )
    opener = code(text, first, first, last)
    opener2 = code(text, first + 1, first, last)
    steps = str(min(before.steps, _SEVERAL))
    state = str(before.quoted) + before.ends + gap
    return [
        "q=" + share + starts + resumed + state,
        "q3=" + share + resumed + gap + alone,
        "o2=" + opener + " " + opener2 + gap,
        "os=" + opener + share,
        "t=" + str(top) + share + gap,
        "n=" + steps + state,
        "ns=" + steps + share,
        "G=" + before.group + state + share,
    ]


def goes_on(text: TaggedText, sentence: int, before: Before, top: int, weights: Weights) -> bool:
    """Say whether the sentence is more of what the attribution in hand says."""
    return weights.score("continuation", features(text, sentence, before, top)) > 0
