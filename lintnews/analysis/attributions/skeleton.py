"""Noun phrases and the skeleton of a sentence around them.

A base noun phrase is a run of determiners, names, nouns and what stands between
them, up to its head: "two Homeland Security officials", "Sen. Lee Otto". The
skeleton is the sentence with each phrase and each quotation folded into one part.
"""

from __future__ import annotations

from collections.abc import Collection

from lintnews.analysis.attributions.known_words import CLOSED
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.values import NamedTuple

_OPENERS = frozenset(["DT", "PRPS", "QN", "CD"])
_DETERMINERS = _OPENERS - {"CD"}
_INSIDE = frozenset(["NNP", "NN", "NNS", "NPOS", "POS", "CD", "QN", "&", "$", "%", "DAY", "TM"])
# A phrase can begin with a word of these classes, or of two classes one of which is a noun.
_CAN_OPEN = _OPENERS | _INSIDE | {"VB", "VBZ", "JJ", "ED"}
_PRONOUNS = frozenset(["those", "others", "both", "all", "neither", "either"])
_SINGULAR_OPENERS = frozenset(["DT", "PRPS", "CD"])
_PLURALS = frozenset(
    [
        "people",
        "police",
        "men",
        "women",
        "children",
        "public",
        "media",
        "data",
        "majority",
        "half",
        "rest",
    ],
)
_ALONE = frozenset(["PRP", "WH"])
_BEFORE_NOUN = frozenset(["DT", "PRPS", "NPOS", "POS", "CD", "QN", "-", "JJ", "ED", "ING"])
_BEFORE_DAY = _BEFORE_NOUN | {"NN", "NNS"}
_BEFORE_ADJECTIVE = _BEFORE_NOUN | {"RB", "ADV"}
_AFTER_NOUN = frozenset(["VBD", "VBZ", "BE", "HAVE", "MD", ",", ".", "DO", "POS"])
_HYPHEN_PARTS = frozenset(
    ["NNP", "NN", "NNS", "CD", "IN", "ED", "ING", "ADV", "VBD", "VB/N", "VB", "JJ"],
)


class SkeletonPart(NamedTuple):
    """A part of a sentence's skeleton: tokens ``start`` to ``end``, half-open.

    ``code`` is ``N`` for a noun phrase, ``Q`` for a quotation, ``C`` for a cue,
    ``V`` for another verb, else the word or its class.
    """

    code: str
    start: int
    end: int
    kind: str = ""


def skeleton(text: TaggedText, first: int, last: int, cues: Collection[int]) -> list[SkeletonPart]:
    """Return the parts of the sentence that takes up the tokens ``first`` to ``last``."""
    tags, quoted, folded, nouns = text.tags, text.quoted, text.tokens.folded, text.nouns
    parts: list[SkeletonPart] = []
    i = first
    while i < last:
        tag = tags[i]
        if quoted[i] >= 0:
            j = i + 1
            while j < last and quoted[j] == quoted[i]:
                j += 1
            parts.append(SkeletonPart("Q", i, j))
            i = j
            continue
        if i in cues:
            parts.append(SkeletonPart("C", i, i + 1))
            i += 1
            continue
        if tag in _ALONE:
            parts.append(SkeletonPart("N", i, i + 1, "PRP" if tag == "PRP" else "WH"))
            i += 1
            continue
        j = _phrase_end(text, i, last, cues) if tag in _CAN_OPEN or tag[-2:] == "/N" else i
        if j > i:
            parts.append(SkeletonPart("N", i, j, _kind(text, i, j)))
            i = j
            continue
        code = (
            folded[i]
            if tag in CLOSED
            else "V"
            if tag[:2] == "VB" or tag in ("ED", "ING")
            else "N" + nouns[i]
            if nouns[i]
            else tag
        )
        parts.append(SkeletonPart(code, i, i + 1))
        i += 1
    return parts


