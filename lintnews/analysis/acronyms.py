"""Acronyms: every one, where it stands, and where the article introduces it.

An acronym is introduced where it stands in brackets behind its full name, where a
full name stands in brackets behind it, or simply where words with its initials
stand somewhere in the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lintnews.analysis.dictionary import is_capitalised, is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.names import is_given_name
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import tokens
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_FEWEST_LETTERS_FOR_LOWER_CASE = 4
_SHORTEST_CONTENT_WORD = 3
_CALL_SIGN = 4
_FEW = 30
_SHORTEST, _LONGEST = 2, 6
_SMALL_WORDS = ("a", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "with")


class Acronym(NamedTuple):
    """An acronym and every place where it stands.

    ``text`` is without a plural s. ``known`` says that it is on the list of those
    that need no introduction, or on the desk's own. ``introduced`` is where the
    acronym stands in brackets behind its full name, and for one that is not known
    also where words with its initials stand; ``None`` where there is no such place.
    """

    text: str
    mentions: tuple[Span, ...]
    introduced: Span | None
    known: bool


def acronyms(reading: Reading) -> tuple[Acronym, ...]:
    """Return the acronyms of the article in the order of their first mention.

    Lines in capitals (headlines, datelines, names of speakers, shouting) hold none.
    """
    text = reading.text
    found: dict[str, list[Span]] = {}
    for match in _ACRONYM.finditer(text):
        if not _is_shouted(text, match):
            found.setdefault(match.group(1), []).append(Span(match.start(), match.end()))
    if not found:
        return ()
    known = words("acronyms") | reading.vocabulary.acronyms
    unknown = {acronym for acronym in found if not _is_known(acronym, known)}
    if unknown:
        unknown -= _emphasis(unknown, reading)
    full_names = _full_names(reading, unknown) if unknown else {}
    result: list[Acronym] = []
    for acronym, spans in found.items():
        is_known = acronym not in unknown
        if not is_known or _is_known(acronym, known):
            introduced = full_names.get(acronym) or next(
                (span for span in spans if _is_in_brackets(text, span)), None
            )
            result.append(Acronym(acronym, tuple(spans), introduced, is_known))
    return tuple(result)


def _emphasis(capitals: set[str], reading: Reading) -> set[str]:
    """Return the words that are no acronyms: "that is NOT true", "Vote for BERNIE", "RAMOS:"."""
    columns = reading.get(tokens)
    lowered = {word.lower() for word in capitals}
    otherwise = {
        folded
        for folded, word in zip(columns.folded, columns.texts, strict=True)
        if folded in lowered and not word.isupper()
    }
    return {word for word in capitals if word.lower() in otherwise or _is_a_word(word.lower())}


def _is_a_word(folded: str) -> bool:
    """Return whether it is a word or a name, or a drawn-out cry (``hmmmm``)."""
    return (
        is_word(folded)
        or is_capitalised(folded)
        or is_given_name(folded)
        or len(set(folded)) < len(folded) - 1
    )


def _is_known(acronym: str, known: frozenset[str]) -> bool:
    """Return whether a list has the acronym, or its singular, or nobody would spell it out."""
    return (
        acronym in known or (acronym[-1] == "S" and acronym[:-1] in known) or _is_call_sign(acronym)
    )


def _is_call_sign(acronym: str) -> bool:
    """Return whether it is the name of an American radio or television station."""
    return len(acronym) == _CALL_SIGN and acronym[0] in "KW"


# What must not stand before it comes second: so the engine passes over everything but capitals at
# once.
_ACRONYM = Form(
    rf"([A-Z](?<![\w@#$/.&'’-].)[A-Z]{{{_SHORTEST - 1},{_LONGEST - 1}}})(?:s|['’]?s)?"
    r"(?![\w@&/-]|\.\w|['’](?!s\b)\w)"
)
# The capitals around it: "THE FBI SAYS".
_CAPITALS_BEFORE = Form(r"(?:\b[A-Z][A-Z.'’-]+|\b[AI])[,:;]? ?[\"“‘(]?\Z")
_CAPITALS_AFTER = Form(
    r"(?:,|\.{1,3}|!)? (?:[A-Z][A-Z'’-]+\b|[AI] [A-Z]{2})|:|[!?]{2}| ?(?:--|—|–|\()"
)
_LOOK_BACK = 24


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Return whether the capitals come from the line and not from the word."""
    start, end = match.span()
    line = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rpartition("\r")[2]
    opens_line = not line.lstrip("\"“‘'(")
    follows = _CAPITALS_AFTER.match(text, end)
    if follows and (follows.group()[-1].isalpha() or opens_line):
        return True
    return _CAPITALS_BEFORE.search(line) is not None or (
        opens_line and text[end : end + 2] in {", ", "\n", ""}
    )


