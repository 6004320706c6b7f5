"""Run commands and take their processor time: what the system says of a process that has ended, its children among it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds of processor and of waiting, the largest memory of one process in MiB, and what was printed."""

    cpu: float
    wall: float
    memory: float
    output: str


def once(command: Sequence[str]) -> Run:
    """Run a command to its end, whatever its exit code."""
    with tempfile.TemporaryFile() as output:
        start = perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL
        )
        _, _, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = 0
        output.seek(0)
        return Run(
            usage.ru_utime + usage.ru_stime,
            wall,
            usage.ru_maxrss / 1024,
            output.read().decode("utf-8", "replace"),
        )


class Compared(NamedTuple):
    """Two commands that ran in turn: the median of each, and of the ratio of each pair."""

    cpu: tuple[float, float]
    wall: tuple[float, float]
    ratio: float
    output: tuple[str, str]


def in_turn(first: Sequence[str], second: Sequence[str], runs: int) -> Compared:
    """Run two commands A B A B …, after one run of each that does not count."""
    once(first), once(second)
    pairs = [(once(first), once(second)) for _ in range(runs)]
    cpu = median(one.cpu for one, _ in pairs), median(other.cpu for _, other in pairs)
    wall = median(one.wall for one, _ in pairs), median(other.wall for _, other in pairs)
    ratio = median(one.cpu / other.cpu for one, other in pairs)
    return Compared(cpu, wall, ratio, (pairs[-1][0].output, pairs[-1][1].output))
