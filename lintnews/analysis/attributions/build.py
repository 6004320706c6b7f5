"""From marked words to attributions: the steps in their order."""

from __future__ import annotations

from functools import partial

from lintnews.analysis.attributions import (
    contents,
    continuations,
    cues,
    phrases,
    referents,
    sources,
)
from lintnews.analysis.attributions import unattributed as leftovers
from lintnews.analysis.attributions.draft import Draft
from lintnews.analysis.attributions.kinds import Kind, Setting, source_type, stance
from lintnews.analysis.attributions.phrases import Part
from lintnews.analysis.attributions.tagged import Marked, marked
from lintnews.analysis.attributions.weights import Model, shipped
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span

_DIRECT_SHARE = 0.8
_JOINED = 3  # an apostrophe and "ll" or "ve"


def assemble(reading: Reading, model: Model | None = None) -> list[Draft]:
    """Return the attributions of an article as drafts, complete and in the order of their cues."""
    model = model or shipped()
    marks = reading.get(marked)
    found = cues.candidates(marks)
    drafts: list[Draft] = []
    in_hand: list[Draft] = []
    for sentence, tokens in enumerate(found):
        priors = cues.levels(marks, tokens, model)
        accepted = cues.decide(marks, sentence, tokens, priors, model)
        if accepted:
            here = _sentence(marks, sentence, accepted, model)
            drafts += here
            in_hand = here
        elif in_hand:
            in_hand = _go_on(
                marks,
                sentence,
                going_on(marks, in_hand, sentence),
                max(priors, default=0),
                model,
            )
    sayings = _whole_sayings(marks)
    made = leftovers.take_up(marks, drafts, sayings, partial(_new, marks))
    if made:
        drafts = sorted([*drafts, *made], key=_cue_token)
    for draft in drafts:
        _extend_over_quotations(marks, draft, sayings)
        _finish(marks, draft, reading.vocabulary.speech_verbs)
    referents.resolve(marks, drafts)
    return [draft for draft in drafts if draft.content or draft.source or draft.cue]


def _cue_token(draft: Draft) -> int:
    return draft.cue_token


def _new(marks: Marked, sentence: int, cue: int, part: Part | None) -> Draft:
    """Make an attribution that no decision proposed."""
    phrase = (part.start, part.end) if part is not None else None
    return Draft(
        cue,
        sentence,
        phrase,
        phrase,
        [],
        cues.chain(marks, cue, marks.sentences[sentence][0])[1],
    )


def _sentence(marks: Marked, sentence: int, accepted: list[int], model: Model) -> list[Draft]:
    """Give each cue of a sentence its source and its content."""
    first, last = marks.sentences[sentence]
    parts = phrases.skeleton(marks, first, last, set(accepted))
    pieces = contents.segments(marks, parts)
    drafts = []
    taken = -1
    for cue in accepted:
        taken = sources.choose(marks, parts, cue, first, last, taken, model)
        phrase = (parts[taken].start, parts[taken].end) if taken >= 0 else None
        content = contents.contents(marks, pieces, cue, (first, last), phrase, model)
        content = [contents.without_verdict(marks, start, end) for start, end in content]
        begin, shape = cues.chain(marks, cue, first)
        whole = sources.whole(parts, taken, begin, cue) if taken >= 0 else None
        draft = Draft(cue, sentence, phrase, whole, content, shape)
        if taken >= 0:
            draft.antecedent = referents.antecedent(marks, parts, taken)
        drafts.append(draft)
    return drafts


def _go_on(marks: Marked, sentence: int, draft: Draft, top: int, model: Model) -> list[Draft]:
    """Add the sentence to the attribution in hand where it is more of the same."""
    before = state(marks, draft, sentence)
    if not continuations.goes_on(marks, sentence, before, top, model):
        return []
    first, last = marks.sentences[sentence]
    draft.pieces.append((first, last))
    draft.last_sentence = sentence
    return [draft]


def going_on(marks: Marked, drafts: list[Draft], sentence: int) -> Draft:
    """Return that of a sentence's attributions which the next sentence may go on with.

    A quotation goes on with a quotation, anything else with the last that has content.
    """
    if marks.quoted[marks.sentences[sentence][0]] >= 0:
        for draft in reversed(drafts):
            if any(
                marks.quoted[start] >= 0 or marks.quoted[end - 1] >= 0
                for start, end in draft.pieces
            ):
                return draft
    return next((draft for draft in reversed(drafts) if draft.pieces), drafts[-1])


