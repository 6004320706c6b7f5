"""What an HTML page says of itself: where the article is, its parts, who wrote it and when.

The page comes as the tree that turbohtml makes of it; places are offsets of the
source, in code points. What a page declares for machines (JSON-LD, OpenGraph,
``<article>``, microdata) goes before what its class names suggest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, Final, Literal

from lintnews.article.model import Metadata, Role
from lintnews.article.source import Source
from lintnews.readers.declared import Declared, words_of
from lintnews.values import NamedTuple

_PAGE = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)
_HEAD = 20_000
_SHORTEST_ARTICLE = 200
_SHORTEST_PROSE = 60  # code points: so much is a sentence or two of a story
_LONGEST_LEAD = 30_000
_MOST_ANCESTORS = 16
# A page that has more of them is asked about these, so that nothing grows faster than the page.
_MOST_CANDIDATES = 60

_NOT_READ = (
    "script,style,noscript,template,svg,math,iframe,object,embed,applet,canvas,audio,video,nav,form,button,select,textarea,dialog,"
    'menu,[hidden],[aria-hidden="true"],[role="navigation"],[role="search"],[role="dialog"]'
)
_TELLING = (
    f"{_NOT_READ},[class],[style],[itemprop],[rel],figcaption,blockquote,aside,footer,"
    "h1,h2,h3,h4,h5,h6,ul,ol,dl"
)
_SHORTEST_TITLE = 13  # code points: shorter words are found in many a title
# What it weighs that an element repeats a title that the page declares, is part of one, or is the
# only h1 of the page. That it is an h1, and stands before the end of the article or inside it, only
# decides between elements that weigh alike.
_SAME_TITLE, _NEARLY_A_TITLE, _ONLY_FIRST_HEADING = 6, 4, 2
_NO_WORDS = frozenset(part for part in _NOT_READ.split(",") if not part.startswith("["))
_NO_ROLES = frozenset({"navigation", "search", "dialog"})
_UNSEEN = re.compile(r"(?:^|[\s;])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What holds other elements: alone of these a class name can be meant for more than its words.
_CONTAINERS = frozenset({"article", "body", "div", "main", "section", "td", "form"})
# How systems call the element of the story itself.
_STORY_NAMES = (
    ",".join(
        f'[class*="{name}" i]'
        for name in (
            *("article-body", "article__body", "articlebody", "article-content", "article-text"),
            *("entry-content", "entry__content", "name-body", "post-body", "post-content"),
            *("single-content", "story-body", "story-content", "storybody", "story-text"),
        )
    )
    + ",.article,.post,.story"
)
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
UNLESS_PROSE: Final = "left out unless it has prose"
_Part = Role | Literal["left out", "left out unless it has prose"]
# Class names of what stands around an article on a page.
_FURNITURE = """
    shar(?:e|es|ing)(?![a-z]) social related recommend newsletter promo adverti
    ad(?:s|vert)?(?![a-z]) comments?(?![a-z]) disqus breadcrumb sidebar
    print-?only no-?print sr-?only visually-?hidden off-?screen
    screen-?reader accessib recirc outbrain taboola most-?(?:read|popular|viewed|shared)
    sign-?up cookie (?:post|page|site)-?nav(?![a-z])
    nav(?:bar|igation)?(?![a-z]) skip-?link trending more-?(?:stories|from|news|on)
    (?:read|see)-?also follow-?us popup modal
    playlist masthead site-?(?:header|footer) menu login ticker bookmark
    """.split()
# Class names that stand on the story's own container as well: field-label-hidden, tag-politics.
_PERHAPS_FURNITURE = """
    widget tags?(?![a-z]) tag-?list toolbar toolbox popular subscri paywall pagination
    pager(?![a-z]) read-?(?:more|next) overlay hidden(?![a-z]) (?:story|article)-?tools
    video-?(?:player|resource|collection) rating feedback
    """.split()
_CLASS_ROLES: tuple[tuple[re.Pattern[str], _Part], ...] = (
    (_classes("credit", "photographer", "photo-?by", "image-?source", "img-?source"), Role.CREDIT),
    (_classes("caption", "cutline", "figcaption"), Role.CAPTION),
    (_classes(*_FURNITURE), LEFT_OUT),
    (_classes(*_PERHAPS_FURNITURE), UNLESS_PROSE),
    (_classes("by-?line", "author(?!it)", "vcard", "contributor"), Role.BYLINE),
    (
        _classes("dek(?![a-z])", "deck(?![a-z])", "standfirst", "sub-?title", "sub-?headline"),
        Role.DECK,
    ),
    (_classes("pull-?quote"), Role.PULLQUOTE),
    (_classes("correction", "editors?-?note"), Role.NOTE),
)
_Titled = tuple[tuple[Any, int], ...]  # elements, and what each weighs as the headline
_FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\xa0": " "})


class Stretch(NamedTuple):
    """A part of the source and what it is; role ``None`` is no part of the article."""

    start: int
    end: int
    role: Role | None


class Layout(NamedTuple):
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


def understood(document: Any, source: Source) -> Layout:
    """Read a page's tree."""
    places = _ElementPlaces(source)
    prose = _Prose(document, places)
    declared = Declared(document)
    if _PAGE.search(source.text, 0, _HEAD) is None:
        first = document.select_one("h1")
        headline = (
            places.stretch(first, Role.HEADLINE)
            if first is not None and first.text.strip()
            else None
        )
        stretches = tuple(_stretches(document, headline, 0, len(source.text), places, prose))
        metadata = declared.metadata(
            lambda selector, _=0: document.select(selector)[:_MOST_CANDIDATES], first
        )
        return Layout(
            metadata, 0, len(source.text), headline, stretches, fragment=True, chosen=True
        )
    titled = tuple(_titled(document, declared))
    area = _area(document, titled, places, prose)
    start, end = places.of(area) if area is not None else (0, len(source.text))
    heading = _heading(titled, places, start, end)
    headline = places.stretch(heading, Role.HEADLINE) if heading is not None else None
    if (
        area is not None
        and headline is not None
        and headline.end <= start
        and start - headline.end <= _LONGEST_LEAD
    ):
        start = headline.start
    stretches = tuple(_stretches(document, headline, start, end, places, prose))

    def within(selector: str, above: int = 0) -> list[Any]:
        return [
            element
            for element in document.select(selector)
            if start - above <= places.of(element)[0] < end
        ][:_MOST_CANDIDATES]

    metadata = declared.metadata(within, heading)
    return Layout(
        metadata, start, end, headline, stretches, fragment=False, chosen=area is not None
    )


