"""This needs that: a match is marked if what it needs is not before it, after it, or anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.linting.finding import Finding
from lintnews.linting.rule import Match
from lintnews.linting.tables import scopes
from lintnews.linting.tables.plain import EXCEPTION, without_exceptions
from lintnews.linting.tables.templates import filled

#: The tag of patterns that say what is needed.
NEEDED = "\0needed"


def check_of(
    table: Mapping[str, Any],
    shared: frozenset[str],
    wanted: frozenset[Role] | None,
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table; ``shared`` groups must hold the same words on both sides.

    In each scope the first match without what it needs is marked, and with shared
    groups the first for each of their words.
    """
    message: str = table["message"]
    scope: str = table.get("scope", "article")
    where: str = table.get("needs-where", "before")

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        needed = [match for match in all_matches if match.pattern.tag == NEEDED]
        own = without_exceptions(match for match in all_matches if match.pattern.tag != NEEDED)
        own = [match for match in own if reading.may_report(match.span)]
        stretches = scopes.units(reading, scope, wanted)
        for stretch, inside in zip(stretches, scopes.by_unit(stretches, own), strict=True):
            there = [match for match in needed if stretch.covers(match.span)]
            told: set[tuple[str, ...]] = set()
            for match in inside:
                key = _key(match, shared)
                if key in told or _is_met(match, key, there, shared, where):
                    told.add(key)
                    continue
                told.add(key)
                yield Finding(
                    match.span,
                    filled(message, {**match.groups, "match": " ".join(match.text.split())}),
                )

    return check


def shared_groups(own: Iterable[str], needed: Iterable[str]) -> frozenset[str]:
    """Return the names of groups that both sides have."""
    return frozenset(own) & frozenset(needed)


def _key(match: Match, shared: frozenset[str]) -> tuple[str, ...]:
    return tuple(" ".join(match.groups.get(name, "").split()).casefold() for name in sorted(shared))


def _is_met(
    match: Match,
    key: tuple[str, ...],
    there: list[Match],
    shared: frozenset[str],
    where: str,
) -> bool:
    for other in there:
        if (
            other.span.overlaps(match.span)
            and where != "anywhere"
            and not other.span.covers(match.span)
        ):
            continue
        before, after = other.span.start <= match.span.start, other.span.end >= match.span.end
        stands = {"before": before, "after": after, "anywhere": True}[where]
        if stands and _key(other, shared) == key:
            return True
    return False


__all__ = ["EXCEPTION", "NEEDED", "check_of", "shared_groups"]
