"""A suppressions file next to the copy: ``harbor.txt.lintnews`` for ``harbor.txt``.

One suppression a line, so that nothing has to be in the copy itself::

    # what the desk has looked at
    RDB101 -- the whole article: it is a speech
    QUO109 line 12 -- spoken that way
    ACR101 lines 3-7
    DUP101 in "Boats lie in the harbor" -- the archive photo stands twice

Rules are codes, names or prefixes, with commas. ``in`` means each paragraph that
holds the words, which still holds when lines move.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting import selection
from lintnews.linting.engine_rules import (
    ENGINE_FAMILY,
    RULE_FAILED,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SUPPRESSION,
    engine_finding,
)
from lintnews.linting.finding import Diagnostic, Edit, Fix
from lintnews.linting.rule import Rule
from lintnews.linting.suppression import blanket, is_judged, means, unused
from lintnews.values import NamedTuple

#: What is put after the name of an article to name its suppressions file.
EXTENSION = ".lintnews"

_FORM = re.compile(
    r"""
    (?P<rules>[A-Za-z0-9-]+(?:[ \t]*,[ \t]*[A-Za-z0-9-]+)*)
    (?:[ \t]+lines?[ \t]+(?P<first>[0-9]{1,9})(?:[ \t]*-[ \t]*(?P<last>[0-9]{1,9}))?
      |[ \t]+in[ \t]+"(?P<words>[^"]+)")?
    (?:[ \t]+--[ \t]*.*|[ \t]*[–—].*)?
    """,
    re.VERBOSE,
)


class Entry(NamedTuple):
    """One line understood. ``lines`` are 1-based, both ends included."""

    place: Span
    selectors: tuple[str, ...]
    lines: tuple[int, int] | None = None
    words: str | None = None

    def silences(
        self, diagnostic: Diagnostic, article: Article, source: Source, rules: Mapping[str, Rule]
    ) -> bool:
        """Return whether a diagnostic is of a rule and at a place that is meant."""
        rule = (
            UNKNOWN_LANGUAGE
            if diagnostic.code == UNKNOWN_LANGUAGE.code
            else rules.get(diagnostic.code)
        )
        is_own = diagnostic.code.startswith(ENGINE_FAMILY) and rule is not UNKNOWN_LANGUAGE
        if rule is None or is_own or not means(self.selectors, rule):
            return False
        if self.lines is not None:
            line, _ = source.position(article.origin.locate(diagnostic.span).start)
            return self.lines[0] <= line <= self.lines[1]
        if self.words is not None:
            start = diagnostic.span.start
            block = next(
                (one.span for one in article.blocks if one.span.start <= start <= one.span.end),
                None,
            )
            return block is not None and self.words in block.of(article.text)
        return True


class SuppressionFile:
    """The suppressions file of one source, whose articles may be many."""

    def __init__(self, file: Source, rules: Mapping[str, Rule]) -> None:
        """Read the file; what is wrong in it is kept."""
        self.file = file
        self._rules = rules
        self._wrong: list[Diagnostic] = []
        self._entries = list(self._read())
        self._used: set[int] = set()
        self._failed = False

    @property
    def counts_lines(self) -> bool:
        """Whether an entry names lines by their number."""
        return any(entry.lines is not None for entry in self._entries)

    def suppress(
        self, diagnostics: Iterable[Diagnostic], article: Article, source: Source
    ) -> tuple[Diagnostic, ...]:
        """Return what remains of one article's diagnostics."""
        kept = []
        for diagnostic in diagnostics:
            self._failed |= diagnostic.code == RULE_FAILED.code
            silencing = [
                n
                for n, entry in enumerate(self._entries)
                if entry.silences(diagnostic, article, source, self._rules)
            ]
            self._used.update(silencing)
            if not silencing:
                kept.append(diagnostic)
        return tuple(kept)

    def problems(self, ran: frozenset[str]) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the file, each at its place, after all articles have passed."""
        idle = [
            unused(entry.selectors, entry.place, Fix.safe(Edit(entry.place, "")))
            for number, entry in enumerate(self._entries)
            if number not in self._used
            and not self._failed
            and is_judged(entry.selectors, self._rules, ran)
        ]
        return (*self._wrong, *idle)

    def _read(self) -> Iterator[Entry]:
        for number, start in enumerate(self.file.line_starts, 1):
            raw = self.file.line_text(number)
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            begin = start + len(raw) - len(raw.lstrip())
            place = Span(begin, begin + len(line))
            match = _FORM.fullmatch(line)
            if match is None:
                message = (
                    f"cannot read {line!r}: write RULES, then nothing, line N, lines N-M or "
                    'in "words", then -- and a reason'
                )
                self._wrong.append(engine_finding(UNKNOWN_SUPPRESSION, message, place))
                continue
            yield from self._entry(match, place)

    def _entry(self, match: re.Match[str], place: Span) -> Iterator[Entry]:
        selectors = tuple(
            selection.canonical(word.strip(), self._rules.values())
            for word in match.group("rules").split(",")
        )
        problems = [
            message
            for word in selectors
            if (message := selection.unknown(word, self._rules.values()))
        ]
        first, last = match.group("first"), match.group("last")
        if first and last and int(last) < int(first):
            problems.append(f"lines {first}-{last} end before they begin")
        if problems:
            self._wrong.extend(
                engine_finding(UNKNOWN_SUPPRESSION, message, place) for message in problems
            )
            return
        if selection.ALL in selectors:
            self._wrong.append(blanket(place))
        lines = (int(first), int(last or first)) if first else None
        yield Entry(place, selectors, lines, match.group("words"))
