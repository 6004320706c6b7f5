"""Is the word behind two others a noun that they belong to?"""

from __future__ import annotations

from lintnews import is_word

# Adverbs and the like, whose pairs with another word are no compounds of nouns. Own list.
ADVERBS = frozenset(
    """
    far well ill much more most less least very once twice then soon all ever never now yet just not
    non pre post anti pro
    """.split()
)
# Words in the place of a determiner: what comes before them is a verb. Own list.
DETERMINERS = frozenset(
    """
    the a an his her its our their your my this that these those many most some any all each every
    both no
    """.split()
)
# Words in the place of a verb, a preposition or a conjunction. Own list.
NO_NOUNS = DETERMINERS | frozenset(
    """
    and but nor for yet who whom whose which what when where why how than then with from into onto
    over under about below above unless after before since until while because although though
    whether between among against during without within across through throughout toward towards
    upon along around behind beyond despite per via off out are was were been being has have had can
    could will would shall should may might must did does not also just only even still already now
    here there again soon later ago more very too such said says told asked came went got made took
    gave became remain remains seem seems appear appears want wants need needs make makes take takes
    get gets give gives say tell ask come goes begin began him them they she you all amid including
    according alone today yesterday tomorrow tonight exists wins loses rises falls turns tends
    higher lower better worse
    """.split()
)
SHORT_WORDS = frozenset(["in", "of", "to", "on", "at", "by", "as", "is", "or", "if"])


def begins_a_noun(word: str, behind: str) -> bool:
    """Return whether ``word`` is a noun, judging by its form and by what follows it."""
    if word in NO_NOUNS or word.endswith(("ed", "ing", "ly")) or not is_word(word):
        return False
    follows = behind.strip()
    if follows in DETERMINERS or (follows == "to" and word.endswith("s")):
        return False
    # A noun ends its group: a stop, a preposition, a verb of being. What goes on with another noun may be anything.
    return not follows.isalpha() or follows in NO_NOUNS or follows in SHORT_WORDS
