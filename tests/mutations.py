#!/usr/bin/env python3
"""Change one constant or condition at a time and see whether the suite without corpora notices.

    python3 tests/mutations.py record RECORD             # once: which test runs which line
    python3 tests/mutations.py draw RECORD --seed 1 --count 200 [--only lintnews/analysis/page]

A change is drawn from the code of ``lintnews/analysis`` and ``lintnews/linting``: a number
becomes another, a truth value the other, a comparison its neighbor, ``and`` becomes ``or``, a
condition its opposite. Each is made in a copy of the checkout, where the tests that run its line
are tried, the room's own and the fastest first, until one fails. The line of a constant at module
level runs with the import alone, and what is remembered (``@cache``) for one test of many: for
them all tests of the room are tried, in a process that has not imported the module. A test that
takes far more processor time than it did has noticed, too. What survives is printed: write a test
on each side of it, or drop the number.

RECORD is a folder. A change of the code or of a test asks for a new record, but after new tests
alone ``--add FILE…`` tries them as well, after all others.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest
from coverage import CoverageData
from pytest_asyncio import plugin as asyncio_plugin

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("lintnews/analysis", "lintnews/linting")
TESTS = ("analysis", "linting", "builtin", "planted", "readers", "run", "comparing", "cli", "cases")
# What notices a change of any kind, since it holds digests, or the clock.
NO_WITNESSES = (
    "tests/builtin/test_measurements.py",
    "tests/builtin/test_rules_grow.py",
    "tests/builtin/test_hostile_lines.py",
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
PRELOADED = ("hypothesis", "regex", "textstat", "tomli")  # what most tests import, imported once
FEW = 20  # tests that run a line; if there are fewer, all of the room are asked
TIMES, LEAST = 20, 10  # a test may take so many times what it took, and so many seconds at least


class Change(NamedTuple):
    """A stretch of one line and its new text; columns are in bytes, as ``ast`` counts them."""

    path: str
    line: int
    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """A statement, or the head of one: its lines, and the function in which it stands."""

    path: str
    first: int
    last: int
    function: str  # empty at module level
    remembered: bool  # the function runs once for many tests


class Record(NamedTuple):
    """Which tests run a line, what each takes in seconds, and every piece of the rooms."""

    lines: CoverageData
    seconds: dict[str, float]
    pieces: tuple[Piece, ...]


def main(arguments: list[str]) -> int:
    """Record, or draw changes, try each and print the survivors and the share noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("record", "draw"))
    parser.add_argument("record", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=60, help="of tests for one change")
    parser.add_argument("--add", nargs="*", default=(), help="files of tests not in the record")
    options = parser.parse_args(arguments)
    folder = options.record.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        copy = copy_of_checkout(Path(scratch, "copy"))
        if options.command == "record":
            return record(copy, folder)
        known = recorded(copy, folder)
        for name in PRELOADED:
            importlib.import_module(name)
        every = [change for room in ROOMS for change in changes_in(ROOT / room)]
        every = [change for change in every if change.path.startswith(options.only)]
        drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
        asked = {
            change: within(witnesses(change, known), known.seconds, options.seconds)
            for change in drawn
        }
        trial = Trial(
            asked, known, sys.stdout.fileno(), Path(scratch, "survivors"), tuple(options.add)
        )
        chosen = {test.partition("::")[0] for tests in asked.values() for test in tests}
        files = sorted(chosen | set(options.add))
        run_tests(copy, ["-s", *files], trial)
        survivors = set(trial.survivors.read_text(encoding="utf-8").splitlines())
        noticed = 0
        for change, tests in asked.items():
            name = shown(change)
            piece = piece_of(change, known)
            again = piece.remembered or not piece.function
            if name not in survivors or (
                again and is_noticed(change, copy, known, tests, options.add)
            ):
                noticed += 1
            else:
                print(f"survived {len(tests)} tests: {name}", flush=True)
    print(f"{noticed} of {len(drawn)} changes noticed ({len(every)} possible)")
    return 0


