"""The built-in rules: a plugin like any other, one folder a family, one file a rule."""

from __future__ import annotations

import importlib

_HOOKS = ("lintnews_plugin", "lintnews_rules")

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


def __getattr__(name: str) -> object:
    """Load a hook when pluggy asks for it: without other plugins nobody does."""
    if name not in _HOOKS:
        message = f"module 'lintnews_rules' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module("lintnews_rules._hooks"), name)


def __dir__() -> list[str]:
    """List the hooks too: pluggy looks for them here."""
    return [*globals(), *_HOOKS]
