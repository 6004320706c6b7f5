"""What a pronoun stands for: the last source before it that it can stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews.analysis.speech.kinds import SourceType

if TYPE_CHECKING:
    from lintnews.analysis.speech.assembly import Draft
    from lintnews.analysis.speech.marked import Marked

_PERSONS = frozenset([SourceType.NAMED, SourceType.DESCRIBED, SourceType.UNNAMED])
_SINGULAR = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_THINGS = frozenset([SourceType.ORGANIZATION, SourceType.DOCUMENT])


def resolve(marks: Marked, drafts: list[Draft]) -> None:
    """Say for each draft whose source is a pronoun what it stands for; others stand for themselves."""
    last: dict[str, Draft] = {}
    for draft in drafts:
        if draft.source is None or draft.phrase is None:
            continue
        if draft.source_type is not SourceType.PRONOUN:
            draft.referent, draft.referent_type = draft.source, draft.source_type
            for pronoun in _pronouns(marks, draft):
                last[pronoun] = draft
            continue
        pronoun = _normal(marks.tokens.folded[draft.phrase[1] - 1])
        known = last.get(pronoun)
        if known is not None:
            draft.referent, draft.referent_type = known.referent, known.referent_type


def _normal(pronoun: str) -> str:
    if pronoun in _SINGULAR:
        return "she" if pronoun in ("she", "her", "herself") else "he"
    return {"them": "they", "their": "they", "its": "it"}.get(pronoun, pronoun)


def _pronouns(marks: Marked, draft: Draft) -> list[str]:
    """Return the pronouns that can stand for a source."""
    kind = draft.source_type
    start, end = draft.phrase or (0, 0)
    words = marks.tokens.folded[start:end]
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
