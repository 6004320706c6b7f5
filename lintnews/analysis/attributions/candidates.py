"""An attribution in the making."""

from __future__ import annotations

from lintnews.analysis.attributions.kinds import Directness, SourceType, Stance
from lintnews.analysis.attributions.sources import WholeSource
from lintnews.article.span import Span


class Candidate:
    """An attribution in the making; ``pieces`` are ranges of tokens, ``phrase`` the source's.

    ``whole`` is the source with what belongs to it, ``auxiliaries`` are the tags of those
    before the cue; ``is_idle`` says that the cue is no word of speech at all.
    """

    __slots__ = tuple(
        """
        antecedent auxiliaries content cue cue_token is_idle kind last_sentence phrase pieces
        referent referent_type sentence source source_type stance whole
        """.split(),
    )

    def __init__(
        self,
        cue_token: int,
        sentence: int,
        phrase: tuple[int, int] | None,
        whole: WholeSource | None,
        pieces: list[tuple[int, int]],
        auxiliaries: tuple[str, ...],
    ) -> None:
        """Begin with a cue and its surroundings."""
        self.cue_token = cue_token
        self.sentence = self.last_sentence = sentence
        self.phrase = phrase
        self.whole = whole
        self.pieces = pieces
        self.auxiliaries = auxiliaries
        self.stance = Stance.REPORT
        self.is_idle = False
        self.kind = Directness.INDIRECT
        self.source: Span | None = None
        self.cue: Span | None = None
        self.content: tuple[Span, ...] = ()
        self.source_type = self.referent_type = SourceType.NONE
        self.referent: Span | None = None
        self.antecedent: tuple[int, int] | None = None

    def quotes(self, quoted: list[int]) -> bool:
        """Return whether a quotation begins or ends a piece; ``quoted`` is the article's."""
        return any(quoted[start] >= 0 or quoted[end - 1] >= 0 for start, end in self.pieces)

    def end_at(self, token: int) -> None:
        """Cut off what the content has from a token on."""
        self.pieces = [(start, min(end, token)) for start, end in self.pieces if start < token]
