"""What sort of source it is, and whether a cue reports or tells of a state of mind."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter

from lintnews.analysis.attributions.known_words import noun_class, word_list
from lintnews.analysis.attributions.tagged import TaggedText
from lintnews.analysis.attributions.tags import ADVERBS, Group, NounClass, Tag
from lintnews.values import NamedTuple


class Stance(enum.StrEnum):
    """What a cue tells of its source.

    Report: somebody says, writes or shows what the content says. Attitude: wants, believes,
    fears, plans. Act: speaks, but the words are not given: announced a plan, declined to comment.
    """

    REPORT = "report"
    ATTITUDE = "attitude"
    ACT = "act"


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


_PRONOUNS = frozenset({Tag.SUBJECT, Tag.OBJECT, Tag.WHO, Tag.POSSESSIVE})
_QUANTITIES = frozenset({Tag.DETERMINER, Tag.QUANTITY, Tag.NUMBER})
_POINTS = _QUANTITIES | ADVERBS
_TYPES = {
    NounClass.GROUP: SourceType.GROUP,
    NounClass.ORGANIZATION: SourceType.ORGANIZATION,
    NounClass.DOCUMENT: SourceType.DOCUMENT,
}
_PERSON_ENDINGS = tuple(
    "er ers or ors ist ists man men woman women ian ians ant ants ee ees".split()
)
_PEOPLES_ENDINGS = ("ans", "ists", "crats")
_NAME_PREFIXES = ("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz")
_DEFINITE = frozenset({"the", "his", "her", "their"})
# A definite office ("the senator", "the mayor") is somebody the story has named; these are not.
_NEVER_NAMED = frozenset(
    "official officials source sources person people aide aides adviser advisers advisor advisors "
    "spokesman spokeswoman spokesperson insider insiders staffer staffers operative operatives "
    "whistleblower whistleblowers employee employees investigator investigators individual "
    "informant observer witness man woman resident ally friend associate donor lobbyist diplomat "
    "strategist executive".split()
)
# After "official" or "source", a word of these begins what tells who it is.
_DESCRIBING = frozenset(
    "who familiar close with in at from inside within for briefed involved of near on".split()
)
_NEAR_PART = 6  # tokens after "one of"


def source_type(text: TaggedText, start: int, end: int, last: int) -> SourceType:
    """Return the type of the source that takes up the tokens ``start`` to ``end``.

    Its sentence ends at ``last``.
    """
    tags = text.tags
    head = end - 1
    while head > start and tags[head] in (".", "'"):
        head -= 1
    if tags[head] in _PRONOUNS or text.tokens.folded[head] == "her":
        return SourceType.PRONOUN
    if tags[head] in _QUANTITIES:
        return _part_of(text, head + 1, last)
    noun = text.nouns[head] or _noun(text.tokens.folded[head])
    if noun == NounClass.ORGANIZATION and _belongs_to_people(text, head + 1, last):
        return SourceType.DESCRIBED
    goes_on = head > start and tags[head - 1] == Tag.NAME and text.tokens.texts[head][0].isupper()
    if goes_on or tags[head] in (Tag.NAME, Tag.NAME_OWNER):  # "Los Angeles Times"
        return _capitalised(text, start, head, noun)
    return _common(text, start, head, last, noun)


def _noun(word: str) -> str:
    """Return the class of a head, which in capitals may have lost it."""
    return noun_class(word.removesuffix("'s").removesuffix("’s"))


def _part_of(text: TaggedText, after: int, last: int) -> SourceType:
    """Return the type of "one of the whistleblowers", "some of his aides".

    Alone such a word names nobody.
    """
    if after < last and text.tokens.folded[after] == "of":
        for noun in text.nouns[after + 1 : min(last, after + 1 + _NEAR_PART)]:
            if noun:
                return SourceType.DESCRIBED if noun == NounClass.PERSON else SourceType.GROUP
    return SourceType.UNNAMED


def _belongs_to_people(text: TaggedText, after: int, last: int) -> bool:
    """Return whether an institution only says whose: "Department of Public Works officials"."""
    tags = text.tags
    if after >= last or text.tokens.folded[after] != "of":
        return False
    i = after + 1
    while i < last - 1 and tags[i] in (Tag.NAME, Tag.DETERMINER):
        i += 1
    return i > after + 1 and text.nouns[i] == NounClass.PERSON and tags[i] != Tag.NAME


def _capitalised(text: TaggedText, start: int, head: int, noun: str) -> SourceType:
    """Return the type of a phrase whose head is capitalised."""
    texts, folded = text.tokens.texts, text.tokens.folded
    word = texts[head]
    definite = text.tags[start] == Tag.DETERMINER
    if noun in _TYPES and (noun != NounClass.DOCUMENT or definite):
        return _TYPES[noun]
    if any(_noun(folded[i]) == NounClass.PERSON for i in range(start, head)):
        return SourceType.NAMED
    if (
        folded[head] in word_list("institution-names")
        or _is_coined(word)
        or (_is_acronym(word) and head == start + definite)
    ):
        return SourceType.ORGANIZATION
    if definite and not any(texts[i][0].islower() for i in range(start + 1, head)):
        plural = word.endswith("s") and not word.endswith("ss")
        return SourceType.GROUP if plural else SourceType.ORGANIZATION
    return SourceType.GROUP if word.endswith(_PEOPLES_ENDINGS) else SourceType.NAMED


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _is_coined(word: str) -> bool:
    """Return whether a name is written as only firms and channels are: YouTube, KING5."""
    if any(letter.isdigit() for letter in word):
        return True
    return not word.startswith(_NAME_PREFIXES) and any(
        letter.islower() and following.isupper() for letter, following in pairwise(word)
    )


def _common(text: TaggedText, start: int, head: int, last: int, noun: str) -> SourceType:
    """Return the type of a phrase whose head is a common noun."""
    word = text.tokens.folded[head]
    if word in word_list("unnamed-heads"):
        bare = all(tag in _POINTS for tag in text.tags[start:head])
        described = not bare or _is_described(text, head + 1, last)
        return SourceType.DESCRIBED if described else SourceType.UNNAMED
    if noun == NounClass.PERSON:
        definite = text.tokens.folded[start] in _DEFINITE and not word.endswith("s")
        named = definite and word not in _NEVER_NAMED
        return SourceType.NAMED if named else SourceType.DESCRIBED
    if noun in _TYPES:
        return _TYPES[noun]
    if word in _INSTITUTIONS:
        return SourceType.ORGANIZATION
    person = noun != NounClass.SPEECH and word.endswith(_PERSON_ENDINGS)
    return SourceType.DESCRIBED if person else SourceType.DOCUMENT


# Places and firms that speak as institutions do, and end as persons do. Own list.
_INSTITUTIONS = frozenset(
    "automaker carmaker drugmaker chipmaker planemaker toymaker airline port library town village "
    "borough township retailer grocer broadcaster newspaper publisher manufacturer insurer lender "
    "brewer builder developer operator supplier carrier utility hospital museum zoo nonprofit "
    "charity startup studio label diocese parish monastery embassy".split()
)


def _is_described(text: TaggedText, after: int, last: int) -> bool:
    """Return whether what follows an "official" or "source" tells who it is."""
    if after < last and text.tags[after] == ",":
        after += 1
    return after < last and text.tokens.folded[after] in _DESCRIBING


class CueUse(NamedTuple):
    """How a cue is used: what its stance depends on.

    ``auxiliaries`` are the tags of those before it, ``subject`` is the folded head of its source
    or ``""``, ``quote`` counts the tokens of the longest quotation among its content; ``direct``
    says that all of it is quoted, ``said`` that somebody could have said it, ``witness`` that the
    source is a person, an institution or a document, and no mere thing; ``own_verb`` that the
    newsroom calls it a verb of speech.
    """

    text: TaggedText
    token: int
    auxiliaries: tuple[str, ...]
    subject: str
    quote: int
    direct: bool
    said: bool
    witness: bool
    own_verb: bool

    @property
    def lemma(self) -> str:
        """The cue's lemma, ``""`` if it has none."""
        return self.text.lemmas[self.token]

    @property
    def tag(self) -> str:
        """The cue's tag."""
        return self.text.tags[self.token]

    @property
    def is_base(self) -> bool:
        """Whether the cue is a verb's base form: say, recall."""
        return self.tag in (Tag.VERB, Tag.VERB_NOUN)

    @property
    def following(self) -> str:
        """The tag after the cue."""
        tags = self.text.tags
        return tags[self.token + 1] if self.token + 1 < len(tags) else "."

    def last_before(self, passed: frozenset[str]) -> int:
        """Return the last token before the cue whose tag is none of these."""
        i = self.token - 1
        while i > 0 and self.text.tags[i] in passed:
            i -= 1
        return i


