"""Logistic regression over named features, for the fitting script (needs numpy)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np


class Rows:
    """Rows of features, each a list of names, as one long column of numbers."""

    def __init__(self, rows: Sequence[Sequence[str]], least: int = 3) -> None:
        """Number the features that stand in at least ``least`` rows."""
        counts = Counter(name for row in rows for name in set(row))
        self.names = [name for name, count in counts.items() if count >= least]
        self.numbers = {name: number for number, name in enumerate(self.names)}
        columns = [[self.numbers[name] for name in row if name in self.numbers] for row in rows]
        self.sizes = np.array([len(column) for column in columns])
        self.columns = np.array([number for column in columns for number in column], dtype=np.int64)
        self.owners = np.repeat(np.arange(len(rows)), self.sizes)

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """Return the sum of the weights of each row."""
        return np.bincount(self.owners, weights[self.columns], minlength=len(self.sizes))

    def gradient(self, errors: np.ndarray) -> np.ndarray:
        """Return what the errors of the rows say about the weights."""
        return np.bincount(self.columns, errors[self.owners], minlength=len(self.names))


def fit(
    rows: Rows,
    labels: np.ndarray,
    *,
    penalty: float,
    groups: np.ndarray | None = None,
    base: np.ndarray | None = None,
    rounds: int = 120,
) -> np.ndarray:
    """Return the weights: of a yes or no for each row, or of one choice in each group of rows.

    ``base`` is added to each row's score.
    """
    weights = np.zeros(len(rows.names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    rate = 0.1
    for step in range(1, rounds + 1):
        scores = rows.scores(weights) if base is None else rows.scores(weights) + base
        if groups is None:
            chances = 1 / (1 + np.exp(-scores))
            errors = chances - labels
        else:
            count = groups.max() + 1
            top = np.full(count, -1e9)
            np.maximum.at(top, groups, scores)
            powers = np.exp(scores - top[groups])
            chances = powers / np.bincount(groups, powers, minlength=count)[groups]
            mass = np.bincount(groups, labels, minlength=count)[groups]
            errors = chances * mass - labels
        slope = rows.gradient(errors) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        decay = min(1.0, 3 * (1 - step / (rounds + 1)))
        weights -= (
            rate * decay * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        )
    return weights


def table(rows: Rows, weights: np.ndarray, least: int = 3) -> dict[str, int]:
    """Return the weights in hundredths, without those near nothing."""
    rounded = np.rint(weights * 100).astype(int)
    return {
        name: int(value)
        for name, value in zip(rows.names, rounded, strict=True)
        if abs(value) >= least
    }
