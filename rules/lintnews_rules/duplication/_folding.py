"""Two copies of one text, told apart from two texts."""

from __future__ import annotations

import unicodedata

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def folded(text: str) -> str:
    """Return the text with white space, quotation marks, dashes and compatibility forms made alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return " ".join(text.replace("''", '"').replace("--", "-").split()).casefold()
