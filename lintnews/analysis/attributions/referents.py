"""What a pronoun stands for: the last source before it that it can stand for."""

from __future__ import annotations

from lintnews.analysis.attributions.candidates import Candidate
from lintnews.analysis.attributions.kinds import SourceType, source_type
from lintnews.analysis.attributions.skeleton import SkeletonPart
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.article.span import Span

_PERSONS = frozenset([SourceType.NAMED, SourceType.DESCRIBED, SourceType.UNNAMED])
_VERBAL = frozenset(
    [
        "V",
        "C",
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "did",
        "does",
        "may",
        "might",
        "must",
        "should",
    ],
)
_SINGULAR = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_THINGS = frozenset([SourceType.ORGANIZATION, SourceType.DOCUMENT])


def antecedent(text: TaggedText, parts: list[SkeletonPart], chosen: int) -> tuple[int, int] | None:
    """Return the phrase of the same sentence that the pronoun ``parts[chosen]`` stands for, if one is plain.

    For "who" it is the phrase before; for "he" and "she" the last name before that is a subject.
    """
    part = parts[chosen]
    if part.kind == "WH":
        for k in range(chosen - 1, max(-1, chosen - 4), -1):
            if parts[k].code == "N" and parts[k].kind not in ("PRP", "WH"):
                return parts[k].start, parts[k].end
    elif _normal(text.tokens.folded[part.start]) in ("he", "she"):
        for k in range(chosen - 1, -1, -1):
            if (
                parts[k].code == "N"
                and parts[k].kind in ("NNP", "person")
                and k + 1 < chosen
                and parts[k + 1].code in _VERBAL
            ):
                return parts[k].start, parts[k].end
    return None


def resolve(text: TaggedText, candidates: list[Candidate]) -> None:
    """Say for each draft whose source is a pronoun what it stands for; others stand for themselves."""
    last: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.source is None or candidate.phrase is None:
            continue
        if candidate.source_type is not SourceType.PRONOUN:
            candidate.referent, candidate.referent_type = candidate.source, candidate.source_type
        elif candidate.antecedent is not None:
            start, end = candidate.antecedent
            candidate.referent = Span(text.tokens.starts[start], text.tokens.ends[end - 1])
            candidate.referent_type = source_type(
                text, start, end, text.sentences[candidate.sentence][1]
            )
        else:
            known = last.get(_normal(text.tokens.folded[candidate.phrase[1] - 1]))
            if known is not None:
                candidate.referent, candidate.referent_type = known.referent, known.referent_type
            continue
        for pronoun in _pronouns(text, candidate):
            last[pronoun] = candidate


def _normal(pronoun: str) -> str:
    pronoun = pronoun.replace("’", "'").partition("'")[0]
    if pronoun in _SINGULAR:
        return "she" if pronoun in ("she", "her", "herself") else "he"
    return {"them": "they", "their": "they", "its": "it"}.get(pronoun, pronoun)


def _pronouns(text: TaggedText, candidate: Candidate) -> list[str]:
    """Return the pronouns that can stand for a source."""
    kind = candidate.referent_type
    start, end = candidate.antecedent or candidate.phrase or (0, 0)
    words = text.tokens.folded[start:end]
    if kind is SourceType.NAMED:
        if "mr" in words or "spokesman" in words:
            return ["he"]
        if any(word in ("mrs", "ms", "miss", "spokeswoman") for word in words):
            return ["she"]
        return ["he", "she"]
    if kind in _THINGS:
        return ["it", "they"]
    plural = words[-1].endswith("s") if words else False
    if kind in _PERSONS and not plural:
        return ["he", "she", "they"]
    return ["they"]