class _ElementPlaces:
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


class _Prose:
    """How much the paragraphs say, links apart, between two places of the source."""

    def __init__(self, document: Any, places: _ElementPlaces) -> None:
        words = [(places.of(element)[0], len(element.text)) for element in document.select("p")]
        links = [(places.of(element)[0], -len(element.text)) for element in document.select("p a")]
        counted = sorted((*words, *links))
        self._starts = [start for start, _ in counted]
        self._sums = [0, *accumulate(size for _, size in counted)]

    def between(self, start: int, end: int) -> int:
        """Return how many code points of prose begin between the two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._sums[last] - self._sums[first]


def folded(text: str) -> str:
    """Return the text with white space, case, quotation marks and dashes made alike."""
    return " ".join(text.translate(_FOLDED).split()).casefold()


# -- the article's part of the page --------------------------------------------


def _area(document: Any, titled: _Titled, places: _ElementPlaces, prose: _Prose) -> Any:
    """Return the element that holds the article, ``None`` where nothing tells.

    What the page marks as an article goes before what seems to be its main part,
    and this before what only has the class name of a story, unless it says far less.
    """
    titles = [places.of(element)[0] for element, _ in titled]
    best, best_weight = None, 0
    main = document.main_content()
    marked = document.select('article,[itemprop~="articleBody"]')[:_MOST_CANDIDATES]
    named = document.select(_STORY_NAMES)[:_MOST_CANDIDATES]
    for elements in (marked, [] if main is None else [main], named):
        element, weight = _heaviest(elements, titles, places, prose)
        only = elements is marked and len(marked) == 1  # it may be short: the page has no other
        if weight > 2 * best_weight and (weight >= _SHORTEST_ARTICLE or only):
            best, best_weight = element, weight
    if best is None or best_weight < _SHORTEST_ARTICLE:
        return best if best_weight else None
    around = best.closest("article")
    return best if around is None else around


def _heaviest(
    elements: Iterable[Any], titles: list[int], places: _ElementPlaces, prose: _Prose
) -> tuple[Any, int]:
    """Return the element with the most prose; one that holds the title counts twice."""
    best, best_weight = None, 0
    for element in elements:
        start, end = places.of(element)
        weight = prose.between(start, end)
        titled = any(start <= place < end for place in titles)
        if weight < _SHORTEST_ARTICLE and (titled or not titles):
            weight = max(weight, _without_paragraphs(element))
        if titled:
            weight *= 2
        if weight > best_weight:
            best, best_weight = element, weight
    return best, best_weight


def _without_paragraphs(element: Any) -> int:
    """Return how many characters an element has that are neither a link's nor a script's."""
    besides = sum(_size(part) for part in element.select("script,style,noscript,a"))
    return _size(element) - besides


def _size(element: Any) -> int:
    return len(" ".join(element.text.split()))


def _titled(document: Any, declared: Declared) -> Iterator[tuple[Any, int]]:
    """Yield what may be the headline: it repeats the page's title, or is the only ``h1``."""
    titles = [folded(title) for title in declared.titles]
    whole = folded(declared.title)
    firsts = [
        element for element in document.select("h1")[:_MOST_CANDIDATES] if element.text.strip()
    ]
    others = document.select(
        '[itemprop~="headline"],h2,h3,h4,.entry-title,.headline,.title,.post-title'
    )[: 4 * _MOST_CANDIDATES]
    for element in (*firsts, *others):
        score = _repeats_a_title(folded(element.text[:1000]), titles, whole)
        if not score and firsts == [element]:
            score = _ONLY_FIRST_HEADING
        if score:
            yield element, score + (element.tag == "h1")


