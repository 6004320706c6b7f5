"""What a text reports, for the tests of what is a report and what only looks like one."""

from __future__ import annotations

from lintnews.analysis.attributions.attribution import Stance, attributions
from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.readers.text import read

HEADLINE = "Council puts off its vote on the harbor\n\n"


def reported(text: str) -> list[str]:
    """Return the contents of the reports of a text that follows a headline."""
    whole = HEADLINE + text
    reading = Reading(next(read(Source("story.txt", whole))))
    return [
        " ... ".join(piece.of(whole) for piece in one.content)
        for one in reading.get(attributions)
        if one.stance is Stance.REPORT
    ]
