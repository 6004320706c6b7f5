"""From tagged text to attributions: the steps in their order."""

from __future__ import annotations

from lintnews.analysis.attributions import continuations, cues, referents, sources
from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.clauses import could_be_said
from lintnews.analysis.attributions.contents import contents, segments, settled
from lintnews.analysis.attributions.edges import cut_around_quotation, cut_to_edges
from lintnews.analysis.attributions.kinds import (
    LONG_QUOTE,
    CueUse,
    Directness,
    Stance,
    source_type,
    stance,
)
from lintnews.analysis.attributions.skeleton import skeleton
from lintnews.analysis.attributions.tagged import TaggedText, tagged_text
from lintnews.analysis.attributions.tags import Tag
from lintnews.analysis.attributions.unattributed import (
    claim_before,
    claim_inside,
    credit_quotations,
)
from lintnews.analysis.attributions.unsaid import is_unsaid
from lintnews.analysis.attributions.weights import Weights, shipped
from lintnews.analysis.names import names
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span

_DIRECT_SHARE = 0.8
_LONGEST_JOINED = 3  # an apostrophe and "ll" or "ve"
_WITNESSES = frozenset(
    {Tag.NAME, Tag.NAME_OWNER, Tag.SUBJECT, Tag.WHO, Tag.QUANTITY, Tag.NUMBER, "."}
)


def build(reading: Reading, weights: Weights | None = None) -> list[Candidate]:
    """Return the attributions of an article, complete and in the order of their cues."""
    weights = weights or shipped()
    text = reading.get(tagged_text)
    candidates: list[Candidate] = []
    current: list[Candidate] = []
    for sentence, tokens in enumerate(cues.possible_cues(text)):
        priors = cues.levels(text, tokens, weights)
        accepted = cues.decide(text, sentence, tokens, priors, weights)
        if accepted:
            joined = cues.coordinated(text, sentence, tokens, accepted)
            current = _of_sentence(text, sentence, accepted, joined, weights)
            candidates += current
        elif current:
            candidate = going_on(text, current, sentence)
            before = state(text, candidate, sentence)
            top = max(priors, default=0)
            if continuations.goes_on(text, sentence, before, top, weights):
                candidate.pieces.append(text.sentences[sentence])
                candidate.last_sentence = sentence
                current = [candidate]
            else:
                current = []
    sayings = _whole_sayings(text)
    candidates = credit_quotations(text, candidates, sayings)
    claim_before(text, candidates)
    candidates = claim_inside(text, candidates)
    for candidate in candidates:
        whole = _over_quotations(text, candidate.pieces, sayings)
        candidate.pieces = cut_around_quotation(text, candidate.cue_token, candidate.phrase, whole)
        _finish(text, candidate, reading.vocabulary.speech_verbs)
    candidates = [candidate for candidate in candidates if not candidate.is_idle]
    referents.resolve(text, candidates, reading.text, reading.get(names))
    for candidate in candidates:
        phrase = candidate.phrase
        is_aged = phrase and text.tags[phrase[1] : phrase[1] + 2] == _AGED
        if phrase and is_aged and candidate.referent == text.span(*phrase):
            candidate.referent = candidate.source
    return candidates


_AGED = ["-", Tag.TIME]  # "the 28*-year*-old"


