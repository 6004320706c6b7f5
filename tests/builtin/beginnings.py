"""What every match of an expression begins with, read out of the expression.

``of(expression)`` are texts of four letters at most: each match begins with one of them,
upper and lower case not told apart. They are in the table of outlines, so that a pattern of
whole blocks is tried, and compiled, where a block begins with one alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from lintnews.analysis.tokens import fold

_MORE = "\0"  # at the end of a text: anything may follow
_MOST = 150  # beginnings of a pattern
_LONGEST = 4
_WIDEST = 70  # letters of a set that are written out
_DIGITS = "0123456789"


def of(expression: str) -> tuple[str, ...]:
    """Return what a match begins with, as ``fold`` gives it; nothing if that is not known."""
    parsed = _parser.parse(expression)
    for longest in range(_LONGEST, 0, -1):
        found = {text.rstrip(_MORE) for text in _Beginnings(longest).of_all(parsed)}
        least = {
            text for text in found if not any(text[:size] in found for size in range(len(text)))
        }
        if "" not in least and len(least) <= _MOST:
            return tuple(sorted(least))
    return ()


class _Beginnings:
    """Writes out what an expression matches, up to so many letters."""

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def of_all(self, items: Iterable[Any]) -> set[str]:
        """Return the beginnings of what the items match one after the other."""
        texts = {""}
        for kind, value in items:
            if all(text.endswith(_MORE) for text in texts):
                break
            texts = self.joined(texts, self.of(str(kind), value))
        return texts

    def joined(self, texts: set[str], ends: set[str]) -> set[str]:
        """Return each text with each end; too many are not written out."""
        done = {text for text in texts if text.endswith(_MORE)}
        if len(texts) * len(ends) > _MOST * _WIDEST:
            return done | {text + _MORE for text in texts - done}
        return done | {self.cut(text + end) for text in texts - done for end in ends}

    def cut(self, text: str) -> str:
        """Return the letters that are wanted of a text."""
        letters = text.rstrip(_MORE)
        return letters[: self.longest] + _MORE if len(letters) >= self.longest else text

    def of(self, kind: str, value: Any) -> set[str]:
        """Return the beginnings of what one item matches."""
        if kind in {"LITERAL", "IN"}:
            return self.of_set([(kind, value)] if kind == "LITERAL" else value)
        if kind == "BRANCH":
            return set().union(*(self.of_all(branch) for branch in value[1]))
        if kind in {"SUBPATTERN", "ATOMIC_GROUP"}:
            return self.of_all(value[3] if kind == "SUBPATTERN" else value)
        if kind.endswith("_REPEAT"):
            return self.repeated(*value)
        return {""} if kind in {"AT", "ASSERT", "ASSERT_NOT"} else {_MORE}

    def of_set(self, items: Iterable[tuple[Any, Any]]) -> set[str]:
        """Return the letters of a set, or that nothing is known of it."""
        letters: set[str] = set()
        for kind, value in items:
            if str(kind) == "LITERAL":
                letters.add(fold(chr(value)))
            elif str(kind) == "RANGE" and value[1] - value[0] < _WIDEST:
                letters |= {fold(chr(letter)) for letter in range(value[0], value[1] + 1)}
            elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
                letters |= set(_DIGITS)  # digits of other scripts are looked up as 0
            else:
                return {_MORE}
        return letters if len(letters) <= _WIDEST else {_MORE}

    def repeated(self, least: int, most: int, inner: Any) -> set[str]:
        """Return the beginnings of something that stands so often."""
        once = self.of_all(inner)
        found: set[str] = set() if least else {""}
        texts = {""}
        for times in range(1, min(most, self.longest) + 1):
            texts = self.joined(texts, once)
            if times >= least:
                found |= texts
        if most > self.longest:
            found |= {text if text.endswith(_MORE) else text + _MORE for text in texts}
        return found
