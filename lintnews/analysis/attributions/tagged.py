"""An article's tokens with what is known of each: the columns that all later steps read."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import compress
from operator import itemgetter

from lintnews.analysis.attributions.known_words import KnownWord, code_of, known
from lintnews.analysis.attributions.tags import Group, NounClass, Tag
from lintnews.analysis.quotations import Quotation, quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.analysis.tokens import Tokens, fold, tokens
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_TITLE_CASE_SHARE = 0.6
_CAN_BE_NAMES = frozenset({Tag.NOUN, Tag.MODAL})
# After one of these a sentence begins, though the one before may not have ended.
_BEGINNINGS = frozenset({Tag.QUOTE, Tag.ELLIPSIS, Tag.DASH, ":", "'", "("})
_REMEMBERED = 1 << 15  # words: those of an article are met again in the next


class TaggedText(NamedTuple):
    """The tokens and, column by column, what is known of them.

    ``tags``, ``lemmas``, ``nouns``, ``groups`` and ``codes`` are what ``KnownWord`` says.
    ``quoted`` holds the number of the quotation a token stands in, or -1. ``sentences`` are
    half-open ranges of tokens, ``paragraphs`` the number of each sentence's block. ``has_links``
    says that there may be addresses.
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
    has_links: bool

    def span(self, start: int, end: int) -> Span:
        """Return the span of the tokens ``start`` to ``end``."""
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def set_tag(self, i: int, tag: str) -> None:
        """Give token ``i`` another word class, while the columns are made."""
        self.tags[i] = tag
        self.codes[i] = code_of(tag, self.nouns[i])

    def set_noun(self, i: int) -> None:
        """Make a noun of token ``i`` that would be a verb, while the columns are made."""
        self.nouns[i] = NounClass.GROUP
        self.set_tag(i, Tag.NOUN)
        self.lemmas[i] = ""
        self.groups[i] = Group.OTHER

    def set_name(self, i: int) -> None:
        """Make a name of token ``i``, while the columns are made."""
        self.set_tag(i, Tag.NAME)
        self.lemmas[i] = ""
        self.groups[i] = Group.OTHER


def tagged_text(reading: Reading) -> TaggedText:
    """Return the tokens of an article with what is known of each; linear in its length."""
    words = reading.get(tokens)
    verbs = reading.vocabulary.speech_verbs
    entries = (
        [_own_word(text, verbs) for text in words.texts] if verbs else list(map(_word, words.texts))
    )
    # From a row for each word to a column for each kind of knowledge, in C.
    tags, lemmas, nouns, groups, codes = (
        map(list, zip(*entries, strict=True)) if entries else ([], [], [], [], [])
    )
    found = reading.get(quotations)
    quote_ranges = [_token_range(words, quotation.span) for quotation in found]
    quoted = [-1] * len(tags)
    for number, (first, last) in enumerate(quote_ranges):
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
        [_token_range(words, span) for span in reading.get(sentences)],
        _paragraphs(reading),
        "http" in reading.text or "twitter" in reading.text,
    )
    _tag_names(text)
    _tag_after_articles(text)
    _tag_first_nouns(text)
    _tag_spaced_hyphens(text)
    return text


def _token_range(words: Tokens, span: Span) -> tuple[int, int]:
    return bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)


def _paragraphs(reading: Reading) -> list[int]:
    """Return the number of its block for each sentence."""
    result = []
    block = 0
    blocks = reading.article.blocks
    for span in reading.get(sentences):
        while blocks[block].span.end < span.end:
            block += 1
        result.append(block)
    return result


_MARKS = {
    **{mark: mark for mark in ",;:.?()-'&$%#@"},
    **dict.fromkeys('“”"„‟«»', Tag.QUOTE),
    **dict.fromkeys(("''", "``"), Tag.QUOTE),
    **dict.fromkeys("—–", Tag.DASH),
    **dict.fromkeys("‘’", "'"),
    "!": "?",
    "…": Tag.ELLIPSIS,
    "[": "(",
    "]": ")",
    "/": "-",
}
_POSSESSIVES = ("'s", "’s", "s'", "s’")
# They end as adverbs do.
_NOUNS_IN_LY = frozenset(
    "family ally bully rally supply reply assembly anomaly monopoly belly jelly fly butterfly "
    "homily filly gully folly hillbilly melancholy panoply potbelly underbelly".split()
)
_ENDINGS = (("ed", Tag.PAST_SHAPED), ("ing", Tag.ING_SHAPED), ("ly", Tag.ADVERB_SHAPED))


@lru_cache(maxsize=_REMEMBERED)
def _word(text: str) -> KnownWord:
    """Return what is known of a word as it is written."""
    folded = fold(text)
    return known(folded) or _shaped(text, folded)


