"""Faults of files and streams, done for real: run it on demand, on Linux, and paste what it prints into docs/reliability.md.

    python tests/faults/reading_and_printing.py

Each line says what was done, what must come of it, and what came of it. The exit
code is 1 where one of them is not as it must be. Some need root (to mount a small
disk, to drop the right to read everything); they say so and are skipped without.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LINT = [sys.executable, "-m", "lintnews", "--isolated", "--select", "DUP105"]
FAULTY = "Harbor board votes\n\nIt has has said so.\n"
UNPRIVILEGED = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]

Seen = tuple[bool, str]


def run(
    folder: Path, *arguments: str, before: tuple[str, ...] = (), **options: object
) -> subprocess.CompletedProcess[bytes]:
    options.setdefault("capture_output", True)
    command = [*before, *LINT, *arguments]
    made: subprocess.CompletedProcess[bytes] = subprocess.run(  # type: ignore[call-overload]
        command, cwd=folder, check=False, timeout=120, **options
    )
    return made


def shell(folder: Path, script: str) -> subprocess.CompletedProcess[bytes]:
    lint = " ".join(f"'{part}'" for part in LINT)
    return subprocess.run(
        ["bash", "-c", script.replace("LINT", lint)],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )


def clean(done: subprocess.CompletedProcess[bytes]) -> bool:
    return b"Traceback" not in done.stderr and b"Exception" not in done.stderr


def no_read_permission(folder: Path) -> Seen:
    """A file and a folder without read permission, root's override dropped | both named, the rest linted, 2."""
    (folder / "closed.txt").write_text(FAULTY)
    (folder / "closed.txt").chmod(0)
    (folder / "x").mkdir(mode=0)
    done = run(folder, ".", before=tuple(UNPRIVILEGED) if os.geteuid() == 0 else ())
    (folder / "x").chmod(0o755)
    named = (
        b"closed.txt:1:1: LNT001 cannot be read: Permission denied" in done.stdout
        and b"x: cannot be read" in done.stderr
    )
    return (
        named and b"a.txt:3:4" in done.stdout and done.returncode == 2,
        f"exit {done.returncode}, both named: {named}",
    )


def broken_pipe(folder: Path) -> Seen:
    """5,000 findings into `head -1` | one line, silence on standard error."""
    (folder / "many.txt").write_text("Harbor board votes\n\n" + "It has has said so.\n\n" * 5000)
    done = shell(folder, "LINT many.txt | head -1")
    return (
        done.stdout.count(b"\n") == 1 and not done.stderr,
        f"{done.stdout.count(bytes([10]))} line, {len(done.stderr)} bytes on standard error",
    )


def full_output(folder: Path) -> Seen:
    """Standard output on a full device (/dev/full), every format | one line on standard error, 2."""
    seen = []
    for name in ("text", "full", "json", "jsonl", "sarif", "github", "gitlab", "junit"):
        done = shell(folder, f"LINT --format {name} a.txt > /dev/full")
        seen.append(
            done.returncode == 2
            and done.stderr
            == b"lintnews: standard output cannot be written: No space left on device\n"
        )
    return all(seen), f"{sum(seen)} of {len(seen)} formats"


def full_disk_for_an_output_file(folder: Path) -> Seen:
    """--output-file on a full disk of 64 KB (root) | 2, the file as it was, nothing left beside it."""
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    ).returncode:
        return True, "skipped: could not mount a disk"
    try:
        (disk / "report.json").write_text("old")
        (folder / "many.txt").write_text(
            "Harbor board votes\n\n" + "It has has said so.\n\n" * 2000
        )
        done = run(folder, "--format", "json", "--output-file", "disk/report.json", "many.txt")
        kept = (disk / "report.json").read_text() == "old" and len(list(disk.iterdir())) == 1
        return done.returncode == 2 and kept and clean(
            done
        ), f"exit {done.returncode}, file as it was: {kept}"
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def closed_streams(folder: Path) -> Seen:
    """Standard output, input and error closed | 2 where something had to be printed or read, no traceback."""
    expected = {
        "LINT a.txt >&-": 2,
        "LINT clean.txt >&-": 0,
        "LINT - <&-": 2,
        "LINT gone.txt 2>&-": 2,
        "LINT a.txt >&- 2>&-": 2,
    }
    seen = []
    for script, code in expected.items():
        done = shell(folder, script)
        seen.append(done.returncode == code and clean(done))
    return all(seen), f"{sum(seen)} of {len(seen)} ways to close them"


