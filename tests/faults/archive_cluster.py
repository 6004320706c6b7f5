"""A scan on a Ray cluster of two nodes of this machine gives the tables of one without a cluster.

    python tests/faults/archive_cluster.py ARTICLES FOLDER

Starts two nodes with one processor each, scans the folder of articles with ``--cluster``, kills
one of the processes that lint in the midst of it, and compares all tables, row for row, with
those of a scan without a cluster. Ends the nodes whatever happens.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from archive_kills import TABLES, command, rows

from lintnews.archive.daft_engine import QUIET

_PATIENCE = 600.0  # seconds for the first part


def children(parents: set[int]) -> list[int]:
    """Return the processes that linting is done in: those of the engine below the nodes."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            name = (entry / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent in parents and b"UDFActor" in name:
            found.append(int(entry.name))
    return found


def main(articles: str, folder: Path) -> int:
    """Compare a scan on a cluster, one of whose workers dies, with one without; 1 if they differ."""
    os.environ.update(QUIET)
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "180")  # a busy machine starts late
    from ray.cluster_utils import Cluster  # noqa: PLC0415  after the settings that keep it quiet

    calm, spread = folder / "calm", folder / "spread"
    subprocess.run(command(articles, calm), check=False)
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        cluster.add_node(num_cpus=1)
        cluster.wait_for_nodes()
        raylets = {
            info.process.pid
            for node in cluster.list_all_nodes()
            for info in node.all_processes["raylet"]
        }
        start = time.monotonic()
        arguments = [*command(articles, spread), "--cluster", cluster.address]
        with subprocess.Popen(arguments) as process:
            parts = spread / "parts"
            while not (parts.is_dir() and list(parts.glob("*.parquet"))):
                time.sleep(0.2)
                if process.poll() is not None or time.monotonic() - start > _PATIENCE:
                    break
            workers = children(raylets)
            print("workers:", len(workers), flush=True)
            if workers:
                os.kill(workers[0], signal.SIGKILL)
            print("exit code:", process.wait())
        print(f"{time.monotonic() - start:.1f} s on the cluster")
    finally:
        cluster.shutdown()
    same = True
    for name in TABLES:
        one, other = rows(calm, name), rows(spread, name)
        print(f"{name}: {len(one)} rows, {'the same' if one == other else 'OTHERS'}")
        same = same and one == other
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
