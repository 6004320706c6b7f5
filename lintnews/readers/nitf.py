"""NITF, and NewsML-G2 with NITF, XHTML or plain text in it; a file may hold several items.

Facts are the format's own: headline, byline, date, language, embargo, status, urgency, slug and
the note to the desk. Sources: IPTC NITF 3.6, NewsML-G2 2.34.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.article.model import Article, Role
from lintnews.article.source import Source
from lintnews.errors import ReaderError
from lintnews.readers.elements import Element, parsed
from lintnews.readers.fields import StatedFacts, digital_source_of
from lintnews.readers.nested import Carved, Inset, Pictured, join

_RESERVED = frozenset("<>&")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?")


def read(source: Source) -> Iterator[Article]:
    """Yield the article of each ``nitf`` element; NewsML-G2 may hold several items.

    Raises:
        ReaderError: if it is no XML, or holds no item.
    """
    root = parsed(source)
    items = list(root.all("newsItem")) or list(root.all("nitf"))
    if not items and root.first("packageItem", "conceptItem", "knowledgeItem") is None:
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
    parts: list[Inset | Pictured] = list(_head_parts(item, nitf))
    parts.extend(_body_parts(inner) if inner is not None else ())
    parts.extend(_described(item) if nitf is None else ())
    facts = StatedFacts()
    if item.name == "newsItem":
        _note_newsml(facts, item)
    if nitf is not None:
        _note_nitf(facts, nitf)
    record = item.attributes.get("guid") or _attribute(item, "doc-id", "id-string") or number
    return join(parts, facts.metadata(), record=record, reserved=_RESERVED)


def _note_newsml(facts: StatedFacts, item: Element) -> None:
    meta = item.first("itemMeta") or item
    content = item.first("contentMeta") or Element("", {}, [])
    facts.note("title", content.said("headline"), "headline")
    facts.note("byline", content.said("by"), "by")
    for name in ("versionCreated", "firstCreated", "contentCreated"):
        facts.note("date", _moment(item.said(name)), name)
    facts.note("language", _attribute(content, "language", "tag"), "language")
    inline = next(item.all("inlineXML", "inlineData"), None)
    for element in (item, *([inline] if inline else [])):
        facts.note("language", element.attributes.get("lang", ""), f"{element.name} xml:lang")
    held = meta.first("embargoed")
    if held is not None:
        facts.note("embargo", _moment(held.text), "embargoed")
        if not held.text:
            facts.hold("embargoed")
    status = meta.first("pubStatus")
    if status is not None:
        said = status.attributes.get("qcode") or status.attributes.get("uri", "")
        facts.note("status", re.split(r"[/:]", said)[-1], "pubStatus")
    facts.note("note", meta.said("edNote"), "edNote")
    facts.note("urgency", content.said("urgency"), "urgency")
    facts.note("slug", content.said("slugline"), "slugline")
    made = content.first("digitalSourceType")
    if made is not None:
        said = made.attributes.get("uri") or made.attributes.get("qcode", "")
        facts.note("digital-source", said, "digitalSourceType")


def _note_nitf(facts: StatedFacts, nitf: Element) -> None:
    head = nitf.first("hedline") or nitf
    facts.note("title", head.said("hl1"), "hl1")
    body_head = nitf.first("body.head") or nitf
    byline = body_head.first("byline")
    if byline is not None:
        title = byline.said("byttl")
        facts.note("byline", byline.text.replace(title, "").strip(" ,") or title, "byline")
    for name in ("date.issue", "story.date", "date.release"):
        element = nitf.first(name)
        if element is not None:
            facts.note("date", _moment(element.attributes.get("norm") or element.text), name)
    document = nitf.first("docdata")
    if document is not None:
        facts.note("status", document.attributes.get("management-status", ""), "management-status")
        released = _moment(_attribute(document, "date.release", "norm"))
        facts.note("embargo", released, "date.release")
        if document.attributes.get("management-status") == "embargoed":
            facts.hold("management-status")
        facts.note("urgency", _attribute(document, "urgency", "ed-urg"), "urgency")
        facts.note("note", _attribute(document, "ed-msg", "info"), "ed-msg")
        facts.note("slug", _attribute(document, "fixture", "fix-id"), "fixture")
        facts.note("slug", _attribute(document, "du-key", "key"), "du-key")
    lang = next((one.attributes["lang"] for one in _langs(nitf)), "")
    facts.note("language", lang, "xml:lang")


def _langs(nitf: Element) -> Iterator[Element]:
    body = nitf.first("body")
    content = nitf.first("body.content")
    for element in (nitf, body, content):
        if element is not None and element.attributes.get("lang"):
            yield element


def _moment(said: str) -> str:
    """Return a moment as ISO has it, of one without marks between its figures."""
    found = _COMPACT.match(said.strip())
    if found is None:
        return said
    year, month, day, hour, minute, second = found.groups()
    rest = said.strip()[found.end() :]
    time = f"T{hour}:{minute}:{second or '00'}{rest}" if hour else ""
    return f"{year}-{month}-{day}{time}"


def _attribute(item: Element, name: str, attribute: str) -> str:
    element = item.first(name)
    return element.attributes.get(attribute, "") if element is not None else ""


_HEADS = {"hl1": Role.HEADLINE, "hl2": Role.DECK, "byline": Role.BYLINE, "abstract": Role.DECK}


def _head_parts(item: Element, nitf: Element | None) -> Iterator[Inset]:
    if nitf is not None:
        head = nitf.first("body.head")
        titled = False
        for line in (nitf if head is None else head).all(*_HEADS):
            titled |= line.name == "hl1"
            yield Inset(line.carved().folded(), _HEADS[line.name])
        if titled or item is nitf:
            return
    meta = item.first("contentMeta")
    for name, role in (("headline", Role.HEADLINE), ("by", Role.BYLINE)):
        element = meta.first(name) if meta is not None else None
        if element is not None and (nitf is None or name == "headline"):
            yield Inset(element.carved().folded(), role)


_BODIES = {
    "p": None,
    "hl2": Role.SUBHEAD,
    "h1": Role.SUBHEAD,
    "h2": Role.SUBHEAD,
    "h3": Role.SUBHEAD,
    "h4": Role.SUBHEAD,
    "li": Role.LIST,
    "bq": Role.PULLQUOTE,
    "blockquote": Role.PULLQUOTE,
    "figcaption": Role.CAPTION,
    "media-caption": Role.CAPTION,
    "media-producer": Role.CREDIT,
    "media": None,
    "figure": None,
    "tagline": Role.CONTRIBUTOR,
    "table": None,
    "byline": Role.BYLINE,
    "dateline": Role.DATELINE,
}


def _body_parts(inner: Element) -> Iterator[Inset | Pictured]:
    body = inner.first("body.content") or inner.first("body") or inner
    found = False
    for element in body.all(*_BODIES):
        if element.name in {"media", "figure"}:
            yield from _media(element)
        elif element.name == "table":
            yield from (
                Inset(cell.carved().folded(), Role.LIST) for cell in element.all("td", "th")
            )
        else:
            yield Inset(element.carved().folded(), _BODIES[element.name])
        found = True
    if inner.name == "nitf" and (end := inner.first("body.end")) is not None:
        for element in end.all("tagline"):
            yield Inset(element.carved().folded(), Role.CONTRIBUTOR)
    if not found:
        yield from (Inset(line) for line in _lines(body.carved()))


def _media(element: Element) -> Iterator[Inset | Pictured]:
    """Yield the picture of a ``media`` or ``figure``; of sound and film its caption alone."""
    caption = element.first("media-caption", "figcaption")
    credit = element.first("media-producer")
    words = caption.carved().folded() if caption is not None else None
    if element.name == "media" and element.attributes.get("media-type", "image") != "image":
        if words is not None:
            yield Inset(words, Role.CAPTION)
        return
    shown = element.first("media-reference", "img")
    name = "alt" if element.name == "figure" else "alternate-text"
    alt = shown.attributes.get(name) if shown is not None else None
    if element.name == "media":
        alt = "" if alt is None else alt.strip() or None  # few feeds have the attribute at all
    empty = credit is not None and not credit.text
    yield Pictured(words, credit.carved() if credit is not None else None, alt, uncredited=empty)


def _described(item: Element) -> Iterator[Pictured]:
    """Yield the picture that an item without a text of its own is."""
    sort = _attribute(item, "itemClass", "qcode").rpartition(":")[2]
    if sort not in {"picture", "graphic"}:
        return
    meta = item.first("contentMeta")
    described = list(meta.all("description")) if meta is not None else []
    alt = [one for one in described if "alt" in one.attributes.get("role", "").lower()]
    captions = [one for one in described if one not in alt]
    credit = meta.first("creditline", "by") if meta is not None else None
    made = meta.first("digitalSourceType") if meta is not None else None
    said = made.attributes if made is not None else {}
    yield Pictured(
        captions[0].carved().folded() if captions else None,
        credit.carved() if credit is not None else None,
        (alt[0].text or None) if alt else "",
        digital_source_of(said.get("uri") or said.get("qcode", "")),
    )


def _lines(carved: Carved) -> Iterator[Carved]:
    """Yield the lines of a text that has no markup."""
    at = 0
    for line in carved.text.split("\n"):
        yield carved.part(at, at + len(line))
        at += len(line) + 1
