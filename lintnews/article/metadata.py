"""What the words of a format mean: a kind, a language."""

from __future__ import annotations

import re

from lintnews.article.model import Kind

# A language, then a script, a country or a variant, as in en-Latn-GB; en_GB.UTF-8 is of Unix.
_LANGUAGE = (
    r"\s*([A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4,8}|\d{3,4}|\d[A-Za-z\d]{3}))*"
    r"\s*(?:[,;.@\s]|\Z)"
)
# ISO 639-1, and what three letters of ISO 639-2 stand for in two.
_CODES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast ceb cmn fil gsw haw hmn kok scn sco yue
    """.split(),
)
_LONG_CODES = {
    "ara": "ar", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "hin": "hi",
    "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru",
    "spa": "es", "swe": "sv", "tur": "tr", "zho": "zh",
}  # fmt: skip
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
    """Return the language of a language tag, without its country: ``en`` for ``en-US``.

    What only looks like a tag (``utf-8``) is not believed.
    """
    match = re.match(_LANGUAGE, text)
    if match is None:
        return None
    code = _LONG_CODES.get(match[1].lower(), match[1].lower())
    return code if code in _CODES else None
