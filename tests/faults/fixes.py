#!/usr/bin/env python3
"""Break --fix on purpose: a full disk, a kill, a race, no permission, an edit in between.

    python tests/faults/fixes.py             every fault, one line each
    python tests/faults/fixes.py full-disk   only that one

It runs the lintnews that is installed for this Python, on articles of its own in a
temporary folder. What needs root (a small file system, the owner of another) is
left out, and said, where there is none. It ends with 1 where something was lost.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-m", "lintnews", "--isolated", "--select", "QUO106,DUP105"]
PARAGRAPH = (
    "The harbor reopened on Monday,, the port authority said, and the ferry sails on on "
    "Friday, number {}.\n\n"
)
KILLS = 200
RACES = 50


class LeftOutError(Exception):
    """What this machine does not allow; the message says why."""


def main(names: list[str]) -> int:
    """Run the faults that are named, or all; print what was seen."""
    unknown = [name for name in names if name not in FAULTS]
    if unknown:
        print(f"there is no fault {unknown[0]!r}; there are {', '.join(FAULTS)}")
        return 2
    code = 0
    for name in names or FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{name}: {FAULTS[name](Path(folder))}", flush=True)
            except LeftOutError as error:
                print(f"{name}: left out: {error}", flush=True)
            except AssertionError as error:
                print(f"{name}: FAILED: {error}", flush=True)
                code = 1
    return code


def article(paragraphs: int) -> bytes:
    """Return an article with two faults in each paragraph."""
    return "".join(PARAGRAPH.format(number) for number in range(paragraphs)).encode()


def mended(data: bytes) -> bytes:
    """Return the article as --fix leaves it."""
    return data.replace(b",,", b",").replace(b"on on", b"on")


def fix(*arguments: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    """Run --fix, perhaps through another command."""
    command = [*before, *COMMAND, "--fix", *map(str, arguments)]
    # Python's own files are not to be written while system calls are counted.
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd="/",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def timed(path: Path, data: bytes) -> float:
    """Return how many seconds --fix takes on the article, at its quickest of three."""
    took = []
    for _ in range(3):
        path.write_bytes(data)
        began = time.perf_counter()
        fix(path)
        took.append(time.perf_counter() - began)
    return min(took)


def require(condition: object, message: object) -> None:
    """Fail, with or without -O.

    Raises:
        AssertionError: where the condition does not hold.
    """
    if not condition:
        raise AssertionError(message)


def require_alone(path: Path) -> None:
    """Hold that nothing stands beside the article."""
    beside = sorted(entry.name for entry in path.parent.iterdir() if entry != path)
    require(not beside, f"left behind: {beside}")


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Mount a small file system in memory."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        message = "needs root, to mount a small file system"
        raise LeftOutError(message)
    where = folder / "small"
    where.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "lintnews", where], capture_output=True, check=False
    ).returncode:
        message = "this machine does not let root mount a file system"
        raise LeftOutError(message)
    try:
        yield where
    finally:
        subprocess.run(["umount", where], check=True)


def full_disk(folder: Path) -> str:
    """Fix an article on a file system that cannot hold a second copy of it."""
    with mounted(folder, "size=256k") as small:
        path = small / "article.txt"
        data = article(1500)
        path.write_bytes(data)
        done = fix(path)
        require(done.returncode == 2, f"exit {done.returncode}")
        require(path.read_bytes() == data, "the article changed")
        require(b"No space left on device" in done.stderr, done.stderr)
        require_alone(path)
        return (
            f"{len(data):,} bytes on a disk of 256 KB: the article is as it was, exit 2, "
            "nothing left behind"
        )


def killed(folder: Path) -> str:
    """Kill --fix at random moments, from its start to past its end."""
    data = article(60)
    wanted = mended(data)
    path = folder / "article.txt"
    whole = timed(path, data)
    require(path.read_bytes() == wanted, "the article is not mended without a kill")
    old = new = left = 0
    chance = random.Random(1)
    for _ in range(KILLS):
        path.write_bytes(data)
        process = subprocess.Popen(
            [*COMMAND, "--fix", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.5, 1.5) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = path.read_bytes()
        require(now in {data, wanted}, f"neither the old article nor the new one: {len(now)} bytes")
        old += now == data
        new += now == wanted
        for entry in folder.iterdir():
            if entry != path:
                require(
                    entry.name.startswith(".lintnews-") and entry.suffix == ".tmp",
                    f"left behind: {entry.name}",
                )
                left += 1
                entry.unlink()
    (folder / ".lintnews-leftover.tmp").write_bytes(data)
    path.write_bytes(wanted)
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, check=False, cwd="/")
    require(done.returncode == 0, "a file that was left behind is read as an article")
    return (
        f"{KILLS} kills: {old} times the old article, {new} times the new, never another; "
        f"{left} hidden files left, which nothing reads"
    )


def killed_while_writing(folder: Path) -> str:
    """Kill --fix inside the very calls that write, one system call after the other."""
    if shutil.which("strace") is None:
        message = "needs strace, to stop at a system call"
        raise LeftOutError(message)
    data = article(60)
    wanted = mended(data)
    path = folder / "article.txt"
    seen = []
    for call, times in (
        ("fsync", 1),
        ("chmod", 1),
        ("utimensat", 1),
        ("utimensat", 2),
        ("rename", 1),
        ("fsync", 2),
    ):
        path.write_bytes(data)
        trace = (
            "strace",
            "-f",
            "-qq",
            "-o",
            os.devnull,
            "-e",
            f"trace={call}",
            "-e",
            f"inject={call}:signal=KILL:when={times}",
        )
        done = fix(path, before=trace)
        now = path.read_bytes()
        require(done.returncode != 0, f"{call} number {times} never came, so nothing was killed")
        require(now in {data, wanted}, f"killed in {call}: neither the old article nor the new one")
        seen.append(
            f"{call} the {('first', 'second')[times - 1]} time: {'old' if now == data else 'new'}"
        )
        for entry in folder.iterdir():
            if entry != path:
                require(entry.name.startswith(".lintnews-"), f"left behind: {entry.name}")
                entry.unlink()
    return f"killed on entering a system call: {', '.join(seen)}"


def race(folder: Path) -> str:
    """Let two fixers loose on one article, again and again."""
    data = article(60)
    wanted = mended(data)
    path = folder / "article.txt"
    codes: list[int] = []
    for _ in range(RACES):
        path.write_bytes(data)
        two = [
            subprocess.Popen([*COMMAND, "--fix", str(path)], stderr=subprocess.DEVNULL, cwd="/")
            for _ in range(2)
        ]
        codes.extend(process.wait() for process in two)
        require(path.read_bytes() == wanted, "the article is not what one run makes of it")
        require_alone(path)
    require(set(codes) == {0}, f"exit codes {sorted(set(codes))}")
    return f"{RACES} races of two: each time what one run makes of it, exit 0 both"


def no_permission(folder: Path) -> str:
    """Fix what may not be written, without the powers of root."""
    before: tuple[str, ...] = ()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            message = "run by root, it needs setpriv to do without the powers of root"
            raise LeftOutError(message)
        before = (
            "setpriv",
            "--bounding-set=-dac_override,-dac_read_search,-chown,-fowner",
            "--inh-caps=-all",
        )
    data = article(3)
    path = folder / "desk" / "article.txt"
    path.parent.mkdir()
    path.write_bytes(data)
    seen = []
    for what, target, mode in (("file", path, 0o444), ("folder", path.parent, 0o555)):
        usual = target.stat().st_mode
        target.chmod(mode)
        done = fix(path, before=before)
        target.chmod(usual)
        require(done.returncode == 2, f"read-only {what}: exit {done.returncode} {done.stderr!r}")
        require(path.read_bytes() == data, f"read-only {what}: the article changed")
        require(b"left as it is" in done.stderr, done.stderr)
        require_alone(path)
        seen.append(f"read-only {what}: as it was, exit 2")
    if before:
        path.chmod(0o666)
        path.parent.chmod(0o777)
        os.chown(path, 12345, 12345)
        done = fix(path, before=before)
        require(
            (done.returncode, path.read_bytes()) == (2, data),
            f"another's file: exit {done.returncode}",
        )
        require(b"belongs to another" in done.stderr, done.stderr)
        require_alone(path)
        seen.append("a file of another user: as it was, exit 2")
        with mounted(folder, "size=1m") as small:
            (small / "article.txt").write_bytes(data)
            subprocess.run(["mount", "-o", "remount,ro", small], check=True)
            done = fix(small / "article.txt")
            require(
                (done.returncode, (small / "article.txt").read_bytes()) == (2, data),
                f"read-only disk: exit {done.returncode}",
            )
            seen.append("a disk that is read-only: as it was, exit 2")
    return "; ".join(seen)


def edited(folder: Path) -> str:
    """Save the article from an editor while --fix is at work on it."""
    data, saved = article(400), b"What the reporter just saved,, on on paper.\n"
    path = folder / "article.txt"
    refused = late = 0
    whole = timed(path, data)
    chance = random.Random(2)
    for number in range(40):
        path.write_bytes(data)
        process = subprocess.Popen(
            [*COMMAND, "--fix", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd="/",
        )
        time.sleep(chance.uniform(0.3, 0.9) * whole)
        beside = folder / f"editor-{number}"
        beside.write_bytes(saved)
        beside.replace(path)
        said = process.communicate()[1]
        now = path.read_bytes()
        if b"changed by somebody else" in said:
            refused += 1
            require(
                (process.returncode, now) == (2, saved),
                f"refused, exit {process.returncode}, and the article is another",
            )
        else:
            late += 1
            require(now in {saved, mended(saved)}, "what was saved is gone")
        require_alone(path)
    require(refused, "no edit fell between reading and writing")
    return (
        f"40 edits: {refused} fell between reading and writing and were kept, exit 2; {late} "
        "came before or after and were kept"
    )


FAULTS: dict[str, Callable[[Path], str]] = {
    "full-disk": full_disk,
    "killed": killed,
    "killed-while-writing": killed_while_writing,
    "race": race,
    "no-permission": no_permission,
    "edited": edited,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
