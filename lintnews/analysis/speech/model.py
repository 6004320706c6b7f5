"""The fitted parameters: one table of weights a decision, read when first needed."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING

from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = os.path.join(os.path.dirname(__file__), "data", "model.json")  # noqa: PTH118, PTH120  pathlib is slow to load


class Model(NamedTuple):
    """Weights by decision and feature, in hundredths; and how often a word is a cue (0 to 9).

    ``priors`` are by lemma, ``group_priors`` by the class of word for those never seen.
    """

    weights: Mapping[str, Mapping[str, int]]
    priors: Mapping[str, int]
    group_priors: Mapping[str, int]

    def prior(self, lemma: str, group: str) -> int:
        """Return how often a word is a cue, in tenths."""
        level = self.priors.get(lemma)
        return self.group_priors.get(group, 0) if level is None else level

    def score(self, decision: str, features: Iterable[str]) -> int:
        """Return the sum of the features' weights; above 0 is a yes."""
        # All in C: look up, leave out what has no weight, add.
        return sum(filter(None, map(self.weights[decision].get, features)))


@cache
def shipped() -> Model:
    """Return the parameters that lintnews ships."""
    with open(_FILE, encoding="utf-8") as file:  # noqa: PTH123  as above
        content = json.load(file)
    return Model(content["weights"], content["priors"], content["group_priors"])
