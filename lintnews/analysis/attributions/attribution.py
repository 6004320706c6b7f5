"""Who says what: the attributions of an article, and who speaks each quotation.

An attribution is a cue (said, according to, "his claim that"), the source it
names and the content it gives. The way there: words are tagged; candidate cues
are decided on one by one; for each cue the noun phrases of its sentence are ranked
as sources; its sentence is cut into segments that are content or not; and following
sentences may go on with it. Each decision is a sum of weights, fitted on annotated
news (docs/accuracy.md). Speech inside quotation marks is content and never
searched for further attributions.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.analysis.attributions.build import build
from lintnews.analysis.attributions.kinds import Directness, SourceType, Stance
from lintnews.analysis.quotations import Quotation, quotations
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span
from lintnews.values import NamedTuple

__all__ = ["Attribution", "Directness", "SourceType", "Stance", "attributions", "speakers"]


class Attribution(NamedTuple):
    """One attribution. Offsets are half-open, in code points of the article's text.

    ``source`` is ``None`` if nobody is named, ``cue`` if the content goes without one.
    ``content`` is in the order of the text and may be in pieces. ``referent`` is what a
    pronoun stands for, if that is known, and ``referent_type`` its type; for any
    other source the two repeat the source.
    """

    stance: Stance
    kind: Directness
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    source_type: SourceType
    referent: Span | None = None
    referent_type: SourceType = SourceType.NONE

    @property
    def anonymous(self) -> bool:
        """Whether the source, or what its pronoun stands for, has no name."""
        return self.referent_type in (SourceType.DESCRIBED, SourceType.UNNAMED)


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their cues."""
    return tuple(
        Attribution(
            candidate.stance,
            candidate.kind,
            candidate.source,
            candidate.cue,
            candidate.content,
            candidate.source_type,
            candidate.referent,
            candidate.referent_type,
        )
        for candidate in build(reading)
    )


def speakers(reading: Reading) -> Mapping[Quotation, Span | None]:
    """Return for each quotation whose words they are, ``None`` if nobody is credited.

    The speaker is the source of the attribution that covers at least half of the
    quotation, or what that source stands for if it is a pronoun.
    """
    result: dict[Quotation, Span | None] = {}
    pieces = sorted(
        (
            (piece.start, piece.end, attribution.referent or attribution.source)
            for attribution in reading.get(attributions)
            for piece in attribution.content
        ),
        key=lambda piece: piece[:2],
    )
    first = 0
    for quotation in reading.get(quotations):
        span = quotation.span
        while first < len(pieces) and pieces[first][1] <= span.start:
            first += 1
        most, speaker = 0, None
        for at in range(first, len(pieces)):
            start, end, source = pieces[at]
            if start >= span.end:
                break
            covered = min(end, span.end) - max(start, span.start)
            if source is not None and covered > most:
                most, speaker = covered, source
        result[quotation] = speaker if 2 * most >= len(span) else None
    return result
