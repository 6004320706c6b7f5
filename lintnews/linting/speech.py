"""No fix takes or changes what somebody said: words between quotation marks, or a block quotation.

The engine asks it of each fix alone, in the text of an article. Who applies many asks it of all
that are made together: a fix of a mark may change which marks pair, and the next round of fixes
would find words outside of marks that somebody has said.

What may change are the marks. A quotation may go as a whole where the same words stand in
another one, as in the second copy of a caption.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate

from lintnews.analysis.quotations import quotations
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span
from lintnews.linting.finding import Edit
from lintnews.values import NamedTuple

_WORD = re.compile(r"\w+")
#: What decides where a quotation begins and ends.
MARKS = re.compile(r"[\r\n\"'`´‘’‚‛“”„‟«»‹›′″]")


class Spoken(NamedTuple):
    """One quotation: ``span`` takes in the marks, ``words`` are the stretches between them.

    There are several where markup stands among the words, and none where there is nothing.
    """

    span: Span
    words: tuple[Span, ...]


def spoken(reading: Reading) -> tuple[Spoken, ...]:
    """Return what is said in an article, in offsets of its text."""
    return tuple(
        Spoken(one.span, (one.inner,) if len(one.inner) else ()) for one in reading.get(quotations)
    )


def spoken_in_source(reading: Reading) -> Iterator[Spoken]:
    """Yield what is said in an article, in offsets of its source."""
    pieces = reading.article.origin.pieces
    for one in spoken(reading):
        where = pieces(one.span)
        if where:
            whole = Span(min(piece.start for piece in where), max(piece.end for piece in where))
            yield Spoken(whole, tuple(piece for words in one.words for piece in pieces(words)))


class Said:
    """What is said in a text: knows which edits leave it alone, and what they make of its marks."""

    __slots__ = ("_copies", "_reach", "_said", "_text")

    def __init__(self, text: str, said: Iterable[Spoken]) -> None:
        """Keep the quotations of the text in their order; those without a word need no care."""
        self._text = text
        self._said = sorted(one for one in said if _WORD.search(_words(text, one)))
        # The furthest end so far: quotations of one source may lie in one another.
        self._reach = list(accumulate((one.span.end for one in self._said), max))
        self._copies = Counter(_words(text, one) for one in self._said)

    def spares(self, edits: Iterable[Edit]) -> bool:
        """Return whether the edits of one fix leave every word."""
        gone: Counter[str] = Counter()
        for edit in edits:
            for one in self._near(edit.span):
                if not self._reaches(edit, one):
                    if not _keeps_edges(self._text, edit, one):
                        return False
                elif self._goes_whole(edit, one):
                    gone[_words(self._text, one)] += 1
                elif not self._stays_whole(edit, one):
                    return False
        return all(times < self._copies[words] for words, times in gone.items())

    def take(self, edits: Iterable[Edit]) -> None:
        """Remember that these edits will be made: what they take, no other stands in for."""
        self._copies.subtract(
            _words(self._text, one)
            for edit in edits
            for one in self._near(edit.span)
            if self._reaches(edit, one) and self._goes_whole(edit, one)
        )

    def lost(self, edits: list[Edit], now: Said) -> list[Span]:
        """Return the quotations that are none any more after the edits, whose marks pair otherwise.

        ``now`` is what is said in the text that the edits make. They do not overlap.
        """
        shift = _Shift(edits)
        return [
            one.span
            for one in self._said
            if not all(now._holds(words) for words in self._moved(one, shift))
        ]

    def _moved(self, one: Spoken, shift: _Shift) -> Iterator[Span]:
        """Yield where the words of a quotation are after edits that spare them."""
        edit = shift.around(one.span)
        if edit is None:
            yield from (Span(shift.start(a), shift.end(b)) for a, b in one.words)
        elif (at := edit.text.find(one.span.of(self._text))) >= 0:
            by = shift.put(edit) + at - one.span.start
            yield from (words.moved(by) for words in one.words)

    def _holds(self, span: Span) -> bool:
        """Return whether a stretch lies within what is said."""
        return any(words.covers(span) for one in self._near(span) for words in one.words)

    def _near(self, span: Span) -> Iterator[Spoken]:
        """Yield the quotations that a stretch touches."""
        for number in range(bisect_left(self._reach, span.start), len(self._said)):
            one = self._said[number]
            if one.span.start > span.end:
                break
            if one.span.end >= span.start:
                yield one

    def _reaches(self, edit: Edit, one: Spoken) -> bool:
        """Return whether an edit touches what stands between the marks."""
        start, end = edit.span
        return any(start < words.end and words.start < end for words in one.words)

    def _goes_whole(self, edit: Edit, one: Spoken) -> bool:
        return edit.span.covers(one.span) and not edit.text.strip()

    def _stays_whole(self, edit: Edit, one: Spoken) -> bool:
        return edit.span.covers(one.span) and one.span.of(self._text) in edit.text


def said(reading: Reading) -> Said:
    """Return what is said in an article, in offsets of its text."""
    return Said(reading.text, spoken(reading))


class _Shift:
    """Where offsets are after edits that do not overlap."""

    __slots__ = ("_edits", "_ends", "_grown", "_starts")

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)
        self._starts = [edit.span.start for edit in self._edits]
        self._ends = [edit.span.end for edit in self._edits]
        growth = (len(edit.text) - len(edit.span) for edit in self._edits)
        self._grown = list(accumulate(growth, initial=0))

    def start(self, offset: int) -> int:
        """Return where what begins at the offset begins now, behind what is put in there."""
        return offset + self._grown[bisect_right(self._ends, offset)]

    def end(self, offset: int) -> int:
        """Return where what ends at the offset ends now, before what is put in there."""
        return offset + self._grown[bisect_left(self._starts, offset)]

    def put(self, edit: Edit) -> int:
        """Return where the text of an edit begins."""
        return edit.span.start + self._grown[self._edits.index(edit)]

    def around(self, span: Span) -> Edit | None:
        """Return the edit that takes in the whole stretch, if there is one."""
        before = bisect_right(self._starts, span.start)
        edit = self._edits[before - 1] if before else None
        return edit if edit is not None and edit.span.covers(span) else None


def _words(text: str, one: Spoken) -> str:
    """Return what was said, to compare it with a copy."""
    return " ".join(" ".join(words.of(text) for words in one.words).split())


def _keeps_edges(text: str, edit: Edit, one: Spoken) -> bool:
    """Return whether an edit beside the words puts none between the marks, and joins none to them.

    In the place of a mark may come another, with the words that stood there.
    """
    first, last = one.words[0].start, one.words[-1].end
    if edit.span.end == first or edit.span.start == last:
        begins = edit.span.end == first
        if one.span.start < first if begins else last < one.span.end:
            inside = MARKS.split(edit.text)[-1 if begins else 0] if MARKS.search(edit.text) else ""
            same = _WORD.findall(edit.text) == _WORD.findall(edit.span.of(text))
            return same and not _WORD.search(inside)
        if begins:
            beside = edit.text[-1:] or text[: edit.span.start][-1:]
            return not (_is_word(beside) and _is_word(text[first]))
        beside = edit.text[:1] or text[edit.span.end : edit.span.end + 1]
        return not (_is_word(beside) and _is_word(text[last - 1]))
    return True


def _is_word(character: str) -> bool:
    return _WORD.match(character) is not None
