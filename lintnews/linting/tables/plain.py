"""Phrases, patterns and preferred forms: a finding a match, or one for a run of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lintnews.analysis.page.roles import RoledBlock, block_at, certainly
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentence_at
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.linting.edits import whole_lines
from lintnews.linting.finding import Applicability, Edit, Finding, Fix, Related
from lintnews.linting.matching import compiled
from lintnews.linting.rule import Match, Pattern
from lintnews.linting.tables import scopes
from lintnews.linting.tables.casing import cased
from lintnews.linting.tables.templates import filled

#: The tag of patterns that excuse a match.
EXCEPTION = "\0exception"

_WHOLE_BLOCK = Pattern("", whole_block=True)
_LONGEST_SHOWN = 60  # code points of a block that a message repeats


def check_of(
    table: Mapping[str, Any],
    listed: Mapping[str, str],
    *,
    guarded: bool,
) -> Callable[..., Iterator[Finding]]:
    """Return the check of a table; ``listed`` maps the expressions of wrong forms to the forms."""
    message: str = table["message"]
    scope: str = table.get("scope", "paragraph")
    whole_block, merge, once = (
        bool(table.get(key, False)) for key in ("whole-block", "merge", "once")
    )
    whole_sentence = table.get("span", "match") == "sentence"
    unless = excuse_of(table, guarded=guarded)
    delete = Applicability(table["delete"]) if "delete" in table else None
    applicability = Applicability(table.get("fix", "unsafe"))
    template: str | None = table.get("replacement")
    certain_role = table.get("certain-role") and Role(table["certain-role"])

    def check(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
        matches = [
            match
            for match in without_exceptions(all_matches)
            if scopes.within(reading, match, scope)
        ]
        if whole_block:
            matches = [match for match in matches if _fills_its_block(reading, match.span)]
        matches = _with_blocks(reading, matches, certain_role)
        if unless is not None:
            matches = [match for match in matches if not _excused(unless, reading, match.span)]
        if once:
            matches = [match for match in matches if reading.may_report(match.span)]
        if merge:
            findings = (
                finding(reading, span, match, count)
                for span, match, count in _runs(reading, matches)
            )
        else:
            findings = (finding(reading, match.span, match, 1) for match in matches)
        said = [one for one in findings if one is not None]
        yield from _together(said) if once and said else said

    def finding(reading: Reading, span: Span, match: Match, count: int) -> Finding | None:
        text = " ".join(match.text.split())
        values = {
            **match.groups,
            "match": _shortened(text) if match.pattern is _WHOLE_BLOCK else text,
            "count": count,
        }
        fix = None
        if delete is not None:
            fix = Fix((Edit(whole_lines(reading.text, _block_around(reading, span)), ""),), delete)
        elif template is not None or match.pattern.tag:
            wrong = listed.get(match.pattern.expression, "")
            right = match.pattern.tag if template is None else filled(template, match.groups)
            right = cased(
                right,
                wrong,
                text,
                begins_sentence=text[:1].isupper() and scopes.begins_sentence(reading, span.start),
            )
            if right == text:
                return None
            values["replacement"] = right
            fix = Fix((Edit(span, right) if right else _cut(reading, span),), applicability)
        said = filled(message, values) + (f" ({count} lines)" if count > 1 else "")
        sentence = sentence_at(reading, span.start) if whole_sentence else None
        return Finding(span if sentence is None else sentence, said, fix=fix)

    return check


def excuse_of(table: Mapping[str, Any], *, guarded: bool) -> Pattern | None:
    """Return the expression that excuses a sentence; case matters to it if it does to the rule."""
    return (
        Pattern(table["unless"], case_sensitive=table.get("case-sensitive", False), guarded=guarded)
        if "unless" in table
        else None
    )


def _with_blocks(reading: Reading, matches: list[Match], role: Role | None) -> list[Match]:
    """Return the matches, and the blocks without one that certainly have the role, in order."""
    if role is None:
        return matches
    matched = {
        block.span
        for block in (block_at(reading, match.span.start) for match in matches)
        if block is not None
    }
    blocks = (block.span for block in certainly(reading, role) if block.span not in matched)
    found = [*matches, *(Match(_WHOLE_BLOCK, span, span.of(reading.text)) for span in blocks)]
    return sorted(found, key=lambda match: match.span)


def _shortened(text: str) -> str:
    """Return the first words of a long text."""
    if len(text) <= _LONGEST_SHOWN:
        return text
    return (
        text[
            : text.rfind(" ", 0, _LONGEST_SHOWN) if " " in text[:_LONGEST_SHOWN] else _LONGEST_SHOWN
        ].rstrip(" ,;:–—-")
        + " …"
    )


def without_exceptions(matches: Iterable[Match]) -> list[Match]:
    """Return the matches that stand inside no match of an exception."""
    matches = list(matches)
    excuses = [match.span for match in matches if match.pattern.tag == EXCEPTION]
    return [
        match
        for match in matches
        if match.pattern.tag != EXCEPTION and not any(span.covers(match.span) for span in excuses)
    ]


def _together(findings: list[Finding]) -> Iterator[Finding]:
    """Make one finding of all: at the first place, the others beside it."""
    first = findings[0]
    related = tuple(Related(other.span, "and here") for other in findings[1:])
    edits = [edit for one in findings if one.fix for edit in one.fix.edits]
    fix = Fix(tuple(edits), first.fix.applicability) if first.fix else None
    yield Finding(first.span, first.message, related, fix)


def _excused(unless: Pattern, reading: Reading, span: Span) -> bool:
    """Say whether the sentence holds what makes the finding none."""
    sentence = sentence_at(reading, span.start)
    return sentence is not None and compiled(unless).search(sentence.of(reading.text)) is not None


def _fills_its_block(reading: Reading, span: Span) -> bool:
    """Say whether the span is all there is in its block, but for marks at its edges."""
    block = block_at(reading, span.start)
    if block is None:
        return False
    before, behind = (
        reading.text[block.span.start : span.start],
        reading.text[span.end : block.span.end],
    )
    return not any(character.isalnum() for character in before + behind)


def _block_around(reading: Reading, span: Span) -> Span:
    """Return the whole of the blocks that a span begins and ends in: its lines."""
    first, last = block_at(reading, span.start), block_at(reading, span.end - 1)
    return Span(first.span.start if first else span.start, last.span.end if last else span.end)


def _cut(reading: Reading, span: Span) -> Edit:
    """Return the edit that cuts a span; at the start of a sentence the next word is capitalised."""
    text = reading.text
    if not (text[span.start].isupper() and scopes.begins_sentence(reading, span.start)):
        return Edit(_with_space(text, span), "")
    end = span.end + (text[span.end : span.end + 1] == ",")
    if text[end : end + 1] != " ":
        return Edit(_with_space(text, span), "")
    first = text[end + 1 : end + 2]
    return Edit(Span(span.start, end + 1 + len(first)), first.upper())


def _with_space(text: str, span: Span) -> Span:
    """Return a span with the space, and the comma, that would be one too many when it goes."""
    if span.start > 0 and text[span.start - 1] == " ":
        between_commas = (
            text[span.start - 2 : span.start - 1] == "," == text[span.end : span.end + 1]
        )
        return Span(span.start - 1, span.end + between_commas)
    hangs_on = (
        not text[span.start].isalnum() and span.start > 0
    )  # ", that is," needs the space behind it
    if text[span.end : span.end + 1] == " " and not hangs_on:
        return Span(span.start, span.end + 1)
    return span


def _runs(reading: Reading, matches: list[Match]) -> Iterator[tuple[Span, Match, int]]:
    """Join the blocks that follow each other."""
    run: tuple[RoledBlock, RoledBlock, Match, int] | None = None
    for match in matches:
        block = block_at(reading, match.span.start)
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