def _is_in_brackets(text: str, span: Span) -> bool:
    """Return whether the acronym stands in brackets or after ``, or``."""
    if text.startswith(", or ", span.start - 5):
        return True
    return (
        text[max(0, span.start - 5) : span.start]
        .removesuffix("the ")
        .rstrip("\"“' ")
        .endswith(("(", "[", "(or "))
    )


def _full_names(reading: Reading, wanted: set[str]) -> dict[str, Span]:
    """Return the first words whose initials make an acronym, for each that has such words.

    One pass over the rows of capitalised words, with and without the small words
    between them; for what is left and long enough, one over all words.
    """
    text = reading.text
    found: dict[str, Span] = {}
    for row in _ROW.finditer(text):
        words_of_row = _WORD.pattern.findall(text, *row.span())
        capitalised = [word for word in words_of_row if _has_capital(word)]
        _match_initials(capitalised, text, row.span(), wanted, found, _has_capital)
        if len(capitalised) < len(words_of_row):
            _match_initials(words_of_row, text, row.span(), wanted, found)
    missing = {
        acronym
        for acronym in wanted
        if acronym not in found and len(acronym) >= _FEWEST_LETTERS_FOR_LOWER_CASE
    }
    if missing:
        for block in reading.article.blocks:
            _match_initials(
                _WORD.pattern.findall(text, *block.span), text, block.span, missing, found
            )
    missing = {acronym for acronym in wanted if acronym not in found}
    if missing:
        # Two or three letters stand for words of weight: "inspector general", not "in general".
        for run in _CONTENT_WORDS.finditer(text):
            content = [
                word for word in _WORD.pattern.findall(text, *run.span()) if _has_weight(word)
            ]
            _match_initials(content, text, run.span(), missing, found, _has_weight)
    return found


def _has_capital(word: str) -> bool:
    return "A" <= word[0] <= "Z"


def _has_weight(word: str) -> bool:
    return word not in _SMALL_WORDS


def _match_initials(
    run: Sequence[str],
    text: str,
    span: tuple[int, int],
    wanted: set[str],
    found: dict[str, Span],
    counts: Callable[[str], bool] = bool,
) -> None:
    """Note every stretch of the run whose initials are wanted, of the words that count."""
    initials = "".join([word[0] for word in run]).upper()
    if len(initials) != len(run):
        return  # a letter that has no single capital: no acronym of A to Z
    places: list[tuple[int, int]] = []
    for acronym, at in _in_initials(initials, wanted):
        if acronym not in found:
            places = places or [
                word.span() for word in _WORD.finditer(text, *span) if counts(word.group())
            ]
            found[acronym] = Span(places[at][0], places[at + len(acronym) - 1][1])


def _in_initials(initials: str, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """Yield the wanted acronyms that the initials hold, each with where it stands first.

    Few acronyms are searched for one by one; where they are many, every stretch is looked up.
    """
    if len(wanted) <= _FEW:
        for acronym in wanted:
            at = initials.find(acronym)
            if at >= 0:
                yield acronym, at
        return
    for length in range(_SHORTEST, min(_LONGEST, len(initials)) + 1):
        for at in range(len(initials) - length + 1):
            if initials[at : at + length] in wanted:
                yield initials[at : at + length], at


# Two or more capitalised words with at most two small ones between them.
_AFTER_CAPITAL = r"(?:\.(?:[A-Z]\.)*|\w*+(?:['’]s)?)"
_BETWEEN_WORDS = rf"(?:,? and |[ \xa0/-]| & )(?:(?:{'|'.join(_SMALL_WORDS)})[ \xa0]){{0,2}}"
_ROW = Form(rf"[A-Z](?<!\w.){_AFTER_CAPITAL}(?:{_BETWEEN_WORDS}[A-Z]{_AFTER_CAPITAL})++")
_AFTER_LETTER = rf"\w{{{_SHORTEST_CONTENT_WORD - 1},}}"
_CONTENT_WORDS = Form(
    rf"[^\W\d_](?<!\w.){_AFTER_LETTER}(?:(?:[ -]|,? and |, )[^\W\d_]{_AFTER_LETTER})++"
)
_WORD = Form(r"[^\W\d_](?<![\w'’].)\w*+")
