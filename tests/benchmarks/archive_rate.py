"""How fast `scan` is beside `check`, what its phases cost, and whether it finds the same.

    python tests/benchmarks/archive_rate.py FOLDER OUTPUT [--jobs N] [--no-check] [--select RULES]

Runs `lintnews check -j 1` over the articles of a folder and `lintnews scan -j N` (2) after it,
and prints the articles a second of both, how many times the rate of `check` that of `scan` is (by
the clock, so on a quiet machine alone), seconds of processor and memory of all processes by
phase, and whether the findings are the same, sorted, byte for byte. `OUTPUT` is a new folder.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from tree import Ran, run

from lintnews.archive.rows import jsonl

_PLACE = frozenset("publisher published month path record article".split())
_STEPS = ("tables", "furniture", "copies", "names", "report.html")


def main(folder: str, output: Path, jobs: int, select: str, *, is_checked: bool) -> int:
    """Run both, and print what they took; return 1 if their findings differ, 2 if one failed."""
    output.mkdir(parents=True)
    more = ["--isolated", *(["--select", select] if select else [])]
    print("load of the machine before:", *(f"{one:.1f}" for one in os.getloadavg()))
    checked = None
    if is_checked:
        command = [*_lintnews("check"), "--no-cache", "-j", "1", "--format", "jsonl", *more, folder]
        checked = run(command, output / "check.jsonl", lambda: "check")
        print(f"check -j 1: {_said(checked)}", flush=True)
    results = output / "results"
    command = [*_lintnews("scan"), "-j", str(jobs), *more, folder, "-o", str(results), "--report"]
    scanned = run(command, output / "scan.txt", lambda: _phase(results))
    print(f"scan -j {jobs}: {_said(scanned)}", flush=True)
    if scanned.code not in {0, 2} or (checked and checked.code not in {0, 1, 2}):
        return 2
    number = _articles(results)
    print(f"{number:,} articles; scan {number / scanned.wall:.1f} a second")
    for phase, wall, cpu, memory in scanned.phases():
        print(f"  {phase:12} {wall:8.1f} s, of processor {cpu:8.1f} s, at most {memory:6.0f} MiB")
    _print_memory(scanned)
    if checked is None:
        return 0
    print(f"check {number / checked.wall:.1f} a second")
    print(f"rate of scan to that of check: {checked.wall / scanned.wall:.2f} by the clock")
    print(f"processor of scan to that of check: {scanned.cpu / checked.cpu:.2f}")
    return _compare(output / "check.jsonl", results)


def _lintnews(name: str) -> list[str]:
    return [sys.executable, "-m", "lintnews", name]


def _said(one: Ran) -> str:
    return (
        f"exit code {one.code}, {one.wall:.1f} s, of processor {one.cpu:.1f} s, all processes "
        f"together at most {one.peak:.0f} MiB"
    )


def _phase(results: Path) -> str:
    """Return what a scan is at, by what it has written."""
    try:
        steps = json.loads((results / "manifest.json").read_bytes())["steps"]
    except (OSError, ValueError, KeyError):
        parts = results / "parts"
        try:
            return "map" if any(name.is_file() for name in parts.iterdir()) else "start"
        except OSError:
            return "start"
    return next((step for step in _STEPS if step not in steps), "end")


def _print_memory(scanned: Ran) -> None:
    """Print the memory of all processes in each quarter of the map."""
    looks = [look for look in scanned.looks if look.mark == "map"]
    if not looks:
        return
    first, length = looks[0].wall, (looks[-1].wall - looks[0].wall) or 1.0
    most = [0.0] * 4
    for look in looks:
        quarter = min(3, int(4 * (look.wall - first) / length))
        most[quarter] = max(most[quarter], look.memory)
    print("  memory in each quarter of the map:", *(f"{one:.0f}" for one in most), "MiB")


def _articles(results: Path) -> int:
    manifest = json.loads((results / "manifest.json").read_bytes())
    return sum(part["articles"] for part in manifest["parts"])


def _compare(checked: Path, results: Path) -> int:
    """Print whether the findings are those of ``check``; return 1 if not."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    found: Counter[str] = Counter()
    for path in sorted((results / "findings").rglob("*.parquet")):
        for row in pq.read_table(path, partitioning=None).to_pylist():
            finding = {name: value for name, value in row.items() if name not in _PLACE}
            found[jsonl(finding, row["record"])] += 1
    with checked.open(encoding="utf-8") as file:
        wanted = Counter(line.rstrip("\n") for line in file)
    if found == wanted:
        print(f"findings: {wanted.total():,} of both, the same byte for byte")
        return 0
    print(
        f"findings: {(wanted - found).total():,} of check alone, {(found - wanted).total():,} of scan"
    )
    for line in [*(wanted - found)][:2] + [*(found - wanted)][:2]:
        print("  ", line[:300])
    return 1


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder")
    options.add_argument("output", type=Path)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--no-check", action="store_true")
    options.add_argument("--select", default="")
    given = options.parse_args()
    sys.exit(
        main(given.folder, given.output, given.jobs, given.select, is_checked=not given.no_check)
    )
