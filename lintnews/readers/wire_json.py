"""Articles in JSON: ninjs 1 to 3, Arc ANS, objects of somebody's own, and JSON Lines of any.

Facts are the format's own: headline, byline, date, language, kind, embargo, status. Bodies in
HTML are read by the HTML reader. Sources: IPTC ninjs 1.4, 2.1, 3.1 schemas; Arc XP ANS
schema 0.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from lintnews.article.model import Article, Kind, Metadata, Role
from lintnews.errors import ReaderError
from lintnews.hints import Any
from lintnews.readers import html, named_texts, text
from lintnews.readers.fields import StatedFacts, digital_source_of, folded
from lintnews.readers.json_places import parse, values
from lintnews.readers.nested import Carved, Inset, Pictured, join
from lintnews.readers.piece import Cursor, FileRecord, Stream, lines, too_long

_RESERVED = frozenset('"\\\n\r\t\b\f')
_GENRES = {
    "opinion": Kind.OPINION,
    "editorial": Kind.OPINION,
    "column": Kind.OPINION,
    "analysis": Kind.OPINION,
    "interview": Kind.INTERVIEW,
    "transcript": Kind.TRANSCRIPT,
    "live": Kind.LIVE,
}
_HEAD = re.compile(r"<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?(?!(?:a|b|em|i|span|strong|sub|sup|u)\b)[a-zA-Z][^<>]*>")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_NINJS = frozenset(
    """
    bodies bodyhtml bodytext bodyxhtml descriptioncaption descriptiontext headlines
    representationtype versioncreated
    """.split(),
)
_PICTURES = frozenset(("picture", "graphic", "image"))
_DEEPEST = 4  # keys inside each other that an object of somebody's own is searched for

Object = Mapping[str, Any]


def read_document(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each object: of a list, of values in a row, or the only one."""
    data = stream.file.read(stream.most + 1)
    whole = Cursor(stream).decoded(data[: stream.most])
    if len(data) > stream.most:
        whole = FileRecord(whole.source, fault=too_long(stream.most))
    if whole.fault is not None:
        yield whole
        return
    found = 0
    try:
        for value in values(whole.source.text):
            found += 1
            yield _piece(value, str(found), whole)
    except ReaderError as error:
        yield whole._replace(fault=error)
        return
    if not found:
        yield whole._replace(fault=ReaderError("holds no JSON object: there is no article in it"))


