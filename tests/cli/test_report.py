"""``lintnews report`` and ``review``: where the pages go, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jinja2", reason="the extra report is not installed")

from lintnews.cli.main import run

COPY = "Bridge opens\n\nOver the the bridge they came, the mayor said on Monday.\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.fixture(autouse=True)
def _copy(folder: Path) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "a.txt").write_text(COPY, encoding="utf-8")
    (folder / "old.doc").write_bytes(OLD_WORD)


def test_a_folder_with_one_article_makes_a_folder() -> None:
    assert run(["report", "copy", "-o", "proofs"]) == 0
    assert sorted(path.name for path in Path("proofs").iterdir()) == [
        "copy-a.txt.html",
        "index.html",
    ]


def test_a_folder_with_one_article_can_make_a_page() -> None:
    assert run(["report", "copy", "-o", "proof.html"]) == 0
    assert Path("proof.html").is_file()


def test_a_file_is_no_folder_for_pages(capsys: Any) -> None:
    Path("copy/b.txt").write_text(COPY, encoding="utf-8")
    Path("proofs").write_text("mine", encoding="utf-8")
    assert run(["report", "copy", "-o", "proofs"]) == 2
    assert capsys.readouterr().err == "lintnews: proofs is a file: name a folder\n"
    assert Path("proofs").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["report", "review"])
def test_a_document_of_an_old_word_is_to_be_saved_as_docx(command: str, capsys: Any) -> None:
    assert run([command, "old.doc"]) == 2
    said = capsys.readouterr().err
    assert "save it as .docx in Word" in said
    assert "plain text" not in said
    assert "lintnews report" not in said


def test_no_page_is_written_where_nothing_could_be_read(capsys: Any) -> None:
    assert run(["report", "old.doc"]) == 2
    assert run(["report", "old.doc", "old.doc", "-o", "proofs/"]) == 2
    said = capsys.readouterr().err
    assert "old.report.html: not written, since nothing could be read\n" in said
    assert "proofs/: no page is written, since nothing could be read\n" in said
    assert sorted(path.name for path in Path().iterdir()) == [".git", "copy", "old.doc"]


def test_what_could_not_be_read_is_listed_without_a_page(capsys: Any) -> None:
    assert run(["report", "copy", "old.doc", "-o", "proofs"]) == 2
    assert "proofs/index.html: written, 1 article\n" in capsys.readouterr().err.replace("\\", "/")
    assert not Path("proofs/old.doc.html").exists()
    index = Path("proofs/index.html").read_text(encoding="utf-8")
    assert "save it as .docx in Word" in index
    assert index.count("<a href") == 1
