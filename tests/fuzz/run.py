#!/usr/bin/env python3
"""Fuzz every reader and everything else that reads what others wrote.

    python tests/fuzz/run.py --minutes 5                       every target, both engines
    python tests/fuzz/run.py --minutes 5 rules fixes           these only
    python tests/fuzz/run.py --minutes 5 --engine hypothesis   without atheris (pip install atheris)

Each target runs in a process of its own; a row is printed for each. One input for each distinct
fault is kept in --keep (default: ./fuzz-found), with its traceback. It ends with 1 if there is one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from fuzz_targets import targets

ENGINES = ("hypothesis", "atheris")
_PATIENCE = 300  # seconds that a target may take beyond its minutes


def main() -> int:
    """Run the targets, one after the other."""
    parser = argparse.ArgumentParser(description="Fuzz what reads what others wrote.")
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(targets())}")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target and engine")
    parser.add_argument("--engine", choices=ENGINES, help="only this one")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="where faults go")
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in targets()]
    if unknown:
        parser.error(f"there is no target {unknown[0]!r}: there are {', '.join(targets())}")
    chosen = [given.engine] if given.engine else list(ENGINES)
    if "atheris" in chosen and find_spec("atheris") is None:
        sys.stdout.write("atheris is not installed: hypothesis alone\n")
        chosen.remove("atheris")
    sys.stdout.write("| target | engine | minutes | executions | faults |\n|---|---|---|---|---|\n")
    for name in given.targets or targets():
        for engine in chosen:
            sys.stdout.write(_row(name, engine, given.minutes, given.keep))
            sys.stdout.flush()
    return int(any(given.keep.glob("*.input")))


def _row(name: str, engine: str, minutes: float, keep: Path) -> str:
    one = Path(__file__).with_name("fuzz_one.py")
    command = [sys.executable, str(one), name, engine, str(minutes), str(keep)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=60 * minutes + _PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"| {name} | {engine} | {minutes} | | did not come to an end |\n"
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    return f"{rows[-1]}\n" if rows else f"| {name} | {engine} | | | {done.stderr[-300:]!r} |\n"


if __name__ == "__main__":
    sys.exit(main())
