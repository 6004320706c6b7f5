"""One pass over the tokens serves every phrase and pattern rule.

The index maps a word to the patterns that can start there. An article's tokens
are looked up in it, and only where a word is found is a pattern compiled (once)
and matched, anchored at that word. What comes out must equal what the patterns
find one by one (``naive`` in the tests): a match begins at the start of a token
and takes the whole of that token, or what stands before an apostrophe in it
("Register" is found in "Register's", "9" is not in "9:30"); leftmost first, not
overlapping.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lintnews.analysis.tokens import tokens
from lintnews.article.span import Span
from lintnews.errors import DefinitionError, RuleError
from lintnews.rules.definition import Match, Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintnews.analysis.reading import Reading

#: Seconds that one guarded pattern may take on one article.
TIME_LIMIT = 1.0


class TriggerIndex:
    """Word -> the patterns that can start with it, for all rules of a ruleset."""

    __slots__ = ("_free", "_owners", "_triggers")

    def __init__(self, patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        """Index the patterns by the code of the rule they belong to."""
        self._owners: list[tuple[str, Pattern]] = []
        self._triggers: dict[str, list[int]] = {}
        self._free: list[int] = []
        for code, own in patterns.items():
            for pattern in own:
                number = len(self._owners)
                self._owners.append((code, pattern))
                if not pattern.starts:
                    self._free.append(number)
                for word in pattern.starts:
                    self._triggers.setdefault(word, []).append(number)

    def scan(self, reading: Reading) -> tuple[dict[str, list[Match]], dict[str, RuleError]]:
        """Return the matches by code, in the order of the text, and what failed, by code."""
        found: dict[str, list[Match]] = {}
        failed: dict[str, RuleError] = {}
        candidates = self._candidates(reading)
        for number in (*candidates, *self._free):
            code, pattern = self._owners[number]
            starts = candidates.get(number)
            try:
                matches = _searched(pattern, reading.text) if starts is None else _anchored(pattern, reading.text, starts)
                found.setdefault(code, []).extend(matches)
            except (TimeoutError, DefinitionError) as error:
                failed[code] = _failure(pattern, error)
        for ordered in found.values():
            ordered.sort(key=lambda match: (match.span.start, match.span.end))
        return found, failed

    def _candidates(self, reading: Reading) -> dict[int, list[tuple[int, int]]]:
        """Pattern number -> the tokens (start, end) where it may start, in the order of the text."""
        triggers = self._triggers
        candidates: dict[int, list[tuple[int, int]]] = {}
        if not triggers:
            return candidates
        words = reading.get(tokens)
        for word, start, end in zip(words.folded, words.starts, words.ends, strict=True):
            if word in triggers:
                for number in triggers[word]:
                    candidates.setdefault(number, []).append((start, end))
            if "'" in word and len(word) > 1:
                for number in self._before_apostrophes(word):
                    candidates.setdefault(number, []).append((start, end))
        return candidates

    def _before_apostrophes(self, word: str) -> list[int]:
        """Return the patterns that start with what stands before an apostrophe of the word, and not with the word itself."""
        known = set(self._triggers.get(word, ()))
        found: list[int] = []
        at = word.find("'", 1)
        while at >= 0:
            for number in self._triggers.get(word[:at], ()):
                if number not in known:
                    known.add(number)
                    found.append(number)
            at = word.find("'", at + 1)
        return found


def _anchored(pattern: Pattern, text: str, starts: list[tuple[int, int]]) -> Iterable[Match]:
    """Match at each candidate, leaving out half words and what overlaps the match before."""
    match_at, limit = compiled(pattern).match, _limit(pattern)
    behind = 0
    for start, token_end in starts:
        if start < behind:
            continue
        match = match_at(text, start, **limit)
        if match is not None and (match.end() >= token_end or (match.end() > start and text[match.end()] in "'’")):
            behind = match.end()
            yield _match(pattern, match)


def _searched(pattern: Pattern, text: str) -> Iterable[Match]:
    """Search the whole text: for patterns that no word announces."""
    for match in compiled(pattern).finditer(text, **_limit(pattern)):
        if match.end() > match.start():
            yield _match(pattern, match)


def _match(pattern: Pattern, match: re.Match[str]) -> Match:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    return Match(pattern, Span(match.start(), match.end()), match.group(), groups)


def _limit(pattern: Pattern) -> dict[str, Any]:
    return {"timeout": TIME_LIMIT} if pattern.guarded else {}


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """Compile at first use. A guarded pattern gets the engine that has a time limit.

    Raises:
        DefinitionError: where the expression cannot be compiled.
    """
    engine: Any = re
    if pattern.guarded:
        import regex  # noqa: PLC0415  only where a desk wrote patterns of its own

        engine = regex
    try:
        result: re.Pattern[str] = engine.compile(pattern.expression, 0 if pattern.case_sensitive else engine.IGNORECASE)
    except engine.error as error:
        message = f"not a regular expression: {pattern.expression!r}: {error}"
        raise DefinitionError(message) from error
    return result


def _failure(pattern: Pattern, error: Exception) -> RuleError:
    if isinstance(error, TimeoutError):
        failure = RuleError(f"the pattern {pattern.expression!r} took longer than {TIME_LIMIT:g} s on one article")
    else:
        failure = RuleError(str(error))
    failure.__cause__ = error
    return failure
