"""Whether work grows in step with its size, on a machine that is busy with other things too."""

from __future__ import annotations

from collections.abc import Callable

TRIES = 3


def outgrown(
    seconds: Callable[[int], float], small: int, large: int, *, bound: float, least: float
) -> list[tuple[float, float]]:
    """Return the times of three tries if the large size cost too much in each; else nothing.

    ``seconds`` gives the processor time of the work at a size. Too much is more than ``bound``
    times the small size's, which counts as ``least`` seconds if it took less. What else runs on
    the machine only adds to a time, so one try that stays within is enough.
    """
    tries = []
    seconds(min(small, 100))  # what is imported or compiled once
    for _ in range(TRIES):
        once, more = max(seconds(small), least), seconds(large)
        if more < bound * once:
            return []
        tries.append((once, more))
    return tries
