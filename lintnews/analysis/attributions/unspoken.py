"""Where speech has not happened, or only seems to be there: conditions, wishes, figures of speech.

Each case is one in which the words that follow a cue are nobody's yet, or in which the cue is no
word of speech. Where one holds, the candidate is an act.
"""

from __future__ import annotations

from collections.abc import Callable

from lintnews.analysis.attributions.clauses import BEFORE_CLAUSE
from lintnews.analysis.attributions.cue_in_sentence import CueInSentence
from lintnews.analysis.attributions.tags import AUXILIARIES, Tag

_BASES = (Tag.VERB, Tag.VERB_NOUN)
_FINITE_OR_VERB = AUXILIARIES | {Tag.VERB_PAST, Tag.VERB_S, Tag.PAST_SHAPED}
_CONDITIONS = frozenset("if unless whether lest whenever whatever".split())
_LATER = frozenset("until till once before when".split())
_ANYBODY = frozenset("i you we one some somebody someone anybody anyone people".split())


def _opening(words: CueInSentence) -> int:
    """Return the token before the subject and its verb, or before the verb without a subject."""
    if words.phrase is not None and words.phrase[1] <= words.cue:
        return words.phrase[0] - 1
    return words.before


def is_condition(words: CueInSentence) -> bool:
    """Return whether it is only supposed: "if he says that", "when I mention the ferry"."""
    at = _opening(words)
    opening = words.word_at(at)
    if opening in _CONDITIONS or (opening == "what" and words.word_at(at - 1) == "despite"):
        return True
    if opening not in _LATER or words.tag[:3] not in (Tag.VERB, "VB/", Tag.VERB_S):
        return False
    is_anybody = words.phrase is not None and words.word_at(words.phrase[1] - 1) in _ANYBODY
    return opening not in ("when", "before") or is_anybody


_LONGEST_ROW = 12  # tokens between "to" and a second verb
_LONGEST_OBJECT = 7  # tokens
_ENDS_ROW = _FINITE_OR_VERB | {".", ";", ":", Tag.WHO, Tag.THAT, Tag.QUOTE, Tag.SUBJECT}


def _is_second_infinitive(words: CueInSentence) -> bool:
    """Return whether a bare verb goes on with an infinitive: "a chance to go and *remind* us"."""
    if (
        words.tag not in _BASES
        or words.auxiliaries
        or words.tag_at(words.before) != Tag.CONJUNCTION
    ):
        return False
    for i in range(words.before - 1, max(words.first, words.before - _LONGEST_ROW) - 1, -1):
        tag = words.tag_at(i)
        if tag in (Tag.TO, Tag.MODAL):
            return True
        if tag in _ENDS_ROW:
            return False
    return False


_BEFOREHAND = frozenset("before without".split())


def _is_beforehand(words: CueInSentence) -> bool:
    """Return whether speaking has not come yet: "look twice before *urging* them to sail"."""
    if not words.tag.startswith(Tag.VERB_ING) or words.is_quoted or not words.pieces:
        return False
    is_to = (
        words.tag_at(words.pieces[0][0]) == Tag.TO
        or Tag.TO in words.text.tags[slice(*words.pieces[0])]
    )
    return words.word_at(words.before) in _BEFOREHAND and is_to


_THINGS_SAID = frozenset("thing things word words something anything nothing stuff".split())
_NEAR_THINGS = 4  # tokens
_HOW_OFTEN = frozenset("many again before first all best well often to out with like in".split())


def _says_things(words: CueInSentence) -> bool:
    """Return whether only that something was said is told: "said *a few things* I regret"."""
    if words.lemma != "say" or words.is_quoted or not words.pieces:
        return False
    start = words.pieces[0][0]
    if start != words.cue + 1:
        return False
    if words.word_at(start) == "it":
        return words.word_at(start + 1) in _HOW_OFTEN  # "I have said it many times"
    for i in range(start, start + _NEAR_THINGS):
        if words.word_at(i) in _THINGS_SAID:
            return words.tag_at(i + 1) not in _FINITE_OR_VERB
        if words.tag_at(i) not in (Tag.DETERMINER, Tag.QUANTITY, Tag.ADJECTIVE, Tag.NOUN):
            break
    return False


