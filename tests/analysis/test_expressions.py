"""Expressions kept compiled are those that ``re`` compiles, or they are compiled again."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintnews.analysis import expressions
from lintnews.analysis.expressions import KeptFile
from tests.analysis.test_forms import every_form, every_pattern

EXPRESSION = r"(?P<day>\d+) (?P<month>May|June)|(?i:tk)|[“”’…]\uD800?"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """Yield where expressions are kept, in a folder that is empty."""
    path = tmp_path / "kept"
    expressions.keep(lambda: str(path))
    yield path
    expressions.keep_no_more()


def written(*given: tuple[str, int]) -> bytes:
    for expression, flags in given:
        expressions.compiled(expression, flags)
    return KeptFile().with_rows(expressions.take_new()).written()


def no_compiler(*_: object) -> None:
    pytest.fail("compiled again")


def test_what_is_kept_is_what_re_compiles(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {(form.expression, 0) for form in every_form()}
    ours |= {
        (pattern.expression, 0 if pattern.case_sensitive else int(re.IGNORECASE))
        for pattern in every_pattern()
    }
    file.write_bytes(written(*ours, (EXPRESSION, 0)))
    assert file.stat().st_size < expressions.LARGEST / 1.5  # all of ours leave room
    expressions.keep(lambda: str(file))
    monkeypatch.setattr(expressions, "_PARSE", no_compiler)
    for expression, flags in (*ours, (EXPRESSION, 0)):
        kept, wanted = expressions.compiled(expression, flags), re.compile(expression, flags)
        # Two compiled expressions are equal if the numbers of both are.
        assert kept == wanted, expression
        assert (kept.groupindex, kept.groups) == (wanted.groupindex, wanted.groups)


def test_rows_are_added_to_those_of_a_file(file: Path) -> None:
    first = written(("one", 0), (EXPRESSION, 0))
    file.write_bytes(first)
    expressions.compiled("two", re.IGNORECASE)
    both = expressions.read(str(file)).with_rows(expressions.take_new())
    assert [both.row(*key) is None for key in [("one", 0), ("two", 2), ("two", 0)]] == [
        False,
        False,
        True,
    ]


@pytest.mark.usefixtures("file")
def test_what_is_no_expression_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        expressions.compiled("(", 0)
    assert expressions.take_new() == {}


def test_a_file_with_any_byte_changed_is_none(file: Path) -> None:
    whole = written(("one", 0))
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert expressions.read(str(file)) == KeptFile()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert expressions.read(str(file)) == KeptFile()


def test_a_file_of_another_python_is_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(written(("one", 0)))
    assert expressions.read(str(file)) != KeptFile()
    monkeypatch.setattr(sys, "version", "3.99")
    assert expressions.read(str(file)) == KeptFile()


def test_a_file_that_is_too_large_is_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(("one", 0))
    file.write_bytes(whole)
    monkeypatch.setattr(expressions, "LARGEST", len(whole) - 1)
    assert expressions.read(str(file)) == KeptFile()


@pytest.mark.parametrize(
    "row",
    [
        (0, b"\xff" * 40, 0, {}),  # numbers that mean nothing
        (0, b"\1\2\3", 0, {}),  # half a number
        (0, b"", 0, {}),
        (0, b"\1\0\0\0", -5, {}),
        (0, b"\1\0\0\0", 1, {"day": 7}),  # a name of no group
    ],
)
def test_numbers_that_the_engine_refuses_are_made_again(
    file: Path, row: tuple[int, bytes, int, dict[str, int]]
) -> None:
    file.write_bytes(KeptFile().with_rows({("one", 0): row}).written())
    assert expressions.compiled("one", 0) == re.compile("one")


@pytest.mark.parametrize("line", ["", "0 3", "a b c d e", "0 3 4 0 0 1", "-9 99 99 0 0"])
def test_a_line_of_another_form_is_no_row(file: Path, line: str) -> None:
    sound = KeptFile().with_rows({("one", 0): (0, b"", 0, {})})
    file.write_bytes(KeptFile(dict.fromkeys(sound.lines, line), sound.body).written())
    assert expressions.compiled("one", 0) == re.compile("one")


def test_without_the_compiler_of_cpython_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_CODE", None)
    expressions.keep(lambda: "kept")
    assert expressions.compiled("one", 0) == re.compile("one")
    assert expressions.take_new() == {}
