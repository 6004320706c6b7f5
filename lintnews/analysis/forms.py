"""Forms: regular expressions that are declared as constants and compiled when a text may have them.

Most articles have no correction, no transcript and no picture credit in brackets. To compile
every expression at import would cost a start 19 ms of 88. So a form knows the words of which
every match holds one, and is not compiled before a text with such a word comes along:

    CREDIT = Form(r"(?:Photo|Image)s? by [A-Z].*", words=("Photo", "Image"))
    ...
    if CREDIT.match(line): ...

A test proves for every form that its words are necessary.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from lintnews.analysis import expressions, lexicon
from lintnews.analysis.tokens import split
from lintnews.values import NamedTuple

_WHOLE = sys.maxsize


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Return whether the text holds one of the words, as a word or within others."""
    for word in words:  # noqa: SIM110  a generator would take three times as long
        if word in text:
            return True
    return False


class Form:
    """A regular expression that is compiled when it is first needed.

    The expression may be a function, if it is built from a list in a file. Flags are written in
    the expression. ``start`` and ``end`` mean what they mean in ``re``.

    ``words`` are a promise: every match holds one of them. Without words, any text may match.
    They are looked for as they are written, between ``start`` and ``end``: capitals and small
    letters differ, also where the expression has ``(?i)``, and a word within a longer one counts
    ("Photo" in "Photography"). ``search``, ``finditer`` and ``sub`` find nothing in a text without
    one. ``match`` and ``fullmatch`` look for them only until the expression is compiled, since it
    fails sooner than they are looked for: if a match need not hold a word, whether it is found
    depends on what was read before. So a promise that does not hold is no filter.
    """

    __slots__ = ("_expression", "_pattern", "words")

    def __init__(self, expression: str | Callable[[], str], words: tuple[str, ...] = ()) -> None:
        """Keep the expression; nothing is compiled yet."""
        self._expression = expression
        self._pattern: re.Pattern[str] | None = None
        self.words = words

    @property
    def expression(self) -> str:
        """The expression as it is written."""
        return self._expression if isinstance(self._expression, str) else self._expression()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._pattern is None:
            self._pattern = expressions.compiled(self.expression)
        return self._pattern

    def may_match(self, text: str, start: int = 0, end: int = _WHOLE) -> bool:
        """Return whether the text holds one of the words."""
        return not self.words or holds_one(text[start:end], self.words)

    def match(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the match at ``start``."""
        # Once compiled, an expression fails sooner than the words are looked for.
        if self._pattern is None and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the match of all that stands between ``start`` and ``end``."""
        if self._pattern is None and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the first match."""
        if self.words and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _WHOLE) -> Iterator[re.Match[str]]:
        """Yield the matches from left to right."""
        if self.words and not self.may_match(text, start, end):
            return iter(())
        return (self._pattern or self.pattern).finditer(text, start, end)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with every match replaced."""
        if self.words and not self.may_match(text):
            return text
        return (self._pattern or self.pattern).sub(replacement, text)


class Forms(NamedTuple):
    """Forms of a line that are tried together, each only if the line has its words.

    ``beginnings`` holds, by the first word of a line, what a line may begin with, and the form
    of what follows. ``digits`` are the forms of lines that begin with a number. ``anywhere`` are
    those that are found by their words, each with the tokens one of which an article with the
    form has. Before a beginning, ``most`` of the ``marks`` may stand.
    """

    beginnings: Mapping[str, tuple[tuple[str, ...], list[tuple[str, Form]]]] = {}
    digits: tuple[Form, ...] = ()
    anywhere: tuple[tuple[frozenset[str], Form], ...] = ()
    marks: str = ""
    most: int = 0

    def among(self, tokens: AbstractSet[str]) -> Forms:
        """Return the forms that an article of these folded tokens can have."""
        return self._replace(
            anywhere=tuple(row for row in self.anywhere if not row[0].isdisjoint(tokens))
        )

    def first_words(self) -> frozenset[str]:
        """Return what a line begins with that can have a form by its beginning."""
        return frozenset(self.beginnings).union("0123456789" if self.digits else "", self.marks)

    def match(self, line: str, word: str | None = None) -> re.Match[str] | None:
        """Return the match of a form at the beginning of the line, after the marks.

        ``word`` is the ``first_word`` of the line if no mark stands before it, and ``""`` if
        the line is known to begin with none of the beginnings.
        """
        at = 0
        if word is None:
            at = 0 if line[:1].isalnum() else len(line) - len(line.lstrip(self.marks))
            word = first_word(line, at)
        if word in self.beginnings and at <= self.most:
            match = self._begun(line, word, at)
            if match is not None:
                return match
        if self.digits and word.isdecimal():
            for form in self.digits:
                if match := form.match(line):
                    return match
        for _, form in self.anywhere:
            if form.may_match(line) and (match := form.pattern.match(line)):
                return match
        return None

    def _begun(self, line: str, word: str, at: int) -> re.Match[str] | None:
        """Return the match of what follows a beginning at ``at``, whose first word is ``word``."""
        beginnings, rests = self.beginnings[word]
        if not line.startswith(beginnings, at):
            return None
        for beginning, rest in rests:
            if line.startswith(beginning, at) and (match := rest.match(line, at + len(beginning))):
                return match
        return None

    def search(self, line: str) -> int:
        """Return the offset of the first form that the line has anywhere, -1 if it has none."""
        starts = [match.start() for _, form in self.anywhere if (match := form.search(line))]
        return min(starts, default=-1)


def of_beginnings(
    rows: Iterable[tuple[tuple[str, ...], Form]], marks: str = "", most: int = 0
) -> Forms:
    """Return the forms of lines that begin with one of some words and go on as a form says."""
    by_word: dict[str, list[tuple[str, Form]]] = {}
    for beginnings, rest in rows:
        for beginning in beginnings:
            by_word.setdefault(first_word(beginning), []).append((beginning, rest))
    return Forms(
        {word: (tuple(found for found, _ in rests), rests) for word, rests in by_word.items()},
        marks=marks + _SPACES,
        most=most,
    )


@cache
def listed(name: str, marks: str = "", most: int = 0) -> Forms:
    """Return the forms of ``data/NAME.txt``.

    A row is ``BEGINNING, BEGINNING =>REST``: a line that begins with one of the beginnings and
    goes on as the regular expression ``REST`` says has the form. If a line is not known by
    its beginning, ``*WORD`` stands for a word (or several) anywhere in it, and ``0`` for a digit
    at its beginning; then ``REST`` is the expression of the whole line after the marks.
    """
    before = rf"[{re.escape(marks)}\s]{{0,{most}}}" if most else ""
    rows: list[tuple[tuple[str, ...], Form]] = []
    digits: list[Form] = []
    anywhere: list[tuple[frozenset[str], Form]] = []
    for line in lexicon.phrases(name):
        beginnings, _, rest = line.partition(" =>")
        words = tuple(beginnings.split(", "))
        if words == ("0",):
            digits.append(Form(f"{before}(?:{rest})"))
        elif words[0][0] == "*":
            needed = tuple(word.removeprefix("*") for word in words)
            longest = [max(split(word), key=len) for word in needed]
            tokens = frozenset(longest).union(f"{token}'s" for token in longest)
            anywhere.append((tokens, Form(f"{before}(?:{rest})", needed)))
        else:
            rows.append((words, Form(rest)))
    found = of_beginnings(rows, marks, most)
    return found._replace(digits=tuple(digits), anywhere=tuple(anywhere))


_LONGEST_WORD = 24  # code points: no beginning has a longer one
# What \s means.
_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_LETTERS = Form("[A-Za-z]+")


def first_word(line: str, at: int = 0) -> str:
    """Return the letters from a to z at ``at``, or the character there if it is none of them."""
    if not at:
        word = line[:_LONGEST_WORD].partition(" ")[0]
        if word.isalpha() and word.isascii():
            return word
    match = _LETTERS.match(line, at)
    return match.group() if match else line[at : at + 1]
