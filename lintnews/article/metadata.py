"""What the words of a format mean: a date, a kind, a language."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from lintnews.article.model import Kind

_DAY = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_KINDS = {
    **{kind.value: kind for kind in Kind},
    "article": None,
    "column": Kind.OPINION,
    "commentary": Kind.OPINION,
    "editorial": Kind.OPINION,
    "op-ed": Kind.OPINION,
    "review": Kind.OPINION,
    "live blog": Kind.LIVE,
    "liveblog": Kind.LIVE,
    "q&a": Kind.INTERVIEW,
    "listicle": Kind.LIST,
    # the types of schema.org
    "analysisnewsarticle": Kind.NEWS,
    "liveblogposting": Kind.LIVE,
    "newsarticle": Kind.NEWS,
    "opinionnewsarticle": Kind.OPINION,
    "reportagenewsarticle": Kind.NEWS,
    "reviewnewsarticle": Kind.OPINION,
}
#: What a language is called -> its code, for whoever writes the name.
_NAMED = {
    name: code
    for code, names in {
        "ar": ("arabic",),
        "de": ("german", "deutsch"),
        "en": ("english",),
        "es": ("spanish", "español", "espanol"),
        "fr": ("french", "français", "francais"),
        "hi": ("hindi",),
        "it": ("italian", "italiano"),
        "ja": ("japanese",),
        "nl": ("dutch", "nederlands"),
        "pl": ("polish", "polski"),
        "pt": ("portuguese", "português", "portugues"),
        "ru": ("russian",),
        "sv": ("swedish", "svenska"),
        "tr": ("turkish",),
        "zh": ("chinese",),
    }.items()
    for name in names
}


def date_of(text: str) -> dt.date | None:
    """Return the day that a date, or a date and time, in ISO order names; its own time zone counts."""
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


@cache
def _spelled() -> re.Pattern[str]:
    month = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    return re.compile(
        rf"\b{month}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{month},?\s+(\d{{4}})\b",
        re.IGNORECASE,
    )


def spelled_date(text: str) -> dt.date | None:
    """Return the first day in a text that is written with the name of its month, in English."""
    match = _spelled().search(text)
    if match is None:
        return None
    month, day, year = (
        (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    )
    return date_of(f"{year}-{_MONTHS.index(month.lower()) + 1:02}-{int(day):02}")


def kind_of(text: str) -> Kind | None:
    """Return the kind of article that a word for it means."""
    return _KINDS.get(text.strip().lower())


def language_hint(word: str) -> str:
    """Return what to write for a word that is no language tag; empty where nothing is meant."""
    folded = word.strip().lower().replace("_", "-")
    meant = _NAMED.get(folded) or (folded.partition("-")[0] if is_language_tag(folded) else None)
    return f"; did you mean {meant!r}?" if meant else ""


def is_language_tag(text: str) -> bool:
    """Say whether this is the two-letter code of a language, perhaps with a country behind a hyphen."""
    code, _, rest = text.partition("-")
    return (
        len(code) == len("en")
        and text.isascii()
        and code.isalpha()
        and (rest.replace("-", "").isalnum() or code == text)
    )


def language_of(text: str) -> str | None:
    """Return the language of a language tag, without its country: ``en`` for ``en-US``."""
    match = _LANGUAGE.match(text)
    return match[1].lower() if match else None
