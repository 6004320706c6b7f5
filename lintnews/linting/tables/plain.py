"""Phrases, patterns and preferred forms: a finding for each match, or one for a run of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lintnews.analysis.page.roles import block_at, certainly
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentence_at
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.hints import Any
from lintnews.linting.finding import Applicability, Edit, Finding, Fix, Related
from lintnews.linting.matching import compiled
from lintnews.linting.phrases import PhraseOptions
from lintnews.linting.rule import STRICT, Match, Pattern
from lintnews.linting.tables import scopes
from lintnews.linting.tables.casing import cased
from lintnews.linting.tables.removal import without_lines, without_words
from lintnews.linting.tables.templates import filled
from lintnews.values import NamedTuple

#: The tag of patterns that excuse a match.
EXCEPTION = "\0exception"

_WHOLE_BLOCK = Pattern("", whole_block=True)
_LONGEST_SHOWN = 60  # code points of a block that a message repeats


class MarkedStretch(NamedTuple):
    """What one finding is about: a match, or the first of those in blocks that follow."""

    span: Span
    match: Match
    blocks: int = 1


def check_of(
    table: Mapping[str, Any], listed: Mapping[str, str], *, guarded: bool
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table.

    ``listed`` maps the expression of a pattern to the wrong form that it stands for.
    """
    unless = excuse_of(table, guarded=guarded)

    def check(
        reading: Reading, options: PhraseOptions, all_matches: list[Match]
    ) -> Iterator[Finding]:
        if "patterns" in table:
            all_matches = _wanted(all_matches, strict=getattr(options, "strict", False))
        matches = _counted(reading, all_matches, table, unless)
        stretches = (
            _merged(reading, matches)
            if table.get("merge")
            else [MarkedStretch(match.span, match) for match in matches]
        )
        findings = [
            finding
            for stretch in stretches
            if (finding := _finding(reading, stretch, table, listed)) is not None
        ]
        yield from [_together(findings)] if table.get("once") and findings else findings

    return check


def _wanted(matches: list[Match], *, strict: bool) -> list[Match]:
    """Return the matches of several patterns: one of those that overlap, the first and longest.

    Those of strict patterns are like others if they are asked for, and left out if not.
    """
    kept = [match for match in matches if match.pattern.tag == EXCEPTION]
    end = -1
    for match in sorted(matches, key=lambda one: (one.span.start, -one.span.end)):
        is_strict = match.pattern.tag == STRICT
        if match.pattern.tag == EXCEPTION or match.span.start < end or (is_strict and not strict):
            continue
        end = match.span.end
        kept.append(match._replace(pattern=match.pattern._replace(tag="")) if is_strict else match)
    return sorted(kept, key=lambda one: one.span)


def excuse_of(table: Mapping[str, Any], *, guarded: bool) -> Pattern | None:
    """Return the expression that leaves a sentence alone; it minds capitals if the rule does."""
    if "unless" not in table:
        return None
    case_sensitive = table.get("case-sensitive", False)
    return Pattern(table["unless"], case_sensitive=case_sensitive, guarded=guarded)


def without_exceptions(matches: Iterable[Match]) -> list[Match]:
    """Return the matches that are inside no match of an exception."""
    matches = list(matches)
    excuses = [match.span for match in matches if match.pattern.tag == EXCEPTION]
    return [
        match
        for match in matches
        if match.pattern.tag != EXCEPTION and not any(span.covers(match.span) for span in excuses)
    ]


def _counted(
    reading: Reading, all_matches: list[Match], table: Mapping[str, Any], unless: Pattern | None
) -> list[Match]:
    """Return the matches that the keys of the table leave, in the order of the text."""
    scope = table.get("scope", "paragraph")
    matches = [
        match for match in without_exceptions(all_matches) if scopes.within(reading, match, scope)
    ]
    if table.get("whole-block"):
        edges: dict[Span, tuple[int, int]] = {}
        matches = [match for match in matches if _fills_its_block(reading, match.span, edges)]
    if "certain-role" in table:
        matches = _with_blocks(reading, matches, Role(table["certain-role"]))
    if unless is not None:
        matches = [match for match in matches if not _excused(unless, reading, match.span)]
    if table.get("once"):
        matches = [match for match in matches if reading.may_report(match.span)]
    return matches


