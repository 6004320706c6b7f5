"""How far a long run has come, on a terminal that shows nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from lintnews.linting.finding import Located

_PATIENCE = 2.0  # seconds before anything is shown
_PAUSE = 0.2  # seconds between two lines
_CLEAR = "\r\x1b[K"


def is_wanted() -> bool:
    """Say whether messages go to a terminal and findings do not: these would show how far it is."""
    return (
        sys.stderr is not None
        and sys.stderr.isatty()
        and not (sys.stdout is not None and sys.stdout.isatty())
    )


def shown(found: Iterable[Located], names: list[str]) -> Iterator[Located]:
    """Let the findings pass, and say on standard error which of the files they are in."""
    place = {name: number for number, name in enumerate(names, 1)}
    next_time = monotonic() + _PATIENCE
    written = False
    try:
        for one in found:
            now = monotonic()
            if now >= next_time:
                next_time = now + _PAUSE
                sys.stderr.write(f"{_CLEAR}{place.get(one.path, 0)} of {len(names)} articles")
                sys.stderr.flush()
                written = True
            yield one
    finally:
        if written:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
