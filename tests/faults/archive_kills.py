"""A scan that is killed again and again ends with the same tables as one that nobody disturbed.

    python tests/faults/archive_kills.py ARTICLES FOLDER [KILLS] [SECONDS]

Scans the folder of articles once undisturbed; then begins the same scan until it was killed KILLS
times (20), with all its processes, each time after a random time of at most SECONDS (as many as
the undisturbed one took), and lets it end at last. A scan that is done before it is killed is
compared and begun anew, and does not count. Compares all tables, row for row, and looks for what
was left behind.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

TABLES = ("articles", "findings", "errors", "copies", "names", "furniture")


def command(articles: str, output: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "lintnews", "scan", articles, "--isolated"),
        *("-o", str(output), "--part-size", "10"),
    ]


def rows(output: Path, name: str) -> list[str]:
    """Return the rows of a table, as text and sorted."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    found: list[dict[str, Any]] = []
    for path in sorted((output / name).rglob("*.parquet")):
        found += pq.read_table(path, partitioning=None).to_pylist()
    return sorted(json.dumps(row, default=str, sort_keys=True) for row in found)


def killed_after(arguments: list[str], seconds: float) -> bool:
    """Run a command in a group of its own, and kill the group; return whether it was in time."""
    with subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return True
    return False


def compare(calm: Path, other: Path) -> bool:
    """Print table by table whether two scans have the same rows, and what the other left."""
    same = True
    for name in TABLES:
        first, second = rows(calm, name), rows(other, name)
        print(f"{name}: {len(first)} rows, {'the same' if first == second else 'OTHERS'}")
        same = same and first == second
    left = [path.name for path in other.rglob("*") if path.name.startswith((".new", ".old"))]
    left += [path.name for path in other.rglob("*.tmp")]
    print("left behind:", left or "nothing", flush=True)
    return same and not left


def main(articles: str, folder: Path, kills: int, seconds: float | None) -> int:
    """Compare scans that were killed with one that was not; return 1 if they differ."""
    chance = random.Random(20)
    calm, killed = folder / "calm", folder / "killed"
    start = time.monotonic()
    subprocess.run(command(articles, calm), check=False)
    whole = time.monotonic() - start
    print(f"undisturbed: {whole:.1f} s", flush=True)
    hits, done, same = 0, list[tuple[bool, int]](), True
    while hits < kills:
        hit = killed_after(command(articles, killed), chance.uniform(0.5, seconds or whole))
        parts = killed / "parts"
        names = os.listdir(parts) if parts.is_dir() else []
        done.append((hit, sum(name.endswith(".parquet") for name in names)))
        hits += hit
        if not hit:  # it was done before it could be killed: what follows would have nothing to do
            same = compare(calm, killed) and same
            shutil.rmtree(killed)
    print(f"killed {hits} times; of each start whether it was, and the parts after it:", done)
    subprocess.run(command(articles, killed), check=False)
    return 0 if compare(calm, killed) and same else 1


if __name__ == "__main__":
    more = sys.argv[3:]
    sys.exit(
        main(
            sys.argv[1],
            Path(sys.argv[2]),
            int(more[0]) if more else 20,
            float(more[1]) if len(more) > 1 else None,
        )
    )
