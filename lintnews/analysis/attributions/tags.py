"""The word classes that the attribution analysis knows, and what they are called in its tables.

Some codes are the Penn Treebank's (``NN``, ``VBD``), others are our own. They are strings and not
members of an enumeration, since a decision joins some thirty of them to the names of features.
A punctuation mark is its own tag: ``,`` ``;`` ``:`` ``.`` ``?`` ``(`` ``)`` ``-`` ``'``.
"""

from __future__ import annotations


class Tag:
    """The class of a word; with ``/N`` a form of a verb that is a noun as well."""

    VERB = "VB"  # a verb's base form: deny
    VERB_S = "VBZ"  # its third person: denies
    VERB_PAST = "VBD"  # its past or its participle: denied
    VERB_ING = "VBG"  # its gerund: denying
    VERB_NOUN = "VB/N"  # report, judge
    VERB_S_NOUN = "VBZ/N"  # reports, judges
    VERB_PAST_NOUN = "VBD/N"  # thought
    VERB_ING_NOUN = "VBG/N"  # filing, feeling
    BE = "BE"  # is, was, been
    HAVE = "HAVE"  # has, had
    DO = "DO"  # does, did
    MODAL = "MD"  # will, would, may
    NOT = "NEG"  # not, never, hardly
    TO = "TO"  # to

    NAME = "NNP"  # a capitalised word inside a sentence: Otto
    NAME_OWNER = "NPOS"  # a capitalised possessive: Otto's
    OWNER = "POS"  # any other possessive: mayor's
    NOUN = "NN"  # mayor, and any word of no list and no telling shape
    PLURAL = "NNS"  # a word of no list that ends in -s: ferries
    NUMBER = "CD"  # two, 1,200
    QUANTITY = "QN"  # a quantity that can head a phrase: some, several, none
    DAY = "DAY"  # a day or month: Monday, Oct
    TIME = "TM"  # a span or part of time: week, morning

    SUBJECT = "PRP"  # a personal pronoun as the subject: she, they've
    OBJECT = "OBJ"  # a personal pronoun as the object, or reflexive: her, himself
    POSSESSIVE = "PRPS"  # a possessive pronoun: his, their
    WHO = "WH"  # a relative pronoun: who, which
    DETERMINER = "DT"  # the, a, this, every
    THAT = "THAT"  # that
    WHETHER = "WHC"  # a word that opens a clause of content: what, whether, how
    PREPOSITION = "IN"  # of, by, after
    CONJUNCTION = "CC"  # and, but
    SUBORDINATOR = "SUB"  # because, although

    ADJECTIVE = "JJ"  # an adjective of attitude: confident, afraid
    PAST_SHAPED = "ED"  # a word of no list that ends in -ed
    ING_SHAPED = "ING"  # a word of no list that ends in -ing
    ADVERB_SHAPED = "RB"  # a word of no list that ends in -ly
    ADVERB = "ADV"  # an adverb of the list: later, also
    REPORT_ADVERB = "RBR"  # an adverb that reports: allegedly
    ACCORDING = "ACC"  # according

    QUOTE = "Q"  # a quotation mark
    DASH = "--"  # a dash, or a hyphen between spaces
    ELLIPSIS = "..."  # several points
    SYMBOL = "SYM"  # any other sign


class NounClass:
    """What sort of source a noun can head."""

    PERSON = "person"  # senator, aides
    ORGANIZATION = "organization"  # agency, court
    GROUP = "group"  # critics, analysts
    DOCUMENT = "document"  # affidavit, email
    SPEECH = "speech"  # what is said or thought: claim, fear


class PartCode:
    """What a part of a skeleton is; any other part has its word or its tag for a code."""

    PHRASE = "N"  # a noun phrase
    QUOTATION = "Q"  # a quotation
    CUE = "C"  # a cue
    VERB = "V"  # a verb that is no cue


class PhraseKind:
    """What sort of noun phrase it is, by its head; a listed head gives its ``NounClass``."""

    PRONOUN = "PRP"  # she
    WHO = "WH"  # who
    OWNER = "POS"  # Otto's, mayor's
    POSSESSIVE = "PRPS"  # his
    NAME = "NNP"  # Otto
    THE_NAME = "DTNNP"  # the Globe
    QUANTITY = "QN"  # some
    NUMBER = "CD"  # two
    TIME = "TM"  # this week
    PLURAL = "NNS"  # ferries
    NOUN = "NN"  # ferry


class Group:
    """The class of a word as a cue; a verb of no list of ours has its sense in WordNet for one."""

    REPORT = "report"  # our verbs that report: deny
    ATTITUDE = "attitude"  # our verbs of a state of mind: want
    LIGHT = "light"  # verbs that are cues with a noun: make, give
    COMMUNICATION = "communication"  # WordNet's verbs of communication: say
    OTHER = "desk"  # every other word


TAKES_WORD = frozenset(
    {
        *(Tag.SUBJECT, Tag.OBJECT, Tag.POSSESSIVE, Tag.WHO, Tag.WHETHER, Tag.DETERMINER, Tag.THAT),
        *(Tag.PREPOSITION, Tag.TO, Tag.CONJUNCTION, Tag.SUBORDINATOR),
        *(Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL, Tag.NOT),
    }
)
"""Closed classes: what a word of these is to its neighbours is the word itself."""

VERB_NOUNS = frozenset({Tag.VERB_NOUN, Tag.VERB_S_NOUN, Tag.VERB_PAST_NOUN, Tag.VERB_ING_NOUN})
ADVERBS = frozenset({Tag.ADVERB, Tag.ADVERB_SHAPED})
AUXILIARIES = frozenset({Tag.BE, Tag.HAVE, Tag.DO, Tag.MODAL})
FINITE = AUXILIARIES | {Tag.VERB_PAST, Tag.VERB_S}
TIMES = frozenset({Tag.DAY, Tag.TIME})
