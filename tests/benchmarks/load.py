"""Ask ``lintnews serve`` from eight clients at once: ``python tests/benchmarks/load.py [COUNT]``.

The articles are made up (``made_up.py``). Says requests a second, the median and the 99th of
a hundred in milliseconds, and the server's memory after a quarter and at the end.
"""

from __future__ import annotations

import http.client
import json
import random
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from made_up import article

CLIENTS = 8
HOST = "127.0.0.1"


def main(count: int) -> None:
    """Start a server, ask it, and print the figures."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "lintnews", "serve", "--port", str(port)]
    command += ["--at-once", str(CLIENTS)]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        bodies = [
            json.dumps({"text": article(random.Random(number), 400)}).encode()
            for number in range(count)
        ]
        ask(port, bodies[0])
        with ThreadPoolExecutor(CLIENTS) as clients:
            started = time.monotonic()
            quarter = list(clients.map(lambda body: ask(port, body), bodies[: count // 4]))
            early = memory(running.pid)
            rest = list(clients.map(lambda body: ask(port, body), bodies[count // 4 :]))
            seconds = time.monotonic() - started
        took = sorted([*quarter, *rest])
        print(f"{count / seconds:.0f} articles a second from {CLIENTS} clients")
        print(
            f"median {1000 * took[count // 2]:.0f} ms, p99 {1000 * took[count * 99 // 100]:.0f} ms"
        )
        print(f"memory {early} MB after a quarter, {memory(running.pid)} MB at the end")
    finally:
        running.terminate()
        running.wait()


def wait_for(port: int) -> None:
    """Wait until the server listens."""
    for _ in range(600):
        with socket.socket() as attempt:
            if attempt.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    message = "the server does not start"
    raise RuntimeError(message)


def ask(port: int, body: bytes) -> float:
    """Return how many seconds an answer took.

    Raises:
        RuntimeError: if it is anything but findings.
    """
    started = time.monotonic()
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise RuntimeError(said.decode())
    return time.monotonic() - started


def memory(process: int) -> int:
    """Return the megabytes that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
