"""A plural takes no apostrophe: two blocks, not two block's; SUVs, not SUV's.

The rule speaks where the word can own nothing: after a number of more than one, with no
noun behind it, or before a verb in the plural.
"""

from bisect import bisect_left
from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Reading,
    Severity,
    Span,
    Tokens,
    is_word,
    rule,
    tokens,
)
from lintnews_rules.wording import _contexts
from lintnews_rules.wording._words import is_adjective, is_noun, is_number

_PLURAL_VERBS = frozenset("are were have aren't weren't haven't".split())
# What can follow a plural and no possessive.
_AFTER = frozenset(
    "of at in on for from with to by near and or but who that which were are have had will would "
    "can could should may might during after before since ago later over under across along behind "
    "beneath inside outside between through without as than when while where said say has was this last next each every they he she we it".split(),
)
_BEFORE = frozenset(
    "several many few both these those dozens hundreds thousands enough numerous various fewer".split()
)
_NO_COUNT = frozenset(
    "he she it who that what there here let how one bachelor master doctor driver mother father".split()
)
_GROUPS = frozenset(
    "row rows series number lot lots group groups pair pairs stack stacks bunch couple kinds types "
    "list line lines set sets handful majority dozens hundreds thousands millions".split(),
)
# Whoever does something: "worker's from 60 to 65" owns nothing; a shop may be meant by its keeper.
_AGENTS = ("er", "or", "ist", "ian", "ant", "ent")
_SHOPS = frozenset(
    """
    doctor baker grocer butcher barber jeweler jeweller tailor florist hairdresser stationer
    solicitor banker vendor dealer winner leader her other another brother sister daughter letter
    number year-older center centre government president parent client patient
    """.split()
)
_AFTER_PEOPLE = frozenset("from for who were are have".split())
# What somebody does in the past: no possessive comes before it, and hardly any noun is spelled so.
_DID = frozenset(
    """
    said say told came went lost filed met began voted returned asked gathered marched fled took made got knew found
    thought called tried wanted complained warned rejected welcomed were are have did do don't didn't weren't aren't
    will would could can should must
    """.split()
)
_ENDS = frozenset([".", "!", "?", "”", '"'])
_QUALIFIERS = 2  # words between the number and the noun


@rule(
    code="WRD104",
    name="plural-apostrophe",
    summary="a plural with an apostrophe",
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        The fire spread over two block's of the city.
                                 ^^^^^^^ "block's" should be "blocks": a plural takes no apostrophe
        """,
        """
        The taxi's were late.
            ^^^^^^ "taxi's" should be "taxis": a plural takes no apostrophe
        It fell. Pilot's were angry, and the port praised council worker's for what they did.
                 ^^^^^^^ "Pilot's" should be "Pilots": a plural takes no apostrophe
                                                                  ^^^^^^^^ "worker's" should be "workers": a plural takes no apostrophe
        """,
    ),
    good=(
        "The fire spread over two blocks, near the block's end.",
        "Two women's groups and three mayor's aides came.",
        "He is the one who's late; that's what two of the boss's friends say.",
        "Two bachelor's and three master's degrees were given.",
    ),
)
def plural_apostrophe(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look at each word that ends in an apostrophe and an s."""
    words, text = reading.get(tokens), reading.text
    for end in (*_ends(text, "'s"), *_ends(text, "’s")):
        i = bisect_left(words.ends, end)
        if i == len(words) or words.ends[i] != end:
            continue
        if not (_is_plural(words, text, i) or _does(words, text, i)):
            continue
        right = _plural(words.texts[i][:-2])
        span = Span(words.starts[i], words.ends[i])
        yield Finding(
            span,
            f'"{words.texts[i]}" should be "{right}": a plural takes no apostrophe',
            fix=Fix.unsafe(Edit(span, right)),
        )


def _ends(text: str, ending: str) -> Iterator[int]:
    """Yield where the words with this ending end."""
    at = text.find(ending)
    while at >= 0:
        yield at + 2
        at = text.find(ending, at + 2)


def _plural(stem: str) -> str:
    if stem[-1] == "y" and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("s", "x", "ch", "sh")) else "s")


