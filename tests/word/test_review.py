"""A Word document is read exactly, and gets its comments at the right words and nothing else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

docx = pytest.importorskip("docx", reason="the extra docx is not installed")

from documents import MAKERS, commented, made, parts, plain, repacked, with_footnote  # noqa: E402
from lxml import etree  # noqa: E402

from lintnews import Linter  # noqa: E402
from lintnews.errors import SourceError  # noqa: E402
from lintnews.readers.docx import W, extract, opened, paragraphs  # noqa: E402
from lintnews.word.comments import AUTHOR, reviewed  # noqa: E402

LINTER = Linter()
SOFFICE = shutil.which("soffice")
TEXTS = "word/document.xml"
PACKAGE = {TEXTS, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


@cache
def review(data: bytes) -> bytes:
    return reviewed(data, LINTER.lint(data, filename="story.docx"), LINTER.rules)


def comments(data: bytes) -> dict[str, str]:
    """Return what lintnews' comments say, by the words that they are at."""
    document = docx.Document(io.BytesIO(data))
    return {
        words_between(document.element, str(one.comment_id)): one.text
        for one in document.comments
        if one.author == AUTHOR
    }


def words_between(root: Any, number: str) -> str:
    inside, words = False, ""
    for element in root.iter():
        if element.tag in {W + "commentRangeStart", W + "commentRangeEnd"}:
            inside ^= element.get(W + "id") == number
        elif inside and element.tag == W + "t":
            words += element.text or ""
    return words


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_the_comment_is_at_the_words_that_stand_twice(maker: Callable[[Any], None]) -> None:
    found = comments(review(made(maker)))
    assert any(
        re.fullmatch(r" ?on on ?", words) and "DUP105" in said for words, said in found.items()
    ), found


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_every_place_is_that_of_the_extracted_text(maker: Callable[[Any], None]) -> None:
    data = made(maker)
    text = extract(data)
    assert text.count("on on") == 1
    for one in paragraphs(opened(data)):
        assert text[one.start : one.start + len(one.text)] == one.text
        for piece in one.pieces:
            start = max(piece.start, one.start)
            end = min(piece.start + len(piece.text), one.start + len(one.text))
            assert text[start:end] == piece.text[start - piece.start : end - piece.start]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_nothing_else_changes(maker: Callable[[Any], None]) -> None:
    data = made(maker)
    before, after = parts(data), parts(review(data))
    assert {name for name in after if after[name] != before.get(name)} <= PACKAGE
    assert before.keys() <= after.keys()
    assert without_marks(after[TEXTS]) == without_marks(before[TEXTS])


def without_marks(xml: bytes) -> list[tuple[str, tuple[tuple[str, str], ...], str]]:
    """Return each character of the text with the formatting of its run, and every other element."""
    root = etree.fromstring(xml)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(W + name)):
            gone = mark.getparent() if name == "commentReference" else mark
            gone.getparent().remove(gone)
    found: list[tuple[str, tuple[tuple[str, str], ...], str]] = []
    for element in root.iter():
        if element.tag in {W + "t", W + "delText"}:
            format_of = element.getparent().find(W + "rPr")
            shape = "" if format_of is None else etree.tostring(format_of, with_tail=False).decode()
            found += [(character, (), shape) for character in element.text or ""]
        elif (
            element.tag not in {W + "r", W + "rPr"}
            and next(element.iterancestors(W + "rPr"), None) is None
        ):
            found.append((element.tag, tuple(sorted(element.attrib.items())), ""))
    return found


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_a_second_review_replaces_the_first(maker: Callable[[Any], None]) -> None:
    once = review(made(maker))
    twice = review(once)
    assert comments(twice) == comments(once)
    assert extract(twice) == extract(once)
    others = [one.author for one in docx.Document(io.BytesIO(twice)).comments]
    assert others.count("Rae") == (maker.__name__ == "commented")


def test_a_finding_in_a_footnote_is_at_its_reference() -> None:
    data = with_footnote()
    assert extract(data).endswith("on on Monday after repairs, the mayor said.\n")
    after = review(data)
    (said,) = comments(after).values()
    assert "DUP105" in said
    assert parts(after)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_a_comment_speaks_of_paragraphs_and_of_no_setting() -> None:
    def repeated(document: Any) -> None:
        document.add_paragraph("Pier reopens after storm")
        document.add_paragraph("The mayor, Ana Brandvold, opened it. Brandvold paid for it.")
        document.add_paragraph("The ferry will run again in the spring, the county said.")
        document.add_paragraph("The ferry will run again in the spring, the county said.")
        document.add_paragraph("Brandvold said the town was glad, and Branvold left.")

    said = "\n".join(comments(review(made(repeated))).values())
    assert "repeats paragraph 3" in said
    assert '"Brandvold" in paragraph 5' in said
    assert 'add "Branvold" to the desk\'s names' in said
    assert "vocabulary" not in said
    assert not re.search(r"line \d", said)


def test_the_command_writes_a_copy(tmp_path: Path) -> None:
    story = tmp_path / "story.docx"
    story.write_bytes(made(plain))
    command = [sys.executable, "-m", "lintnews", "review", str(story), "-o", "reviewed.docx"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")
    assert comments((tmp_path / "reviewed.docx").read_bytes())
    assert story.read_bytes() == made(plain) or extract(story.read_bytes())


@pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice")
def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    assert SOFFICE
    (tmp_path / "story.docx").write_bytes(review(made(commented)))
    command = [SOFFICE, f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless"]
    command += ["--convert-to", "fodt", "--outdir", str(tmp_path), str(tmp_path / "story.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=1800)
    shown = (tmp_path / "story.fodt").read_text(encoding="utf-8")
    said = r"<dc:creator>lintnews</dc:creator>.*?DUP105.*?</office:annotation>\s*on on\s*<"
    assert re.search(said, shown, re.DOTALL)
    assert "<dc:creator>Rae</dc:creator>" in shown


EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def with_a_type(xml: bytes) -> bytes:
    at = xml.index(b"?>") + 2
    return xml[:at] + EXTERNAL + xml[at:]


REFUSED: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: repacked(made(plain), {TEXTS: lambda xml: xml + b" " * 60_000_000}),
    "encrypted": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "external": lambda: repacked(made(plain), {TEXTS: with_a_type}),
    "cut short": lambda: made(plain)[:2000],
    "broken": lambda: repacked(made(plain), {TEXTS: lambda xml: xml[:500]}),
    "a workbook": lambda: repacked(made(plain), {})[:0] + b"PK\x05\x06" + b"\0" * 18,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_within_a_second(name: str) -> None:
    data = REFUSED[name]()
    started = time.process_time()
    with pytest.raises(SourceError):
        extract(data)
    assert time.process_time() - started < 10  # asked: a second