LONG_QUOTE = 5  # tokens: three words and two quotation marks
_REPORTS_ALONE = frozenset({Tag.ACCORDING, Tag.REPORT_ADVERB, ":"})
# "a book titled “…”": the name of a work is no speech, however long the quotation.
_TITLING = frozenset("title entitle".split())
# "officials understood that …": passes on what they know.
_FACTIVE = frozenset("understand learn hear".split())
# "the study found that …" reports; "she found her seat" does not. "Found" is a verb of its own in
# the lists.
_FINDING = frozenset("find found estimate calculate determine".split())
# "the poll shows a lead", "she showed …": things show as well as people; only a person, an
# institution or a document reports by it.
_EVIDENCE = frozenset(
    "show reveal indicate suggest signal imply underscore underline reflect highlight demonstrate "
    "prove mark illustrate present pose press point beg add raise".split()
)
# "…, revealing a rift": a sentence's last words tell with these what its event shows.
_TRAILING = frozenset(
    "show reveal underscore underline reflect highlight demonstrate prove mark illustrate "
    "signal".split()
)
_SUGGESTING = frozenset("suggest indicate show reveal imply".split())
# "she named a judge", "he pushed for a change": an act, but with a clause or a quotation a report.
_ACTS = frozenset(
    "name nominate appoint push sign submit publish issue update record log count promote champion "
    "document list press pose".split()
)
# "she was expected to say": what comes after these has not been said.
_HOPED = frozenset(
    "expected going set tried able trying began refused need needed scheduled due likely "
    "yet".split()
)
# "he declined to say", "she refused to pay": these are what the verb after them is.
_REFUSING = frozenset("refuse decline".split())
# "he would not say", "they did not reveal the price": what is not said is no report.
_NEGATED = frozenset("wouldn't wouldn’t didn't didn’t don't don’t won't won’t".split())
_WITHHELD = frozenset(
    "say comment discuss disclose confirm elaborate identify specify reveal describe explain "
    "answer respond address speak talk detail give provide".split()
)
_REPORTING_GROUPS = frozenset({Group.REPORT, Group.COMMUNICATION})
_THINGS = frozenset({"it", "it's", "it’s", "this", "that", "that's", "that’s", "which"})
_BEFORE_UNSAID = frozenset("from without against".split())  # "kept her from saying"
_OWNERS = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.ADJECTIVE})
_BEFORE_INTENTION = frozenset(
    {Tag.BE, Tag.HAVE, Tag.ADJECTIVE, Tag.NOUN, Tag.PLURAL, Tag.TIME, Tag.NOT, Tag.WHETHER, ","}
)


