"""Exports of WordPress (WXR): an item that is a post or a page is an article.

The export is read item by item, however large it is; one item that is wrong costs no other.
Source: WordPress WXR 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from lintnews.article.model import Article, Role, Status
from lintnews.errors import ReaderError
from lintnews.hints import Any
from lintnews.readers import html
from lintnews.readers.elements import DEEPEST, OWN_ENTITIES, Element, not_xml, parsed
from lintnews.readers.fields import metadata_of
from lintnews.readers.nested import Carved, Inset, join, put_together, with_paragraphs
from lintnews.readers.piece import Cursor, FileRecord, Stream, too_long

_RESERVED = frozenset("<>&")
_SHORTCODE = re.compile(r"\[/?[a-z_-]+[^\]\n]*\]")
_OF_BLOCKS = "<!-- wp:"
_BLOCK_COMMENT = re.compile(r"<!-- /?wp:[^>]*-->")
_LANGUAGE = re.compile(r"<language>([\w-]{2,20})</language>")
_CAPTION, _CAPTION_END = "[caption", "[/caption]"
_PICTURE = re.compile(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?")
_STATED = re.compile(r"""\bcaption=(?P<mark>["'])(?P<words>.*?)(?P=mark)""", re.DOTALL)
_CHUNK = 1 << 16
_AROUND = b"<rss><channel>"
_ITEM = re.compile(rb"<item[\s>]")
_SORTS = frozenset(("post", "page", ""))


def read(stream: Stream) -> Iterator[FileRecord]:
    """Yield the posts and pages of an export; drafts and their kin say so in their record."""
    number = 0
    language = ""
    for piece, before in _Items(stream).pieces():
        if found := _LANGUAGE.search(before):
            language = found[1]
        if piece.fault is not None:
            yield piece
            continue
        number += 1
        try:
            item = parsed(piece.source).first("item")
        except ReaderError as error:
            yield piece._replace(fault=error)
            continue
        if item is not None and item.said("post_type") in _SORTS:
            yield piece._replace(article=_post(item, str(number), language))


def _texts(item: Element) -> dict[str, str]:
    """Return what each field of an item says: the first of that name that says anything."""
    said: dict[str, str] = {}
    for field in item.children:
        if isinstance(field, Element) and field.name != "encoded" and not said.get(field.name):
            said[field.name] = field.text
    return said


def _post(item: Element, number: str, language: str) -> Article:
    title = item.first("title")
    parts = [Inset(title.carved(), Role.HEADLINE)] if title is not None else []
    parts.extend(
        Inset(_without_shortcodes(content.carved()), None, html.read)
        for content in item.all("encoded")
        if content.prefix != "excerpt"
    )
    fields = {
        "title": "title",
        "date": "post_date",
        "status": "status",
        "slug": "post_name",
        "byline": "creator",
    }
    texts = _texts(item)
    said = {fact: texts.get(name, "") for fact, name in fields.items()}
    metadata = metadata_of({**said, "language": language}, {**fields, "language": "language"})
    record = texts.get("post_id") or number
    state = texts.get("status", "")
    if metadata.status is not Status.USABLE and state:
        record = f"{record} ({state})"
    return join(parts, metadata, record=record, reserved=_RESERVED)


def _without_shortcodes(carved: Carved) -> Carved:
    """Return the text with shortcodes and block comments blanked, and captions as HTML has them."""
    whole = carved if _OF_BLOCKS in carved.text else with_paragraphs(carved)
    whole = _with_figures(whole) if _CAPTION in whole.text else whole
    blank = whole.text
    for form in (_BLOCK_COMMENT, _SHORTCODE):
        blank = form.sub(lambda match: " " * len(match.group()), blank)
    return Carved(blank, whole.rows)


def _with_figures(carved: Carved) -> Carved:
    """Return the text with a figure in place of each shortcode for a caption."""
    text = carved.text
    parts: list[Carved | str] = []
    at = 0
    while (end := text.find(_CAPTION_END, at)) >= 0:
        opening = text.rfind(_CAPTION, at, end)
        start = text.find("]", opening, end) + 1 if opening >= 0 else 0
        if not start:
            at, before = end + len(_CAPTION_END), at
            parts.append(carved.part(before, at))
            continue
        picture = _PICTURE.match(text, start, end)
        after = picture.end() if picture else start
        words = carved.part(after, end)
        stated = _STATED.search(text, opening, start)
        if not words.text.strip() and stated is not None:
            words = carved.part(stated.start("words"), stated.end("words"))
        parts += (carved.part(at, opening), "<figure>", carved.part(start, after))
        parts += ("<figcaption>", words, "</figcaption></figure>")
        at = end + len(_CAPTION_END)
    parts.append(carved.part(at, len(text)))
    return put_together(parts)


class _Items:
    """Finds the items of an export, holding no more of it than one of them.

    Offsets here are bytes of the file; ``_kept`` begins at ``_start``.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._cursor = Cursor(stream)
        self._kept = bytearray()
        self._start = 0
        self._ended = False
        self._parser: Any = None
        self._first = 0  # the byte of the file that the parser's first byte is, were it whole
        self._depth = 0
        self._open: int | None = None
        self._whole: list[tuple[int, int]] = []

    def pieces(self) -> Iterator[tuple[FileRecord, str]]:
        """Yield the items, or what is wrong, each with the text before it."""
        self._begin(0, b"")
        fed = 0
        while not self._ended or fed < self._start + len(self._kept):
            chunk = bytes(self._kept[fed - self._start :]) or self._read()
            fed = self._start + len(self._kept)
            try:
                self._parser.Parse(chunk, self._ended)
            except expat.ExpatError as error:
                yield from self._finished()
                at = max(self._start, self._first + self._parser.ErrorByteIndex)
                yield self._fault(ReaderError(not_xml(error)), at)
                fed = self._resumed(at)
                continue
            except ReaderError as error:
                yield from self._finished()
                yield self._fault(error, self._first + self._parser.CurrentByteIndex)
                return
            yield from self._finished()
            if self._open is not None and fed - self._open > self._stream.most:
                yield self._fault(too_long(self._stream.most), self._open)
                self._let_go(fed)
                self._open = fed

    def _read(self) -> bytes:
        chunk = self._stream.file.read(_CHUNK)
        self._ended = len(chunk) < _CHUNK
        self._kept += chunk
        return chunk

    def _begin(self, at: int, around: bytes) -> None:
        """Let a new parser begin at a byte of the file, as if ``around`` stood before it."""
        is_known = at > 0 or self._stream.encoding == "utf-8"
        parser = expat.ParserCreate("utf-8" if is_known else None)
        parser.StartElementHandler, parser.EndElementHandler = self._opened, self._closed
        parser.EntityDeclHandler = _refuse
        parser.UseForeignDTD(True)  # noqa: FBT003  expat's own form
        self._parser, self._first = parser, at - len(around)
        self._depth, self._open = 0, None
        if around:
            parser.Parse(around, False)  # noqa: FBT003  expat's own form

    def _opened(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"nested more than {DEEPEST} deep"
            raise ReaderError(message)
        if name == "item" and self._open is None:
            self._open = self._first + self._parser.CurrentByteIndex

    def _closed(self, name: str) -> None:
        self._depth -= 1
        if name == "item" and self._open is not None:
            closing = self._first + self._parser.CurrentByteIndex
            end = self._kept.find(b">", closing - self._start) + 1 + self._start
            self._whole.append((self._open, end))
            self._open = None

    def _finished(self) -> Iterator[tuple[FileRecord, str]]:
        """Yield the items that are whole by now."""
        for start, end in self._whole:
            if start < self._start:  # its beginning was too far back to be kept
                self._let_go(end)
                continue
            before = self._let_go(start)
            piece = self._cursor.decoded(bytes(self._kept[: end - start]))
            self._drop(end - start)
            yield piece, before
        self._whole.clear()
        if self._open is None:
            self._let_go(self._start + self._kept.rfind(b">") + 1)

    def _let_go(self, end: int) -> str:
        """Pass what is before a byte of the file, and return it."""
        text = self._kept[: max(0, end - self._start)].decode("utf-8", "replace")
        if self._start == 0:
            text = text.removeprefix("\ufeff")
        self._cursor.passed(text)
        self._drop(max(0, end - self._start))
        return text

    def _drop(self, size: int) -> None:
        del self._kept[:size]
        self._start += size

    def _fault(self, error: ReaderError, at: int) -> tuple[FileRecord, str]:
        """Return what is wrong, at a byte of the file, behind all that was read before."""
        text = self._let_go(at)
        return FileRecord(self._cursor.passed(""), fault=error), text

    def _resumed(self, at: int) -> int:
        """Begin again at the next item after a fault; return the byte up to which was parsed."""
        while True:
            found = _ITEM.search(self._kept, max(1, at - self._start))
            if found is not None:
                start = self._start + found.start()
                self._let_go(start)
                self._begin(start, _AROUND)
                return start
            if self._ended:
                self._let_go(self._start + len(self._kept))
                return self._start
            self._let_go(self._start + max(0, len(self._kept) - len(b"<item ")))
            at = self._start
            self._read()


def _refuse(*_: object) -> None:
    raise ReaderError(OWN_ENTITIES)
