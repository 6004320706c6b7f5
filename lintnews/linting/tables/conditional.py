"""This needs that: a match is marked if what it needs is not before it, after it, or anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.hints import Any
from lintnews.linting.finding import Finding
from lintnews.linting.rule import Match
from lintnews.linting.tables import scopes
from lintnews.linting.tables.plain import without_exceptions
from lintnews.linting.tables.templates import filled

#: The tag of patterns that say what is needed.
NEEDED = "\0needed"


def check_of(
    table: Mapping[str, Any], shared: frozenset[str], wanted: frozenset[Role] | None
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table.

    Groups named in ``shared`` must hold the same words on both sides. In each scope the
    first match without what it needs is marked, and with shared groups the first for
    each of their words.
    """
    message: str = table["message"]
    scope: str = table.get("scope", "article")
    where: str = table.get("needs-where", "before")

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        needed = [match for match in all_matches if match.pattern.tag == NEEDED]
        needy = without_exceptions(match for match in all_matches if match.pattern.tag != NEEDED)
        needy = [match for match in needy if reading.may_report(match.span)]
        stretches = scopes.units(reading, scope, wanted)
        for stretch, inside in zip(stretches, scopes.by_unit(stretches, needy), strict=True):
            there = [match for match in needed if stretch.covers(match.span)]
            for match in _first_of_each(inside, shared):
                if not any(_meets(other, match, shared, where) for other in there):
                    values = {**match.groups, "match": " ".join(match.text.split())}
                    yield Finding(match.span, filled(message, values))

    return check


def shared_groups(own: Iterable[str], needed: Iterable[str]) -> frozenset[str]:
    """Return the names of groups that both sides have."""
    return frozenset(own) & frozenset(needed)


def _first_of_each(matches: list[Match], shared: frozenset[str]) -> Iterable[Match]:
    """Return the first match with each combination of words in the shared groups."""
    first: dict[tuple[str, ...], Match] = {}
    for match in matches:
        first.setdefault(_words(match, shared), match)
    return first.values()


def _words(match: Match, shared: frozenset[str]) -> tuple[str, ...]:
    return tuple(" ".join(match.groups.get(name, "").split()).casefold() for name in sorted(shared))


def _meets(other: Match, match: Match, shared: frozenset[str], where: str) -> bool:
    """Return whether ``other`` is what a match needs, in the right place."""
    if _words(other, shared) != _words(match, shared):
        return False
    if where == "anywhere":
        return True
    if other.span.overlaps(match.span) and not other.span.covers(match.span):
        return False
    if where == "before":
        return other.span.start <= match.span.start
    return other.span.end >= match.span.end
