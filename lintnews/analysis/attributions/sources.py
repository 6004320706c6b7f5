"""Whose words they are: for each cue the noun phrases of its sentence are ranked, with "nobody" among them."""

from __future__ import annotations

from bisect import bisect_right

from lintnews.analysis.attributions.cues import chain
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.weights import Weights
from lintnews.values import NamedTuple

_LEFT, _RIGHT = 7, 3
_SIGNATURE = 4
_PARTS = 60


def part_at(parts: list[SkeletonPart], token: int) -> int:
    """Return the index of the part that holds a token."""
    return bisect_right(parts, token, key=_first) - 1


def _first(part: SkeletonPart) -> int:
    return part.start


def choices(codes: list[str], at: int) -> list[tuple[int, str, int]]:
    """Return the phrases that could be the source of the cue that is part ``at``: index of the part, side, rank."""
    found = []
    rank = 0
    for k in range(at - 1, max(-1, at - _PARTS), -1):
        if codes[k] == "N":
            rank += 1
            found.append((k, "L", rank))
            if rank == _LEFT:
                break
    rank = 0
    for k in range(at + 1, min(len(codes), at + _PARTS)):
        if codes[k] == "N":
            rank += 1
            found.append((k, "R", rank))
            if rank == _RIGHT:
                break
    return found


class Seeker(NamedTuple):
    """A cue that seeks its source: part ``at`` of the sentence, with a verb group that begins with part ``opening`` at token ``begin``.

    ``codes`` are those of the parts; ``around`` is what stands before and after the verb group.
    """

    codes: list[str]
    at: int
    opening: int
    begin: int
    lemma: str
    group: str
    form: str
    around: str


def seeker(text: TaggedText, parts: list[SkeletonPart], cue: int, first: int, last: int) -> Seeker:
    """Return what the ranking knows of the cue."""
    codes = text.codes
    begin, shape = chain(text, cue, first)
    around = (
        (codes[begin - 1] if begin > first else "^")
        + " "
        + (codes[cue + 1] if cue + 1 < last else "$")
    )
    at = part_at(parts, cue)
    opening = at
    while opening and parts[opening - 1].start >= begin:
        opening -= 1
    lemma = text.lemmas[cue] or text.tokens.folded[cue]
    return Seeker(
        [part.code for part in parts],
        at,
        opening,
        begin,
        lemma,
        text.groups[cue],
        text.tags[cue] + "/" + shape,
        around,
    )


def nobody(about: Seeker) -> tuple[str, ...]:
    """Return what speaks for a cue without a source."""
    return ("0L=" + about.lemma, "0F=" + about.form)


def features(
    text: TaggedText,
    parts: list[SkeletonPart],
    choice: tuple[int, str, int],
    about: Seeker,
    taken: int,
) -> tuple[str, ...]:
    """Return what speaks for a phrase as the source of a cue."""
    k, side, rank = choice
    codes, at, opening, _, lemma, group, form, around = about
    part = parts[k]
    noun = part.kind
    between = codes[k + 1 : opening] if side == "L" else codes[at + 1 : k]
    verbs = between.count("V") + between.count("C")
    short = len(between) <= _SIGNATURE
    signature = (
        side + " ".join(between)
        if short
        else f"{side}{between[0]} .. {between[-1]} {min(verbs, 2)}"
    )
    before = codes[k - 1] if k else "^"
    after = (codes[k + 1] if k + 1 < len(codes) else "$") + side
    same = "=" if taken == k else "-" if taken >= 0 else "?"
    place = f"{side}{rank}"
    return (
        "s=" + signature,
        f"sF={signature} {form}",
        f"sK={signature} {noun}",
        f"sG={signature} {group}",
        f"kL={side}{lemma}",
        f"NF={noun} {form}{side}",
        f"Nb={noun} {before}{side}",
        f"No={noun} {text.tags[part.start]}{side}",
        f"b={before}{place}",
        "a=" + after,
        f"ba={before} {after}",
        f"vr={side}{min(verbs, 3)} {rank}",
        f"={same}{place}",
        f"ar={around}{place}",
    )


_PLAIN_BEFORE = {
    "PRP": frozenset(["^", ",", "Q", "and", "but"]),
    "NNP": frozenset(["^", ",", "Q"]),
    "person": frozenset(["^", ",", "Q"]),
}


def _plain_subject(parts: list[SkeletonPart], about: Seeker) -> int:
    """Return the pronoun or name right before a plain verb, where a clause begins; -1 where it is not so plain.

    The ranking chooses the same in 99 of 100 such places, at many times the cost.
    """
    if not about.form.startswith(("VBD", "VBZ")) or "BE" in about.form:
        return -1
    k = about.opening - 1
    if k < 0 or parts[k].code != "N" or parts[k].end != about.begin:
        return -1
    before = about.codes[k - 1] if k else "^"
    return k if before in _PLAIN_BEFORE.get(parts[k].kind, ()) else -1


def choose(
    text: TaggedText,
    parts: list[SkeletonPart],
    cue: int,
    first: int,
    last: int,
    taken: int,
    weights: Weights,
) -> int:
    """Return the part that is the source of a cue, or -1 for nobody.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1.
    """
    about = seeker(text, parts, cue, first, last)
    plain = _plain_subject(parts, about)
    if plain >= 0:
        return plain
    best = -1
    highest = weights.score("source", nobody(about))
    for choice in choices(about.codes, about.at):
        score = weights.score("source", features(text, parts, choice, about, taken))
        if score > highest:
            highest, best = score, choice[0]
    return best


_OF = frozenset(["of", "for", "at", "with", "in", "from", "on", "inside"])


def whole(parts: list[SkeletonPart], chosen: int, begin: int, cue: int) -> tuple[int, int]:
    """Return the tokens of the source with what belongs to it: "officials at the agency", "Marsh and Otto"."""
    start, end = parts[chosen].start, parts[chosen].end
    k = chosen + 1
    if start < cue:
        # Up to the verb, where only prepositions and phrases stand between.
        while (
            k < len(parts)
            and parts[k].start < begin
            and (parts[k].code in _OF or parts[k].code in ("N", "and", "or", "&"))
        ):
            k += 1
        return (
            (start, parts[k - 1].end)
            if k < len(parts) and parts[k].start >= begin
            else (start, end)
        )
    while (
        k + 1 < len(parts)
        and parts[k].code in ("of", "for", "at", "with")
        and parts[k + 1].code == "N"
        and parts[chosen].kind not in ("PRP", "NNP")
    ):
        end = parts[k + 1].end
        k += 2
    return start, end
