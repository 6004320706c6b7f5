r"""What has to stand in a text for an expression to match: words, or a stretch of letters.

A rule may name the words that a match starts with. Where it does not, they are
read off the expression: ``\\b(?:very|most) unique`` can only match where the word
"very" or "most" stands. An expression that begins otherwise, but holds letters
that every match must have, is searched only in texts with these letters. Any
other is searched in every text.

What is returned is never a guess: a text without the trigger has no match.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from lintnews.analysis.tokens import fold
from lintnews.values import NamedTuple

#: More alternatives than this are not worth a look-up.
_MOST_WORDS = 400
_SHORTEST_LITERAL = 3


class Trigger(NamedTuple):
    """``words``: a match starts with one of them, whole. ``letters``: every match holds them. Both are folded."""

    words: frozenset[str] = frozenset()
    letters: str = ""


NONE = Trigger()
# ``(?:word){e<=1}`` means "with one error" to the regex module and plain letters to re.
_FUZZY = re.compile(r"\{[^}0-9,][^}]*\}")


@cache
def trigger(expression: str) -> Trigger:
    """Return what announces a match of the expression; nothing where it cannot be told."""
    parsed = _parsed(expression)
    if parsed is None or _FUZZY.search(expression):
        return NONE
    words = _words(parsed)
    if words:
        return Trigger(words=words)
    return Trigger(letters=_letters(parsed))


def readable(expression: str) -> bool:
    """Say whether ``re`` can read the expression; what it cannot may still mean something to the regex module."""
    return _parsed(expression) is not None


@cache
def _parsed(expression: str) -> Sequence[Any] | None:
    from re import _parser  # type: ignore[attr-defined]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed: Sequence[Any] = _parser.parse(expression)
    except (re.error, RecursionError, OverflowError):
        return None
    return parsed


def _words(parsed: Sequence[Any]) -> frozenset[str]:
    """Return the words that a match can start with, empty where the expression does not begin with whole words."""
    items = list(parsed)
    if not items or not _is_boundary(items[0]):
        return frozenset()
    heads = _heads(items[1:])
    if heads is None or any(not closed or not word for word, closed in heads):
        return frozenset()
    return frozenset(fold(word) for word, _ in heads)


def _heads(items: list[Any]) -> set[tuple[str, bool]] | None:
    """Return what the items can begin with: (letters, whether the word ends there), ``None`` where it cannot be told."""
    heads: set[tuple[str, bool]] = {("", False)}
    for item in items:
        grown: set[tuple[str, bool]] = set()
        for word, closed in heads:
            if closed:
                grown.add((word, True))
                continue
            following = _one(item)
            if following is None:
                return None
            grown.update((word + more, ends) for more, ends in following)
        heads = grown
        if len(heads) > _MOST_WORDS:
            return None
        if all(closed for _, closed in heads):
            break
    return heads


# one return for each kind of item
def _one(item: Any) -> set[tuple[str, bool]] | None:  # noqa: C901, PLR0911
    """Return what one item can add to a word that is not closed yet."""
    kind, value = str(item[0]), item[1]
    if kind == "LITERAL":
        letter = chr(value)
        if not letter.isascii():
            return None
        return {(letter, False)} if _in_word(letter) else {("", True)}
    if kind == "AT":
        return {("", True)} if str(value) == "AT_BOUNDARY" else None
    if kind == "IN":
        return _one_of(value)
    if kind == "BRANCH":
        return _union(_heads(list(branch)) for branch in value[1])
    if kind == "SUBPATTERN":
        _group, add, remove, inner = value
        return None if add or remove else _heads(list(inner))
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, inner = value
        once = _heads(list(inner))
        if once is None:
            return None
        if all(closed and not word for word, closed in once):
            return once if least else once | {("", False)}
        return (
            once | {("", False)}
            if (least, most) == (0, 1)
            else (once if (least, most) == (1, 1) else None)
        )
    if kind == "ASSERT_NOT":
        direction, inner = value
        return {("", True)} if direction == 1 and _holds_word_characters(list(inner)) else None
    return None


def _one_of(items: Iterable[Any]) -> set[tuple[str, bool]] | None:
    found: set[tuple[str, bool]] = set()
    for item in items:
        kind, value = str(item[0]), item[1]
        if kind == "LITERAL" and (chr(value).isascii() or not _in_word(chr(value))):
            found.add((chr(value), False) if _in_word(chr(value)) else ("", True))
        elif kind == "CATEGORY" and str(value) in {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}:
            found.add(("", True))
        else:
            return None
    return found


def _union(parts: Iterable[set[tuple[str, bool]] | None]) -> set[tuple[str, bool]] | None:
    together: set[tuple[str, bool]] = set()
    for part in parts:
        if part is None:
            return None
        together |= part
    return together


def _letters(items: Iterable[Any]) -> str:
    """Return the longest stretch of letters that every match holds."""
    longest = run = ""
    for item in items:
        kind, value = str(item[0]), item[1]
        if kind == "LITERAL" and chr(value).isascii():
            run += fold(chr(value))
        else:
            longest, run = max(longest, run, key=len), ""
            inner = ""
            if kind == "SUBPATTERN" and not value[1] and not value[2]:
                inner = _letters(value[3])
            elif kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
                inner = _letters(value[2])
            longest = max(longest, inner, key=len)
    longest = max(longest, run, key=len)
    return longest if len(longest) >= _SHORTEST_LITERAL else ""


def _is_boundary(item: Any) -> bool:
    kind, value = str(item[0]), item[1]
    if kind == "AT":
        return str(value) == "AT_BOUNDARY"
    return kind == "ASSERT_NOT" and value[0] == -1 and _holds_word_characters(list(value[1]))


def _holds_word_characters(items: list[Any]) -> bool:
    if len(items) != 1 or str(items[0][0]) != "IN":
        return False
    return any(
        str(kind) == "CATEGORY" and str(value) == "CATEGORY_WORD" for kind, value in items[0][1]
    ) and not any(str(kind) == "NEGATE" for kind, _ in items[0][1])


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
