from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.article.source import Source, decode
from lintnews.errors import SourceError


def test_lines_end_at_three_line_ends_and_no_others() -> None:
    source = Source("x", "a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h")
    assert [source.line_text(line) for line in range(1, len(source.line_starts) + 1)] == ["a", "b", "c", "d\u2028e\x0bf\x0cg\x85h"]


@given(st.text(st.sampled_from("ab\n\r\u2028İ👩\u0301")))
def test_a_position_counts_code_points_from_the_line_start(text: str) -> None:
    source = Source("x", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_starts[line - 1] + column - 1 == offset


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\ufeff")))
def test_a_byte_order_mark_changes_no_offset(text: str) -> None:
    plain, marked = decode("x", text.encode()), decode("x", codecs.BOM_UTF8 + text.encode())
    assert (plain.text, plain.line_starts) == (marked.text, marked.line_starts)
    assert decode("x", codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text


def test_undecodable_bytes_are_named_by_their_offset() -> None:
    with pytest.raises(SourceError, match=r"byte 3 \(0xe9\).*--encoding") as caught:
        decode("x", b"caf\xe9 au lait")
    assert caught.value.offset == 3
    assert decode("x", b"caf\xe9", "latin-1").text == "café"


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(SourceError, match="binary"):
        decode("x", b"GIF89a\0\0")


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(SourceError, match="utf-9"):
        decode("x", b"a", "utf-9")
