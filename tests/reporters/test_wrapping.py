"""Rows never exceed their width and lose nothing but the spaces they break at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lintnews.reporters.wrapping import columns, cut, padded, plain, wrapped

LINE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=80).map(
    plain
)


@given(LINE, st.integers(2, 40))
def test_rows_fit_and_keep_every_letter(text: str, width: int) -> None:
    rows = list(wrapped(text, width))
    assert all(columns(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")


@given(LINE, st.integers(4, 40), st.integers(1, 3))
def test_what_is_cut_has_no_more_rows_and_says_so(text: str, width: int, rows: int) -> None:
    shown = list(cut(text, width, rows, "…"))
    assert len(shown) <= rows
    assert all(columns(row) <= width for row in shown)
    if len(list(wrapped(text, width))) > rows:
        assert shown[-1].endswith("…")


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert columns("日本") == 4
    assert columns("e\u0301") == 1
    assert padded("日本", 6) == "日本  "
    assert list(wrapped("日本日本", 4)) == ["日本", "日本"]


def test_a_word_longer_than_a_row_is_broken() -> None:
    assert list(wrapped("see https://example.org/harbor now", 10)) == [
        "see",
        "https://ex",
        "ample.org/",
        "harbor now",
    ]