# the grammar of a phrase, a case a branch
def _phrase_end(text: TaggedText, i: int, last: int, cues: Collection[int]) -> int:  # noqa: C901, PLR0912, PLR0915
    """Return the end of the noun phrase that begins at ``i``; ``i`` where none does."""
    tags, quoted, folded, nouns = text.tags, text.quoted, text.tokens.folded, text.nouns
    j = i
    head = i
    while j < last and quoted[j] < 0 and j not in cues:
        tag = tags[j]
        if tag in _DETERMINERS:
            if j > i and tags[j - 1] not in _OPENERS:
                break
            if tag == "PRPS" and j + 1 < last and j + 1 in cues:
                return j + 1
            if tag == "QN" or folded[j] in _PRONOUNS:
                head = j + 1
        elif tag == "THAT":
            break
        elif tag in _INSIDE:
            if (
                tag in ("DAY", "TM")
                and (j == i or tags[j - 1] not in _BEFORE_DAY)
                and not (j + 1 < last and tags[j + 1] == "NPOS")
            ):
                break
            if folded[j] in _AFTER_HEADS:
                break
            head = j + 1
        elif tag == "." and j > i and tags[j - 1] == "NNP" and j + 1 < last:
            head = j + 1
        elif tag == "-" and j > i and j + 1 < last and tags[j + 1] in _HYPHEN_PARTS:
            pass
        elif j > i and tags[j - 1] == "-":
            head = j + 1 if tag not in ("ED", "ING", "VBD", "IN") else head
        elif tag.endswith("/N") or tag in ("VB", "VBZ"):
            following = tags[j + 1] if j + 1 < last else "."
            if j == i:
                if nouns[j] and following in _AFTER_NOUN:
                    head = j + 1
                    j += 1
                    continue
                break
            before = tags[j - 1]
            if j + 1 in cues:
                following = "VBD"
            if (
                tags[i] in _SINGULAR_OPENERS
                and tag in ("VB", "VB/N")
                and _is_singular(folded[j - 1], before)
            ):
                head = j + 1
                j += 1
                continue
            if (tag.endswith("/N") and (before in _BEFORE_NOUN or following in _AFTER_NOUN)) or (
                before in _BEFORE_NOUN and before not in ("ED", "ING", "POS")
            ):
                head = j + 1
            else:
                break
        elif tag in ("JJ", "ED", "ING", "VBG", "VBD", "RB", "ADV"):
            following = tags[j + 1] if j + 1 < last else "."
            if (
                j > i
                and tags[j - 1] in _BEFORE_ADJECTIVE
                and (
                    following in _INSIDE
                    or following.endswith("/N")
                    or following in ("JJ", "-", "ED")
                )
            ) or (j == i and tag in ("JJ", "ED") and following in ("NN", "NNS", "NNP")):
                pass
            else:
                break
        else:
            break
        j += 1
    return head


def _is_singular(word: str, tag: str) -> bool:
    """Say whether a noun takes no base form after it as its verb: "the health care page", not "the officials say"."""
    return tag in ("NN", "NNP") and not word.endswith("s") and word not in _PLURALS


def _kind(text: TaggedText, i: int, j: int) -> str:  # noqa: PLR0911  a row of cases
    """Return the class of a noun phrase by its head."""
    tags, nouns, folded = text.tags, text.nouns, text.tokens.folded
    k = j - 1
    if tags[k] == "." and k > i:
        k -= 1
    tag = tags[k]
    if tag in ("NPOS", "POS"):
        return "POS"
    if tag == "PRPS":
        return "PRPS"
    if nouns[k] and tag != "NNP":
        return nouns[k]
    if tag == "NNP":
        if folded[k] in _HEADS_IN_CAPITALS and nouns[k]:
            return nouns[k]
        return "NNP" if tags[i] != "DT" else "DTNNP"
    if tag in ("DT", "QN"):
        return "QN"
    if tag == "CD":
        return "CD"
    if tag in ("DAY", "TM"):
        return "TM"
    return "NNS" if tag == "NNS" else "NN"


# Adjectives that follow the noun they describe: "an official familiar with the plan".
_AFTER_HEADS = frozenset(
    [
        "familiar",
        "aware",
        "close",
        "briefed",
        "knowledgeable",
        "involved",
        "present",
        "available",
        "likely",
        "able",
        "unable",
        "responsible",
    ],
)
_HEADS_IN_CAPITALS = frozenset(
    [
        "police",
        "department",
        "committee",
        "house",
        "court",
        "office",
        "commission",
        "agency",
        "campaign",
        "senate",
        "ministry",
    ],
)