def _is_verb(use: CueUse) -> bool:
    """Return whether the cue is a verb here, and not a noun: "his report", "no wonder"."""
    tag, token = use.tag, use.token
    if not tag.startswith(Tag.VERB):
        return False
    if not token:
        return True
    return use.text.tokens.folded[token - 1] != "no" and not (
        tag.endswith("/N") and use.text.tags[token - 1] in _OWNERS
    )


def _is_reporting(text: TaggedText, i: int) -> bool:
    """Return whether token ``i`` is a form of a verb that reports."""
    return text.groups[i] in _REPORTING_GROUPS and text.lemmas[i] not in word_list("attitude-verbs")


def _is_reported_alone(use: CueUse) -> bool:
    """Return whether the cue is a colon, "according to", "allegedly", or the newsroom's own."""
    return not use.lemma or use.tag in _REPORTS_ALONE or (use.own_verb and use.said)


def _titles(use: CueUse) -> bool:
    """Return whether the cue gives a work its name."""
    return use.lemma in _TITLING


def _quotes_at_length(use: CueUse) -> bool:
    """Return whether a whole saying is quoted, and by a verb that reports if words are added."""
    if use.tag == Tag.ADJECTIVE and not use.direct:
        return False
    reports = use.said and _is_reporting(use.text, use.token)
    return use.quote >= LONG_QUOTE and (use.direct or reports or not _is_verb(use))


def _is_report_noun(use: CueUse) -> bool:
    """Return whether the cue is a noun of speech: "his claim that"."""
    return (
        use.said
        and use.subject not in _THINGS
        and not _is_verb(use)
        and use.tag != Tag.ADJECTIVE
        and use.lemma in word_list("report-nouns")
    )


def _is_other_noun(use: CueUse) -> bool:
    """Return whether the cue is a noun or an adjective of a state of mind."""
    return not _is_verb(use)


def _passes_on(use: CueUse) -> bool:
    """Return whether somebody passes on what they know: "officials understood that".

    Anybody else who understood something may have kept it to themselves.
    """
    if use.lemma == "understand" and use.subject not in _NEVER_NAMED:
        return False
    return use.lemma in _FACTIVE and use.following == Tag.THAT and not use.auxiliaries


