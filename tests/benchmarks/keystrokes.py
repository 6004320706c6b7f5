"""What a key costs in a long text: ``python tests/benchmarks/keystrokes.py [BYTES]``.

Opens a made-up article in ``lintnews lsp``, types into its middle and says how long the marks of
each key took to come back: a key at a time, with a pause in which the whole text is linted, and
ten a second. Says also what the server's processor did for each of these.
"""

from __future__ import annotations

import json
import os
import queue
import random
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from made_up import article

KEYS = 50
PAUSE = 0.1
WAIT = 1.5  # seconds: until a whole lint is done
URI = "file:///news/long.txt"
FAULT = "the the "


def main(size: int) -> None:
    """Start the server, type, and print the figures."""
    text = article(random.Random(0), size)
    command = [sys.executable, "-m", "lintnews", "lsp"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    say(server, "initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1)
    answer(server)
    say(server, "initialized", {})
    came: Came = queue.Queue()
    threading.Thread(target=listen, args=(server, came), daemon=True).start()
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
    say(server, "textDocument/didOpen", {"textDocument": item})
    marks = came.get()[2]
    time.sleep(WAIT)
    line = text.count("\n", 0, len(text) // 2) // 2 * 2
    print(f"{len(text)} characters, {len(marks)} marks")

    alone = []
    for version in range(2, KEYS // 5 + 2):
        begun = time.monotonic()
        press(server, version, line, FAULT[version % len(FAULT)])
        alone.append(first(came, version) - begun)
        time.sleep(WAIT)
    print(f"a key alone: {shown(alone)}, until the marks at the cursor come")

    begun = time.monotonic()
    press(server, version + 1, line, FAULT)
    took = next(
        at for at, seen, marks in iter(came.get, None) if seen > version and fault(marks, line)
    )
    print(f"a fault that is typed is shown after {1000 * (took - begun):.0f} ms")
    time.sleep(WAIT)

    before = processor(server.pid)
    last = version + 1
    sent: dict[int, float] = {}
    for number in range(last + 1, last + KEYS + 1):
        sent[number] = time.monotonic()
        press(server, number, line, "a")
        time.sleep(PAUSE)
    typed = processor(server.pid) - before
    time.sleep(WAIT)
    shut = {seen: at for at, seen, _ in reversed(list(came.queue))}
    fast = [shut[number] - at for number, at in sent.items() if number in shut]
    print(f"ten keys a second: {shown(fast)}, {len(fast)} of {KEYS} answered")
    print(f"{1000 * typed / KEYS:.0f} ms of processor a key while typing")
    print(
        f"{1000 * (processor(server.pid) - before) / KEYS:.0f} ms with the lint after the last one"
    )
    server.kill()


Came = queue.Queue[tuple[float, int, list[dict[str, Any]]]]


def shown(seconds: list[float]) -> str:
    """Return the median and the longest of times."""
    return f"{1000 * statistics.median(seconds):.0f} ms, at most {1000 * max(seconds):.0f}"


def press(server: subprocess.Popen[bytes], version: int, line: int, text: str) -> None:
    """Type a text at the beginning of a line."""
    place = {"line": line, "character": 0}
    change = {"range": {"start": place, "end": place}, "text": text}
    document = {"uri": URI, "version": version}
    say(server, "textDocument/didChange", {"textDocument": document, "contentChanges": [change]})


def listen(server: subprocess.Popen[bytes], came: Came) -> None:
    """Note the marks that the server sends, each with the moment and the version."""
    while True:
        message = answer(server)
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            came.put((time.monotonic(), params["version"], params["diagnostics"]))


def first(came: Came, version: int) -> float:
    """Return when the first marks of a version came."""
    return next(at for at, seen, _ in iter(came.get, None) if seen == version)


def fault(marks: list[dict[str, Any]], line: int) -> bool:
    """Return whether a word that stands twice is marked in a line."""
    return any(one["code"] == "DUP105" and one["range"]["start"]["line"] == line for one in marks)


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


def processor(process: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
