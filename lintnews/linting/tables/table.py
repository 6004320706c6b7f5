"""From a table to a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintnews.analysis.tokens import fold
from lintnews.article.model import Kind, Role
from lintnews.errors import DefinitionError
from lintnews.hints import Any
from lintnews.linting.finding import Severity
from lintnews.linting.matching import compiled, require_expression
from lintnews.linting.phrases import PhraseOptions, StrictPhraseOptions, phrase_pattern
from lintnews.linting.rule import STRICT, Default, Example, Pattern, Rule, Speech, longest_line
from lintnews.linting.tables import (
    consistency,
    plain,
    rule_keys,
    templates,
)
from lintnews.linting.tables.checks import check_of, forms, with_parts
from lintnews.linting.tables.conditional import NEEDED
from lintnews.linting.tables.plain import EXCEPTION
from lintnews.toml.shapes import Fault


def build(table: Mapping[str, Any], where: str, *, guarded: bool = False) -> Rule:
    """Make a rule of one table.

    ``guarded`` runs its expressions under a time limit, and reads them at once, so
    that a wrong one is found before the first article.

    Raises:
        DefinitionError: names ``where``, the rule and each key that is wrong.
    """
    wrong = rule_keys.problems(table) or list(_wrong_templates(with_parts(table)))
    if wrong:
        raise TableError(where, table, wrong)
    table = with_parts(table)
    try:
        return _rule(table, where, guarded=guarded)
    except (ValueError, DefinitionError) as error:
        message = str(error).removeprefix(f"rule {table['name']!r}: ")
        raise TableError(where, table, [((_key_of(message, table),), message)]) from error


class TableError(DefinitionError):
    """What is wrong with one table: ``problems`` are the ways to it, each with what to say."""

    def __init__(self, where: str, table: Mapping[str, Any], problems: list[Fault]) -> None:
        """Give each problem a line."""
        self.label = f"rule {table.get('name', table.get('code', '?'))!r}"
        self.problems = problems
        lines = (f"{where}: {self.label}: {message}" for _, message in problems)
        super().__init__("\n".join(lines))


def _key_of(message: str, table: Mapping[str, Any]) -> str:
    """Return the key whose value an error quotes."""
    return next(
        (key for key, value in table.items() if isinstance(value, str) and repr(value) in message),
        "code",
    )


def _rule(table: Mapping[str, Any], where: str, *, guarded: bool) -> Rule:
    roles = _choice(Role, rule_keys.ROLE_SETS, table.get("roles", "prose"))
    speech = Speech(table.get("speech", "silent"))
    return Rule(
        code=table["code"],
        name=table["name"],
        summary=table["summary"],
        severity=Severity(table["severity"]),
        check=check_of(table, roles, guarded=guarded),
        why=table["why"],
        bad=tuple(_example(item) for item in table["bad"]),
        good=tuple(_example(item) for item in table["good"]),
        default=Default(table.get("default", "on")),
        pack=table.get("pack"),
        roles=roles,
        speech=speech,
        kinds=_choice(Kind, rule_keys.KIND_SETS, table.get("kinds", "all")),
        languages=None
        if table.get("languages") == "all"
        else frozenset(table.get("languages", ["en"])),
        options=_options(table),
        patterns=tuple(_patterns(table, guarded=guarded)),
        needs_match="at-least" not in table and "certain-role" not in table,
        word_list=table.get("word-list", ""),
        yields_to=frozenset(table.get("yields-to", ())),
        stages={stage: Severity(name) for stage, name in table.get("stages", {}).items()},
        since=table.get("since", "0.1"),
        version=table.get("version", 1),
        standard=table.get("standard", ""),
        module=where,
    )


def _options(table: Mapping[str, Any]) -> type[PhraseOptions]:
    strict = any(piece.get("strict") for piece in table.get("patterns", ()))
    return StrictPhraseOptions if strict else PhraseOptions


def _patterns(table: Mapping[str, Any], *, guarded: bool) -> Iterator[Pattern]:
    """Yield every pattern of the table; a phrase, which matches in one way only, needs no guard."""
    case_sensitive: bool = table.get("case-sensitive", False)
    for _, pattern in forms(table):
        yield pattern
    if "consistency" in table:
        yield from consistency.patterns(consistency.groups_of(table), case_sensitive=case_sensitive)
    if "pattern" in table:
        yield _expression(table, "pattern", guarded=guarded)
    for piece in table.get("patterns", ()):
        yield _piece(table, piece, guarded=guarded)
    for phrase in table.get("exceptions", ()):
        yield phrase_pattern(phrase, tag=EXCEPTION)
    for phrase in table.get("needs", ()):
        yield phrase_pattern(phrase, tag=NEEDED)
    if "needs-pattern" in table:
        yield _expression(table, "needs-pattern", tag=NEEDED, guarded=guarded)
    excuse = plain.excuse_of(table, guarded=guarded)
    if excuse is not None and guarded:
        require_expression(excuse)


def _piece(table: Mapping[str, Any], piece: Mapping[str, Any], *, guarded: bool) -> Pattern:
    """Return one of several patterns; what the piece does not say, the table does.

    Raises:
        DefinitionError: if its example is read (as in files of a desk) and does not match.
    """
    flags = {key: table[key] for key in ("case-sensitive", "whole-block") if key in table}
    tag = STRICT if piece.get("strict") else ""
    pattern = _expression({**flags, **piece}, "pattern", tag=tag, guarded=guarded)
    if guarded and not compiled(pattern).search(piece["example"]):
        message = f"the pattern about {piece['about']!r} is not found in its example"
        raise DefinitionError(message)
    return pattern


def _expression(table: Mapping[str, Any], key: str, *, guarded: bool, tag: str = "") -> Pattern:
    is_main = key == "pattern"
    case_sensitive = table.get("case-sensitive", False)
    words = tuple(table.get("holds", ())) if is_main else ()
    starts = table.get("starts", ()) if is_main else ()
    whole_block = is_main and table.get("whole-block", False)
    pattern = Pattern(
        table[key],
        frozenset(fold(" ".join(start.split())) for start in starts),
        case_sensitive,
        tag,
        guarded,
        whole_block,
        words=words if case_sensitive else tuple(map(fold, words)),
        longest=longest_line(table[key]) if whole_block and not starts else 0,
    )
    if guarded:
        require_expression(pattern)
    return pattern


def _wrong_templates(table: Mapping[str, Any]) -> Iterator[Fault]:
    groups = templates.groups_of(table.get("pattern", ""))
    for piece in table.get("patterns", ()):
        groups = [*groups, *templates.groups_of(piece["pattern"])]
    for key, places in (("message", templates.PLACES), ("replacement", ())):
        for name in templates.unknown(table.get(key, ""), groups, places):
            known = ", ".join((*places, *groups)) or "nothing: the pattern has no named group"
            yield (key,), f"{key} has a place {{{name}}} that nothing fills (there is {known})"


def _example(item: str | Mapping[str, Any]) -> Example | str:
    if isinstance(item, str):
        return item
    given = dict(item)
    if "kind" in given:
        given["kind"] = Kind(given["kind"])
    if "options" in given:
        given["options"] = {
            name.replace("-", "_"): tuple(value) if isinstance(value, list) else value
            for name, value in item["options"].items()
        }
    return Example(**given)


def _choice(kind: Callable[[str], Any], sets: Mapping[str, Any], given: str | list[str]) -> Any:
    """Return a named set, or the set of the values listed."""
    if isinstance(given, str):
        if given in sets:
            return sets[given]
        given = [given]
    return frozenset(kind(value) for value in given)
