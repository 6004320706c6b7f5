"""The English dictionary: is this an ordinary word, is it one that always has a capital?

The lists are large and most articles ask for a few dozen words, so they are not
made into sets: a list stays one sorted text, and a word is found by halving.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_REMEMBERED = 1 << 16
_FEW = 1 << 10  # letters


@lru_cache(maxsize=_REMEMBERED)
def is_word(word: str) -> bool:
    """Return whether the word, in lower case, is an ordinary English word (names are none)."""
    return _holds(_sorted_words("dictionary"), word)


@lru_cache(maxsize=_REMEMBERED)
def is_capitalised(word: str) -> bool:
    """Return whether a dictionary has the word, given in lower case, with a capital: Austria."""
    return _holds(_sorted_words("capitalised"), word)


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


def _holds(text: str, word: str) -> bool:
    """Halve the sorted text until a search through what is left is quicker than halving."""
    if "\n" in word:
        return False
    low, high = 0, len(text) - 1
    while high - low > _FEW:
        # ``low`` and ``high`` are always line feeds with at least one line between them.
        start = text.rfind("\n", low, (low + high) // 2 + 1)
        end = text.find("\n", start + 1)
        line = text[start + 1 : end]
        if line == word:
            return True
        if line < word:
            low = end
        else:
            high = start
    return text.find(f"\n{word}\n", low, high + 1) >= 0
