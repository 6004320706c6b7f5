"""What the fields of a record are called: a column of a table, a key of an object -> a fact.

One table for every format whose fields have names of somebody's own: CSV, Parquet, JSON
Lines, a table of a database. A house adds its own names in its configuration, and these
go first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lintnews.article.days import stated_day
from lintnews.article.metadata import kind_of, language_of
from lintnews.article.model import Metadata, Status
from lintnews.hints import Any

#: A fact -> the usual names of a field that states it, the surest first, as ``folded``.
FIELDS: Mapping[str, tuple[str, ...]] = {
    fact: tuple(names.split())
    for fact, names in {
        "text": "text body bodytext articletext articlebody bodyhtml maintext fulltext story "
        "storytext content contenthtml article html",
        "title": "headline title head hed",
        "deck": "deck dek subheadline subheading subtitle standfirst strapline",
        "byline": "byline author authors creator writer reporter",
        "dateline": "dateline",
        "caption": "caption photocaption imagecaption cutline",
        "credit": "credit photocredit imagecredit creditline",
        "alt": "alt alttext imagealt",
        "date": "date published publishedat publishdate publisheddate datepublished pubdate "
        "publicationdate issuedate displaydate postdate firstcreated createdat created "
        "versioncreated",
        "kind": "kind genre articletype",
        "language": "language lang locale",
        "record": "id uri guid articleid recordid record url link",
        "embargo": "embargo embargoed embargoeduntil embargodate",
        "status": "status pubstatus",
        "urgency": "urgency priority",
        "slug": "slug slugline",
        "note": "note ednote editornote editorsnote",
        "digital-source": "digitalsourcetype digitalsource",
        "publisher": "publisher site sitename outlet newspaper domain",
    }.items()
}

#: Every fact that a field can state, as a configuration names it.
FACTS = tuple(FIELDS)

#: The facts that are words of the article, in the order in which they are read.
SHOWN = ("title", "deck", "byline", "dateline", "text", "caption", "credit", "alt")

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_AUTHORS = re.compile(r"\s*(?:;|,|\band\b|&)\s*")
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_MOST_URGENT, _LEAST_URGENT = 1, 9
#: What systems call the states of an item, folded -> what we call them.
_STATES = {
    "usable": Status.USABLE,
    "publish": Status.USABLE,
    "published": Status.USABLE,
    "draft": Status.DRAFT,
    "autodraft": Status.DRAFT,
    "pending": Status.DRAFT,
    "private": Status.WITHHELD,
    "withheld": Status.WITHHELD,
    "hold": Status.WITHHELD,
    "onhold": Status.WITHHELD,
    "embargoed": Status.WITHHELD,
    "canceled": Status.CANCELED,
    "cancelled": Status.CANCELED,
    "killed": Status.CANCELED,
    "kill": Status.CANCELED,
    "trash": Status.CANCELED,
    "deleted": Status.CANCELED,
    "withdrawn": Status.CANCELED,
    "retracted": Status.CANCELED,
}
#: Until somebody lifts it.
UNTIL_LIFTED = dt.datetime.max.replace(tzinfo=dt.UTC)


def folded(name: str) -> str:
    """Return a name as the tables have it: ``Pub_Date`` and ``pub-date`` are ``pubdate``."""
    return _BETWEEN_WORDS.sub("", name).lower()


def fields_of(
    names: Iterable[str], own: Mapping[str, tuple[str, ...]] = _NOTHING
) -> dict[str, str]:
    """Return for each fact the field that states it, of those that are there.

    ``own`` are the house's names for facts, as they are written; where it names one, no
    other field is tried.
    """
    there = list(names)
    usual = {folded(name): name for name in reversed(there)}
    found: dict[str, str] = {}
    for fact, known in FIELDS.items():
        if fact in own:
            field = next((name for name in own[fact] if name in there), None)
        else:
            field = next((usual[name] for name in known if name in usual), None)
        if field is not None:
            found[fact] = field
    return found


def metadata_of(values: Mapping[str, str], stated: Mapping[str, str] = _NOTHING) -> Metadata:
    """Return what the texts of facts state; one that says nothing we know states nothing.

    ``stated`` holds for a fact the field of the format it came from.
    """
    said = {fact: text.strip() for fact, text in values.items() if text.strip()}
    made = Metadata(
        published=stated_day(said.get("date", "")),
        kind=kind_of(said.get("kind", "")),
        language=language_of(said.get("language", "")),
        title=said.get("title"),
        authors=authors_of(said.get("byline", "")),
        embargo=moment_of(said.get("embargo", "")),
        status=status_of(said.get("status", "")),
        urgency=urgency_of(said.get("urgency", "")),
        slug=said.get("slug"),
        note=said.get("note"),
        digital_source=digital_source_of(said.get("digital-source", "")),
    )
    return made._replace(
        stated={
            field: stated[fact]
            for fact, field in _METADATA.items()
            if fact in stated and getattr(made, field)
        }
    )


class StatedFacts:
    """What the parts of an item state, and which part it was: the first that says something."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._said: dict[str, str] = {}
        self._stated: dict[str, str] = {}
        self._until_lifted = False

    def note(self, fact: str, said: str, place: str) -> None:
        """Take a fact, unless it is stated already; ``place`` is the field that states it."""
        if said.strip() and fact not in self._said:
            self._said[fact], self._stated[fact] = said.strip(), place

    def add_author(self, said: str, place: str) -> None:
        """Take one more name for the byline."""
        before = self._said.get("byline")
        self._said["byline"] = f"{before}; {said}" if before else said
        self._stated["byline"] = place

    def hold(self, place: str) -> None:
        """Take it that there is an embargo, without an end if none is stated."""
        self._until_lifted = "embargo" not in self._said
        self._stated.setdefault("embargo", place)

    def metadata(self) -> Metadata:
        """Return the facts."""
        made = metadata_of(self._said, self._stated)
        if self._until_lifted and made.embargo is None:
            stated = {**made.stated, "embargo": self._stated["embargo"]}
            made = made._replace(embargo=UNTIL_LIFTED, stated=stated)
        return made


_METADATA = {
    "date": "published",
    "kind": "kind",
    "language": "language",
    "title": "title",
    "byline": "authors",
    "embargo": "embargo",
    "status": "status",
    "urgency": "urgency",
    "slug": "slug",
    "note": "note",
    "digital-source": "digital_source",
}


def authors_of(byline: str) -> tuple[str, ...]:
    """Return the names in a byline, without the word By."""
    bare = _BY.sub("", byline, count=1) if _BY.match(byline) else byline
    return tuple(name for name in _AUTHORS.split(bare.strip()) if name)


def moment_of(text: str) -> dt.datetime | None:
    """Return a moment in ISO form, or the midnight that a day begins with; in UTC if it says none.

    What is no moment is ``None``, since nobody could keep to it.
    """
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        day = stated_day(text)
        if day is None:
            return None
        moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def status_of(text: str) -> Status | None:
    """Return the state that a word for it means: ``stat:canceled``, ``Withheld``, ``publish``."""
    return _STATES.get(folded(text.rpartition(":")[2]))


def urgency_of(text: str) -> int | None:
    """Return an urgency from 1 to 9, ``None`` if it is none."""
    digits = text.strip().removesuffix(".0")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 1):
        return None
    return int(digits) if _MOST_URGENT <= int(digits) <= _LEAST_URGENT else None


def digital_source_of(text: str) -> str | None:
    """Return the last word of an address in the IPTC's list, or of a name with a prefix."""
    return re.split(r"[/:#]", text.strip())[-1] or None
