"""The fitted parameters: one table of weights a decision, read when first needed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

_FILE = os.path.join(os.path.dirname(__file__), "data", "model.txt")


class Model:
    """Weights by decision and feature, in hundredths; and how often a word is a cue (0 to 9).

    ``priors`` are by lemma, ``group_priors`` by the class of word for those never seen.
    Two models are the same only where they are one object, so what a model says can be kept.
    """

    __slots__ = ("group_priors", "priors", "weights")

    def __init__(
        self,
        weights: dict[str, dict[str, int]],
        priors: dict[str, int],
        group_priors: dict[str, int],
    ) -> None:
        """Take the tables over."""
        self.weights = weights
        self.priors = priors
        self.group_priors = group_priors

    def prior(self, lemma: str, group: str) -> int:
        """Return how often a word is a cue, in tenths."""
        level = self.priors.get(lemma)
        return self.group_priors.get(group, 0) if level is None else level

    def score(self, decision: str, features: Iterable[str]) -> int:
        """Return the sum of the features' weights; above 0 is a yes."""
        # All in C: look up, leave out what has no weight, add.
        return sum(filter(None, map(self.weights[decision].get, features)))


def written(model: Model) -> str:
    """Return a model as text: a row a table and weight, with all the features of that weight, divided by tabs.

    Of 15,000 features with a few hundred weights it is read three times as fast as JSON, and a row
    is one step in C.
    """
    tables = {**model.weights, "prior": model.priors, "group": model.group_priors}
    rows: dict[tuple[str, int], list[str]] = {}
    for name, table in tables.items():
        for feature, weight in table.items():
            rows.setdefault((name, weight), []).append(feature)
    return "".join(
        "\t".join([name, str(weight), *sorted(found)]) + "\n"
        for (name, weight), found in sorted(rows.items())
    )


def read(text: str) -> Model:
    """Return the model that ``written`` made a text of."""
    tables: dict[str, dict[str, int]] = {}
    for row in text.split("\n")[:-1]:
        name, weight, *features = row.split("\t")
        tables.setdefault(name, {}).update(dict.fromkeys(features, int(weight)))
    priors, groups = tables.pop("prior"), tables.pop("group")
    return Model(tables, priors, groups)


@cache
def shipped() -> Model:
    """Return the parameters that lintnews ships."""
    with open(_FILE, encoding="utf-8") as file:
        return read(file.read())