_NEAR_BY = 3  # tokens: "said *by email that*"


def _is_reported_by(words: CueInSentence) -> bool:
    """Return whether another verb gives the words: "data *reported* by the Call show that"."""
    if not words.tag.startswith(Tag.VERB_PAST) or words.auxiliaries or not words.pieces:
        return False
    start = words.pieces[0][0]
    is_by = words.word_at(words.cue + 1) == "by" and start > words.cue + _NEAR_BY
    before = words.tag_at(start - 1)
    is_other = before[:2] == Tag.VERB or bool(words.text.lemmas[start - 1])
    is_by = is_by and not words.tag_at(words.cue + 2).startswith(Tag.VERB_ING)
    return is_by and words.tag_at(start) == Tag.THAT and is_other


_ORDERING = frozenset("warn tell urge order advise instruct remind".split())


def _is_ordered(words: CueInSentence) -> bool:
    """Return whether a headline tells who was spoken to: "owners *warned* not to sail"."""
    at = words.cue + 1 + (words.tag_at(words.cue + 1) == Tag.NOT)
    is_bare = words.tag.startswith(Tag.VERB_PAST) and not words.auxiliaries
    return is_bare and words.phrase is not None and words.tag_at(at) == Tag.TO


def _adds_amount(words: CueInSentence) -> bool:
    """Return whether more of a thing is added: "*added* another $4 million in May"."""
    if words.is_quoted or not words.pieces or words.pieces[0][0] < words.cue:
        return False
    tags = [words.text.tags[i] for start, end in words.pieces for i in range(start, end)]
    return tags[0] not in _CLAUSES and not any(
        tag in _FINITE_OR_VERB or tag[:2] == Tag.VERB or tag == Tag.SUBJECT for tag in tags
    )


def _has_topic(words: CueInSentence) -> bool:
    """Return whether only a topic is given, or half of a listener: "wrote *about* the “tide”"."""
    if not words.pieces or words.pieces[0][0] <= words.cue:
        return False
    opens = words.word_at(words.pieces[0][0])
    return opens == "about" or words.tag_at(words.pieces[0][0]) == Tag.CONJUNCTION


def _never_speaks(_: CueInSentence) -> bool:
    return True


def _is_certain(words: CueInSentence) -> bool:
    """Return whether a thing makes sure of it: "that *guarantees* that", "a question"."""
    if words.lemma == "question":
        return words.tag_at(words.cue + 1) == Tag.WHETHER and words.tag == Tag.VERB_NOUN
    return words.tag.startswith(Tag.VERB_S) and not words.is_quoted


_WISHES = frozenset(
    "prefer prefers preferred want wants wanted wanting allow allows allowed allowing permit "
    "permits permitted let help helps helped expect expects expected expecting like ask asks "
    "asked asking urge urges urged urging invite invites invited require requires required enable "
    "enables enabled encourage encourages encouraged order orders ordered need needs needed beg "
    "begged challenge challenged press pressed waiting wait waited".split()
)
_OBJECTS = frozenset(
    {
        *(Tag.NAME, Tag.NOUN, Tag.PLURAL, Tag.OBJECT, Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER),
        *(Tag.ADJECTIVE, Tag.NAME_OWNER, Tag.OWNER, Tag.QUANTITY, ".", "-"),
    }
)


def _is_wished(words: CueInSentence) -> bool:
    """Return whether somebody is wanted to say it: "would prefer the mayor to *admit* that"."""
    if words.auxiliaries[-1:] != (Tag.TO,):
        return False
    i = words.cue - 1
    while i > words.first and words.tag_at(i) != Tag.TO:
        i -= 1
    end = i - 1
    i = end
    while i > words.first and i > end - _LONGEST_OBJECT and words.tag_at(i) in _OBJECTS:
        i -= 1
    return words.word_at(i) in _WISHES


