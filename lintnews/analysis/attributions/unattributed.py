"""Quotations that no attribution took up: rules for whose words they are.

The cue may be a verb that no list knows ("Otto chimed in"), the source may stand
in the sentence before a colon, or the speaker may simply carry over.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.skeleton import SkeletonPart, skeleton
from lintnews.analysis.attributions.tagged import TaggedText

_NEAR = 40
_LEAST = 7  # five words and two marks
_SPEAKERS = frozenset(
    ["PRP", "NNP", "person", "organization", "document", "group", "DTNNP", "NNS", "QN", "speech"],
)
_VERBS = frozenset(["V", "C"])
_FINITE = frozenset(["VBD", "VBZ", "BE", "HAVE", "DO", "MD"])
_SIGNERS = frozenset(["NNP", "person"])
_DASHES = frozenset(["-", "--"])
_SIGNATURE = 12
_BETWEEN = 2


def take_up(
    text: TaggedText,
    candidates: list[Candidate],
    sayings: list[tuple[int, int]],
    new: Callable[[int, int, SkeletonPart | None], Candidate],
) -> list[Candidate]:
    """Give each quotation of five words or more that nobody is credited with to a speaker, where one is near.

    Adds to the drafts in place and returns those it made with ``new`` (sentence, cue, source).
    """
    credited = bytearray(len(text.tags))
    owners: list[Candidate | None] = [None] * len(text.tags)
    by_sentence = _credit(candidates, credited, owners)
    starts = [first for first, _ in text.sentences]
    made: list[Candidate] = []
    for number, (first, last) in enumerate(text.quote_ranges):
        if last - first < _LEAST or 2 * sum(credited[first:last]) >= last - first:
            continue
        begin, end = sayings[number]
        opening, closing = (
            bisect_right(starts, begin) - 1,
            bisect_right(starts, max(begin, end - 1)) - 1,
        )
        candidate = _beside(by_sentence, opening, closing, first, last)
        if candidate is None:
            candidate = (
                _unlisted(text, closing, last, new)
                or _unlisted_before(text, opening, first, new)
                or _signed(text, closing, new)
            )
            if candidate is not None:
                made.append(candidate)
                by_sentence.setdefault(candidate.sentence, []).append(candidate)
        if candidate is None:
            candidate = _carried(text, by_sentence, opening, closing, first)
        if (
            candidate is None
            and opening
            and text.sentences[opening][0] == first
            and text.tags[first - 1] == ":"
        ):
            # "The senator released the following statement:" and the statement in a paragraph of
            # its own.
            candidate = _unlisted_before(text, opening - 1, first, new)
            if candidate is not None:
                made.append(candidate)
                by_sentence.setdefault(candidate.sentence, []).append(candidate)
        if candidate is None and number:
            # A row of quotations with nothing between them has one speaker.
            previous = text.quote_ranges[number - 1][1]
            candidate = owners[previous - 1] if begin - previous <= 1 else None
        if candidate is not None:
            candidate.pieces.append((first, last))
            credited[first:last] = b"\1" * (last - first)
            owners[last - 1] = candidate
    return made


def _credit(
    candidates: list[Candidate],
    credited: bytearray,
    owners: list[Candidate | None],
) -> dict[int, list[Candidate]]:
    """Enter what already has a source; return the attributions that have one, by sentence."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.phrase is None:
            continue
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
        for start, end in candidate.pieces:
            credited[start:end] = b"\1" * (end - start)
            owners[end - 1] = candidate
    return by_sentence


def _beside(
    by_sentence: dict[int, list[Candidate]],
    opening: int,
    closing: int,
    first: int,
    last: int,
) -> Candidate | None:
    """Return the attribution nearest to the quotation in the sentences where it opens and closes."""
    near = [*by_sentence.get(closing, ()), *by_sentence.get(opening, ())]
    return min(
        near,
        key=lambda candidate: min(
            abs(candidate.cue_token - last), abs(first - candidate.cue_token)
        ),
        default=None,
    )


