"""The same word twice in a row is a slip of the hand, and hardest to see across a line break.

Words that may double ("had had", "that that"), names and words of emphasis
("very, very", "no no") are left alone. The second copy of a function word can be
deleted without a thought; any other is for a person to look at, and so is one that
may belong to the verb before it ("they came in in 1979").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import eq

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Options,
    Reading,
    Severity,
    Span,
    Tokens,
    option,
    rule,
    tokens,
)

# Own list: words that never double in English prose.
FUNCTION_WORDS = frozenset(
    """
    a an the of to in on at by for from with and or but as is are was were be been its this their
    his they he she we if into about after before than then who which
    """.split()
)
MAY_DOUBLE = frozenset(
    """
    had that is do very really so far many much long never again no yes bye ha hear go now knock
    night ta tut blah yadda
    """.split()
)
# Own list: these may be the particle of a verb and the preposition of what follows.
PARTICLES = frozenset(["about", "by", "for", "in", "on", "to"])
TAKES_PARTICLE = frozenset(
    """
    asked believed break broke bring brings brought call called came carried carry checked come
    comes coming cut cuts dialed drive drove fill filled gave get gets give given giving go goes
    going gone got hand handed held hold holds hoped join joined keep kept kick kicked let listened
    live lived lives living lock locked log logged look looked looking looks move moved moves moving
    paid passed pay pull pulled push pushed put puts ran relied run sat send sent set sets settled
    sign signed sit sits speak spoke spoken stand stands stayed step stepped stood stopped take
    taken takes talked threw took tune tuned turn turned voted waited walked went work worked
    """.split()
)


class WordRepeatedOptions(Options):
    """Words that this desk doubles on purpose."""

    allow: tuple[str, ...] = option((), "further words that may stand twice")


@rule(
    code="DUP105",
    name="word-repeated",
    summary="a word stands twice in a row",
    severity=Severity.WARNING,
    roles=COPY,
    options=WordRepeatedOptions,
    bad=(
        """
        The mayor spoke on on Monday.
                        ^^^^^ "on" stands twice
        """,
        """
        She signed the the contract and left.
                   ^^^^^^^ "the" stands twice
        """,
    ),
    good=(
        "He said he had had enough of it.",
        "A new New York law was passed in New New Haven, as the old maps call it.",
        "It was a very very long night.",
        "He gave in, in the end.",
        "She spent a decade at AT&T and sat in in-depth talks.",
        "They wrote that it it [sic] was over.",
    ),
)
def word_repeated(reading: Reading, options: WordRepeatedOptions) -> Iterator[Finding]:
    """Look at each pair of neighbours with nothing but white space between them."""
    words, text = reading.get(tokens), reading.text
    allowed = MAY_DOUBLE | {word.lower() for word in options.allow}
    # The comparing is done in C: hardly any word is next to itself.
    for number in compress(count(1), map(eq, words.folded, words.folded[1:])):
        word = words.folded[number]
        if word.isalpha() and word not in allowed and _is_slip(words, number, text):
            edit = Edit(Span(words.ends[number - 1], words.ends[number]), "")
            fix = Fix.safe(edit) if _is_certain(words, number) else Fix.unsafe(edit)
            yield Finding(
                Span(words.starts[number - 1], words.ends[number]),
                f'"{word}" stands twice',
                fix=fix,
            )


def _is_slip(words: Tokens, number: int, text: str) -> bool:
    """Return whether the word and the word before it are neighbours, neither of them part of a name or a compound."""
    between = text[words.ends[number - 1] : words.starts[number]]
    if not between.isspace() or between.count("\n") > 1:  # a blank line ends the paragraph
        return False
    if words.texts[number][0].isupper():  # "New New York", "a new New York law"
        return False
    before = text[max(0, words.starts[number - 1] - 1) : words.starts[number - 1]]
    behind = text[words.ends[number] : words.ends[number] + 6].lower()
    return before not in {"-", "–", "<"} and not behind.startswith(
        ("-", "–", "&", "/", "@", " [sic", " (sic")
    )


def _is_certain(words: Tokens, number: int) -> bool:
    """Return whether nobody can have meant to write the word twice."""
    if words.folded[number] not in FUNCTION_WORDS or words.texts[number][0].isupper():
        return False
    verb = words.folded[number - 2] if number > 1 else ""
    following = words.folded[number + 1] if number + 1 < len(words.folded) else ""
    if words.folded[number] in {verb, following}:  # "but but but": said three times, it is meant
        return False
    return words.folded[number] not in PARTICLES or verb not in TAKES_PARTICLE
