"""XML with the place of every text, for the formats that are made of it.

The document is read by expat with entities of its own refused, so that nothing is fetched
and nothing grows.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.parsers import expat

from lintnews.article.origin import Row, SegmentKind
from lintnews.article.source import Source
from lintnews.errors import ReaderError
from lintnews.readers.nested import Carved
from lintnews.values import NamedTuple

DEEPEST = 200


class Element(NamedTuple):
    """One element: its name and attributes without prefixes, the texts and elements in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element | Carved]
    prefix: str = ""

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names below this one, in order."""
        waiting: list[Element | Carved] = list(reversed(self.children))
        while waiting:
            one = waiting.pop()
            if isinstance(one, Element):
                if one.name in names:
                    yield one
                else:
                    waiting.extend(reversed(one.children))

    def first(self, *names: str) -> Element | None:
        """Return the first element of these names below this one."""
        return next(self.all(*names), None)

    def said(self, *names: str) -> str:
        """Return the words of the first element of these names that has any, on one line."""
        return next((text for one in self.all(*names) if (text := one.text)), "")

    def carved(self) -> Carved:
        """Return the words of this element and of what is in it."""
        pieces: list[str] = []
        rows: list[Row] = []
        length = 0
        waiting: list[Element | Carved] = list(reversed(self.children))
        while waiting:
            one = waiting.pop()
            if isinstance(one, Element):
                waiting.extend(reversed(one.children))
                continue
            _append(rows, one.rows, length)
            pieces.append(one.text)
            length += len(one.text)
        return Carved("".join(pieces), tuple(rows))

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.carved().text.split())


def _append(rows: list[Row], more: tuple[Row, ...], length: int) -> None:
    """Add rows that begin at ``length`` of a text; what goes on where the last ends is one with it.

    The parser gives a text line by line.
    """
    for start, end, place, until, kind in more:
        if rows and kind is SegmentKind.VERBATIM:
            first, last, begun, ended, before = rows[-1]
            if (last, ended, before) == (start + length, place, kind):
                rows[-1] = (first, end + length, begun, until, kind)
                continue
        rows.append((start + length, end + length, place, until, kind))


def parsed(source: Source) -> Element:
    """Return the document as elements whose texts know their places.

    Raises:
        ReaderError: with the offset of what is no XML, or of an entity of its own.
    """
    data = source.text.encode("utf-8")
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    places = _Positions(data)
    root = Element("", {}, [])
    open_ones = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_ones) > DEEPEST:
            message = f"nested more than {DEEPEST} deep"
            raise ReaderError(message, places.offset(parser.CurrentByteIndex))
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        prefix, _, name = name.rpartition(":")
        element = Element(name, bare, [], prefix)
        open_ones[-1].children.append(element)
        open_ones.append(element)

    def end(_name: str) -> None:
        open_ones.pop()

    def words(text: str) -> None:
        at = places.offset(parser.CurrentByteIndex)
        open_ones[-1].children.append(_carved(source.text, text, at))

    def refuse(*_: object) -> None:
        raise ReaderError(OWN_ENTITIES, places.offset(parser.CurrentByteIndex))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words

    def skipped(name: str, is_parameter: int) -> None:  # noqa: ARG001  expat's own form
        """Take what HTML calls a character; there are files that count on a DTD for it."""
        at = places.offset(parser.CurrentByteIndex)
        text = html.unescape(f"&{name};")
        row = (0, len(text), at, at + len(name) + 2, SegmentKind.ENTITY)
        open_ones[-1].children.append(Carved(text, (row,)))

    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = None
    parser.UseForeignDTD(True)  # noqa: FBT003  expat's own form; without it an entity is an error
    parser.SkippedEntityHandler = skipped
    try:
        parser.Parse(data, True)  # noqa: FBT003  expat's own form
    except expat.ExpatError as error:
        offset = places.offset(min(parser.ErrorByteIndex, len(data)))
        raise ReaderError(not_xml(error), offset) from error
    return root


def not_xml(error: expat.ExpatError) -> str:
    """Return what is wrong with a document, without the place that expat gives."""
    return f"not XML: {expat.ErrorString(error.code)}"


OWN_ENTITIES = "has entities of its own, which are not read: they can name files and grow"


class _Positions:
    """From byte offsets of the UTF-8 form, which only grow, to code points."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._bytes = self._points = 0

    def offset(self, byte: int) -> int:
        if byte > self._bytes:
            self._points += len(self._data[self._bytes : byte].decode("utf-8", "ignore"))
            self._bytes = byte
        return self._points


def _carved(whole: str, text: str, at: int) -> Carved:
    """Return a text that begins at ``at``: verbatim, or an entity or a folded line end."""
    if whole.startswith(text, at):
        return Carved.verbatim(text, at)
    end = whole.find(";", at) + 1 if whole[at] == "&" else at + len(text)
    if whole.startswith("\r\n", at):
        end = at + 2
    return Carved(text, ((0, len(text), at, end, SegmentKind.ENTITY),))
