"""Text documents of LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from lintnews import lint
from lintnews.article.model import Role
from lintnews.errors import SourceError
from lintnews.readers import opendocument

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
)
STORY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:style-name="P1" text:outline-level="1">Pier reopens</text:h>
<text:p text:style-name="Subtitle">Boats land
  again</text:p>
<text:p>The pier &amp; quay<text:s text:c="2"/>reopened on <text:span>on</text:span> Monday<text:note><text:note-citation>1
</text:note-citation><text:note-body><text:p>After a storm.</text:p></text:note-body></text:note>,
<office:annotation><dc:creator>Ann</dc:creator><text:p>Really?</text:p></office:annotation>the
mayor said 🚢.<draw:frame><draw:text-box><text:p text:style-name="Illustration">The pier.</text:p>
</draw:text-box></draw:frame></text:p>
<text:p/>
<text:list><text:list-item><text:p>Boats</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>12 boats</text:p></table:table-cell>
</table:table-row></table:table>
<text:h text:outline-level="2">Later</text:h>
<text:p text:style-name="Quotations">It holds.</text:p>
"""
PARAGRAPHS = [
    ("Pier reopens", Role.HEADLINE),
    ("Boats land again", Role.DECK),
    ("The pier & quay  reopened on on Monday, the mayor said 🚢.", None),
    ("The pier.", Role.CAPTION),
    ("Boats", Role.LIST),
    ("12 boats", None),
    ("Later", Role.SUBHEAD),
    ("It holds.", Role.PULLQUOTE),
    ("After a storm.", None),
]


def packed(body: str, more: Mapping[str, bytes] = {}) -> bytes:
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", xml)
        for name, data in more.items():
            package.writestr(name, data)
    return made.getvalue()


def test_paragraphs_have_their_words_and_the_roles_of_their_styles() -> None:
    found = opendocument.paragraphs(packed(STORY))
    assert [(one.text, one.role) for one in found] == PARAGRAPHS


def test_findings_are_at_their_places_in_the_plain_text() -> None:
    report = lint(packed(STORY), filename="story.odt")
    assert report.text == "\n\n".join(text for text, _ in PARAGRAPHS) + "\n"
    (found,) = [one for one in report.findings if one.code == "DUP105"]
    assert report.text[found.place.start : found.place.end] == "on on"
    assert (found.place.line, found.place.column) == (5, 27)
    assert report.article
    assert report.article.metadata.title == "Pier reopens"
    blocks = [one.span.of(report.article.text) for one in report.article.blocks]
    assert blocks == [text for text, _ in PARAGRAPHS]


LOCKED = {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}
BOMB = {"big.xml": b" " * 70_000_000}
NAMING = {"other.xml": b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04nothing", "no text document that can be read"),
        (packed("<text:p>"), "not XML"),
        (packed("", LOCKED), "with a password"),
        (packed("", BOMB), "unpacks to"),
        (packed("", NAMING), "document type"),
    ],
    ids=["cut off", "no XML", "locked", "bomb", "document type"],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        opendocument.extract(data)


def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    page = "<h1>Pier reopens</h1><p>It reopened on on Monday,<br>he said.</p><ul><li>Boats</ul>"
    (tmp_path / "story.html").write_text(page, encoding="utf-8")
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += [
        "--convert-to",
        "odt:writer8",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "story.html"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = opendocument.paragraphs((tmp_path / "story.odt").read_bytes())
    assert [(one.text, one.role) for one in found] == [
        ("Pier reopens", Role.HEADLINE),
        ("It reopened on on Monday,\nhe said.", None),
        ("Boats", Role.LIST),
    ]
