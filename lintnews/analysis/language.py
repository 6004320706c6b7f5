"""Which language the article is in: by its script, else by its smallest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from lintnews.analysis import lexicon
from lintnews.analysis.tokens import fold
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintnews.analysis.reading import Reading

_SAMPLE_LETTERS = 3000
_FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_SMALLEST_SHARE = 0.08  # of all tokens: less is no running text, a table perhaps
_SCRIPT_SHARE = 0.3  # of all letters

# Scripts of one language, or of one that is by far the most likely.
_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "zh": "\u4e00-\u9fff",
    "el": "\u0370-\u03ff",
    "uk": "іїєґ",
    "ru": "\u0400-\u04ff",
    "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
}
# Scripts whose letters are shared: a few letters of their own tell these from the rest.
_FEW_SUFFICE = {"ja": 0.05, "uk": 0.03}


class Language(NamedTuple):
    """The language's two-letter code (``None`` where the text is too short to tell), and how sure it is."""

    code: str | None
    certainty: float


def language(reading: Reading) -> Language:
    """Return the stated language, else the one that script and function words speak for."""
    stated = reading.article.metadata.language
    if stated is not None:
        return Language(stated, 1.0)
    sample = reading.text[:_SAMPLE_LETTERS]
    if not sample.isascii() and _other_script().search(sample) and (by_script := _by_script(sample)):
        return by_script
    return _by_words(_WORD.findall(fold(sample)))


def _by_script(sample: str) -> Language | None:
    letters = sum(map(str.isalpha, sample))
    for code, pattern in _script_patterns().items():
        share = len(pattern.findall(sample)) / max(letters, 1)
        if share >= _FEW_SUFFICE.get(code, _SCRIPT_SHARE):
            return Language(code, 0.9)
    return None


@cache
def _script_patterns() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}


@cache
def _other_script() -> re.Pattern[str]:
    """Return the pattern of a letter that is not Latin: one look, since most copy has none."""
    return re.compile(f"[{''.join(_SCRIPTS.values())}]")


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return for each function word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lexicon.phrases("function-words"):
        code, *words = line.split()
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


def _by_words(words: Sequence[str]) -> Language:
    """Count the small words; one that several languages share says less for each."""
    languages_of = _languages_of()
    score: dict[str, float] = {}
    hits: Counter[str] = Counter()
    for word, count in Counter(words).items():
        speakers = languages_of.get(word)
        if speakers:
            for code in speakers:
                score[code] = score.get(code, 0.0) + count / len(speakers)
                hits[code] += count
    if not score:
        return Language(None, 0.0)
    (most, best), *others = sorted(((value, code) for code, value in score.items()), reverse=True)
    if hits[best] < _FEWEST_WORDS or hits[best] < _SMALLEST_SHARE * len(words):
        return Language(None, 0.0)
    second = others[0][0] if others else 0.0
    return Language(best, round(most / (most + second), 2))
