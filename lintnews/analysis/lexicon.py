"""The word lists beside the analyses: read when first asked for, once.

A list is a text file in ``data``: words divided by white space, ``#`` begins a
comment. Each file says where its words come from and under which licence.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from lintnews.analysis.tokens import split
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    # The longest token of some words, the words, and the expression of a line that holds them.
    _Sign = tuple[str, str, str]

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


@cache
def words(name: str) -> frozenset[str]:
    """Return the list ``data/NAME.txt``.

    Raises:
        FileNotFoundError: where there is no such list.
    """
    return frozenset(entries(name))


def _text(name: str) -> str:
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:
        return file.read()


def _lines(name: str) -> list[str]:
    return _text(name).split("\n")


def entries(name: str) -> list[str]:
    """Return the words of ``data/NAME.txt`` in their order."""
    before, *others = _text(name).split("#")
    # What stands behind a mark is a comment to the end of its line.
    return "".join(
        [before, *[other[other.find("\n") :] if "\n" in other else "" for other in others]],
    ).split()


def phrases(name: str) -> list[str]:
    """Return the lines of ``data/NAME.txt`` that are neither blank nor a comment, in their order."""
    return [line.strip() for line in _lines(name) if line.strip() and not line.startswith("#")]


def pattern(name: str) -> str:
    """Return the regular expressions of ``data/NAME.txt``, one a line, as the alternatives of one."""
    return "|".join(phrases(name))


class Openings(NamedTuple):
    """What a line may begin with, after so many marks or white space at most, as ``openings`` reads it.

    Most lines begin with none of them, so that nothing is compiled but the rests of the few that an
    article has.
    """

    beginnings: Mapping[str, tuple[tuple[str, ...], list[tuple[str, str]]]]
    digits: list[str]
    anywhere: list[_Sign]
    marks: str
    most: int

    def among(self, words: Container[str]) -> Openings:
        """Return those that an article of these folded tokens can have."""
        return self._replace(anywhere=_among(self.anywhere, words))

    def first_words(self) -> frozenset[str]:
        """Return what a line begins with that can have one of them by its beginning: words, digits and marks."""
        return frozenset(self.beginnings).union("0123456789" if self.digits else "", self.marks)

    def match(self, folded: str, word: str | None = None) -> bool:
        """Say whether the folded line has one of the openings.

        ``word`` is the ``first_word`` of the line where no mark stands before it, and
        ``""`` where it is known that the line begins with none of the beginnings.
        """
        at = 0
        if word is None:
            at = 0 if folded[:1].isalnum() else len(folded) - len(folded.lstrip(self.marks))
            word = first_word(folded, at)
        if word in self.beginnings and at <= self.most:
            all_of_word, rests = self.beginnings[word]
            if folded.startswith(all_of_word, at):
                for beginning, rest in rests:
                    if folded.startswith(beginning, at) and _compiled(rest).match(
                        folded,
                        at + len(beginning),
                    ):
                        return True
        if (
            self.digits
            and word.isdecimal()
            and any(_compiled(expression).match(folded) for expression in self.digits)
        ):
            return True
        for _, words, expression in self.anywhere:
            if words in folded and _compiled(expression).match(folded):
                return True
        return False


def openings(name: str, marks: str, most: int) -> Openings:
    """Read the openings of ``data/NAME.txt``.

    A line is ``BEGINNING, BEGINNING =>REST``: a line of the article that begins with
    one of the beginnings, and goes on as the regular expression ``REST`` says, has
    such an opening. Where a line cannot be told by what it begins with, it says what
    else it must have: ``*WORD`` stands for a word (or some) anywhere in it, ``0`` for
    a digit at its beginning; then ``REST`` is the expression of the whole line behind
    the marks.
    """
    before = rf"[{re.escape(marks)}\s]{{0,{most}}}" if most else ""
    found = Openings({}, [], [], marks + _SPACES, most)
    by_word: dict[str, list[tuple[str, str]]] = {}
    for line in phrases(name):
        beginnings, _, rest = line.partition(" =>")
        for beginning in beginnings.split(", "):
            if beginning[0] == "*":
                found.anywhere.append(_sign(beginning[1:], f"{before}(?:{rest})"))
            elif beginning == "0":
                found.digits.append(f"{before}(?:{rest})")
            else:
                by_word.setdefault(first_word(beginning), []).append((beginning, rest))
    return found._replace(
        beginnings={
            word: (tuple(beginning for beginning, _ in rests), rests)
            for word, rests in by_word.items()
        },
    )


class Signs(NamedTuple):
    """Expressions that may stand anywhere in a line, each compiled no sooner than a line holds a word that it must have."""

    anywhere: list[_Sign]

    def among(self, words: Container[str]) -> Signs:
        """Return those that an article of these folded tokens can have."""
        return Signs(_among(self.anywhere, words))

    def search(self, folded: str) -> int:
        """Return the offset of the first sign in the folded line, -1 where it has none."""
        first = -1
        for _, words, expression in self.anywhere:
            if words in folded:
                match = _compiled(expression).search(folded)
                if match is not None and (first < 0 or match.start() < first):
                    first = match.start()
        return first


def signs(name: str) -> Signs:
    """Read the signs of ``data/NAME.txt``: each line is ``WORDS, WORDS =>EXPRESSION``, and what has the sign holds one of the words."""
    found = Signs([])
    for line in phrases(name):
        alternatives, _, expression = line.partition(" =>")
        found.anywhere.extend(_sign(words, expression) for words in alternatives.split(", "))
    return found


def _sign(words: str, expression: str) -> _Sign:
    return max(split(words), key=len), words, expression


def _among(signs: list[_Sign], words: Container[str]) -> list[_Sign]:
    """Return the signs whose longest token is one of the words, perhaps in the possessive."""
    return [sign for sign in signs if sign[0] in words or f"{sign[0]}'s" in words]


_LONGEST_WORD = 24  # code points: no beginning has a longer one
# What \s means.
_SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B)),
)


def first_word(folded: str, at: int = 0) -> str:
    """Return the letters from a to z that stand at ``at``, or the one character that does where it is none of them."""
    if not at:
        word = folded[:_LONGEST_WORD].partition(" ")[0]
        if word.isalpha() and word.isascii():
            return word
    match = _letters().match(folded, at)
    return match.group() if match else folded[at : at + 1]


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("[a-z]+")


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
