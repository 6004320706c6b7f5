"""Which language the article is in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.analysis.tokens import tokens

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading

# Function words that the languages do not share; own list.
_WORDS = {
    "en": frozenset(
        ["the", "of", "and", "that", "with", "was", "for", "his", "from", "were", "which", "has", "have", "been", "their", "this"]
    ),
    "de": frozenset(
        ["der", "die", "das", "und", "nicht", "mit", "von", "den", "ist", "ein", "eine", "auch", "auf", "sich", "dem", "wurde"]
    ),
    "fr": frozenset(["le", "les", "des", "est", "une", "dans", "qui", "pour", "pas", "sur", "avec", "sont", "par", "cette", "aux"]),
    "es": frozenset(["el", "los", "las", "que", "una", "por", "con", "para", "del", "está", "como", "más", "pero", "sus", "ha"]),
}
_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Language:
    """The language's two-letter code (``None`` where the text is too short to tell), and how sure it is."""

    code: str | None
    certainty: float


def language(reading: Reading) -> Language:
    """Return the stated language, else the one whose function words are the most frequent."""
    stated = reading.article.metadata.language
    if stated is not None:
        return Language(stated, 1.0)
    counts = Counter(reading.get(tokens).folded[:5000])
    hits = {code: sum(counts[word] for word in words) for code, words in _WORDS.items()}
    best = max(hits, key=lambda code: hits[code])
    total = sum(hits.values())
    return Language(best, hits[best] / total) if hits[best] >= _ENOUGH else Language(None, 0.0)
