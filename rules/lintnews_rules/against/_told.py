"""What all rules say of a change: what the original has, and on which line."""

from __future__ import annotations

from collections.abc import Iterator

import lintnews
from lintnews import Change, ChangeKind, Reading

_LONGEST_SHOWN = 70  # code points of the original that a message repeats


def of_kind(reading: Reading, kind: ChangeKind) -> Iterator[Change]:
    """Yield the changes of one kind; none if there is nothing to compare with."""
    # What compares is loaded when there is an original: few articles have one.
    if reading.article.original is not None:
        yield from (change for change in reading.get(lintnews.changes) if change.kind is kind)


def shown(text: str) -> str:
    """Return the words of a text, the first of them if it is long."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST_SHOWN:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_SHOWN)] + " …"


def place(reading: Reading, change: Change) -> str:
    """Return where in the original the other place is: wire.txt:12."""
    original = reading.article.original
    if original is None:
        return ""
    name = original.source.name.replace("\\", "/").rpartition("/")[2]
    return f"{name}:{original.line(change.original)}"