def _heading(titled: _Titled, places: _ElementPlaces, start: int, end: int) -> Any:
    """Return the element of the headline, of several the one that is in the article."""
    best, best_score = None, 0
    for element, likeness in titled:
        place = places.of(element)[0]
        score = likeness + (place < end) + (start <= place < end)
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
    document: Any,
    headline: Stretch | None,
    start: int,
    end: int,
    places: _ElementPlaces,
    prose: _Prose,
) -> Iterator[Stretch]:
    """Yield what the elements between ``start`` and ``end`` are, outer before inner."""
    seen: dict[str, _Part | None] = {}
    found: list[Stretch] = []
    left_out = 0
    half = prose.between(start, end) / 2
    for element in document.select(_TELLING):
        part = _part(element, seen)
        if part is None:
            continue
        first, last = places.of(element)
        if first < left_out or not start <= first < end or last <= first:
            continue
        if element.tag in _CONTAINERS and element.tag not in _NO_WORDS:
            own = prose.between(first, last)
            holds_headline = headline is not None and first <= headline.start < last
            if holds_headline or own > half or (part == UNLESS_PROSE and own >= _SHORTEST_PROSE):
                continue  # the container of the story, whatever it is called
        if part in {LEFT_OUT, UNLESS_PROSE}:
            left_out = last
            found.append(Stretch(first, last, None))
        else:
            role = Role(part)
            if role is Role.BYLINE and getattr(element.parent, "tag", "") == "figure":
                role = Role.CREDIT  # of the picture, not of the story
            found.append(Stretch(first, last, role))
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
        or _UNSEEN.search(str(attributes.get("style") or ""))
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
