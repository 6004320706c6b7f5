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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from time import process_time

from lintnews.analysis import expressions
from lintnews.analysis.forms import holds_one
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import fold, folded_text, token_places, tokens
from lintnews.article.span import Span
from lintnews.errors import DefinitionError, RuleError
from lintnews.guard import UNGUARDED, Guard, TimeSpentError, named
from lintnews.hints import Any
from lintnews.linting.rule import Match, Pattern, has_alternatives

Search = Callable[[Pattern, str], Iterator[Match]]

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
    """Word -> the patterns that can start with it, for all rules of a ruleset."""

    __slots__ = tuple(
        """
        _before_apostrophe _begun _blocks _free _heads _line_pairs _line_single _owners _pairs _seen
        _single
        """.split(),
    )

    def __init__(self, patterns: Mapping[str, tuple[Pattern, ...]]) -> None:
        """Index the patterns by the code of the rule they belong to."""
        self._owners: list[tuple[str, Pattern]] = []
        self._single: dict[str, list[int]] = {}
        self._pairs: dict[str, dict[str, list[int]]] = {}
        # The same for patterns of whole blocks, which begin where a block does.
        self._line_single: dict[str, list[int]] = {}
        self._line_pairs: dict[str, dict[str, list[int]]] = {}
        self._blocks: list[int] = []
        # What a block begins with -> the patterns of whole blocks that begin so.
        self._begun: dict[str, list[int]] = {}
        self._free: list[int] = []
        self._seen: set[int] = set()
        for code, own in patterns.items():
            for pattern in own:
                self._owners.append((code, pattern))
                self._enter(pattern, len(self._owners) - 1)
        self._heads = frozenset(self._single) | frozenset(self._pairs)
        self._before_apostrophe = {word.partition("'")[0] for word in self._single}

    def _enter(self, pattern: Pattern, number: int) -> None:
        single, pairs = self._single, self._pairs
        if pattern.whole_block:
            single, pairs = self._line_single, self._line_pairs
        for start in pattern.starts:
            first, _, others = start.partition(" ")
            second = others.partition(" ")[0] or pattern.then
            if second:
                pairs.setdefault(first, {}).setdefault(_head(second), []).append(number)
            else:
                single.setdefault(first, []).append(number)
        if pattern.starts:
            return
        if pattern.whole_block:
            for beginning in pattern.begins:
                self._begun.setdefault(beginning, []).append(number)
            if not pattern.begins:
                self._blocks.append(number)
            return
        self._free.append(number)

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
        for number, places in self._candidates(reading).items():
            if self._can_match(number, reading):
                yield number, partial(_anchored, places)
        yield from self._searches_of_blocks(reading)
        lines: list[int] = []
        for number in self._free:
            if not self._can_match(number, reading):
                continue
            if _begins_line(self._owners[number][1]):
                lines = lines or _line_starts(reading.text)
                yield number, partial(_at_starts, lines)
            else:
                yield number, _searched

    def _searches_of_blocks(self, reading: Reading) -> Iterator[tuple[int, Search]]:
        """Yield the patterns that are tried where a block begins, and nowhere else."""
        every = {block.span.start: True for block in reading.article.blocks}
        tried: dict[int, Iterable[int]] = dict.fromkeys(self._blocks, every)
        tried.update(self._begun_at(every, reading))
        short: dict[int, tuple[dict[int, bool], str]] = {}
        for number, starts in tried.items():
            longest = self._owners[number][1].longest
            fitting, text = every, None
            if longest:
                if longest not in short:
                    short[longest] = _short_blocks(reading, longest)
                fitting, text = short[longest]
            places = [start for start in starts if start in fitting]
            if places and self._can_match(number, reading, text):
                yield number, partial(_at_starts, places)

    def _begun_at(self, starts: Iterable[int], reading: Reading) -> dict[int, list[int]]:
        """Return the patterns that can begin where a block does, by what the block begins with."""
        found: dict[int, list[int]] = {}
        if not self._begun:
            return found
        text = reading.get(folded_text)
        for start in starts:
            beginning = text[start : start + _LONGEST_BEGINNING]
            if not beginning.isascii():
                # A beginning has the digits from 0 to 9 where those of all scripts may stand.
                beginning = "".join(
                    "0" if sign.isdecimal() and not sign.isascii() else sign for sign in beginning
                )
            for size in range(1, len(beginning) + 1):
                for number in self._begun.get(beginning[:size], ()):
                    found.setdefault(number, []).append(start)
        return found

    def _can_match(self, number: int, reading: Reading, part: str | None = None) -> bool:
        """Return whether the text, or the part of it, holds one of the pattern's words, if any.

        To look for them is cheaper than to compile a pattern and to search for it,
        and dearer than to match at a few places what is compiled already.
        """
        pattern = self._owners[number][1]
        if not pattern.words or number in self._seen:
            return True
        if part is not None:
            text = part if pattern.case_sensitive else fold(part)
        else:
            text = reading.text if pattern.case_sensitive else reading.get(folded_text)
        if not holds_one(text, pattern.words):
            return False
        if pattern.starts or (pattern.whole_block and not pattern.longest):
            self._seen.add(number)
        return True

    def _candidates(self, reading: Reading) -> dict[int, list[tuple[int, int]]]:
        """Return pattern number -> the tokens (start, end) it may start at, in their order."""
        found = self._at_lines(reading) if self._line_single or self._line_pairs else {}
        if not self._heads and not found:
            return {}
        words, places = reading.get(tokens), reading.get(token_places)
        for word in self._heads.intersection(places):
            for number in self._single.get(word, ()):
                found.setdefault(number, []).extend(places[word])
            if word in self._pairs:
                self._add_pairs(self._pairs[word], words.folded, places[word], found)
        for word in places:
            if "'" in word and len(word) > 1:
                for number in self._before_apostrophes(word):
                    found.setdefault(number, []).extend(places[word])
        starts, ends = words.starts, words.ends
        ordered = sorted((sorted(numbers), pattern) for pattern, numbers in found.items())
        return {pattern: [(starts[at], ends[at]) for at in ats] for ats, pattern in ordered}

    def _at_lines(self, reading: Reading) -> dict[int, list[int]]:
        """Return pattern of a whole block -> the tokens it may start at."""
        folded = reading.get(tokens).folded
        found: dict[int, list[int]] = {}
        for at in _first_tokens(reading):
            word = folded[at]
            numbers = [*self._line_single.get(word, ())]
            if "'" in word:
                numbers += self._line_single.get(_head(word), ())
            if word in self._line_pairs and at + 1 < len(folded):
                numbers += self._line_pairs[word].get(_head(folded[at + 1]), ())
            for number in dict.fromkeys(numbers):
                found.setdefault(number, []).append(at)
        return found

    @staticmethod
    def _add_pairs(
        seconds: Mapping[str, list[int]],
        folded: Sequence[str],
        places: Sequence[int],
        found: dict[int, list[int]],
    ) -> None:
        """Add the places of a word after which a pattern's second word follows."""
        last = len(folded) - 1
        for at in places:
            if at < last:
                second = folded[at + 1]
                for number in seconds.get(_head(second) if "'" in second else second, ()):
                    found.setdefault(number, []).append(at)

    def _before_apostrophes(self, word: str) -> list[int]:
        """Return the patterns that start with the word up to an apostrophe, not with all of it."""
        if word.partition("'")[0] not in self._before_apostrophe:
            return []
        known = set(self._single.get(word, ()))
        found: list[int] = []
        at = word.find("'", 1)
        while at >= 0:
            for number in self._single.get(word[:at], ()):
                if number not in known:
                    known.add(number)
                    found.append(number)
            at = word.find("'", at + 1)
        return found


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


