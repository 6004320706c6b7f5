"""Text documents of LibreOffice (.odt): paragraphs as a printer would set them, styles as roles.

What was deleted while changes were tracked, comments, and the small letters above a line are not
read; footnotes are paragraphs and come last. Places are those of the plain text that ``inspect``
prints: a paragraph a line, an empty line between two. Source: OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lintnews.article.model import Article, Block, Metadata, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ReaderError, SourceError
from lintnews.readers.elements import Element, parsed
from lintnews.readers.packages import require_sound
from lintnews.readers.styles import role_of_style
from lintnews.readers.weave import APART
from lintnews.values import NamedTuple

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
_PARAGRAPHS = frozenset(("p", "h"))
_NOT_READ = frozenset(
    (
        "tracked-changes",
        "annotation",
        "annotation-end",
        "ruby-text",
        "note-citation",
        "desc",
        "title",
    )
)
_MARKS = {"tab": "\t", "line-break": "\n"}
_APART_FROM_IT = frozenset(("note", "frame", "custom-shape"))
_WHITE = re.compile(r"[ \t\r\n]+")
_CODED = re.compile(r"_([0-9a-f]{2,4})_")  # a style is called ``Heading_20_1``
_MOST_DIGITS = 3  # of a number of spaces


class SetParagraph(NamedTuple):
    """One paragraph: its words, and the role that its style or its place states."""

    text: str
    role: Role | None


def paragraphs(data: bytes) -> list[SetParagraph]:
    """Return the paragraphs that have words, in the order of the page; notes come last.

    Raises:
        SourceError: if it is no such document, has a password or is packed beyond reason.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            require_sound(package)
            names = package.namelist()
            if _CONTENT not in names:
                message = "is a packed file and no text document: unpack it first"
                raise SourceError(message)
            if _MANIFEST in names and _LOCKED in package.read(_MANIFEST):
                message = "is a text document with a password: save it without"
                raise SourceError(message)
            xml = package.read(_CONTENT)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        message = f"is no text document that can be read: {error}"
        raise SourceError(message) from error
    try:
        root = parsed(Source(_CONTENT, xml.decode("utf-8", "replace")))
    except ReaderError as error:
        message = f"is no text document that can be read: {error}"
        raise SourceError(message) from error
    styles = {
        one.attributes.get("name", ""): one.attributes.get("parent-style-name", "")
        for one in root.all("style")
    }
    body = root.first("text")
    page = _Page(styles)
    if body is not None:
        page.take(body, in_list=False)
    return [*page.found, *page.notes]


class _Page:
    """Takes the elements of a document in their order."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self.found: list[SetParagraph] = []
        self.notes: list[SetParagraph] = []

    def take(self, element: Element, *, in_list: bool) -> None:
        """Take what is in an element that holds paragraphs."""
        for child in element.children:
            if not isinstance(child, Element) or child.name in _NOT_READ:
                continue
            if child.name in _PARAGRAPHS:
                self._paragraph(child, in_list=in_list)
            else:
                self.take(child, in_list=in_list or child.name == "list")

    def _paragraph(self, element: Element, *, in_list: bool) -> None:
        within: list[Element] = []
        text = _set(_words(element, within)).strip()
        if text:
            role = self._role(element) or (Role.LIST if in_list else None)
            self.found.append(SetParagraph(text, role))
        for one in within:  # a box, or a note, has paragraphs of its own
            if one.name == "note":
                apart = _Page(self._styles)
                apart.take(one, in_list=False)
                self.notes += (*apart.found, *apart.notes)
            else:
                self.take(one, in_list=in_list)

    def _role(self, element: Element) -> Role | None:
        name = element.attributes.get("style-name", "")
        name = self._styles.get(name) or name
        style = _CODED.sub(lambda code: chr(int(code[1], 16)), name).lower()
        role = role_of_style(style)
        if role is None and element.name == "h":
            role = role_of_style(f"heading {element.attributes.get('outline-level', '')}")
        return role


def _set(pieces: Iterator[tuple[str, bool]]) -> str:
    """Return the words of pieces, of which those that are no mark have their white space folded."""
    text = ""
    for piece, is_mark in pieces:
        words = piece if is_mark else _WHITE.sub(" ", piece)
        text += words[1:] if words.startswith(" ") and not is_mark and text.endswith(" ") else words
    return text


def _words(element: Element, within: list[Element]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a paragraph, and whether they are a mark: a tab, a space, a line end.

    What holds paragraphs of its own is put ``within``.
    """
    for child in element.children:
        if not isinstance(child, Element):
            yield child.text, False
        elif child.name == "s":
            count = child.attributes.get("c", "1")
            is_sound = count.isdecimal() and len(count) <= _MOST_DIGITS
            yield " " * (int(count) if is_sound else 1), True
        elif child.name in _MARKS:
            yield _MARKS[child.name], True
        elif child.name in _APART_FROM_IT:
            within.append(child)
        elif child.name not in _NOT_READ:
            yield from _words(child, within)


def extract(data: bytes) -> str:
    """Return the plain text of a document: a paragraph a line, an empty line between two.

    Raises:
        SourceError: as ``paragraphs`` does.
    """
    return APART.join(one.text for one in paragraphs(data)) + "\n"


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of a document."""
    blocks: list[Block] = []
    title = None
    at = 0
    for one in paragraphs(source.data):
        role = one.role
        if role is Role.HEADLINE:
            role, title = (role, one.text) if title is None else (Role.SUBHEAD, title)
        blocks.append(Block(Span(at, at + len(one.text)), role))
        at += len(one.text) + len(APART)
    yield Article(source.text, tuple(blocks), metadata=Metadata(title=title))
