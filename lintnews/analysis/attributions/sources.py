"""Whose words they are: for each cue the phrases of its sentence are ranked, and nobody too."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from lintnews.analysis.attributions.cues import form_of, verb_group
from lintnews.analysis.attributions.feature_keys import SourceKey as Key
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import NounClass, PartCode, PhraseKind, Tag
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

# How many phrases are ranked to the left and right, and how many parts are looked at for them.
_MOST_LEFT, _MOST_RIGHT = 7, 3
_REACH = 60
_LONGEST_SIGNATURE = 4  # parts
_MOST_VERBS, _MOST_VERBS_IN_SIGNATURE = 3, 2


class SourceChoice(NamedTuple):
    """A phrase that could be the source: part ``part``, the ``rank``-th phrase on its side."""

    part: int
    side: str
    rank: int


def choices(codes: list[str], at: int) -> list[SourceChoice]:
    """Return the phrases that could be the source of the cue that is part ``at``."""
    left = range(at - 1, max(-1, at - _REACH), -1)
    right = range(at + 1, min(len(codes), at + _REACH))
    found = []
    for side, order, most in (("L", left, _MOST_LEFT), ("R", right, _MOST_RIGHT)):
        rank = 0
        for k in order:
            if codes[k] == PartCode.PHRASE:
                rank += 1
                found.append(SourceChoice(k, side, rank))
                if rank == most:
                    break
    return found


class SourceCue(NamedTuple):
    """A cue that needs a source.

    It is part ``at`` of the sentence; its verb group begins with part ``opening`` at token
    ``begin``. ``codes`` are those of the parts; ``around`` is what stands before and after the
    verb group.
    """

    codes: list[str]
    at: int
    opening: int
    begin: int
    lemma: str
    group: str
    form: str
    around: str


_first_token = attrgetter("start")


def source_cue(
    text: TaggedText, parts: list[SkeletonPart], cue: int, bounds: tuple[int, int]
) -> SourceCue:
    """Return what the ranking knows of the cue; ``bounds`` are the tokens of its sentence."""
    first, last = bounds
    codes = text.codes
    begin, auxiliaries = verb_group(text, cue, first)
    before = codes[begin - 1] if begin > first else "^"
    after = codes[cue + 1] if cue + 1 < last else "$"
    at = bisect_right(parts, cue, key=_first_token) - 1
    opening = at
    while opening and parts[opening - 1].start >= begin:
        opening -= 1
    return SourceCue(
        [part.code for part in parts],
        at,
        opening,
        begin,
        text.lemmas[cue] or text.tokens.folded[cue],
        text.groups[cue],
        form_of(text.tags[cue], auxiliaries),
        f"{before} {after}",
    )


def nobody(cue: SourceCue) -> tuple[str, ...]:
    """Return what speaks for a cue without a source."""
    return (f"{Key.NOBODY_LEMMA}{cue.lemma}", f"{Key.NOBODY_FORM}{cue.form}")


def features(
    text: TaggedText, parts: list[SkeletonPart], choice: SourceChoice, cue: SourceCue, taken: int
) -> tuple[str, ...]:
    """Return what speaks for a phrase as the source of a cue.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1.
    """
    k, side, rank = choice
    codes, at, opening, _, lemma, group, form, around = cue
    part = parts[k]
    kind = part.kind
    between = codes[k + 1 : opening] if side == "L" else codes[at + 1 : k]
    verbs = between.count(PartCode.VERB) + between.count(PartCode.CUE)
    if len(between) <= _LONGEST_SIGNATURE:
        signature = side + " ".join(between)
    else:
        some = min(verbs, _MOST_VERBS_IN_SIGNATURE)
        signature = f"{side}{between[0]} .. {between[-1]} {some}"
    before = codes[k - 1] if k else "^"
    after = (codes[k + 1] if k + 1 < len(codes) else "$") + side
    same = "=" if taken == k else "-" if taken >= 0 else "?"
    return (
        f"{Key.SIGNATURE}{signature}",
        f"{Key.SIGNATURE_FORM}{signature} {form}",
        f"{Key.SIGNATURE_KIND}{signature} {kind}",
        f"{Key.SIGNATURE_GROUP}{signature} {group}",
        f"{Key.SIDE_LEMMA}{side}{lemma}",
        f"{Key.KIND_FORM}{kind} {form}{side}",
        f"{Key.KIND_BEFORE}{kind} {before}{side}",
        f"{Key.KIND_OPENER}{kind} {text.tags[part.start]}{side}",
        f"{Key.BEFORE}{before}{side}{rank}",
        f"{Key.AFTER}{after}",
        f"{Key.BEFORE_AFTER}{before} {after}",
        f"{Key.VERBS_RANK}{side}{min(verbs, _MOST_VERBS)} {rank}",
        f"{Key.SAME}{same}{side}{rank}",
        f"{Key.AROUND}{around}{side}{rank}",
    )


_PLAIN_VERBS = (Tag.VERB_PAST, Tag.VERB_S)
_CLAUSE_STARTS = frozenset({"^", ",", PartCode.QUOTATION})
_BEFORE_PLAIN = {
    PhraseKind.PRONOUN: _CLAUSE_STARTS | {"and", "but"},
    PhraseKind.NAME: _CLAUSE_STARTS,
    NounClass.PERSON: _CLAUSE_STARTS,
}


def _plain_subject(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the pronoun or name right before a plain verb, if a clause begins with it, else -1.

    The ranking chooses the same in 99 of 100 such places, at many times the cost.
    """
    if not cue.form.startswith(_PLAIN_VERBS) or Tag.BE in cue.form:
        return -1
    k = cue.opening - 1
    if k < 0 or parts[k].code != PartCode.PHRASE or parts[k].end != cue.begin:
        return -1
    before = cue.codes[k - 1] if k else "^"
    return k if before in _BEFORE_PLAIN.get(parts[k].kind, ()) else -1


