"""Readability: how long the words and sentences of the body are, as textstat counts them.

textstat asks NLTK for a pronouncing dictionary and tries to download it; the
scores then depend on what a machine happens to have. Here it never does: every
machine counts syllables by hyphenation, and no socket is opened. textstat's own
count of sentences is replaced by ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.hints import Any
from lintnews.values import NamedTuple

_LANGUAGE = "en_US"
_REMEMBERED = 1 << 16  # words


class Readability(NamedTuple):
    """Counts and scores of the body's sentences; all zero where there is no body.

    ``grade`` is the Flesch-Kincaid grade (years of American school), ``ease`` the
    Flesch reading ease (100 is easy), ``letters_grade`` the automated readability
    index, a grade that looks at letters and not at syllables.
    """

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    letters: int = 0
    grade: float = 0.0
    ease: float = 0.0
    letters_grade: float = 0.0


def readability(reading: Reading) -> Readability:
    """Measure the body: no headline, caption, list or furniture."""
    text = reading.text
    spoken = [span.of(text) for span in _body_sentences(reading)]
    if not spoken:
        return Readability()
    list_words, syllables_of = _counting()
    found = list_words("\n".join(spoken))
    words = len(found)
    if not words:
        return Readability()
    syllables = sum(map(syllables_of, found))
    together = "".join(found)
    letters = len(together) - together.count("'")
    length, weight = words / len(spoken), syllables / words
    return Readability(
        sentences=len(spoken),
        words=words,
        syllables=syllables,
        letters=letters,
        grade=round(0.39 * length + 11.8 * weight - 15.59, 1),
        ease=round(206.835 - 1.015 * length - 84.6 * weight, 1),
        letters_grade=round(4.71 * letters / words + 0.5 * length - 21.43, 1),
    )


def _body_sentences(reading: Reading) -> list[Span]:
    """Return the sentences that stand in body blocks; both come in the order of the text."""
    body = [block.span for block in reading.get(roles) if block.role is Role.BODY]
    inside: list[Span] = []
    at = 0
    for sentence in reading.get(sentences):
        while at < len(body) and body[at].end <= sentence.start:
            at += 1
        if at < len(body) and body[at].covers(sentence):
            inside.append(sentence)
    return inside


@cache
def _counting() -> tuple[Any, Callable[[str], int]]:
    """Return how textstat lists words, and what counts a word's syllables.

    Pyphen remembers every word that it has seen. An archive has millions, so what it remembers
    is taken away, and here are those asked for lately.
    """
    from textstat.backend.selections import (  # noqa: PLC0415  a third of a second: when asked
        list_words,
    )
    from textstat.backend.utils import get_pyphen  # noqa: PLC0415  the same

    hyphens = get_pyphen(_LANGUAGE)
    seen = hyphens.hd.cache

    @lru_cache(_REMEMBERED)
    def syllables_of(word: str) -> int:
        seen.clear()
        return len(hyphens.positions(word)) + 1

    return list_words, syllables_of
