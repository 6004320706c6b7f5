"""Claims: what the article says in its own voice and a reader could ask "who says so?" about.

Only narrative is looked at: sentences of the body without a quotation in which the
writer does not speak of himself. Each is weighed by its signs (``features``)
and by its place: next to a quotation or a report it is likely to go on with it. If
somebody is said to say the words that claim, the sentence is left alone. The weights
are in ``data/claims/weights.txt``; how they were fitted, and how often they are
right, is in ``docs/accuracy-claims.md``.
"""

from __future__ import annotations

import enum
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from lintnews.analysis.attributions.attribution import Attribution, Stance, attributions
from lintnews.analysis.claims.features import Signs, SignWords, signs_of, words_of
from lintnews.analysis.lexicon import phrases
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import roles
from lintnews.analysis.quotations import quotation_at, quotations
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.analysis.tokens import tokens
from lintnews.article.days import WEEKDAY_NAMES
from lintnews.article.model import Kind, Role
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_FEWEST_WORDS = 6
_LEAST = 0.2  # what is less certain is no claim
_MARKS = frozenset('"“”')
_DAYS = frozenset(day.lower() for day in WEEKDAY_NAMES)
_ENOUGH_TOKENS = 250  # in a shorter article it means little that it cites and quotes nobody
# How sure it is that an article is news: plain news, and what is left alone.
_PLAIN_NEWS, _HARDLY_NEWS = 0.95, 0.78
_SELF = frozenset("i we my our i'm i've me".split())


class ClaimKind(enum.StrEnum):
    """What sort of claim it is: the question an editor would ask differs."""

    MIND = "mind"  # what somebody feels, believes or is after: how do we know?
    FORECAST = "forecast"  # what will, could or would come: who expects it?
    CONDUCT = "conduct"  # what somebody did and would deny: who saw it?
    VERDICT = "verdict"  # what it is worth, or what it means: who says so?


# The signs whose words are the evidence for each kind, the surest first.
_EVIDENCE: Mapping[ClaimKind, tuple[str, ...]] = {
    ClaimKind.MIND: ("is frustrated", "feeling", "mood", "belief", "motive"),
    ClaimKind.FORECAST: ("could change", "forecast", "modal"),
    ClaimKind.CONDUCT: ("conduct",),
    ClaimKind.VERDICT: (
        *(
            "idiom",
            "most",
            "hedge",
            "boost",
            "verdict-nouns",
            "verdict-adjectives",
            "superlative",
            "result",
            "interpret",
            "effect",
        ),
    ),
}


class Claim(NamedTuple):
    """A sentence that claims. Spans are half-open offsets in code points of the article's text.

    ``evidence`` are the words of the sentence that claim, ``sign`` the sort of
    words they are; ``certainty`` lies between 0 and 1.
    """

    span: Span
    kind: ClaimKind
    certainty: float
    evidence: Span
    sign: str


