"""Variants that must not mix in one article: the rarer one is marked, the one used most stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.hints import Any
from lintnews.linting.finding import Applicability, Edit, Finding, Fix, Related
from lintnews.linting.phrases import phrase_pattern
from lintnews.linting.rule import Match, Pattern
from lintnews.linting.tables import scopes
from lintnews.linting.tables.casing import cased
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
    """Yield a pattern for each form; its tag is the numbers of group, variant and form."""
    for number, group in enumerate(groups):
        folded = [form.lower() for variant in group for form in variant]
        for variant, forms in enumerate(group):
            for position, form in enumerate(forms):
                exact = case_sensitive or folded.count(form.lower()) > 1
                tag = f"{number} {variant} {position}"
                yield phrase_pattern(form, tag=tag, case_sensitive=exact)


def check_of(
    table: Mapping[str, Any], wanted: frozenset[Role] | None
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table."""
    groups = groups_of(table)
    scope: str = table.get("scope", "article")

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        matches = [
            match for match in without_exceptions(all_matches) if reading.may_report(match.span)
        ]
        for inside in scopes.by_unit(scopes.units(reading, scope, wanted), matches):
            for number, group in enumerate(groups):
                uses = _uses(inside, number)
                if len(uses) > 1:
                    yield from _mixed(reading, table, group, uses)

    return check


def _uses(matches: list[Match], group: int) -> dict[int, list[Match]]:
    """Return the matches of the variants of a group, by the number of the variant."""
    uses: dict[int, list[Match]] = {}
    for match in matches:
        if match.pattern.tag:
            number, variant, _ = map(int, match.pattern.tag.split())
            if number == group:
                uses.setdefault(variant, []).append(match)
    return uses


def _mixed(
    reading: Reading, table: Mapping[str, Any], group: Group, uses: dict[int, list[Match]]
) -> Iterator[Finding]:
    """Yield a finding for each variant but the right one."""
    right = _right_variant(group, uses, frozenset(table.get("preferred", ())))
    first = uses[right][0]
    written_here = Related(first.span, "written like this here")
    applicability = Applicability(table.get("fix", "unsafe"))
    for variant, found in uses.items():
        if variant == right:
            continue
        edits = [edit for match in found if (edit := _edit(reading, match, group, right))]
        fix = Fix(tuple(edits), applicability) if len(edits) == len(found) else None
        values = {
            "match": found[0].text,
            "other": first.text,
            "replacement": first.text,
            "count": len(found),
        }
        message = filled(table["message"], values)
        yield Finding(found[0].span, message, (written_here,), fix)


def _right_variant(group: Group, uses: dict[int, list[Match]], preferred: frozenset[str]) -> int:
    """Return the right variant: the preferred one, else the most frequent, else the first."""
    for variant in uses:
        if preferred.intersection(group[variant]):
            return variant
    return min(uses, key=lambda variant: (-len(uses[variant]), uses[variant][0].span.start))


def _edit(reading: Reading, match: Match, group: Group, right: int) -> Edit | None:
    """Return the edit to the same form of the right variant, if it has one."""
    _, variant, position = map(int, match.pattern.tag.split())
    wrong_forms, right_forms = group[variant], group[right]
    if position >= len(right_forms) or len(wrong_forms) != len(right_forms):
        return None
    begins = match.text[:1].isupper() and scopes.begins_sentence(reading, match.span.start)
    form = cased(right_forms[position], wrong_forms[position], match.text, begins_sentence=begins)
    return Edit(match.span, form)
