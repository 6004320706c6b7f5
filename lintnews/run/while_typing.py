"""Linting a text while somebody types in it: the paragraphs at the cursor first.

A whole lint of a long text takes longer than a key may. So the rules that need no more than a
paragraph (``near_rules.NEAR``) run on the paragraphs that have changed since the last whole lint,
and the findings elsewhere move with their words. The next whole lint, when the typing pauses, has
the last word; one that a further key makes out of date is given up.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import block_at
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block, Role
from lintnews.article.source import Source, decode
from lintnews.article.span import Span
from lintnews.guard import UnwantedError, WhileWanted
from lintnews.linting.engine import Ruleset, check_reading
from lintnews.linting.finding import Diagnostic, Edit, Fix, Located
from lintnews.linting.location import place
from lintnews.readers.weave import APART
from lintnews.run.library import Linter, Report
from lintnews.run.lint import finished, in_order
from lintnews.run.near_rules import NEAR
from lintnews.run.request import Request
from lintnews.run.resolved import Resolved
from lintnews.values import NamedTuple

# More than this is no typing: it waits for the whole lint.
_MOST_BLOCKS, _MOST_TEXT = 8, 20_000


class TextChange(NamedTuple):
    """What differs between two texts: the stretch of each that the other does not have."""

    before: Span
    after: Span

    @property
    def by(self) -> int:
        """How far what is behind the change has moved."""
        return self.after.end - self.before.end

    def moved(self, span: Span) -> Span | None:
        """Return where a stretch of the text before is now, ``None`` if it was changed."""
        if span.end <= self.before.start:
            return span
        return span.moved(self.by) if span.start >= self.before.end else None


def change_of(before: str, after: str) -> TextChange:
    """Return the one stretch that two texts differ in; both may be empty."""
    shorter = min(len(before), len(after))
    start = _agreeing(shorter, lambda size: before[:size] == after[:size])
    rest = shorter - start
    end = _agreeing(rest, lambda size: before[len(before) - size :] == after[len(after) - size :])
    return TextChange(Span(start, len(before) - end), Span(start, len(after) - end))


def _agreeing(most: int, agrees: Callable[[int], bool]) -> int:
    """Return the largest size up to ``most`` that agrees, of which all smaller ones do."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if agrees(middle) else (low, middle - 1)
    return low


class TypingLinter(Linter):
    """A linter that also answers between two whole lints."""

    def __init__(self, request: Request) -> None:
        """Load the plugins and the configuration; raises what ``Linter`` raises."""
        super().__init__(request=request)
        self._rulesets: dict[int, tuple[Resolved, Ruleset]] = {}

    def lint_while(self, is_wanted: Callable[[], bool], text: str, filename: str) -> Report | None:
        """Return the report of a text, ``None`` if it is not wanted before it is made.

        Raises:
            ConfigError: with everything that is wrong in the configuration of the file.
        """
        run = copy.copy(self._run)
        run.guard = WhileWanted(is_wanted)
        try:
            return self._lint_text(filename, text, run)
        except UnwantedError:
            return None

    def after_edit(self, text: str, before: Report) -> tuple[Located, ...] | None:
        """Return what is found after an edit of the text that a report is about.

        Of the paragraphs that were changed it is what the near rules find, and what the others
        had found beside the edit. ``None`` if the edit is too large, or no text of one article.

        Raises:
            ConfigError: with everything that is wrong in the configuration of the file.
        """
        run, name = self._run, before.path
        run.require_sound_settings((name,))
        source = decode(name, text.encode("utf-8", "surrogatepass"), "utf-8")
        articles = list(islice(run.records(source), 2))
        if len(articles) != 1 or len(before.readings) != 1:
            return None
        (article,) = articles
        if not isinstance(article, Article):
            return None
        reading = before.readings[0]
        change = change_of(reading.text, article.text)
        old = _touched(reading.article.blocks, change.before)
        new = _touched(article.blocks, change.after)
        if len(new) > _MOST_BLOCKS or sum(len(one.span) for one in new) > _MOST_TEXT:
            return None
        near = self._near(run.resolved(name))
        ran = frozenset(active.rule.code for active in near.active)
        found = () if not new else _found(article, reading, old, new, near)
        here = finished(found, article, source, run, run.suppression_file(name), about=False)
        locate = reading.article.origin.locate
        stale = [locate(one.span) for one in old]
        kept = (
            one
            for one in before.findings
            if one.path == name and not (one.code in ran and _is_in(one, stale))
        )
        elsewhere = _elsewhere(kept, change_of(before.text, text), source)
        return tuple(sorted((*here, *elsewhere), key=in_order))

    def _near(self, resolved: Resolved) -> Ruleset:
        """Return those of the rules that need no more than a paragraph."""
        known = self._rulesets.get(id(resolved))
        if known is None:
            active = tuple(
                one
                for one in resolved.ruleset.active
                if one.rule.code in NEAR and one.rule.yields_to <= NEAR
            )
            # The ruleset that it is made of is kept as well, so that no other gets its number.
            known = (resolved, Ruleset(active, resolved.ruleset.vocabulary))
            self._rulesets[id(resolved)] = known
        return known[1]


