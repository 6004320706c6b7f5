"""What an HTML page declares for machines: its title, authors, date, kind and language.

JSON-LD goes before OpenGraph and other ``meta`` elements, these before what the
article's own elements are called.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from lintnews.article.days import WEEKDAYS, day_of_path, stated_day
from lintnews.article.metadata import kind_of, language_of
from lintnews.article.model import Kind, Metadata

if TYPE_CHECKING:
    import datetime as dt

_LONGEST_JSON = 1_000_000
_DEEPEST_JSON = 6
_LONGEST_NAME = 60
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report)$")
_DATES = (
    *(
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
    ),
    *(
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "sailthru.date",
        "parsely-pub-date",
        "ptime",
    ),
    *(
        "article_date_original",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "dat",
        "displaydate",
        "rnews:datepublished",
    ),
    *(
        "publicationdate",
        "publication_date",
        "article.published",
        "published-date",
        "datecreated",
        "created",
        "eomportal-lastupdate",
    ),
)
_DATED = (
    '[itemprop~="datePublished"],time,abbr.published,.published,.date,.timestamp,.dateline,.pubdate'
)
_PERHAPS_DATED = '[class*="date"]:not([class*="comment"]),[class*="time"]:not([class*="comment"])'
_AUTHORS = tuple(
    """
    author article:author parsely-author sailthru.author dc.creator dcterms.creator byl
    dc.contributor
    """.split(),
)
_BYLINES = (
    '[itemprop~="author"] [itemprop~="name"]',
    '.vcard .fn,[rel~="author"]',
    '[itemprop~="author"]',
    '[class*="byline" i],[class*="by-line" i]',
    ".author",
)
_LONGEST_BYLINE = 300
# A date may stand above the headline, so far away at most.
_ABOVE = 3000
_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|reported|story)\s+)?(?:by|par|von|por)[:\s]+",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:on|at)\s+(?=\S+\s+\d)|\s*\|\s*|\s+@|\s+\d")
_SPACES = re.compile(r"[^\S\n]+")
_LONGEST_AUTHORS = 2000  # code points
_AND = re.compile(r"\s*(?:,|;|\band\b|&|\||\n)\s*")


class Within(Protocol):
    """Gives the elements that a selector means in the article, or from so far above it on."""

    def __call__(self, selector: str, above: int = 0, /) -> Iterable[Any]:
        """Return them in the order of the page."""


class Declared:
    """What the page declares for machines."""

    def __init__(self, document: Any) -> None:
        """Take what the tree of the page declares."""
        self._linked = tuple(_linked_articles(document))
        self._meta: dict[str, list[str]] = {}
        for element in document.select("meta"):
            attributes = element.attrs
            content = attributes.get("content")
            for key in ("property", "name", "itemprop"):
                name = attributes.get(key)
                if name and content:
                    self._meta.setdefault(" ".join(words_of(name)).lower(), []).append(str(content))
        title = document.select_one("title")
        self._sites = {
            name.strip().lower() for name in self._all("og:site_name", "application-name")
        }
        self.title: str = title.text if title is not None else ""
        canonical = document.select_one('link[rel~="canonical"]')
        self._canonical = str(canonical.attrs.get("href") or "") if canonical is not None else ""
        root = document.select_one("html")
        self._language = (
            str(root.attrs.get("lang") or root.attrs.get("xml:lang") or "")
            if root is not None
            else ""
        )
        declared = (text for item in self._linked for text in _texts(item.get("headline")))
        self.titles = tuple(
            dict.fromkeys(
                text
                for text in (
                    *declared,
                    *self._all(
                        "og:title", "twitter:title", "headline", "dc.title", "sailthru.title"
                    ),
                )
                if text.strip()
            )
        )

    def metadata(self, within: Within, heading: Any) -> Metadata:
        """Return what is known of the article; ``within`` gives the elements of a selector."""
        printed = " ".join(heading.text.split()) if heading is not None else ""
        title = printed or next(
            (" ".join(text.split()) for text in (*self.titles, self.title) if text.strip()), None
        )
        languages = (*self._all("og:locale", "content-language", "language"),)
        language = language_of(self._language) or next(
            (code for text in languages if (code := language_of(text))), None
        )
        return Metadata(
            self._published(within), self._kind(), language, title, self._authors(within)
        )

    def _all(self, *names: str) -> list[str]:
        return [text for name in names for text in self._meta.get(name, ())]

    def _published(self, within: Within) -> dt.date | None:
        declared = [text for item in self._linked for text in _texts(item.get("datePublished"))]
        for text in (*declared, *self._all(*_DATES)):
            day = stated_day(text)
            if day is not None:
                return day
        day = _day_in(within(_DATED)) or self._day_of_url() or _day_in(within(_PERHAPS_DATED))
        return day or _day_in(within(f"{_DATED},{_PERHAPS_DATED}", _ABOVE))

    def _day_of_url(self) -> dt.date | None:
        for url in (*self._all("og:url", "twitter:url"), self._canonical):
            day = day_of_path(url)
            if day is not None:
                return day
        return None

    def _kind(self) -> Kind | None:
        return next(
            (
                kind
                for item in self._linked
                for text in _texts(item.get("@type"))
                if (kind := kind_of(text))
            ),
            None,
        )

    def _authors(self, within: Within) -> tuple[str, ...]:
        """Return the authors; the site itself is none."""
        return tuple(
            name for name in dict.fromkeys(self._named(within)) if name.lower() not in self._sites
        )

    def _named(self, within: Within) -> tuple[str, ...]:
        for item in self._linked:
            names = tuple(_names(item.get("author")))
            if names:
                return names
        for selector in _BYLINES:
            first: Any = None
            found: list[str] = []
            for element in within(selector):
                printed = _people("\n".join(element.stripped_strings)[:_LONGEST_BYLINE])
                if printed and (first is None or element.parent == first.parent):
                    first = element if first is None else first
                    found.extend(printed)
            if found:
                return tuple(found)
        return tuple(name for text in self._all(*_AUTHORS) for name in _people(text))


def _day_in(elements: Iterable[Any]) -> dt.date | None:
    """Return the first day that one of the elements states or prints."""
    for element in elements:
        attributes = element.attrs
        for value in (
            attributes.get("datetime"),
            attributes.get("content"),
            attributes.get("title"),
            element.text[:200],
        ):
            day = stated_day(str(value)) if value else None
            if day is not None:
                return day
    return None


def _people(text: str) -> list[str]:
    """Return the names in a byline; the address of a page, a date and a handle are none."""
    if "://" in text:
        return []
    # A long row of spaces would be gone through from each of them.
    text = _SPACES.sub(" ", text[:_LONGEST_AUTHORS])
    names = [name.strip() for name in _AND.split(_BEHIND.split(_BY.sub("", text), maxsplit=1)[0])]
    return [name for name in names if 1 < len(name) <= _LONGEST_NAME and _is_name(name)]


def _is_name(words: str) -> bool:
    """Return whether words can be a name: no number, initials, site or weekday."""
    if " " not in words and (words == words.upper() or "." in words or words.lower() in WEEKDAYS):
        return False
    return not any(letter.isdigit() or letter in "={}<>/" for letter in words)


def _linked_articles(document: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the articles that the page's JSON-LD describes."""
    for element in document.select('script[type="application/ld+json"]'):
        text = element.text
        if len(text) > _LONGEST_JSON:
            continue
        try:
            yield from _articles(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST_JSON:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if any(_ARTICLE_TYPES.search(name) for name in _texts(value.get("@type"))):
            yield value
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _articles(value.get(key), depth + 1)


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield from _names(item.get("name"))
        elif isinstance(item, str):
            yield from _people(item)


def _texts(value: Any) -> Iterable[str]:
    return [
        item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)
    ]


def words_of(value: Any) -> list[str]:
    """Return the words of an attribute's value; the tree has some of them as lists."""
    return value if isinstance(value, list) else str(value or "").split()
