"""Notes to the reader (corrections, updates, editor's notes) and lines that name who helped."""

from __future__ import annotations

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form, Forms, listed
from lintnews.analysis.page.certainty import SURE
from lintnews.analysis.sentences import divided

_LONGEST_CONTRIBUTION = 420
# "Ann Lee contributed to this report", "The Courier assisted"
_OF_HELPERS = Form(lambda: lexicon.pattern("helper-sentences"))


def _notes() -> Forms:
    return listed("notes", "*•·_|>»[(-–—#", 4)


def first_words() -> frozenset[str]:
    """Return the first words of notes."""
    return _notes().first_words()


def note(folded: str, word: str | None) -> float:
    """Return how sure it is that the block is a correction, an update or an editor's note.

    ``word`` is its first word, as ``Forms.match`` takes it.
    """
    return SURE if _notes().match(folded, word) else 0.0


def contributions_among(words: frozenset[str]) -> Forms:
    """Return the lines that name who helped which an article of these folded tokens can have."""
    return listed("contributions").among(words)


def contribution(folded: str, text: str, among: Forms) -> float:
    """Return how sure it is that the block names who helped with the story, and nothing else."""
    if len(folded) > _LONGEST_CONTRIBUTION or not among.match(folded, ""):
        return 0.0
    return (
        SURE
        if all(_OF_HELPERS.search(piece.of(folded)) for piece in divided(text, 0, len(text)))
        else 0.0
    )
