"""Which language the article is in: by its script, else by its smallest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from lintnews.analysis import lexicon
from lintnews.analysis.forms import Form
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import folded_text
from lintnews.values import NamedTuple

_SAMPLE_LETTERS = 3000
_FEWEST_WORDS = 5
_SMALLEST_SHARE = 0.08  # of all tokens: less is no running text, a table perhaps
_SCRIPT_SHARE = 0.3  # of all letters
_TYPOGRAPHY = "“”‘—–…\xa0"  # what is no letter, and stands in most copy
_GAPS = "".join(
    chr(code) if chr(code).isalpha() else " " for code in range(128)
)  # for translate: what is no letter becomes a space

# Scripts of one language, or of one that is by far the most likely: ranges of code points, or
# letters.
_SCRIPTS: dict[str, tuple[range, ...] | str] = {
    "ja": (range(0x3040, 0x3100),),
    "ko": (range(0xAC00, 0xD7B0), range(0x1100, 0x1200)),
    "zh": (range(0x4E00, 0xA000),),
    "el": (range(0x0370, 0x0400),),
    "uk": "іїєґ",
    "ru": (range(0x0400, 0x0500),),
    "he": (range(0x0590, 0x0600),),
    "ar": (range(0x0600, 0x0700),),
    "hi": (range(0x0900, 0x0980),),
    "th": (range(0x0E00, 0x0E80),),
}
_FIRST_OF_THEM = "\u0370"  # no letter of these scripts comes before it
# Scripts whose letters are shared: a few letters of their own tell these from the rest.
_FEW_SUFFICE = {"ja": 0.05, "uk": 0.03}


class Language(NamedTuple):
    """The language's two-letter code (``None`` if the text is too short), and how sure it is."""

    code: str | None
    certainty: float


def language(reading: Reading) -> Language:
    """Return the stated language, else the one that script and function words speak for."""
    stated = reading.article.metadata.language
    if stated is not None:
        return Language(stated, 1.0)
    sample = reading.get(folded_text)[:_SAMPLE_LETTERS]
    for mark in _TYPOGRAPHY:
        sample = sample.replace(mark, " ")
    if sample.isascii():
        return _by_words(sample.translate(_GAPS).split())
    return _by_script(reading.text[:_SAMPLE_LETTERS]) or _by_words(_LETTERS.pattern.findall(sample))


_LETTERS = Form(r"[^\W\d_]+")


def _by_script(sample: str) -> Language | None:
    # A few different letters are looked at in place of all: a class of so many is slow to compile.
    foreign = [
        letter for letter in set(sample) if letter >= _FIRST_OF_THEM and letter not in _TYPOGRAPHY
    ]
    if not foreign:
        return None
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS.items():
        share = sum(sample.count(letter) for letter in foreign if _belongs(letter, script)) / max(
            letters, 1
        )
        if share >= _FEW_SUFFICE.get(code, _SCRIPT_SHARE):
            return Language(code, 0.9)
    return None


def _belongs(letter: str, script: tuple[range, ...] | str) -> bool:
    return (
        letter in script if isinstance(script, str) else any(ord(letter) in part for part in script)
    )


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
    counts = Counter(filter(languages_of.__contains__, words))
    score: dict[str, float] = {}
    for word, count in counts.items():
        codes = languages_of[word]
        share = count / len(codes)
        for code in codes:
            score[code] = score.get(code, 0.0) + share
    if not score:
        return Language(None, 0.0)
    (most, best), *others = sorted(((value, code) for code, value in score.items()), reverse=True)
    hits = sum(count for word, count in counts.items() if best in languages_of[word])
    if hits < _FEWEST_WORDS or hits < _SMALLEST_SHARE * len(words):
        return Language(None, 0.0)
    second = others[0][0] if others else 0.0
    return Language(best, round(most / (most + second), 2))