def _of_sentence(
    text: TaggedText, sentence: int, accepted: list[int], joined: dict[int, int], weights: Weights
) -> list[Candidate]:
    """Return the attributions of a sentence: each cue with its source and its content.

    ``joined`` are more cues, each with the conjunction that ties it to one of the accepted: it
    has the same source.
    """
    bounds = first, last = text.sentences[sentence]
    accepted = sorted([*accepted, *joined])
    parts = skeleton(text, first, last, set(accepted))
    pieces = segments(text, parts)
    candidates: list[Candidate] = []
    taken = -1
    codes = [part.code for part in parts]
    for cue in accepted:
        if cue in joined and taken >= 0:
            for candidate in candidates:
                candidate.end_at(joined[cue])
        else:
            taken = sources.choose(text, parts, codes, cue, bounds, taken, weights)
        begin, auxiliaries = cues.verb_group(text, cue, first)
        phrase = whole = antecedent = None
        if taken >= 0:
            phrase = parts[taken].start, parts[taken].end
            whole = sources.whole(text, parts, taken, begin, cue)
            antecedent = referents.antecedent(text, parts, taken)
        content = contents(text, pieces, cue, bounds, phrase, weights)
        content = settled(text, parts, cue, phrase, content)
        content = cut_to_edges(text, cue, bounds, phrase, content)
        candidate = Candidate(cue, sentence, phrase, whole, content, auxiliaries)
        candidate.antecedent = antecedent
        candidates.append(candidate)
    return [
        one
        for k, one in enumerate(candidates)
        if not _is_nested(text, one, candidates[max(0, k - _MOST_AROUND) : k])
    ]


_WHOLE_SAYING = 7  # tokens: five words and two marks
_NEAR_WHAT = 6  # tokens
_MOST_AROUND = 20  # attributions before one in which its cue may lie
_OPEN_NESTED = frozenset({Tag.WHO, Tag.WHETHER})


def _is_nested(text: TaggedText, candidate: Candidate, before: list[Candidate]) -> bool:
    """Return whether an earlier one's words have the cue: "said it is what Otto *calls* greed"."""
    cue = candidate.cue_token
    if _OPEN_NESTED.isdisjoint(text.tags[max(0, cue - _NEAR_WHAT) : cue]):
        return False
    return any(
        other.cue_token < start < cue < end and candidate.phrase != other.phrase
        for other in before
        if text.tags[other.cue_token] != Tag.ACCORDING
        for start, end in other.pieces
    )


def going_on(text: TaggedText, candidates: list[Candidate], sentence: int) -> Candidate:
    """Return that of a sentence's attributions which the next sentence may go on with.

    A quotation goes on with a quotation, first of all with one that is more than a few words;
    anything else with the last that has content.
    """
    if text.quoted[text.sentences[sentence][0]] >= 0:
        quoting = [one for one in candidates if one.quotes(text.quoted)]
        # "Otto said, according to the Call": it is Otto who goes on.
        speaking = [one for one in quoting if text.tags[one.cue_token] != Tag.ACCORDING]
        quoting = speaking or quoting
        for candidate in reversed(quoting):
            if any(_saying_size(text, piece) >= _WHOLE_SAYING for piece in candidate.pieces):
                return candidate
        if quoting:
            return quoting[-1]
    return next(
        (candidate for candidate in reversed(candidates) if candidate.pieces), candidates[-1]
    )


def _saying_size(text: TaggedText, piece: tuple[int, int]) -> int:
    """Return the size in tokens of the quotation that a piece begins or ends with, else 0."""
    number = max(text.quoted[piece[0]], text.quoted[piece[1] - 1])
    if number < 0:
        return 0
    first, last = text.quote_ranges[number]
    return last - first


def state(text: TaggedText, candidate: Candidate, sentence: int) -> continuations.Before:
    """Return what an attribution is like when ``sentence`` is reached."""
    size, inside = _sizes(text, candidate)
    return continuations.Before(
        quoted=round(3 * inside / max(1, size)),
        ends=_ending(text, candidate),
        steps=sentence - candidate.sentence,
        paragraph=text.paragraphs[candidate.last_sentence],
        group=text.groups[candidate.cue_token],
    )


def _sizes(text: TaggedText, candidate: Candidate) -> tuple[int, int]:
    """Return how many tokens the content has, and how many of them are in quotation marks."""
    size = outside = 0
    for start, end in candidate.pieces:
        size += end - start
        outside += text.quoted[start:end].count(-1)
    return size, size - outside


