"""A TOML file: read with limits, and able to tell where each of its keys is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property

import tomli

from lintnews.errors import LintnewsError
from lintnews.hints import Any
from lintnews.toml.positions import Way, positions
from lintnews.values import NamedTuple


class Document(NamedTuple):
    """A file that was read. ``prefix`` is the way to the table that ways are meant from."""

    path: str
    table: dict[str, Any]
    text: str = ""
    prefix: Way = ()

    @cached_property
    def positions(self) -> Mapping[Way, tuple[int, int]]:
        """Return the line and column of every key and item, found when first asked for."""
        return positions(self.text)

    def position(self, *way: str | int) -> tuple[int, int] | None:
        """Return line and column of the nearest thing on the way that has a place in the file."""
        full = (*self.prefix, *way)
        while full and full not in self.positions:
            full = full[:-1]
        return self.positions.get(full)

    def place(self, *way: str | int) -> str:
        """Return ``file:line:column`` of a key or an item."""
        position = self.position(*way)
        return self.path if position is None else f"{self.path}:{position[0]}:{position[1]}"


def read(
    path: str | os.PathLike[str], error: Callable[[str], LintnewsError], *, largest: int
) -> Document:
    """Read a file of at most ``largest`` bytes.

    Raises:
        LintnewsError: the ``error`` of a message, if it cannot be read or is no TOML.
    """
    path = os.fspath(path)
    try:
        data = _bytes(path, largest)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Document(path, tomli.loads(text), text)
    except tomli.TOMLDecodeError as failure:
        message = f"{path}:{failure.lineno}:{failure.colno}: {plainly(failure)}"
        raise error(message) from failure
    except UnicodeDecodeError as failure:
        message = f"{path}: not UTF-8 at byte {failure.start}; save it as UTF-8"
        raise error(message) from failure
    except RecursionError as failure:
        message = f"{path}: nested too deeply: {failure}"
        raise error(message) from failure
    except OSError as failure:
        message = f"{path}: cannot be read: {failure.strerror or failure}"
        raise error(message) from failure


def _bytes(path: str, largest: int) -> bytes:
    """Return the bytes of a file; what is no file, or too large, is refused.

    Raises:
        OSError: says why it cannot be read.
    """
    if not os.path.isfile(path):
        message = "there is no such file"
        raise OSError(message)
    with open(path, "rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        message = f"larger than {largest:,} bytes, which no such file is"
        raise OSError(message)
    return data


def plainly(error: tomli.TOMLDecodeError) -> str:
    """Return what the parser says, with a hint if a word has no quotation marks."""
    message = error.msg
    if message == "Invalid value":
        return f'{message}: put words in quotation marks, as "DUP"'
    return message
