"""Rules without code: a TOML table becomes an ordinary rule.

Nothing in such a file runs: it holds phrases and patterns, the words to say about
them, and the examples that prove it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import tomli

from lintnews.analysis.roles import RoledBlock, block_at
from lintnews.analysis.sentences import sentence_at
from lintnews.analysis.tokens import first_token, fold
from lintnews.article.model import Kind, Role
from lintnews.article.span import Span
from lintnews.errors import DefinitionError
from lintnews.rules.definition import COPY, NEWS_COPY, PROSE, Default, Match, Options, Pattern, Rule, Speech, option
from lintnews.rules.diagnostic import Applicability, Edit, Finding, Fix, Severity
from lintnews.rules.edits import whole_lines
from lintnews.rules.matching import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from lintnews.analysis.reading import Reading

_ROLE_SETS: Mapping[str, frozenset[Role] | None] = {"all": None, "prose": PROSE, "copy": COPY}
_KIND_SETS: Mapping[str, frozenset[Kind] | None] = {"all": None, "news": NEWS_COPY}
_REQUIRED = ("code", "name", "summary", "severity", "message", "why", "bad", "good")
_KEYS = frozenset(
    {
        *_REQUIRED,
        *(
            "phrases",
            "pattern",
            "starts",
            "prefer",
            "case-sensitive",
            "whole-block",
            "merge",
            "delete",
            "fix",
            "word-list",
            "span",
            "unless",
        ),
        *("roles", "kinds", "languages", "speech", "default", "pack", "stages", "yields-to", "since", "version", "standard"),
    }
)


class PhraseOptions(Options):
    """What a desk can set for every rule made of phrases."""

    extend: tuple[str, ...] = option((), "phrases to look for besides the rule's own")


def load(path: Path, *, guarded: bool = False) -> tuple[Rule, ...]:
    """Read the rules of a TOML file.

    ``guarded`` runs the patterns under a time limit; it is for files whose
    author is not known.

    Raises:
        DefinitionError: where the file cannot be read, or a table is not a rule;
            the message names the file, the rule and the key.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomli.loads(text).get("rule", [])
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        message = f"{path}: {error}"
        raise DefinitionError(message) from error
    if not isinstance(tables, list) or not tables:
        message = f"{path}: no rule in it; a rule is a table that begins with [[rule]]"
        raise DefinitionError(message)
    return tuple(build(table, str(path), guarded=guarded) for table in tables)


def build(table: Mapping[str, Any], where: str, *, guarded: bool = False) -> Rule:
    """Make a rule of one table.

    Raises:
        DefinitionError: names ``where``, the rule and the key that is wrong.
    """
    label = f"{where}: rule {table.get('name', table.get('code', '?'))!r}"
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        message = f"{label}: there is no key {unknown[0]!r}"
        raise DefinitionError(message)
    missing = [key for key in _REQUIRED if key not in table]
    if missing:
        message = f"{label}: the key {missing[0]!r} is missing"
        raise DefinitionError(message)
    try:
        patterns = tuple(_patterns(table, guarded=guarded))
        return Rule(
            code=table["code"],
            name=table["name"],
            summary=table["summary"],
            severity=Severity(table["severity"]),
            check=_check(table, guarded=guarded),
            why=table["why"],
            bad=tuple(table["bad"]),
            good=tuple(table["good"]),
            default=Default(table.get("default", "on")),
            pack=table.get("pack"),
            roles=_choice(Role, _ROLE_SETS, table.get("roles", "prose")),
            speech=Speech(table.get("speech", "silent")),
            kinds=_choice(Kind, _KIND_SETS, table.get("kinds", "all")),
            languages=None if table.get("languages") == "all" else frozenset(table.get("languages", ["en"])),
            options=PhraseOptions,
            patterns=patterns,
            word_list=table.get("word-list", ""),
            yields_to=frozenset(table.get("yields-to", ())),
            stages={stage: Severity(name) for stage, name in table.get("stages", {}).items()},
            since=table.get("since", "0.1"),
            version=table.get("version", 1),
            standard=table.get("standard", ""),
            module=where,
        )
    except (ValueError, TypeError, AttributeError, DefinitionError) as error:
        message = f"{label}: {error}"
        raise DefinitionError(message) from error


def phrase_pattern(phrase: str, *, tag: str = "", case_sensitive: bool = False, guarded: bool = False) -> Pattern:
    """Return the pattern of a plain phrase: any white space, either form of quotation mark, whole words.

    Raises:
        DefinitionError: where the phrase holds no word and no mark.
    """
    start = first_token(phrase)
    if start is None:
        message = f"an empty phrase: {phrase!r}"
        raise DefinitionError(message)
    expression = r"\s+".join(re.escape(word) for word in phrase.split())
    expression = expression.replace("'", "['’]").replace('"', '["“”]')
    if phrase.rstrip()[-1].isalnum():
        expression += r"(?!\w)"
    return Pattern(expression, frozenset({fold(start)}), case_sensitive, tag, guarded)