def _shaped(text: str, folded: str) -> KnownWord:
    """Return what the shape of a word that is in no list tells."""
    first = text[0]
    if first.isalpha():
        tag = _tag_of_letters(folded, capital=first.isupper())
    elif first.isdigit():
        tag = Tag.NUMBER
    else:
        tag = _MARKS.get(text) or (
            Tag.DASH if first == "-" else Tag.ELLIPSIS if first == "." else Tag.SYMBOL
        )
    return KnownWord(tag, code=tag)


def _tag_of_letters(folded: str, *, capital: bool) -> str:
    if folded[-2:] in _POSSESSIVES:
        return Tag.NAME_OWNER if capital else Tag.OWNER
    if capital:
        return Tag.NAME
    if folded in _NOUNS_IN_LY:
        return Tag.NOUN
    for ending, tag in _ENDINGS:
        if folded.endswith(ending):
            return tag
    return Tag.PLURAL if folded.endswith("s") and not folded.endswith("ss") else Tag.NOUN


def _own_word(text: str, verbs: frozenset[str]) -> KnownWord:
    """Return what is known of a word, if the newsroom has ``verbs`` of speech of its own."""
    folded = fold(text)
    entry = known(folded)
    if entry is not None:
        return entry
    for lemma in _stems(folded):
        if lemma in verbs:
            verb = known(lemma)
            group = verb.group if verb is not None else Group.OTHER
            tag = _tag_of_form(folded, lemma)
            return KnownWord(tag, lemma, "", group, tag)
    return _shaped(text, folded)


def _tag_of_form(form: str, lemma: str) -> str:
    if form.endswith("ed"):
        return Tag.VERB_PAST
    if form.endswith("ing"):
        return Tag.VERB_ING
    return Tag.VERB if form == lemma else Tag.VERB_S


def _stems(word: str) -> list[str]:
    """Return the verbs that a word may be a form of."""
    stems = [word]
    for ending in ("ed", "ing", "es", "s", "d"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"]
            doubled = stem[-2:]
            if stem[:-2] and doubled == 2 * doubled[-1:]:
                stems.append(stem[:-1])
    return stems


def _tag_spaced_hyphens(text: TaggedText) -> None:
    """Take a hyphen with white space on both sides for the dash it stands for."""
    starts, ends, tags = text.tokens.starts, text.tokens.ends, text.tags
    for i in range(1, len(tags) - 1) if "-" in tags else ():
        if tags[i] == "-" and starts[i] > ends[i - 1] and starts[i + 1] > ends[i]:
            text.set_tag(i, Tag.DASH)


_ARTICLES = frozenset({"the", "The"})


def _tag_after_articles(text: TaggedText) -> None:
    """Take "the WHO" for a body and "the left" for people, and not for "who" and "leave"."""
    texts = text.tokens.texts
    for word in ("WHO", "left"):
        if word not in texts:
            continue  # as nearly always
        for i in range(1, len(texts)):
            if texts[i] == word and texts[i - 1] in _ARTICLES:
                text.set_name(i) if word == "WHO" else text.set_noun(i)


_AFTER_SUBJECT = frozenset({Tag.VERB, Tag.MODAL, Tag.BE, Tag.HAVE})


def _tag_first_nouns(text: TaggedText) -> None:
    """Take for a noun what would be a verb's third person and opens a sentence: "Rules say"."""
    tags = text.tags
    for first, last in text.sentences:
        opens = tags[first : first + 1] == [Tag.VERB_S] and last > first + 1
        if opens and tags[first + 1] in _AFTER_SUBJECT and text.quoted[first] < 0:
            text.set_tag(first, Tag.PLURAL)
            text.lemmas[first] = ""
            text.groups[first] = Group.OTHER


def _tag_names(text: TaggedText) -> None:
    """Take capitalised words inside a sentence for names, except in Title Case lines.

    A word that begins a sentence is taken for a name if the article has it,
    capitalised, inside another.
    """
    texts, tags, lemmas = text.tokens.texts, text.tags, text.lemmas
    firsts = list(map(itemgetter(0), texts))
    capitals = list(compress(range(len(texts)), map(str.isupper, firsts)))
    names: set[str] = set()
    initial: list[int] = []
    at = 0
    for first, last in text.sentences:
        begin = bisect_left(capitals, first, at)
        at = bisect_left(capitals, last, begin)
        many = at - begin
        title_case = many > 1 and many > _TITLE_CASE_SHARE * sum(
            map(str.isalpha, firsts[first:last])
        )
        for i in capitals[begin:at]:
            if not lemmas[i] and tags[i] not in _CAN_BE_NAMES:
                continue
            if title_case or i == first or tags[i - 1] in _BEGINNINGS:
                initial.append(i)
            else:
                text.set_name(i)
                names.add(texts[i])
    for i in initial:
        if texts[i] in names:
            text.set_name(i)
    for first, last in text.sentences:
        if (
            first < last
            and tags[first] == Tag.NAME
            and texts[first].endswith("ly")
            and texts[first] not in names
        ):
            text.set_tag(first, Tag.ADVERB_SHAPED)