def _withholds(use: CueUse) -> bool:
    """Return whether somebody "would not say" or "did not reveal"."""
    if use.lemma not in _WITHHELD:
        return False
    if Tag.NOT in use.auxiliaries:
        return True
    return use.text.tokens.folded[use.last_before(ADVERBS)] in _NEGATED


def _is_intended(use: CueUse) -> bool:
    """Return whether the speech has not happened: would say, wants to say.

    But "went on to say" has.
    """
    unsaid = use.text.tokens.folded[use.token - 1] in _BEFORE_UNSAID
    if Tag.MODAL in use.auxiliaries or (unsaid and use.tag == Tag.VERB_ING):
        return True
    if use.auxiliaries[-1:] != (Tag.TO,):
        return False
    i = use.last_before(ADVERBS | {Tag.TO})
    return (
        use.text.tags[i] in _BEFORE_INTENTION
        or use.text.lemmas[i] in word_list("attitude-verbs")
        or use.text.tokens.folded[i] in _HOPED
    )


def _finds(use: CueUse) -> bool:
    """Return whether a study or an inquiry tells what it came to."""
    if use.lemma not in _FINDING or Tag.BE in use.auxiliaries or not use.said:
        return False
    return use.following in (Tag.THAT, Tag.QUOTE, ".", ",", ":") or (
        use.following != Tag.OBJECT and _noun(use.subject) in (NounClass.DOCUMENT, NounClass.SPEECH)
    )


def _is_no_speech(use: CueUse) -> bool:
    """Return whether the verb is none of speech."""
    return not _is_reporting(use.text, use.token)


def _is_deed(use: CueUse) -> bool:
    """Return whether a verb of speech is something done or shown here, and nothing said."""
    lemma, following = use.lemma, use.following
    if lemma in _ACTS:
        return following not in (Tag.THAT, Tag.QUOTE, ":", ",")
    if lemma == "agree":
        return following == Tag.TO
    if lemma in _REFUSING:
        return following == Tag.TO and not _speaks_next(use)
    if lemma not in _EVIDENCE:
        return False
    if not use.witness or use.subject in _THINGS:
        return True
    trails = use.tag == Tag.VERB_ING and use.text.tags[max(0, use.token - 1)] == ","
    clause = following in (Tag.THAT, Tag.QUOTE, ":", Tag.WHETHER)
    if lemma in _SUGGESTING and use.subject in ("it", "they"):
        clause = False  # "they have fallen, suggesting that": what is told of does so
    return trails and lemma in _TRAILING | _SUGGESTING and not clause


def _speaks_next(use: CueUse) -> bool:
    """Return whether the verb after "declined to" is of speech: "publicly say", "be identified"."""
    text, i = use.text, use.token + 2
    while i < len(text.tags) - 1 and (text.tags[i] in ADVERBS or text.tags[i] == Tag.BE):
        i += 1
    return text.lemmas[i] in _WITHHELD or _is_reporting(text, i)


def _bids(use: CueUse) -> bool:
    """Return whether the reader is told to: "Recall that …", "Say what you will"."""
    opens = not use.token or use.text.tags[use.token - 1] in (".", "?", Tag.CONJUNCTION)
    starts = opens or _begins_a_sentence(use.text, use.token)
    return starts and not use.subject and use.tag.startswith(Tag.VERB) and use.is_base


def _begins_a_sentence(text: TaggedText, token: int) -> bool:
    number = bisect_left(text.sentences, token, key=itemgetter(0))
    return number < len(text.sentences) and text.sentences[number][0] == token


def _says_nothing(use: CueUse) -> bool:
    """Return whether the verb is of speech, and what is said is not given."""
    return not use.said


def _any(_: CueUse) -> bool:
    return True


# The first case that holds decides.
_CASES: tuple[tuple[Callable[[CueUse], bool], Stance], ...] = (
    (_titles, Stance.ATTITUDE),
    (_quotes_at_length, Stance.REPORT),
    (_withholds, Stance.ACT),
    (_is_reported_alone, Stance.REPORT),
    (_is_report_noun, Stance.REPORT),
    (_is_other_noun, Stance.ATTITUDE),
    (_passes_on, Stance.REPORT),
    (_is_intended, Stance.ATTITUDE),
    (_finds, Stance.REPORT),
    (_is_no_speech, Stance.ATTITUDE),
    (_bids, Stance.ATTITUDE),
    (_is_deed, Stance.ACT),
    (_says_nothing, Stance.ACT),
    (_any, Stance.REPORT),
)


def stance(use: CueUse) -> Stance:
    """Return whether the cue reports, or tells of an act or a state of mind."""
    return next(result for holds, result in _CASES if holds(use))
