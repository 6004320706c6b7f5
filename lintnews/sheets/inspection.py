"""What the linter sees in an article, for machines: an object of ``lintnews/inspect/1``.

Offsets are code points of the decoded source without its byte order mark,
half-open; lines are 1-based.
"""

from __future__ import annotations

from typing import Any

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.attributions.attribution import attributions, speakers
from lintnews.analysis.calendar import dates
from lintnews.analysis.language import language
from lintnews.analysis.names import names
from lintnews.analysis.numbers import numbers
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.source import Source
from lintnews.article.span import Span

SCHEMA = "lintnews/inspect/1"


def as_object(reading: Reading, source: Source) -> dict[str, Any]:
    """Return the article as the schema has it."""
    article = reading.article
    place = article.origin.locate
    day = reading.get(published)

    def span(one: Span) -> dict[str, int]:
        at = place(one)
        return {"start": at.start, "end": at.end}

    def or_null(one: Span | None) -> dict[str, int] | None:
        return None if one is None else span(one)

    credited = reading.get(speakers)
    return {
        "schema": SCHEMA,
        "path": source.name,
        "record": article.record,
        "length": len(source.text),
        "kind": reading.get(kind).kind.value,
        "language": reading.get(language).code,
        "published": day.isoformat() if day else None,
        "blocks": [
            {
                "role": block.role.value,
                **span(block.span),
                "line": source.position(place(block.span).start)[0],
                "certainty": round(block.certainty, 2),
                "parts": [{"role": part.role.value, **span(part.span)} for part in block.parts],
            }
            for block in reading.get(roles)
        ],
        "sentences": [span(one) for one in reading.get(sentences)],
        "quotations": [
            {**span(one.span), "speaker": or_null(credited.get(one))}
            for one in reading.get(quotations)
        ],
        "attributions": [
            {
                "stance": one.stance.value,
                "kind": one.kind.value,
                "source": or_null(one.source),
                "cue": or_null(one.cue),
                "content": [span(piece) for piece in one.content],
                "source_type": one.source_type.value,
            }
            for one in reading.get(attributions)
        ],
        "names": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "mentions": [span(mention) for mention in one.mentions],
            }
            for one in reading.get(names)
        ],
        "dates": [
            {
                **span(one.span),
                "text": one.span.of(reading.text),
                "day": one.resolved.isoformat() if one.resolved else None,
            }
            for one in reading.get(dates)
        ],
        "numbers": [
            {
                **span(one.span),
                "text": one.span.of(reading.text),
                "value": one.value,
                "unit": one.unit,
                "noun": one.noun,
            }
            for one in reading.get(numbers)
        ],
        "acronyms": [
            {
                "text": one.text,
                "mentions": [span(mention) for mention in one.mentions],
                "introduced": or_null(one.introduced),
                "known": one.known,
            }
            for one in reading.get(acronyms)
        ],
    }