def _touched(blocks: Sequence[Block], changed: Span) -> tuple[Block, ...]:
    """Return the blocks that a change is in, or at the edge of."""
    return tuple(
        one for one in blocks if one.span.start <= changed.end and changed.start <= one.span.end
    )


def _found(
    article: Article, before: Reading, old: Sequence[Block], new: Sequence[Block], near: Ruleset
) -> list[Diagnostic]:
    """Return what the near rules find in the changed blocks, at its place in the article."""
    found = []
    roles = [_role(before, one) for one in old] or [Role.BODY]
    stated = article.metadata._replace(
        kind=before.get(kind).kind, language=before.get(language).code
    )
    excerpt, starts = excerpt_of(
        article._replace(metadata=stated),
        [(one, one.role or roles[min(at, len(roles) - 1)]) for at, one in enumerate(new)],
    )
    for one in check_reading(Reading(excerpt, near.vocabulary), near):
        for block, start in zip(new, starts, strict=True):
            own = Span(start, start + len(block.span))
            if own.covers(one.span) and (moved := _moved(one, own, block.span.start - start)):
                found.append(moved)
    return found


def _role(reading: Reading, block: Block) -> Role:
    known = block_at(reading, block.span.start)
    return known.role if known is not None else Role.BODY


def excerpt_of(article: Article, blocks: Sequence[tuple[Block, Role]]) -> tuple[Article, list[int]]:
    """Return an article of these blocks alone, each of its role, and where each begins in it."""
    text = ""
    own, starts = [], []
    for block, role in blocks:
        text += APART if text else ""
        starts.append(len(text))
        text += block.span.of(article.text)
        own.append(Block(Span(starts[-1], len(text)), role))
    return Article(text, tuple(own), metadata=article.metadata), starts


def _moved(one: Diagnostic, own: Span, by: int) -> Diagnostic | None:
    """Return a finding moved with its block, ``None`` if it speaks of another block too."""
    edits = one.fix.edits if one.fix else ()
    spans = (*(item.span for item in one.related), *(edit.span for edit in edits))
    if not all(own.covers(span) for span in spans):
        return None
    related = tuple(item._replace(span=item.span.moved(by)) for item in one.related)
    fix = one.fix and Fix(
        tuple(Edit(edit.span.moved(by), edit.text) for edit in edits), one.fix.applicability
    )
    return one._replace(span=one.span.moved(by), related=related, fix=fix)


def _is_in(one: Located, stretches: Sequence[Span]) -> bool:
    return any(span.start <= one.place.start <= span.end for span in stretches)


def _elsewhere(
    findings: Iterator[Located], change: TextChange, source: Source
) -> Iterator[Located]:
    """Yield the findings that an edit did not touch, moved with their words."""
    for one in findings:
        spans = [
            Span(item.start, item.end) for item in (one.place, *(r.place for r in one.related))
        ]
        edits = one.fix.edits if one.fix else ()
        where = [change.moved(span) for span in (*spans, *(edit.span for edit in edits))]
        moved = [span for span in where if span is not None]
        if len(moved) < len(where):
            continue
        first, *others = (place(source, span) for span in moved[: len(spans)])
        related = tuple(
            item._replace(place=new) for item, new in zip(one.related, others, strict=True)
        )
        fix = one.fix and Fix(
            tuple(
                Edit(span, edit.text) for span, edit in zip(moved[len(spans) :], edits, strict=True)
            ),
            one.fix.applicability,
        )
        yield one._replace(place=first, related=related, fix=fix)