def _anchored(places: list[tuple[int, int]], pattern: Pattern, text: str) -> Iterator[Match]:
    """Match at each candidate, leaving out half words and what overlaps the match before."""
    match_at = _matcher(pattern)
    end = 0
    for start, token_end in places:
        if start < end:
            continue
        match = match_at(text, start)
        if match is not None and (
            match.end() >= token_end or (match.end() > start and text[match.end()] in "'’")
        ):
            end = match.end()
            yield _match(pattern, match)


def _short_blocks(reading: Reading, longest: int) -> tuple[dict[int, bool], str]:
    """Return where the blocks start whose first line is no longer than that, and their text.

    ``longest`` is in code points.
    """
    short: dict[int, bool] = {}
    texts: list[str] = []
    for block in reading.article.blocks:
        words = block.span.of(reading.text)
        line = words if len(words) <= longest else words.replace("\r", "\n").partition("\n")[0]
        if len(line) <= longest:
            short[block.span.start] = True
            texts.append(words)
    return short, "\n".join(texts)


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


def _at_starts(starts: list[int], pattern: Pattern, text: str) -> Iterator[Match]:
    """Match at the start of each block or line."""
    match_at = _matcher(pattern)
    end = 0
    for start in starts:
        if start < end:
            continue
        match = match_at(text, start)
        if match is not None and match.end() > start:
            end = match.end()
            yield _match(pattern, match)


def _searched(pattern: Pattern, text: str) -> Iterator[Match]:
    """Search the whole text."""
    limit: dict[str, Any] = {"timeout": TIME_LIMIT} if pattern.guarded else {}
    for match in compiled(pattern).finditer(text, **limit):
        if match.end() > match.start():
            yield _match(pattern, match)


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