def claims(reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of the article's own voice, in the order of the text."""
    return tuple(_claims(reading))


def _claims(reading: Reading) -> Iterator[Claim]:
    if reading.get(_opinion) >= 1:
        return
    words, known, attributed = reading.get(tokens), weights(), reading.get(_attributed)
    for sentence in reading.get(_narrative):
        signs = sentence_signs(reading, sentence)
        certainty = _certainty(signs, known)
        if certainty < _LEAST:
            continue
        sort, mark = _kind(signs, known)
        evidence = Span(
            words.starts[sentence.first + mark.first], words.ends[sentence.first + mark.last - 1]
        )
        if not attributed[sort is ClaimKind.MIND].covers(evidence):
            yield Claim(sentence.span, sort, certainty, evidence, mark.sign)


class BodySentence(NamedTuple):
    """A sentence: its span, its tokens (half-open), the number of its block."""

    span: Span
    first: int
    last: int
    block: int
    before: Span | None  # the sentence before it in its block


def body_sentences(reading: Reading) -> tuple[BodySentence, ...]:
    """Return every sentence of the body with its place."""
    found: list[BodySentence] = []
    starts = reading.get(tokens).starts
    ordered, at = reading.get(sentences), 0
    for number, block in enumerate(reading.get(roles)):
        before = None
        while at < len(ordered) and ordered[at].start < block.span.end:
            span = ordered[at]
            if block.role is Role.BODY:
                found.append(
                    BodySentence(
                        span,
                        bisect_left(starts, span.start),
                        bisect_left(starts, span.end),
                        number,
                        before,
                    )
                )
            at += 1
            before = span
    return tuple(found)


def _narrative(reading: Reading) -> tuple[BodySentence, ...]:
    """Return the sentences in which only the writer can be speaking."""
    quoted = reading.get(_quoted)
    return tuple(
        sentence
        for sentence in reading.get(body_sentences)
        if sentence.last - sentence.first >= _FEWEST_WORDS
        and not quoted.touches(sentence.span)
        and not _speaks_of_self(reading, sentence)
        and reading.text[sentence.span.end - 1] not in "?:"
    )


class _Stretches(NamedTuple):
    """Stretches of text, merged and in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def touches(self, span: Span) -> bool:
        """Return whether a stretch and the span share a character."""
        at = bisect_left(self.starts, span.end) - 1
        return at >= 0 and self.ends[at] > span.start

    def covers(self, span: Span) -> bool:
        """Return whether the whole span lies in one stretch."""
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.end <= self.ends[at]


def _quoted(reading: Reading) -> _Stretches:
    return _merged(
        (quotation.span.start, quotation.span.end) for quotation in reading.get(quotations)
    )


def _attributed(reading: Reading) -> tuple[_Stretches, _Stretches]:
    """Return what somebody is said to say or think, and what somebody is said to say."""
    owned = [one for one in reading.get(attributions) if one.source is not None]
    said = [one for one in owned if one.stance is Stance.REPORT]
    return _merged(_contents(owned)), _merged(_contents(said))


def _contents(found: Iterable[Attribution]) -> Iterator[tuple[int, int]]:
    for one in found:
        for piece in one.content:
            yield piece.start, piece.end


def _merged(spans: Iterable[tuple[int, int]]) -> _Stretches:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return _Stretches(starts, ends)


def _speaks_of_self(reading: Reading, sentence: BodySentence) -> bool:
    words = reading.get(tokens)
    return not _SELF.isdisjoint(words.folded[sentence.first : sentence.last])


class _Surroundings(NamedTuple):
    """What a block holds that bears on its neighbours."""

    quotes: bool
    opens_with_quote: bool
    reports: bool
    first_person: bool
    introduces: bool


_NOTHING = _Surroundings(
    quotes=False, opens_with_quote=False, reports=False, first_person=False, introduces=False
)


def _surroundings(reading: Reading) -> tuple[_Surroundings, ...]:
    """Return what each block holds."""
    words, text = reading.get(tokens), reading.text
    report, person = words_of("report"), words_of("first-person")
    found: list[_Surroundings] = []
    for block in reading.get(roles):
        first, last = (
            bisect_left(words.starts, block.span.start),
            bisect_left(words.starts, block.span.end),
        )
        own, written = words.folded[first:last], block.span.of(text)
        found.append(
            _Surroundings(
                quotes='"' in written or "“" in written or "''" in written,
                opens_with_quote=written.startswith(('"', "“")),
                reports=not report.isdisjoint(own),
                first_person=not person.isdisjoint(own)
                and any(
                    words.folded[at] in person
                    and words.texts[at] != "US"
                    and quotation_at(reading, words.starts[at]) is None
                    for at in range(first, last)
                ),
                introduces=written.endswith(":"),
            )
        )
    return tuple(found)


def sentence_signs(reading: Reading, sentence: BodySentence) -> Signs:
    """Return the signs of a sentence, with those of its place."""
    words = reading.get(tokens)
    signs = signs_of(
        words.texts[sentence.first : sentence.last], words.folded[sentence.first : sentence.last]
    )
    around = reading.get(_surroundings)
    here = around[sentence.block]
    before = around[sentence.block - 1] if sentence.block else _NOTHING
    after = around[sentence.block + 1] if sentence.block + 1 < len(around) else _NOTHING
    near = (
        around[max(0, sentence.block - 2) : sentence.block]
        + around[sentence.block + 1 : sentence.block + 3]
    )
    values = signs.values
    if sentence.before is None:
        values["opens its paragraph"] = 1.0
    elif not _MARKS.isdisjoint(sentence.before.of(reading.text)):
        values["after a quotation"] = 1.0
    if here.quotes:
        values["quotation in its paragraph"] = 1.0
    if before.quotes:
        values["quotation in the paragraph before"] = 1.0
    if after.opens_with_quote:
        values["quotation opens the next paragraph"] = 1.0
    if before.reports:
        values["report in the paragraph before"] = 1.0
    if before.introduces:
        values["a colon before"] = 1.0
    if here.first_person:
        values["first person in its paragraph"] = 1.0
    if True in [block.first_person for block in near]:
        values["first person near"] = 1.0
    values.update(_place(reading, sentence))
    return signs


def _place(reading: Reading, sentence: BodySentence) -> dict[str, float]:
    """Return the signs of the article, and of whom the sentence and its paragraph cite."""
    values = {"article may be opinion": reading.get(_opinion)}
    cues, words = reading.get(_cues), reading.get(tokens)
    block = reading.get(roles)[sentence.block].span
    if _has_one(cues, sentence.span):
        values["cites somebody"] = 1.0
    if _has_one(cues, block):
        values["its paragraph cites somebody"] = 1.0
    if not _DAYS.isdisjoint(words.folded[sentence.first : sentence.last]):
        values["a weekday"] = 1.0
    return values


def _cues(reading: Reading) -> tuple[int, ...]:
    """Return where the cues lie by which somebody is cited, in order."""
    return tuple(
        sorted(
            one.cue.start
            for one in reading.get(attributions)
            if one.stance is Stance.REPORT and one.cue is not None and one.source is not None
        )
    )


def _has_one(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _opinion(reading: Reading) -> float:
    """Return how far the article is from plain news, 0 to 1."""
    found = reading.get(kind)
    if found.kind is not Kind.NEWS:
        return 1.0
    if len(reading.get(tokens)) < _ENOUGH_TOKENS:
        return 0.0
    return min(1.0, max(0.0, (_PLAIN_NEWS - found.certainty) / (_PLAIN_NEWS - _HARDLY_NEWS)))


@cache
def weights() -> Mapping[str, float]:
    """Return sign -> weight."""
    pairs = (line.rpartition(" ") for line in phrases("claims/weights"))
    return {sign.strip(): float(weight) for sign, _, weight in pairs}


def _certainty(signs: Signs, known: Mapping[str, float]) -> float:
    total = known["every sentence"] + sum(
        [known[sign] * value for sign, value in signs.values.items() if sign in known]
    )
    return 1 / (1 + math.exp(-total))


def _kind(signs: Signs, known: Mapping[str, float]) -> tuple[ClaimKind, SignWords]:
    """Return the kind that the signs speak most for, and the words that do.

    A state of mind and a forecast are told by their form; else the weights decide.
    """
    for mark in signs.marks:
        if mark.sign == "is frustrated":
            return ClaimKind.MIND, mark
    for mark in signs.marks:
        if mark.sign in {"could change", "forecast"}:
            return ClaimKind.FORECAST, mark
    best = (-1.0, ClaimKind.VERDICT, SignWords("", 0, 1))
    for sort, names in _EVIDENCE.items():
        marks = [mark for mark in signs.marks if mark.sign in names]
        if not marks:
            continue
        weight = sum(
            max(0.0, known.get(sign, 0.0)) * signs.values[sign]
            for sign in {mark.sign for mark in marks}
        )
        surest = min(marks, key=lambda mark: (names.index(mark.sign), mark.first))
        best = max(best, (weight, sort, surest), key=lambda one: one[0])
    return best[1:]
