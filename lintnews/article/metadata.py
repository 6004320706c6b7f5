"""What the words of a format mean: a kind, a language."""

from __future__ import annotations

import re

from lintnews.article.model import Kind

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


def kind_of(text: str) -> Kind | None:
    """Return the kind of article that a word for it means."""
    return _KINDS.get(text.strip().lower())


def language_hint(word: str) -> str:
    """Return what to write for a word that is no language tag; empty if nothing is meant."""
    folded = word.strip().lower().replace("_", "-")
    meant = _NAMED.get(folded) or (folded.partition("-")[0] if is_language_tag(folded) else None)
    return f"; did you mean {meant!r}?" if meant else ""


def is_language_tag(text: str) -> bool:
    """Return whether this is the two-letter code of a language, perhaps with a country."""
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
