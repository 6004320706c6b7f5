#!/usr/bin/env python3
"""Kill lintnews at random moments, a thousand times; and let eight runs share one cache.

    python tests/faults/kills.py                    250 kills each of fix, baseline, cache and serve
    python tests/faults/kills.py --kills 20 fix     fewer, of one only
    python tests/faults/kills.py --minutes 10 eight eight processes over one cache for so long

The process that is killed is a fork of one that has imported everything, so that the kills
fall into the work and not into the start of Python. It ends with 1 where something was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from lintnews.cli.main import run
from lintnews.web import answering

PARAGRAPH = (
    "The harbor reopened on Monday,, the port authority said, and the ferry sails on on.\n\n"
)
RULES = ["--isolated", "--select", "QUO106,DUP105"]
LEFT_OVER = (".lintnews-", ".tmp")


def article(paragraphs: int) -> bytes:
    """Return an article with two faults in each paragraph."""
    return (PARAGRAPH * paragraphs).encode()


def mended(data: bytes) -> bytes:
    """Return the article as --fix leaves it."""
    return data.replace(b",,", b",").replace(b"on on", b"on")


def require(condition: object, message: object) -> None:
    """Fail, with or without -O.

    Raises:
        AssertionError: where the condition does not hold.
    """
    if not condition:
        raise AssertionError(message)


def begun(arguments: list[str], output: Path | None = None) -> int:
    """Start lintnews in a process of its own and return its number."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        os.setsid()
        to = os.open(output or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        nothing = os.open(os.devnull, os.O_RDWR)
        for number, stream in ((nothing, 0), (to, 1), (nothing, 2)):
            os.dup2(number, stream)
        code = run(arguments)
        sys.stdout.flush()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a process and return its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def output_of(arguments: list[str], folder: Path) -> tuple[int, bytes]:
    """Return exit code and standard output of a run that nobody kills."""
    file = folder / ".output"
    code = ended(begun(arguments, file))
    return code, file.read_bytes()


def killed(arguments: list[str], longest: float, dice: random.Random) -> bool:
    """Start lintnews, kill it at a random moment, and return whether it was still at work."""
    child = begun(arguments)
    time.sleep(dice.uniform(0.3, 1.2) * longest)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return ended(child) == -signal.SIGKILL


def timed(arguments: list[str]) -> float:
    """Return the seconds of a run, the median of five."""
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        ended(begun(arguments))
        taken.append(time.perf_counter() - start)
    return sorted(taken)[2]


def fix(folder: Path, kills: int, dice: random.Random) -> str:
    """Kill --fix over twelve articles: each is the old one or the new one, whole."""
    old = article(60)
    new = mended(old)
    paths = [folder / f"{number}.txt" for number in range(12)]
    command = [*RULES, "--fix", str(folder)]

    def restore() -> None:
        for path in paths:
            path.write_bytes(old)

    restore()
    longest = timed(command)
    at_work = changed = 0
    for _ in range(kills):
        restore()
        at_work += killed(command, longest, dice)
        for path in paths:
            data = path.read_bytes()
            require(data in {old, new}, f"{path}: neither old nor new: {len(data)} bytes")
            changed += data == new
    left = len(_left(folder, paths))
    restore()
    for name in _left(folder, paths):  # a run takes away what is older than a minute
        os.utime(folder / name, (time.time() - 120,) * 2)
    require(ended(begun(command)) == 0, "the next run does not end well")
    require(not _left(folder, paths), f"left behind: {_left(folder, paths)}")
    return (
        f"{kills} kills, {at_work} of them at work; of {12 * kills:,} articles {changed:,} new, "
        f"the others old, none between; {left} hidden files left, none after the next run"
    )


def _left(folder: Path, wanted: list[Path]) -> list[str]:
    """Return what stands beside the wanted files; only our hidden files may.

    Raises:
        AssertionError: names another file.
    """
    beside = [path.name for path in folder.iterdir() if path not in wanted]
    for name in beside:
        require(name.startswith(LEFT_OVER[0]) and name.endswith(LEFT_OVER[1]), f"left: {name}")
    return beside


def baseline(folder: Path, kills: int, dice: random.Random) -> str:
    """Kill --update-baseline: the file is the old one or the new one, and hides what it says."""
    copy = folder / "copy"
    copy.mkdir()
    for number in range(12):
        (copy / f"{number}.txt").write_bytes(article(20))
    kept = folder / "baseline.json"
    command = [*RULES, "--baseline", str(kept), "--update-baseline", str(copy)]
    longest = timed(command)
    new = kept.read_bytes()
    (copy / "0.txt").write_bytes(article(3))
    ended(begun(command))
    old = kept.read_bytes()
    require(old != new, "both baselines are the same")
    at_work = changed = 0
    for _ in range(kills):
        (copy / "0.txt").write_bytes(article(20))
        kept.write_bytes(old)
        at_work += killed(command, longest, dice)
        data = kept.read_bytes()
        json.loads(data)
        require(data in {old, new}, f"neither the old baseline nor the new one: {len(data)} bytes")
        changed += data == new
    for file in folder.glob(".lintnews-*.tmp"):
        os.utime(file, (time.time() - 120,) * 2)
    require(ended(begun(command)) == 0, "the next run does not end well")
    require(kept.read_bytes() == new, "the next run writes another baseline")
    beside = [path.name for path in folder.iterdir() if path not in {copy, kept}]
    require(not [name for name in beside if name.endswith(".tmp")], f"left behind: {beside}")
    return (
        f"{kills} kills, {at_work} of them at work; {changed} times the new baseline, else the old"
    )


def cache(folder: Path, kills: int, dice: random.Random) -> str:
    """Kill runs that fill a cache: the database stays sound and gives the findings of no cache."""
    copy = folder / "copy"
    copy.mkdir()
    for number in range(40):
        (copy / f"{number}.txt").write_bytes(article(1 + number))
    kept = folder / "cache"
    plain = [*RULES, str(copy)]
    command = ["--cache-dir", str(kept), *plain]
    wanted = output_of(["--no-cache", *plain], folder)
    longest = timed(["--no-cache", *plain])
    at_work = checked = 0
    for number in range(kills):
        if number % 10 == 0:
            shutil.rmtree(kept, ignore_errors=True)
        at_work += killed(command, longest, dice)
        for file in kept.rglob("*.sqlite") if kept.exists() else ():
            with contextlib.closing(sqlite3.connect(file)) as database:
                answer = database.execute("PRAGMA quick_check").fetchone()
            require(answer == ("ok",), f"the database is damaged: {answer}")
        if number % 5 == 4:
            require(output_of(command, folder) == wanted, "other findings than without a cache")
            checked += 1
    return (
        f"{kills} kills, {at_work} of them at work; the database sound each time, the findings "
        f"those without a cache in {checked} of {checked} runs after a kill"
    )


def serve(folder: Path, kills: int, dice: random.Random) -> str:
    """Kill the server while it answers: it has written nothing, anywhere."""
    home = folder / "home"
    home.mkdir()
    os.environ.update(HOME=str(home), TMPDIR=str(home), XDG_CACHE_HOME=str(home))
    tempfile.tempdir = None
    here = Path.cwd()
    os.chdir(home)
    body = json.dumps({"text": article(40).decode()}).encode()
    answered = at_work = 0
    try:
        for _ in range(kills):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            child = begun(["serve", "--port", str(port)])
            _wait_for(port)
            done: list[int] = []
            asking = threading.Thread(target=_ask, args=(port, body, done))
            asking.start()
            while not done and asking.is_alive():
                time.sleep(0.005)
            time.sleep(dice.uniform(0.0, 0.3))
            os.kill(child, signal.SIGKILL)
            at_work += ended(child) == -signal.SIGKILL
            asking.join()
            answered += len(done)
            left = [str(path) for path in home.rglob("*") if path.is_file()]
            require(not left, f"left behind: {left}")
    finally:
        os.chdir(here)
    return f"{kills} kills, {at_work} of them at work, {answered:,} answers before; nothing written"


def _wait_for(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    message = "the server does not start"
    raise AssertionError(message)


def _ask(port: int, body: bytes, done: list[int]) -> None:
    """Ask until nobody answers."""
    ways = ((body, "application/json"), (_form(body * 20), "multipart/form-data; boundary=x"))
    with contextlib.suppress(OSError):
        while True:
            for data, kind in ways:
                asked = urllib.request.Request(
                    f"http://127.0.0.1:{port}/v1/check", data, {"Content-Type": kind}
                )
                with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310  our own
                    done.append(len(answer.read()))


def _form(text: bytes) -> bytes:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    return head + text + b"\r\n--x--\r\n"


def eight(folder: Path, minutes: float) -> str:
    """Let eight processes lint parts of one folder with one cache: the findings are the same."""
    copy = folder / "copy"
    copy.mkdir()
    for number in range(60):
        (copy / f"{number:02}.txt").write_bytes(article(1 + number % 12))
    chosen = ("QUO106,DUP105", "DUP105", "QUO", "DUP,ATT")
    commands = [
        ["--isolated", "--select", select, "--cache-dir", str(folder / "cache"), *paths]
        for select in chosen
        for paths in (
            [str(copy)],
            [str(path) for path in sorted(copy.iterdir())[::2]],
        )
    ]
    wanted = []
    for command in commands:
        at = command.index("--cache-dir")
        wanted.append(output_of(["--no-cache", *command[:at], *command[at + 2 :]], folder))
    end = time.monotonic() + 60 * minutes
    children = []
    for number in range(8):
        child = os.fork()
        if not child:
            os._exit(_compared(folder / f"process-{number}", commands, wanted, end, number))
        children.append(child)
    codes = [ended(child) for child in children]
    require(codes == [0] * 8, f"exit codes {codes}: findings differ")
    runs = sum(int((folder / f"process-{number}" / "runs").read_text()) for number in range(8))
    return f"eight processes for {minutes:g} minutes, {runs:,} runs: the same findings each time"


def _compared(
    folder: Path, commands: list[list[str]], wanted: list[tuple[int, bytes]], end: float, seed: int
) -> int:
    """Run commands until the time is over, and return 1 if one finds something else."""
    folder.mkdir()
    dice = random.Random(seed)
    runs = 0
    while time.monotonic() < end:
        at = dice.randrange(len(commands))
        if dice.random() < 0.05:  # now and then the cache is gone
            shutil.rmtree(folder.parent / "cache", ignore_errors=True)
        if output_of(commands[at], folder) != wanted[at]:
            return 1
        runs += 1
    (folder / "runs").write_text(str(runs))
    return 0


KINDS: dict[str, Callable[[Path, int, random.Random], str]] = {
    "fix": fix,
    "baseline": baseline,
    "cache": cache,
    "serve": serve,
}


def seen(given: argparse.Namespace) -> Iterator[tuple[str, str, bool]]:
    """Yield what was done, what was seen, and whether that is as it must be."""
    names = given.what or [*KINDS, "eight"]
    for name in names:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / name
            folder.mkdir()
            try:
                if name == "eight":
                    yield name, eight(folder, given.minutes), True
                else:
                    yield name, KINDS[name](folder, given.kills, random.Random(name)), True
            except AssertionError as error:
                yield name, str(error), False


def main() -> int:
    """Print a row for each kind."""
    parser = argparse.ArgumentParser(description="Kill lintnews at random moments.")
    parser.add_argument("what", nargs="*", choices=[*KINDS, "eight", []])
    parser.add_argument("--kills", type=int, default=250, help="of each kind")
    parser.add_argument("--minutes", type=float, default=10.0, help="that eight processes run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as warm:
        Path(warm, "a.txt").write_bytes(article(2))
        ended(begun([*RULES, "--no-cache", warm]))
        run([*RULES, "--no-cache", "--fix", warm])  # imports everything here, before the forks
        answering.linter(None, None)
    good = True
    for name, said, ok in seen(given):
        good &= ok
        print(f"| {name} | {'' if ok else '**FAILED** '}{said} |", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
