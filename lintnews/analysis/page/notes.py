"""Notes to the reader (corrections, updates, editor's notes) and lines that name who helped."""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.sentences import divided

_LONGEST_CONTRIBUTION = 420


@cache
def _notes() -> lexicon.Openings:
    return lexicon.openings("notes", "*•·_|>»[(-–—#", 4)


@cache
def _of_helpers() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("helper-sentences"))


@cache
def _contributions() -> lexicon.Openings:
    return lexicon.openings("contributions", "", 0)


def first_words() -> frozenset[str]:
    """Return the first words of notes."""
    return _notes().first_words()


def note(folded: str, word: str | None) -> float:
    """Return how sure it is that the block, with its first ``word``, is a correction, an update or an editor's note."""
    return 0.93 if _notes().match(folded, word) else 0.0


def contributions_among(words: frozenset[str]) -> lexicon.Openings:
    """Return what the lines of an article of these folded tokens can hold that name who helped."""
    return _contributions().among(words)


def contribution(folded: str, text: str, among: lexicon.Openings) -> float:
    """Return how sure it is that the block names who helped with the story, and says nothing else."""
    if len(folded) > _LONGEST_CONTRIBUTION or not among.match(folded, ""):
        return 0.0
    return (
        0.95
        if all(_of_helpers().search(piece.of(folded)) for piece in divided(text, 0, len(text)))
        else 0.0
    )
