"""What a pronoun stands for: the last source before it that it can stand for."""

from __future__ import annotations

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.kinds import SourceType, source_type
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import NounClass, PartCode, PhraseKind

_PERSONS = frozenset({SourceType.NAMED, SourceType.DESCRIBED, SourceType.UNNAMED})
_THINGS = frozenset({SourceType.ORGANIZATION, SourceType.DOCUMENT})
_VERBAL = frozenset(
    {
        PartCode.VERB,
        PartCode.CUE,
        *"is was has had will would can could did does may might must should".split(),
    }
)
_NOMINATIVES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "herself"), "she"),
    **dict.fromkeys(("them", "their"), "they"),
    "its": "it",
}
_MEN = frozenset({"mr", "spokesman"})
_WOMEN = frozenset({"mrs", "ms", "miss", "spokeswoman"})
_NEAR_WHO = 3  # parts between "who" and the phrase it stands for


def antecedent(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> tuple[int, int] | None:
    """Return the phrase of the same sentence that the pronoun ``parts[chosen]`` stands for.

    For "who" it is the phrase before, for "he" and "she" the last name before that is a
    subject; ``None`` if there is none.
    """
    pronoun = parts[chosen]
    if pronoun.kind == PhraseKind.WHO:
        for part in reversed(parts[max(0, chosen - _NEAR_WHO) : chosen]):
            if part.code == PartCode.PHRASE and part.kind not in (
                PhraseKind.PRONOUN,
                PhraseKind.WHO,
            ):
                return part.start, part.end
    elif _nominative(text.tokens.folded[pronoun.start]) in ("he", "she"):
        for k in range(chosen - 2, -1, -1):
            part = parts[k]
            if (
                part.code == PartCode.PHRASE
                and part.kind in (PhraseKind.NAME, NounClass.PERSON)
                and parts[k + 1].code in _VERBAL
            ):
                return part.start, part.end
    return None


def resolve(text: TaggedText, candidates: list[Candidate]) -> None:
    """Set what the source of each candidate stands for; any but a pronoun stands for itself."""
    last: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.source is None or candidate.phrase is None:
            continue
        if candidate.source_type is not SourceType.PRONOUN:
            candidate.referent = candidate.source
            candidate.referent_type = candidate.source_type
        elif candidate.antecedent is not None:
            start, end = candidate.antecedent
            last_token = text.sentences[candidate.sentence][1]
            candidate.referent = text.span(start, end)
            candidate.referent_type = source_type(text, start, end, last_token)
        else:
            known = last.get(_nominative(text.tokens.folded[candidate.phrase[1] - 1]))
            if known is not None:
                candidate.referent = known.referent
                candidate.referent_type = known.referent_type
            continue
        for pronoun in _pronouns(text, candidate):
            last[pronoun] = candidate


def _nominative(pronoun: str) -> str:
    """Return the pronoun as a subject, without what a contraction adds."""
    pronoun = pronoun.replace("’", "'").partition("'")[0]
    return _NOMINATIVES.get(pronoun, pronoun)


def _pronouns(text: TaggedText, candidate: Candidate) -> list[str]:
    """Return the pronouns that can stand for a source."""
    kind = candidate.referent_type
    start, end = candidate.antecedent or candidate.phrase or (0, 0)
    words = text.tokens.folded[start:end]
    if kind is SourceType.NAMED:
        if not _MEN.isdisjoint(words):
            return ["he"]
        return ["she"] if not _WOMEN.isdisjoint(words) else ["he", "she"]
    if kind in _THINGS:
        return ["it", "they"]
    if kind in _PERSONS and not (words and words[-1].endswith("s")):
        return ["he", "she", "they"]
    return ["they"]
