"""Notes to the reader (corrections, updates, editor's notes) and lines that name who helped."""

from __future__ import annotations

import re
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.sentences import divided

_LONGEST_CONTRIBUTION = 420
_HINTS = (
    "contribut",
    "report",
    "editing",
    "assist",
    "wire",
    "compiled",
    "with files",
    "material from",
    "information from",
    "content from",
    "additional ",
)


@cache
def _notes() -> lexicon.Openings:
    return lexicon.Openings("notes", r"\s*•·_|>»\[(\-–—#", 4)


@cache
def _of_helpers() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("helper-sentences"))


@cache
def _contributions() -> re.Pattern[str]:
    return re.compile(lexicon.pattern("contributions"))


def note(folded: str) -> float:
    """Return how sure it is that the block is a correction, an update or an editor's note."""
    return 0.93 if _notes().match(folded) else 0.0


def contribution(folded: str, text: str) -> float:
    """Return how sure it is that the block names who helped with the story, and says nothing else."""
    if len(folded) > _LONGEST_CONTRIBUTION:
        return 0.0
    if not any(hint in folded for hint in _HINTS):
        return 0.0
    if not _contributions().match(folded):
        return 0.0
    return 0.95 if all(_of_helpers().search(piece.of(folded)) for piece in divided(text, 0, len(text))) else 0.0
