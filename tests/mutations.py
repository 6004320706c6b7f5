#!/usr/bin/env python3
"""Change one constant or condition at a time and see whether the suite without corpora notices.

    python3 tests/mutations.py --seed 1 --count 200 --jobs 2 [--only lintnews/analysis/page]

A change is drawn from the code of ``lintnews/analysis`` and ``lintnews/linting``: a number
becomes another, a comparison its neighbor, ``and`` becomes ``or``, a condition its opposite,
a word of a set goes. Each is made in a copy of the checkout and the tests of those rooms
run, until the first failure. What survives is printed: write a test on each side of it, or
delete the number.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("lintnews/analysis", "lintnews/linting")
# The quickest and the most telling first: the first failure ends a run.
TESTS = (
    "tests/analysis/test_thresholds.py",
    "tests/analysis/test_roles.py",
    "tests/analysis/test_kind.py",
    "tests/analysis",
    "tests/linting",
    "tests/builtin",
    "tests/test_articles.py",
    "tests/readers",
    "tests/run",
    "tests/sheets",
    "tests/planted",
    "tests/cases",
    "tests/cli/test_inspect.py",
    "tests/cli/test_check.py",
    "tests/cli/test_selection_table.py",
)
# What notices a change of any kind, since it holds digests, or the clock.
NO_WITNESSES = (
    "tests/builtin/test_measurements.py",
    "tests/analysis/test_facts_grow.py",
    "tests/linting/test_suppressions_grow.py",
)
NEIGHBORS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
LIMIT = 600  # seconds for one change; a suite that does not end has noticed


class Change(NamedTuple):
    """A stretch of one line and its new text; columns are in bytes, as ``ast`` counts them."""

    path: str
    line: int
    start: int
    end: int
    text: str


def main(arguments: list[str]) -> int:
    """Draw changes, try each, print the survivors and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="fewer tests: an upper bound")
    options = parser.parse_args(arguments)
    every = [change for room in ROOMS for change in changes_in(ROOT / room)]
    every = [change for change in every if change.path.startswith(options.only)]
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    copies: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(options.jobs):
            copies.put(copy_of_checkout(Path(scratch, str(number))))
        if not passes(copies.queue[0], options.tests):
            print("the unchanged copy fails: nothing is counted")
            return 1
        with ThreadPoolExecutor(options.jobs) as pool:
            noticed = list(
                pool.map(lambda change: is_noticed(change, copies, options.tests), drawn)
            )
    print(f"{sum(noticed)} of {len(drawn)} changes noticed ({len(every)} possible)")
    return 0


def changes_in(folder: Path) -> Iterator[Change]:
    """Yield every change that could be made in the modules of a folder."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = str(path.relative_to(ROOT))
        for node in ast.walk(tree):
            if not isinstance(node, ast.expr) or node.lineno != node.end_lineno:
                continue
            text = other(node)
            if text is not None:
                yield Change(name, node.lineno, node.col_offset, node.end_col_offset or 0, text)


def other(node: ast.expr) -> str | None:
    """Return what takes the place of a node, ``None`` if it is neither constant nor condition."""
    result = None
    match node:
        case ast.Constant(value=bool(value)):
            result = str(not value)
        case ast.Constant(value=int(value)):
            result = str(value + max(1, abs(value) // 3))
        case ast.Constant(value=float(value)):
            result = str(value * 1.3 + 0.01)
        case ast.Compare(ops=[operator]) if type(operator) in NEIGHBORS:
            node.ops = [NEIGHBORS[type(operator)]()]
            result = f"({ast.unparse(node)})"
        case ast.BoolOp(op=operator):
            node.op = ast.Or() if isinstance(operator, ast.And) else ast.And()
            result = f"({ast.unparse(node)})"
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
            result = f"({ast.unparse(node)})"
        case ast.UnaryOp(op=ast.Not()):
            result = f"bool({ast.unparse(node.operand)})"
    return result


def copy_of_checkout(folder: Path) -> Path:
    """Copy what the tests need, so that a change spoils nothing."""
    folder.mkdir(parents=True)
    for name in ("lintnews", "rules", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    return folder


def is_noticed(change: Change, copies: Queue[Path], tests: Iterable[str]) -> bool:
    """Return whether a test fails with the change made; print the change if none does."""
    copy = copies.get()
    path = copy / change.path
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines(keepends=True)
    line = lines[change.line - 1].encode()
    lines[change.line - 1] = (
        line[: change.start] + change.text.encode() + line[change.end :]
    ).decode()
    path.write_text("".join(lines), encoding="utf-8")
    noticed = not passes(copy, tests)
    path.write_text(before, encoding="utf-8")
    copies.put(copy)
    if not noticed:
        old = line[change.start : change.end].decode()
        print(f"survived: {change.path}:{change.line}: {old} -> {change.text}", flush=True)
    return noticed


def passes(copy: Path, tests: Iterable[str]) -> bool:
    """Return whether every test of the rooms passes in a copy."""
    settings = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{copy / 'rules'}"}
    settings.pop("LINTNEWS_CORPORA", None)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    command += [f"--ignore={name}" for name in NO_WITNESSES]
    command += [name for name in tests if (copy / name).exists()]
    try:
        run = subprocess.run(
            command, cwd=copy, env=settings, capture_output=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
