"""A word that hardly ever stands between its neighbours, where one that looks or sounds like it does.

"There life", "no affect on", "swept though the country": every word is spelled right, so no
spelling checker sees it, and an eye that knows what is meant reads over it. Which words are taken
for each other stands in `data/mistakable.txt`; how often each stands beside a neighbour was
counted in the Google Books corpus. The rule speaks where both neighbours together make the other
word so many times likelier that chance is out, and none of them speaks for what is written.
"""

from collections.abc import Iterator
from math import inf

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
    token_places,
    tokens,
)
from lintnews_rules.wording._contexts import begins_part, is_free, is_joined
from lintnews_rules.wording._neighbours import mistakable, surplus

# What one neighbour must say more than two, where the other says nothing.
_ALONE = 2


class OneSide(Options):
    """Whether one neighbour is enough."""

    one_side = option(
        default=False,
        text="speak, too, where one neighbour is enough and the other says nothing",
        desk=True,
    )


@rule(
    code="WRD119",
    name="unlikely-word",
    summary="a word that hardly stands between its neighbours, where one like it does",
    severity=Severity.INFO,
    options=OneSide,
    roles=COPY,
    yields_to=frozenset(
        {"WRD105", "WRD106", "WRD107", "WRD108", "WRD109", "WRD110", "WRD111", "WRD112", "WRD118"}
    ),
    bad=(
        """
        The grants changed there lives.
                           ^^^^^ "there" is rare here: is "their" meant?
        """,
        """
        She worked without any brakes for tea, and said their were many like her.
                                                        ^^^^^ "their" is rare here: is "there" meant?
        """,
        """
        The fire swept though the old town hall.
                       ^^^^^^ "though" is rare here: is "through" meant?
        """,
    ),
    good=(
        "The grants changed their lives.",
        "The new tax had no effect on sales at the mill.",
        "The fire swept through the old town hall.",
        "The baker lives there now, though the shop is closed.",
        '"It had no affect on us," he wrote.',
    ),
)
def unlikely_word(reading: Reading, options: OneSide) -> Iterator[Finding]:
    """Weigh the neighbours of each word that is taken for another."""
    words, places, others = reading.get(tokens), reading.get(token_places), mistakable()
    alone = _ALONE if options.one_side else inf
    for word in places.keys() & others.keys():
        for i in places[word]:
            if not _is_plain(words, reading.text, i):
                continue
            before, after = _neighbours(words, reading.text, i)
            most, meant = max(
                (surplus(one, before, after, alone=alone), one.meant) for one in others[word]
            )
            if most >= 0:
                yield _finding(words, i, meant)


def _is_plain(words: Tokens, text: str, i: int) -> bool:
    """Return whether the word is no part of a compound, a name or a headline in capitals."""
    written = words.texts[i]
    small = not written[0].isupper() or (begins_part(words, text, i) and written[1:].islower())
    return small and is_free(words, text, i)


def _neighbours(words: Tokens, text: str, i: int) -> tuple[str, str]:
    """Return the word before and the word after, in lower case; nothing for a name or a mark."""
    before = after = ""
    if is_joined(words, text, i) and _counts(words, text, i - 1):
        before = words.folded[i - 1]
    if i + 1 < len(words) and is_joined(words, text, i + 1) and _counts(words, text, i + 1):
        after = words.folded[i + 1]
    return before, after


def _counts(words: Tokens, text: str, i: int) -> bool:
    """Return whether a neighbour says anything: a part of a compound or a name does not."""
    capital = words.texts[i][0].isupper() and not begins_part(words, text, i)
    return not capital and is_free(words, text, i)


def _finding(words: Tokens, i: int, meant: str) -> Finding:
    written, span = words.texts[i], Span(words.starts[i], words.ends[i])
    right = meant[0].upper() + meant[1:] if written[0].isupper() else meant
    return Finding(
        span,
        f'"{written}" is rare here: is "{right}" meant?',
        fix=Fix.unsafe(Edit(span, right)),
    )
