"""Two words that are one modifier are joined by a hyphen: "a full-scale war", "self-proclaimed".

Without it the eye joins the wrong pair. The rule knows closed families only, in which every
style guide asks for the hyphen: "self-", "so-called", "-leaning" and "-minded"; "full-scale" and
its like, the best and the longest of something, and a number with its unit, before a noun.
"""

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
    rule,
    token_places,
    tokens,
)
from lintnews_rules.wording._contexts import is_free, is_joined
from lintnews_rules.wording._words import is_ing, is_noun, is_number, is_plural

# Own lists.
_WITH_SELF = frozenset(
    """
    absorbed absorption appointed assured assurance aware awareness censorship centered centred
    confessed confidence confident congratulation congratulatory conscious contained control
    declared defeating defence defense deprecating described destruct destruction destructive
    determination discipline doubt driving employed employment esteem evident examination
    explanatory financed fulfilling funded governing government harm harming help identified
    identify image imposed improvement inflicted interest interested isolate isolated isolating
    isolation loathing made parody pity portrait preservation proclaimed professed promotion
    published quarantine quarantined quarantining regulation regulating reliance reliant reported
    respect righteous rule sabotage satisfied serving styled sufficiency sufficient taught worth
    """.split()
)
_ALWAYS = {
    "self": _WITH_SELF,
    **dict.fromkeys(
        "left right liberal conservative democratic republican".split(), frozenset(["leaning"])
    ),
    **dict.fromkeys("like civic tough strong bloody open narrow".split(), frozenset(["minded"])),
}
_BEFORE_A_NOUN = {
    "full": frozenset("scale blown fledged throated".split()),
    "longest": frozenset("running serving lasting standing".split()),
    "so": frozenset(["called"]),
    **dict.fromkeys("large small smaller larger grand".split(), frozenset(["scale"])),
    **dict.fromkeys("fastest slowest".split(), frozenset("growing selling moving".split())),
    **dict.fromkeys(
        "best worst".split(), frozenset("known selling kept paid performing hit".split())
    ),
    **dict.fromkeys(
        "highest lowest".split(), frozenset("paid ranking ranked rated earning grossing".split())
    ),
}
_PAIRS = {**_ALWAYS, **_BEFORE_A_NOUN}
# Each begins with a word of its own.
_PHRASES = {
    phrase.partition(" ")[0]: phrase
    for phrase in (
        "peer to peer", "face to face", "door to door", "day to day", "week to week",
        "head to head", "back to back", "coast to coast",
    )
}  # fmt: skip
_UNITS = frozenset(
    "year month week day hour minute mile foot story storey page man woman member point acre lane vote".split()
)
_DETERMINERS = frozenset("a an the this his her its their our my another each every".split())
_NO_MODIFIED = frozenset("and or but than as by in on at for from".split())


@rule(
    code="WRD121",
    name="compound-hyphen",
    summary="a modifier of two words without its hyphen",
    severity=Severity.INFO,
    roles=COPY,
    bad=(
        """
        A self proclaimed expert warned of a full scale war.
          ^^^^^^^^^^^^^^^ a hyphen joins these: "self-proclaimed"
                                             ^^^^^^^^^^ a hyphen joins these: "full-scale"
        """,
        """
        Six year olds sang.
        ^^^^^^^^^^^^^ a hyphen joins these: "Six-year-olds"
        The longest running opera, in its six year history, drew right leaning voters.
            ^^^^^^^^^^^^^^^ a hyphen joins these: "longest-running"
                                          ^^^^^^^^ a hyphen joins these: "six-year"
                                                                 ^^^^^^^^^^^^^ a hyphen joins these: "right-leaning"
        """,
        """
        He offered face to face talks with the so called king of the docks.
                   ^^^^^^^^^^^^ a hyphen joins these: "face-to-face"
                                               ^^^^^^^^^ a hyphen joins these: "so-called"
        """,
    ),
    good=(
        "A self-proclaimed expert warned of a full-scale war.",
        "The war was on a full scale. They met face to face, and she was her old self.",
        "It ran for six years. She is the best known of them, and the fastest growing.",
        "He said that one day science would know. They went door to door urging people to vote.",
        "The fleet, so called because it floats, moved on a day to remember.",
        '"A full scale war," he wrote.',
    ),
)
def compound_hyphen(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for the first words of the pairs, for units after a number, and for the phrases."""
    words, text, places = reading.get(tokens), reading.text, reading.get(token_places)
    for first in places.keys() & _PAIRS.keys():
        for i in places[first]:
            if (
                words.folded[i + 1 : i + 2]
                and words.folded[i + 1] in _PAIRS[first]
                and (first in _ALWAYS or _noun_at(words, text, i + 2))
            ):
                yield from _joined(words, text, i, i + 1)
    for unit in places.keys() & _UNITS:
        for i in places[unit]:
            yield from _counted(words, text, i)
    for first in places.keys() & _PHRASES.keys():
        parts = _PHRASES[first].split()
        for i in places[first]:
            last = i + len(parts) - 1
            if list(words.folded[i : last + 1]) == parts and _noun_at(words, text, last + 1):
                yield from _joined(words, text, i, last)


def _counted(words: Tokens, text: str, i: int) -> Iterator[Finding]:
    """Yield a number and its unit before a noun: "a six year lease"; and "six year olds"."""
    if i and is_number(words.folded[i - 1]) and list(words.folded[i : i + 2]) == ["year", "olds"]:
        yield from _joined(words, text, i - 1, i + 1)
    elif _is_counted(words, i) and _noun_at(words, text, i + 1):
        yield from _joined(words, text, i - 1, i)


def _is_counted(words: Tokens, i: int) -> bool:
    """Return whether a unit follows a number, and the number an article: "a six year"."""
    return (
        i > 1
        and words.folded[i - 2] in _DETERMINERS
        and (is_number(words.folded[i - 1]) or words.folded[i - 1] == "one")
        and words.folded[i - 1] not in {"many", "few", "several", "both"}
    )


def _noun_at(words: Tokens, text: str, i: int) -> bool:
    """Return whether a noun in small letters stands there, and what follows does not need it more."""
    if i >= len(words) or not is_joined(words, text, i) or not words.texts[i].islower():
        return False
    word = words.folded[i]
    return not (word in _NO_MODIFIED or is_ing(word)) and (is_noun(word) or is_plural(word))


def _joined(words: Tokens, text: str, first: int, last: int) -> Iterator[Finding]:
    """Yield what the words should be, if nothing but single spaces is between them."""
    span = Span(words.starts[first], words.ends[last])
    written = span.of(text)
    small = all(
        words.texts[i].islower() or words.texts[i].isdigit() for i in range(first + 1, last + 1)
    )
    if (
        small
        and written == " ".join(words.texts[first : last + 1])
        and is_free(words, text, first)
        and is_free(words, text, last)
    ):
        right = written.replace(" ", "-")
        yield Finding(span, f'a hyphen joins these: "{right}"', fix=Fix.unsafe(Edit(span, right)))
