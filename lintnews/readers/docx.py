"""Word documents: the text of the paragraphs as a printer would set it, styles as roles.

Insertions that are tracked are read and deletions are not; comments are nobody's copy.
Table cells and footnotes are paragraphs. Places are those of the plain text that
``inspect`` prints: a paragraph a line, an empty line between two.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lintnews.article.model import Article, Block, Metadata, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import SourceError
from lintnews.hints import Any
from lintnews.readers.packages import require_sound
from lintnews.readers.styles import role_of_style
from lintnews.values import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_APART = "\n\n"
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_PARTS = "[Content_Types].xml"  # what every Office package has, a Word document or not
_FOOTNOTES = "/word/footnotes.xml"
_ENDNOTES = "/word/endnotes.xml"

_AS_TEXT = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOT_READ = frozenset(
    W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "rt")
)
# What old programs show of a text box: the same words a second time.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FALSE = ("0", "false", "off")


class Words(NamedTuple):
    """A stretch of text: where it begins in the whole, and the element that holds it."""

    start: int
    text: str
    element: Any


class WordParagraph(NamedTuple):
    """One paragraph: its words, the name of its style in lower case, and the pieces it is of.

    The first piece may begin before ``start``, and the last end after the text: white
    space at the ends of a paragraph is not its text.
    """

    start: int
    text: str
    style: str
    pieces: tuple[Words, ...]


def opened(data: bytes) -> Any:
    """Return the document as python-docx has it.

    Raises:
        SourceError: if the file is encrypted, packed beyond reason, or no Word document.
    """
    if data.startswith(_ENCRYPTED):
        message = "is a Word document with a password, or of an old Word: save it without, as .docx"
        raise SourceError(message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _require_sound(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        message = f"is no Word document that can be read: {error}"
        raise SourceError(message) from error
    try:
        import docx
    except ImportError as error:
        message = (
            "Word documents need the extra 'docx', which is not installed; from a checkout: "
            "pip install '.[docx]'"
        )
        raise SourceError(message) from error
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:
        # Broken packages raise whatever python-docx, lxml and zipfile meet first.
        message = f"is no Word document that can be read: {error}"
        raise SourceError(message) from error


def _require_sound(package: zipfile.ZipFile) -> None:
    """Refuse a package that no word processor wrote, or that unpacks to more than one writes.

    Raises:
        SourceError: says what is wrong with it.
    """
    names = package.namelist()
    if _PARTS not in names or not any(name.startswith("word/") for name in names):
        message = "is a packed file and no Word document: unpack it first"
        raise SourceError(message)
    require_sound(package)


def paragraphs(document: Any) -> Iterator[WordParagraph]:
    """Yield the paragraphs that have words, in the order of the page; notes come last."""
    styles = {style.style_id: str(style.name).lower() for style in document.styles}
    at = 0
    for root in _roots(document):
        for one in _paragraphs_of(root, styles, at):
            yield one
            at = one.start + len(one.text) + len(_APART)


def _roots(document: Any) -> Iterator[Any]:
    from docx.oxml.parser import parse_xml

    yield document.element
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    for name in (_FOOTNOTES, _ENDNOTES):
        if name in parts:
            yield parse_xml(parts[name].blob)


def _paragraphs_of(root: Any, styles: dict[str, str], at: int) -> Iterator[WordParagraph]:
    pieces: list[tuple[Any, str]] = []
    for paragraph in root.iter(W + "p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        pieces.extend(_words(paragraph))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            continue  # its end is deleted: the next paragraph goes on with it
        whole = "".join(text for _, text in pieces)
        if whole.strip():
            found = paragraph.find(f"{W}pPr/{W}pStyle")
            identity = "" if found is None else str(found.get(W + "val"))
            style = styles.get(identity, identity.lower())
            start = at - (len(whole) - len(whole.lstrip()))
            yield WordParagraph(at, whole.strip(), style, tuple(_placed(pieces, start)))
            at += len(whole.strip()) + len(_APART)
        pieces.clear()


def _placed(pieces: list[tuple[Any, str]], at: int) -> Iterator[Words]:
    for element, text in pieces:
        yield Words(at, text, element)
        at += len(text)


def _words(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield the words of an element and what is in it, less what is deleted or hidden."""
    for child in element:
        if child.tag in _NOT_READ or child.tag == W + "p" or _is_hidden(child):
            continue
        if child.tag == W + "t":
            yield child, child.text or ""
        elif child.tag in _AS_TEXT:
            yield child, _AS_TEXT[child.tag]
        elif child.tag != _FALLBACK:
            yield from _words(child)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish") if run.tag == W + "r" else None
    return hidden is not None and hidden.get(W + "val") not in _FALSE


def extract(data: bytes) -> str:
    """Return the plain text of a document: a paragraph a line, an empty line between two.

    Raises:
        SourceError: as ``opened`` does.
    """
    return _APART.join(one.text for one in paragraphs(opened(data))) + "\n"


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of a Word document."""
    blocks: list[Block] = []
    title = None
    for one in paragraphs(opened(source.data)):
        role = role_of_style(one.style)
        if role is Role.HEADLINE:
            role, title = (role, one.text) if title is None else (Role.SUBHEAD, title)
        blocks.append(Block(Span(one.start, one.start + len(one.text)), role))
    yield Article(source.text, tuple(blocks), metadata=Metadata(title=title))
