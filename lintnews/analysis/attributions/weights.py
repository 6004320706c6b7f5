"""The fitted weights: one table for each decision, read when first needed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

_FILE = os.path.join(os.path.dirname(__file__), "data", "weights.txt")


class Weights:
    """Weights by decision and feature, in hundredths; and how often a word is a cue (0 to 9).

    ``priors`` are by lemma, ``group_priors`` by the class of word for a lemma never seen.
    """

    __slots__ = ("group_priors", "priors", "tables")

    def __init__(
        self,
        tables: dict[str, dict[str, int]],
        priors: dict[str, int],
        group_priors: dict[str, int],
    ) -> None:
        """Keep the tables."""
        self.tables = tables
        self.priors = priors
        self.group_priors = group_priors

    def prior(self, lemma: str, group: str) -> int:
        """Return how often a word is a cue, in tenths."""
        level = self.priors.get(lemma)
        return self.group_priors.get(group, 0) if level is None else level

    def score(self, decision: str, features: Iterable[str]) -> int:
        """Return the sum of the features' weights; above 0 is a yes."""
        # All in C: look up, leave out what has no weight, add.
        return sum(filter(None, map(self.tables[decision].get, features)))


def dump(weights: Weights) -> str:
    """Return weights as text: for each table and weight a row with all the features of that weight.

    15,000 features with a few hundred weights are read as fast as from JSON, without the 2 ms
    that importing ``json`` adds to a start.
    """
    tables = {**weights.tables, "prior": weights.priors, "group": weights.group_priors}
    rows: dict[tuple[str, int], list[str]] = {}
    for name, table in tables.items():
        for feature, weight in table.items():
            rows.setdefault((name, weight), []).append(feature)
    return "".join(
        "\t".join([name, str(weight), *sorted(found)]) + "\n"
        for (name, weight), found in sorted(rows.items())
    )


def load(text: str) -> Weights:
    """Return the weights that ``dump`` made a text of."""
    # All features of a table go into it at once: a table that grows row by row is dearer.
    columns: dict[str, tuple[list[str], list[int]]] = {}
    for row in text.split("\n")[:-1]:
        name, weight, *of_row = row.split("\t")
        features, weights = columns.setdefault(name, ([], []))
        features += of_row
        weights += [int(weight)] * len(of_row)
    tables = {name: dict(zip(*column, strict=True)) for name, column in columns.items()}
    priors, groups = tables.pop("prior"), tables.pop("group")
    return Weights(tables, priors, groups)


@cache
def shipped() -> Weights:
    """Return the weights that lintnews ships."""
    with open(_FILE, encoding="utf-8") as file:
        return load(file.read())
