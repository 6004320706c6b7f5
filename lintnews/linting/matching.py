r"""One pass over the tokens serves every phrase and pattern rule.

The index maps a word to the patterns that can start there. An article's tokens
are looked up in it, and a pattern is compiled (once) when one of its words is found
and matched, anchored at that word. What comes out must equal what the patterns
find one by one (``naive`` in the tests): a match begins at the start of a token
and takes the whole of that token, or what is before an apostrophe in it
("Register" is found in "Register's", "9" is not in "9:30"); leftmost first, not
overlapping. A pattern without ``starts`` is searched for in the whole text, if the
text holds one of its ``words``; one that says itself that it begins a line
(``(?<![^\r\n])`` and what follows, no alternative beside it) is tried at the lines' starts only.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from sys import maxsize
from time import process_time
from types import MappingProxyType

from lintnews.analysis import expressions
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import Tokens, folded_text, token_places, tokens
from lintnews.article.span import Span
from lintnews.errors import DefinitionError, RuleError
from lintnews.guard import UNGUARDED, Guard, TimeSpentError, named
from lintnews.hints import Any
from lintnews.linting.rule import Match, Pattern, has_alternatives
from lintnews.linting.waiting import Waiter, Waiting

Search = Callable[[Pattern, str], list[Match]]
_Starts = dict[str, dict[str, list[int]]]

#: Seconds of the processor that one guarded pattern may take on one article, and all of them.
TIME_LIMIT = 1.0
TOTAL_LIMIT = 5.0
_LEAST_TIME = 0.001
_LINE_START = r"(?<![^\r\n])"  # how an expression says that it begins a line
_LONGEST_BEGINNING = 4  # code points that ``Pattern.begins`` has at most
_MOST_MARKS = 3  # before the first word of a line: a bullet, a bracket


class _AllSpentError(Exception):
    """The patterns before this one have taken all the time there is."""


class PatternIndex:
    """Where the patterns of a ruleset can match.

    A pattern is tried where its ``starts`` stand, at the blocks that begin as its matches do,
    or in the whole text, if it has neither; and in no article that holds none of its ``words``.
    ``holds`` are the words that whole rules wait for, by code: they are looked for in the same
    pass.
    """

    __slots__ = ("_at_blocks", "_at_tokens", "_begun", "_free", "_owners", "_waiting")

    def __init__(
        self,
        patterns: Mapping[str, tuple[Pattern, ...]],
        holds: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        """Index the patterns by the code of the rule they belong to."""
        self._owners = [(code, pattern) for code, own in patterns.items() for pattern in own]
        # A token -> the token after it, "" for any -> the patterns that start there.
        self._at_tokens: _Starts = {}
        # The same for patterns of whole blocks, which start where a block does.
        self._at_blocks: _Starts = {}
        # What a block begins with, "" for anything -> the patterns of whole blocks that begin so,
        # each with the most code points that the first line has then.
        self._begun: dict[str, list[tuple[int, int]]] = {}
        self._free: list[int] = []
        awaited: dict[Waiter, tuple[tuple[str, ...], bool]] = {}
        for number, (_, pattern) in enumerate(self._owners):
            self._enter(pattern, number)
            awaited[number] = pattern.words, pattern.case_sensitive
        awaited.update((code, (words, False)) for code, words in holds.items())
        self._waiting = Waiting(awaited)

    def _enter(self, pattern: Pattern, number: int) -> None:
        table = self._at_blocks if pattern.whole_block else self._at_tokens
        for start in pattern.starts:
            first, _, others = start.partition(" ")
            second = _head(others.partition(" ")[0] or pattern.then)
            table.setdefault(first, {}).setdefault(second, []).append(number)
        if pattern.starts:
            return
        if pattern.whole_block:
            for beginning in pattern.begins or ("",):
                self._begun.setdefault(beginning, []).append((number, pattern.longest or maxsize))
        else:
            self._free.append(number)

    def awake(self, reading: Reading) -> AbstractSet[Waiter]:
        """Return the patterns, by number, and the rules, by code, whose words the text holds."""
        return self._waiting.found(reading.text, reading.get(folded_text))

    def scan(
        self, reading: Reading, guard: Guard = UNGUARDED
    ) -> tuple[dict[str, list[Match]], dict[str, RuleError]]:
        """Return the matches by code, in the order of the text, and what failed, by code."""
        found: dict[str, list[Match]] = {}
        failed: dict[str, RuleError] = {}
        left = TOTAL_LIMIT
        for number, search in self._searches(reading):
            code, pattern = self._owners[number]
            if pattern.guarded and left <= 0:
                failed[code] = _failure(pattern, _AllSpentError())
                continue
            begun = process_time() if pattern.guarded else 0.0
            guard.start(f"a pattern of {code}")
            try:
                found.setdefault(code, []).extend(search(pattern, reading.text))
            except (Exception, TimeSpentError) as error:  # noqa: BLE001  it is the pattern's fault
                failed[code] = _failure(pattern, error)
            finally:
                guard.stop()
            if pattern.guarded:
                left -= process_time() - begun
        for ordered in found.values():
            ordered.sort(key=lambda match: (match.span.start, match.span.end))
        return found, failed

    def _searches(self, reading: Reading) -> Iterator[tuple[int, Search]]:
        """Yield each pattern that can match at all, with the way to look for it."""
        awake = reading.get(self.awake)
        for number, places in self._started(reading, awake).items():
            yield number, partial(_anchored, places, reading.get(tokens))
        for number, starts in self._begun_at(reading, awake).items():
            yield number, partial(_at_starts, starts)
        lines: list[int] = []
        for number in self._free:
            if number not in awake:
                continue
            if _begins_line(self._owners[number][1]):
                lines = lines or _line_starts(reading.text)
                yield number, partial(_at_starts, lines)
            else:
                yield number, _searched

    def _begun_at(self, reading: Reading, awake: AbstractSet[Waiter]) -> dict[int, list[int]]:
        """Return pattern number -> where the blocks start that begin as its matches do."""
        found: dict[int, list[int]] = {}
        if not self._begun:
            return found
        text = reading.get(folded_text)
        for block in reading.article.blocks:
            start, end = block.span
            beginning = text[start : start + _LONGEST_BEGINNING]
            if not beginning.isascii():
                # A beginning has the digits from 0 to 9 where those of all scripts may stand.
                beginning = "".join(
                    "0" if sign.isdecimal() and not sign.isascii() else sign for sign in beginning
                )
            length = _first_line(text, start, end)
            for size in range(len(beginning) + 1):
                for number, longest in self._begun.get(beginning[:size], ()):
                    if length <= longest and number in awake:
                        found.setdefault(number, []).append(start)
        return found

    def _started(self, reading: Reading, awake: AbstractSet[Waiter]) -> dict[int, list[int]]:
        """Return pattern number -> the numbers of the tokens it may start at, in their order."""
        found: dict[int, list[int]] = {}
        if self._at_tokens:
            for word, places in reading.get(token_places).items():
                if word in self._at_tokens or "'" in word:
                    _add(self._at_tokens, word, places, reading.get(tokens).folded, found)
        if self._at_blocks:
            folded = reading.get(tokens).folded
            for at in _first_tokens(reading):
                _add(self._at_blocks, folded[at], (at,), folded, found)
        return {number: sorted(found[number]) for number in sorted(found.keys() & awake)}


def _add(
    table: _Starts,
    word: str,
    places: Sequence[int],
    folded: Sequence[str],
    found: dict[int, list[int]],
) -> None:
    """Add the places of a word to those of the patterns that start there."""
    seconds = table.get(word, {})
    for number in seconds.get("", ()):
        found.setdefault(number, []).extend(places)
    if len(seconds) > ("" in seconds):
        last = len(folded) - 1
        for at in places:
            if at < last:
                second = folded[at + 1]
                for number in seconds.get(_head(second) if "'" in second else second, ()):
                    found.setdefault(number, []).append(at)
    # A match may take no more of the word than what is before an apostrophe.
    end = word.find("'", 1)
    while end >= 0:
        for number in table.get(word[:end], {}).get("", ()):
            found.setdefault(number, []).extend(places)
        end = word.find("'", end + 1)


def _first_line(text: str, start: int, end: int) -> int:
    """Return how many code points the first line of a block has."""
    for mark in "\r\n":
        at = text.find(mark, start, end)
        end = end if at < 0 else at
    return end - start


def _first_tokens(reading: Reading) -> Iterator[int]:
    """Yield the number of the first token of each block, and of those after marks before a word."""
    words = reading.get(tokens)
    for block in reading.article.blocks:
        first = bisect_left(words.starts, block.span.start)
        for at in range(first, min(first + _MOST_MARKS + 1, len(words))):
            if words.starts[at] >= block.span.end:
                break
            yield at
            if words.folded[at][0].isalnum():
                break


def _head(word: str) -> str:
    """Return a word up to its apostrophe: a phrase may take no more of it."""
    return word.partition("'")[0] or word


def _anchored(places: list[int], words: Tokens, pattern: Pattern, text: str) -> list[Match]:
    """Match at each candidate, leaving out half words and what overlaps the match before."""
    match_at, starts, ends = _matcher(pattern), words.starts, words.ends
    found: list[Match] = []
    end = 0
    for at in places:
        start = starts[at]
        if start < end:
            continue
        match = match_at(text, start)
        if match is not None and (
            match.end() >= ends[at] or (match.end() > start and text[match.end()] in "'’")
        ):
            end = match.end()
            found.append(_match(pattern, match))
    return found


def _line_starts(text: str) -> list[int]:
    """Return where a line begins, and where one would after the last line end."""
    starts = [0]
    for mark in "\r\n":
        at = text.find(mark) + 1
        while at:
            starts.append(at)
            at = text.find(mark, at) + 1
    return sorted(starts)


@cache
def _begins_line(pattern: Pattern) -> bool:
    """Return whether each match begins a line, for the expression says so before all else."""
    begins = not pattern.guarded and pattern.expression.startswith(_LINE_START)
    return begins and not has_alternatives(pattern.expression)


def _at_starts(starts: list[int], pattern: Pattern, text: str) -> list[Match]:
    """Match at the start of each block or line."""
    match_at = _matcher(pattern)
    found: list[Match] = []
    end = 0
    for start in starts:
        if start < end:
            continue
        match = match_at(text, start)
        if match is not None and match.end() > start:
            end = match.end()
            found.append(_match(pattern, match))
    return found


def _searched(pattern: Pattern, text: str) -> list[Match]:
    """Search the whole text."""
    limit: dict[str, Any] = {"timeout": TIME_LIMIT} if pattern.guarded else {}
    matches = compiled(pattern).finditer(text, **limit)
    return [_match(pattern, match) for match in matches if match.end() > match.start()]


def _matcher(pattern: Pattern) -> Callable[[str, int], re.Match[str] | None]:
    """Return the pattern's anchored match; a guarded pattern has a time limit for the article."""
    if not pattern.guarded:
        return compiled(pattern).match
    end = process_time() + TIME_LIMIT
    match: Any = compiled(pattern).match
    return lambda text, start: match(text, start, timeout=max(end - process_time(), _LEAST_TIME))


