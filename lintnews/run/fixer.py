"""Fixes in, text out: to a fixed point, and pure.

Each round applies what does not touch another fix and reads the text again, until
nothing is left to apply. A second run therefore changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import FixError
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Applicability, Edit, Fix, Located
from lintnews.run.changed import touches
from lintnews.values import NamedTuple

SAFE = frozenset({Applicability.SAFE})
UNSAFE = frozenset({Applicability.SAFE, Applicability.UNSAFE})

_MOST_ROUNDS = 100
_LINE_END = re.compile(r"\r\n|\n|\r")


class Fixed(NamedTuple):
    """A source after its fixes: what was applied, and the findings that remain in it."""

    source: Source
    applied: tuple[Located, ...]
    remaining: tuple[Located, ...]


def fix(
    source: Source,
    lint: Callable[[Source], Iterable[Located]],
    applicable: frozenset[Applicability] = SAFE,
    within: tuple[Span, ...] | None = None,
    *,
    keep_lines: bool = False,
) -> Fixed:
    """Apply the fixes of what ``lint`` finds until none is left.

    ``within`` are stretches of the source: only findings that touch one of them
    are mended, and only they remain. The stretches move with the text. With
    ``keep_lines`` a fix that would change the number of lines is not made.

    Raises:
        FixError: where the fixes undo each other for ever. It names the rules.
    """
    seen = {source.text}
    newline = _newline(source.text)
    applied: list[Located] = []
    chosen: tuple[Located, ...] = ()
    for _ in range(_MOST_ROUNDS):
        found = tuple(
            one for one in lint(source) if within is None or _is_within(one, source, within)
        )
        # A finding may be about another file: the suppressions beside the copy.
        own = (
            one
            for one in found
            if one.path == source.name and not (keep_lines and _moves_lines(one, source.text))
        )
        chosen = choose(own, source.text, applicable)
        edits = _edits(chosen, newline)
        text = apply(source.text, edits)
        if not any(_is_last_line_end(edit, source.text) for edit in edits):
            text = _ending_like(source.text, text)
        if text == source.text:
            return Fixed(source, tuple(applied), found)
        if text in seen:
            break
        seen.add(text)
        within = None if within is None else tuple(moved(span, edits) for span in within)
        source = source._replace(text=text)
        applied.extend(chosen)
    codes = ", ".join(sorted({one.code for one in chosen}))
    message = (
        f"the fixes of {codes} undo each other, so it was left as it is; leave one of the "
        "rules out with --ignore"
    )
    raise FixError(message)


def choose(
    found: Iterable[Located],
    text: str,
    applicable: frozenset[Applicability],
) -> tuple[Located, ...]:
    """Return the findings whose fixes can be applied together: all edits of a fix or none, and no two touch."""
    chosen: list[Located] = []
    taken: list[Span] = []
    for one in sorted(found, key=_first_edit):
        if one.fix is None or one.fix.applicability not in applicable or _is_idle(one.fix, text):
            continue
        spans = [edit.span for edit in one.fix.edits]
        if any(_touch(span, other) for span in spans for other in taken):
            continue
        taken.extend(spans)
        chosen.append(one)
    return tuple(chosen)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; they must not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces.append(text[position : edit.span.start])
        pieces.append(edit.text)
        position = edit.span.end
    pieces.append(text[position:])
    return "".join(pieces)


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Return where a stretch stands once the edits are made; what they put in at its edges belongs to it."""
    start, end = span.start, span.end
    for edit in edits:
        growth = len(edit.text) - len(edit.span)
        if edit.span.start < span.start:
            start += growth if edit.span.end <= span.start else edit.span.start - span.start
        if edit.span.end <= span.end:
            end += growth
        elif edit.span.start < span.end:
            end += len(edit.text) - (span.end - edit.span.start)
    return Span(start, max(start, end))


def _is_within(one: Located, source: Source, within: Iterable[Span]) -> bool:
    """Say whether a finding counts; one about another file, or that says what was not checked, always does."""
    return one.path != source.name or one.code in FAILURES or touches(one, within)


def _moves_lines(one: Located, text: str) -> bool:
    """Say whether the fix of a finding changes the number of lines."""
    edits = one.fix.edits if one.fix else ()
    return any(
        len(_LINE_END.findall(edit.text)) != len(_LINE_END.findall(edit.span.of(text)))
        for edit in edits
    )


def _edits(chosen: Iterable[Located], newline: str) -> list[Edit]:
    """Return the edits in the order of the text, their line ends like those of the file."""
    edits = [edit for one in chosen if one.fix for edit in one.fix.edits]
    return [
        Edit(edit.span, _LINE_END.sub(newline, edit.text))
        for edit in sorted(edits, key=lambda edit: edit.span)
    ]


def _newline(text: str) -> str:
    """Return the line end that most lines of the text have."""
    ends = _LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=ends.count)


def _is_last_line_end(edit: Edit, text: str) -> bool:
    """Say whether the edit is about how the text ends, and nothing else."""
    return (
        edit.span.end == len(text)
        and not edit.text.strip("\r\n")
        and not edit.span.of(text).strip("\r\n")
    )


def _ending_like(before: str, after: str) -> str:
    """Keep the last line end, or that there was none."""
    end = before[len(before.rstrip("\r\n")) :]
    if not after or bool(end) == (after[-1] in "\r\n"):
        return after
    return after + _newline(end) if end else after.rstrip("\r\n")


def _first_edit(one: Located) -> tuple[int, int, str]:
    first = one.fix.edits[0].span if one.fix else Span(one.place.start, one.place.end)
    return first.start, first.end, one.code


def _is_idle(fix: Fix, text: str) -> bool:
    return all(edit.span.of(text) == edit.text for edit in fix.edits)


def _touch(one: Span, other: Span) -> bool:
    """Say whether two stretches overlap or meet: a fix is made for the text around it as it stands."""
    return one.start <= other.end and other.start <= one.end
