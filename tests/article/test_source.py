from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.article.source import Source, decode
from lintnews.errors import SourceError


def test_lines_end_at_three_line_ends_and_no_others() -> None:
    source = Source("x", "a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h")
    assert [source.line_text(line) for line in range(1, len(source.line_starts) + 1)] == [
        "a",
        "b",
        "c",
        "d\u2028e\x0bf\x0cg\x85h",
    ]


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


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"GIF89a\0\0", "is a picture"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "is a picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "is sound or film"),
        (
            b"PK\x03\x04\x14\0\x08[Content_Types].xml\0word/document.xml",
            "is a Word document: save it as .docx or plain text",
        ),
        (b"PK\x03\x04\x14\0\x08photo.jpg", "is a packed file: unpack it first"),
        (
            b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text",
            "is an OpenDocument text",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "of an old Office"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (rb"{\rtf1\ansi Harbor reopens}", "is an RTF document: save it as plain text"),
        (b"\x7fELF\x02\x01\x01\0", "is a program"),
        (b"\xfe\xc4\0\0", r"is a binary file \(a NUL at byte 2\)"),
        ("Harbor reopens".encode("utf-16-le"), "is text in UTF-16 .* --encoding utf-16-le"),
        ("Harbor reopens".encode("utf-16-be"), "is text in UTF-16 .* --encoding utf-16-be"),
    ],
)
def test_what_is_no_text_is_called_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        decode("x", data)


def test_a_nul_is_refused_in_text_of_any_encoding_and_words_are_not() -> None:
    with pytest.raises(SourceError, match="NUL at offset 1"):
        decode("x", codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"))
    assert decode("x", "Harbor".encode("utf-16-le"), "UTF-16-LE").text == "Harbor"
    for words in ("RIFF raff", "MZ is a code", "PK stands for park", "GIF89a is a format"):
        assert decode("x", words.encode()).text == words


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(SourceError, match="utf-9"):
        decode("x", b"a", "utf-9")