def pipe_socket_device(folder: Path) -> Seen:
    """A pipe and a socket in a folder, /dev/zero named | each skipped with a message within a second, 2."""
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
        start = time.monotonic()
        done = run(folder, ".", "/dev/zero")
        taken = time.monotonic() - start
    skipped = done.stdout.count(b"is not a regular file: skipped")
    return (
        skipped == 3 and b"a.txt:3:4" in done.stdout and done.returncode == 2,
        f"{skipped} skipped, {taken:.1f} s in all",
    )


def links_in_circles(folder: Path) -> Seen:
    """A link to itself named, folders that lead back to themselves | the link is named, 2; each real file is read once."""
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to("../sub")
    (folder / "loop.txt").symlink_to("loop.txt")
    done = run(folder, "loop.txt")
    named = done.returncode == 2 and b"Too many levels of symbolic links" in done.stdout
    (folder / "loop.txt").unlink()
    done = run(folder, ".")
    times = done.stdout.count(b"a.txt:3:4")
    return named and times == 1, f"link named: {named}, a.txt read {times} time"


def interrupt(folder: Path) -> Seen:
    """Ctrl-C in the middle of a long article, output as JSON | 130 at once, the findings so far as a whole document, nothing left."""
    (folder / "b.txt").write_text("Harbor board votes\n\n" + "It has has said so.\n\n" * 200_000)
    process = subprocess.Popen(
        [*LINT, "--format", "json", "a.txt", "b.txt"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    taken = time.monotonic() - start
    whole = [one["path"] for one in json.loads(out)] == ["a.txt"]
    left = {path.name for path in folder.iterdir()} - {"a.txt", "b.txt", "clean.txt"}
    return (
        process.returncode == 130 and whole and not left and b"Traceback" not in err,
        f"exit {process.returncode} after {taken:.2f} s",
    )


def many_findings(folder: Path) -> Seen:
    """255, 256, 257 and 65,536 findings | exit 1 each time."""
    codes = []
    for number in (255, 256, 257, 65_536):
        (folder / "many.txt").write_text(
            "Harbor board votes\n\n" + "It has has said so.\n\n" * number
        )
        done = run(folder, "--count", "many.txt")
        codes.append((int(done.stdout), done.returncode))
    return codes == [(255, 1), (256, 1), (257, 1), (65_536, 1)], ", ".join(
        f"{number}: exit {code}" for number, code in codes
    )


def hurtful_configuration(folder: Path) -> Seen:
    """A key of 20,000 parts, 100,000 brackets, 2 MB of comment | refused with the file's name, within a second each."""
    seen = []
    slowest = 0.0
    for text in (
        "a" + ".a" * 20_000 + " = 1\n",
        "x = " + "[" * 100_000 + "]" * 100_000 + "\n",
        "#" * 2_000_000 + "\n",
    ):
        (folder / "hurt.toml").write_text(text)
        start = time.monotonic()
        done = subprocess.run(
            [*LINT[:3], "--config", "hurt.toml", "a.txt"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        slowest = max(slowest, time.monotonic() - start)
        seen.append(
            done.returncode == 2
            and done.stderr.startswith(b"lintnews: hurt.toml: ")
            and not done.stdout
        )
    return all(seen), f"{sum(seen)} of {len(seen)}, the slowest in {slowest:.1f} s with start-up"


FAULTS: tuple[Callable[[Path], Seen], ...] = (
    no_read_permission,
    broken_pipe,
    full_output,
    full_disk_for_an_output_file,
    closed_streams,
    pipe_socket_device,
    links_in_circles,
    interrupt,
    many_findings,
    hurtful_configuration,
)


def results() -> Iterator[tuple[str, str, bool, str]]:
    """Yield what was done, what must come of it, whether it did, and what was seen."""
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "a.txt").write_text(FAULTY)
            (folder / "clean.txt").write_text("Harbor board votes\n\nThe ferry left.\n")
            done, _, expected = " ".join((fault.__doc__ or "").split()).partition(" | ")
            ok, seen = fault(folder)
            yield done, expected.rstrip("."), ok, seen


def main() -> int:
    """Print a row for each fault."""
    good = True
    print("| what was done | what must come of it | seen |")
    print("|---|---|---|")
    for done, expected, ok, seen in results():
        good &= ok
        print(f"| {done} | {expected} | {'' if ok else '**FAILED** '}{seen} |", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