def copy_of_checkout(folder: Path) -> Path:
    """Copy what the tests need, so that a change spoils nothing; compile it by content."""
    folder.mkdir(parents=True)
    for name in ("lintnews", "rules", "tests", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":
            shutil.copy(path, folder)
    compiling = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash"]
    subprocess.run([sys.executable, *compiling, "lintnews", "rules"], cwd=folder, check=True)
    return folder


def run_tests(copy: Path, arguments: Iterable[str], *plugins: object) -> int:
    """Run pytest in a copy, in a child that need not import it; return its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chdir(copy)
    sys.path[:0] = [str(copy), str(copy / "rules")]
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ.pop("LINTNEWS_CORPORA", None)
    sys.dont_write_bytecode = False
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    known = ["-x", "-q", "-p", "no:cacheprovider"]
    os._exit(pytest.main([*known, *arguments], [asyncio_plugin, *plugins]))


# ── the record ──


def record(copy: Path, folder: Path) -> int:
    """Run the suite once and keep which test ran which line, and the seconds of each."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = copy / "coverage.ini"
    settings.write_text(
        f"[run]\nsource_pkgs = lintnews,lintnews_rules\ndata_file = {folder / 'lines'}\n"
        "relative_files = true\n",
        encoding="utf-8",
    )
    spent = folder / "seconds.tsv"
    spent.unlink(missing_ok=True)
    names = [f"tests/{name}" for name in TESTS]
    names += [f"tests/{path.name}" for path in sorted((copy / "tests").glob("test_*.py"))]
    return run_tests(
        copy,
        ["--maxfail=1000", "-p", "pytest_cov", "--cov", f"--cov-config={settings}",
         "--cov-context=test", "--cov-report=", *names,
         *(f"--ignore={name}" for name in NO_WITNESSES)],
        Spending(spent),
    )  # fmt: skip


class Spending:
    """Writes down the processor time of every test that passes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        start = time.process_time()
        yield
        with self.path.open("a", encoding="utf-8") as spent:
            spent.write(f"{time.process_time() - start:.4f}\t{item.nodeid}\n")


def recorded(copy: Path, folder: Path) -> Record:
    """Return a record, read, with the pieces of the code."""
    lines = CoverageData(str(folder / "lines"))
    lines.read()
    rows = (folder / "seconds.tsv").read_text(encoding="utf-8").splitlines()
    seconds = {test: float(took) for took, test in (row.split("\t", 1) for row in rows)}
    pieces = tuple(
        piece
        for room in ROOMS
        for path in sorted((copy / room).rglob("*.py"))
        for piece in pieces_of(path, str(path.relative_to(copy)))
    )
    return Record(lines, seconds, pieces)


def pieces_of(path: Path, name: str) -> Iterator[Piece]:
    """Yield every statement of a module; of one that holds others, its head."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    waiting: list[tuple[list[ast.stmt], str, bool]] = [(module.body, "", False)]
    while waiting:
        body, function, remembered = waiting.pop()
        for node in body:
            inner = list(bodies(node))
            last = min((one[0].lineno - 1 for one in inner), default=node.end_lineno or 0)
            first, within = node.lineno, (function, remembered)
            if isinstance(node, ast.FunctionDef):
                decorators = node.decorator_list
                first = min([first, *(one.lineno for one in decorators)])
                cached = any("cache" in ast.unparse(one) for one in decorators)
                within = (node.name, remembered or cached)
            yield Piece(name, first, max(first, last), function, remembered)
            waiting += [(one, *within) for one in inner]


def bodies(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of statements that a statement holds."""
    for holder in (node, *getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        for name in ("body", "orelse", "finalbody"):
            if block := getattr(holder, name, None):
                yield block


# ── the tests for a change ──


def witnesses(change: Change, known: Record) -> list[str]:
    """Return the tests that a change can make fail: the room's first, the fastest first."""
    piece = piece_of(change, known)
    found = {
        name
        for number in range(piece.first, piece.last + 1)
        for name in contexts_of(known.lines, change.path).get(number, ())
    }
    tests = {name.removesuffix("|run") for name in found}
    # What a fixture ran is ready for every test of the file.
    prepared = {name.partition("::")[0] for name in found if name.endswith("|setup")}
    tests |= {name for name in known.seconds if name.partition("::")[0] in prepared}
    tests &= known.seconds.keys()
    room = "tests/" + change.path.split("/")[1]
    if len(tests) < FEW or not piece.function or piece.remembered:
        tests |= {name for name in known.seconds if name.startswith(room)}
    counts = Counter(name.partition("::")[0] for name in tests if name.startswith(room))
    first = max(counts, key=lambda name: (counts[name], name), default="")
    return sorted(
        tests,
        key=lambda name: (
            not name.startswith(f"{first}::"),
            not name.startswith(room),
            known.seconds[name],
            name,
        ),
    )


@cache
def contexts_of(lines: CoverageData, path: str) -> Mapping[int, Sequence[str]]:
    """Return the tests, with what they were at, that ran each line of a module."""
    return lines.contexts_by_lineno(path)


def piece_of(change: Change, known: Record) -> Piece:
    """Return the statement in which a change is made."""
    here = [
        piece
        for piece in known.pieces
        if piece.path == change.path and piece.first <= change.line <= piece.last
    ]
    return min(here, key=lambda one: one.last - one.first)


def within(tests: list[str], seconds: dict[str, float], most: float) -> list[str]:
    """Return the first tests that together take no longer than so many seconds."""
    left, found = most, []
    for test in tests:
        left -= seconds[test]
        if left >= 0:
            found.append(test)
    return found


def is_noticed(
    change: Change, copy: Path, known: Record, tests: list[str], added: Iterable[str]
) -> bool:
    """Return whether a test fails with the change made."""
    path = copy / change.path
    before = path.read_text(encoding="utf-8")
    path.write_text(changed(before, change), encoding="utf-8")
    opening = tests[0].partition("::")[0] if tests else ""
    first = [test for test in tests if test.startswith(f"{opening}::")]
    try:
        for some in (first, tests[len(first) :]):
            files = sorted({test.partition("::")[0] for test in some})
            if files and run_tests(copy, files, Chosen({one: known.seconds[one] for one in some})):
                return True
        return any(run_tests(copy, [name]) for name in added)
    finally:
        path.write_text(before, encoding="utf-8")


def changed(text: str, change: Change) -> str:
    """Return the text of a module with a change made."""
    lines = text.splitlines(keepends=True)
    line = lines[change.line - 1].encode()
    new = line[: change.start] + change.text.encode() + line[change.end :]
    lines[change.line - 1] = new.decode()
    return "".join(lines)


def shown(change: Change) -> str:
    """Return a change as a line of a report."""
    line = (ROOT / change.path).read_text(encoding="utf-8").splitlines()[change.line - 1].encode()
    old = line[change.start : change.end].decode()
    return f"{change.path}:{change.line}: {old} -> {change.text}"


class Chosen:
    """Runs some tests, in the order given, and ends one that takes far more than it did."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds
        self.order = {test: number for number, test in enumerate(seconds)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order),
            key=lambda item: self.order[item.nodeid],
        )

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        limit_processor(self.seconds[item.nodeid])


def limit_processor(usual: float) -> None:
    """Let the process end when it takes far more from now on than a test usually does."""
    limit = time.process_time() + max(LEAST, TIMES * usual)
    resource.setrlimit(resource.RLIMIT_CPU, (int(limit), resource.RLIM_INFINITY))


class Trial:
    """Makes each change that lies in a function in a child of its own, where all is imported.

    What survives here, and what cannot be tried here, is listed for the trial from the start.
    """

    def __init__(
        self,
        asked: dict[Change, list[str]],
        known: Record,
        out: int,
        survivors: Path,
        added: tuple[str, ...],
    ) -> None:
        self.asked = asked
        self.known = known
        self.out = os.dup(out)
        self.survivors = survivors
        self.added = added

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        for name in sorted(items):  # what is compiled once for all is compiled here
            if "test_readings.py" in name:
                session.config.hook.pytest_runtest_protocol(item=items[name], nextitem=None)
        new = [
            item
            for name, item in items.items()
            if name not in self.known.seconds and name.startswith(self.added)
        ]
        functions = [one for one in gc.get_objects() if isinstance(one, FunctionType)]
        gc.freeze()
        left = []
        for number, (change, tests) in enumerate(self.asked.items(), 1):
            function = piece_of(change, self.known).function
            chosen = [items[test] for test in tests if test in items] + new
            noticed = function and self.is_noticed(change, chosen, session, functions)
            if not noticed:
                left.append(shown(change))
            note = "noticed" if noticed else "left"
            os.write(self.out, f"{number} {note} {len(chosen)}: {shown(change)}\n".encode())
        self.survivors.write_text("\n".join(left), encoding="utf-8")
        return True

    def is_noticed(
        self,
        change: Change,
        items: list[pytest.Item],
        session: pytest.Session,
        functions: list[FunctionType],
    ) -> bool:
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] != 0
        put_in_place(change, functions)
        for item, following in zip(items, [*items[1:], None], strict=True):
            limit_processor(self.known.seconds.get(item.nodeid, 0))
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                os._exit(1)
        os._exit(0)


def put_in_place(change: Change, functions: Iterable[FunctionType]) -> None:
    """Give the functions of a module, which is imported, the code that the change makes."""
    path = Path.cwd() / change.path
    text = changed(path.read_text(encoding="utf-8"), change)
    waiting, codes = [compile(text, str(path), "exec")], {}
    while waiting:
        code = waiting.pop()
        codes[code.co_qualname, code.co_firstlineno] = code
        waiting += [one for one in code.co_consts if isinstance(one, CodeType)]
    for one in functions:
        if one.__code__.co_filename == str(path):
            code = codes[one.__code__.co_qualname, one.__code__.co_firstlineno]
            if len(code.co_freevars) == len(one.__code__.co_freevars):
                one.__code__ = code


# ── the changes ──


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
