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
    text: TaggedText,
    parts: list[SkeletonPart],
    part_codes: list[str],
    cue: int,
    bounds: tuple[int, int],
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
        part_codes,
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
    part_codes: list[str],
    cue: int,
    bounds: tuple[int, int],
    taken: int,
    weights: Weights,
) -> int:
    """Return the part that is the source of a cue, or -1 for nobody.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1;
    ``part_codes`` are the codes of the parts.
    """
    about = source_cue(text, parts, part_codes, cue, bounds)
    best = _plain_subject(parts, about)
    if best < 0 and about.lemma == "say":
        best = _inverted_subject(parts, about)
    if best < 0:
        highest = weights.score("source", nobody(about))
        for choice in choices(about.codes, about.at):
            score = weights.score("source", features(text, parts, choice, about, taken))
            if score > highest:
                highest, best = score, choice.part
    if best >= 0 and about.lemma in _TELLING and Tag.BE in about.form:
        return _teller(about)
    if best >= 0:
        best = _head_before_preposition(text, parts, _head_of_relative(parts, about, best))
    return best


def _head_of_relative(parts: list[SkeletonPart], cue: SourceCue, chosen: int) -> int:
    """Return the phrase before "who" if its clause is over: "Otto, *who runs a ferry*, said"."""
    codes = cue.codes
    between = codes[chosen + 1 : cue.opening]
    if parts[chosen].kind != PhraseKind.WHO or not between[1:]:
        return chosen
    mark = codes[chosen - 1] if chosen else ""
    is_over = mark in (",", Tag.DASH) and between[-1] == mark and mark not in between[:-1]
    at = _before_prepositions(codes, chosen - 2)
    return at if is_over and codes[at] == PartCode.PHRASE else chosen


def _before_prepositions(codes: list[str], at: int) -> int:
    """Return the phrase that those before ``at`` belong to: "a survey of *voters*"."""
    while at > 1 and codes[at] == PartCode.PHRASE and codes[at - 1] in _BELONGS_BEFORE_VERB:
        at -= 2
    return max(at, 0)


# "The board was told that": whoever stands before these has been spoken to.
_TELLING = frozenset("tell inform notify remind brief".split())
_INVERTED = (PhraseKind.NAME, PhraseKind.THE_NAME, NounClass.PERSON, PhraseKind.PLURAL)
_AFTER_SUBJECT = frozenset({"$", ".", ",", "?", "in", "at", "on", "of", "for", "during"})


def _inverted_subject(parts: list[SkeletonPart], cue: SourceCue) -> int:
    """Return the phrase after a plain verb that follows what is said, else -1: "…, said Otto"."""
    if not cue.form.startswith(_PLAIN_VERBS) or cue.codes[max(0, cue.at - 1)] not in (
        ",",
        "?",
        PartCode.QUOTATION,
    ):
        return -1
    k = cue.at + 1
    codes = [*cue.codes[k : k + 2], "$", "$"]
    is_subject = codes[0] == PartCode.PHRASE and codes[1] in _AFTER_SUBJECT
    return k if cue.at and is_subject and parts[k].kind in _INVERTED else -1


def _teller(cue: SourceCue) -> int:
    """Return the phrase after "was told by", -1 if there is none: the listener is no source."""
    k = cue.at + 1
    if cue.codes[k : k + 2] == ["by", PartCode.PHRASE]:
        return k + 1
    return -1


_SPEAKING_HEADS = frozenset(
    {
        *(NounClass.PERSON, NounClass.GROUP, NounClass.ORGANIZATION, NounClass.DOCUMENT),
        *(PhraseKind.PLURAL, PhraseKind.QUANTITY, PhraseKind.NUMBER),
    }
)
_DESCRIBERS = frozenset(
    "close familiar aware briefed knowledgeable involved loyal opposed sympathetic".split()
)
_BEFORE_OBJECT = frozenset({PartCode.VERB, PartCode.CUE})


