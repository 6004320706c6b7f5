"""What sort of source it is, and whether a cue reports or tells of a state of mind."""

from __future__ import annotations

import enum
from itertools import pairwise

from lintnews.analysis.attributions.known_words import noun_class, word_list
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.values import NamedTuple


class Stance(enum.StrEnum):
    """Report: somebody says, writes, shows or is cited. Attitude: wants, believes, fears, plans, rejects."""

    REPORT = "report"
    ATTITUDE = "attitude"


class Directness(enum.StrEnum):
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
_PERSON_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "ians",
    "ant",
    "ants",
    "ee",
    "ees",
)
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
    ],
)
# Things show these as well as people; only a person, an institution or a document reports by them.
_EVIDENCE = frozenset(
    [
        "show",
        "reveal",
        "indicate",
        "suggest",
        "signal",
        "imply",
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
        "beg",
        "add",
        "raise",
    ],
)
# These report only with a clause or a quotation: to name a judge, to sign a bill, to push for a
# change is to act.
_ACTS = frozenset(
    [
        "name",
        "nominate",
        "appoint",
        "push",
        "sign",
        "submit",
        "publish",
        "issue",
        "update",
        "record",
        "log",
        "count",
        "promote",
        "champion",
        "document",
        "list",
        "press",
        "pose",
    ],
)
_HOPED = frozenset(
    [
        "expected",
        "going",
        "set",
        "tried",
        "able",
        "trying",
        "began",
        "refused",
        "need",
        "needed",
        "scheduled",
        "due",
        "likely",
    ],
)
_LONG_QUOTE = 5
# "Officials understood that …" passes on what they know.
_FACTIVE = frozenset(["understand", "learn", "hear"])
# "The study found that …" reports; "she found her seat" does not. "Found" is a verb of its own in
# the lexicon.
_FINDING = frozenset(["find", "found", "estimate", "calculate", "determine"])
# The name of a work is no speech, however long the quotation.
_TITLING = frozenset(["title", "entitle"])
# Followed by a verb these are what the verb is: to decline to say is to answer, to refuse to pay is
# to act.
_REFUSING = frozenset(["refuse", "decline"])
# "He would not say" is an answer, as "he declined to say" is; giving and making stand for what is
# given: a name, a comment.
_WITHHELD = frozenset(
    [
        "say",
        "comment",
        "discuss",
        "disclose",
        "confirm",
        "elaborate",
        "identify",
        "specify",
        "reveal",
        "describe",
        "explain",
        "answer",
        "respond",
        "address",
        "speak",
        "talk",
        "detail",
        "give",
        "provide",
    ],
)
# A sentence's last words tell with these what its event shows: "…, revealing a rift".
_TRAILING = frozenset(
    [
        "show",
        "reveal",
        "underscore",
        "underline",
        "reflect",
        "highlight",
        "demonstrate",
        "prove",
        "mark",
        "illustrate",
        "signal",
    ],
)
# These report with a source alone, where what was said stands in the next line or was said before.
_SAYING = frozenset(["say", "report", "announce", "explain"])
# These report without anything said.
_SPEAKING = frozenset(
    [
        "speak",
        "talk",
        "ask",
        "testify",
        "comment",
        "decline",
        "refuse",
        "respond",
        "reply",
        "answer",
        "apologize",
        "apologise",
        "tweet",
        "write",
        "tell",
        "agree",
        "argue",
        "address",
        "lecture",
        "preach",
        "object",
        "protest",
        "complain",
    ],
)


# a row of cases
def source_type(text: TaggedText, start: int, end: int, last: int) -> SourceType:  # noqa: PLR0911
    """Return the type of the source that takes up the tokens ``start`` to ``end``; its sentence ends at ``last``."""
    tags, folded, nouns, texts = text.tags, text.tokens.folded, text.nouns, text.tokens.texts
    head = end - 1
    while head > start and tags[head] in (".", "'"):
        head -= 1
    tag, word = tags[head], folded[head]
    if tag in ("PRP", "OBJ", "WH", "PRPS"):
        return SourceType.PRONOUN
    if tag in ("DT", "QN", "CD"):
        return _part_of(text, head + 1, last)
    bare = all(tags[i] in _POINTS for i in range(start, head))
    noun = nouns[head] or _noun(word)
    if noun == "organization" and _belongs_to_people(text, head + 1, last):
        return SourceType.DESCRIBED
    if tag == "NNP" or (tag == "NPOS" and texts[head][0].isupper()):
        return _capitalised(text, start, head, noun)
    if word in word_list("unnamed-heads"):
        return (
            SourceType.DESCRIBED
            if not bare or _is_described(text, head + 1, last)
            else SourceType.UNNAMED
        )
    if noun == "person":
        definite = (
            folded[start] in ("the", "his", "her", "their")
            and not word.endswith("s")
            and word not in _NEVER_NAMED
        )
        return SourceType.NAMED if definite else SourceType.DESCRIBED
    if noun in ("group", "organization", "document"):
        return SourceType(noun)
    if noun == "speech":
        return SourceType.DOCUMENT
    return SourceType.DESCRIBED if word.endswith(_PERSON_ENDINGS) else SourceType.DOCUMENT


