"""Changed lines: what git says, and where that is in a source."""

from __future__ import annotations

import pytest

from lintnews import Source, Span
from lintnews.run.since import Lines, parse, stretches

HEAD = b"diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n"


def test_the_lines_of_each_file_are_found() -> None:
    diff = (
        HEAD
        + b"@@ -2 +2,2 @@ heading\n-old\n+new\n+newer\n@@ -9,2 +10,0 @@\n-gone\n-gone\n"
        + HEAD.replace(b"x", b"y")
        + b"@@ -0,0 +1 @@\n+first\n\\ No newline at end of file\n"
    )
    assert parse(diff) == {b"x": (Lines(2, 2),), b"y": (Lines(1, 1),)}


def test_lines_of_the_article_that_look_like_a_diff_are_none() -> None:
    diff = (
        HEAD + b"@@ -1,2 +1,3 @@\n--- a/evil\n-@@ -1 +1 @@\n+++ b/evil\n+@@ -1 +1,99 @@\n+diff "
        b"--git a/z b/z\n@@ -7 +8 @@\n-a\n+b\n"
    )
    assert parse(diff) == {b"x": (Lines(1, 3), Lines(8, 1))}


@pytest.mark.parametrize(
    ("written", "path"),
    [
        (b"b/plain.txt", b"plain.txt"),
        (b"b/with space.txt\t", b"with space.txt"),
        (b'"b/caf\\303\\251.txt"', "café.txt".encode()),
        (b'"b/tab\\there \\"quoted\\" \\\\.txt"', b'tab\there "quoted" \\.txt'),
    ],
)
def test_paths_are_read_as_git_writes_them(written: bytes, path: bytes) -> None:
    assert list(
        parse(b"diff --git x x\n--- /dev/null\n+++ " + written + b"\n@@ -0,0 +1 @@\n+a\n")
    ) == [path]


@pytest.mark.parametrize(
    ("text", "lines", "covered"),
    [
        ("one\ntwo\nthree\n", (Lines(2, 1),), ["two\n"]),
        ("one\r\ntwo\r\nthree\r\n", (Lines(2, 2),), ["two\r\nthree\r\n"]),
        ("one\ntwo", (Lines(2, 1),), ["two"]),
        ("one\ntwo\n", (), []),
        ("one\ntwo\n", None, ["one\ntwo\n"]),
        ("one\rtwo\rthree", (Lines(1, 1),), ["one\rtwo\rthree"]),
        ("one\u2028two\nthree\n", (Lines(1, 1),), ["one\u2028two\n"]),
        ("one\n", (Lines(7, 2),), [""]),
    ],
)
def test_lines_become_stretches(
    text: str, lines: tuple[Lines, ...] | None, covered: list[str]
) -> None:
    assert [span.of(text) for span in stretches(Source("a.txt", text), lines)] == covered


def test_the_last_line_takes_in_the_end_of_the_text() -> None:
    assert stretches(Source("a.txt", "one\ntwo"), (Lines(2, 1),)) == (Span(4, 8),)


def test_a_file_in_which_git_cannot_count_lines_counts_whole() -> None:
    source = Source("a.txt", "one\ntwo\n", encoding="utf-16-le", bom=b"\xff\xfe")
    assert stretches(source, (Lines(2, 1),)) == (Span(0, 9),)
    assert stretches(source, ()) == ()
