"""The file of compiled expressions: read when one is needed, and written when a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress

from lintnews.analysis import expressions
from lintnews.run.own_folder import default_folder, is_ours
from lintnews.run.request import Work

_FILE = f"expressions-1-{sys.implementation.cache_tag}"  # the number is that of the form of a row
_folders: list[str | None] = []  # the one that is written, if any


def begin(folder: str | None = None, *, write: bool = True) -> None:
    """Use the expressions that a folder has, or the one that the system gives, and keep new ones.

    Without ``write`` they are used, and nothing is written.
    """
    _folders[:] = [folder] if write else []
    expressions.keep(lambda: _readable(folder or default_folder()))


def begin_for(work: Work) -> None:
    """Begin as the options say."""
    begin(work.cache_dir, write=not work.no_cache)


def write() -> None:
    """Write what was compiled since. Where that cannot be done, it is compiled again next time."""
    new = expressions.take_new()
    if not new:
        return
    for folder in (given or default_folder() for given in _folders):
        with suppress(OSError):
            if folder is not None:
                _write(folder, new)


def end() -> None:
    """Write what was compiled, and keep nothing any more."""
    write()
    _folders.clear()
    expressions.keep_no_more()


def _write(folder: str, new: Mapping[tuple[str, int], expressions.Row]) -> None:
    """Put the new rows beside those that are there. Of two processes at once the last one wins.

    Raises:
        OSError: if it cannot be done.
    """
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if not is_ours(folder):
        return
    data = expressions.read(_readable(folder)).with_rows(new).written()
    if len(data) > expressions.LARGEST:
        data = expressions.KeptFile().with_rows(new).written()
    temporary = os.path.join(folder, f"{_FILE}.{os.getpid()}.tmp")
    try:
        # A process that was killed may have left one of that name; nobody else has it.
        with open(temporary, "wb", opener=_private) as file:
            file.write(data)
        os.replace(temporary, os.path.join(folder, _FILE))
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else may read or write."""
    return os.open(path, flags, 0o600)


def _readable(folder: str | None) -> str | None:
    """Return the file, if it is there and nobody else may have written it."""
    path = os.path.join(folder or "", _FILE)
    with suppress(OSError):
        if folder is not None and is_ours(folder) and is_ours(path):
            return path
    return None
