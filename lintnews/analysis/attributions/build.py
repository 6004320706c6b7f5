"""From marked words to attributions: the steps in their order."""

from __future__ import annotations

from functools import partial

from lintnews.analysis.attributions import (
    contents,
    continuations,
    cues,
    referents,
    sources,
    unattributed,
)
from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.kinds import Directness, Setting, source_type, stance
from lintnews.analysis.attributions.skeleton import SkeletonPart, skeleton
from lintnews.analysis.attributions.tagged import TaggedText, tagged_text
from lintnews.analysis.attributions.weights import Weights, shipped
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span

_DIRECT_SHARE = 0.8
_JOINED = 3  # an apostrophe and "ll" or "ve"


def assemble(reading: Reading, weights: Weights | None = None) -> list[Candidate]:
    """Return the attributions of an article as drafts, complete and in the order of their cues."""
    weights = weights or shipped()
    text = reading.get(tagged_text)
    found = cues.possible_cues(text)
    candidates: list[Candidate] = []
    in_hand: list[Candidate] = []
    for sentence, tokens in enumerate(found):
        priors = cues.levels(text, tokens, weights)
        accepted = cues.decide(text, sentence, tokens, priors, weights)
        if accepted:
            here = _sentence(text, sentence, accepted, weights)
            candidates += here
            in_hand = here
        elif in_hand:
            in_hand = _go_on(
                text,
                sentence,
                going_on(text, in_hand, sentence),
                max(priors, default=0),
                weights,
            )
    sayings = _whole_sayings(text)
    made = unattributed.take_up(text, candidates, sayings, partial(_new, text))
    if made:
        candidates = sorted([*candidates, *made], key=_cue_token)
    for candidate in candidates:
        _extend_over_quotations(text, candidate, sayings)
        _finish(text, candidate, reading.vocabulary.speech_verbs)
    referents.resolve(text, candidates)
    return [
        candidate
        for candidate in candidates
        if candidate.content or candidate.source or candidate.cue
    ]


def _cue_token(candidate: Candidate) -> int:
    return candidate.cue_token


def _new(text: TaggedText, sentence: int, cue: int, part: SkeletonPart | None) -> Candidate:
    """Make an attribution that no decision proposed."""
    phrase = (part.start, part.end) if part is not None else None
    return Candidate(
        cue,
        sentence,
        phrase,
        phrase,
        [],
        cues.chain(text, cue, text.sentences[sentence][0])[1],
    )


def _sentence(
    text: TaggedText, sentence: int, accepted: list[int], weights: Weights
) -> list[Candidate]:
    """Give each cue of a sentence its source and its content."""
    first, last = text.sentences[sentence]
    parts = skeleton(text, first, last, set(accepted))
    pieces = contents.segments(text, parts)
    candidates = []
    taken = -1
    for cue in accepted:
        taken = sources.choose(text, parts, cue, first, last, taken, weights)
        phrase = (parts[taken].start, parts[taken].end) if taken >= 0 else None
        content = contents.contents(text, pieces, cue, (first, last), phrase, weights)
        content = [contents.without_verdict(text, start, end) for start, end in content]
        begin, shape = cues.chain(text, cue, first)
        whole = sources.whole(parts, taken, begin, cue) if taken >= 0 else None
        candidate = Candidate(cue, sentence, phrase, whole, content, shape)
        if taken >= 0:
            candidate.antecedent = referents.antecedent(text, parts, taken)
        candidates.append(candidate)
    return candidates


def _go_on(
    text: TaggedText, sentence: int, candidate: Candidate, top: int, weights: Weights
) -> list[Candidate]:
    """Add the sentence to the attribution in hand where it is more of the same."""
    before = state(text, candidate, sentence)
    if not continuations.goes_on(text, sentence, before, top, weights):
        return []
    first, last = text.sentences[sentence]
    candidate.pieces.append((first, last))
    candidate.last_sentence = sentence
    return [candidate]


def going_on(text: TaggedText, candidates: list[Candidate], sentence: int) -> Candidate:
    """Return that of a sentence's attributions which the next sentence may go on with.

    A quotation goes on with a quotation, anything else with the last that has content.
    """
    if text.quoted[text.sentences[sentence][0]] >= 0:
        for candidate in reversed(candidates):
            if any(
                text.quoted[start] >= 0 or text.quoted[end - 1] >= 0
                for start, end in candidate.pieces
            ):
                return candidate
    return next(
        (candidate for candidate in reversed(candidates) if candidate.pieces), candidates[-1]
    )