def choose(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    bounds: tuple[int, int],
    taken: int,
    weights: Weights,
) -> int:
    """Return the part that is the source of a cue, or -1 for nobody.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1.
    """
    about = source_cue(text, parts, cue, bounds)
    plain = _plain_subject(parts, about)
    if plain >= 0:
        return plain
    best = -1
    highest = weights.score("source", nobody(about))
    for choice in choices(about.codes, about.at):
        score = weights.score("source", features(text, parts, choice, about, taken))
        if score > highest:
            highest, best = score, choice.part
    return best


_BELONGS = frozenset({"of", "for", "at", "with"})
_BELONGS_BEFORE_VERB = _BELONGS | {"in", "from", "on", "inside"}
_JOINS_BEFORE_VERB = _BELONGS_BEFORE_VERB | {PartCode.PHRASE, "and", "or", "&"}


def whole(parts: list[SkeletonPart], chosen: int, begin: int, cue: int) -> tuple[int, int]:
    """Return the tokens of the source with what belongs to it.

    "Officials at the agency", "Marsh and Otto": before a verb group, which begins at token
    ``begin``, all up to it if only prepositions and phrases stand between.
    """
    start, end = parts[chosen].start, parts[chosen].end
    k = chosen + 1
    if start < cue:
        while k < len(parts) and parts[k].start < begin and parts[k].code in _JOINS_BEFORE_VERB:
            k += 1
        reaches_verb = k < len(parts) and parts[k].start >= begin
        return (start, parts[k - 1].end if reaches_verb else end)
    if parts[chosen].kind in (PhraseKind.PRONOUN, PhraseKind.NAME):
        return start, end
    while k + 1 < len(parts) and parts[k].code in _BELONGS and parts[k + 1].code == PartCode.PHRASE:
        end = parts[k + 1].end
        k += 2
    return start, end
