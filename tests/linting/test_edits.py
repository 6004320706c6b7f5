"""What goes with a comment or directive that goes."""

from __future__ import annotations

import pytest

from lintnews import Span
from lintnews.linting.edits import cut


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n@\nb\n", "a\nb\n"),
        ("a\n\n@\nb\n", "a\n\nb\n"),
        ("a\n\n@\n\nb\n", "a\n\nb\n"),
        ("@\n\nb\n", "b\n"),
        ("@\nb\n", "b\n"),
        ("a\n\n@\n", "a\n"),
        ("a\n@", "a\n"),
        ("@", ""),
        ("a\n  @  \nb\n", "a\nb\n"),
        ("a @ b\n", "a b\n"),
        ("a @\nb\n", "a\nb\n"),
        ("a @", "a"),
        ("a (@) b\n", "a () b\n"),
        ("@ a\n", " a\n"),
    ],
)
def test_the_copy_closes_over_the_gap(before: str, after: str, newline: str) -> None:
    before, after = before.replace("\n", newline), after.replace("\n", newline)
    at = before.index("@")
    gone = cut(before, Span(at, at + 1))
    assert before[: gone.start] + before[gone.end :] == after