def _belongs_to_people(text: TaggedText, after: int, last: int) -> bool:
    """Say whether an institution's name only says whose: "Department of Public Works officials"."""
    tags, nouns = text.tags, text.nouns
    if after >= last or text.tokens.folded[after] != "of":
        return False
    i = after + 1
    while i < last - 1 and tags[i] in ("NNP", "DT"):
        i += 1
    return i > after + 1 and nouns[i] == "person" and tags[i] != "NNP"


def _part_of(text: TaggedText, after: int, last: int) -> SourceType:
    """Return the type of "one of the whistleblowers", "some of his aides"; alone such a word names nobody."""
    folded, nouns = text.tokens.folded, text.nouns
    if after < last and folded[after] == "of":
        for i in range(after + 1, min(last, after + 7)):
            if nouns[i]:
                return SourceType.DESCRIBED if nouns[i] == "person" else SourceType.GROUP
    return SourceType.UNNAMED


def _noun(word: str) -> str:
    """Return the class of a head, which in capitals may have lost it."""
    return noun_class(word.removesuffix("'s").removesuffix("’s"))


def _capitalised(text: TaggedText, start: int, head: int, noun: str) -> SourceType:
    """Return the type of a phrase whose head is capitalised."""
    texts, tags = text.tokens.texts, text.tags
    word = texts[head]
    definite = tags[start] == "DT"
    if noun in ("group", "organization", "document") and (noun != "document" or definite):
        return SourceType(noun)
    if any(_noun(text.tokens.folded[i]) == "person" for i in range(start, head)):
        return SourceType.NAMED
    if (
        text.tokens.folded[head] in word_list("institution-names")
        or _is_coined(word)
        or (_is_acronym(word) and head == start + definite)
    ):
        return SourceType.ORGANIZATION
    if definite and not any(texts[i][0].islower() for i in range(start + 1, head)):
        return (
            SourceType.GROUP
            if word.endswith("s") and not word.endswith("ss")
            else SourceType.ORGANIZATION
        )
    return SourceType.GROUP if word.endswith(("ans", "ians", "ists", "crats")) else SourceType.NAMED


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _is_coined(word: str) -> bool:
    """Say whether a name is written as only firms and channels are: YouTube, KING5; not McCain."""
    if any(letter.isdigit() for letter in word):
        return True
    return not word.startswith(
        ("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz"),
    ) and any(one.islower() and two.isupper() for one, two in pairwise(word))


def _is_described(text: TaggedText, after: int, last: int) -> bool:
    """Say whether what follows an "official" or "source" tells who it is."""
    folded, tags = text.tokens.folded, text.tags
    if after < last and tags[after] == ",":
        after += 1
    return after < last and folded[after] in (
        "who", "familiar", "close", "with", "in", "at", "from", "inside", "within", "for", "briefed", "involved", "of", "near", "on",
    )  # fmt: skip


_TELLING = frozenset(["report", "communication"])


def _reports(text: TaggedText, i: int) -> bool:
    """Say whether token ``i`` is a form of a verb that reports."""
    return text.groups[i] in _TELLING and text.lemmas[i] not in word_list("attitude-verbs")


class Setting(NamedTuple):
    """What stance depends on besides the cue word.

    ``shape`` is the cue's verb group (``MD-BE``), ``subject`` the folded head of its
    source or ``""``, ``quote`` the tokens of the longest quotation among its content;
    ``direct`` says that all of it is quoted, ``content`` that there is any, and
    ``witness`` that the source is a person, an institution or a document, and no mere thing.
    """

    shape: str
    subject: str
    quote: int
    direct: bool
    content: bool
    witness: bool


