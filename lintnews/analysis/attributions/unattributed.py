"""Quotations that no attribution took up: rules for whose words they are.

The cue may be a verb that no list knows ("Otto chimed in"), the source may stand
in the sentence before a colon, or the speaker may simply carry over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.clauses import could_be_said
from lintnews.analysis.attributions.cues import verb_group
from lintnews.analysis.attributions.skeleton import SkeletonPart, skeleton
from lintnews.analysis.attributions.sources import WholeSource
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import FINITE, Group, NounClass, PartCode, PhraseKind, Tag
from lintnews.values import NamedTuple

_SHORTEST = 7  # tokens: five words and two marks
_NEAR = 40  # tokens in which a speaker is looked for, next to a quotation
_NEAR_PARTS = 6
_SHORTEST_ANNOUNCEMENT = 3  # tokens: a speaker, a verb, a stop
_LONGEST_SIGNATURE = 12  # tokens
_MOST_ABOVE = 3  # sentences of the paragraph before
_MOST_BETWEEN = 2  # sentences of the writer's inside a paragraph
_SPEAKERS = frozenset(
    {
        *(PhraseKind.PRONOUN, PhraseKind.NAME, PhraseKind.THE_NAME, PhraseKind.PLURAL),
        *(PhraseKind.QUANTITY, NounClass.PERSON, NounClass.ORGANIZATION, NounClass.DOCUMENT),
        *(NounClass.GROUP, NounClass.SPEECH),
    }
)
_BEFORE_AUTHOR = frozenset({"by", "-", Tag.DASH})
_AUTHOR = 3  # parts: "by", the author, the colon
_SIGNERS = frozenset({PhraseKind.NAME, NounClass.PERSON})
_VERBS = frozenset({PartCode.VERB, PartCode.CUE})
# What may stand between a quotation, its speaker and the verb.
_PASSED = frozenset({Tag.ADVERB, Tag.ADVERB_SHAPED, Tag.HAVE, Tag.BE, ","})


class _Unattributed(NamedTuple):
    """The tokens of a quotation without a speaker, half-open, and the sentences it lies in.

    ``begin`` is the first token of the whole that it is part of, over paragraphs; ``opening``
    and ``closing`` are the sentences in which that whole begins and ends.
    """

    first: int
    last: int
    begin: int
    opening: int
    closing: int


class _Credits:
    """Which words are credited to whom so far."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Enter the attributions that have a source."""
        self.by_sentence: dict[int, list[Candidate]] = {}
        self.by_end: dict[int, Candidate] = {}
        self._tokens: set[int] = set()
        for candidate in candidates:
            if candidate.phrase is not None:
                self.by_sentence.setdefault(candidate.sentence, []).append(candidate)
                for piece in candidate.pieces:
                    self._enter(candidate, piece)

    def _enter(self, candidate: Candidate, piece: tuple[int, int]) -> None:
        self._tokens.update(range(*piece))
        self.by_end[piece[1]] = candidate

    def add(self, candidate: Candidate, piece: tuple[int, int]) -> None:
        """Credit a quotation to the source of a candidate."""
        here = self.by_sentence.setdefault(candidate.sentence, [])
        if candidate not in here:
            here.append(candidate)
        candidate.pieces.append(piece)
        self._enter(candidate, piece)

    def cover(self, first: int, last: int) -> bool:
        """Return whether half of a quotation is credited to somebody."""
        return 2 * len(self._tokens.intersection(range(first, last))) >= last - first


def credit_quotations(
    text: TaggedText, candidates: list[Candidate], sayings: list[tuple[int, int]]
) -> list[Candidate]:
    """Return the candidates, with each quotation credited to a speaker if one is near.

    A quotation of fewer than five words is no saying. ``sayings`` are the wholes that the
    quotations are part of, over paragraphs.
    """
    credits_ = _Credits(candidates)
    starts = [first for first, _ in text.sentences]
    made: list[Candidate] = []
    for number, (first, last) in enumerate(text.quote_ranges):
        if last - first < _SHORTEST or credits_.cover(first, last):
            continue
        begin, end = sayings[number]
        opening = bisect_right(starts, begin) - 1
        closing = bisect_right(starts, max(begin, end - 1)) - 1
        quotation = _Unattributed(first, last, begin, opening, closing)
        candidate = _next_to(credits_, quotation)
        if candidate is None:
            candidate = new = _named(text, quotation)
            candidate = candidate or _carried_over(text, credits_, quotation)
            if candidate is None:
                candidate = new = _announced(text, quotation)
            if candidate is None:
                candidate = _of_row(text, credits_, quotation, number)
            if new is not None:
                made.append(new)
        if candidate is not None:
            credits_.add(candidate, (first, last))
    _credit_backwards(text, credits_)
    cues = {one.cue_token for one in made}
    known = [one for one in candidates if one.phrase is not None or one.cue_token not in cues]
    return sorted([*known, *made], key=_by_cue)