def state(marks: Marked, draft: Draft, sentence: int) -> continuations.Before:
    """Return what an attribution is like when ``sentence`` is reached."""
    quoted = marks.quoted
    size = sum(end - start for start, end in draft.pieces)
    inside = size - sum(quoted[start:end].count(-1) for start, end in draft.pieces)
    _, last = marks.sentences[draft.last_sentence]
    return continuations.Before(
        quoted=round(3 * inside / max(1, size)),
        ends=_ending(marks, draft, last),
        steps=sentence - draft.sentence,
        paragraph=marks.paragraphs[draft.last_sentence],
        group=marks.groups[draft.cue_token],
    )


def _ending(marks: Marked, draft: Draft, last: int) -> str:
    """Return how the last sentence so far ends: in a colon, in content, or otherwise."""
    if marks.tags[last - 1] == ":":
        return ":"
    if not draft.pieces:
        return "0"
    return "e" if draft.pieces[-1][1] >= last - 1 else "-"


def _extend_over_quotations(marks: Marked, draft: Draft, sayings: list[tuple[int, int]]) -> None:
    """Let content that takes in an end of a quotation take in all of it, over sentences and paragraphs."""
    extended = []
    for start, end in draft.pieces:
        left, right = start, end
        number = marks.quoted[start]
        if number >= 0:
            left = min(left, sayings[number][0])
        number = marks.quoted[end - 1]
        if number >= 0:
            right = max(right, sayings[number][1])
        extended.append((left, right))
    extended.sort()
    joined: list[tuple[int, int]] = []
    for start, end in extended:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    draft.pieces = joined


def _whole_sayings(marks: Marked) -> list[tuple[int, int]]:
    """Return for each quotation the tokens of the whole it is part of, over paragraphs."""
    result = list(marks.quote_ranges)
    for number in range(1, len(result)):
        if marks.quotations[number].resumed:
            result[number] = (result[number - 1][0], result[number][1])
    for number in range(len(result) - 2, -1, -1):
        if marks.quotations[number].continued:
            result[number] = (result[number][0], result[number + 1][1])
    return result


def _span(marks: Marked, start: int, end: int) -> Span:
    return Span(marks.tokens.starts[start], marks.tokens.ends[end - 1])


def _is_witness(marks: Marked, phrase: tuple[int, int] | None) -> bool:
    """Say whether a source can report: anything but a thing without a voice; nobody in particular can."""
    if phrase is None:
        return True
    head = phrase[1] - 1
    return bool(marks.nouns[head]) or marks.tags[head] in (
        "NNP",
        "NPOS",
        "PRP",
        "WH",
        "QN",
        "CD",
        ".",
    )


def _without_apostrophe(marks: Marked, span: Span, last: int) -> Span:
    """Leave out what is joined to the last word: "Marsh's claim", "he's saying"."""
    word = marks.tokens.texts[last]
    cut = max(word.rfind("'"), word.rfind("’"))
    return (
        Span(span.start, span.end - len(word) + cut)
        if cut > 0 and len(word) - cut <= _JOINED
        else span
    )


def _finish(marks: Marked, draft: Draft, desk: frozenset[str]) -> None:
    """Turn tokens into spans, and say of what kind the attribution is."""
    draft.cue = _span(marks, *_cue_tokens(marks, draft.cue_token))
    draft.content = tuple(_span(marks, start, end) for start, end in draft.pieces)
    _first, last = marks.sentences[draft.sentence]
    subject = ""
    if draft.phrase and draft.whole:
        draft.source = _without_apostrophe(marks, _span(marks, *draft.whole), draft.whole[1] - 1)
        draft.source_type = source_type(marks, *draft.phrase, last)
        subject = marks.tokens.folded[draft.phrase[1] - 1]
    quoted = marks.quoted
    size = sum(end - start for start, end in draft.pieces)
    inside = size - sum(quoted[start:end].count(-1) for start, end in draft.pieces)
    longest = (
        max((_overlap(marks, start, end) for start, end in draft.pieces), default=0)
        if inside
        else 0
    )
    if inside:
        draft.kind = Kind.DIRECT if inside >= _DIRECT_SHARE * size else Kind.MIXED
    setting = Setting(
        draft.shape,
        subject,
        longest,
        direct=draft.kind is Kind.DIRECT,
        content=bool(size),
        witness=_is_witness(marks, draft.phrase),
    )
    draft.stance = stance(marks, draft.cue_token, setting, desk)


def _overlap(marks: Marked, start: int, end: int) -> int:
    """Return the size of the longest quotation inside a range of tokens, in tokens."""
    longest = run = 0
    previous = -1
    for i in range(start, end):
        number = marks.quoted[i]
        run = (run + 1 if number == previous else 1) if number >= 0 else 0
        previous = number
        longest = max(longest, run)
    return longest


def _cue_tokens(marks: Marked, cue: int) -> tuple[int, int]:
    folded = marks.tokens.folded
    if folded[cue] == "according" and cue + 1 < len(folded) and folded[cue + 1] == "to":
        return cue, cue + 2
    return cue, cue + 1
