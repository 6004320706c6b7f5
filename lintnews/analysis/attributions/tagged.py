"""An article's tokens with what is known of each: the columns that all later steps read."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import compress
from operator import itemgetter

from lintnews.analysis.attributions.known_words import KnownWord, known
from lintnews.analysis.quotations import Quotation, quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.analysis.tokens import Tokens, fold, tokens
from lintnews.values import NamedTuple

QUOTES = frozenset(["“", "”", '"', "''", "``", "„", "‟", "«", "»"])
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_TITLE_CASE_SHARE = 0.6


class TaggedText(NamedTuple):
    """The tokens and, column by column, what is known of them.

    ``tags``, ``lemmas``, ``nouns``, ``groups`` and ``codes`` are what ``lexicon.Word`` says.
    ``quoted`` holds the number of the
    quotation a token stands in, or -1. ``sentences`` are half-open ranges of tokens.
    """

    tokens: Tokens
    tags: list[str]
    lemmas: list[str]
    nouns: list[str]
    groups: list[str]
    codes: list[str]
    quoted: list[int]
    quotations: tuple[Quotation, ...]
    quote_ranges: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    paragraphs: list[int]

    def become(self, i: int, tag: str) -> None:
        """Give token ``i`` another word class, while the columns are made."""
        self.tags[i] = tag
        self.codes[i] = "N" + self.nouns[i] if self.nouns[i] else tag


def tagged_text(reading: Reading) -> TaggedText:
    """Mark the tokens of an article up; linear in its length."""
    words = reading.get(tokens)
    starts = words.starts
    ranges = [
        (bisect_left(starts, span.start), bisect_left(starts, span.end))
        for span in reading.get(sentences)
    ]
    desk = reading.vocabulary.speech_verbs
    entries = (
        [_own_word(text, desk) for text in words.texts] if desk else list(map(_word, words.texts))
    )
    # From a row a word to a column a kind of knowledge, in C.
    tags, lemmas, nouns, groups, codes = (
        map(list, zip(*entries, strict=True)) if entries else ([], [], [], [], [])
    )
    quoted = [-1] * len(tags)
    found = reading.get(quotations)
    quote_ranges = []
    for number, quotation in enumerate(found):
        first, last = (
            bisect_left(starts, quotation.span.start),
            bisect_left(starts, quotation.span.end),
        )
        quote_ranges.append((first, last))
        quoted[first:last] = [number] * (last - first)
    text = TaggedText(
        words,
        tags,
        lemmas,
        nouns,
        groups,
        codes,
        quoted,
        found,
        quote_ranges,
        ranges,
        _paragraphs(reading),
    )
    _names(text)
    _spaced_hyphens(text)
    return text


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


_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": "?", "!": "?", "…": "...", "(": "(", ")": ")", "[": "(", "]": ")", "—": "--", "–": "--",
    "-": "-", "'": "'", "‘": "'", "’": "'", "&": "&", "$": "$", "%": "%", "#": "#", "@": "@", "/": "-",
}  # fmt: skip


@lru_cache(maxsize=1 << 15)  # the words of an article come again in the next
def _word(text: str) -> KnownWord:
    """Return what is known of a word as it is written."""
    folded = fold(text)
    return known(folded) or _shaped(text, folded)


def _shaped(text: str, folded: str) -> KnownWord:
    tag = _shape(text, folded)
    return KnownWord(tag, code=tag)


def _shape(text: str, folded: str) -> str:  # noqa: C901, PLR0911  a row of cases, one a line
    """Return the class of a word that is in no list, by its shape alone."""
    first = text[0]
    if first.isalpha():
        if folded[-2:] in _POSSESSIVE:
            return "NPOS" if first.isupper() else "POS"
        if first.isupper():
            return "NNP"
        if folded.endswith("ed"):
            return "ED"
        if folded.endswith("ing"):
            return "ING"
        if folded.endswith("ly"):
            return "RB"
        if folded.endswith("s") and not folded.endswith("ss"):
            return "NNS"
        return "NN"
    if first.isdigit():
        return "CD"
    mark = _PUNCTUATION.get(text)
    if mark:
        return mark
    if text in QUOTES:
        return "Q"
    if first == "-":
        return "--"
    return "..." if first == "." else "SYM"


def _own_word(text: str, verbs: frozenset[str]) -> KnownWord:
    """Return what is known of a word, knowing the forms of the desk's own verbs of speech."""
    folded = fold(text)
    entry = known(folded)
    if entry is not None:
        return entry
    for lemma in _stems(folded):
        if lemma in verbs:
            tag = (
                "VBD"
                if folded.endswith("ed")
                else "VBG"
                if folded.endswith("ing")
                else "VBZ"
                if folded != lemma
                else "VB"
            )
            verb = known(lemma)
            return KnownWord(tag, lemma, "", verb.group if verb is not None else "desk", tag)
    return _shaped(text, folded)


def _stems(word: str) -> list[str]:
    stems = [word]
    for ending in ("ed", "ing", "es", "s", "d"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004  a doubled consonant
                stems.append(stem[:-1])
    return stems


def _spaced_hyphens(text: TaggedText) -> None:
    """Take a hyphen with white space on both sides for the dash it stands for."""
    starts, ends, tags = text.tokens.starts, text.tokens.ends, text.tags
    for i in range(1, len(tags) - 1) if "-" in tags else ():
        if tags[i] == "-" and starts[i] > ends[i - 1] and starts[i + 1] > ends[i]:
            text.become(i, "--")


def _names(text: TaggedText) -> None:
    """Take capitalised words inside a sentence for names, except in Title Case lines.

    A word that begins a sentence is taken for a name where the article has it,
    capitalised, inside another.
    """
    texts, tags, lemmas = text.tokens.texts, text.tags, text.lemmas
    firsts = list(map(itemgetter(0), texts))
    is_capital = list(map(str.isupper, firsts))
    capitals = list(compress(range(len(texts)), is_capital))
    names: set[str] = set()
    initial: list[int] = []
    at = 0
    for first, last in text.sentences:
        begin = bisect_left(capitals, first, at)
        at = bisect_left(capitals, last, begin)
        many = at - begin
        title_case = many > 1 and many > _TITLE_CASE_SHARE * sum(
            map(str.isalpha, firsts[first:last]),
        )
        for i in capitals[begin:at]:
            if not lemmas[i] and tags[i] not in _CAN_BE_NAMES:
                continue
            if title_case or i == first or tags[i - 1] in _BEGINNINGS:
                initial.append(i)
            else:
                _call_name(text, i)
                names.add(texts[i])
    for i in initial:
        if texts[i] in names:
            _call_name(text, i)
    for first, last in text.sentences:
        if (
            first < last
            and tags[first] == "NNP"
            and texts[first].endswith("ly")
            and texts[first] not in names
        ):
            text.become(first, "RB")


def _call_name(text: TaggedText, i: int) -> None:
    text.become(i, "NNP")
    text.lemmas[i] = ""
    text.groups[i] = "desk"


_CAN_BE_NAMES = frozenset(["NN", "MD"])
_BEGINNINGS = frozenset(["Q", ":", "'", "...", "--", "("])