_BEFORE_SAY = frozenset(
    {Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.OWNER, Tag.NAME_OWNER}
)
_HAVING_SAY = frozenset("final much little more less any last".split())
_AMOUNTS = frozenset(
    "something nothing anything lot much little plenty have has had having".split()
)


_TOWARDS = frozenset("on about against at toward towards".split())
_AIMS = frozenset(
    "intention idea point way chance possibility plan hope business task purpose art process "
    "risk prospect".split()
)


def _is_aimed_at(words: CueInSentence) -> bool:
    """Return whether speaking is only an aim: "habits focus on predicting whether", "to ask is"."""
    if words.is_quoted or not words.pieces:
        return False
    before = words.word_at(words.before)
    if words.tag.startswith(Tag.VERB_ING) and not words.auxiliaries:
        if before == "as" and words.tag_at(words.cue + 1) == Tag.SUBORDINATOR:
            return True  # "seen as *threatening* when they wear masks"
        noun = before == "of" and words.word_at(words.before - 1) in _AIMS
        return before in _TOWARDS or noun
    follows = words.tag_at(words.cue + 1) in AUXILIARIES and words.pieces[-1][0] == words.cue + 1
    return words.auxiliaries[-1:] == (Tag.TO,) and follows


_GRANTING = frozenset("deny offer award grant refuse".split())


def _is_given_nothing(words: CueInSentence) -> bool:
    """Return whether somebody is refused a thing: "the crew was *denied* a late start"."""
    if words.lemma not in _GRANTING or Tag.BE not in words.auxiliaries or words.is_quoted:
        return False
    start = words.pieces[0][0] if words.pieces else -1
    return start == words.cue + 1 and words.tag_at(start) in (Tag.DETERMINER, Tag.POSSESSIVE)


def _is_name(words: CueInSentence) -> bool:
    """Return whether a cue is part of a name in a sentence that has many: "Ann, Lee Wonder and"."""
    text = words.text
    if words.cue == words.first or not text.tokens.texts[words.cue][0].isupper():
        return False
    if text.tags[words.last - 1] != "." or words.is_quoted:
        return False
    return text.tokens.texts[words.cue - 1][0].isupper() and words.tag.startswith(Tag.VERB)


def _is_no_verb(words: CueInSentence) -> bool:
    """Return whether "say" is a noun or a guess: "have their *say*", "a cap of *say* £20"."""
    if words.lemma != "say":
        return False
    at = words.cue - 1
    if words.tag in _BASES and not words.auxiliaries:
        is_those = words.phrase is not None and words.phrase[1] == words.cue
        noun = words.tag_at(at) in _BEFORE_SAY and not is_those
        aside = words.tag_at(words.cue + 1) == "," and _refers_back(words)
        return noun or aside or words.word_at(at) in _HAVING_SAY
    if words.word_at(at) == "to" and not words.is_quoted:
        return words.word_at(at - 1) in _AMOUNTS
    must_be = words.auxiliaries[-2:] == (Tag.TO, Tag.BE) and words.phrase is not None
    if must_be and words.word_at(words.phrase[1] - 1 if words.phrase else at) == "it":
        return True  # "it has to be said"
    if words.word_at(at) == "having" and words.word_at(words.cue + 1) == "that":
        return True
    opens = words.word_at(at) == "that" and at == words.first
    return words.tag_at(words.cue + 1) == "," and (opens or _refers_back(words))


_ANY_OF_US = frozenset("i we you they".split())


def _refers_back(words: CueInSentence) -> bool:
    """Return whether somebody only says where it was said before: "as I said, it is over"."""
    if words.phrase is None or words.word_at(_opening(words)) != "as":
        return False
    subject = words.word_at(words.phrase[1] - 1)
    return subject in _ANY_OF_US and (subject != "they" or words.pieces[0][0] < words.cue)


# Whoever a participle of these follows was spoken to.
_SPOKEN_TO = frozenset("question ask accuse interview survey poll".split())