def read_lines(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each line that is not blank; a line that is wrong costs no other."""
    number = stream.number
    for line in lines(stream, Cursor(stream)):
        if line.fault is None and not line.source.text.strip("\x1e \t\r\n"):
            continue
        number += 1
        if line.fault is not None:
            yield line
            continue
        try:
            value = _only_value(line.source.text)
        except ReaderError as error:
            value = error
        yield _piece(value, str(number), line)


def _only_value(line: str) -> Any:
    """Return the one value of a line.

    Raises:
        ReaderError: if it is no JSON, or if there is more.
    """
    bare = line.lstrip("\x1e")
    at = len(line) - len(bare)
    value, end = parse(line, at)
    rest = line[end:].lstrip()
    if rest:
        message = "not JSON: there is more in this line after the object"
        raise ReaderError(message, len(line) - len(rest))
    return value


def _piece(value: Any, number: str, whole: FileRecord) -> FileRecord:
    if isinstance(value, ReaderError):
        return whole._replace(fault=value)
    if not isinstance(value, dict):
        message = f"record {number} is no JSON object: there is no article in it"
        return whole._replace(fault=ReaderError(message))
    try:
        return whole._replace(article=article(value, number, whole.source.fields))
    except ReaderError as error:
        return whole._replace(fault=ReaderError(f"record {number}: {error}", error.offset))


def article(item: Object, number: str, own: Mapping[str, tuple[str, ...]]) -> Article:
    """Return the article of one object, in the format that its keys show.

    Raises:
        ReaderError: if no key is known to hold the text.
    """
    if "text" not in own:
        if isinstance(item.get("content_elements"), list):
            return _ans(item, number)
        known = {folded(key): value for key, value in reversed(list(item.items()))}
        if not _NINJS.isdisjoint(known):
            return _ninjs(known, number)
    cells: dict[str, list[Carved]] = {}
    _gather(item, "", cells, 1)
    return named_texts.article(cells, number, own, _RESERVED, "key")


def _gather(item: Object, above: str, cells: dict[str, list[Carved]], depth: int) -> None:
    """Enter the texts of an object under their keys, those inside others with dots between."""
    for key, value in item.items():
        name = above + key
        if isinstance(value, dict):
            if depth < _DEEPEST:
                _gather(value, f"{name}.", cells, depth + 1)
        elif isinstance(value, list):
            texts = [one for one in map(_as_text, value) if one is not None]
            if texts:
                cells[name] = texts
        elif (one := _as_text(value)) is not None:
            cells[name] = [one]


def _as_text(value: Any) -> Carved | None:
    """Return a string as it is, and a number as what only facts are made of."""
    if isinstance(value, float) and not isinstance(value, bool):
        return Carved(f"{value:.15g}", ())
    return value if isinstance(value, Carved) else None


def _ninjs(item: Object, number: str) -> Article:
    """Read ninjs: 1.x has one string a field, 2.0 and later lists of objects with a value."""
    facts = StatedFacts()
    parts: list[Inset | Pictured] = [
        *_shown(facts, item, "title", Role.HEADLINE, "headline", "headlines"),
        *_texts(item, Role.DECK, "subheadline", "subheadlines"),
        *_shown(facts, item, "byline", Role.BYLINE, "byline", "by"),
        *_bodies(item),
    ]
    if _plain(item.get("type")) in _PICTURES:
        parts.append(_picture(item))
    for association in _objects(item.get("associations")):
        one = {folded(key): value for key, value in association.items()}
        if _plain(one.get("type")) in _PICTURES:
            parts.append(_picture(one))
    parts = _without_repeats(parts)
    _note(facts, item, "date", "versioncreated", "firstcreated", "contentcreated")
    _note(facts, item, "language", "language")
    _note(facts, item, "embargo", "embargoed", "embargoeduntil")
    _note(facts, item, "status", "pubstatus")
    _note(facts, item, "urgency", "urgency")
    _note(facts, item, "slug", "slugline", "slug")
    _note(facts, item, "note", "ednote", "editornote")
    _note(facts, item, "digital-source", "digitalsourcetype")
    metadata = _with_kind(facts.metadata(), item, "genre", "genres")
    record = _plain(item.get("uri")) or _plain(item.get("guid")) or number
    return join(parts, metadata, record=record, reserved=_RESERVED)


def _without_repeats(parts: list[Inset | Pictured]) -> list[Inset | Pictured]:
    """Return the parts of an item, without what the body says already.

    Some bodies are whole pages: their first line is the headline, and the pictures that are
    associated are in them, with their captions.
    """
    bodies = [one for one in parts if isinstance(one, Inset) and one.role is None]
    if not bodies:
        return parts
    shown = _words(bodies[0].carved)
    kept: list[Inset | Pictured] = []
    for part in parts:
        if isinstance(part, Pictured):
            if part.caption is not None and _words(part.caption) in shown:
                continue
        elif part.role is Role.HEADLINE and shown.startswith(f"{_words(part.carved)}\n"):
            continue
        kept.append(part)
    return kept


def _words(carved: Carved) -> str:
    """Return the words of a text a block a line, without mark-up."""
    bare = _TAG.sub("\n", _HEAD.sub("", carved.text)) if "<" in carved.text else carved.text
    lines = (" ".join(line.split()) for line in unescape(bare).split("\n"))
    return "\n".join(line for line in lines if line)


def _picture(item: Object) -> Pictured:
    """Return a picture of ninjs, whose keys are folded."""
    captions = _texts(item, None, "descriptioncaption", "descriptiontext")
    credits_ = _texts(item, None, "creditline")
    alt = next((_plain(item.get(key)) for key in ("alttext", "alt") if key in item), None)
    for one in _objects(item.get("descriptions")):
        role = _plain(one.get("role")).lower()
        if "alt" in role:
            alt = _plain(one.get("value"))
        elif "credit" in role:
            credits_ = credits_ or _texts(one, None, "value")
        else:
            captions = captions or _texts(one, None, "value")
    credits_ = credits_ or _texts(item, None, "byline", "by", "copyrightnotice")
    empty = not credits_ and not {"creditline", "byline", "by"}.isdisjoint(item)
    return Pictured(
        captions[0].carved if captions else None,
        credits_[0].carved if credits_ else None,
        "" if alt is None else alt.strip() or None,
        digital_source_of(_value_of(item.get("digitalsourcetype"))),
        empty,
        captions[0].read if captions else None,
    )


def _ans(item: Object, number: str) -> Article:
    """Read Arc ANS: headlines, credits, and a list of content elements."""
    facts = StatedFacts()
    parts: list[Inset | Pictured] = [
        *_shown(facts, _object(item.get("headlines")), "title", Role.HEADLINE, "basic"),
        *_texts(_object(item.get("subheadlines")), Role.DECK, "basic"),
    ]
    for author in _objects(_object(item.get("credits")).get("by")):
        parts.extend(_shown(facts, author, "byline", Role.BYLINE, "byline", "name"))
    elements = _objects(item["content_elements"])
    lead = _object(_object(item.get("promo_items")).get("basic"))
    if not any(_same_picture(lead, one) for one in elements):
        parts.extend(_element(lead))
    for element in elements:
        parts.extend(_element(element))
    _note(facts, item, "date", "display_date", "publish_date", "first_publish_date")
    _note(facts, item, "language", "language")
    _note(facts, item, "slug", "slug")
    _note(facts, _object(item.get("workflow")), "note", "note")
    _note(facts, _object(item.get("planning")), "note", "internal_note")
    embargo = _object(_object(item.get("content_restrictions")).get("embargo"))
    if embargo.get("active") is True:
        facts.note("embargo", _plain(embargo.get("end_time")), "key content_restrictions.embargo")
        facts.hold("key content_restrictions.embargo")
    metadata = _with_kind(facts.metadata(), item, "subtype", "taxonomy")
    return join(parts, metadata, record=_plain(item.get("_id")) or number, reserved=_RESERVED)


_GROUPS = {"list": Role.LIST, "quote": Role.PULLQUOTE, "element_group": None}
_ELEMENTS = {"text": None, "header": Role.SUBHEAD, "blockquote": Role.PULLQUOTE}


def _same_picture(lead: Object, element: Object) -> bool:
    return any(
        key in lead and _plain(lead[key]) == _plain(element.get(key)) for key in ("_id", "url")
    )


def _element(element: Object, role: Role | None = None) -> Iterator[Inset | Pictured]:
    """Yield what an element holds; what stands in lists and quotations has their role."""
    sort = _plain(element.get("type"))
    if sort in _ELEMENTS and isinstance(element.get("content"), Carved):
        yield Inset(element["content"], role or _ELEMENTS[sort], html.read)
    elif sort == "correction" and isinstance(element.get("text"), Carved):
        yield Inset(element["text"], Role.NOTE, html.read)
    elif sort == "image":
        caption = _texts(element, None, "caption")
        credit = _texts(element, None, "credits_caption_display")
        if not credit:
            people = _objects(_object(element.get("credits")).get("by"))
            credit = [part for one in people for part in _texts(one, None, "name")]
        alt = _plain(element.get("alt_text")).strip() or None if "alt_text" in element else ""
        yield Pictured(
            caption[0].carved if caption else None,
            credit[0].carved if credit else None,
            alt,
            uncredited=not credit and isinstance(element.get("credits"), dict),
            read=caption[0].read if caption else None,
        )
    elif sort in _GROUPS:
        for inner in _objects(element.get("items") or element.get("content_elements")):
            yield from _element(inner, _GROUPS[sort] or role)


def _note(facts: StatedFacts, item: Object, fact: str, *keys: str) -> None:
    """Take a fact from the first key that says something."""
    for key in keys:
        facts.note(fact, _value_of(item.get(key)), f"key {key}")


def _shown(facts: StatedFacts, item: Object, fact: str, role: Role, *keys: str) -> list[Inset]:
    """Return the text of the first key that has one, and take it for a fact too."""
    for key in keys:
        parts = _texts(item, role, key)
        if parts:
            said = " ".join(re.sub(r"<[^<>]*>", "", parts[0].carved.text).split())
            if fact == "byline":
                facts.add_author(said, f"key {key}")
            else:
                facts.note(fact, said, f"key {key}")
            return parts
    return []


def _with_kind(made: Metadata, item: Object, *keys: str) -> Metadata:
    """Return facts with the kind that the genres of the item state."""
    for key in keys:
        kind = _kind(item.get(key))
        if kind is not None:
            return made._replace(kind=kind, stated={**made.stated, "kind": f"key {key}"})
    return made


def _texts(item: Object, role: Role | None, *keys: str) -> list[Inset]:
    """Return the text of the first key that has one, as a string or a list of values."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, Carved) and value.text.strip():
            return [_part(value, role)]
        for one in _objects(value):
            if isinstance(one.get("value"), Carved):
                return [_part(one["value"], role)]
    return []


def _part(carved: Carved, role: Role | None) -> Inset:
    return Inset(carved, role, html.read if _MARKUP.search(carved.text) else None)


def _bodies(item: Object) -> list[Inset]:
    """Return the body, the marked-up form before the plain one."""
    for key in ("bodyhtml", "bodyxhtml"):
        if isinstance(item.get(key), Carved):
            return [Inset(item[key], None, html.read)]
    bodies = [one for one in _objects(item.get("bodies")) if isinstance(one.get("value"), Carved)]
    for body in sorted(bodies, key=lambda one: not _is_marked_up(one)):
        return [Inset(body["value"], None, html.read if _is_marked_up(body) else text.read)]
    for key in ("bodytext", "body", "content", "text"):
        value = item.get(key)
        if isinstance(value, Carved):
            return [Inset(value, None, html.read if _MARKUP.search(value.text) else text.read)]
    return []


def _is_marked_up(body: Object) -> bool:
    return "html" in _plain(body.get("contentType") or body.get("contenttype"))


def _objects(value: Any) -> list[Object]:
    """Return the objects in a list, or the values of an object of objects."""
    if isinstance(value, dict):
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _object(value: Any) -> Object:
    return value if isinstance(value, dict) else {}


def _plain(value: Any) -> str:
    return value.text if isinstance(value, Carved) else ""


def _value_of(value: Any) -> str:
    """Return what a field says: a string, a number, or the address or name of an object."""
    if isinstance(value, dict):
        return _plain(value.get("uri")) or _plain(value.get("code")) or _plain(value.get("name"))
    found = _as_text(value)
    return found.text if found is not None else ""


def _kind(value: Any) -> Kind | None:
    """Return the kind that the genres of an item state, ``None`` if they state none we know."""
    named: Iterable[Any] = (
        [value]
        if isinstance(value, Carved)
        else [one.get("name") or one.get("code") for one in _objects(value)]
    )
    kinds = (_GENRES.get(_plain(name).lower()) for name in named)
    return next((kind for kind in kinds if kind is not None), None)
