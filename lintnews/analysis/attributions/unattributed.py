"""Quotations that no attribution took up: rules for whose words they are.

The cue may be a verb that no list knows ("Otto chimed in"), the source may stand
in the sentence before a colon, or the speaker may simply carry over.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable

from lintnews.analysis.attributions import phrases
from lintnews.analysis.attributions.draft import Draft
from lintnews.analysis.attributions.phrases import Part
from lintnews.analysis.attributions.tagged import Marked

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
    marks: Marked,
    drafts: list[Draft],
    sayings: list[tuple[int, int]],
    new: Callable[[int, int, Part | None], Draft],
) -> list[Draft]:
    """Give each quotation of five words or more that nobody is credited with to a speaker, where one is near.

    Adds to the drafts in place and returns those it made with ``new`` (sentence, cue, source).
    """
    credited = bytearray(len(marks.tags))
    owners: list[Draft | None] = [None] * len(marks.tags)
    by_sentence = _credit(drafts, credited, owners)
    starts = [first for first, _ in marks.sentences]
    made: list[Draft] = []
    for number, (first, last) in enumerate(marks.quote_ranges):
        if last - first < _LEAST or 2 * sum(credited[first:last]) >= last - first:
            continue
        begin, end = sayings[number]
        opening, closing = (
            bisect_right(starts, begin) - 1,
            bisect_right(starts, max(begin, end - 1)) - 1,
        )
        draft = _beside(by_sentence, opening, closing, first, last)
        if draft is None:
            draft = (
                _unlisted(marks, closing, last, new)
                or _unlisted_before(marks, opening, first, new)
                or _signed(marks, closing, new)
            )
            if draft is not None:
                made.append(draft)
                by_sentence.setdefault(draft.sentence, []).append(draft)
        if draft is None:
            draft = _carried(marks, by_sentence, opening, closing, first)
        if (
            draft is None
            and opening
            and marks.sentences[opening][0] == first
            and marks.tags[first - 1] == ":"
        ):
            # "The senator released the following statement:" and the statement in a paragraph of
            # its own.
            draft = _unlisted_before(marks, opening - 1, first, new)
            if draft is not None:
                made.append(draft)
                by_sentence.setdefault(draft.sentence, []).append(draft)
        if draft is None and number:
            # A row of quotations with nothing between them has one speaker.
            previous = marks.quote_ranges[number - 1][1]
            draft = owners[previous - 1] if begin - previous <= 1 else None
        if draft is not None:
            draft.pieces.append((first, last))
            credited[first:last] = b"\1" * (last - first)
            owners[last - 1] = draft
    return made


def _credit(
    drafts: list[Draft],
    credited: bytearray,
    owners: list[Draft | None],
) -> dict[int, list[Draft]]:
    """Enter what already has a source; return the attributions that have one, by sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.phrase is None:
            continue
        by_sentence.setdefault(draft.sentence, []).append(draft)
        for start, end in draft.pieces:
            credited[start:end] = b"\1" * (end - start)
            owners[end - 1] = draft
    return by_sentence


def _beside(
    by_sentence: dict[int, list[Draft]],
    opening: int,
    closing: int,
    first: int,
    last: int,
) -> Draft | None:
    """Return the attribution nearest to the quotation in the sentences where it opens and closes."""
    near = [*by_sentence.get(closing, ()), *by_sentence.get(opening, ())]
    return min(
        near,
        key=lambda draft: min(abs(draft.cue_token - last), abs(first - draft.cue_token)),
        default=None,
    )


def _unlisted(
    marks: Marked,
    sentence: int,
    last: int,
    new: Callable[[int, int, Part | None], Draft],
) -> Draft | None:
    """Find a speaker and a verb of no list right after the quotation."""
    _, end = marks.sentences[sentence]
    parts = phrases.skeleton(marks, last, min(end, last + _NEAR), ())[:6]
    parts = [part for part in parts if part.code not in ("ADV", "RB", "HAVE", "BE", ",")]
    if len(parts) > 1:
        one, two = parts[0], parts[1]
        if one.code == "N" and one.kind in _SPEAKERS and two.code in _VERBS:
            return new(sentence, two.start, one)
        if two.code == "N" and two.kind in _SPEAKERS and one.code in _VERBS:
            return new(sentence, one.start, two)
    return None


def _unlisted_before(
    marks: Marked,
    sentence: int,
    first: int,
    new: Callable[[int, int, Part | None], Draft],
) -> Draft | None:
    """Find a speaker and a verb of no list before the quotation, in its sentence, up to a colon or comma."""
    begin = max(marks.sentences[sentence][0], first - _NEAR)
    # a speaker, a verb, a stop
    if first - begin < 3 or marks.tags[first - 1] not in (":", ","):  # noqa: PLR2004
        return None
    parts = phrases.skeleton(marks, begin, first, ())
    for one, two in itertools.pairwise(parts):
        if one.code == "N" and one.kind in _SPEAKERS and two.code in _VERBS:
            return new(sentence, two.start, one)
    if parts[0].code == "N" and parts[0].kind in _SPEAKERS and marks.tags[first - 1] == ":":
        return new(sentence, first - 1, parts[0])
    return None


def _signed(
    marks: Marked,
    closing: int,
    new: Callable[[int, int, Part | None], Draft],
) -> Draft | None:
    """Find the name that signs a quotation in a line of its own after it: "— Lee Otto, teacher"."""
    if closing + 1 >= len(marks.sentences):
        return None
    first, last = marks.sentences[closing + 1]
    if (
        marks.tags[first] not in _DASHES
        or last - first > _SIGNATURE
        or not _FINITE.isdisjoint(marks.tags[first:last])
    ):
        return None
    parts = phrases.skeleton(marks, first + 1, last, ())
    if parts and parts[0].code == "N" and parts[0].kind in _SIGNERS:
        return new(closing + 1, first, parts[0])
    return None


def _carried(
    marks: Marked,
    by_sentence: dict[int, list[Draft]],
    opening: int,
    closing: int,
    first: int,
) -> Draft | None:
    """Return the attribution whose speaker carries over to the quotation."""
    before = by_sentence.get(opening - 1)
    paragraphs = marks.paragraphs
    if opening and before:
        _, end = marks.sentences[opening - 1]
        if paragraphs[opening - 1] == paragraphs[opening] or marks.tags[end - 1] == ":":
            return _quoting(marks, before)
        starts_paragraph = marks.sentences[opening][0] == first
        if starts_paragraph and any(
            marks.quoted[start] >= 0 or marks.quoted[end - 1] >= 0
            for draft in before
            for start, end in draft.pieces
        ):
            return _quoting(marks, before)
    if marks.sentences[opening][0] == first:
        # Inside a paragraph a sentence or two of the writer's may stand between.
        for sentence in range(opening - 2, max(-1, opening - 2 - _BETWEEN), -1):
            if paragraphs[sentence] != paragraphs[opening]:
                break
            if sentence in by_sentence:
                return _quoting(marks, by_sentence[sentence])
    after = by_sentence.get(closing + 1)
    if after and paragraphs[closing + 1] == paragraphs[closing]:
        return after[0]
    return None


def _quoting(marks: Marked, drafts: list[Draft]) -> Draft:
    """Return the last of the attributions that quotes, else the last."""
    quoted = marks.quoted
    return next(
        (
            draft
            for draft in reversed(drafts)
            if any(quoted[start] >= 0 for start, _ in draft.pieces)
        ),
        drafts[-1],
    )