def _credit_backwards(text: TaggedText, credits_: _Credits) -> None:
    """Give a quotation that nothing closes to whoever is credited with the one right after it."""
    for number in range(len(text.quote_ranges) - 2, -1, -1):
        (first, last), (begin, end) = text.quote_ranges[number : number + 2]
        candidate = credits_.by_end.get(end)
        if text.quotations[number].closed or begin != last or last - first < _SHORTEST:
            continue
        if candidate is not None and not credits_.cover(first, last):
            credits_.add(candidate, (first, last))


def claim_before(text: TaggedText, candidates: list[Candidate]) -> None:
    """Give a whole quotation to the "she said" or "said Otto" that stands right after it.

    A quotation may have been taken for more of what somebody else says, or for what a verb in
    the words before it gives.
    """
    claimed: dict[int, Candidate] = {}  # number of a quotation -> whose it is
    for candidate in candidates:
        piece = _quotation_before(text, candidate)
        if piece is not None and not _is_announced(text, candidates, candidate, piece[0]):
            claimed[text.quoted[piece[0]]] = candidate
    for candidate in candidates if claimed else ():
        candidate.pieces = [
            (first, last)
            for first, last in candidate.pieces
            if claimed.get(text.quoted[first], candidate) is candidate
            or last > text.quote_ranges[text.quoted[first]][1]
        ]
    for number, candidate in claimed.items():
        piece = text.quote_ranges[number]
        if not any(first < piece[1] and piece[0] < last for first, last in candidate.pieces):
            candidate.pieces = sorted([*candidate.pieces, piece])


def _quotation_before(text: TaggedText, candidate: Candidate) -> tuple[int, int] | None:
    """Return the tokens of the whole quotation that a cue with its source stands right after."""
    if candidate.phrase is None:
        return None
    start = min(candidate.phrase[0], candidate.cue_token)
    end = max(candidate.phrase[1], candidate.cue_token + 1)
    before = start - 1
    if before > 0 and text.tags[before] == ",":
        before -= 1
    number = text.quoted[before] if before >= 0 else -1
    if number < 0 or end >= len(text.tags) or end - start > _LONGEST_TAG:
        return None
    is_turned = candidate.cue_token < candidate.phrase[0]
    if text.tags[end] not in (".", Tag.DAY) and not (is_turned and text.tags[end] == ","):
        is_tag = text.lemmas[candidate.cue_token] in _TAGS
        if not is_tag or text.tags[before - 1] == ".":
            return None
    piece = text.quote_ranges[number]
    is_whole = piece[1] == before + 1 and piece[1] - piece[0] >= _SHORTEST
    return piece if is_whole and _same_paragraph(text, piece, start) else None


def _is_announced(
    text: TaggedText, candidates: list[Candidate], candidate: Candidate, first: int
) -> bool:
    """Return whether another gives the quotation after a colon: "Otto asked: “…” Pell replied"."""
    return text.tags[first - 1] == ":" and any(
        other is not candidate and other.phrase and other.cue_token < first == start
        for other in candidates
        if _same_paragraph(text, (first, first + 1), other.cue_token)
        for start, _ in other.pieces
    )


_LONGEST_TAG = 8  # tokens of "said Otto"
# After a quotation these say whose it is, whatever follows.
_TAGS = frozenset("say add tell write ask explain reply recall joke quip declare".split())


def _same_paragraph(text: TaggedText, piece: tuple[int, int], token: int) -> bool:
    last = bisect_right(text.sentences, piece[1] - 1, key=itemgetter(0)) - 1
    other = bisect_right(text.sentences, token, key=itemgetter(0)) - 1
    return text.paragraphs[last] == text.paragraphs[other]


