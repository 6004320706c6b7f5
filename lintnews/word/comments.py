"""Findings as comments of a Word document, at their words; nothing else of it changes.

The parts of the package are copied byte for byte, but for the text, which gets the marks of
the comments, and the comments themselves. Comments of an earlier review are replaced.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from docx.text.run import Run

from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.readers.docx import W, Words, opened, paragraphs
from lintnews.run.library import Report
from lintnews.web.marked import Note, notes

AUTHOR = "lintnews"
_INITIALS = "ln"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS = "word/comments.xml"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def reviewed(data: bytes, report: Report, rules: Mapping[str, Rule]) -> bytes:
    """Return the document with the findings of its report as comments.

    Raises:
        SourceError: if it is no Word document that can be read.
    """
    document = opened(data)
    had_comments = _comments_part_name(document)
    _take_out_own(document)
    places = sorted({*_boundaries(report)}, reverse=True)
    for piece in [piece for one in paragraphs(document) for piece in one.pieces][::-1]:
        for place in places:
            if piece.start < place < piece.start + len(piece.text):
                _split_text(piece, place - piece.start)
    pieces = [piece for one in paragraphs(document) for piece in one.pieces if piece.text]
    for note, finding in notes(report, rules):
        found = _runs(pieces, finding.place.start, finding.place.end, document)
        if found:
            comment = document.add_comment(found, _said(note), AUTHOR, _INITIALS)
            comment._comment_elm.attrib.pop(W + "date", None)  # noqa: SLF001  the same each time
    return _repacked(data, document, had_comments)


def _boundaries(report: Report) -> Iterator[int]:
    for one in report.findings:
        yield one.place.start
        yield one.place.end


def _said(note: Note) -> str:
    """Return the words of a comment: the reader of a Word document has no settings."""
    parts = [note.message, note.why and f"({note.why})"]
    if note.suggestion:
        parts.append(f"Suggested: {note.suggestion}")
    return "\n".join(filter(None, [*parts, f"{note.called}, {note.code}"]))


def _split_text(piece: Words, at: int) -> None:
    """Cut a run in two within one of its texts, so that a mark can come between."""
    text = piece.element
    if not text.tag.endswith("}t"):
        return
    run = text.getparent()
    rest = copy.deepcopy(run)
    index = list(run).index(text)
    for child in list(rest)[: index + 1]:
        if child.tag != W + "rPr":
            rest.remove(child)
    after = copy.deepcopy(text)
    after.text = text.text[at:]
    after.set(_SPACE, "preserve")
    rest.insert(1 if rest.find(W + "rPr") is not None else 0, after)
    text.text = text.text[:at]
    text.set(_SPACE, "preserve")
    for child in list(run)[index + 1 :]:
        run.remove(child)
    run.addnext(rest)


def _runs(pieces: Sequence[Words], start: int, end: int, document: Any) -> list[Any]:
    """Return the first and the last run of a stretch; the first words if it has none."""
    here = [one for one in pieces if one.start < end and start < one.start + len(one.text)]
    here = here or [one for one in pieces if start <= one.start + len(one.text)][:1]
    here = here or list(pieces[:1])
    elements = [_run_of(one.element, document) for one in (here[0], here[-1])] if here else []
    return [Run(element, document) for element in elements if element is not None]


def _run_of(element: Any, document: Any) -> Any:
    """Return the run of an element; for words of a note the run that refers to it."""
    for kind, reference in _NOTES.items():
        note = next(element.iterancestors(W + kind), None)
        if note is not None:
            found = document.element.iter(W + reference)
            element = next((one for one in found if one.get(W + "id") == note.get(W + "id")), None)
    return None if element is None else next(element.iterancestors(W + "r"), None)


def _take_out_own(document: Any) -> None:
    """Take out what an earlier review wrote."""
    if _comments_part_name(document) is None:
        return
    comments = document.part._comments_part.element  # noqa: SLF001  it has no public name
    own = [one for one in comments if one.get(W + "author") == AUTHOR]
    numbers = {one.get(W + "id") for one in own}
    for one in own:
        comments.remove(one)
    marks = [mark for name in _MARKS for mark in document.element.iter(W + name)]
    for mark in marks:
        if mark.get(W + "id") in numbers:
            is_reference = mark.tag == W + "commentReference"
            gone = mark.getparent() if is_reference else mark
            gone.getparent().remove(gone)


def _comments_part_name(document: Any) -> str | None:
    """Return the name of the part with the comments, ``None`` if the document has none."""
    relations = document.part.rels.values()
    found = [one for one in relations if one.reltype == _RELATION and not one.is_external]
    return str(found[0].target_part.partname).lstrip("/") if found else None


def _repacked(data: bytes, document: Any, had_comments: str | None) -> bytes:
    """Return the package with the text and the comments put in, and all else as it was."""
    main = str(document.part.partname).lstrip("/")
    put = {main: document.part.blob}
    name = had_comments or _comments_part_name(document)
    if name is not None:
        put[name] = document.part._comments_part.blob  # noqa: SLF001  it has no public name
    folder, _, file = main.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = put.pop(entry.filename, None)
            if content is None:
                content = old.read(entry)
                if name is not None and had_comments is None:
                    if entry.filename == _TYPES:
                        line = f'<Override PartName="/{name}" ContentType="{_TYPE}"/>'
                        content = _before_end(content, line)
                    elif entry.filename == relations:
                        content = _before_end(content, _relation(document, name))
            new.writestr(entry, content)
        for added, content in put.items():
            new.writestr(zipfile.ZipInfo(added, (1980, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


def _relation(document: Any, name: str) -> str:
    number = next(key for key, one in document.part.rels.items() if one.reltype == _RELATION)
    target = "/" + name
    return f'<Relationship Id="{number}" Type="{_RELATION}" Target="{target}"/>'


def _before_end(xml: bytes, line: str) -> bytes:
    """Return XML with a line put in as the last of its root element."""
    at = xml.rindex(b"</")
    return xml[:at] + line.encode() + xml[at:]
