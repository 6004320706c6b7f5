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
from bisect import bisect_right
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
from lintnews.linting.suppression import Selectors, blanket, is_judged, means, unused
from lintnews.values import NamedTuple

#: What is put after the name of an article to name its suppressions file.
EXTENSION = ".lintnews"

_FORM = r"""(?x)
    (?P<rules>[A-Za-z0-9-]+(?:[ \t]*,[ \t]*[A-Za-z0-9-]+)*)
    (?:[ \t]+lines?[ \t]+(?P<first>[0-9]{1,9})(?:[ \t]*-[ \t]*(?P<last>[0-9]{1,9}))?
      |[ \t]+in[ \t]+"(?P<words>[^"]+)")?
    (?:[ \t]+--[ \t]*.*|[ \t]*[–—].*)?
    """


class Entry(NamedTuple):
    """One line understood. ``lines`` are 1-based, both ends included."""

    place: Span
    selectors: tuple[str, ...]
    lines: tuple[int, int] | None = None
    words: str | None = None


class _Places:
    """Where in an article the entries about one rule reach, found once for all diagnostics."""

    def __init__(self, entries: Iterable[tuple[int, Entry]], article: Article) -> None:
        """Sort the entries by where they reach."""
        self._starts = [block.span.start for block in article.blocks]
        self._article = article
        self._everywhere: list[int] = []
        self._lines: dict[int, list[int]] = {}
        self._ranges: list[tuple[int, int, int]] = []
        self._blocks: dict[int, list[int]] = {}
        for number, entry in entries:
            if entry.words is not None:
                for block in self._blocks_with(entry.words):
                    self._blocks.setdefault(block, []).append(number)
            elif entry.lines is None:
                self._everywhere.append(number)
            elif entry.lines[0] == entry.lines[1]:
                self._lines.setdefault(entry.lines[0], []).append(number)
            else:
                self._ranges.append((*entry.lines, number))

    def _blocks_with(self, words: str) -> Iterator[int]:
        """Yield the number of each block that holds the words, once."""
        text = self._article.text
        at = text.find(words)
        while at >= 0:
            block = self._block(at)
            if block is None or at + len(words) > self._article.blocks[block].span.end:
                at = text.find(words, at + 1)
                continue
            yield block
            at = text.find(words, self._article.blocks[block].span.end)

    def _block(self, at: int) -> int | None:
        """Return the number of the block that an offset is in, or that ends there."""
        number = bisect_right(self._starts, at) - 1
        if number > 0 and self._article.blocks[number - 1].span.end >= at:
            number -= 1
        if number < 0 or self._article.blocks[number].span.end < at:
            return None
        return number

    def silencing(self, diagnostic: Diagnostic, source: Source) -> list[int]:
        """Return the numbers of the entries that silence a diagnostic of the rule."""
        found = list(self._everywhere)
        if self._lines or self._ranges:
            line, _ = source.position(self._article.origin.locate(diagnostic.span).start)
            found += self._lines.get(line, ())
            found += [number for first, last, number in self._ranges if first <= line <= last]
        if self._blocks:
            block = self._block(diagnostic.span.start)
            if block is not None:
                found += self._blocks.get(block, ())
        return found


class SuppressionFile:
    """The suppressions file of one source, whose articles may be many."""

    def __init__(self, file: Source, rules: Mapping[str, Rule]) -> None:
        """Read the file; what is wrong in it is kept."""
        self.file = file
        self._rules = rules
        self._known = Selectors(rules)
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
        places: dict[str, _Places] = {}
        for diagnostic in diagnostics:
            code = diagnostic.code
            self._failed |= code == RULE_FAILED.code
            if code not in places:
                places[code] = _Places(self._entries_for(code), article)
            silencing = places[code].silencing(diagnostic, source)
            self._used.update(silencing)
            if not silencing:
                kept.append(diagnostic)
        return tuple(kept)

    def silencing(
        self, diagnostic: Diagnostic, article: Article, source: Source
    ) -> tuple[Span, ...]:
        """Return where in the file the entries are that silence a diagnostic."""
        numbers = _Places(self._entries_for(diagnostic.code), article).silencing(diagnostic, source)
        return tuple(self._entries[number].place for number in numbers)

    def _entries_for(self, code: str) -> Iterator[tuple[int, Entry]]:
        """Yield the entries that mean a rule, each with its number."""
        rule = UNKNOWN_LANGUAGE if code == UNKNOWN_LANGUAGE.code else self._rules.get(code)
        is_own = code.startswith(ENGINE_FAMILY) and rule is not UNKNOWN_LANGUAGE
        if rule is not None and not is_own:
            for number, entry in enumerate(self._entries):
                if means(entry.selectors, rule):
                    yield number, entry

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
            match = re.fullmatch(_FORM, line)
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
            self._known.canonical(word.strip()) for word in match.group("rules").split(",")
        )
        problems = [message for word in selectors if (message := self._known.unknown(word))]
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
