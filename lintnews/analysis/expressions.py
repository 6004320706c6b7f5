"""Expressions that were compiled in an earlier run, as Python keeps modules that were.

Python compiles each expression anew in every process: more than half of what a first article
costs. So what the compiler of ``re`` makes of an expression, a row of numbers, is kept in a
file, and the next process hands the numbers to the engine, which checks them. The file is one
that this very Python wrote, undamaged, or it is nothing. Where ``re`` is built otherwise
than CPython's, or nobody said where to keep anything, an expression is compiled as ever.

A file is a sum over the rest, a line that says whom it is for, a line for each row, an empty
line, and then the expressions and their numbers. A line is the row's key, where the expression
begins, how many bytes it and its numbers have, flags, number of groups and their names.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from zlib import crc32

from lintnews.hints import Any
from lintnews.values import VERSION, NamedTuple

# What CPython's ``re`` compiles with, private to it: a test holds that the result is the same.
_PARSE: Any = getattr(sys.modules.get("re._parser"), "parse", None)
_CODE: Any = getattr(sys.modules.get("re._compiler"), "_code", None)
_ENGINE: Any = sys.modules.get("_sre")
#: Bytes of a file: all our expressions are half of it. A larger one is begun anew.
LARGEST = 4_000_000
_SUM = 4  # bytes
_WIDTH = 4  # bytes of a number

# flags, numbers, number of groups, name -> group
Row = tuple[int, bytes, int, Mapping[str, int]]


class KeptFile(NamedTuple):
    """What a file holds: the line of each row by its key, and what the lines speak of."""

    lines: Mapping[str, str] = MappingProxyType({})
    body: bytes = b""

    def row(self, expression: str, flags: int) -> Row | None:
        """Return the row of an expression, ``None`` if there is none.

        Raises:
            ValueError: if the file was written by somebody else.
        """
        words = expression.encode("utf-8", "surrogatepass")
        line = self.lines.get(_key(words, flags))
        if line is None:
            return None
        begin, length, size, all_flags, groups, *names = line.split(" ")
        at = int(begin) + int(length)
        if self.body[int(begin) : at] != words:
            return None  # another one with the same key
        numbered = {name: int(number) for number, name in zip(names[::2], names[1::2], strict=True)}
        return int(all_flags), self.body[at : at + int(size)], int(groups), numbered

    def with_rows(self, rows: Mapping[tuple[str, int], Row]) -> KeptFile:
        """Return the file with more rows."""
        lines = dict(self.lines)
        body = [self.body]
        at = len(self.body)
        for (expression, flags), (all_flags, numbers, groups, names) in rows.items():
            words = expression.encode("utf-8", "surrogatepass")
            named = "".join(f" {number} {name}" for name, number in names.items())
            counts = f"{at} {len(words)} {len(numbers)} {int(all_flags)} {groups}"
            lines[_key(words, flags)] = counts + named
            body += [words, numbers]
            at += len(words) + len(numbers)
        return KeptFile(lines, b"".join(body))

    def written(self) -> bytes:
        """Return the bytes of the file."""
        heads = [_whom(), *(f"{key} {line}" for key, line in self.lines.items())]
        data = "\n".join(heads).encode() + b"\n\n" + self.body
        return crc32(data).to_bytes(_SUM, "big") + data


def read(path: str | None) -> KeptFile:
    """Return what a file holds: nothing if it is damaged, too large or of another Python."""
    if path is None:
        return KeptFile()
    with suppress(OSError, ValueError):
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) <= LARGEST and crc32(data[_SUM:]) == int.from_bytes(data[:_SUM], "big"):
            head, _, body = data[_SUM:].partition(b"\n\n")
            whom, *lines = head.decode().split("\n")
            if whom == _whom():
                return KeptFile(dict([line.split(" ", 1) for line in lines]), body)
    return KeptFile()


def _key(words: bytes, flags: int) -> str:
    return f"{crc32(words)}.{len(words)}.{int(flags)}"


def _whom() -> str:
    """Return what a file is for: our version, the very Python, and how its engine reads numbers."""
    return f"{VERSION} {sys.version!r} {sys.byteorder} {_ENGINE.MAGIC}"


class KeptExpressions:
    """The expressions of one file, read when one is first asked for, and new ones."""

    __slots__ = ("_file", "_find", "_new")

    def __init__(self, find: Callable[[], str | None]) -> None:
        """Keep how to find the file; ``None`` in place of its name is no file."""
        self._find = find
        self._file: KeptFile | None = None
        self._new: dict[tuple[str, int], Row] = {}

    def compiled(self, expression: str, flags: int) -> re.Pattern[str]:
        """Return an expression compiled, from its row if there is one.

        Raises:
            re.error: if it is no expression.
        """
        if self._file is None:
            self._file = read(self._find())
        # A row that cannot be read, or that the engine refuses, is made anew.
        with suppress(RuntimeError, OverflowError, TypeError, ValueError, IndexError):
            row = self._file.row(expression, flags)
            if row is not None:
                return _pattern(expression, row)
        parsed = _PARSE(expression, flags)
        state = parsed.state
        numbers = array("I", _CODE(parsed, flags)).tobytes()
        row = (flags | state.flags, numbers, state.groups - 1, state.groupdict)
        self._new[expression, flags] = row
        return _pattern(expression, row)

    def take_new(self) -> dict[tuple[str, int], Row]:
        """Return the rows that the file did not have, and forget that they are new."""
        new, self._new = self._new, {}
        return new


def _pattern(expression: str, row: Row) -> re.Pattern[str]:
    flags, numbers, groups, names = row
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    code = memoryview(numbers).cast("I").tolist()
    made: re.Pattern[str] = _ENGINE.compile(
        expression, flags, code, groups, {**names}, tuple(by_number)
    )
    return made


_kept: list[KeptExpressions] = []


def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression compiled, now or in an earlier run.

    Raises:
        re.error: if it is no expression.
    """
    if _kept:
        return _kept[0].compiled(expression, flags)
    return re.compile(expression, flags)


def keep(find: Callable[[], str | None]) -> None:
    """Keep in a file what is compiled from now on in this process."""
    if _PARSE and _CODE and hasattr(_ENGINE, "MAGIC") and array("I").itemsize == _WIDTH:
        _kept[:] = [KeptExpressions(find)]


def keep_no_more() -> None:
    """Compile from now on as if nothing had been kept."""
    _kept.clear()


def take_new() -> dict[tuple[str, int], Row]:
    """Return what has to be written, once."""
    return _kept[0].take_new() if _kept else {}
