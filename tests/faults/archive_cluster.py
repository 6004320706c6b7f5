"""A scan on a Ray cluster of two nodes of this machine gives the tables of one without a cluster.

    python tests/faults/archive_cluster.py ARTICLES FOLDER

Starts two nodes with one processor each, scans the folder of articles with ``--cluster``, kills
one of the processes that lint when half of the parts are done, and compares all tables, row for row, with
those of a scan without a cluster. Ends the nodes whatever happens.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from archive_kills import TABLES, command, rows

from lintnews.archive.daft_engine import QUIET

_PATIENCE = 1800.0  # seconds for the nodes, and for half of the parts
_PORT = 6391
#: On a machine that is busy a node answers late: it is not to be taken for dead, nor do the
#: processes that lint give way to all others.
_LENIENT = {
    "RAY_health_check_timeout_ms": "60000",
    "RAY_health_check_failure_threshold": "20",
    "RAY_worker_niceness": "0",
}
_COUNT = """
import sys, ray
ray.init(address=sys.argv[1], log_to_driver=False)
print(sum(node["Alive"] for node in ray.nodes()))
"""


def below(parents: set[int], word: bytes) -> list[int]:
    """Return the processes below others whose command has a word in it."""
    above: dict[int, int] = {}
    names: dict[int, bytes] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, ValueError):
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                above[int(entry.name)] = int(stat[1])
                names[int(entry.name)] = (entry / "cmdline").read_bytes()
    found = []
    for process, name in names.items():
        at = process
        while at in above and at not in parents:
            at = above[at]
        if word in name and at in parents:
            found.append(process)
    return found


def start_node(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a node of a cluster, which ends when its process does."""
    ray = Path(sys.executable).parent / "ray"
    return subprocess.Popen(
        [str(ray), "start", "--num-cpus", "1", "--disable-usage-stats", "--block", *arguments],
        env={**os.environ, **_LENIENT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def start_nodes(nodes: list[subprocess.Popen[bytes]]) -> None:
    """Start a cluster of two nodes, which are added to ``nodes``, and wait until both are there."""
    address = f"127.0.0.1:{_PORT}"
    nodes.append(start_node("--head", f"--port={_PORT}", "--include-dashboard=false"))
    start = time.monotonic()
    while time.monotonic() - start < _PATIENCE:
        time.sleep(1)
        if len(nodes) == 2 and nodes[1].poll() is not None:
            nodes.pop()  # it did not come up in time, and gave up
        command = [sys.executable, "-c", _COUNT, address]
        counted = subprocess.run(command, check=False, capture_output=True)
        alive = int(counted.stdout.split()[-1]) if counted.returncode == 0 else 0
        if alive == 2:
            break
        if alive == 1 and len(nodes) == 1:
            nodes.append(start_node(f"--address={address}"))
    print(f"{len(nodes)} nodes after {time.monotonic() - start:.0f} s", flush=True)


def parts_of(output: Path) -> int:
    """Return how many parts of a scan are done."""
    return sum(1 for _ in (output / "parts").glob("*.parquet"))


def scan_and_kill(arguments: list[str], output: Path, nodes: set[int], half: int) -> int:
    """Scan, and kill a process that lints when ``half`` of it is there; return the exit code."""
    start = time.monotonic()
    with subprocess.Popen(arguments) as process:
        while process.poll() is None and time.monotonic() - start < _PATIENCE:
            if parts_of(output) >= half:
                break
            time.sleep(0.2)
        workers = below(nodes, b"UDFActor")
        print(f"{len(workers)} workers; one is killed after {parts_of(output)} parts", flush=True)
        if workers:
            os.kill(workers[0], signal.SIGKILL)
        return process.wait()


def main(articles: str, folder: Path) -> int:
    """Compare a scan on a cluster, one of whose workers dies, with one without; 1 if they differ."""
    os.environ.update(QUIET)
    calm, spread = folder / "calm", folder / "spread"
    subprocess.run(command(articles, calm), check=False)
    nodes: list[subprocess.Popen[bytes]] = []
    try:
        start_nodes(nodes)
        start = time.monotonic()
        arguments = [*command(articles, spread), "--cluster", f"127.0.0.1:{_PORT}"]
        half = max(1, parts_of(calm) // 2)
        code = scan_and_kill(arguments, spread, {node.pid for node in nodes}, half)
        print(f"exit code {code} after {time.monotonic() - start:.1f} s on the cluster")
    finally:
        for node in reversed(nodes):
            node.terminate()
            node.wait()
    same = True
    for name in TABLES:
        one, other = rows(calm, name), rows(spread, name)
        print(f"{name}: {len(one)} rows, {'the same' if one == other else 'OTHERS'}")
        same = same and one == other
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
