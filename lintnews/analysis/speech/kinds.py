"""What sort of source it is, and whether a cue reports or tells of a state of mind."""

from __future__ import annotations

import enum
from functools import cache
from typing import TYPE_CHECKING

from lintnews.analysis.speech.lexicon import lists, senses, table

if TYPE_CHECKING:
    from lintnews.analysis.speech.marked import Marked


class Stance(enum.StrEnum):
    """Report: somebody says, writes, shows or is cited. Attitude: wants, believes, fears, plans, rejects."""

    REPORT = "report"
    ATTITUDE = "attitude"


class Kind(enum.StrEnum):
    """Direct: in quotation marks; indirect: without; mixed: partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceType(enum.StrEnum):
    """What sort of source; ``described`` and ``unnamed`` are the anonymous ones."""

    NAMED = "named"
    ORGANIZATION = "organization"
    GROUP = "group"
    DESCRIBED = "described"
    UNNAMED = "unnamed"
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    NONE = "none"


_POINTS = frozenset(["DT", "QN", "CD", "ADV", "RB"])
_OWNED = frozenset(["NPOS", "PRPS"])
_PERSON_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ant", "ants", "ee", "ees")
# A definite office ("the senator", "the mayor") is somebody the story has named; these are not.
_NEVER_NAMED = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "person",
        "people",
        "aide",
        "aides",
        "adviser",
        "advisers",
        "advisor",
        "advisors",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "insider",
        "insiders",
        "staffer",
        "staffers",
        "operative",
        "operatives",
        "whistleblower",
        "whistleblowers",
        "employee",
        "employees",
        "investigator",
        "investigators",
        "individual",
        "informant",
        "observer",
        "witness",
        "man",
        "woman",
        "resident",
        "ally",
        "friend",
        "associate",
        "donor",
        "lobbyist",
        "diplomat",
        "strategist",
        "executive",
    ]
)
_EVIDENCE = frozenset(
    [
        "show",
        "underscore",
        "underline",
        "reflect",
        "highlight",
        "demonstrate",
        "prove",
        "mark",
        "illustrate",
        "present",
        "pose",
        "press",
        "point",
    ]
)
_LONG_QUOTE = 5


def source_type(marks: Marked, start: int, end: int, last: int) -> SourceType:  # noqa: PLR0911  a row of cases
    """Return the type of the source whose phrase takes up the tokens ``start`` to ``end``; its sentence ends at ``last``."""
    tags, folded, nouns, texts = marks.tags, marks.tokens.folded, marks.nouns, marks.tokens.texts
    head = end - 1
    while head > start and tags[head] in (".", "'"):
        head -= 1
    tag, word = tags[head], folded[head]
    if tag in ("PRP", "OBJ", "WH", "PRPS"):
        return SourceType.PRONOUN
    if tag in ("DT", "QN", "CD"):
        return SourceType.UNNAMED
    names = any(tags[i] in ("NNP", "NPOS") for i in range(start, head))
    bare = all(tags[i] in _POINTS for i in range(start, head))
    noun = nouns[head] or _noun(word)
    if tag == "NNP" or (tag == "NPOS" and texts[head][0].isupper()):
        return _capitalised(marks, start, head, noun)
    if word in lists("unnamed-heads"):
        return SourceType.DESCRIBED if not bare or _is_described(marks, head + 1, last) else SourceType.UNNAMED
    if noun == "person":
        definite = folded[start] in ("the", "his", "her", "their") and not word.endswith("s") and word not in _NEVER_NAMED
        return SourceType.NAMED if definite and not names else SourceType.DESCRIBED
    if noun in ("group", "organization", "document"):
        return SourceType(noun)
    if noun == "speech":
        return SourceType.DOCUMENT
    return SourceType.DESCRIBED if word.endswith(_PERSON_ENDINGS) else SourceType.DOCUMENT


def _noun(word: str) -> str:
    """Return the class of a head, which in capitals may have lost it."""
    entry = table().get(word.removesuffix("'s").removesuffix("’s"))
    return entry.noun if entry else ""


def _capitalised(marks: Marked, start: int, head: int, noun: str) -> SourceType:
    """Return the type of a phrase whose head is capitalised."""
    texts, tags = marks.tokens.texts, marks.tags
    word = texts[head]
    if noun in ("group", "organization", "document") and (noun != "document" or tags[start] == "DT"):
        return SourceType(noun)
    if any(_noun(marks.tokens.folded[i]) == "person" for i in range(start, head)):
        return SourceType.NAMED
    letters = word.replace(".", "")
    if len(letters) > 1 and letters.isupper() and head == start + (tags[start] == "DT"):
        return SourceType.ORGANIZATION
    if tags[start] == "DT":
        return SourceType.GROUP if word.endswith("s") and not word.endswith("ss") else SourceType.ORGANIZATION
    if word.endswith(("ans", "ians", "ists", "crats")):
        return SourceType.GROUP
    return SourceType.NAMED


def _is_described(marks: Marked, after: int, last: int) -> bool:
    """Say whether what follows an "official" or "source" tells who it is."""
    folded, tags = marks.tokens.folded, marks.tags
    if after < last and tags[after] == ",":
        after += 1
    return after < last and folded[after] in (
        "who", "familiar", "close", "with", "in", "at", "from", "inside", "within", "for", "briefed", "involved", "of", "near", "on"
    )  # fmt: skip


@cache
def _report_verbs() -> frozenset[str]:
    listed = lists("report-verbs") - lists("attitude-verbs")
    unlisted = {lemma for lemma, sense in senses().items() if sense == "communication"} - lists("attitude-verbs") - lists("light-verbs")
    return frozenset(listed | unlisted)


def stance(marks: Marked, cue: int, shape: str, source: SourceType, subject: str, longest_quote: int, desk: frozenset[str]) -> Stance:  # noqa: PLR0911
    """Say whether the cue at token ``cue`` reports.

    ``shape`` is its verb group (``MD-BE``), ``subject`` the folded head of its
    source or ``""``, ``longest_quote`` the tokens of the longest quotation among its content.
    """
    lemma, tag = marks.lemmas[cue], marks.tags[cue]
    if longest_quote >= _LONG_QUOTE or not lemma or tag in ("ACC", "RBR", ":") or lemma in desk:
        return Stance.REPORT
    if tag == "JJ":
        return Stance.ATTITUDE
    if tag == "NN" or (tag.endswith("/N") and cue and marks.tags[cue - 1] in ("DT", "PRPS", "NPOS", "JJ")):
        return Stance.REPORT if lemma in lists("report-nouns") else Stance.ATTITUDE
    if lemma not in _report_verbs():
        return Stance.ATTITUDE
    if lemma in _EVIDENCE and (
        source not in (SourceType.DOCUMENT, SourceType.ORGANIZATION, SourceType.NONE) or subject in ("it", "this", "that", "which")
    ):
        return Stance.ATTITUDE
    if shape.endswith("TO") or "MD" in shape.split("-"):
        return Stance.ATTITUDE
    return Stance.REPORT