# a row of cases
def stance(text: TaggedText, cue: int, setting: Setting, desk: frozenset[str]) -> Stance:  # noqa: PLR0911
    """Say whether the cue at token ``cue`` reports; ``desk`` are the desk's own verbs of speech."""
    lemma, tag = text.lemmas[cue], text.tags[cue]
    if not lemma or tag in ("ACC", "RBR", ":") or lemma in desk:
        return Stance.REPORT
    if lemma in _TITLING:
        return Stance.ATTITUDE
    verbal = tag[:2] == "VB" and not _is_noun(text, cue)
    if setting.quote >= _LONG_QUOTE and (setting.direct or _reports(text, cue) or not verbal):
        return Stance.REPORT
    if not verbal:
        return (
            Stance.REPORT if tag != "JJ" and lemma in word_list("report-nouns") else Stance.ATTITUDE
        )
    following = text.tags[cue + 1] if cue + 1 < len(text.tags) else "."
    if lemma in _FACTIVE and following == "THAT" and not setting.shape:
        return Stance.REPORT
    if lemma in _WITHHELD and _is_withheld(text, cue, setting):
        return Stance.REPORT
    if _is_intended(text, cue, setting.shape):
        return Stance.ATTITUDE
    if lemma in _FINDING and _is_finding(following, setting):
        return Stance.REPORT
    if not _reports(text, cue) or _is_deed(text, cue, following, setting):
        return Stance.ATTITUDE
    told = setting.content or lemma in _SPEAKING or (lemma in _SAYING and setting.subject)
    return Stance.REPORT if told else Stance.ATTITUDE


def _is_noun(text: TaggedText, cue: int) -> bool:
    """Say whether a verb's form is a noun here: "his report", "no wonder"."""
    if not cue:
        return False
    return text.tokens.folded[cue - 1] == "no" or (
        text.tags[cue].endswith("/N") and text.tags[cue - 1] in ("DT", "PRPS", "NPOS", "JJ")
    )


def _is_deed(text: TaggedText, cue: int, following: str, setting: Setting) -> bool:
    """Say whether a verb of speech is something done or shown here, and nothing said."""
    lemma = text.lemmas[cue]
    if lemma in _ACTS:
        return following not in ("THAT", "Q", ":", ",")
    if lemma in _REFUSING:
        return following == "TO" and not _speaks_next(text, cue + 2)
    if lemma == "agree":
        return following == "TO"
    if lemma not in _EVIDENCE:
        return False
    if not setting.witness or setting.subject in ("it", "this", "that", "which"):
        return True
    trails = text.tags[cue] == "VBG" and text.tags[max(0, cue - 1)] == ","
    return trails and lemma in _TRAILING and following not in ("THAT", "Q", ":", "WHC")


def _speaks_next(text: TaggedText, start: int) -> bool:
    """Say whether the verb that follows "declined to" is one of speech: "comment", "publicly say", "be identified"."""
    i = start
    while i < len(text.tags) - 1 and text.tags[i] in ("ADV", "RB", "BE"):
        i += 1
    return text.lemmas[i] in _WITHHELD or _reports(text, i)


def _is_withheld(text: TaggedText, cue: int, setting: Setting) -> bool:
    """Say whether somebody "would not say"; what one, or I, would not say is a turn of phrase."""
    if setting.subject in ("", "i", "one", "you", "it"):
        return False
    i = cue - 1
    while i > 0 and text.tags[i] in ("ADV", "RB"):
        i -= 1
    folded = text.tokens.folded
    return folded[i] in ("wouldn't", "wouldn’t") or (
        text.tags[i] == "NEG" and i > 0 and folded[i - 1] == "would"
    )


def _is_finding(following: str, setting: Setting) -> bool:
    """Say whether a study or an inquiry tells by this what it came to."""
    if "BE" in setting.shape.split("-") or not setting.content:
        return False
    return following in ("THAT", ".", ",", ":", "Q") or (
        following != "OBJ" and _noun(setting.subject) in ("document", "speech")
    )


def _is_intended(text: TaggedText, cue: int, shape: str) -> bool:
    """Say whether the speech has not happened: would say, wants to say; but "went on to say" has."""
    if "MD" in shape.split("-"):
        return True
    if not shape.endswith("TO"):
        return False
    i = cue - 1
    while i > 0 and text.tags[i] in ("TO", "ADV", "RB"):
        i -= 1
    return (
        text.tags[i] in ("BE", "HAVE", "JJ", "NN", "NEG", ",")
        or text.lemmas[i] in word_list("attitude-verbs")
        or text.tokens.folded[i] in _HOPED
    )
