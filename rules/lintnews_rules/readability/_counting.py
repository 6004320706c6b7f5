"""Words as an editor counts them."""

from __future__ import annotations


def words_in(text: str, above: int = 0) -> int:
    """Count what is between spaces and has a letter or a digit: ``mid-sized`` is one word, ``--`` none.

    If ``above`` is given, a number that is not above it need not be exact.
    """
    pieces = text.split()
    if len(pieces) <= above:
        return len(pieces)
    return sum(
        [word[0].isalnum() or word[-1].isalnum() or any(map(str.isalnum, word)) for word in pieces]
    )
