"""How often: at most, or at least, so many matches in an article, a paragraph or a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.hints import Any
from lintnews.linting.finding import Finding, Related
from lintnews.linting.rule import Match
from lintnews.linting.tables import scopes
from lintnews.linting.tables.plain import without_exceptions
from lintnews.linting.tables.templates import filled


def check_of(
    table: Mapping[str, Any], wanted: frozenset[Role] | None
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table."""
    message: str = table["message"]
    scope: str = table.get("scope", "article")
    most: int | None = table.get("at-most")
    least: int = table.get("at-least", 0)

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        matches = [
            match for match in without_exceptions(all_matches) if reading.may_report(match.span)
        ]
        stretches = scopes.units(reading, scope, wanted)
        for stretch, inside in zip(stretches, scopes.by_unit(stretches, matches), strict=True):
            values = {"count": len(inside), "limit": least if most is None else most}
            if most is not None and len(inside) > most:
                first, *others = inside
                values_here = {**values, **first.groups, "match": " ".join(first.text.split())}
                yield Finding(
                    first.span,
                    filled(message, values_here),
                    tuple(Related(other.span, "and here") for other in others),
                )
            elif len(inside) < least:
                place = _place(reading, stretch, scope, wanted)
                if place is not None:
                    yield Finding(place, filled(message, values))

    return check


def _place(
    reading: Reading, stretch: Span, scope: str, wanted: frozenset[Role] | None
) -> Span | None:
    """Return where to report what is missing: the stretch, of an article its first block."""
    if scope != "article":
        return stretch
    blocks = scopes.units(reading, "paragraph", wanted)
    return blocks[0] if blocks else None
