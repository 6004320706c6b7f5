"""``lintnews serve`` as a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

_STARTS_WITHIN = 600  # seconds: on a machine that is busy with other things


@contextmanager
def server(*options: str) -> Iterator[str]:
    """Start ``lintnews serve`` on a free port, and end it; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "lintnews", "serve", "--port", str(port), *options]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            urlopen(f"{address}/health").close()  # noqa: S310  our own address
            break
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    try:
        yield address
    finally:
        running.terminate()
        running.wait()