def _fills_its_block(reading: Reading, span: Span, edges: dict[Span, tuple[int, int]]) -> bool:
    """Return whether the span is all there is in its block, but for marks at its edges.

    ``edges`` keeps, for each block, where its first letter or digit is and its last one ends.
    """
    block = block_at(reading, span.start)
    if block is None:
        return False
    if block.span not in edges:
        words = block.span.of(reading.text)
        size, start = len(words), block.span.start
        first = next((at for at in range(size) if words[at].isalnum()), size)
        last = next((at for at in range(size - 1, first - 1, -1) if words[at].isalnum()), -1)
        edges[block.span] = (start + first, start + last + 1) if last >= 0 else (start, start)
    first, end = edges[block.span]
    return first >= end or (span.start <= first and end <= span.end)


def _with_blocks(reading: Reading, matches: list[Match], role: Role) -> list[Match]:
    """Return the matches, and the blocks without one that certainly have the role."""
    matched = {
        block.span
        for block in (block_at(reading, match.span.start) for match in matches)
        if block is not None
    }
    blocks = (block.span for block in certainly(reading, role) if block.span not in matched)
    found = [*matches, *(Match(_WHOLE_BLOCK, span, span.of(reading.text)) for span in blocks)]
    return sorted(found, key=lambda match: match.span)


def _excused(unless: Pattern, reading: Reading, span: Span) -> bool:
    """Return whether the sentence holds what excuses a match in it."""
    sentence = sentence_at(reading, span.start)
    return sentence is not None and compiled(unless).search(sentence.of(reading.text)) is not None


def _merged(reading: Reading, matches: list[Match]) -> list[MarkedStretch]:
    """Join the blocks of matches that follow each other."""
    stretches: list[MarkedStretch] = []
    for match in matches:
        block = block_at(reading, match.span.start)
        if block is None:
            continue
        last = stretches[-1] if stretches else None
        if last is not None and not reading.text[last.span.end : block.span.start].strip():
            whole = Span(last.span.start, block.span.end)
            stretches[-1] = last._replace(span=whole, blocks=last.blocks + 1)
        else:
            stretches.append(MarkedStretch(block.span, match))
    return stretches


def _finding(
    reading: Reading, stretch: MarkedStretch, table: Mapping[str, Any], listed: Mapping[str, str]
) -> Finding | None:
    """Return what to say of a stretch, ``None`` if it is already written as it should be."""
    span, match, blocks = stretch
    text = " ".join(match.text.split())
    is_block = match.pattern is _WHOLE_BLOCK
    values = {**match.groups, "match": _shortened(text) if is_block else text, "count": blocks}
    fix = None
    if "delete" in table:
        fix = Fix((without_lines(reading, span),), Applicability(table["delete"]))
    elif "replacement" in table or match.pattern.tag:
        right = _right_form(reading, match, text, table, listed)
        if right == text:
            return None
        values["replacement"] = right
        edit = Edit(span, right) if right else without_words(reading, span)
        fix = Fix((edit,), Applicability(table.get("fix", "unsafe")))
    message = filled(table["message"], values) + (f" ({blocks} lines)" if blocks > 1 else "")
    sentence = sentence_at(reading, span.start) if table.get("span") == "sentence" else None
    return Finding(span if sentence is None else sentence, message, fix=fix)


def _right_form(
    reading: Reading, match: Match, text: str, table: Mapping[str, Any], listed: Mapping[str, str]
) -> str:
    """Return what to write in place of a match, with the capitals that fit its place."""
    right = (
        filled(table["replacement"], match.groups) if "replacement" in table else match.pattern.tag
    )
    wrong = listed.get(match.pattern.expression, "")
    begins = text[:1].isupper() and scopes.begins_sentence(reading, match.span.start)
    return cased(right, wrong, text, begins_sentence=begins)


def _shortened(text: str) -> str:
    """Return the first words of a long text."""
    if len(text) <= _LONGEST_SHOWN:
        return text
    end = text.rfind(" ", 0, _LONGEST_SHOWN)
    return text[: end if end >= 0 else _LONGEST_SHOWN].rstrip(" ,;:–—-") + " …"


def _together(findings: list[Finding]) -> Finding:
    """Make one finding of all: at the first place, with the others as related places."""
    first = findings[0]
    related = tuple(Related(other.span, "and here") for other in findings[1:])
    edits = tuple(edit for finding in findings if finding.fix for edit in finding.fix.edits)
    fix = Fix(edits, first.fix.applicability) if first.fix else None
    return Finding(first.span, first.message, related, fix)
