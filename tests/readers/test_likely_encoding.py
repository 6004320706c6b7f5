"""What is not UTF-8 is answered with the encoding it most likely has, and read so if asked."""

from __future__ import annotations

import sys

import pytest

from lintnews.article.source import AUTO, decode
from lintnews.errors import SourceError

STORY = (
    "Pier reopens\n\n“The pier is open,” Mayor José Núñez said – after a café fire that cost £4 "
    "million. It’s good news for the town’s people, he added.\n"
)


def needs_library() -> None:
    pytest.importorskip("charset_normalizer", reason="the extra encodings is not installed")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_the_answer_names_the_likely_encoding(encoding: str) -> None:
    needs_library()
    with pytest.raises(SourceError, match=f"give --encoding {encoding}, which"):
        decode("a.txt", STORY.encode(encoding))


@pytest.mark.parametrize("text", [STORY, "It cost £4 million, he said.\n", "The town’s pier.\n"])
def test_auto_reads_a_windows_export(text: str) -> None:
    needs_library()
    source = decode("a.txt", text.encode("cp1252"), AUTO)
    assert (source.text, source.encoding) == (text, "cp1252")


def test_auto_reads_utf_8_as_utf_8() -> None:
    assert decode("a.txt", STORY.encode(), AUTO).encoding == "utf-8"


def test_without_the_library_auto_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(SourceError, match=r"pip install '.\[encodings\]'"):
        decode("a.txt", STORY.encode("cp1252"), AUTO)
    with pytest.raises(SourceError, match="name its encoding with --encoding"):
        decode("a.txt", STORY.encode("cp1252"))
