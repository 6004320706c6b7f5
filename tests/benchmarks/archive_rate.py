"""How fast `scan` is beside `check`, what its phases cost, how it grows, and if it finds the same.

    python tests/benchmarks/archive_rate.py OUTPUT FOLDER... [--check FOLDER]... [--jobs N]

Runs `lintnews scan -j N` (2) over the articles of each folder, and before it `lintnews check -j 1`
over those that `--check` names as well. Prints the articles a second of both, how many times the
rate of `check` that of `scan` is (by the clock, so on a quiet machine alone), seconds of
processor and memory of all processes by phase, whether the findings are the same, sorted, byte for
byte, and the exponents of the growth from each folder to the next. `OUTPUT` is a new folder.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tree import Ran, run

from lintnews.archive.rows import jsonl

_PLACE = frozenset("publisher published month path record article".split())
_STEPS = ("tables", "furniture", "copies", "names", "report.html")


def main(output: Path, folders: list[str], checked: list[str], more: list[str], jobs: int) -> int:
    """Measure each folder, then print the growth; return 1 if findings differ, 2 if a run failed."""
    output.mkdir(parents=True)
    print("load of the machine before:", *(f"{one:.1f}" for one in os.getloadavg()))
    worst, measured = 0, list[tuple[int, dict[str, float]]]()
    for number, folder in enumerate(folders):
        place = output / str(number)
        place.mkdir()
        check = run_check(folder, place, more) if folder in checked else None
        code, articles, phases = measure_scan(folder, place, more, jobs, check)
        worst = max(worst, code)
        measured.append((articles, phases))
    for (few, before), (many, after) in pairwise(measured):
        if few and many:
            print(
                f"growth from {few:,} to {many:,} articles:", _exponents(many / few, before, after)
            )
    return worst


def run_check(folder: str, place: Path, more: list[str]) -> Ran:
    """Check a folder with one process."""
    command = [*_lintnews("check"), "--no-cache", "-j", "1", "--format", "jsonl", *more, folder]
    checked = run(command, place / "check.jsonl", lambda: "check")
    print(f"check -j 1 {folder}: {_said(checked)}", flush=True)
    return checked


def measure_scan(
    folder: str, place: Path, more: list[str], jobs: int, checked: Ran | None
) -> tuple[int, int, dict[str, float]]:
    """Scan a folder; return the exit code, the number of articles and the processor by phase."""
    results = place / "results"
    command = [*_lintnews("scan"), "-j", str(jobs), *more, folder, "-o", str(results), "--report"]
    scanned = run(command, place / "scan.txt", lambda: _phase(results))
    print(f"scan -j {jobs} {folder}: {_said(scanned)}", flush=True)
    if scanned.code not in {0, 2}:
        return 2, 0, {}
    number = _articles(results)
    print(
        f"  {number:,} articles; scan {number / scanned.wall:.1f} a second, "
        f"{1000 * scanned.cpu / number:.2f} ms of processor for each"
    )
    phases = {"all": scanned.cpu}
    for phase, wall, cpu, memory in scanned.phases():
        phases[phase] = cpu
        print(f"  {phase:12} {wall:8.1f} s, of processor {cpu:8.1f} s, at most {memory:6.0f} MiB")
    _print_memory(scanned)
    code = 0
    if checked is not None:
        print(f"  check {number / checked.wall:.1f} a second")
        print(f"  rate of scan to that of check: {checked.wall / scanned.wall:.2f} by the clock")
        print(f"  processor of scan to that of check: {scanned.cpu / checked.cpu:.2f}")
        code = _compare(place / "check.jsonl", results)
    sys.stdout.flush()
    return code, number, phases


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
        return "start and map"
    return next((step for step in _STEPS if step not in steps), "end")


def _print_memory(scanned: Ran) -> None:
    """Print the memory of all processes in each quarter of the map."""
    looks = [look for look in scanned.looks if look.mark == "start and map"]
    most = [0.0] * 4
    for at, look in enumerate(looks):
        quarter = 4 * at // len(looks)
        most[quarter] = max(most[quarter], look.memory)
    print("  memory in each quarter of the map:", *(f"{one:.0f}" for one in most), "MiB")


def _exponents(times: float, before: dict[str, float], after: dict[str, float]) -> str:
    """Return by phase the exponent of the processor time, where it is a second at least."""
    return ", ".join(
        f"{phase} {math.log(after[phase] / cpu) / math.log(times):.2f}"
        for phase, cpu in before.items()
        if cpu >= 1 and after.get(phase)
    )


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
        print(f"  findings: {wanted.total():,} of both, the same byte for byte")
        return 0
    lost, new = wanted - found, found - wanted
    print(f"  findings: {lost.total():,} of check alone, {new.total():,} of scan")
    for line in [*lost][:2] + [*new][:2]:
        print("   ", line[:300])
    return 1


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("output", type=Path)
    options.add_argument("folders", nargs="+", metavar="folder")
    options.add_argument("--check", action="append", default=[], metavar="FOLDER")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--select", default="")
    given = options.parse_args()
    settings = ["--isolated", *(["--select", given.select] if given.select else [])]
    sys.exit(main(given.output, given.folders, given.check, settings, given.jobs))
