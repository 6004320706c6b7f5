"""The built-in rules: a plugin like any other, one folder a family, one file a rule."""

from __future__ import annotations

FAMILIES = {
    "ACR": "acronyms",
    "AGN": "against the original",
    "ATT": "attribution: who says it",
    "BPL": "boilerplate and production leftovers",
    "CAP": "captions and credits",
    "DAT": "dates and times",
    "DUP": "duplication",
    "FRM": "one article, one form",
    "LGL": "law and care: the pack sensitive",
    "LNK": "links, markup and the file",
    "NAM": "names and titles",
    "PLA": "places",
    "PLH": "placeholders and machine leftovers",
    "QUO": "quotation marks and punctuation",
    "RDB": "readability",
    "SRC": "sourcing: who is named",
    "STR": "structure",
    "STY": "style packs",
    "WRD": "words: wrong, missing or misspelt",
}
