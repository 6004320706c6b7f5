from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

lsprotocol = pytest.importorskip("lsprotocol", reason="the extra lsp is not installed")

from lsprotocol import types  # noqa: E402

from lintnews.editor.documents import OpenDocument  # noqa: E402
from lintnews.editor.utf16 import LineIndex  # noqa: E402

TEXT = st.text(alphabet="ab 🚢é\n\r\u2028", max_size=40)


@given(TEXT, st.data())
def test_an_offset_comes_back_from_its_place(text: str, data: st.DataObject) -> None:
    lines = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = lines.position(offset)
    inside_a_line_end = text[offset - 1 : offset + 1] == "\r\n"
    if not inside_a_line_end:
        assert lines.offset(line, column) == offset


def test_a_column_counts_utf_16_units() -> None:
    assert LineIndex("a\n🚢 b").position(4) == (1, 3)


def test_the_line_separator_of_unicode_ends_no_line() -> None:
    assert LineIndex("a\u2028b").position(2) == (0, 2)


def test_what_lies_past_a_line_means_its_end() -> None:
    lines = LineIndex("ab\ncd")
    assert lines.offset(0, 99) == 2
    assert lines.offset(9, 0) == 5


@settings(max_examples=60)
@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), TEXT), max_size=20))
def test_the_text_is_the_clients_after_any_edits(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    document = OpenDocument("file:///a.txt", text, 1)
    for version, (one, other, put) in enumerate(edits, 2):
        start, end = sorted(min(at, len(text)) for at in (one, other))
        if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
            continue
        change = types.TextDocumentContentChangePartial(document.range(start, end), put)
        document.apply([change], version)
        text = text[:start] + put + text[end:]
        assert document.text == text
