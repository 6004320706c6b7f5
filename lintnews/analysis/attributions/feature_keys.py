"""The alphabet of the weights: what each decision looks at, and how a feature begins in its table.

A feature is a key and the values it was found with: ``L=say`` or ``LF=say VBD/``. Many
features join two or three things that are seen, since a sum of weights cannot. *Neighbour*
means what a token is to its neighbours: the word if it is of a closed class, else its class.
"""

from __future__ import annotations


class PrefilterKey:
    """What a possible cue is first judged by; most are given up at once."""

    BIAS = "b"  # every candidate
    LEMMA_FORM = "LF="  # the lemma, with its tag and the auxiliaries before it
    LEMMA_RIGHT = "LR="  # the lemma, with the neighbour to the right
    LEMMA_SUBJECT = "LS="  # the lemma, with the neighbour before the verb group
    SUBJECT_FORM = "S="  # the neighbour before the verb group, with the form
    PRIOR_FORM = "P="  # how often the lemma is a cue, with the form


class ScoreKey:
    """What a possible cue is judged by if the prefilter let it pass."""

    LEMMA_SKIPPED = "LK="  # the lemma, with the first neighbour to the right that is no adverb
    LEMMA_QUOTE = "Lq="  # the lemma, with where quotations stand near it
    GROUP_QUOTE = "Gq="  # the class of cue, with where quotations stand
    PRIOR_NEAREST = "Pn="  # the prior, with how near the likely cues to the left and right are
    PRIOR_SKIPPED = "Pr="  # the prior, with the first neighbour to the right that is no adverb
    BEFORE_SUBJECT = "Sb="  # the two neighbours before the verb group, with the tag
    NEIGHBOURS = "lr="  # the neighbours to the left and right, with the tag
    QUOTE_SUBJECT = "q="  # where quotations stand, with the neighbour before the verb group
    QUOTE_RIGHT = "qr="  # where quotations stand, with the neighbour to the right
    WHERE_GROUP = "wG="  # in the headline (h) or in brackets, with the class of cue
    LEMMA_CLAUSE = "cL="  # the lemma, with whether a clause follows (see clauses.follows)
    GROUP_CLAUSE = "cG="  # the class of cue, with whether a clause follows and the tag
    CLAUSE_SUBJECT = "cS="  # whether a clause follows, with the neighbour before the verb group
    CLAUSE_QUOTE = "cq="  # whether a clause follows, with where quotations stand and the prior


class RescoreKey:
    """What a possible cue is judged by when the others of its sentence have a score.

    A joint is what lies between two cues: that, who, a stop, a conjunction, a quotation.
    """

    OWN = "o="  # its own score
    LEFT_FAR = "l="  # the joint to the left, with the distance
    LEFT_OWN = "lo="  # the joint to the left, with its own score
    LEFT_GROUPS = "lG="  # the joint to the left, between the classes of both cues
    LEFT_TAG = "lt="  # the joint to the left, with its tag
    RIGHT_OWN = "ro="  # the joint to the right, with its own score
    RIGHT_GROUPS = "rG="  # the joint to the right, between the classes of both cues
    BOTH_TAG = "lr="  # the joints on both sides, with its tag
    EDGE_OWN = "q="  # whether a quotation begins or ends the sentence, with its own score


class SourceKey:
    """What a phrase is judged by as the source of a cue; the highest sum is the source.

    The signature is the skeleton between phrase and cue, with the side (L, R) of the phrase.
    """

    NOBODY_LEMMA = "0L="  # nobody is the source: the lemma
    NOBODY_FORM = "0F="  # nobody is the source: the form
    SIGNATURE = "s="  # the signature
    SIGNATURE_FORM = "sF="  # the signature, with the form of the cue
    SIGNATURE_KIND = "sK="  # the signature, with the kind of phrase
    SIGNATURE_GROUP = "sG="  # the signature, with the class of cue
    SIDE_LEMMA = "kL="  # the side, with the lemma
    KIND_FORM = "NF="  # the kind of phrase, with the form of the cue
    KIND_BEFORE = "Nb="  # the kind of phrase, with the part before it
    KIND_OPENER = "No="  # the kind of phrase, with the tag that opens it
    BEFORE = "b="  # the part before it, with side and rank
    AFTER = "a="  # the part after it
    BEFORE_AFTER = "ba="  # the parts before and after it
    VERBS_RANK = "vr="  # the verbs between phrase and cue, with the rank
    SAME = "="  # whether the cue before has the same source (=), another (-) or none (?)
    AROUND = "ar="  # the neighbours around the verb group, with side and rank


class ContentKey:
    """What a segment is judged by as content of a cue.

    State is the side of the cue with what the segment before was (s at the start, I content,
    O not); the opener is the part that opens the segment, the mark what stands before it.
    """

    STATE = "b"  # the state alone
    MARK_OPENER = "p="  # the mark and the opener
    LEMMA = "L="  # the cue's lemma
    LEMMA_MARK = "Lp="  # the cue's lemma, with the mark
    LEMMA_OPENER = "Lo="  # the cue's lemma, with the opener
    MANNER = "G="  # the cue's class and form
    RIGHT = "n="  # the neighbour right of the cue, with how far the segment is
    PASSED = "hp="  # whether cues (c), stops (;) and quotations (q) lie between, with the mark
    SOURCE = "Si="  # whether it holds the source (S) or comes after it (r), with how far it is
    SOURCE_QUOTE = "Sq="  # the same, with the side of the cue on which quotations stand
    LENGTH = "l="  # whether it is one word, two or three, or more, with the opener
    EDGE = "e="  # whether it begins (^) or ends ($) the sentence, with the mark
    BEYOND = "bo="  # what comes after it
    BEYOND_OPENER = "bop="  # what comes after it, with the opener


class ContinuationKey:
    """What a sentence without a cue is judged by as more of the attribution before it.

    The share is how much of the sentence is quoted: all, most, some, none.
    """

    QUOTED = "q="  # the share, whether a quotation opens it, and what went before
    QUOTED_ALONE = "q3="  # the share, whether a quotation goes on, and whether a paragraph ends
    OPENERS = "o2="  # its first two neighbours
    OPENER_SHARE = "os="  # its first neighbour, with the share
    TOP = "t="  # how often its likeliest word is a cue, with the share
    STEPS = "n="  # how many sentences have gone on, with what went before
    STEPS_SHARE = "ns="  # how many sentences have gone on, with the share
    GROUP = "G="  # the class of cue, with what went before and the share
