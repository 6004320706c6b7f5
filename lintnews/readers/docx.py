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
from lintnews.values import NamedTuple

_APART = "\n\n"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_ENTRIES = 4_000
_LARGEST = 64_000_000  # bytes of one document, unpacked
_STEEPEST = 200  # times that an entry may grow when it is unpacked
_SMALL = 1_000_000  # bytes; what is smaller may grow as it likes
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_DOCUMENT = "word/document.xml"
_FOOTNOTES = "word/footnotes.xml"

#: How the names of paragraph styles begin -> the role.
_STYLES = {
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "heading 1": Role.HEADLINE,
    "heading": Role.SUBHEAD,
    "subtitle": Role.DECK,
    "deck": Role.DECK,
    "byline": Role.BYLINE,
    "caption": Role.CAPTION,
    "credit": Role.CREDIT,
    "list": Role.LIST,
}
_SPEECH = ("quote", "intense quote", "block text")
_AS_TEXT = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_NOT_READ = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")
)


class WordParagraph(NamedTuple):
    """One paragraph: its words, and the name of its style in lower case."""

    text: str
    style: str


def paragraphs(data: bytes) -> Iterator[WordParagraph]:
    """Yield the paragraphs that have words, in the order of the page; footnotes come last.

    Raises:
        SourceError: if the file is encrypted, packed beyond reason, or no Word document.
    """
    if data.startswith(_ENCRYPTED):
        message = "is a Word document with a password, or of an old Word: save it without, as .docx"
        raise SourceError(message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _require_sound(package)
            styles = _style_names(data)
            for part in (_DOCUMENT, _FOOTNOTES):
                if part in package.namelist():
                    yield from _paragraphs_of(package.read(part), styles)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, OSError) as error:
        message = f"is no Word document that can be read: {error}"
        raise SourceError(message) from error


def _require_sound(package: zipfile.ZipFile) -> None:
    """Refuse a package that unpacks to more than a document ever has.

    Raises:
        SourceError: says what is too large.
    """
    entries = package.infolist()
    if _DOCUMENT not in package.namelist():
        message = "is a packed file and no Word document: unpack it first"
        raise SourceError(message)
    size = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _SMALL and entry.file_size > _STEEPEST * max(1, entry.compress_size)
        for entry in entries
    )
    if len(entries) > _MOST_ENTRIES or size > _LARGEST or steep:
        message = f"unpacks to {size} bytes in {len(entries)} parts, which no article needs"
        raise SourceError(message)
    if any(entry.flag_bits & 1 for entry in entries):
        message = "is a packed file with a password"
        raise SourceError(message)


def _style_names(data: bytes) -> dict[str, str]:
    """Return the names of the paragraph styles by their ids, in lower case."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        message = "Word documents need a library that is not installed: the extra 'docx'"
        raise SourceError(message) from error
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, ValueError, KeyError, AttributeError, SyntaxError) as error:
        message = f"is no Word document that can be read: {error}"
        raise SourceError(message) from error
    return {style.style_id: str(style.name).lower() for style in document.styles}


def _paragraphs_of(xml: bytes, styles: dict[str, str]) -> Iterator[WordParagraph]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        message = f"is no Word document that can be read: {error}"
        raise SourceError(message) from error
    for paragraph in root.iter(_W + "p"):
        text = "".join(_words(paragraph)).strip()
        if text:
            found = paragraph.find(f"{_W}pPr/{_W}pStyle")
            identity = "" if found is None else str(found.get(_W + "val"))
            yield WordParagraph(text, styles.get(identity, identity.lower()))


def _words(element: object) -> Iterator[str]:
    """Yield the words of an element and what is in it, less what is deleted or hidden."""
    for child in element:  # type: ignore[attr-defined]
        if child.tag in _NOT_READ or child.tag == _W + "p" or _is_hidden(child):
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag]
        else:
            yield from _words(child)


def _is_hidden(run: object) -> bool:
    return run.tag == _W + "r" and run.find(f"{_W}rPr/{_W}vanish") is not None  # type: ignore[attr-defined]


def extract(data: bytes) -> str:
    """Return the plain text of a document: a paragraph a line, an empty line between two.

    Raises:
        SourceError: as ``paragraphs`` does.
    """
    return _APART.join(one.text for one in paragraphs(data)) + "\n"


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of a Word document."""
    blocks: list[Block] = []
    title = None
    at = 0
    for one in paragraphs(source.data):
        role = _role(one.style)
        if role is Role.HEADLINE:
            role, title = (role, one.text) if title is None else (Role.SUBHEAD, title)
        blocks.append(Block(Span(at, at + len(one.text)), role))
        at += len(one.text) + len(_APART)
    yield Article(source.text, tuple(blocks), metadata=Metadata(title=title))


def _role(style: str) -> Role | None:
    """Return the role that a paragraph style declares, ``None`` if it says nothing."""
    if style.startswith(_SPEECH):
        return Role.PULLQUOTE
    return next((role for name, role in _STYLES.items() if style.startswith(name)), None)
