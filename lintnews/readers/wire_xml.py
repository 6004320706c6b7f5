"""Articles in XML: NITF, NewsML-G2 with NITF, XHTML or plain text in it, and WordPress exports.

The document is read by expat with entities and document types refused, so that nothing
is fetched and nothing grows. Sources: IPTC NITF 3.6, NewsML-G2 2.34; WordPress WXR 1.2.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from xml.parsers import expat

from lintnews.article.model import Article, Metadata, Role
from lintnews.article.origin import Row, SegmentKind
from lintnews.article.source import Source
from lintnews.errors import ReaderError
from lintnews.readers import html
from lintnews.readers.nested import Carved, Inset, join
from lintnews.values import NamedTuple

_RESERVED = frozenset("<>&")
_DEEPEST = 200
_SHORTCODE = re.compile(r"\[/?[a-z_-]+[^\]\n]*\]")
_BLOCK_COMMENT = re.compile(r"<!-- /?wp:[^>]*-->")


class Element(NamedTuple):
    """One element: its name without a prefix, attributes, the texts and elements in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element | Carved]

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
            rows.extend((a + length, b + length, c, d, kind) for a, b, c, d, kind in one.rows)
            pieces.append(one.text)
            length += len(one.text)
        return Carved("".join(pieces), tuple(rows))

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.carved().text.split())


def parsed(source: Source) -> Element:
    """Return the document as elements whose texts know their places.

    Raises:
        ReaderError: names the line of what is no XML, or of a document type.
    """
    data = source.text.encode("utf-8")
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = False
    places = _Positions(source.text)
    root = Element("", {}, [])
    open_ones = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_ones) > _DEEPEST:
            message = f"line {parser.CurrentLineNumber}: nested more than {_DEEPEST} deep"
            raise ReaderError(message)
        bare = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition("}")[2], bare, [])
        open_ones[-1].children.append(element)
        open_ones.append(element)

    def end(_name: str) -> None:
        open_ones.pop()

    def words(text: str) -> None:
        at = places.offset(parser.CurrentByteIndex)
        open_ones[-1].children.append(_carved(source.text, text, at))

    def refuse(*_: object) -> None:
        message = (
            f"line {parser.CurrentLineNumber}: has a document type or entities of its own, "
            "which are not read"
        )
        raise ReaderError(message)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = None
    try:
        parser.Parse(data, True)  # noqa: FBT003  expat's own form
    except expat.ExpatError as error:
        message = f"line {error.lineno}, column {error.offset + 1}: not XML: {error}"
        raise ReaderError(message) from error
    return root