def _is_spoken_to(words: CueInSentence) -> bool:
    """Return whether those are told of who were asked: "half of those *asked* in a poll"."""
    if words.lemma not in _SPOKEN_TO or words.is_quoted or not words.comes_before():
        return False
    return words.tag_at(words.cue - 1) not in (",", "?")


# Longer stretches have a verb, though it is not known: "…, economists said".
_NEWS = frozenset("report announce reveal confirm disclose".split())  # "…, which the Call reported"
_SUBORDINATING = frozenset("while although though because whereas".split())
_SHORT = 4  # tokens
_NEAR_STOP = 2  # tokens: ", *marketing* magazine Otto said"
_APART = frozenset({",", Tag.DASH, "?", ")", "-", Tag.QUOTE, ";", "'", Tag.ELLIPSIS, "."})
_LONGEST_PHRASE = {Tag.PREPOSITION: 12, Tag.SUBORDINATOR: 12}


def _is_phrase_before(words: CueInSentence) -> bool:
    """Return whether only a noun stands before a cue that nothing follows: "episodes recounted"."""
    if words.tag in (Tag.REPORT_ADVERB, Tag.ACCORDING) or not words.lemma:
        return False
    if words.is_quoted or not words.comes_before():
        return False
    opening = _opening(words)
    if words.tag_at(opening) == Tag.WHO and words.lemma not in _NEWS:
        return True  # "a boat that won, which he built and *described*"
    near = words.text.tags[max(words.first, opening - _NEAR_STOP) : opening + 1]
    if _APART.isdisjoint(near) and words.word_at(words.cue) != "says":
        return True  # "the project was originally announced in May"
    tags = [words.text.tags[i] for start, end in words.pieces for i in range(start, end)]
    if any(tag in _FINITE_OR_VERB or tag[:2] == Tag.VERB for tag in tags):
        return words.lemma == "refuse" or (
            words.word_at(words.pieces[0][0]) in _SUBORDINATING and "," not in tags
        )
    return len(tags) <= _LONGEST_PHRASE.get(tags[0], _SHORT) or words.tag_at(_opening(words)) != ","


_TIES = frozenset("by with in on at from under over through near into as".split())
_CALLING = frozenset("describe brand dismiss portray refer denounce characterize slam".split())
_LONGEST_TERM = 8  # tokens, with the marks


def _is_tied_term(words: CueInSentence) -> bool:
    """Return whether a preposition ties a term in quotation marks: "cut it by “about 2%”"."""
    if len(words.pieces) != 1 or words.lemma in _CALLING:
        return False
    start, end = words.pieces[0]
    quoted = words.text.quoted
    if start <= words.cue or words.word_at(start) not in _TIES or end - start < 2:
        return False
    number = quoted[start + 1]
    if quoted[start] >= 0 or number < 0:
        return False
    first, last = words.text.quote_ranges[number]
    return last - first <= _LONGEST_TERM and end - last <= 1


_RAISING = frozenset("mention invoke cite detail publish discuss reference name release".split())


def _is_mentioned(words: CueInSentence) -> bool:
    """Return whether a term in quotation marks is only mentioned: "cited “ferry time”"."""
    if words.lemma not in _RAISING or len(words.pieces) != 1:
        return False
    start, end = words.pieces[0]
    number = words.text.quoted[start]
    if start != words.cue + 1 or number < 0:
        return False
    first, last = words.text.quote_ranges[number]
    return end <= last and (last - first <= _LONGEST_TERM or _is_headed(words, first, last))


_SHORTEST_TITLE = 3  # words


def _is_headed(words: CueInSentence, first: int, last: int) -> bool:
    """Return whether a quotation is written as titles are: “Five Charts of the Sea”."""
    row = [word for word in words.text.tokens.texts[first:last] if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in row)
    return len(row) >= _SHORTEST_TITLE and capitals > _TITLE_SHARE * len(row)


