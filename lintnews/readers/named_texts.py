"""An article out of the named texts of a record: a row of a table, an object of somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lintnews.article.model import Article, Role
from lintnews.errors import ReaderError
from lintnews.readers import text
from lintnews.readers.fields import fields_of, metadata_of
from lintnews.readers.nested import Carved, Inset, Pictured, join, with_paragraphs

Cells = Mapping[str, Sequence[Carved]]
"""A field -> its texts: one, or those of a list."""

_MARKUP = re.compile(r"<[a-zA-Z/!]")
_PARAGRAPHS = re.compile(r"(?i)<(?:p|div|br|li|h[1-6]|figure|section|article|table|blockquote)\b")
_HEADS = (
    ("title", Role.HEADLINE),
    ("deck", Role.DECK),
    ("byline", Role.BYLINE),
    ("dateline", Role.DATELINE),
)
_MOST_NAMES = 12
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def article(
    cells: Cells,
    number: str,
    own: Mapping[str, tuple[str, ...]] = _NOTHING,
    reserved: frozenset[str] = frozenset(),
    sort: str = "field",
) -> Article:
    """Return the article of a record; ``number`` names it if no field does.

    ``own`` are the house's names of facts, ``sort`` is what the format calls its fields.

    Raises:
        ReaderError: if no field states the text; it says which there are.
    """
    stated = fields_of(cells, own)
    if "text" not in stated:
        raise ReaderError(_no_text(cells, own, sort))
    found = {fact: cells[field] for fact, field in stated.items()}
    said = {fact: ", ".join(one.text for one in texts) for fact, texts in found.items()}
    metadata = metadata_of(said, {fact: f"{sort} {name}" for fact, name in stated.items()})
    record = said.get("record", "").strip() or number
    return join(_parts(found), metadata, record=record, reserved=reserved)


def _parts(found: Cells) -> Iterator[Inset | Pictured]:
    for fact, role in _HEADS:
        yield from (Inset(one, role) for one in _words(found, fact))
    yield from (body(one) for one in _words(found, "text"))
    caption = next(_words(found, "caption"), None)
    credit = next(_words(found, "credit"), None)
    alt = next(_words(found, "alt"), None)
    if caption or credit or alt:
        # Without a field for it nobody knows whether there is an alternative text.
        said = alt.text if alt else None if "alt" in found else ""
        empty = "credit" in found and credit is None
        yield Pictured(caption, credit, said, uncredited=empty)


def _words(found: Cells, fact: str) -> Iterator[Carved]:
    return (one for one in found.get(fact, ()) if one.rows and one.text.strip())


def body(carved: Carved) -> Inset:
    """Return the text of a record, which is read as HTML if there is markup in it."""
    if not _MARKUP.search(carved.text):
        return Inset(carved, None, text.read)
    from lintnews.readers import html

    is_laid_out = _PARAGRAPHS.search(carved.text) is not None
    return Inset(carved if is_laid_out else with_paragraphs(carved), None, html.read)


def _no_text(cells: Cells, own: Mapping[str, tuple[str, ...]], sort: str) -> str:
    names = [repr(name) for name in cells]
    there = ", ".join(names[:_MOST_NAMES]) + (", ..." if len(names) > _MOST_NAMES else "")
    there = f"there are {there}" if names else f"there is no {sort}"
    if "text" in own:
        wanted = " or ".join(repr(name) for name in own["text"])
        return f"no {sort} is called {wanted}, which the configuration has for the text; {there}"
    return (
        f"no {sort} is known to hold the text; {there}: name it in lintnews.toml, below [fields], "
        'as text = "body"'
    )