def state(text: TaggedText, candidate: Candidate, sentence: int) -> continuations.Before:
    """Return what an attribution is like when ``sentence`` is reached."""
    quoted = text.quoted
    size = sum(end - start for start, end in candidate.pieces)
    inside = size - sum(quoted[start:end].count(-1) for start, end in candidate.pieces)
    _, last = text.sentences[candidate.last_sentence]
    return continuations.Before(
        quoted=round(3 * inside / max(1, size)),
        ends=_ending(text, candidate, last),
        steps=sentence - candidate.sentence,
        paragraph=text.paragraphs[candidate.last_sentence],
        group=text.groups[candidate.cue_token],
    )


def _ending(text: TaggedText, candidate: Candidate, last: int) -> str:
    """Return how the last sentence so far ends: in a colon, in content, or otherwise."""
    if text.tags[last - 1] == ":":
        return ":"
    if not candidate.pieces:
        return "0"
    return "e" if candidate.pieces[-1][1] >= last - 1 else "-"


def _extend_over_quotations(
    text: TaggedText, candidate: Candidate, sayings: list[tuple[int, int]]
) -> None:
    """Let content that takes in an end of a quotation take in all of it, over sentences and paragraphs."""
    extended = []
    for start, end in candidate.pieces:
        left, right = start, end
        number = text.quoted[start]
        if number >= 0:
            left = min(left, sayings[number][0])
        number = text.quoted[end - 1]
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
    candidate.pieces = joined


def _whole_sayings(text: TaggedText) -> list[tuple[int, int]]:
    """Return for each quotation the tokens of the whole it is part of, over paragraphs."""
    result = list(text.quote_ranges)
    for number in range(1, len(result)):
        if text.quotations[number].resumed:
            result[number] = (result[number - 1][0], result[number][1])
    for number in range(len(result) - 2, -1, -1):
        if text.quotations[number].continued:
            result[number] = (result[number][0], result[number + 1][1])
    return result


def _span(text: TaggedText, start: int, end: int) -> Span:
    return Span(text.tokens.starts[start], text.tokens.ends[end - 1])


def _is_witness(text: TaggedText, phrase: tuple[int, int] | None) -> bool:
    """Say whether a source can report: anything but a thing without a voice; nobody in particular can."""
    if phrase is None:
        return True
    head = phrase[1] - 1
    return bool(text.nouns[head]) or text.tags[head] in (
        "NNP",
        "NPOS",
        "PRP",
        "WH",
        "QN",
        "CD",
        ".",
    )


def _without_apostrophe(text: TaggedText, span: Span, last: int) -> Span:
    """Leave out what is joined to the last word: "Marsh's claim", "he's saying"."""
    word = text.tokens.texts[last]
    cut = max(word.rfind("'"), word.rfind("’"))
    return (
        Span(span.start, span.end - len(word) + cut)
        if cut > 0 and len(word) - cut <= _JOINED
        else span
    )


def _finish(text: TaggedText, candidate: Candidate, desk: frozenset[str]) -> None:
    """Turn tokens into spans, and say of what kind the attribution is."""
    candidate.cue = _span(text, *_cue_tokens(text, candidate.cue_token))
    candidate.content = tuple(_span(text, start, end) for start, end in candidate.pieces)
    _first, last = text.sentences[candidate.sentence]
    subject = ""
    if candidate.phrase and candidate.whole:
        candidate.source = _without_apostrophe(
            text, _span(text, *candidate.whole), candidate.whole[1] - 1
        )
        candidate.source_type = source_type(text, *candidate.phrase, last)
        subject = text.tokens.folded[candidate.phrase[1] - 1]
    quoted = text.quoted
    size = sum(end - start for start, end in candidate.pieces)
    inside = size - sum(quoted[start:end].count(-1) for start, end in candidate.pieces)
    longest = (
        max((_overlap(text, start, end) for start, end in candidate.pieces), default=0)
        if inside
        else 0
    )
    if inside:
        candidate.kind = Directness.DIRECT if inside >= _DIRECT_SHARE * size else Directness.MIXED
    setting = Setting(
        candidate.shape,
        subject,
        longest,
        direct=candidate.kind is Directness.DIRECT,
        content=bool(size),
        witness=_is_witness(text, candidate.phrase),
    )
    candidate.stance = stance(text, candidate.cue_token, setting, desk)


def _overlap(text: TaggedText, start: int, end: int) -> int:
    """Return the size of the longest quotation inside a range of tokens, in tokens."""
    longest = run = 0
    previous = -1
    for i in range(start, end):
        number = text.quoted[i]
        run = (run + 1 if number == previous else 1) if number >= 0 else 0
        previous = number
        longest = max(longest, run)
    return longest


def _cue_tokens(text: TaggedText, cue: int) -> tuple[int, int]:
    folded = text.tokens.folded
    if folded[cue] == "according" and cue + 1 < len(folded) and folded[cue + 1] == "to":
        return cue, cue + 2
    return cue, cue + 1
