"""The English dictionary: is this an ordinary word, is it one that always has a capital?

The lists are large and most articles ask for a few dozen words, so they are not
made into sets: a list stays one sorted text, with marks at every so many letters. A word is
looked for between the two marks around it.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache, lru_cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_REMEMBERED = 1 << 16
_BETWEEN_MARKS = 1 << 12  # letters


@lru_cache(maxsize=_REMEMBERED)
def is_word(word: str) -> bool:
    """Return whether the word, in lower case, is an ordinary English word (names are none)."""
    return _holds("dictionary", word)


@lru_cache(maxsize=_REMEMBERED)
def is_capitalised(word: str) -> bool:
    """Return whether a dictionary has the word, given in lower case, with a capital: Austria."""
    return _holds("capitalised", word)


@cache
def _sorted_words(name: str) -> str:
    """Return the words of a list, each between two line feeds; the comments are off."""
    # Read as bytes, for a file of text has its line ends looked at one by one.
    with open(f"{_FOLDER}/{name}.txt", "rb") as file:
        text = file.read().decode("ascii")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    comment = text.rfind("#")
    return text[text.find("\n", comment) :]


@cache
def _marks(name: str) -> tuple[list[str], list[int]]:
    """Return the word at each mark in the text of a list, and where the line feed before it is."""
    text = _sorted_words(name)
    feeds = [text.rfind("\n", 0, at) for at in range(1, len(text), _BETWEEN_MARKS)]
    return [text[at + 1 : text.find("\n", at + 1)] for at in feeds], [*feeds, len(text) - 1]


def _holds(name: str, word: str) -> bool:
    """Return whether a list has the word."""
    first_words, feeds = _marks(name)
    at = bisect_right(first_words, word)
    if not at or "\n" in word:
        return False
    return _sorted_words(name).find(f"\n{word}\n", feeds[at - 1], feeds[at] + 1) >= 0
