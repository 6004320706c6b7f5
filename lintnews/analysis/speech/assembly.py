"""From marked words to attributions: the steps in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lintnews.analysis.speech import contents, continuations, cues, phrases, referents, sources
from lintnews.analysis.speech.kinds import Kind, SourceType, Stance, source_type, stance
from lintnews.analysis.speech.marked import Marked, marked
from lintnews.analysis.speech.model import Model, shipped
from lintnews.article.span import Span

if TYPE_CHECKING:
    from lintnews.analysis.reading import Reading

_DIRECT_SHARE = 0.8


@dataclass(slots=True)
class Draft:
    """An attribution in the making; ``pieces`` are ranges of tokens, ``phrase`` those of the source."""

    cue_token: int
    sentence: int
    phrase: tuple[int, int] | None
    whole: tuple[int, int] | None
    pieces: list[tuple[int, int]]
    shape: str
    stance: Stance = Stance.REPORT
    kind: Kind = Kind.INDIRECT
    source: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    source_type: SourceType = SourceType.NONE
    referent: Span | None = None
    referent_type: SourceType = SourceType.NONE
    last_sentence: int = field(default=0)


def assemble(reading: Reading, model: Model | None = None) -> list[Draft]:
    """Return the attributions of an article as drafts, complete and in the order of their cues."""
    model = model or shipped()
    marks = reading.get(marked)
    found = cues.candidates(marks)
    drafts: list[Draft] = []
    in_hand: Draft | None = None
    for sentence, tokens in enumerate(found):
        priors = cues.levels(marks, tokens, model)
        accepted = [i for k, i in enumerate(tokens) if model.score("cue", cues.features(marks, sentence, tokens, priors, k)) > 0]
        if accepted:
            here = _sentence(marks, sentence, accepted, model)
            drafts += here
            with_content = [draft for draft in here if draft.pieces]
            in_hand = with_content[-1] if with_content else None
        elif in_hand is not None:
            in_hand = _go_on(marks, sentence, in_hand, max(priors, default=0), model)
    sayings = _whole_sayings(marks)
    for draft in drafts:
        _extend_over_quotations(marks, draft, sayings)
        _finish(marks, draft, reading.vocabulary.speech_verbs)
    referents.resolve(marks, drafts)
    return [draft for draft in drafts if draft.content or draft.source or draft.cue]


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
        begin, shape = cues.chain(marks, cue, first)
        whole = sources.whole(parts, taken, begin, cue) if taken >= 0 else None
        drafts.append(Draft(cue, sentence, phrase, whole, content, shape, last_sentence=sentence))
    return drafts


def _go_on(marks: Marked, sentence: int, draft: Draft, top: int, model: Model) -> Draft | None:
    """Add the sentence to the attribution in hand where it is more of the same."""
    before = state(marks, draft, sentence)
    if not continuations.goes_on(marks, sentence, before, top, model):
        return None
    first, last = marks.sentences[sentence]
    draft.pieces.append((first, last))
    draft.last_sentence = sentence
    return draft


def state(marks: Marked, draft: Draft, sentence: int) -> continuations.Before:
    """Return what an attribution is like when ``sentence`` is reached."""
    quoted = marks.quoted
    inside = sum(1 for start, end in draft.pieces for i in range(start, end) if quoted[i] >= 0)
    size = sum(end - start for start, end in draft.pieces)
    _, last = marks.sentences[draft.last_sentence]
    lemma = marks.lemmas[draft.cue_token] or marks.tokens.folded[draft.cue_token]
    return continuations.Before(
        quoted=round(3 * inside / max(1, size)),
        ends=draft.pieces[-1][1] >= last - 1,
        steps=sentence - draft.sentence,
        paragraph=marks.paragraphs[draft.last_sentence],
        lemma=lemma,
        group=cues.kind(lemma, marks.tags[draft.cue_token]),
    )


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


def _finish(marks: Marked, draft: Draft, desk: frozenset[str]) -> None:
    """Turn tokens into spans, and say of what kind the attribution is."""
    draft.cue = _span(marks, *_cue_tokens(marks, draft.cue_token))
    draft.content = tuple(_span(marks, start, end) for start, end in draft.pieces)
    _first, last = marks.sentences[draft.sentence]
    subject = ""
    if draft.phrase and draft.whole:
        draft.source = _span(marks, *draft.whole)
        draft.source_type = source_type(marks, *draft.phrase, last)
        subject = marks.tokens.folded[draft.phrase[1] - 1]
    quoted = marks.quoted
    inside = sum(1 for start, end in draft.pieces for i in range(start, end) if quoted[i] >= 0)
    size = sum(end - start for start, end in draft.pieces)
    longest = max((_overlap(marks, start, end) for start, end in draft.pieces), default=0)
    if inside:
        draft.kind = Kind.DIRECT if inside >= _DIRECT_SHARE * size else Kind.MIXED
    draft.stance = stance(marks, draft.cue_token, draft.shape, draft.source_type, subject, longest, desk)


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
