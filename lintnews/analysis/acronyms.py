"""Acronyms: every one, where it stands, and where the article introduces it.

An acronym is introduced where it stands in brackets behind its full name, where a
full name stands in brackets behind it, or simply where words with its initials
stand somewhere in the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lintnews.analysis.dictionary import is_word
from lintnews.analysis.lexicon import words
from lintnews.article.span import Span

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading

_FEWEST_LETTERS_FOR_LOWER_CASE = 4
_SMALL_WORDS = frozenset(["a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with"])


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and every place where it stands.

    ``text`` is without a plural s. ``introduced`` is where the article gives the
    full name, or the brackets that introduce the acronym; ``None`` where it does not.
    ``known`` says that it is on the list of those that need no introduction, or on the desk's own.
    """

    text: str
    mentions: tuple[Span, ...]
    introduced: Span | None
    known: bool


def acronyms(reading: Reading) -> tuple[Acronym, ...]:
    """Return the acronyms of the article in the order of their first mention.

    Lines in capitals (headlines, datelines, names of speakers, shouting) hold none.
    """
    text = reading.text
    found: dict[str, list[Span]] = {}
    for match in _pattern().finditer(text):
        if not _is_shouted(text, match):
            found.setdefault(match.group(1), []).append(Span(match.start(), match.end()))
    if not found:
        return ()
    known = words("acronyms") | reading.vocabulary.acronyms
    initials = None
    result: list[Acronym] = []
    for acronym, spans in found.items():
        is_known = acronym in known
        if not is_known and is_word(acronym.lower()):
            continue  # emphasis: "that is NOT true"
        initials = initials or _Initials(text)
        result.append(Acronym(acronym, tuple(spans), initials.of(acronym) or _in_brackets(text, acronym), is_known))
    return tuple(result)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@#$/.&'’-])([A-Z]{2,6})(?:s|['’]?s)?(?![\w@&/-]|\.\w|['’](?!s\b)\w)")


@cache
def _capitals_beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(r"(?:\b[A-Z][A-Z.'’-]+|\b[AI])[,:;]? ?[\"“‘(]?\Z")
    after = re.compile(r"(?:,|\.{3}|!)? (?:[A-Z][A-Z'’-]+\b|[AI] [A-Z]{2})|:|[!?]{2}| ?(?:--|—|–|\()")
    return before, after


_LOOK_BACK = 24


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Say whether the capitals come from the line and not from the word."""
    before, after = _capitals_beside()
    start, end = match.span()
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    follows = after.match(text, end)
    if follows and (follows.group()[-1].isalpha() or start == line_start):
        return True
    if before.search(text, max(line_start, start - _LOOK_BACK), start):
        return True
    return start == line_start and text[end : end + 2] in {", ", "\n", ""}


def _in_brackets(text: str, acronym: str) -> Span | None:
    """Return the acronym in brackets, without them."""
    for opening in ("(", "[", "(the ", '("', "(“", "(or "):
        at = text.find(opening + acronym)
        if at >= 0:
            start = at + len(opening)
            follows = text[start + len(acronym) : start + len(acronym) + 1]
            if not follows.isalnum():
                return Span(start, start + len(acronym))
    return None


class _Initials:
    """The initials of a text's words, one letter a word, so that a full name is found by its initials."""

    __slots__ = ("_all", "_all_starts", "_capital", "_capital_starts", "_text")

    def __init__(self, text: str) -> None:
        """Write the initials down: of all words, and of the capitalised ones of each row."""
        self._text = text
        self._all: list[str] = []
        self._all_starts: list[int] = []
        self._capital: list[str] = []
        self._capital_starts: list[int] = []

    def of(self, acronym: str) -> Span | None:
        """Return the words whose initials make the acronym, ``None`` where there are none."""
        if not self._all_starts:
            self._read()
        found = self._find("".join(self._capital), self._capital_starts, acronym)
        if found is None and len(acronym) >= _FEWEST_LETTERS_FOR_LOWER_CASE:
            found = self._find("".join(self._all), self._all_starts, acronym.lower())
        return found

    def _read(self) -> None:
        """Go through the words once."""
        end = 0
        for match in _word_pattern().finditer(self._text):
            word = match.group()
            start = match.start()
            gap = self._text[end:start]
            end = match.end()
            if gap not in {" ", "-", "\xa0", " & ", "’s ", "'s ", "/"}:
                self._put("|", end, self._capital, self._capital_starts)
                self._put("|", end, self._all, self._all_starts)
            self._put(word[0].lower(), start, self._all, self._all_starts)
            if word[0].isupper():
                self._put(word[0], start, self._capital, self._capital_starts)
                if word.isupper():
                    continue
                for letter in word[1:]:
                    if letter.isupper():  # the second letter of PolitiFact
                        self._put(letter, start, self._capital, self._capital_starts)
            elif word not in _SMALL_WORDS:
                self._put("|", start, self._capital, self._capital_starts)

    @staticmethod
    def _put(letter: str, start: int, letters: list[str], starts: list[int]) -> None:
        letters.append(letter)
        starts.append(start)

    def _find(self, letters: str, starts: list[int], wanted: str) -> Span | None:
        at = letters.find(wanted)
        if at < 0:
            return None
        last = _word_pattern().match(self._text, starts[at + len(wanted) - 1])
        end = last.end() if last else starts[at + len(wanted) - 1]
        return Span(starts[at], end)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]\w*")
