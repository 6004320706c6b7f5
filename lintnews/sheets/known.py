"""What is known of an article as a whole, and where each fact came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.values import NamedTuple

INFERRED = "inferred"
FORMAT = "format"
_NO_END = 9999  # the year of an embargo that lasts until somebody lifts it
#: The fields of an article's metadata that are facts, in the order of a page.
_FACTS = (
    "title",
    "authors",
    "published",
    "kind",
    "language",
    "embargo",
    "status",
    "urgency",
    "slug",
    "note",
    "digital_source",
)


class KnownFact(NamedTuple):
    """A fact, its value in words, and the field of the format that states it.

    ``came_from`` is ``FORMAT`` if the reader does not say which field it was, and
    ``INFERRED`` if the copy was asked.
    """

    name: str
    value: str
    came_from: str


def known_facts(reading: Reading) -> Iterator[KnownFact]:
    """Yield what is known of an article, whatever states it."""
    stated = reading.article.metadata
    for name in _FACTS:
        value = getattr(stated, name)
        if value:
            place = stated.stated.get(name, FORMAT)
            yield KnownFact(name.replace("_", "-"), _in_words(value), place)
        elif name in _ASKED and (found := _ASKED[name](reading)):
            yield KnownFact(name, *found)


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dt.datetime) and value.year == _NO_END:
        return "until it is lifted"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _of_role(role: Role) -> Any:
    def ask(reading: Reading) -> tuple[str, str] | None:
        declared = {block.span for block in reading.article.blocks if block.role is role}
        for block in reading.get(roles):
            if block.role is role:
                words = " ".join(block.span.of(reading.text).split())
                return words, FORMAT if block.span in declared else INFERRED
        return None

    return ask


def _day(reading: Reading) -> tuple[str, str] | None:
    day = reading.get(published)
    return (day.isoformat(), INFERRED) if day else None


_ASKED = {
    "title": _of_role(Role.HEADLINE),
    "authors": _of_role(Role.BYLINE),
    "published": _day,
    "kind": lambda reading: (reading.get(kind).kind.value, INFERRED),
    "language": lambda reading: (code, INFERRED) if (code := reading.get(language).code) else None,
}
