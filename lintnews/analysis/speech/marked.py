"""An article's tokens with what is known of each: the columns that all later steps read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lintnews.analysis.quotations import quotations
from lintnews.analysis.sentences import sentences
from lintnews.analysis.speech.lexicon import Word, table
from lintnews.analysis.tokens import Tokens, tokens
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintnews.analysis.quotations import Quotation
    from lintnews.analysis.reading import Reading

QUOTES = frozenset(["“", "”", '"', "''", "``", "„", "‟", "«", "»"])
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_TITLE_CASE_SHARE = 0.6


class Marked(NamedTuple):
    """The tokens and, column by column, what is known of them.

    ``tags`` are word classes, ``lemmas`` the name of a possible cue or ``""``,
    ``nouns`` the class of a head or ``""``. ``quoted`` holds the number of the
    quotation a token stands in, or -1. ``sentences`` are half-open ranges of tokens.
    """

    tokens: Tokens
    tags: list[str]
    lemmas: list[str]
    nouns: list[str]
    quoted: list[int]
    quotations: tuple[Quotation, ...]
    quote_ranges: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    paragraphs: list[int]


def marked(reading: Reading) -> Marked:
    """Mark the tokens of an article up; linear in its length."""
    words = reading.get(tokens)
    known = table()
    get = known.get
    entries = [get(word) for word in words.folded]
    extra = reading.vocabulary.speech_verbs
    starts = words.starts
    ranges = [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in reading.get(sentences)]
    paragraphs = _paragraphs(reading)
    tags: list[str] = []
    lemmas: list[str] = []
    nouns: list[str] = []
    append_tag, append_lemma, append_noun = tags.append, lemmas.append, nouns.append
    for text, folded, entry in zip(words.texts, words.folded, entries, strict=True):
        if entry is None:
            entry = _shape(text, folded) if not extra else _extra(text, folded, extra)  # noqa: PLW2901
        append_tag(entry.tag)
        append_lemma(entry.lemma)
        append_noun(entry.noun)
    _names(words.texts, tags, lemmas, ranges)
    _spaced_hyphens(words, tags)
    quoted = [-1] * len(tags)
    found = reading.get(quotations)
    quote_ranges = []
    for number, quotation in enumerate(found):
        first, last = bisect_left(starts, quotation.span.start), bisect_left(starts, quotation.span.end)
        quote_ranges.append((first, last))
        quoted[first:last] = [number] * (last - first)
    return Marked(words, tags, lemmas, nouns, quoted, found, quote_ranges, ranges, paragraphs)


def _paragraphs(reading: Reading) -> list[int]:
    """Return the number of its block for each sentence."""
    spans = reading.get(sentences)
    result = []
    block = 0
    blocks = reading.article.blocks
    for span in spans:
        while blocks[block].span.end < span.end:
            block += 1
        result.append(block)
    return result


_CACHE: dict[str, Word] = {}
_PUNCTUATION = {
    ",": Word(","), ";": Word(";"), ":": Word(":"), ".": Word("."), "?": Word("?"), "!": Word("?"), "…": Word("..."),
    "(": Word("("), ")": Word(")"), "[": Word("("), "]": Word(")"), "—": Word("--"), "–": Word("--"), "-": Word("-"),
    "'": Word("'"), "‘": Word("'"), "’": Word("'"), "&": Word("&"), "$": Word("$"), "%": Word("%"), "#": Word("#"), "@": Word("@"),
    "/": Word("-"),
}  # fmt: skip
_NAME, _NUMBER, _PLAIN, _OTHER = Word("NNP"), Word("CD"), Word("NN"), Word("SYM")
_ED, _ING, _S, _LY, _POS, _NAMEPOS, _QUOTE, _DASH, _DOTS = (
    Word("ED"), Word("ING"), Word("NNS"), Word("RB"), Word("POS"), Word("NPOS"), Word("Q"), Word("--"), Word("...")
)  # fmt: skip


def _shape(text: str, folded: str) -> Word:  # noqa: C901, PLR0911  a row of cases, one a line
    """Tell a word that is in no list by its shape alone."""
    first = text[0]
    if first.isalpha():
        if folded[-2:] in _POSSESSIVE:
            return _NAMEPOS if first.isupper() else _POS
        if first.isupper():
            return _NAME
        if folded.endswith("ed"):
            return _ED
        if folded.endswith("ing"):
            return _ING
        if folded.endswith("ly"):
            return _LY
        if folded.endswith("s") and not folded.endswith("ss"):
            return _S
        return _PLAIN
    if first.isdigit():
        return _NUMBER
    mark = _PUNCTUATION.get(text)
    if mark:
        return mark
    if text in QUOTES:
        return _QUOTE
    if first == "-":
        return _DASH
    return _DOTS if first == "." else _OTHER


def _extra(text: str, folded: str, verbs: frozenset[str]) -> Word:
    """Know a form of one of the desk's own verbs of speech."""
    for lemma in _stems(folded):
        if lemma in verbs:
            tag = "VBD" if folded.endswith("ed") else "VBG" if folded.endswith("ing") else "VBZ" if folded != lemma else "VB"
            return Word(tag, lemma)
    return _shape(text, folded)


def _stems(word: str) -> list[str]:
    stems = [word]
    for ending in ("ed", "ing", "es", "s", "d"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004  a doubled consonant
                stems.append(stem[:-1])
    return stems


def _spaced_hyphens(words: Tokens, tags: list[str]) -> None:
    """Take a hyphen with white space on both sides for the dash it stands for."""
    starts, ends = words.starts, words.ends
    for i in range(1, len(tags) - 1):
        if tags[i] == "-" and starts[i] > ends[i - 1] and starts[i + 1] > ends[i]:
            tags[i] = "--"


def _names(texts: Sequence[str], tags: list[str], lemmas: list[str], ranges: list[tuple[int, int]]) -> None:
    """Take capitalised words inside a sentence for names, except in Title Case lines.

    A word that begins a sentence is taken for a name where the article has it,
    capitalised, inside another.
    """
    names: set[str] = set()
    initial: list[int] = []
    for first, last in ranges:
        capitals = [i for i in range(first, last) if texts[i][0].isupper()]
        if not capitals:
            continue
        words = sum(1 for i in range(first, last) if texts[i][0].isalpha())
        title_case = len(capitals) > 1 and len(capitals) > _TITLE_CASE_SHARE * words
        for i in capitals:
            if not lemmas[i] and tags[i] not in _CAN_BE_NAMES:
                continue
            if title_case or i == first or tags[i - 1] in _BEGINNINGS:
                initial.append(i)
            else:
                tags[i] = "NNP"
                lemmas[i] = ""
                names.add(texts[i])
    for i in initial:
        if texts[i] in names:
            tags[i] = "NNP"
            lemmas[i] = ""
    for first, last in ranges:
        if first < last and tags[first] == "NNP" and texts[first].endswith("ly") and texts[first] not in names:
            tags[first] = "RB"


_CAN_BE_NAMES = frozenset(["NN", "MD"])
_BEGINNINGS = frozenset(["Q", ":", "'", "...", "--", "("])
