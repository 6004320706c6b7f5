"""Articles in JSON: ninjs 1 to 3, Arc ANS, and JSON Lines of either; each object is an article.

Facts are the format's own: headline, byline, date, language, kind. Bodies in HTML are read
by the HTML reader. Sources: IPTC ninjs 1.4, 2.1, 3.1 schemas; Arc XP ANS schema 0.10.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lintnews.article.model import Article, Kind, Metadata, Role
from lintnews.article.source import Source
from lintnews.errors import ReaderError
from lintnews.readers import html, text
from lintnews.readers.json_places import parse
from lintnews.readers.nested import Carved, Inset, join

_RESERVED = frozenset('"\\\n')
_SPACE = re.compile(r"[\s,]*")
_GENRES = {
    "opinion": Kind.OPINION,
    "editorial": Kind.OPINION,
    "column": Kind.OPINION,
    "analysis": Kind.OPINION,
    "interview": Kind.INTERVIEW,
    "transcript": Kind.TRANSCRIPT,
    "live": Kind.LIVE,
}
_MARKUP = re.compile(r"<[a-zA-Z/!]")

Object = Mapping[str, Any]


def read(source: Source) -> Iterator[Article]:
    """Yield an article for each object: of a list, of lines, or the only one.

    Raises:
        ReaderError: names the line of what is not JSON; the objects before it were yielded.
    """
    found = 0
    for value in _values(source.text):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                found += 1
                yield article(item, str(found))
    if not found:
        message = "holds no JSON object, so there is no article in it"
        raise ReaderError(message)


def _values(whole: str) -> Iterator[Any]:
    """Yield the values of a document, or of its lines."""
    at = _skip(whole, 0)
    while at < len(whole):
        value, at = parse(whole, at)
        yield value
        at = _skip(whole, at)


def _skip(whole: str, at: int) -> int:
    found = _SPACE.match(whole, at)
    return found.end() if found else at


def article(item: Object, number: str) -> Article:
    """Return the article of one object, in the format that its keys show."""
    if isinstance(item.get("content_elements"), list):
        return _ans(item, number)
    return _ninjs(item, number)


def _ninjs(item: Object, number: str) -> Article:
    """Read ninjs: 1.x has one string a field, 2.0 and later lists of objects with a value."""
    parts = [
        *_texts(item, Role.HEADLINE, "headline", "headlines"),
        *_texts(item, Role.DECK, "subheadline", "subheadlines"),
        *_texts(item, Role.BYLINE, "byline", "by"),
        *_bodies(item),
    ]
    for association in _objects(item.get("associations")):
        if _plain(association.get("type")) in {"picture", "graphic"}:
            captions = _texts(
                association, Role.CAPTION, "description_caption", "description_text", "descriptions"
            )
            parts.extend(captions)
            parts.extend(_texts(association, Role.CREDIT, "creditline", "copyrightnotice"))
    metadata = Metadata(
        published=_day(item, "versioncreated", "versionCreated", "firstcreated", "firstCreated"),
        kind=_kind(item.get("genre"), item.get("genres")),
        language=_plain(item.get("language"))[:2].lower() or None,
        title=next((part.carved.text for part in parts if part.role is Role.HEADLINE), None),
    )
    return join(parts, metadata, record=_plain(item.get("uri")) or number, reserved=_RESERVED)


def _ans(item: Object, number: str) -> Article:
    """Read Arc ANS: headlines, credits, and a list of content elements."""
    headlines = item.get("headlines")
    decks = item.get("subheadlines")
    parts = [
        *_texts(headlines if isinstance(headlines, dict) else {}, Role.HEADLINE, "basic"),
        *_texts(decks if isinstance(decks, dict) else {}, Role.DECK, "basic"),
    ]
    credited = item.get("credits")
    for author in _objects(credited.get("by") if isinstance(credited, dict) else None):
        parts.extend(_texts(author, Role.BYLINE, "name"))
    for element in item["content_elements"]:
        if isinstance(element, dict):
            parts.extend(_element(element))
    metadata = Metadata(
        published=_day(item, "display_date", "publish_date", "first_publish_date"),
        kind=_kind(item.get("subtype"), item.get("taxonomy")),
        language=_plain(item.get("language"))[:2].lower() or None,
        title=next((part.carved.text for part in parts if part.role is Role.HEADLINE), None),
    )
    return join(parts, metadata, record=_plain(item.get("_id")) or number, reserved=_RESERVED)


_ELEMENTS = {"text": None, "header": Role.SUBHEAD, "blockquote": Role.PULLQUOTE}


def _element(element: Object) -> Iterator[Inset]:
    sort = _plain(element.get("type"))
    if sort in _ELEMENTS and isinstance(element.get("content"), Carved):
        yield Inset(element["content"], _ELEMENTS[sort], html.read)
    elif sort == "image":
        yield from _texts(element, Role.CAPTION, "caption")
        yield from _texts(element, Role.CREDIT, "credits_caption_display")
    elif sort in {"list", "quote"}:
        for inner in _objects(element.get("items") or element.get("content_elements")):
            yield from _element(inner)


def _texts(item: Object, role: Role | None, *keys: str) -> list[Inset]:
    """Return the text of the first key that has one, as a string or a list of values."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, Carved):
            return [_part(value, role)]
        for one in _objects(value):
            if isinstance(one.get("value"), Carved):
                return [_part(one["value"], role)]
    return []


def _part(carved: Carved, role: Role | None) -> Inset:
    return Inset(carved, role, html.read if _MARKUP.search(carved.text) else None)


def _bodies(item: Object) -> list[Inset]:
    """Return the body, the marked-up form before the plain one."""
    for key in ("body_html", "body_xhtml"):
        if isinstance(item.get(key), Carved):
            return [Inset(item[key], None, html.read)]
    for body in _objects(item.get("bodies")):
        if isinstance(body.get("value"), Carved):
            marked = "html" in _plain(body.get("contentType") or body.get("contenttype"))
            return [Inset(body["value"], None, html.read if marked else text.read)]
    for key in ("body_text", "body", "content", "text"):
        value = item.get(key)
        if isinstance(value, Carved):
            return [Inset(value, None, html.read if _MARKUP.search(value.text) else text.read)]
    return []


def _objects(value: Any) -> list[Object]:
    """Return the objects in a list, or the values of an object of objects."""
    if isinstance(value, dict):
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _plain(value: Any) -> str:
    return value.text if isinstance(value, Carved) else ""


def _day(item: Object, *keys: str) -> dt.date | None:
    for key in keys:
        try:
            return dt.date.fromisoformat(_plain(item.get(key))[:10])
        except ValueError:
            continue
    return None


def _kind(*values: Any) -> Kind | None:
    """Return the kind that the genres of an item state, ``None`` if they state none we know."""
    for value in values:
        named = [value] if isinstance(value, Carved) else [
            one.get("name") or one.get("code") for one in _objects(value)
        ]  # fmt: skip
        for name in named:
            if (found := _GENRES.get(_plain(name).lower())) is not None:
                return found
    return None
