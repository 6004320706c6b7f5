"""The one tokenise pass that analyses and phrase rules share.

A token is a word (with the apostrophes inside it), a number (with the points and
commas inside it), an abbreviation of single letters (``U.S.``, ``p.m.``) or a
punctuation mark (``--``, ``''`` and ``...`` are one mark each). Hyphens divide:
``mid-sized`` is three tokens. White space is in no token.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from lintnews.analysis.reading import Reading
from lintnews.values import NamedTuple

# The first three lines find nothing that the others would not: they are what most
# places of a text are (white space, a plain word, a comma), told at one look.
_TOKEN = re.compile(
    r"(?!\s)"
    r"([a-zA-Z]{2,}+(?!['’\w])"
    r"|[,“”;\"]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  p.m.
    r"|\d+(?:[.,:]\d+)*\w*"  # 1,500  7:30  39th
    r"|\w+(?:['’]\w+)*"  # agency  don't  O'Malley's
    r"|--+|''|\.\.+"
    r"|[^\w\s])"
)


class Tokens(NamedTuple):
    """The tokens of a text, column by column (columns are many times faster than objects).

    A word is a token, and so is every mark.

    ``starts`` and ``ends`` are half-open offsets in code points; ``folded`` is the
    text as ``fold`` gives it, for look-ups without regard to case.
    """

    texts: Sequence[str]
    folded: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)


def tokens(reading: Reading) -> Tokens:
    """Tokenise the whole text, once; linear in its length."""
    # split() gives gap, token, gap, token, …, gap; adding the lengths up gives
    # every offset without one Python-level step a token.
    parts = _TOKEN.split(reading.text)
    offsets = list(accumulate(map(len, parts)))
    texts = parts[1::2]
    folded = fold("\n".join(texts)).split("\n") if texts else []
    # Tuples, because every rule is handed these very columns.
    return Tokens(tuple(texts), tuple(folded), tuple(offsets[0:-1:2]), tuple(offsets[1::2]))


def token_places(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the tokens by what they are, folded.

    Whoever waits for some words looks them up here, and never goes through the text for them.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(reading.get(tokens).folded):
        places[word].append(number)
    return dict(places)


def token_set(reading: Reading) -> frozenset[str]:
    """Return the different folded tokens: what is not among them need not be looked for."""
    return frozenset(reading.get(token_places))


def folded_text(reading: Reading) -> str:
    """Return the text as ``fold`` gives it; offsets are those of the text."""
    return fold(reading.text)


def fold(text: str) -> str:
    """Lower-case as the ``re`` module compares under IGNORECASE, with straight apostrophes.

    Three letters that ``re`` takes for i and s, and ``lower()`` does not, are
    replaced, so that a look-up never misses what a pattern would match.
    """
    if not text.isascii():
        text = (
            text.replace("’", "'")
            .replace("\u0130", "i")
            .replace("\u0131", "i")
            .replace("\u017f", "s")
        )
    return text.lower()


def split(text: str) -> list[str]:
    """Return the tokens of a text as they are written."""
    return _TOKEN.split(text)[1::2]


def first_token(text: str) -> str | None:
    """Return the first token of a text, ``None`` where it has none."""
    match = _TOKEN.search(text)
    return match.group() if match else None
