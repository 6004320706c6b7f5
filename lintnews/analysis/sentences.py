"""Sentences: where each begins and ends.

A block of the article is the outer unit, and no sentence crosses one. Inside a
block a full stop, question mark, exclamation mark or ellipsis ends a sentence
where what follows can begin one, unless the stop belongs to an abbreviation or an
initial. A closing quotation mark or bracket belongs to the sentence it follows;
a question inside quotation marks whose speaker follows is not an end
(``"Why?" Smith asked.``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span

# A row of stops, what closes after it, white space, and what opens before the
# next word. Possessive throughout and anchored at the first stop of a row, so a
# text of 100,000 stops or marks costs one pass.
_STOP = Form(
    r"(?P<stops>[.!?…](?<![.!?…].)[.!?…]*+(?:\ \.(?=[\s\"”’)\]]))*+)"
    r"(?P<closers>[\"”’'»)\]]*+)(?P<gap>\s++)(?P<openers>[\"“‘'«(\[`]*+)(?P<next>\w++)?"
)
_WORD_BEFORE = Form(r"[\w.&'’-]*\Z")
_LONGEST_WORD = 30


def sentences(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences in order, each without the white space around it.

    Offsets are half-open, in code points of the article's text. Every visible
    character of a block is in exactly one sentence.
    """
    return tuple(_sentences(reading))


def sentence_at(reading: Reading, offset: int) -> Span | None:
    """Return the sentence that ``offset`` stands in, ``None`` between sentences; logarithmic."""
    found = reading.get(sentences)
    index = bisect_right(found, offset, key=lambda span: span.start) - 1
    return found[index] if index >= 0 and offset < found[index].end else None


def _sentences(reading: Reading) -> Iterator[Span]:
    for block in reading.article.blocks:
        yield from divided(reading.text, block.span.start, block.span.end)


def divided(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of the stretch ``start..end``, taken for one block."""
    for match in _STOP.finditer(text, start, end):
        if match.end("gap") < end and _is_end(text, start, match):
            yield Span(start, match.start("gap"))
            start = match.end("gap")
    if start < end:
        yield Span(start, end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether the stop ends the sentence that begins at ``start``."""
    stops, closers, following = match.group("stops", "closers", "next")
    quoted = any(mark in closers for mark in "\"”’'»")
    if following is None:
        # A dash, a bullet, an ellipsis: a sentence may begin with it after a clear end.
        return stops != "."
    if following[0].islower() and (following.islower() or not following.isalnum()):
        return False  # iPhone, macOS and inCruises begin sentences; "and" does not
    if stops == ".":
        return (
            quoted
            or ")" in closers
            or not _is_abbreviation(
                text, start, match.start("stops"), following, match.group("openers")
            )
        )
    return not (quoted and _speaker_follows(text, match))


def _is_abbreviation(text: str, start: int, stop: int, following: str, openers: str) -> bool:
    """Return whether the stop at ``stop`` belongs to the word before it and ends no sentence."""
    word = text[max(start, stop - _LONGEST_WORD) : stop].rpartition(" ")[2]
    if not word.isalnum():
        match = _WORD_BEFORE.search(word)
        word = match.group().lstrip(".'’-&") if match else ""
        if not word:
            return False
    folded = word.lower()
    if folded in words("abbreviations-before-names"):
        # "Sen. The" is a sentence that ends with a title, "Sen. Smith" is not.
        return folded in ("v", "vs") or (
            word[0].isupper() and following not in words("sentence-starters")
        )
    if folded == "no":
        return following[0].isdigit() and word[0].isupper()
    if len(word) == 1 and word.isalpha():
        # An initial; but "vitamin A. The", "as I. But".
        return (
            word.isupper()
            and not (following != "A" and _starts_sentence(following, openers))
            and word != "I"
        )
    # U.S, but 3.1 is the number of a version
    if folded in words("abbreviations") or (
        len(word) > 2 and word[1] == "." and word[-2] == "." and word[0].isalpha()
    ):
        return not _starts_sentence(following, openers)
    return False


def _starts_sentence(following: str, openers: str) -> bool:
    """Return whether a word, and what opens before it, seldom follow an abbreviation."""
    return following in words("sentence-starters") or bool(openers.strip("("))


def _speaker_follows(text: str, match: re.Match[str]) -> bool:
    """Return whether somebody says something right after a closing quotation mark."""
    return bool(_SPEAKER.match(text, match.end("gap")))


def _speaker() -> str:
    verbs = "|".join(sorted(words("said-forms")))
    return (
        rf"(?:(?:[A-Z][\w.'’-]*\ ){{1,4}}(?:{verbs})|(?:he|she|they|it|I|we|He|She|They)\ "
        rf"(?:{verbs}))\b"
    )


# "Ann Lee said", "she told"
_SPEAKER = Form(_speaker)
