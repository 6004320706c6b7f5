"""Words as an editor counts them."""

from __future__ import annotations


def words_in(text: str) -> int:
    """Count what stands between spaces and has a letter or a digit: ``mid-sized`` is one word, ``--`` none."""
    return sum([word[0].isalnum() or word[-1].isalnum() or any(map(str.isalnum, word)) for word in text.split()])
