"""A word in two pieces, its first letter by itself: "t he rapid", "A nd who knows".

A large initial, a link or a change of fonts leaves the space behind when a page is copied. The
rule speaks where one letter is no word and makes one with what follows it.
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
    is_word,
    rule,
    token_places,
    tokens,
)
from lintnews_rules.wording._contexts import begins_part, is_free, is_joined

_LETTERS = frozenset("bcdefghijklmnopqrstuvwxyz")
# Letters that are words, too: what follows must not be one.
_WORDS = frozenset("aio")
_BEFORE_A_WORD = frozenset(' \xa0\n\t\r“"—–-:;')
# Words that are taken for whole though what follows the letter is a word, too: "t he", but not
# "T in the Park" nor "the s in". Own list.
_COMMON = frozenset(
    """
    the this that they then than these those there their them to two was were what when where which while with
    will would who how many most more has had have his her for from been but by not now our of on or
    """.split()
)


@rule(
    code="WRD120",
    name="word-split",
    summary="a word in two pieces",
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        T he harbor was closed o n Monday, and t hey went home.
        ^^^^ "T he" should be one word
                               ^^^ "o n" should be one word
                                               ^^^^^ "t hey" should be one word
        """,
        """
        A nd nobody knew i t.
        ^^^^ "A nd" should be one word
                         ^^^ "i t" should be one word
        """,
    ),
    good=(
        "A long day ended. I am here, and a way was found.",
        "Vitamin C and plan B stayed. He played in the key of A flat.",
        "The s in “his” was lost, and the town‘s own clock stopped.",
        "Crew T and crew S are back. O say, can you see?",
    ),
)
def word_split(reading: Reading, _options: object) -> Iterator[Finding]:
    """Join each letter by itself with what follows it, and see whether that makes a word."""
    words, places, text = reading.get(tokens), reading.get(token_places), reading.text
    for letter in _LETTERS | _WORDS:
        for i in places.get(letter, ()):
            if i + 1 < len(words) and _is_split(words, text, i):
                span = Span(words.starts[i], words.ends[i + 1])
                whole = words.texts[i] + words.texts[i + 1]
                yield Finding(
                    span,
                    f'"{span.of(text)}" should be one word',
                    fix=Fix.unsafe(Edit(span, whole)),
                )


def _is_split(words: Tokens, text: str, i: int) -> bool:
    """Return whether the letter and the token after it are two pieces of one word."""
    letter, rest = words.texts[i], words.texts[i + 1]
    whole = words.folded[i] + rest
    return (
        text[words.ends[i] : words.starts[i + 1]] in {" ", "\xa0"}
        and rest.islower()
        and rest.isalpha()
        and is_word(whole)
        and not (is_word(rest) and (words.folded[i] in _WORDS or whole not in _COMMON))
        and is_free(words, text, i + 1)
        and _stands_alone(words, text, i)
        and (begins_part(words, text, i) if letter.isupper() else is_joined(words, text, i))
    )


def _stands_alone(words: Tokens, text: str, i: int) -> bool:
    """Return whether the letter is no end of something else, and no letter comes before it."""
    before = words.texts[i - 1] if i else ""
    return not i or (
        text[words.starts[i] - 1] in _BEFORE_A_WORD and not (len(before) == 1 and before.isalpha())
    )
