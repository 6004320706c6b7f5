"""What an HTML page says of itself: where the article is, its parts, who wrote it and when.

The page comes as the tree that turbohtml makes of it; places are offsets of the
source, in code points. What a page declares for machines (JSON-LD, OpenGraph,
``<article>``, microdata) goes before what its class names suggest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

from lintnews.article.model import Metadata, Role
from lintnews.article.source import Source
from lintnews.readers.declared import Declared, words_of
from lintnews.values import NamedTuple

_PAGE = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
_HEAD = 20_000
_SHORTEST_ARTICLE = 200
_LONGEST_LEAD = 30_000
_MOST_ANCESTORS = 16
# A page that has more of them is asked about these, so that nothing grows faster than the page.
_MOST_CANDIDATES = 60

_NOT_READ = (
    "script,style,noscript,template,svg,math,iframe,object,embed,applet,canvas,audio,video,nav,form,button,select,textarea,dialog,"
    'menu,[hidden],[aria-hidden="true"],[role="navigation"],[role="search"],[role="dialog"]'
)
_TELLING = (
    f"{_NOT_READ},[class],[itemprop],[rel],figcaption,blockquote,aside,footer,"
    "h1,h2,h3,h4,h5,h6,ul,ol,dl"
)
_SHORTEST_TITLE = 13  # code points: shorter words are found in many a title
# What it weighs that an element repeats a title that the page declares, is part of one, or is the
# only h1 of the page. That it is an h1, and stands before the end of the article or inside it, only
# decides between elements that weigh alike.
_SAME_TITLE, _NEARLY_A_TITLE, _ONLY_FIRST_HEADING = 6, 4, 2
_NO_WORDS = frozenset(part for part in _NOT_READ.split(",") if not part.startswith("["))
_NO_ROLES = frozenset({"navigation", "search", "dialog"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAG_ROLES = {
    "figcaption": Role.CAPTION,
    "blockquote": Role.PULLQUOTE,
    "ul": Role.LIST,
    "ol": Role.LIST,
    "dl": Role.LIST,
}


def _classes(*words: str) -> re.Pattern[str]:
    """Return the expression of class names of which a part begins with one of the words."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words)})", re.IGNORECASE)


LEFT_OUT: Final = "left out"
_Part = Role | Literal["left out"]
# Class names of what stands around an article on a page.
_FURNITURE = """
    shar(?:e|es|ing)(?![a-z]) social related recommend newsletter promo adverti
    ad(?:s|vert)?(?![a-z]) comments?(?![a-z]) disqus breadcrumb sidebar widget tags?(?![a-z])
    tag-?list toolbar toolbox print-?only no-?print sr-?only visually-?hidden off-?screen
    screen-?reader accessib recirc outbrain taboola most-?(?:read|popular|viewed|shared) popular
    sign-?up subscri paywall cookie pagination pager (?:post|page|site)-?nav
    nav(?:bar|igation)?(?![a-z]) skip-?link trending more-?(?:stories|from|news|on)
    read-?(?:more|next|also) see-?also follow-?us popup modal overlay hidden(?![a-z])
    (?:story|article)-?tools playlist video-?(?:player|resource|collection) masthead
    site-?(?:header|footer) menu login ticker bookmark rating feedback
    """.split()
_CLASS_ROLES: tuple[tuple[re.Pattern[str], _Part], ...] = (
    (_classes("credit", "photographer", "photo-?by", "image-?source", "img-?source"), Role.CREDIT),
    (_classes("caption", "cutline", "figcaption"), Role.CAPTION),
    (_classes(*_FURNITURE), LEFT_OUT),
    (_classes("by-?line", "author(?!it)", "vcard", "contributor"), Role.BYLINE),
    (
        _classes("dek(?![a-z])", "deck(?![a-z])", "standfirst", "sub-?title", "sub-?headline"),
        Role.DECK,
    ),
    (_classes("pull-?quote"), Role.PULLQUOTE),
    (_classes("correction", "editors?-?note"), Role.NOTE),
)
_FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " "})


