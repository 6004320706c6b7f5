"""The least that any linter does: read each file, decode it, find its words."""

from __future__ import annotations

import sys

from lintnews import Article, Reading, tokens

for name in sys.argv[1:]:
    with open(name, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    Reading(Article(text, ())).get(tokens)