def _unlisted(
    text: TaggedText,
    sentence: int,
    last: int,
    new: Callable[[int, int, SkeletonPart | None], Candidate],
) -> Candidate | None:
    """Find a speaker and a verb of no list right after the quotation."""
    _, end = text.sentences[sentence]
    parts = skeleton(text, last, min(end, last + _NEAR), ())[:6]
    parts = [part for part in parts if part.code not in ("ADV", "RB", "HAVE", "BE", ",")]
    if len(parts) > 1:
        one, two = parts[0], parts[1]
        if one.code == "N" and one.kind in _SPEAKERS and two.code in _VERBS:
            return new(sentence, two.start, one)
        if two.code == "N" and two.kind in _SPEAKERS and one.code in _VERBS:
            return new(sentence, one.start, two)
    return None


def _unlisted_before(
    text: TaggedText,
    sentence: int,
    first: int,
    new: Callable[[int, int, SkeletonPart | None], Candidate],
) -> Candidate | None:
    """Find a speaker and a verb of no list before the quotation, in its sentence, up to a colon or comma."""
    begin = max(text.sentences[sentence][0], first - _NEAR)
    # a speaker, a verb, a stop
    if first - begin < 3 or text.tags[first - 1] not in (":", ","):  # noqa: PLR2004
        return None
    parts = skeleton(text, begin, first, ())
    for one, two in itertools.pairwise(parts):
        if one.code == "N" and one.kind in _SPEAKERS and two.code in _VERBS:
            return new(sentence, two.start, one)
    if parts[0].code == "N" and parts[0].kind in _SPEAKERS and text.tags[first - 1] == ":":
        return new(sentence, first - 1, parts[0])
    return None


def _signed(
    text: TaggedText,
    closing: int,
    new: Callable[[int, int, SkeletonPart | None], Candidate],
) -> Candidate | None:
    """Find the name that signs a quotation in a line of its own after it: "— Lee Otto, teacher"."""
    if closing + 1 >= len(text.sentences):
        return None
    first, last = text.sentences[closing + 1]
    if (
        text.tags[first] not in _DASHES
        or last - first > _SIGNATURE
        or not _FINITE.isdisjoint(text.tags[first:last])
    ):
        return None
    parts = skeleton(text, first + 1, last, ())
    if parts and parts[0].code == "N" and parts[0].kind in _SIGNERS:
        return new(closing + 1, first, parts[0])
    return None


def _carried(
    text: TaggedText,
    by_sentence: dict[int, list[Candidate]],
    opening: int,
    closing: int,
    first: int,
) -> Candidate | None:
    """Return the attribution whose speaker carries over to the quotation."""
    before = by_sentence.get(opening - 1)
    paragraphs = text.paragraphs
    if opening and before:
        _, end = text.sentences[opening - 1]
        if paragraphs[opening - 1] == paragraphs[opening] or text.tags[end - 1] == ":":
            return _quoting(text, before)
        starts_paragraph = text.sentences[opening][0] == first
        if starts_paragraph and any(
            text.quoted[start] >= 0 or text.quoted[end - 1] >= 0
            for candidate in before
            for start, end in candidate.pieces
        ):
            return _quoting(text, before)
    if text.sentences[opening][0] == first:
        # Inside a paragraph a sentence or two of the writer's may stand between.
        for sentence in range(opening - 2, max(-1, opening - 2 - _BETWEEN), -1):
            if paragraphs[sentence] != paragraphs[opening]:
                break
            if sentence in by_sentence:
                return _quoting(text, by_sentence[sentence])
    after = by_sentence.get(closing + 1)
    if after and paragraphs[closing + 1] == paragraphs[closing]:
        return after[0]
    return None


def _quoting(text: TaggedText, candidates: list[Candidate]) -> Candidate:
    """Return the last of the attributions that quotes, else the last."""
    quoted = text.quoted
    return next(
        (
            candidate
            for candidate in reversed(candidates)
            if any(quoted[start] >= 0 for start, _ in candidate.pieces)
        ),
        candidates[-1],
    )
