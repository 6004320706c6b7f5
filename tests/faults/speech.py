#!/usr/bin/env python3
"""Made-up articles whose quotation marks stand in disorder, with every fix made, safe and unsafe.

    python tests/faults/speech.py                  6,000 articles
    python tests/faults/speech.py --articles 500 --seed 7

An article is a row of marks of eight kinds, words, faults that have a fix and a house's names in
wrong spelling. No word that stands between marks may be gone or changed afterwards, and a second
run may change nothing. It prints what does not hold, and ends with 1 if there is any.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator

from lintnews.article.source import Source
from lintnews.config.settings import Settings
from lintnews.errors import FixError
from lintnews.linting.speech import Spoken
from lintnews.plugins import registry
from lintnews.run.fixing import UNSAFE, Fixed, fix, spoken_in
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

HOUSE = Settings(
    profile="desk",
    vocabulary={
        "corrections": {
            "Port Elis": "Port Ellis",
            "ferry line": "Ferry Line",
            "adviser": "advisor",
        }
    },
)
MARKS = ["“", "”", '"', "''", "‘", "’", "«", "»", "``", "'", "„"]
COPY = [
    *("\n\n", "\n", " ", " ", "he said, ", "the mayor said. ", "Port Elis ", "the ferry line "),
    *("adviser ", "the the ", ",, ", "30-year-career ", "-- ", "It is. ", "We saw Port Elis, "),
    *("Ortiz told the Elis paper: ", ". ", "5 pm ", "a hour "),
]
RUN = LintRun(registry.load(), lambda _: HOUSE)


def main() -> int:
    """Make the articles and fix them; print what does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    changed = refused = 0
    wrong = 0
    for number in range(given.articles):
        dice = random.Random(f"{given.seed} {number}")
        text = "Pier opens\n\n" + "".join(dice.choices(MARKS + COPY, k=dice.randint(5, 60))) + "\n"
        try:
            done = fixed(text).source.text
            again = fixed(done).applied
        except FixError:
            refused += 1
            continue
        changed += done != text
        lost = [words for words in said(text) if words not in bare(done)]
        if lost or again:
            wrong += 1
            print(f"{text!r}\n-> {done!r}\nlost: {lost}, fixed again: {again}", flush=True)
    print(
        f"{given.articles:,} articles, {changed:,} changed by fixes, {refused:,} whose fixes do not "
        f"settle and that stay as they were: words of speech lost, or fixed again, in {wrong:,}"
    )
    return int(wrong > 0)


def fixed(text: str) -> Fixed:
    """Return the article after every fix."""
    return fix(Source("a.txt", text), lambda one: lint_source(one, RUN), UNSAFE, spoken=spoken)


def spoken(source: Source) -> Iterator[Spoken]:
    """Yield what is said in a source."""
    return spoken_in(source, RUN)


def said(text: str) -> list[str]:
    """Return the words of each quotation."""
    return [
        words
        for one in spoken(Source("a.txt", text))
        for span in one.words
        if (words := bare(span.of(text)))
    ]


def bare(text: str) -> str:
    """Return the words of a text alone."""
    return " ".join(re.findall(r"\w+", text))


if __name__ == "__main__":
    sys.exit(main())