def _patterns(table: Mapping[str, Any], *, guarded: bool) -> Iterator[Pattern]:
    """Yield the patterns of the phrases, the preferred forms and the expression."""
    case_sensitive = bool(table.get("case-sensitive", False))
    for phrase in table.get("phrases", ()):
        yield phrase_pattern(phrase, case_sensitive=case_sensitive, guarded=guarded)
    for wrong, right in table.get("prefer", {}).items():
        yield phrase_pattern(wrong, tag=right, case_sensitive=case_sensitive, guarded=guarded)
    if "pattern" in table:
        starts = frozenset(fold(word) for word in table.get("starts", ()))
        yield Pattern(table["pattern"], starts, case_sensitive, "", guarded, bool(table.get("whole-block", False)))
    if not {"phrases", "prefer", "pattern"} & set(table):
        message = "needs one of phrases, prefer and pattern"
        raise DefinitionError(message)


def _choice(kind: Callable[[str], Any], sets: Mapping[str, Any], given: str | list[str]) -> Any:
    """Return a named set, or the set of the values listed."""
    if isinstance(given, str):
        if given in sets:
            return sets[given]
        given = [given]
    return frozenset(kind(value) for value in given)


def _check(table: Mapping[str, Any], *, guarded: bool) -> Callable[..., Iterator[Finding]]:
    """Return the check: one finding a match, or one for a run of whole blocks."""
    message: str = table["message"]
    whole_block = bool(table.get("whole-block", False))
    merge = bool(table.get("merge", False))
    delete = Applicability(table["delete"]) if "delete" in table else None
    applicability = Applicability(table.get("fix", "unsafe"))
    whole_sentence = table.get("span", "match") == "sentence"
    unless = table.get("unless")

    def check(reading: Reading, options: PhraseOptions, matches: list[Match]) -> Iterator[Finding]:  # noqa: ARG001  the engine reads extend
        spans = [(match.span, match) for match in matches]
        if whole_block:
            spans = [(span, match) for span, match in spans if _is_block(reading, span)]
        for span, match, count in _runs(reading, spans) if merge else ((s, m, 1) for s, m in spans):
            sentence = sentence_at(reading, span.start)
            if unless is not None and sentence is not None and _excused(unless, sentence.of(reading.text), guarded=guarded):
                continue
            text = " ".join(match.text.split())
            said = message.format(match=text, replacement=match.pattern.tag, count=count, **match.groups)
            if count > 1:
                said += f" ({count} lines)"
            fix = None
            if delete is not None:
                fix = Fix((Edit(whole_lines(reading.text, span), ""),), delete)
            elif match.pattern.tag:
                fix = Fix((Edit(span, _cased(match.pattern.tag, text)),), applicability)
            yield Finding(sentence if whole_sentence and sentence is not None else span, said, fix=fix)

    return check


def extended(rule: Rule, phrases: tuple[str, ...]) -> Rule:
    """Return the rule with further phrases to look for."""
    return replace(rule, patterns=(*rule.patterns, *(phrase_pattern(phrase) for phrase in phrases))) if phrases else rule


def _excused(expression: str, sentence: str, *, guarded: bool) -> bool:
    """Say whether the sentence holds what makes the finding none."""
    return compiled(Pattern(expression, guarded=guarded)).search(sentence) is not None


def _is_block(reading: Reading, span: Span) -> bool:
    """Say whether the span is all there is in its block, but for marks at its edges."""
    block = block_at(reading, span.start)
    if block is None:
        return False
    before, behind = reading.text[block.span.start : span.start], reading.text[span.end : block.span.end]
    return not any(character.isalnum() for character in before + behind)


def _runs(reading: Reading, spans: list[tuple[Span, Match]]) -> Iterator[tuple[Span, Match, int]]:
    """Join the blocks that follow each other."""
    run: tuple[RoledBlock, RoledBlock, Match, int] | None = None
    for span, match in spans:
        block = block_at(reading, span.start)
        if block is None:
            continue
        if run is not None and not reading.text[run[1].span.end : block.span.start].strip():
            run = (run[0], block, run[2], run[3] + 1)
            continue
        if run is not None:
            yield Span(run[0].span.start, run[1].span.end), run[2], run[3]
        run = (block, block, match, 1)
    if run is not None:
        yield Span(run[0].span.start, run[1].span.end), run[2], run[3]


def _cased(replacement: str, original: str) -> str:
    """Give the replacement the capital that the original has at its start."""
    if original[:1].isupper() and replacement[:1].islower():
        return replacement[:1].upper() + replacement[1:]
    return replacement