def _match(pattern: Pattern, match: re.Match[str]) -> Match:
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    return Match(pattern, Span(match.start(), match.end()), match.group(), groups)


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """Compile at first use. A guarded pattern gets the engine that has a time limit.

    Raises:
        DefinitionError: if the expression cannot be compiled.
    """
    engine: Any = re
    compile_: Any = expressions.compiled
    if pattern.guarded:
        import regex  # noqa: PLC0415  only where a desk wrote patterns of its own

        engine, compile_ = regex, regex.compile
    flags = 0 if pattern.case_sensitive else int(engine.IGNORECASE)
    try:
        result: re.Pattern[str] = compile_(pattern.expression, flags)
    except (engine.error, RecursionError, OverflowError, MemoryError, TypeError) as error:
        message = f"not a regular expression: {pattern.expression!r}: {error}"
        raise DefinitionError(message) from error
    return result


def require_expression(pattern: Pattern) -> None:
    """Refuse what is no regular expression.

    ``re`` tells that in an eighth of the time that ``regex`` takes; what it refuses
    may still mean something to ``regex``.

    Raises:
        DefinitionError: says what is wrong with it.
    """
    problem = _excess(pattern.expression)
    if problem:
        message = f"not a pattern for a rule file: {problem}"
        raise DefinitionError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern.expression)
    except (re.error, RecursionError, OverflowError):
        compiled(pattern)