def claim_inside(text: TaggedText, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, with one more for a quotation that somebody in another's words says.

    "The Call reports that *Otto told a paper: “…”*".
    """
    made = []
    firsts = [first for first, _ in text.quote_ranges]
    for candidate in candidates if firsts else ():
        for start, end in candidate.pieces:
            number = bisect_right(firsts, start)
            if start < candidate.cue_token or number == len(firsts) or firsts[number] >= end:
                continue
            first, last = text.quote_ranges[number]
            if text.quoted[start] >= 0 or last - first < _SHORTEST or start == first - 1:
                continue
            inner = _inside(text, candidate.sentence, start, first)
            if inner is not None:
                inner.pieces = [(first, end)]
                candidate.pieces = [
                    (begin, min(stop, first) if begin == start else stop)
                    for begin, stop in candidate.pieces
                ]
                made.append(inner)
                break
    return sorted([*candidates, *made], key=_by_cue) if made else candidates


_INSIDE = frozenset({PhraseKind.PRONOUN, PhraseKind.NAME, NounClass.PERSON})
_MOST_TOLD = 3  # parts after the verb: "told the board of trade"


def _inside(text: TaggedText, sentence: int, start: int, first: int) -> Candidate | None:
    """Return an attribution to whom a quotation's own clause names, from ``start`` on."""
    if text.tags[first - 1] not in (":", ","):
        return None
    parts = skeleton(text, start, first - 1, ())
    for k in range(len(parts) - 2, max(-1, len(parts) - 4 - _MOST_TOLD), -1):
        speaker, verb = parts[k : k + 2]
        is_verb = text.lemmas[verb.start] in _TAGS and verb.code in _VERBS
        if is_verb and speaker.kind in _INSIDE and speaker.end == verb.start:
            return _attribution(text, sentence, verb.start, speaker)
    return None


def _by_cue(candidate: Candidate) -> int:
    return candidate.cue_token


def _next_to(credits_: _Credits, quotation: _Unattributed) -> Candidate | None:
    """Return the nearest attribution in the sentences where the quotation opens and closes."""
    return min(
        (
            *credits_.by_sentence.get(quotation.closing, ()),
            *credits_.by_sentence.get(quotation.opening, ()),
        ),
        key=lambda candidate: min(
            abs(candidate.cue_token - quotation.last), abs(candidate.cue_token - quotation.first)
        ),
        default=None,
    )


def _named(text: TaggedText, quotation: _Unattributed) -> Candidate | None:
    """Return an attribution to a speaker after, before or under the quotation."""
    return (
        _speaker_after(text, quotation.closing, quotation.last)
        or _signed_beside(text, quotation)
        or _signer(text, quotation.closing)
        or _speaker_before(text, quotation.opening, quotation.first)
    )


def _announced(text: TaggedText, quotation: _Unattributed) -> Candidate | None:
    """Return an attribution to the speaker of "The senator released the following statement:".

    The statement stands in a paragraph of its own.
    """
    first, opening = quotation.first, quotation.opening
    if opening and text.sentences[opening][0] == first and text.tags[first - 1] == ":":
        return _speaker_before(text, opening - 1, first)
    return None


def _of_row(
    text: TaggedText, credits_: _Credits, quotation: _Unattributed, number: int
) -> Candidate | None:
    """Return the attribution of the quotation before, if nothing stands between the two."""
    if not number:
        return None
    end = text.quote_ranges[number - 1][1]
    return credits_.by_end.get(end) if quotation.begin - end <= 1 else None


def _attribution(text: TaggedText, sentence: int, cue: int, part: SkeletonPart) -> Candidate:
    """Return an attribution that no decision proposed."""
    phrase = part.start, part.end
    _, auxiliaries = verb_group(text, cue, text.sentences[sentence][0])
    return Candidate(cue, sentence, phrase, WholeSource(*phrase), [], auxiliaries)


def _is_speaker(part: SkeletonPart) -> bool:
    return part.code == PartCode.PHRASE and part.kind in _SPEAKERS


def _speaker_after(text: TaggedText, sentence: int, last: int) -> Candidate | None:
    """Find a speaker and a verb of no list right after the quotation."""
    _, end = text.sentences[sentence]
    parts = skeleton(text, last, min(end, last + _NEAR), ())[:_NEAR_PARTS]
    near = [part for part in parts if part.code not in _PASSED][:2]
    if near and near[0].code == PartCode.PHRASE and near[0].end - near[0].start > 1:
        # "the study states" looks like a phrase.
        final = near[0].end - 1
        is_last = final + 1 < end and text.tags[final + 1] in (".", ",")
        if is_last and text.tags[final] == Tag.VERB_S_NOUN and text.groups[final] == Group.REPORT:
            return _attribution(text, sentence, final, near[0]._replace(end=final))
    if len(near) > 1:
        for speaker, verb in (near, reversed(near)):
            if _is_speaker(speaker) and verb.code in _VERBS:
                return _attribution(text, sentence, verb.start, speaker)
    return None


def _speaker_before(text: TaggedText, sentence: int, first: int) -> Candidate | None:
    """Find a speaker and a verb of no list before the quotation and a colon or comma."""
    begin = max(text.sentences[sentence][0], first - _NEAR)
    stop = text.tags[first - 1]
    if first - begin < _SHORTEST_ANNOUNCEMENT or stop not in (":", ",", Tag.THAT):
        return None
    parts = skeleton(text, begin, first, ())
    if stop == Tag.THAT:  # "the economist once quipped that"
        near = [part for part in parts if part.code not in _PASSED][-3:-1]
        if len(near) > 1 and _is_speaker(near[0]) and near[1].code == PartCode.VERB:
            return _attribution(text, sentence, near[1].start, near[0])
        return None
    author = _author(parts) if stop == ":" else None
    pairs = list(pairwise(parts)) if author is None else []
    for part, following in reversed(pairs) if stop == ":" else pairs:
        if _is_speaker(part) and following.code in _VERBS:
            return _attribution(text, sentence, following.start, part)
    if author is None and stop == ":" and _is_speaker(parts[0]):
        author = parts[0]
    return _attribution(text, sentence, first - 1, author) if author is not None else None


def _author(parts: list[SkeletonPart]) -> SkeletonPart | None:
    """Return who is named before a colon: "And this, by editor *Ann Ott*:", "It is so - *Ott*:"."""
    by = len(parts) - _AUTHOR
    if by > 0 and parts[by].code in _BEFORE_AUTHOR and parts[by + 1].kind in _SIGNERS:
        return parts[by + 1]
    return None


def _signer(text: TaggedText, closing: int) -> Candidate | None:
    """Find the name that signs a quotation in a line of its own.

    "— Lee Otto, teacher", or without a dash "Lee Otto, *The Tarrow Call*", also if the quotation
    goes on in more paragraphs before it.
    """
    line = closing + 1
    while line < min(len(text.sentences), closing + _MOST_QUOTED) and _is_quoted(text, line):
        line += 1
    if line >= len(text.sentences):
        return None
    first, last = text.sentences[line]
    if last - first > _LONGEST_SIGNATURE:
        return None
    if line == closing + 1 and text.tags[first] in ("-", Tag.DASH):
        parts = skeleton(text, first + 1, last, ())
        is_name = parts and parts[0].code == PartCode.PHRASE and parts[0].kind in _SIGNERS
        is_clause = not FINITE.isdisjoint(text.tags[first:last])
        return _attribution(text, line, first, parts[0]) if is_name and not is_clause else None
    name = _signature(text, line)
    if name is None:
        return None
    part = SkeletonPart(PartCode.PHRASE, name[0], name[1], PhraseKind.NAME)
    return _attribution(text, line, name[0], part)


_MOST_QUOTED = 30  # sentences
_LONGEST_CREDIT = 24  # tokens
_NO_CREDIT = FINITE | {Tag.NUMBER}  # "— Tarrow Call, March 5" tells where and when it was said


def _signed_beside(text: TaggedText, quotation: _Unattributed) -> Candidate | None:
    """Find the name after a dash that ends the paragraph: "“…” — Lee Otto, Tarrow Call"."""
    sentence, dash = quotation.closing, quotation.last
    _, last = text.sentences[sentence]
    if dash + 1 >= last or last - dash > _LONGEST_CREDIT:
        return _signed_inside(text, quotation)
    if text.paragraphs[sentence + 1 : sentence + 2] == [text.paragraphs[sentence]]:
        return None
    if text.tags[dash] not in ("-", Tag.DASH):
        name = _two_names(text, dash, last)
        if name is None:
            return None
        part = SkeletonPart(PartCode.PHRASE, name[0], name[1], PhraseKind.NAME)
        return _attribution(text, sentence, name[0], part)
    parts = skeleton(text, dash + 1, last, ())
    is_name = parts and parts[0].code == PartCode.PHRASE and parts[0].kind in _SIGNERS
    is_clause = not _NO_CREDIT.isdisjoint(text.tags[dash:last])
    return _attribution(text, sentence, dash, parts[0]) if is_name and not is_clause else None


def _is_quoted(text: TaggedText, sentence: int) -> bool:
    first, last = text.sentences[sentence]
    return text.quoted[first] >= 0 and text.quoted[last - 1] >= 0


_SMALL = frozenset("of the and for a".split())
_SIGNER = range(2, 7)  # tokens: "Lee A. Otto"


def _signature(text: TaggedText, line: int) -> tuple[int, int] | None:
    """Return who signs a quotation in a paragraph of two names that a comma divides.

    "Lee Otto, *The Tarrow Call*": it is the first, but for a board the second.
    """
    paragraphs = text.paragraphs
    if line + 1 < len(paragraphs) and paragraphs[line + 1] == paragraphs[line]:
        return None
    above = text.sentences[line - 1][1] - 1
    if text.quoted[above] < 0:
        return None
    return _two_names(text, *text.sentences[line])


def _two_names(text: TaggedText, first: int, last: int) -> tuple[int, int] | None:
    """Return the first of two names that a comma divides, for a board the second."""
    texts = text.tokens.texts
    while last - 1 > first and text.tags[last - 1] == Tag.SYMBOL:
        last -= 1
    comma = next((at for at in range(first, last) if texts[at] == ","), last)
    words = [word for word in texts[first:last] if word[0].isalpha()]
    if not all(word[0].isupper() or word in _SMALL for word in words):
        return None
    if comma + 1 >= last or comma - first not in _SIGNER or not texts[last - 1][0].isalpha():
        return None
    return (comma + 1, last) if text.tokens.folded[first] in _BOARDS else (first, comma)


def _signed_inside(text: TaggedText, quotation: _Unattributed) -> Candidate | None:
    """Find who signs inside a quotation that nothing closes: "“… — *Lee Otto* (@leeotto) May 1"."""
    texts, tags = text.tokens.texts, text.tags
    for dash in range(
        quotation.last - 1, max(quotation.first, quotation.last - _LONGEST_CREDIT), -1
    ):
        if tags[dash] not in ("-", Tag.DASH):
            continue
        end = dash + 1
        while end < quotation.last and (texts[end][0].isupper() or texts[end] == "."):
            end += 1
        if end - dash > 1 and tuple(texts[end : end + 2]) == ("(", "@"):
            part = SkeletonPart(PartCode.PHRASE, dash + 1, end, PhraseKind.NAME)
            return _attribution(text, quotation.closing, dash, part)
    return None


_BOARDS = frozenset({"editorial", "editors"})


def _carried_over(
    text: TaggedText, credits_: _Credits, quotation: _Unattributed
) -> Candidate | None:
    """Return the attribution whose speaker carries over to the quotation."""
    by_sentence, paragraphs = credits_.by_sentence, text.paragraphs
    opening, closing = quotation.opening, quotation.closing
    opens_sentence = text.sentences[opening][0] == quotation.first
    before = by_sentence.get(opening - 1)
    if before and _is_signed(text, before[-1]):
        return None
    if opening and before:
        _, end = text.sentences[opening - 1]
        if (
            paragraphs[opening - 1] == paragraphs[opening]
            or text.tags[end - 1] == ":"
            or (opens_sentence and any(candidate.quotes(text.quoted) for candidate in before))
        ):
            return _quoting(text, before)
    if opens_sentence and opening and _is_paragraph(text, quotation):
        speaker = _above(text, credits_, quotation)
        if speaker is not None:
            return speaker
    if opens_sentence and opening > 1 and paragraphs[opening - 2] == paragraphs[opening]:
        # Inside a paragraph a sentence or two of the writer's may stand between.
        above = _last_of_paragraph(text, credits_, opening - 2, _MOST_BETWEEN)
        if above:
            return _quoting(text, above)
    after = by_sentence.get(closing + 1)
    if after and paragraphs[closing + 1] == paragraphs[closing]:
        return after[0]
    return None


def _is_signed(text: TaggedText, candidate: Candidate) -> bool:
    """Return whether an attribution is a signature, which only what stands above it has."""
    cue = candidate.cue_token
    return text.tags[cue] in ("-", Tag.DASH) or (
        candidate.phrase is not None and cue in range(*candidate.phrase)
    )


def _last_of_paragraph(
    text: TaggedText, credits_: _Credits, last: int, most: int
) -> list[Candidate]:
    """Return the attributions of the last sentence that has any, up to ``last``."""
    for sentence in range(last, max(-1, last - most), -1):
        if text.paragraphs[sentence] != text.paragraphs[last]:
            break
        if sentence in credits_.by_sentence:
            return credits_.by_sentence[sentence]
    return []


def _above(text: TaggedText, credits_: _Credits, quotation: _Unattributed) -> Candidate | None:
    """Return who goes on in a quotation of its own paragraph: who spoke last in the one before."""
    above = _last_of_paragraph(text, credits_, quotation.opening - 1, _MOST_ABOVE)
    if above and _may_go_on(text, above[-1], quotation):
        return above[-1]
    return _over_picture(text, credits_, quotation.opening)


def _over_picture(text: TaggedText, credits_: _Credits, opening: int) -> Candidate | None:
    """Return who spoke before a paragraph that says nothing of anybody's words.

    A picture with what is written under it may stand there.
    """
    paragraphs = text.paragraphs
    last = opening - 1
    first = last
    while first > 0 and paragraphs[first - 1] == paragraphs[last]:
        first -= 1
    before = range(first, opening)
    if any(at in credits_.by_sentence for at in before) or not first:
        return None
    found = credits_.by_sentence.get(first - 1)
    candidate = _quoting(text, found) if found else None
    return candidate if candidate is not None and candidate.quotes(text.quoted) else None


_I = frozenset("i i'm i’m i've i’ve i'd i’d i'll i’ll my me mine".split())


def _may_go_on(text: TaggedText, candidate: Candidate, quotation: _Unattributed) -> bool:
    """Return whether a report in the paragraph before can go on with a quotation.

    Its words must have been given, and what says "I" is not said by an institution.
    """
    _, last = text.sentences[candidate.sentence]
    if candidate.phrase is None or not could_be_said(
        text, candidate.cue_token, last, candidate.pieces
    ):
        return False
    head = candidate.phrase[1] - 1
    one = text.tags[head] in (Tag.SUBJECT, Tag.NAME) or text.nouns[head] == NounClass.PERSON
    words = text.tokens.folded[quotation.first : quotation.last]
    return one or _I.isdisjoint(words)


def _is_paragraph(text: TaggedText, quotation: _Unattributed) -> bool:
    """Return whether a quotation is all that its paragraph has."""
    opening, closing, paragraphs = quotation.opening, quotation.closing, text.paragraphs
    if paragraphs[opening - 1] == paragraphs[opening]:
        return False
    if closing + 1 < len(paragraphs) and paragraphs[closing + 1] == paragraphs[closing]:
        return False
    first, last = text.sentences[opening][0], text.sentences[closing][1]
    return text.quoted[first:last].count(-1) <= 1


def _quoting(text: TaggedText, candidates: list[Candidate]) -> Candidate:
    """Return the last of the attributions that quotes a whole saying, else that quotes at all.

    If none does, it is the last.
    """
    quoted = text.quoted
    quoting = [
        candidate
        for candidate in candidates
        if any(quoted[start] >= 0 for start, _ in candidate.pieces)
    ]
    for candidate in reversed(quoting):
        if any(end - start >= _SHORTEST for start, end in candidate.pieces):
            return candidate
    return quoting[-1] if quoting else candidates[-1]
