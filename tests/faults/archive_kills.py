"""A scan that is killed again and again ends with the same tables as one that nobody disturbed.

    python tests/faults/archive_kills.py ARTICLES FOLDER [KILLS] [SECONDS]

Scans the folder of articles once undisturbed; then begins the same scan KILLS times (20), each
time killing it and all its processes after a random time of at most SECONDS (15), and lets it
end at last. Compares all tables, row for row, and looks for what was left behind.
"""

from __future__ import annotations

import json
import os
import random
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


def main(articles: str, folder: Path, kills: int, seconds: float) -> int:
    """Compare a scan that was killed with one that was not; return 1 if they differ."""
    chance = random.Random(20)
    calm, killed = folder / "calm", folder / "killed"
    start = time.monotonic()
    subprocess.run(command(articles, calm), check=False)
    print(f"undisturbed: {time.monotonic() - start:.1f} s")
    done = []
    for _ in range(kills):
        hit = killed_after(command(articles, killed), chance.uniform(0.5, seconds))
        parts = killed / "parts"
        names = os.listdir(parts) if parts.is_dir() else []
        done.append((hit, sum(name.endswith(".parquet") for name in names)))
    print("killed, and parts after each:", done)
    subprocess.run(command(articles, killed), check=False)
    same = True
    for name in TABLES:
        one, other = rows(calm, name), rows(killed, name)
        print(f"{name}: {len(one)} rows, {'the same' if one == other else 'OTHERS'}")
        same = same and one == other
    left = [path.name for path in killed.rglob("*") if path.name.startswith((".new", ".old"))]
    left += [path.name for path in killed.rglob("*.tmp")]
    print("left behind:", left or "nothing")
    return 0 if same and not left else 1


if __name__ == "__main__":
    more = sys.argv[3:]
    sys.exit(
        main(
            sys.argv[1],
            Path(sys.argv[2]),
            int(more[0]) if more else 20,
            float(more[1]) if len(more) > 1 else 15.0,
        )
    )
