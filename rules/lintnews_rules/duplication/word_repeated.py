"""The same word twice in a row is a slip of the hand, and hardest to see across a line break.

Words that may double ("had had", "that that"), names and words of emphasis
("very, very", "no no") are left alone. The second copy of a function word can be
deleted without a thought; any other is for a person to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews import COPY, Edit, Finding, Fix, Options, Severity, Span, option, rule, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintnews import Reading

# Own list: words that never double in English prose.
FUNCTION_WORDS = frozenset(
    (
        "a an the of to in on at by for from with and or but as is are was were be been it its this their his her they "
        "he she we you not if into about after before than then there who which"
    ).split()
)
MAY_DOUBLE = frozenset(
    ("had that is do very really so far many much long never again no yes bye ha hear go now knock night ta tut").split()
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
        "Rain fell in New New Haven, as the old maps call it.",
        "It was a very very long night.",
        "He gave in, in the end.",
    ),
)
def word_repeated(reading: Reading, options: WordRepeatedOptions) -> Iterator[Finding]:
    """Look at each pair of neighbours with nothing but white space between them."""
    words, text = reading.get(tokens), reading.text
    allowed = MAY_DOUBLE | {word.lower() for word in options.allow}
    previous = ""
    for number, word in enumerate(words.folded):
        if word == previous and word.isalpha() and word not in allowed:
            span = Span(words.starts[number - 1], words.ends[number])
            between = text[words.ends[number - 1] : words.starts[number]]
            name = words.texts[number][0].isupper() and words.texts[number - 1][0].isupper()
            hyphenated = text[words.starts[number - 1] - 1 : words.starts[number - 1]] in {"-", "–"}
            if not name and not hyphenated and between.isspace() and between.count("\n") < 2:  # noqa: PLR2004  a blank line ends the paragraph
                edit = Edit(Span(words.ends[number - 1], words.ends[number]), "")
                fix = Fix.safe(edit) if word in FUNCTION_WORDS else Fix.unsafe(edit)
                yield Finding(span, f'"{word}" stands twice', fix=fix)
        previous = word
