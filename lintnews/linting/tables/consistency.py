"""Variants that must not mix in one article: the rarer one is marked, the one used most stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.linting.finding import Applicability, Edit, Finding, Fix, Related
from lintnews.linting.rule import Match, Pattern
from lintnews.linting.tables import scopes
from lintnews.linting.tables.casing import cased
from lintnews.linting.tables.phrases import phrase_pattern
from lintnews.linting.tables.plain import without_exceptions
from lintnews.linting.tables.templates import filled

#: A group of variants; each is a tuple of its forms.
Group = tuple[tuple[str, ...], ...]


def groups_of(table: Mapping[str, Any]) -> tuple[Group, ...]:
    """Return the groups of a table."""
    return tuple(
        tuple((variant,) if isinstance(variant, str) else tuple(variant) for variant in group)
        for group in table["consistency"]
    )


def patterns(groups: tuple[Group, ...], *, case_sensitive: bool) -> Iterator[Pattern]:
    """Yield a pattern for each form; its tag says which of which it is."""
    for number, group in enumerate(groups):
        folded = [form.lower() for variant in group for form in variant]
        for which, variant in enumerate(group):
            for position, form in enumerate(variant):
                exact = case_sensitive or folded.count(form.lower()) > 1
                yield phrase_pattern(form, tag=f"{number} {which} {position}", case_sensitive=exact)


def check_of(
    table: Mapping[str, Any],
    wanted: frozenset[Role] | None,
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table."""
    groups = groups_of(table)
    message: str = table["message"]
    scope: str = table.get("scope", "article")
    preferred = frozenset(table.get("preferred", ()))
    applicability = Applicability(table.get("fix", "unsafe"))

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        matches = [
            match for match in without_exceptions(all_matches) if reading.may_report(match.span)
        ]
        for inside in scopes.by_unit(scopes.units(reading, scope, wanted), matches):
            for number, group in enumerate(groups):
                uses: dict[int, list[Match]] = {}
                for match in inside:
                    if match.pattern.tag and int(match.pattern.tag.split()[0]) == number:
                        uses.setdefault(int(match.pattern.tag.split()[1]), []).append(match)
                if len(uses) > 1:
                    yield from mixed(reading, group, uses)

    def mixed(reading: Reading, group: Group, uses: dict[int, list[Match]]) -> Iterator[Finding]:
        stays = _stays(group, uses, preferred)
        first = uses[stays][0]
        for which, found in uses.items():
            if which == stays:
                continue
            edits = tuple(
                edit for match in found if (edit := _edit(reading, match, group, stays)) is not None
            )
            fix = Fix(edits, applicability) if len(edits) == len(found) else None
            values = {
                "match": found[0].text,
                "other": first.text,
                "replacement": first.text,
                "count": len(found),
            }
            yield Finding(
                found[0].span,
                filled(message, values),
                (Related(first.span, "written like this here"),),
                fix,
            )

    return check


def _stays(group: Group, uses: dict[int, list[Match]], preferred: frozenset[str]) -> int:
    """Return the variant that is right: the preferred, else the most frequent, else the first."""
    for which in uses:
        if preferred.intersection(group[which]):
            return which
    return min(uses, key=lambda which: (-len(uses[which]), uses[which][0].span.start))


def _edit(reading: Reading, match: Match, group: Group, stays: int) -> Edit | None:
    """Return the edit to the same form of the variant that stays, where it has one."""
    _, which, position = (int(number) for number in match.pattern.tag.split())
    if position >= len(group[stays]) or len(group[which]) != len(group[stays]):
        return None
    begins = match.text[:1].isupper() and scopes.begins_sentence(reading, match.span.start)
    right = cased(
        group[stays][position],
        group[which][position],
        match.text,
        begins_sentence=begins,
    )
    return Edit(match.span, right)