class _Positions:
    """From byte offsets of the UTF-8 form, which only grow, to code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = self._points = 0

    def offset(self, byte: int) -> int:
        while self._bytes < byte:
            point = ord(self._text[self._points])
            self._bytes += 1 + (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF)
            self._points += 1
        return self._points


def _carved(whole: str, text: str, at: int) -> Carved:
    """Return a text that begins at ``at``: verbatim, or an entity or a folded line end."""
    if whole.startswith(text, at):
        return Carved.verbatim(text, at)
    end = whole.find(";", at) + 1 if whole[at] == "&" else at + len(text)
    if whole.startswith("\r\n", at):
        end = at + 2
    return Carved(text, ((0, len(text), at, end, SegmentKind.ENTITY),))


def read_nitf(source: Source) -> Iterator[Article]:
    """Yield the article of each ``nitf`` element; NewsML-G2 may hold several items."""
    root = parsed(source)
    items = list(root.all("newsItem")) or list(root.all("nitf"))
    if not items:
        message = "holds neither a NITF article nor a NewsML-G2 item"
        raise ReaderError(message)
    for number, item in enumerate(items, 1):
        article = _news_item(item, str(number))
        if article is not None:
            yield article


def _news_item(item: Element, number: str) -> Article | None:
    """Read a NITF article, or the item that wraps one; ``None`` for a picture without copy."""
    nitf = item if item.name == "nitf" else item.first("nitf")
    inner = nitf or item.first("html") or item.first("inlineData")
    if inner is None and item.first("headline") is None:
        return None
    parts = list(_head_parts(item, nitf))
    parts.extend(_body_parts(inner) if inner is not None else ())
    title = next((part.carved.text.strip() for part in parts if part.role is Role.HEADLINE), None)
    metadata = Metadata(published=_item_day(item), language=_language(item), title=title)
    record = item.attributes.get("guid") or _doc_id(item) or number
    return join(parts, metadata, record=record, reserved=_RESERVED)


_HEADS = {"hl1": Role.HEADLINE, "hl2": Role.DECK, "byline": Role.BYLINE, "abstract": Role.DECK}


def _head_parts(item: Element, nitf: Element | None) -> Iterator[Inset]:
    if nitf is not None:
        head = nitf.first("body.head")
        for line in (nitf if head is None else head).all(*_HEADS):
            yield Inset(line.carved(), _HEADS[line.name])
        return
    meta = item.first("contentMeta")
    for name, role in (("headline", Role.HEADLINE), ("by", Role.BYLINE)):
        element = meta.first(name) if meta is not None else None
        if element is not None:
            yield Inset(element.carved(), role)


_BODIES = {
    "p": None,
    "hl2": Role.SUBHEAD,
    "h2": Role.SUBHEAD,
    "h3": Role.SUBHEAD,
    "li": Role.LIST,
    "bq": Role.PULLQUOTE,
    "blockquote": Role.PULLQUOTE,
    "media-caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "media-producer": Role.CREDIT,
    "tagline": Role.CONTRIBUTOR,
}


def _body_parts(inner: Element) -> Iterator[Inset]:
    body = inner.first("body.content", "body") or inner
    found = False
    for element in body.all(*_BODIES):
        found = True
        yield Inset(element.carved(), _BODIES[element.name])
    if inner.name == "nitf" and (end := inner.first("body.end")) is not None:
        for element in end.all("tagline"):
            yield Inset(element.carved(), Role.CONTRIBUTOR)
    if not found:
        yield from (Inset(line) for line in _lines(body.carved()))


def _lines(carved: Carved) -> Iterator[Carved]:
    """Yield the lines of a text that has no markup."""
    at = 0
    for line in carved.text.split("\n"):
        end = at + len(line)
        rows = [
            (max(a, at) - at, min(b, end) - at, c + max(a, at) - a, d - (b - min(b, end)), kind)
            if kind is SegmentKind.VERBATIM
            else (max(a, at) - at, min(b, end) - at, c, d, kind)
            for a, b, c, d, kind in carved.rows
            if a < end and at < b
        ]
        yield Carved(line, tuple(rows))
        at = end + 1


def _item_day(item: Element) -> dt.date | None:
    for name in ("date.issue", "story.date", "date.release", "versionCreated", "contentCreated"):
        element = item.first(name)
        if element is not None:
            said = element.attributes.get("norm") or element.text
            digits = re.sub(r"^(\d{4})(\d\d)(\d\d).*", r"\1-\2-\3", said)[:10]
            try:
                return dt.date.fromisoformat(digits)
            except ValueError:
                continue
    return None


def _language(item: Element) -> str | None:
    element = item.first("language")
    said = (element.attributes.get("tag") if element else None) or item.attributes.get("lang") or ""
    return said[:2].lower() or None


def _doc_id(item: Element) -> str:
    element = item.first("doc-id")
    return element.attributes.get("id-string", "") if element else ""


def read_wxr(source: Source) -> Iterator[Article]:
    """Yield the posts and pages of a WordPress export; drafts say so in their record."""
    root = parsed(source)
    for number, item in enumerate(root.all("item"), 1):
        sort = _said(item, "post_type")
        if sort in {"post", "page", ""}:
            yield _post(item, str(number))


def _post(item: Element, number: str) -> Article:
    title = item.first("title")
    parts = [Inset(title.carved(), Role.HEADLINE)] if title is not None else []
    content = item.first("encoded")
    if content is not None:
        parts.append(Inset(_without_shortcodes(content.carved()), None, html.read))
    day = _said(item, "post_date")[:10]
    status = _said(item, "status")
    record = _said(item, "post_id") or number
    metadata = Metadata(
        published=dt.date.fromisoformat(day) if re.fullmatch(r"[12]\d{3}-\d\d-\d\d", day) else None,
        title=title.text if title is not None else None,
    )
    name = record if status in {"", "publish"} else f"{record} ({status})"
    return join(parts, metadata, record=name, reserved=_RESERVED)


def _said(item: Element, name: str) -> str:
    element = item.first(name)
    return element.text if element is not None else ""


def _without_shortcodes(carved: Carved) -> Carved:
    """Return the text with shortcodes and block comments blanked, every place as it was."""
    blank = carved.text
    for form in (_BLOCK_COMMENT, _SHORTCODE):
        blank = form.sub(lambda match: " " * len(match.group()), blank)
    return Carved(blank, carved.rows)