def _head_before_preposition(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int:
    """Return the phrase that a preposition ties the chosen one to: officers, "at the scene"."""
    k = chosen
    while k > 1 and text.tags[parts[k - 1].start] in (Tag.PREPOSITION, Tag.TO):
        before = k - 2
        while before > 0 and text.tokens.folded[parts[before].start] in _DESCRIBERS:
            before -= 1
        part = parts[before]
        if part.code != PartCode.PHRASE:
            break
        if part.kind in _SPEAKING_HEADS:
            if before and parts[before - 1].code in _BEFORE_OBJECT:
                break
            chosen = before
        k = before
    return chosen


_BELONGS = frozenset({"of", "for", "at", "with"})
_BELONGS_BEFORE_VERB = _BELONGS | {"in", "from", "on", "inside"}
_JOINS_BEFORE_VERB = _BELONGS_BEFORE_VERB | {PartCode.PHRASE, "and", "or", "&"}


_APPOSITION = 12  # parts
_NAMING = frozenset("named called".split())
_NAMELESS = frozenset({NounClass.PERSON, NounClass.GROUP, PhraseKind.QUANTITY, PhraseKind.NUMBER})
_PERHAPS_NAMELESS = frozenset({PhraseKind.NOUN, PhraseKind.PLURAL, NounClass.ORGANIZATION})
_NO_APPOSITION = frozenset(
    {PartCode.CUE, ",", ";", Tag.DASH, *"is was were are has had have will would can could".split()}
)
_JOINS_TITLE = frozenset({"of", "for", "and"})
_SHORTEST_TITLED = 3  # tokens: "State Jane Roe"


class WholeSource(NamedTuple):
    """The tokens of a source with what belongs to it.

    ``name`` are the tokens of the phrase that gives the name, if it is another than the chosen:
    "a neighbor, *Ann Ott*", "Secretary of *State Jane Roe*".
    """

    start: int
    end: int
    name: tuple[int, int] | None = None


def whole(
    text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int, cue: int
) -> WholeSource:
    """Return the source with what belongs to it.

    "Officials at the agency", "Marsh and Otto": before a verb group, which begins at token
    ``begin``, all up to it if only prepositions and phrases stand between.
    """
    start, end = parts[chosen].start, parts[chosen].end
    is_before = start < cue
    name = _name_in_apposition(text, parts, chosen, begin if is_before else len(text.tags))
    if name is not None:
        return WholeSource(start, parts[name].end, (parts[name].start, parts[name].end))
    if is_before:
        return WholeSource(start, _end_before_verb(parts, chosen, begin))
    if parts[chosen].kind == PhraseKind.PRONOUN:
        return WholeSource(start, end)
    name = _name_after_title(text, parts, chosen)
    if name is not None:
        return WholeSource(start, parts[name].end, (parts[name].start, parts[name].end))
    k = chosen + 1
    if parts[chosen].kind == PhraseKind.NAME:
        k = len(parts)
    while k + 1 < len(parts) and parts[k].code in _BELONGS and parts[k + 1].code == PartCode.PHRASE:
        end = parts[k + 1].end
        k += 2
    return WholeSource(start, end)


def _end_before_verb(parts: list[SkeletonPart], chosen: int, begin: int) -> int:
    """Return where a source ends that stands before its verb group."""
    k = chosen + 1
    while k < len(parts) and parts[k].start < begin and parts[k].code in _JOINS_BEFORE_VERB:
        k += 1
    if k < len(parts) and parts[k].start >= begin:
        return parts[k - 1].end
    after = [part.code for part in parts[chosen + 1 : chosen + 3]]
    return parts[chosen + 2 if after == ["of", PartCode.PHRASE] else chosen].end


def _name_in_apposition(
    text: TaggedText, parts: list[SkeletonPart], chosen: int, begin: int
) -> int | None:
    """Return the part that names the chosen one between commas: "a neighbor, Ann Ott, said"."""
    kind = parts[chosen].kind
    if kind not in _NAMELESS and kind not in _PERHAPS_NAMELESS:
        return None
    k = chosen + 1
    if k < len(parts) and parts[k].code in _BELONGS_BEFORE_VERB:
        ends = (at for at in range(k, len(parts)) if parts[at].code in _NO_APPOSITION)
        k = next(ends, len(parts))
    if k + 1 >= len(parts) or parts[k].code != ",":
        return None
    at = _first_name(text, parts, k + 1)
    if at is None or parts[at].start >= begin:
        return None
    following = parts[at + 1].code if at + 1 < len(parts) else "."
    closes = at + 2 < len(parts) and parts[at + 2].start >= begin
    is_name = following in (",", ".", *_BELONGS_BEFORE_VERB)
    return at if is_name and (closes or kind in _NAMELESS) else None


def _first_name(text: TaggedText, parts: list[SkeletonPart], begin: int) -> int | None:
    """Return the name that an apposition begins with, or that follows "named" in it."""
    for at in range(begin, min(len(parts), begin + _APPOSITION)):
        part = parts[at]
        if part.code in _NO_APPOSITION:
            return None
        opens = at == begin or text.tokens.folded[parts[at - 1].start] in _NAMING
        if opens and part.code == PartCode.PHRASE and part.kind == PhraseKind.NAME:
            return at
    return None


def _name_after_title(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> int | None:
    """Return the part with the name of "Secretary of State Jane Roe", chosen as "Secretary"."""
    if text.tags[parts[chosen].end - 1] != Tag.NAME:
        return None
    found = None
    k = chosen + 1
    while (
        k + 1 < len(parts)
        and parts[k].code in _JOINS_TITLE
        and parts[k + 1].code == PartCode.PHRASE
    ):
        part = parts[k + 1]
        is_name = text.tags[part.end - 2 : part.end] == [Tag.NAME, Tag.NAME]
        if is_name and part.end - part.start >= _SHORTEST_TITLED:
            found = k + 1
        k += 2
    return found
