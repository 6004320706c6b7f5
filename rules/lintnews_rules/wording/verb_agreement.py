"""The verb follows the noun before "of", not the nearest one: the popularity of such platforms has grown.

The eye takes the last noun for the subject. The rule looks at sentences and clauses that
begin with a noun that can only be one ("the cost of", "the lack of") or many ("the
results of"), and at the verb after the noun that belongs to it. Nouns of number and
group ("a majority of", "a team of") take both and are left alone.
"""

from collections.abc import Iterator

from lintnews import PROSE, Finding, Reading, Severity, Span, Tokens, rule, tokens
from lintnews_rules.wording import _contexts
from lintnews_rules.wording._words import (
    is_adjective,
    is_noun,
    is_participle,
    is_plural,
    listed,
    looks_plural,
)

_PLURAL_VERBS = {"are": "is", "were": "was", "have": "has", "weren't": "wasn't",
                 "aren't": "isn't", "haven't": "hasn't", "do": "does", "keep": "keeps", "make": "makes", "remain": "remains", "continue": "continues", "show": "shows", "seem": "seems"}  # fmt: skip
_SINGULAR_VERBS = {"is": "are", "was": "were", "has": "have", "wasn't": "weren't",
                   "isn't": "aren't", "hasn't": "haven't"}  # fmt: skip
_DETERMINERS = frozenset(
    "the a an this that his her its their our such these those some many most more all any new two three four five six several".split()
)
# What a clause can begin after.
_BEFORE = frozenset("that but because while although though if when as so said says".split())
_INSIDE = frozenset(
    "on in at for from with by near and the its his her their these those such a an".split()
)
_LONGEST = 9  # words between "of" and the verb


@rule(
    code="WRD116",
    name="verb-agreement",
    summary="a verb that agrees with the nearest noun instead of its subject",
    severity=Severity.WARNING,
    roles=PROSE,
    bad=(
        """
        The popularity of such platforms have grown.
                                         ^^^^ "have" should be "has": its subject is "popularity"
        """,
        """
        One of the bridges were closed on Friday.
                           ^^^^ "were" should be "was": its subject is "One"
        """,
    ),
    good=(
        "The popularity of such platforms has grown.",
        "A number of residents are angry, and a majority of them have moved.",
        "The cost of repairs and the lack of money have grown.",
        "One of the bridges that were closed is open again.",
        "Limits on the use of drones are in force.",
    ),
)
def verb_agreement(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look at each "of" with a subject before it and a verb after its noun."""
    words, text = reading.get(tokens), reading.text
    for i in reading.get(_contexts.positions).get("of", ()):
        if i < 1 or words.folded[i - 1] not in _heads():
            continue
        verb = _verb(words, text, i)
        if verb is None:
            continue
        right = _PLURAL_VERBS[words.folded[verb]]
        span = Span(words.starts[verb], words.ends[verb])
        yield Finding(
            span,
            f'"{words.texts[verb]}" should be "{right}": its subject is "{words.texts[i - 1]}"',
        )


def _heads() -> frozenset[str]:
    return listed("single-subjects")


def _verb(words: Tokens, text: str, of: int) -> int | None:
    """Return the token of a verb in the plural whose subject is the one thing before "of"."""
    if not _begins_clause(words, text, of - 1):
        return None
    last = of
    for i in range(of + 1, min(of + _LONGEST + 2, len(words))):
        word = words.folded[i]
        if not _contexts.is_joined(words, text, i):
            return None
        if word in _PLURAL_VERBS:
            return i if _is_plural_noun(words, last, of) else None
        if not _belongs(words, i):
            return None
        if word.endswith("ed") and looks_plural(words.folded[i - 1]):
            return None  # "one of the drivers appeared": a verb in the past
        last = i
    return None


def _begins_clause(words: Tokens, text: str, head: int) -> bool:
    """Return whether the head, with an article and an adjective at most, begins its clause."""
    first = head
    if words.folded[head] != "one":
        first -= 1
        if first >= 0 and words.folded[first] not in _DETERMINERS:
            if not is_adjective(words.folded[first]) and words.folded[first] not in listed(
                "common-adjectives"
            ):
                return first >= 0 and words.texts[head][0].isupper()
            first -= 1
        if first < 0 or words.folded[first] not in {
            "the",
            "a",
            "an",
            "this",
            "its",
            "his",
            "her",
            "their",
        }:
            return False
    if _contexts.begins_part(words, text, first):
        return True
    before = words.folded[first - 1]
    return before in _BEFORE or (before == "and" and words.folded[first - 2] == ",")


def _belongs(words: Tokens, i: int) -> bool:
    """Return whether the word can stand in the phrase after "of": no verb, no preposition."""
    word = words.folded[i]
    return (
        word in _INSIDE
        or word in _DETERMINERS
        or is_noun(word)
        or looks_plural(word)
        or is_adjective(word)
        or word in listed("common-adjectives")
        or word.endswith("ing")
        or (is_participle(word) and word.endswith("ed"))
        or words.texts[i][0].isupper()
    )


def _is_plural_noun(words: Tokens, last: int, of: int) -> bool:
    """Return whether the phrase ends with a noun in the plural, and joins no second subject."""
    phrase = words.folded[of + 1 : last + 1]
    if not phrase or not any(looks_plural(word) for word in phrase):
        return False
    if len(phrase) > 1 and is_plural(phrase[-1]) and is_plural(phrase[-2]):
        return False  # "the cost of drugs people have": a clause
    if "and" in phrase:
        # "the cost of drugs and nurses": what follows "and" is a noun of the same kind.
        joint = phrase.index("and")
        return looks_plural(phrase[joint - 1]) and phrase[joint + 1] not in _DETERMINERS
    return looks_plural(phrase[-1]) or not _IN_PLACE.isdisjoint(phrase)


_IN_PLACE = frozenset("on in at for from with by near".split())
