"""What the linter sees in an article, for machines: an object of ``lintnews/inspect/1``.

Offsets are code points of the decoded source without its byte order mark,
half-open; lines are 1-based.
"""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.attributions.attribution import Attribution, attributions, speakers
from lintnews.analysis.attributions.entries import entries, entry_of
from lintnews.analysis.calendar import dates
from lintnews.analysis.language import language
from lintnews.analysis.names import Name
from lintnews.analysis.numbers import numbers
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import RoledBlock, roles
from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.model import Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.hints import Any
from lintnews.sheets.known import FORMAT, INFERRED, known_facts
from lintnews.values import NamedTuple

SCHEMA = "lintnews/inspect/1"


class _Writer(NamedTuple):
    """Writes the parts of one article, in offsets of its source."""

    reading: Reading
    source: Source
    declared: frozenset[tuple[Span, Role | None]]

    def span(self, one: Span) -> dict[str, int]:
        at = self.reading.article.origin.locate(one)
        return {"start": at.start, "end": at.end}

    def or_null(self, one: Span | None) -> dict[str, int] | None:
        return None if one is None else self.span(one)

    def spans(self, several: Iterable[Span]) -> list[dict[str, int]]:
        return [self.span(one) for one in several]

    def line(self, one: Span) -> int:
        return self.source.position(self.reading.article.origin.locate(one).start)[0]

    def speaker(self, one: Span | None) -> dict[str, Any]:
        """Return where the speaker stands, and which of ``names`` it is, counted from 0."""
        entry = entry_of(self.reading, one)
        at = None if entry is None else self.reading.get(_places)[entry]
        return {"speaker": self.or_null(one), "entry": at}

    def words(self, one: Span) -> dict[str, Any]:
        return {**self.span(one), "text": one.of(self.reading.text)}


def _places(reading: Reading) -> dict[Name, int]:
    """Return the place of each name in the list."""
    return {name: at for at, name in enumerate(reading.get(entries))}


def as_object(reading: Reading, source: Source) -> dict[str, Any]:
    """Return the article as the schema has it."""
    article = reading.article
    day = reading.get(published)
    write = _Writer(reading, source, frozenset((one.span, one.role) for one in article.blocks))
    return {
        "schema": SCHEMA,
        "path": source.name,
        "record": article.record,
        "length": len(source.text),
        "kind": reading.get(kind).kind.value,
        "language": reading.get(language).code,
        "published": day.isoformat() if day else None,
        "facts": {
            fact.name: {"value": fact.value, "from": fact.came_from}
            for fact in known_facts(reading)
        },
        "blocks": [_block(block, write) for block in reading.get(roles)],
        "sentences": write.spans(reading.get(sentences)),
        "quotations": [
            {**write.span(one.span), **write.speaker(reading.get(speakers).get(one))}
            for one in reading.get(quotations)
        ],
        "attributions": [_attribution(one, write) for one in reading.get(attributions)],
        "names": [
            {"name": one.name, "kind": one.kind.value, "mentions": write.spans(one.mentions)}
            for one in reading.get(entries)
        ],
        "dates": [
            {**write.words(one.span), "day": one.resolved.isoformat() if one.resolved else None}
            for one in reading.get(dates)
        ],
        "numbers": [
            {**write.words(one.span), "value": one.value, "unit": one.unit, "noun": one.noun}
            for one in reading.get(numbers)
        ],
        "acronyms": [
            {
                "text": one.text,
                "mentions": write.spans(one.mentions),
                "introduced": write.or_null(one.introduced),
                "known": one.known,
            }
            for one in reading.get(acronyms)
        ],
    }


def _block(block: RoledBlock, write: _Writer) -> dict[str, Any]:
    return {
        "role": block.role.value,
        **write.span(block.span),
        "line": write.line(block.span),
        "certainty": round(block.certainty, 2),
        "from": FORMAT if (block.span, block.role) in write.declared else INFERRED,
        "parts": [{"role": part.role.value, **write.span(part.span)} for part in block.parts],
    }


def _attribution(one: Attribution, write: _Writer) -> dict[str, Any]:
    return {
        "stance": one.stance.value,
        "kind": one.kind.value,
        "source": write.or_null(one.source),
        "cue": write.or_null(one.cue),
        "content": write.spans(one.content),
        "source_type": one.source_type.value,
        **write.speaker(one.referent or one.source),
    }
