#!/usr/bin/env python3
"""Large and hostile files, given to the command: what they cost in processor time and memory.

    python tests/faults/sizes.py            every table
    python tests/faults/sizes.py rows       only that one

It runs the lintnews that is installed for this Python, start-up included, and prints rows for
docs/reliability.md. It ends with 1 where a rule fails, a file is not refused that should be, or a
time is over its bound: 5 s of the processor for a hostile row, 12 times for ten times the text.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

LINT = [sys.executable, "-m", "lintnews", "--no-cache", "--profile", "desk"]
HEAD = "Harbor reopens\n\nBy Ann Lee\n\n"
PROSE = (
    "The harbor in Port Ellis will reopen on Monday, the port authority said. “We are ready,” "
    "Dana Reyes, its director, told the board. About 47 percent of the boats are back.\n\n"
)
UNITS = ('"', "“", "(", "[", " ", "<a ", "<!--", "“‘", '"(')
ROWS: dict[str, Callable[[int], str]] = {
    "hex digits": lambda size: ("0123456789abcdef" * size)[:size],
    "`:`": lambda size: ":" * size,
    "`' Q: `": lambda size: ("' Q: " * size)[:size],
    "`he said `": lambda size: ("he said " * size)[:size],
    "`# `": lambda size: ("# " * size)[:size],
}
MOST = 5.0  # seconds of the processor
STEP = 12.0  # times the processor time for ten times the prose


def main(names: list[str]) -> int:
    """Print the tables that are named, or all."""
    faults = 0
    for name in names or TABLES:
        print(f"\n{name}\n", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            for said, holds in TABLES[name](Path(folder)):
                faults += not holds
                print(f"| {said} |{'' if holds else ' FAILED'}", flush=True)
    return int(faults > 0)


def cost(path: Path, *options: str, config: str = "--isolated") -> tuple[float, float, int, str]:
    """Return the processor seconds, the megabytes, the exit code and the output of one run."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [*LINT, config, *options, str(path)], stdout=output, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode, said


def fill(path: Path, begin: bytes, megabytes: int) -> None:
    """Write a long line piece by piece: a child counts the memory of the process that began it."""
    with path.open("wb") as file:
        file.write(begin)
        for _ in range(megabytes):
            file.write(b"x" * 1_000_000)


def rows(folder: Path) -> Iterator[tuple[str, bool]]:
    """One row of a letter or a word or two, at four sizes."""
    for name, row in ROWS.items():
        seen = []
        holds = True
        for size in (10_000, 20_000, 40_000, 100_000):
            path = folder / "a.txt"
            path.write_text(f"{HEAD}{row(size)}\n", encoding="utf-8")
            seconds, _, _, said = cost(path)
            holds &= seconds < MOST and "LNT900" not in said
            seen.append(f"{seconds:.1f}")
        yield f"{name}: 10, 20, 40, 100 KB | {' | '.join(seen)}", holds


def marks(folder: Path) -> Iterator[tuple[str, bool]]:
    """100,000 marks of one kind, in three formats."""
    for unit in UNITS:
        seen = []
        holds = True
        for name, text in (
            ("a.txt", f"{HEAD}{unit * 100_000} x\n"),
            ("a.html", f"<p>Harbor</p><p>{unit * 100_000} x</p>"),
            ("a.md", f"# Harbor\n\n{unit * 100_000} x\n"),
        ):
            path = folder / name
            path.write_text(text, encoding="utf-8")
            seconds, _, _, said = cost(path)
            holds &= seconds < MOST and "LNT900" not in said
            seen.append(f"{seconds:.1f}")
        yield f"100,000 times `{unit}`: text, HTML, Markdown | {' | '.join(seen)}", holds


def prose(folder: Path) -> Iterator[tuple[str, bool]]:
    """Ordinary prose, ever longer: no rule is ended, and the time grows with the text."""
    before = 0.0
    for size in (10_000, 100_000, 1_000_000, 9_000_000):
        path = folder / "a.txt"
        path.write_text(HEAD + PROSE * (size // len(PROSE)), encoding="utf-8")
        seconds, megabytes, _, said = cost(path)
        holds = "LNT900" not in said and (size < 1_000_000 or seconds < STEP * before)
        before = seconds
        yield f"prose of {size:,} characters | {seconds:.1f} s | {megabytes:,.0f} MB", holds


def refused(folder: Path) -> Iterator[tuple[str, bool]]:
    """What is above the limits is refused unread."""
    path = folder / "a.txt"
    fill(path, b"", 50)
    seconds, megabytes, code, said = cost(path)
    yield (
        f"50 MB in one line | {seconds:.1f} s | {megabytes:,.0f} MB | exit {code}",
        code == 2 and "LNT001" in said,
    )
    path.write_text(HEAD + PROSE, encoding="utf-8")
    config = folder / "lintnews.toml"
    fill(config, b"# ", 180)
    seconds, megabytes, code, said = cost(path, config=f"--config={config}")
    yield (
        f"a configuration of 180 MB | {seconds:.1f} s | {megabytes:,.0f} MB | exit {code}",
        code == 2 and "lintnews.toml" in said,
    )


def many(folder: Path) -> Iterator[tuple[str, bool]]:
    """A thousand articles take no more memory than ten."""
    peaks = []
    for number in (10, 1000):
        copy = folder / str(number)
        copy.mkdir()
        for name in range(number):
            (copy / f"{name}.txt").write_text(HEAD + PROSE * 20, encoding="utf-8")
        seconds, megabytes, _, _ = cost(copy, "-j", "1")
        peaks.append(megabytes)
        yield f"{number:,} articles | {seconds:.1f} s | {megabytes:.1f} MB", True
    yield f"a thousand to ten | {peaks[1] / peaks[0]:.2f}", peaks[1] < 1.5 * peaks[0]


TABLES: dict[str, Callable[[Path], Iterator[tuple[str, bool]]]] = {
    "rows": rows,
    "marks": marks,
    "prose": prose,
    "refused": refused,
    "many": many,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
