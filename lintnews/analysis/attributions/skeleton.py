"""Noun phrases and the skeleton of a sentence around them.

A base noun phrase is a run of determiners, names, nouns and what stands between
them, up to its head: "two Homeland Security officials", "Sen. Lee Otto". The
skeleton is the sentence with each phrase and each quotation folded into one part.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from functools import cache

from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import VERB_NOUNS, NounClass, PartCode, PhraseKind, Tag
from lintnews.values import NamedTuple


class SkeletonPart(NamedTuple):
    """A part of a sentence's skeleton: tokens ``start`` to ``end``, half-open.

    ``code`` is a ``PartCode``, or else the word or its class; ``kind`` is the phrase's.
    """

    code: str
    start: int
    end: int
    kind: str = ""


class PhraseStep(enum.Enum):
    """What a word does to the phrase before it."""

    GO = "it may belong to the phrase, if a head follows"
    HEAD = "it belongs to the phrase, as its head so far"
    LAST = "it is the head, and the phrase ends"
    STOP = "the phrase has ended before it"


class PhraseRow(NamedTuple):
    """What a word does to the phrase, if it stands after and before words of these tags.

    ``None`` stands for any tag. ``of_one`` says that the phrase must be of one thing so far.
    """

    before: frozenset[str] | None
    after: frozenset[str] | None
    step: PhraseStep
    of_one: bool = False


# In the place of a tag: the phrase begins, the sentence ends, a cue follows.
START, END, CUE = "^", "$$", "cue"
OF_ONE = "of one"
# Adjectives that follow the noun they describe: "an official familiar with the plan".
_AFTER_HEAD = "after its head"

_OPENERS = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.QUANTITY, Tag.NUMBER})
_NOUNS = frozenset(
    {
        *(Tag.NAME, Tag.NAME_OWNER, Tag.NOUN, Tag.PLURAL, Tag.OWNER, Tag.NUMBER, Tag.QUANTITY),
        *(Tag.DAY, Tag.TIME, "&", "$", "%"),
    }
)
_BEFORE_NOUN = frozenset(
    {
        *(Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.OWNER, Tag.NUMBER, Tag.QUANTITY),
        *(Tag.ADJECTIVE, Tag.PAST_SHAPED, Tag.ING_SHAPED, "-"),
    }
)
_AFTER_NOUN = frozenset(
    {*(Tag.VERB_PAST, Tag.VERB_S, Tag.BE, Tag.HAVE, Tag.MODAL, Tag.DO, Tag.OWNER), *(",", ".", END)}
)
_HYPHEN_PARTS = frozenset(
    {
        *(Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.NUMBER, Tag.PREPOSITION, Tag.PAST_SHAPED),
        *(Tag.ING_SHAPED, Tag.ADVERB, Tag.VERB_PAST, Tag.VERB_NOUN, Tag.VERB, Tag.ADJECTIVE),
    }
)

_FRONT = PhraseRow(_OPENERS | {START}, None, PhraseStep.GO)
_AFTER_HYPHEN = PhraseRow(frozenset("-"), None, PhraseStep.HEAD)
_NEVER_HEAD_AFTER_HYPHEN = _AFTER_HYPHEN._replace(step=PhraseStep.GO)
# A verb's form that opens a phrase must be a noun in its place, and no verb.
_OPENS_AS_NOUN = (
    PhraseRow(frozenset({START}), _AFTER_NOUN, PhraseStep.HEAD),
    PhraseRow(frozenset({START}), None, PhraseStep.STOP),
)
_OF_ONE = PhraseRow(
    frozenset({Tag.NOUN, Tag.NAME, Tag.VERB_NOUN}), None, PhraseStep.HEAD, of_one=True
)
_BEFORE_VERB = _BEFORE_NOUN - {Tag.PAST_SHAPED, Tag.ING_SHAPED, Tag.OWNER}
_FOLLOWS_VERB_NOUN = (
    PhraseRow(_BEFORE_NOUN, None, PhraseStep.HEAD),
    PhraseRow(None, _AFTER_NOUN | {CUE}, PhraseStep.HEAD),
)
_DESCRIBES = PhraseRow(
    _BEFORE_NOUN | {Tag.ADVERB, Tag.ADVERB_SHAPED},
    _NOUNS | VERB_NOUNS | {Tag.ADJECTIVE, Tag.PAST_SHAPED, "-"},
    PhraseStep.GO,
)
_OPENS_AS_ADJECTIVE = PhraseRow(
    frozenset({START}), frozenset({Tag.NOUN, Tag.PLURAL, Tag.NAME}), PhraseStep.GO
)
_TIME = (
    PhraseRow(_BEFORE_NOUN | {Tag.NOUN, Tag.PLURAL}, None, PhraseStep.HEAD),
    PhraseRow(None, frozenset({Tag.NAME_OWNER}), PhraseStep.HEAD),
)

# The grammar of a phrase: for each tag its rows, of which the first that fits counts. A word
# without one stops the phrase.
_GRAMMAR: dict[str, tuple[PhraseRow, ...]] = {
    **dict.fromkeys(_NOUNS, (PhraseRow(None, None, PhraseStep.HEAD),)),
    Tag.DETERMINER: (_FRONT,),
    Tag.QUANTITY: (_FRONT._replace(step=PhraseStep.HEAD),),
    Tag.POSSESSIVE: (_FRONT._replace(after=frozenset({CUE}), step=PhraseStep.LAST), _FRONT),
    Tag.THAT: (),
    Tag.DAY: _TIME,
    Tag.TIME: _TIME,
    _AFTER_HEAD: (),
    ".": (
        PhraseRow(frozenset({Tag.NAME}), frozenset({END}), PhraseStep.STOP),
        PhraseRow(frozenset({Tag.NAME}), None, PhraseStep.HEAD),
        _AFTER_HYPHEN,
    ),
    "-": (PhraseRow(None, _HYPHEN_PARTS, PhraseStep.GO), _AFTER_HYPHEN),
    **dict.fromkeys(VERB_NOUNS, (_AFTER_HYPHEN, *_OPENS_AS_NOUN, *_FOLLOWS_VERB_NOUN)),
    Tag.VERB_NOUN: (_AFTER_HYPHEN, *_OPENS_AS_NOUN, _OF_ONE, *_FOLLOWS_VERB_NOUN),
    Tag.VERB: (
        _AFTER_HYPHEN,
        *_OPENS_AS_NOUN,
        _OF_ONE,
        PhraseRow(_BEFORE_VERB, None, PhraseStep.HEAD),
    ),
    Tag.VERB_S: (_AFTER_HYPHEN, *_OPENS_AS_NOUN, PhraseRow(_BEFORE_VERB, None, PhraseStep.HEAD)),
    **dict.fromkeys((Tag.VERB_ING, Tag.ADVERB_SHAPED, Tag.ADVERB), (_AFTER_HYPHEN, _DESCRIBES)),
    **dict.fromkeys((Tag.ING_SHAPED, Tag.VERB_PAST), (_NEVER_HEAD_AFTER_HYPHEN, _DESCRIBES)),
    Tag.ADJECTIVE: (_AFTER_HYPHEN, _DESCRIBES, _OPENS_AS_ADJECTIVE),
    Tag.PAST_SHAPED: (_NEVER_HEAD_AFTER_HYPHEN, _DESCRIBES, _OPENS_AS_ADJECTIVE),
    Tag.PREPOSITION: (_NEVER_HEAD_AFTER_HYPHEN,),
}
_OTHER_TAGS = (_AFTER_HYPHEN,)

# A phrase can begin with a word of these classes.
_CAN_OPEN = _OPENERS | _NOUNS | VERB_NOUNS | {Tag.VERB, Tag.VERB_S, Tag.ADJECTIVE, Tag.PAST_SHAPED}
_PLAIN_NOUNS = frozenset(
    tag for tag, rows in _GRAMMAR.items() if rows == (PhraseRow(None, None, PhraseStep.HEAD),)
)
_MUST_BE_NOUNS = VERB_NOUNS | {Tag.VERB, Tag.VERB_S}
_TAKEN_OF_ONE = frozenset({Tag.VERB, Tag.VERB_NOUN})
_OPENERS_OF_ONE = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER})
# Determiners that can be a phrase of their own.
_PRONOUNS = frozenset("those others another both all neither either".split())
_PLURALS = frozenset(
    "people police men women children public media data majority half rest".split()
)
_BEFORE_SUBJECT = frozenset({",", ":", Tag.CONJUNCTION, Tag.TO, Tag.THAT, Tag.DASH})
_AFTER_HEADS = frozenset(
    "familiar aware close briefed knowledgeable involved present available likely able unable "
    "responsible".split()
)
# Words that say what a name is the name of, though they are written as part of it.
_HEADS_IN_CAPITALS = frozenset(
    "police department committee house court office commission agency campaign senate "
    "ministry".split()
)
_LONGEST_SYLLABLE = 4  # letters
_KINDS = {
    Tag.NAME_OWNER: PhraseKind.OWNER,
    Tag.OWNER: PhraseKind.OWNER,
    Tag.POSSESSIVE: PhraseKind.POSSESSIVE,
}
_KINDS_WITHOUT_CLASS = {
    Tag.DETERMINER: PhraseKind.QUANTITY,
    Tag.QUANTITY: PhraseKind.QUANTITY,
    Tag.NUMBER: PhraseKind.NUMBER,
    Tag.DAY: PhraseKind.TIME,
    Tag.TIME: PhraseKind.TIME,
    Tag.PLURAL: PhraseKind.PLURAL,
}


def skeleton(text: TaggedText, first: int, last: int, cues: Collection[int]) -> list[SkeletonPart]:
    """Return the parts of the sentence that takes up the tokens ``first`` to ``last``."""
    tags, quoted = text.tags, text.quoted
    parts: list[SkeletonPart] = []
    i = first
    while i < last:
        tag = tags[i]
        if quoted[i] >= 0:
            end = i + 1
            while end < last and quoted[end] == quoted[i]:
                end += 1
            part = SkeletonPart(PartCode.QUOTATION, i, end)
        elif i in cues:
            part = SkeletonPart(PartCode.CUE, i, i + 1)
        elif tag == Tag.SUBJECT:
            part = SkeletonPart(PartCode.PHRASE, i, i + 1, PhraseKind.PRONOUN)
        elif tag == Tag.WHO:
            part = SkeletonPart(PartCode.PHRASE, i, i + 1, PhraseKind.WHO)
        else:
            end = _phrase_end(text, i, last, cues) if tag in _CAN_OPEN else i
            if end == i and tag in VERB_NOUNS and _is_subject(text, i, first, last, cues):
                end = i + 1
            if end > i:
                part = SkeletonPart(PartCode.PHRASE, i, end, _kind(text, i, end))
            else:
                part = SkeletonPart(_code(text, i), i, i + 1)
        parts.append(part)
        i = part.end
    return parts


def _is_subject(text: TaggedText, i: int, first: int, last: int, cues: Collection[int]) -> bool:
    """Return whether a noun that could be a verb is a phrase: "sources close to", "officers at"."""
    if not text.nouns[i] or not text.tokens.folded[i].endswith("s"):
        return False
    if i > first and text.tags[i - 1] not in _BEFORE_SUBJECT:
        return False
    return i + 1 < last and (
        i + 1 in cues
        or text.tags[i + 1] == Tag.PREPOSITION
        or text.tokens.folded[i + 1] in _AFTER_HEADS
    )


def _code(text: TaggedText, i: int) -> str:
    """Return what a word outside phrases and quotations is called in the skeleton."""
    tag = text.tags[i]
    if tag[:2] == Tag.VERB or tag in (Tag.PAST_SHAPED, Tag.ING_SHAPED):
        return PartCode.VERB
    return text.codes[i]


def _phrase_end(text: TaggedText, i: int, last: int, cues: Collection[int]) -> int:
    """Return the end of the noun phrase that begins at ``i``, or ``i`` if none does."""
    tags, quoted, folded = text.tags, text.quoted, text.tokens.folded
    if tags[i] in _MUST_BE_NOUNS and not text.nouns[i]:
        return i
    opens_of_one = tags[i] in _OPENERS_OF_ONE
    is_name = tags[i] == Tag.NAME
    head = i
    before = START
    for j in range(i, last):
        if quoted[j] >= 0 or j in cues:
            break
        tag = tags[j]
        if tag == Tag.DETERMINER and folded[j] in _PRONOUNS:
            tag = Tag.QUANTITY
        elif (tag in _NOUNS or head == j > i) and folded[j] in _AFTER_HEADS:
            tag = _AFTER_HEAD
        if tag in _PLAIN_NOUNS:  # most words: no look at the table is needed
            head, before = j + 1, tag
            continue
        of_one = (
            tag in _TAKEN_OF_ONE
            and (opens_of_one or (is_name and text.nouns[min(j + 1, last - 1)] == NounClass.PERSON))
            and _is_singular(folded[j - 1])
        )
        after = tags[j + 1] if j + 1 < last else END
        step = step_of(tag, before, after, CUE if j + 1 in cues else "", OF_ONE if of_one else "")
        if step is PhraseStep.STOP:
            break
        if step is not PhraseStep.GO:
            head = j + 1
            if step is PhraseStep.LAST:
                break
        before = tags[j]
    return head


@cache  # a fifth of the time that skeletons take would go into the table
def step_of(tag: str, before: str, after: str, cue: str = "", number: str = "") -> PhraseStep:
    """Return what a word does to the phrase that it would go on with.

    ``before`` and ``after`` are the tags of its neighbours; ``cue`` is ``CUE`` if the next is
    one, ``number`` is ``OF_ONE`` if the phrase is of one thing so far.
    """
    for row in _GRAMMAR.get(tag, _OTHER_TAGS):
        if (
            (row.before is None or before in row.before)
            and (row.after is None or after in row.after or cue in row.after)
            and (number or not row.of_one)
        ):
            return row.step
    return PhraseStep.STOP


def _is_singular(word: str) -> bool:
    """Return whether a noun takes no base form as its verb.

    "The health care page" is all one phrase, "the officials say" is not.
    """
    return (not word.endswith("s") or word.endswith("ss")) and word not in _PLURALS


def _kind(text: TaggedText, start: int, end: int) -> str:
    """Return the class of a noun phrase by its head."""
    tags = text.tags
    head = end - 1
    if tags[head] == "." and head > start:
        head -= 1
    tag, noun = tags[head], text.nouns[head]
    if tag in _KINDS:
        return _KINDS[tag]
    if tags[head - 1] == "-" and head > start + 1 and tags[head - 2] == Tag.NAME:
        word = text.tokens.folded[head]
        if not noun and len(word) <= _LONGEST_SYLLABLE and tag in (Tag.NOUN, Tag.PREPOSITION):
            return PhraseKind.NAME  # "Youn Kwan-suk"
    if noun and (tag != Tag.NAME or text.tokens.folded[head] in _HEADS_IN_CAPITALS):
        return noun
    if tag == Tag.NAME:
        return PhraseKind.THE_NAME if tags[start] == Tag.DETERMINER else PhraseKind.NAME
    return _KINDS_WITHOUT_CLASS.get(tag, PhraseKind.NOUN)
