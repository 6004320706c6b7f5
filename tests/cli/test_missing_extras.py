"""A face whose libraries are not installed says how to install them."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BLOCKED = """
import sys
for name in {libraries!r}:
    sys.modules[name] = None
sys.argv = ["lintnews", *sys.argv[1:]]
from lintnews.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("libraries", "extra", "arguments"),
    [
        (("jinja2",), "report", ("report", "a.txt")),
        (("starlette",), "serve", ("serve",)),
        (("uvicorn",), "serve", ("serve",)),
        (("python_multipart", "starlette"), "serve", ("serve",)),
        (("pygls",), "lsp", ("lsp",)),
        (("tomlkit",), "lsp", ("lsp",)),
        (("docx",), "docx", ("review", "a.docx")),
        (("docx",), "docx", ("a.docx",)),
        (("daft",), "scan", ("scan", "a.txt", "-o", "out")),
        (("pyarrow",), "scan", ("scan", "a.txt", "-o", "out")),
        (("pyarrow",), "tables", ("a.parquet",)),
        (("warcio",), "warc", ("a.warc.gz",)),
        (("charset_normalizer",), "encodings", ("--encoding", "auto", "w.txt")),
    ],
)
def test_it_says_how(
    tmp_path: Path, libraries: tuple[str, ...], extra: str, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("Pier reopens\n\nIt is open.\n", encoding="utf-8")
    (tmp_path / "w.txt").write_bytes(b"Pier caf\xe9 reopens\n\nIt is open.\n")
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "a.warc.gz").write_bytes(b"WARC")
    result = subprocess.run(
        [sys.executable, "-c", BLOCKED.format(libraries=libraries), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert f"pip install '.[{extra}]'" in result.stdout + result.stderr


def test_a_report_stays_if_the_document_cannot_be_read_now(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "a.report.html").write_text("of yesterday", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", BLOCKED.format(libraries=("docx",)), "report", "a.docx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "pip install '.[docx]'" in result.stderr
    assert (tmp_path / "a.report.html").read_text(encoding="utf-8") == "of yesterday"


def word() -> bytes:
    """Return a package that looks like a Word document from outside."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    return held.getvalue()


WORD = word()