class Stretch(NamedTuple):
    """A part of the source and what it is; role ``None`` is no part of the article."""

    start: int
    end: int
    role: Role | None


class Page(NamedTuple):
    """What there is to know before the words are read.

    ``start`` and ``end`` bound the article; ``chosen`` is false where nothing on
    the page says which part is the article, so that its words have to tell.
    ``stretches`` are sorted by their start, outer before inner.
    """

    metadata: Metadata
    start: int
    end: int
    headline: Stretch | None
    stretches: tuple[Stretch, ...]
    fragment: bool
    chosen: bool


def understood(document: Any, source: Source) -> Page:
    """Read a page's tree."""
    places = _Places(source)
    declared = Declared(document)
    if _PAGE.search(source.text, 0, _HEAD) is None:
        first = document.select_one("h1")
        headline = (
            places.stretch(first, Role.HEADLINE)
            if first is not None and first.text.strip()
            else None
        )
        stretches = tuple(_stretches(document, headline, 0, len(source.text), places))
        metadata = declared.metadata(
            lambda selector, _=0: document.select(selector)[:_MOST_CANDIDATES], first
        )
        return Page(metadata, 0, len(source.text), headline, stretches, fragment=True, chosen=True)
    area = _area(document)
    start, end = places.of(area) if area is not None else (0, len(source.text))
    heading = _heading(document, declared, places, start, end)
    headline = places.stretch(heading, Role.HEADLINE) if heading is not None else None
    if (
        area is not None
        and headline is not None
        and headline.end <= start
        and start - headline.end <= _LONGEST_LEAD
    ):
        start = headline.start
    stretches = tuple(_stretches(document, headline, start, end, places))

    def within(selector: str, above: int = 0) -> list[Any]:
        return [
            element
            for element in document.select(selector)
            if start - above <= places.of(element)[0] < end
        ][:_MOST_CANDIDATES]

    metadata = declared.metadata(within, heading)
    return Page(metadata, start, end, headline, stretches, fragment=False, chosen=area is not None)


class _Places:
    """Where elements stand in the source."""

    def __init__(self, source: Source) -> None:
        self._starts = source.line_starts
        self._length = len(source.text)

    def of(self, element: Any) -> tuple[int, int]:
        """Return where an element begins and ends; both 0 where it is not in the source."""
        location = element.source_location
        if location is None:
            return 0, 0
        tag = location.start_tag
        start = self._starts[tag.start_line - 1] + tag.start_col
        return start, max(start, self._end(element, location))

    def stretch(self, element: Any, role: Role | None) -> Stretch:
        """Return the stretch that an element takes up."""
        start, end = self.of(element)
        return Stretch(start, end, role)

    def _end(self, element: Any, location: Any) -> int:
        if location.end_tag is not None:
            return int(self._starts[location.end_tag.end_line - 1] + location.end_tag.end_col)
        for _ in range(_MOST_ANCESTORS):
            element = element.parent
            location = element.source_location if element is not None else None
            if element is None:
                break
            if location is not None and location.end_tag is not None:
                return int(
                    self._starts[location.end_tag.start_line - 1] + location.end_tag.start_col
                )
        return self._length


def folded(text: str) -> str:
    """Return the text with white space, case, quotation marks and dashes made alike."""
    return " ".join(text.translate(_FOLDED).split()).casefold()


# -- the article's part of the page --------------------------------------------


def _area(document: Any) -> Any:
    """Return the element that holds the article, ``None`` where nothing tells."""
    main = document.main_content()
    declared = document.select('article,[itemprop~="articleBody"]')[:_MOST_CANDIDATES]
    found = [(_weight(element), element) for element in declared]
    if len(found) == 1 and found[0][0] and (main is None or 2 * found[0][0] >= _weight(main)):
        return found[0][1]  # it may be short, but the page has no other
    found = [pair for pair in found if pair[0] >= _SHORTEST_ARTICLE]
    best = max(found, key=lambda pair: pair[0], default=None)
    if main is not None and (best is None or _weight(main) > 2 * best[0]):
        best = (_weight(main), main)
    if best is None or best[0] < _SHORTEST_ARTICLE:
        return None
    element = best[1]
    around = element.closest("article")
    return element if around is None else around