def _is_plural(words: Tokens, text: str, i: int) -> bool:
    """Return whether nothing can belong to the word: a number counts it, or a plural verb follows."""
    following = words.folded[i + 1] if i + 1 < len(words) else "."
    verb = following in _PLURAL_VERBS
    if not verb and following[0].isalnum() and following not in _AFTER:
        return False
    stem = words.texts[i][:-2]
    if verb and (i == 0 or words.texts[i - 1] in _ENDS):
        stem = stem.lower()  # "Dealer's were …" begins a sentence
    if not _can_be_plural(stem) or not _contexts.is_free(words, text, i):
        return False
    if following in {"and", "or"} and any("'" in word for word in words.folded[i + 2 : i + 4]):
        return False
    people = following in _AFTER_PEOPLE and stem.endswith(_AGENTS) and stem not in _SHOPS
    nobody = following == "who" or (following == "from" and is_noun(stem) and stem not in _SHOPS)
    nobody = nobody and "of" not in words.folded[max(0, i - 3) : i]
    if people or (nobody and _contexts.is_free(words, text, i + 1)):
        return True
    if verb and i and words.texts[i - 1] in _ENDS:
        return True
    return (verb and _begins_phrase(words, text, i)) or _is_counted(words, text, i)


def _does(words: Tokens, text: str, i: int) -> bool:
    """Return whether the word begins its sentence, alone or after "most" or a count, and its verb follows."""
    before = words.folded[i - 1] if i else "."
    if i + 1 >= len(words) or words.folded[i + 1] not in _DID:
        return False
    if _is_counted(words, text, i):
        return _can_be_plural(words.texts[i][:-2]) and _contexts.is_free(words, text, i)
    begins = not i or before in _ENDS
    return _is_subject(words, text, i, before) and _can_be_plural(
        words.texts[i][:-2].lower() if begins else words.texts[i][:-2]
    )


def _is_subject(words: Tokens, text: str, i: int, before: str) -> bool:
    """Return whether the word is the one that does something, at the beginning of its sentence."""
    if not _contexts.is_free(words, text, i):
        return False
    if i == 0 or before in _ENDS or _contexts.begins_part(words, text, i):
        stem = words.folded[i][:-2]
        named = text.count(words.texts[i][:-2]) > 1
        says = words.folded[i + 1] in {"said", "say", "were", "are", "have"}
        return is_noun(stem) and not named and (says or stem.endswith(_AGENTS))
    if before not in _BEFORE | {"the", "most", "some", "all", "many", "other"} and not is_number(
        before
    ):
        return False
    stem = words.folded[i][:-2]
    return (
        stem.endswith(_AGENTS) and stem not in _SHOPS and _contexts.begins_part(words, text, i - 1)
    )


def _can_be_plural(stem: str) -> bool:
    if len(stem) > 1 and stem.isupper() and stem.isascii():
        return not stem.endswith("S")
    return (
        stem.islower()
        and not stem.endswith("s")
        and stem not in _NO_COUNT
        and is_word(stem)
        and is_word(_plural(stem))
    )


def _begins_phrase(words: Tokens, text: str, i: int) -> bool:
    """Return whether the word is a subject: "the taxi's were", and not "his and the boss's are"."""
    before = words.folded[i - 1] if i else ""
    if before in {"the", "these", "those", "some", "many", "most", "all", "more", "their", "our"}:
        return (
            i == 1
            or _contexts.begins_part(words, text, i - 1)
            or words.folded[i - 2] in {"that", "said", "because"}
        )
    return is_number(before)


def _is_counted(words: Tokens, text: str, i: int) -> bool:
    """Return whether a number of more than one counts the word."""
    for back in range(1, _QUALIFIERS + 2):
        at = i - back
        if at < 0 or not _contexts.is_joined(words, text, at + 1):
            return False
        word = words.folded[at]
        if word == "of" and at and words.folded[at - 1] in _GROUPS:
            return True
        if word in _BEFORE or is_number(word):
            return _is_count(words, text, at)
        if not is_adjective(word) and not (is_word(word) and word.isalpha() and word not in _STOPS):
            return False
    return False


_STOPS = frozenset(
    "of the a an his her their its in on at to for and or by with from is was that".split()
)


def _is_count(words: Tokens, text: str, i: int) -> bool:
    """Return whether the number is a plain count: no year, no part of a score, sum or time."""
    word = words.folded[i]
    if not word[0].isdigit():
        return word not in {"hundred", "thousand", "million"} or words.folded[i - 1] not in {
            "a",
            "one",
        }
    start, end = words.starts[i], words.ends[i]
    year = len(word) == 4 and word.isdecimal()
    return (
        word.replace(",", "").isdecimal()
        and not year
        and (
            text[start - 1 : start] not in {"$", "£", "€", "-", "/", "#"}
            and text[end : end + 1] in {" ", "\n"}
        )
    )