_TITLE_SHARE = 0.6
# These give no words of somebody's, unless a clause or a whole saying follows.
_HARDLY_SPEECH = frozenset(
    "require introduce notice allow sound expose extol devote distribute ignore include "
    "sign get make return come send present list post publish update bill press pose hit name "
    "promote document register log record count push rate rap detail mention read refuse discuss "
    "invoke query assess greet want identify determine see reject calculate back seek consider "
    "appear look aim try oppose find found put release issue go begin dictate thank push weigh "
    "propose refer call-out quote continue applaud".split()
)
_CLAUSES = frozenset({Tag.THAT, Tag.WHETHER, ":"})
_BETWEEN = frozenset(
    {Tag.DAY, Tag.TIME, Tag.ADVERB, Tag.ADVERB_SHAPED, Tag.PREPOSITION, Tag.NAME, "."}
)
_NO_CLAUSE_EITHER = frozenset("require allow want".split())
_WHOLE_SAYING = 7  # tokens: five words and two marks


def _hardly_speaks(words: CueInSentence) -> bool:
    """Return whether a verb that is hardly one of speech has no whole saying: "sent a “note”"."""
    if words.lemma not in _HARDLY_SPEECH or not words.tag.startswith(Tag.VERB):
        return False
    start = words.pieces[0][0] if words.pieces else words.cue
    opens = words.tag_at(start) in _CLAUSES and _BETWEEN.issuperset(
        words.text.tags[words.cue + 1 : start]
    )
    if (words.word_at(words.cue + 1), words.word_at(words.cue + 2)) == ("as", "saying"):
        return False
    if (opens or _has_clause(words, start)) and words.lemma not in _NO_CLAUSE_EITHER:
        return False
    if start < words.cue and words.tag_at(_opening(words)) == ",":
        return False  # "…, the polls found"
    return not any(_is_set_off(words, number) for number in _numbers(words))


def _has_clause(words: CueInSentence, start: int) -> bool:
    """Return whether a clause without "that" follows a cue that takes one: "found it was"."""
    is_pronoun = words.tag_at(start) == Tag.SUBJECT and start == words.cue + 1
    return is_pronoun and words.tag_at(start + 1) != ""


def _numbers(words: CueInSentence) -> set[int]:
    quoted = words.text.quoted
    return {quoted[i] for start, end in words.pieces for i in (start, end - 1)} - {-1}


def _is_set_off(words: CueInSentence, number: int) -> bool:
    """Return whether a quotation is a whole saying that a stop divides from the words before."""
    first, last = words.text.quote_ranges[number]
    is_whole = last - first >= _WHOLE_SAYING
    if last <= words.cue:
        return is_whole
    before = words.tag_at(first - 1)
    return before in (":", ",") or (before == "" and is_whole)


def _has_no_subject(words: CueInSentence) -> bool:
    """Return whether a line begins with a verb: "Reveals the way of the ferries"."""
    return words.phrase is None and words.cue == words.first and words.tag == Tag.VERB_S


_PROMISING = frozenset("promise claim threaten vow pledge".split())
_HEADS = frozenset({Tag.NAME, Tag.NAME_OWNER, Tag.SUBJECT, Tag.WHO, Tag.QUANTITY, Tag.NUMBER, "."})


def _is_of_thing(words: CueInSentence) -> bool:
    """Return whether a thing cannot say so: "the powders *promise* to ease the pain"."""
    if (words.lemma, words.word_at(words.cue + 1)) in (("inform", "by"), ("hail", "from")):
        return True
    if words.lemma not in _PROMISING or words.is_quoted or not words.pieces:
        return False
    if words.tag_at(words.pieces[0][0]) != Tag.TO:
        return False
    if words.phrase is None:
        return words.tag.startswith(Tag.VERB_S)
    head = words.phrase[1] - 1
    return not words.text.nouns[head] and words.text.tags[head] not in _HEADS


_OPENS_CONTENT = frozenset({Tag.THAT, Tag.TO, Tag.WHETHER, ":"})
_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME_OWNER, Tag.OWNER, Tag.ADJECTIVE})


def _is_place(words: CueInSentence) -> bool:
    """Return whether "to" is no verb's: "claims in May rose *to a* new high"."""
    start = words.pieces[0][0]
    return words.tag_at(start) == Tag.TO and words.tag_at(start + 1) in _OBJECTS