def _weight(element: Any) -> int:
    """Return how many characters an element's paragraphs have, or all its text if it has none."""
    return sum(len(paragraph.text) for paragraph in element.select("p")) or len(element.text)


def _heading(document: Any, declared: Declared, places: _Places, start: int, end: int) -> Any:
    """Return the element of the headline: it repeats the page's title, or is the only ``h1``."""
    titles = [folded(title) for title in declared.titles]
    whole = folded(declared.title)
    firsts = [
        element for element in document.select("h1")[:_MOST_CANDIDATES] if element.text.strip()
    ]
    others = document.select(
        '[itemprop~="headline"],h2,h3,h4,.entry-title,.headline,.title,.post-title'
    )[: 4 * _MOST_CANDIDATES]
    best, best_score = None, 0
    for element in (*firsts, *others):
        score = _repeats_a_title(folded(element.text[:1000]), titles, whole)
        if not score and firsts == [element]:
            score = _ONLY_FIRST_HEADING
        if not score:
            continue
        place = places.of(element)[0]
        score += (element.tag == "h1") + (place < end) + (start <= place < end)
        if score > best_score:
            best, best_score = element, score
    return best


def _repeats_a_title(words: str, titles: list[str], whole: str) -> int:
    """Return what it weighs that an element has these words; ``whole`` is the title of the page."""
    if words and words in titles:
        return _SAME_TITLE
    if len(words) < _SHORTEST_TITLE:
        return 0
    long = [title for title in titles if len(title) >= _SHORTEST_TITLE]
    near = words in whole or any(words in title or title in words for title in long)
    return _NEARLY_A_TITLE if near else 0


def _stretches(
    document: Any, headline: Stretch | None, start: int, end: int, places: _Places
) -> Iterator[Stretch]:
    """Yield what the elements between ``start`` and ``end`` are, outer before inner."""
    seen: dict[str, _Part | None] = {}
    found: list[Stretch] = []
    left_out = 0
    for element in document.select(_TELLING):
        part = _part(element, seen)
        if part is None:
            continue
        first, last = places.of(element)
        if first < left_out or not start <= first < end or last <= first:
            continue
        if part == LEFT_OUT:
            holds_most = last - first > (end - start) // 2 and element.tag not in _NO_WORDS
            if holds_most or (headline is not None and first <= headline.start < last):
                continue
            left_out = last
        found.append(Stretch(first, last, None if part == LEFT_OUT else part))
    if headline is not None:
        found.append(headline)
    yield from sorted(found, key=lambda item: (item.start, -item.end, item.role is Role.HEADLINE))


def _part(element: Any, seen: dict[str, _Part | None]) -> _Part | None:
    """Return what an element is for the article; ``None`` where nothing tells."""
    tag, attributes = element.tag, element.attrs
    if (
        tag in _NO_WORDS
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _NO_ROLES
    ):
        return LEFT_OUT
    names = " ".join(words_of(attributes.get("class")))
    if names not in seen:
        seen[names] = (
            next((part for pattern, part in _CLASS_ROLES if pattern.search(names)), None)
            if names
            else None
        )
    part = seen[names]
    if tag in _HEADINGS:
        return part if part in {Role.DECK, Role.BYLINE, LEFT_OUT} else Role.SUBHEAD
    if tag == "aside":
        return Role.PULLQUOTE if part is Role.PULLQUOTE or "quote" in names else LEFT_OUT
    return part or _TAG_ROLES.get(tag) or _property(attributes)


def _property(attributes: Any) -> Role | None:
    """Return the role that microdata and links give an element."""
    properties = {*words_of(attributes.get("itemprop")), *words_of(attributes.get("rel"))}
    return (
        Role.BYLINE
        if "author" in properties
        else Role.CREDIT
        if "copyrightHolder" in properties
        else None
    )