def _ending(text: TaggedText, candidate: Candidate) -> str:
    """Return how the last sentence so far ends: in a colon, in content, or otherwise."""
    _, last = text.sentences[candidate.last_sentence]
    if text.tags[last - 1] == ":":
        return ":"
    if not candidate.pieces:
        return "0"
    return "e" if candidate.pieces[-1][1] >= last - 1 else "-"


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


def _over_quotations(
    text: TaggedText, pieces: list[tuple[int, int]], sayings: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Let a piece that takes in an end of a quotation take in all of it, over paragraphs."""
    extended = []
    for piece in pieces:
        start, end = piece
        opening, closing = text.quoted[start], text.quoted[end - 1]
        if opening >= 0:
            start = min(start, sayings[opening][0])
        if closing >= 0:
            end = max(end, sayings[closing][1])
        extended.append((start, end))
    if len(extended) == 1:
        return extended
    joined: list[tuple[int, int]] = []
    for start, end in sorted(extended):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _finish(text: TaggedText, candidate: Candidate, own_verbs: frozenset[str]) -> None:
    """Turn tokens into spans, and decide of what kind the attribution is."""
    token = candidate.cue_token
    candidate.cue = text.span(token, _cue_end(text, token))
    candidate.content = tuple([text.span(start, end) for start, end in candidate.pieces])
    subject = ""
    if candidate.phrase and candidate.whole:
        candidate.source = _source_span(text, *candidate.whole[:2])
        _, last = text.sentences[candidate.sentence]
        candidate.source_type = source_type(text, *candidate.phrase, last)
        subject = text.tokens.folded[candidate.phrase[1] - 1]
    size, inside = _sizes(text, candidate)
    if inside:
        all_of_it = inside >= _DIRECT_SHARE * size
        candidate.kind = Directness.DIRECT if all_of_it else Directness.MIXED
    direct = candidate.kind is Directness.DIRECT
    quote = _longest_quotation(text, candidate.pieces) if inside else 0
    last = text.sentences[candidate.sentence][1]
    candidate.stance = stance(
        CueUse(
            text,
            token,
            candidate.auxiliaries,
            subject,
            quote,
            direct=direct,
            # What is quoted at length can be said, and nobody asks.
            said=(direct and quote >= LONG_QUOTE)
            or could_be_said(text, token, last, candidate.pieces),
            witness=_is_witness(text, candidate.phrase),
            own_verb=text.lemmas[token] in own_verbs,
        )
    )
    if candidate.stance is Stance.REPORT and text.lemmas[token] not in own_verbs:
        candidate.stance = Stance.ACT if is_unsaid(text, candidate) else Stance.REPORT


def _cue_end(text: TaggedText, cue: int) -> int:
    is_according_to = tuple(text.tokens.folded[cue : cue + 2]) == ("according", "to")
    return cue + 2 if is_according_to else cue + 1


def _source_span(text: TaggedText, start: int, end: int) -> Span:
    """Return the span without what is joined to its last word: "Marsh's claim", "he's saying"."""
    span = text.span(start, end)
    word = text.tokens.texts[end - 1]
    joined = len(word) - max(word.rfind("'"), word.rfind("’"))
    if joined < len(word) and joined <= _LONGEST_JOINED:
        return Span(span.start, span.end - joined)
    return span


def _is_witness(text: TaggedText, phrase: tuple[int, int] | None) -> bool:
    """Return whether a source can report: anything but a thing without a voice.

    Nobody in particular can.
    """
    if phrase is None:
        return True
    head = phrase[1] - 1
    return bool(text.nouns[head]) or text.tags[head] in _WITNESSES


def _longest_quotation(text: TaggedText, pieces: list[tuple[int, int]]) -> int:
    """Return the size in tokens of the longest quotation inside the content."""
    longest = 0
    for start, end in pieces:
        for number in {*text.quoted[start:end]} - {-1}:
            first, last = text.quote_ranges[number]
            longest = max(longest, min(last, end) - max(first, start))
    return longest
