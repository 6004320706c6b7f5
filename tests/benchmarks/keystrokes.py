"""What a key costs in a long text: ``python tests/benchmarks/keystrokes.py [BYTES]``.

Opens a made-up article in ``lintnews lsp``, types into its middle, ten keys a second, and says
what the server's processor did for each, the lint after the last one included.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from made_up import article

KEYS = 50
PAUSE = 0.1
URI = "file:///news/long.txt"


def main(size: int) -> None:
    """Start the server, type, and print the figures."""
    text = article(random.Random(0), size)
    command = [sys.executable, "-m", "lintnews", "lsp"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    say(server, "initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1)
    answer(server)
    say(server, "initialized", {})
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
    say(server, "textDocument/didOpen", {"textDocument": item})
    marks = published(server, 1)
    before = processor(server.pid)
    line = text.count("\n", 0, len(text) // 2) // 2 * 2
    for version in range(2, KEYS + 2):
        place = {"line": line, "character": 0}
        change = {"range": {"start": place, "end": place}, "text": "a"}
        document = {"uri": URI, "version": version}
        say(
            server,
            "textDocument/didChange",
            {"textDocument": document, "contentChanges": [change]},
        )
        time.sleep(PAUSE)
    typed = processor(server.pid) - before
    published(server, KEYS + 1)
    last = processor(server.pid) - before
    print(f"{len(text)} characters, {marks} marks, {KEYS} keys, {1 / PAUSE:.0f} a second")
    print(f"{1000 * typed / KEYS:.0f} ms of processor a key while typing")
    print(f"{1000 * last / KEYS:.0f} ms a key with the lint after the last one")
    server.kill()


def say(server: subprocess.Popen[bytes], method: str, params: Any, number: int = 0) -> None:
    """Send a message; a request if it has a number."""
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    body = json.dumps({**message, "id": number} if number else message).encode()
    assert server.stdin
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def answer(server: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Return the next message of the server."""
    assert server.stdout
    size = 0
    while line := server.stdout.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            size = int(value)
    found: dict[str, Any] = json.loads(server.stdout.read(size))
    return found


def published(server: subprocess.Popen[bytes], version: int) -> int:
    """Wait for the marks of a version, and return how many there are."""
    while True:
        message = answer(server)
        params = message.get("params") or {}
        is_marks = message.get("method") == "textDocument/publishDiagnostics"
        if is_marks and params.get("version") == version:
            return len(params["diagnostics"])


def processor(process: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