def _is_bare_noun(words: CueInSentence) -> bool:
    """Return whether a noun of speech has no words after it: "jobless *claims* rose"."""
    if words.is_quoted or not words.pieces or words.tag in (Tag.ADJECTIVE, Tag.ACCORDING):
        return False
    if words.tag == Tag.REPORT_ADVERB or not words.lemma:
        return False
    is_verb = words.tag.startswith(Tag.VERB) and not words.tag.endswith("/N")
    if is_verb:
        return False
    following = words.tag_at(words.cue + 1)
    opens = words.tag_at(words.pieces[0][0])
    if words.tag.startswith(Tag.VERB) and words.tag_at(words.cue - 1) not in _BEFORE_NOUN:
        # "Otto claims the light was out", but "legal claims against the firm"
        tied = following == Tag.PREPOSITION and (opens == following or _is_place(words))
        return following in AUXILIARIES or tied or words.word_at(words.cue + 1) == "so"
    if following == Tag.PREPOSITION:
        return words.word_at(words.cue + 1) not in ("in", "on", "at") or opens != Tag.THAT
    tied = words.phrase is not None and words.phrase[1] >= words.cue
    return opens not in _OPENS_CONTENT and (tied or following in AUXILIARIES)


def _points_back(words: CueInSentence) -> bool:
    """Return whether "that" opens no clause: "has defended *that decision* ever since"."""
    if not words.tag.startswith(Tag.VERB) or words.lemma in BEFORE_CLAUSE:
        return False
    if len(words.pieces) != 1 or words.is_quoted:
        return False
    start, end = words.pieces[0]
    if start != words.cue + 1 or words.tag_at(start) != Tag.THAT or end - start > _LONGEST_ROW:
        return False
    tags = words.text.tags[start:end]
    return not any(tag in _FINITE_OR_VERB or tag[:2] == Tag.VERB for tag in tags)


Cases = tuple[Callable[[CueInSentence], bool], ...]
_CASES: Cases = (is_condition, _is_phrase_before, _is_tied_term, _is_name, _is_bare_noun)
# Cases that only some forms, or some verbs, can be.
_INFINITIVE: Cases = (_is_second_infinitive, _is_wished, _is_aimed_at, _points_back)
_CASES_OF_TAG: dict[str, Cases] = {
    **dict.fromkeys(_BASES, _INFINITIVE),
    **dict.fromkeys(
        (Tag.VERB_ING, Tag.VERB_ING_NOUN), (_is_beforehand, _is_aimed_at, _points_back)
    ),
    **dict.fromkeys((Tag.VERB_PAST, Tag.VERB_PAST_NOUN), (_is_reported_by, _points_back)),
    **dict.fromkeys((Tag.VERB_S, Tag.VERB_S_NOUN), (_has_no_subject, _points_back)),
}
_CASES_OF_LEMMA: dict[str, Cases] = {
    **dict.fromkeys(_HARDLY_SPEECH, (_hardly_speaks,)),
    **dict.fromkeys(_SPOKEN_TO, (_is_spoken_to,)),
    **dict.fromkeys(_RAISING, (_is_mentioned, _hardly_speaks)),
    **dict.fromkeys(_PROMISING, (_is_of_thing,)),
    **dict.fromkeys(("inform", "hail"), (_is_of_thing,)),
    **dict.fromkeys(_GRANTING, (_is_given_nothing, _hardly_speaks)),
    **dict.fromkeys(_ORDERING, (_is_ordered,)),
    **dict.fromkeys(("guarantee", "ensure", "question"), (_is_certain,)),
    "add": (_adds_amount,),
    **dict.fromkeys(("write", "ask"), (_has_topic,)),
    "resonate": (_never_speaks,),
    "say": (_says_things, _is_no_verb),
}


def unspoken_cases(lemma: str, tag: str) -> Cases:
    """Return the cases that a cue of this lemma and form can be."""
    return (*_CASES_OF_LEMMA.get(lemma, ()), *_CASES_OF_TAG.get(tag, ()), *_CASES)
