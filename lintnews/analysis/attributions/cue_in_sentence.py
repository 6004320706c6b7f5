"""A cue among the words of its sentence, for what is asked of it when all else is decided."""

from __future__ import annotations

from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.values import NamedTuple


class CueInSentence(NamedTuple):
    """A cue among the words of its sentence, which takes up the tokens ``first`` to ``last``.

    ``before`` is the last token before the cue that is no adverb, ``first - 1`` if there is none;
    ``pieces`` are the tokens of the content, of which some are quoted if ``is_quoted``; ``lemma``
    and ``tag`` are the cue's.
    """

    text: TaggedText
    cue: int
    first: int
    last: int
    before: int
    phrase: tuple[int, int] | None
    pieces: list[tuple[int, int]]
    auxiliaries: tuple[str, ...]
    lemma: str
    tag: str
    is_quoted: bool

    def tag_at(self, i: int) -> str:
        """Return the tag of a token of the sentence, ``""`` outside it."""
        return self.text.tags[i] if self.first <= i < self.last else ""

    def word_at(self, i: int) -> str:
        """Return the folded word at a token of the sentence, ``""`` outside it."""
        return self.text.tokens.folded[i] if self.first <= i < self.last else ""

    def comes_before(self) -> bool:
        """Return whether all of the content stands before the cue."""
        return bool(self.pieces) and self.pieces[-1][1] <= self.cue
