"""Whose words they are: for each cue the noun phrases of its sentence are ranked, with "nobody" among them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lintnews.analysis.speech.cues import chain, code

if TYPE_CHECKING:
    from lintnews.analysis.speech.marked import Marked
    from lintnews.analysis.speech.model import Model
    from lintnews.analysis.speech.phrases import Part

_LEFT, _RIGHT = 7, 3
_SIGNATURE = 4
_PARTS = 60


def part_at(parts: list[Part], token: int) -> int:
    """Return the index of the part that holds a token."""
    return bisect_right(parts, token, key=_first) - 1


def _first(part: Part) -> int:
    return part.start


def choices(parts: list[Part], cue: int) -> list[tuple[int, str, int]]:
    """Return the phrases that could be the source of the cue at token ``cue``: index of the part, side, rank."""
    at = part_at(parts, cue)
    found = []
    rank = 0
    for k in range(at - 1, max(-1, at - _PARTS), -1):
        if parts[k].code == "N":
            rank += 1
            found.append((k, "L", rank))
            if rank == _LEFT:
                break
    rank = 0
    for k in range(at + 1, min(len(parts), at + _PARTS)):
        if parts[k].code == "N":
            rank += 1
            found.append((k, "R", rank))
            if rank == _RIGHT:
                break
    return found


def cue_features(marks: Marked, cue: int, first: int, last: int) -> tuple[str, str, str, str, int]:
    """Return what the ranking knows of the cue: lemma, class, form, what stands before and after."""
    lemma = marks.lemmas[cue] or marks.tokens.folded[cue]
    tag = marks.tags[cue]
    begin, shape = chain(marks, cue, first)
    group = marks.groups[cue]
    around = code(marks, begin - 1, first, last) + " " + code(marks, cue + 1, first, last)
    return lemma, group, tag + "/" + shape, around, begin


def nobody(about: tuple[str, str, str, str, int]) -> tuple[str, ...]:
    """Return what speaks for a cue without a source."""
    lemma, _, form, _, _ = about
    return ("0L=" + lemma, "0F=" + form)


def features(
    marks: Marked, parts: list[Part], choice: tuple[int, str, int], at: int, about: tuple[str, str, str, str, int], taken: int
) -> tuple[str, ...]:
    """Return what speaks for a phrase as the source of the cue that is part ``at``."""
    k, side, rank = choice
    lemma, group, form, around, begin = about
    part = parts[k]
    between = parts[k + 1 : at] if side == "L" else parts[at + 1 : k]
    codes = [p.code for p in between if p.start < begin] if side == "L" else [p.code for p in between]
    verbs = codes.count("V") + codes.count("C")
    signature = side + " ".join(codes) if len(codes) <= _SIGNATURE else side + codes[0] + " .. " + codes[-1] + " " + str(min(verbs, 2))
    before = parts[k - 1].code if k else "^"
    after = parts[k + 1].code + side if k + 1 < len(parts) else "$" + side
    noun = part.kind
    same = "=" if taken == k else "-" if taken >= 0 else "?"
    place = side + str(rank)
    return (
        "s=" + signature,
        "sF=" + signature + " " + form,
        "sK=" + signature + " " + noun,
        "sG=" + signature + " " + group,
        "kL=" + side + lemma,
        "NF=" + noun + " " + form + side,
        "Nb=" + noun + " " + before + side,
        "No=" + noun + " " + marks.tags[part.start] + side,
        "b=" + before + place,
        "a=" + after,
        "ba=" + before + " " + after,
        "vr=" + side + str(min(verbs, 3)) + " " + str(rank),
        "=" + same + place,
        "ar=" + around + place,
    )


_PLAIN_BEFORE = {"PRP": frozenset(["^", ",", "Q", "and", "but"]), "NNP": frozenset(["^", ",", "Q"]), "person": frozenset(["^", ",", "Q"])}


def _plain_subject(parts: list[Part], at: int, about: tuple[str, str, str, str, int]) -> int:
    """Return the pronoun or name right before a plain verb, where a clause begins; -1 where it is not so plain.

    The ranking chooses the same in 99 of 100 such places, at many times the cost.
    """
    _, _, form, _, begin = about
    if not form.startswith(("VBD", "VBZ")) or "BE" in form:
        return -1
    k = at - 1
    while k >= 0 and parts[k].start >= begin:
        k -= 1
    if k < 0 or parts[k].code != "N" or parts[k].end != begin:
        return -1
    before = parts[k - 1].code if k else "^"
    return k if before in _PLAIN_BEFORE.get(parts[k].kind, ()) else -1


def choose(marks: Marked, parts: list[Part], cue: int, first: int, last: int, taken: int, model: Model) -> int:
    """Return the part that is the source of a cue, or -1 for nobody.

    ``taken`` is the part that is the source of the cue before this one in the sentence, or -1.
    """
    at = part_at(parts, cue)
    about = cue_features(marks, cue, first, last)
    plain = _plain_subject(parts, at, about)
    if plain >= 0:
        return plain
    best = -1
    highest = model.score("source", nobody(about))
    for choice in choices(parts, cue):
        score = model.score("source", features(marks, parts, choice, at, about, taken))
        if score > highest:
            highest, best = score, choice[0]
    return best


_OF = frozenset(["of", "for", "at", "with", "in", "from", "on", "inside"])


def whole(parts: list[Part], chosen: int, begin: int, cue: int) -> tuple[int, int]:
    """Return the tokens of the source with what belongs to it: "officials at the agency", "Marsh and Otto"."""
    start, end = parts[chosen].start, parts[chosen].end
    k = chosen + 1
    if start < cue:
        # Up to the verb, where only prepositions and phrases stand between.
        while k < len(parts) and parts[k].start < begin and (parts[k].code in _OF or parts[k].code in ("N", "and", "or", "&")):
            k += 1
        return (start, parts[k - 1].end) if k < len(parts) and parts[k].start >= begin else (start, end)
    while (
        k + 1 < len(parts)
        and parts[k].code in ("of", "for", "at", "with")
        and parts[k + 1].code == "N"
        and parts[chosen].kind not in ("PRP", "NNP")
    ):
        end = parts[k + 1].end
        k += 2
    return start, end