# The parts of an expression, as far as its size depends on them.
_PARTS = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<call>\(\?(?:R|&|P>|[+-]?\d))|(?P<open>\()|(?P<close>\))"
    r"|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}|.",
    re.DOTALL,
)
_LONGEST = 10_000  # code points of an expression
_DEEPEST = 50  # groups in one another
_MOST_GROUPS = 500
_LARGEST = 20_000  # parts, each as often as it is repeated


def _excess(expression: str) -> str:
    """Return what makes an expression too large to be compiled, in words; empty if nothing does."""
    if len(expression) > _LONGEST:
        return f"it is longer than {_LONGEST:,} characters"
    sizes = [0]
    groups = last = 0
    for part in _PARTS.finditer(expression):
        if part["call"]:
            return f"it calls itself or one of its groups ({part['call']}…)"
        if part["open"]:
            groups += 1
            sizes.append(0)
        elif part["close"] and len(sizes) > 1:
            last = sizes.pop() + 1
            sizes[-1] += last
        elif part["least"] or part["most"]:
            times = max(int(number[:9]) for number in (part["least"], part["most"]) if number)
            sizes[-1] += last * max(times - 1, 0)
            last *= times
        else:
            last = 1
            sizes[-1] += last
        if len(sizes) > _DEEPEST:
            return f"more than {_DEEPEST} of its groups are in one another"
        if groups > _MOST_GROUPS:
            return f"it has more than {_MOST_GROUPS} groups"
        if sizes[-1] > _LARGEST:
            return f"it has more than {_LARGEST:,} parts, counted as often as they are repeated"
    return ""


def _failure(pattern: Pattern, error: BaseException) -> RuleError:
    if isinstance(error, TimeSpentError):
        failure = RuleError(f"the pattern {pattern.expression!r} {error}")
    elif isinstance(error, TimeoutError):
        failure = RuleError(
            f"the pattern {pattern.expression!r} took longer than {TIME_LIMIT:g} s on one article; "
            "write it so that no part of it can match the same stretch in two ways"
        )
    elif isinstance(error, _AllSpentError):
        failure = RuleError(
            f"the pattern {pattern.expression!r} was not looked for: the patterns of rule files "
            f"have taken the {TOTAL_LIMIT:g} s that all of them have on one article"
        )
    elif isinstance(error, DefinitionError):
        failure = RuleError(str(error))
    else:
        failure = RuleError(f"the pattern {pattern.expression!r} failed: {named(error)}")
    failure.__cause__ = error
    return failure
