"""A command with all its processes: their processor time and memory, at each mark on the way.

Linux alone. Processes that outlive the one that began them are waited for as well, so their time
counts; memory is the proportional share (PSS), so what processes have in common counts once.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PAUSE = 0.5  # seconds between two looks at the processor time
_PAUSE_OF_MEMORY = 5.0  # looking at the memory of a process costs the kernel some milliseconds
_TICKS = os.sysconf("SC_CLK_TCK")
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER


class Look(NamedTuple):
    """What was seen at a moment: seconds since the start and of processor, MiB, and the mark."""

    wall: float
    cpu: float
    memory: float
    mark: str


class Ran(NamedTuple):
    """A command that has ended: seconds, of processor of all its processes too, and the looks."""

    code: int
    wall: float
    cpu: float
    looks: tuple[Look, ...]

    @property
    def peak(self) -> float:
        """Return the most memory that all processes had together, in MiB."""
        return max((look.memory for look in self.looks), default=0.0)

    def phases(self) -> Iterator[tuple[str, float, float, float]]:
        """Yield each mark with the seconds between it and the next, of processor too, and MiB."""
        begun = {look.mark: look for look in reversed(self.looks)}
        marks = list(dict.fromkeys(look.mark for look in self.looks))
        for at, mark in enumerate(marks):
            first = begun[mark]
            after = begun.get(marks[at + 1]) if at + 1 < len(marks) else None
            wall, cpu = (after.wall, after.cpu) if after else (self.wall, self.cpu)
            before = (first.wall, first.cpu) if at else (0.0, 0.0)
            most = max(look.memory for look in self.looks if look.mark == mark)
            yield mark, wall - before[0], cpu - before[1], most


def run(command: Sequence[str], output: Path, mark: Callable[[], str]) -> Ran:
    """Run a command, with what it prints in a file; ask ``mark`` again and again where it is."""
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    looks: list[Look] = []
    held: dict[int, float] = {}
    next_memory = memory = 0.0
    with output.open("wb") as file, subprocess.Popen(command, stdout=file) as process:
        while process.poll() is None:
            now = time.monotonic() - start
            below = list(_below(os.getpid()))
            held.update((one, cpu) for one, cpu in below)
            if now >= next_memory:
                memory = sum(_memory(one) for one, _ in below)
                next_memory = now + _PAUSE_OF_MEMORY
            looks.append(Look(now, sum(held.values()), memory, mark()))
            time.sleep(_PAUSE)
    wall = time.monotonic() - start
    with suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(process.returncode, wall, max(cpu, sum(held.values())), tuple(looks))


def _below(parent: int) -> Iterator[tuple[int, float]]:
    """Yield each process below another, with its seconds of processor."""
    above: dict[int, tuple[int, float]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with suppress(OSError, ValueError):
                stat = Path("/proc", entry, "stat").read_text("latin-1").rpartition(")")[2].split()
                above[int(entry)] = int(stat[1]), (int(stat[11]) + int(stat[12])) / _TICKS
    for one, (_, cpu) in above.items():
        at = one
        while at in above and at != parent:
            at = above[at][0]
        if at == parent and one != parent:
            yield one, cpu


def _memory(process: int) -> float:
    """Return the share of memory of a process, in MiB."""
    with suppress(OSError):
        for line in Path("/proc", str(process), "smaps_rollup").read_text("latin-1").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
