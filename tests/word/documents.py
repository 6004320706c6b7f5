"""Made-up Word documents, each with one word that stands twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "The pier reopened on on Monday after repairs, the mayor said."


def plain(document: Any) -> None:
    document.add_paragraph("Pier reopens")
    document.add_paragraph(SENTENCE)


def styled(document: Any) -> None:
    document.add_heading("Pier reopens", 0)
    document.add_heading("What happened", 2)
    document.add_paragraph(SENTENCE, style="Intense Quote")
    document.add_paragraph("The town paid.", style="List Bullet")


def in_pieces(document: Any) -> None:
    paragraph = document.add_paragraph("The pier reopened o")
    paragraph.add_run("n o").bold = True
    paragraph.add_run("n Monday").italic = True
    paragraph.add_run(" after repairs, the mayor said.")


def table(document: Any) -> None:
    document.add_paragraph("Pier reopens")
    made = document.add_table(1, 2)
    made.cell(0, 0).text = "When"
    made.cell(0, 1).text = SENTENCE


def nested_table(document: Any) -> None:
    made = document.add_table(1, 1)
    made.cell(0, 0).add_table(1, 1).cell(0, 0).text = SENTENCE


def inserted(document: Any) -> None:
    paragraph = document.add_paragraph("The pier reopened on ")
    paragraph._p.append(
        parse_xml(f'<w:ins {W} w:id="9" w:author="Desk"><w:r><w:t>on</w:t></w:r></w:ins>')
    )
    paragraph.add_run(" Monday after repairs, the mayor said.")


def deleted(document: Any) -> None:
    paragraph = document.add_paragraph("The pier reopened on ")
    paragraph._p.append(
        parse_xml(
            f'<w:del {W} w:id="9" w:author="Desk"><w:r><w:delText>nearly </w:delText></w:r></w:del>'
        )
    )
    paragraph.add_run("on Monday after repairs, the mayor said.")


def deleted_paragraph_end(document: Any) -> None:
    first = document.add_paragraph("The pier reopened on ")
    mark = f'<w:rPr {W}><w:del w:id="9" w:author="Desk"/></w:rPr>'
    first._p.get_or_add_pPr().append(parse_xml(mark))
    document.add_paragraph("on Monday after repairs, the mayor said.")


def moved(document: Any) -> None:
    paragraph = document.add_paragraph(SENTENCE)
    run = "<w:r><w:t>Gone elsewhere.</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:moveFrom {W} w:id="9" w:author="D">{run}</w:moveFrom>'))


def commented(document: Any) -> None:
    plain(document)
    document.add_comment(document.paragraphs[1].runs, "Is is that so?", "Rae", "R")


def right_to_left(document: Any) -> None:
    document.add_paragraph("مرحبا بالعالم")
    document.add_paragraph(SENTENCE)


def emoji(document: Any) -> None:
    document.add_paragraph("Ships 🚢🚢 again")
    document.add_paragraph("🎉 " + SENTENCE)


def linked(document: Any) -> None:
    paragraph = document.add_paragraph("The pier reopened ")
    run = '<w:r><w:t xml:space="preserve">on on</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:hyperlink {W} w:anchor="x">{run}</w:hyperlink>'))
    paragraph.add_run(" Monday after repairs, the mayor said.")


def hidden(document: Any) -> None:
    document.add_paragraph(SENTENCE).add_run(" Never never print this.").font.hidden = True
    document.add_paragraph("Shown").runs[0].font.hidden = False


def breaks_and_tabs(document: Any) -> None:
    run = document.add_paragraph().add_run("The pier\treopened on on Monday")
    run.add_break()
    run.add_text("after repairs, the mayor said.")


def controlled(document: Any) -> None:
    words = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    box = parse_xml(f"<w:sdt {W}><w:sdtContent>{words}</w:sdtContent></w:sdt>")
    document.element.body.insert(0, box)


def text_box(document: Any) -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    words = f"<w:txbxContent><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:txbxContent>"
    alternatives = f'<mc:Choice Requires="w">{words}</mc:Choice><mc:Fallback>{words}</mc:Fallback>'
    content = f"<mc:AlternateContent>{alternatives}</mc:AlternateContent>"
    paragraph = document.add_paragraph("Pier reopens")
    paragraph._p.append(parse_xml(f"<w:r {W} {space}>{content}</w:r>"))


def captioned(document: Any) -> None:
    plain(document)
    document.add_paragraph("The pier on Monday. Photo: Rae", style="Caption")


def sections(document: Any) -> None:
    plain(document)
    document.sections[0].header.paragraphs[0].text = "Page page header"
    document.add_section()
    document.add_paragraph("The town paid.")


def odd_spaces(document: Any) -> None:
    document.add_paragraph("   " + SENTENCE + "  ")
    document.add_paragraph("")
    document.add_paragraph("The town paid.")


MAKERS: tuple[Callable[[Any], None], ...] = (
    plain,
    styled,
    in_pieces,
    table,
    nested_table,
    inserted,
    deleted,
    deleted_paragraph_end,
    moved,
    commented,
    right_to_left,
    emoji,
    linked,
    hidden,
    breaks_and_tabs,
    controlled,
    text_box,
    captioned,
    sections,
    odd_spaces,
)


@cache
def made(maker: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    maker(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def with_footnote() -> bytes:
    """Return a document whose double word stands in a footnote."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    link = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'

    def note(document: Any) -> None:
        paragraph = document.add_paragraph("Pier reopens for good")
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))

    changes = {
        "[Content_Types].xml": lambda xml: xml.replace(b"</Types>", part.encode()),
        "word/_rels/document.xml.rels": lambda xml: xml.replace(b"</Relationships>", link.encode()),
    }
    words = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    return repacked(made(note), changes, {"word/footnotes.xml": notes.encode()})


def repacked(
    data: bytes,
    changes: dict[str, Callable[[bytes], bytes]],
    more: dict[str, bytes] | None = None,
) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return held.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
