"""HTML, a whole page or a fragment.

turbohtml's tree says which part of the page is the article and what its parts
are (``page``); its tokenizer gives the words, each with its place. Runs of white
space count as one space, as they do for the reader of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lintnews.article.directives import stated_in
from lintnews.article.model import Article, Directive, Image, Link, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ReaderError
from lintnews.hints import Any
from lintnews.readers.layout import Layout, Stretch, understood
from lintnews.readers.weave import APART, OBJECT, Weave

# The numbers of turbohtml's kinds of token.
_TEXT, _OPENING, _CLOSING, _COMMENT, _REFERENCE = 0, 1, 2, 3, 5

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu
    nav ol option p pre section summary table tbody td tfoot th thead title tr ul
    """.split(),
)
_OPAQUE = frozenset({"code", "var", "tt"})
_UNREAD = frozenset({"pre", "script", "style", "textarea", "title", "xmp", "noscript", "template"})
_WHITE = " \t\n\r\f"
_CLEAN = re.compile(r"[^ \t\n\r\f]+(?:(?:\r\n|[ \n\r])[^ \t\n\r\f]+)*")
_UNCLEAN = re.compile(r"[\t\r\f]|[ \n][ \n]")
_JOINS = frozenset({" ", "\n", "\r", "\r\n"})
_TINY = frozenset({"0", "1", "2", "0px", "1px"})
# Of two stretches that hold each other the inner one tells what the words are, but these tell
# little.
_WEAK = frozenset({Role.SUBHEAD, Role.LIST})
_OWN_BLOCK = frozenset({Role.HEADLINE, Role.CREDIT, Role.CAPTION, Role.BYLINE, Role.DECK})
_LINE_END = re.compile(r"\r\n|\n|\r")
_STOPS = (".", "!", "?", "…", '"', "”", ")")
_SMALLEST_PICTURE = 80
_MOST_DIGITS = 6
_LARGEST_THUMBNAIL = 150  # both sides of a teaser's or an author's picture are shorter
_OF_AN_AUTHOR = re.compile(r"/(?:authors?|staff|people|profiles?|contributors?)/", re.IGNORECASE)
_ORNAMENT_NAMES = """
    avatars? authors? mugs?hots? mugs headshots? icons? logos? emoji spacer space blank clear pixel
    preload 1x1 1px
    """.split()
_ORNAMENT = re.compile(rf"(?:^|[\s/_.-])(?:{'|'.join(_ORNAMENT_NAMES)})(?![a-z])", re.IGNORECASE)
# A link that runs a script is a button of the page.
_CONTROLS = ("javascript:", "#")
# A block of which so much is links is no copy.
_LINKED = 0.9
# A caption belongs to a picture at most so many blocks before it.
_REACH = 4
_LONGEST_BYLINE = 160
_LONGEST_NOTHING = 80
_WORTHLESS = -40
RESERVED = frozenset("<>&")
"""What a fix must not bring in: it would be read as markup."""


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of an HTML source.

    Raises:
        ReaderError: where turbohtml is not installed.
    """
    page, drafts = _drafts(source)
    yield _Weaver(page, source.text).article(_kept(drafts, page))


def blocks(source: Source) -> list[BlockDraft]:
    """Return the blocks of a stretch of HTML in another format.

    Raises:
        ReaderError: where turbohtml is not installed.
    """
    return _drafts(source)[1]


def _drafts(source: Source) -> tuple[Layout, list[BlockDraft]]:
    """Return what a page is and what may be its article's blocks."""
    try:
        import turbohtml
    except ImportError as error:
        message = (
            "HTML needs the extra 'html', which is not installed; from a checkout: "
            "pip install '.[html]'"
        )
        raise ReaderError(message) from error
    page = understood(turbohtml.parse(source.text, source_locations=True), source)
    part = source.text[page.start : page.end]
    tokens = turbohtml.tokenize(part, resolve_references=False)
    return page, _Scan(source.text, page).over(tokens)


@dataclass(slots=True)
class BlockDraft:
    """A block that may be part of the article; offsets count from its own beginning."""

    role: Role | None = None
    start: int = 0
    size: int = 0
    linked: int = 0
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    images: list[tuple[int, str | None]] = field(default_factory=list)
    directives: list[tuple[int, Span, str]] = field(default_factory=list)

    @property
    def words(self) -> bool:
        """Whether there is anything to read."""
        return any(text != OBJECT and text.strip() for text, _, _ in self.pieces)


class _Scan:
    """Takes the tokens in their order and makes drafts of blocks."""

    def __init__(self, source: str, page: Layout) -> None:
        self.source = source
        self.base = page.start
        self.end = page.end
        self.whole_page = not page.fragment
        self.returns = "\r" in source  # the tokenizer makes one character of each line end
        self.drafts: list[BlockDraft] = []
        self.draft = BlockDraft()
        self.space: tuple[int, int] | None = None
        self.breaks = 0
        self.link: tuple[int, str, int] | None = (
            None  # the open link: where it begins in the draft, its target, its tag
        )
        self.unread = ""
        self.opaque: tuple[str, int] | None = None
        self.stretches = page.stretches
        self.next_stretch = 0
        self.open: list[
            tuple[int, Role | None, bool]
        ] = []  # where it ends, the role of its words, whether it is in a caption
        self.dropped = -1  # nothing before this offset of the source is read
        self.role: Role | None = None
        self.role_until = -1
        self.pictures: set[str] = set()  # the files of those that are in the page so far

    def over(self, tokens: Iterator[Any]) -> list[BlockDraft]:
        """Return the drafts."""
        starts = _line_starts(self.source, self.base)
        token, start = next(tokens, None), self.base
        while token is not None:
            following = next(tokens, None)
            end = starts[following.line - 1] + following.col if following is not None else self.end
            if start >= self.dropped:
                self._take(token, start, end, starts)
            token, start = following, end
        self._finish()
        return self.drafts

    def _take(self, token: Any, start: int, end: int, starts: list[int]) -> None:
        """Take one token, which stands from ``start`` to ``end`` in the source."""
        kind = token.type
        if kind == _TEXT:
            if not self.unread:
                self._text(token.data, start, starts, token.line)
        elif kind == _OPENING:
            self._opening(token, start, end)
        elif kind == _CLOSING:
            self._closing(token.tag, start, end)
        elif kind == _REFERENCE:
            if not self.unread:
                self._piece(token.data, start, start + len(token.source))
        elif kind == _COMMENT:
            self._comment(token.data, start, end)

    # -- words --------------------------------------------------------------

    def _text(self, text: str, start: int, starts: list[int], line: int) -> None:
        """Add the words of a text token; runs of white space become one space."""
        if self.returns:
            lines = text.count("\n")
            end = (
                starts[line - 1 + lines] + len(text) - text.rfind("\n") - 1
                if lines
                else start + len(text)
            )
            text = self.source[start:end]
        if _is_clean(text):
            bare = text.strip(_WHITE)
            if bare:
                first = text.index(bare[0]) if text[0] in _WHITE else 0
                if first:
                    self._white(start, start + first)
                self._piece(bare, start + first, start + first + len(bare))
                if first + len(bare) < len(text):
                    self._white(start + first + len(bare), start + len(text))
            else:
                self._white(start, start + len(text))
            return
        at = 0
        for match in _CLEAN.finditer(text):
            if match.start() > at:
                self._white(start + at, start + match.start())
            self._piece(match.group(), start + match.start(), start + match.end())
            at = match.end()
        if at < len(text):
            self._white(start + at, start + len(text))

    def _white(self, start: int, end: int) -> None:
        if self.space is None:
            self.space = (start, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        """Add words, or what stands for an object, at their place in the source."""
        if start >= self.role_until or self.next_stretch < len(self.stretches):
            self._enter(start)
            if start < self.dropped:
                return
        draft = self.draft
        if draft.pieces:
            if self.breaks:
                pass
            elif self.space is not None:
                first, last = self.space
                white = self.source[first:last]
                white = white if white in _JOINS else " "
                draft.pieces.append((white, first, last))
                draft.size += len(white)
        else:
            draft.start = start
            draft.role = self.role
        self.space = None
        self.breaks = 0
        draft.pieces.append((text, start, end))
        draft.size += len(text)
        if self.link is not None and text != OBJECT:
            draft.linked += len(text)

    # -- tags ---------------------------------------------------------------

    def _opening(self, token: Any, start: int, end: int) -> None:
        tag = token.tag
        self._enter(start)
        if start < self.dropped or self.unread:
            return
        if tag in _BLOCKS:
            self._finish()
        if tag in _UNREAD:
            self.unread = tag
        elif tag == "br":
            self._break(start, end)
        elif tag == "a":
            self._end_link(end)
            target = token.attr("href")
            if target is not None:
                self.link = (self._here(), target, start)
        elif tag == "img":
            self._image(token, start, end)
        elif tag in _OPAQUE and self.opaque is None:
            self.opaque = (tag, start)
            self.unread = tag

    def _closing(self, tag: str, start: int, end: int) -> None:
        self._enter(start)
        if self.unread:
            if tag == self.unread:
                self.unread = ""
                if self.opaque is not None:
                    self._piece(OBJECT, self.opaque[1], end)
                    self.opaque = None
            elif self.opaque is not None and tag in _BLOCKS:
                self.unread, self.opaque = "", None
                self._finish()
            return
        if tag in _BLOCKS:
            self._finish()
        elif tag == "a":
            self._end_link(end)
        elif tag == "br":
            self._break(start, end)

    def _break(self, start: int, end: int) -> None:
        """Take a line break; two of them end a paragraph."""
        self.space = None
        if self.breaks:
            self._finish()
        elif self.draft.pieces:
            self._piece("\n", start, end)
            self.breaks = 1

    def _image(self, token: Any, start: int, end: int) -> None:
        alt = token.attr("alt")
        if any(token.attr(side) in _TINY for side in ("width", "height")) or (
            self.whole_page
            and (self._is_teaser(token) or _is_ornament(token) or self._is_double(token))
        ):
            return
        if alt is None and (
            token.attr("role") in {"presentation", "none"} or token.attr("aria-hidden") == "true"
        ):
            alt = ""
        self._piece(OBJECT, start, end)
        self.draft.images.append((self.draft.size - 1, None if alt is None else alt.strip()))

    def _is_teaser(self, token: Any) -> bool:
        """Return whether a picture is of another page: in a heading, or a link to an author."""
        if self.role in {Role.SUBHEAD, Role.BYLINE}:
            return True
        return self.link is not None and (
            _OF_AN_AUTHOR.search(self.link[1]) is not None
            or all(0 < size <= _LARGEST_THUMBNAIL for size in _sizes(token))
        )

    def _is_double(self, token: Any) -> bool:
        """Return whether a picture was there before, for browsers that load it at once."""
        names = (token.attr(name) for name in ("data-src", "data-lazy-src", "data-original", "src"))
        name = next((name for name in names if name), "")
        known = name in self.pictures
        self.pictures.add(name)
        return known and name != ""

    def _here(self) -> int:
        """Return where the next word will stand in the draft."""
        return self.draft.size + (
            self.space is not None and bool(self.draft.pieces) and not self.breaks
        )

    def _end_link(self, end: int) -> None:
        if self.link is None:
            return
        begin, target, opened = self.link
        if self.draft.size <= begin:
            begin = self._here()
            self._piece(OBJECT, opened, end)
        if self.draft.size:  # what holds the link may be left out
            self.draft.links.append((min(begin, self.draft.size - 1), self.draft.size, target))
        self.link = None

    def _comment(self, text: str, start: int, end: int) -> None:
        stated = stated_in(text)
        if stated is not None:
            self.draft.directives.append((self.draft.size, Span(start, end), stated))

    # -- blocks -------------------------------------------------------------

    def _enter(self, start: int) -> None:
        """Note which stretches begin and end before ``start``."""
        changed = False
        while self.open and self.open[-1][0] <= start:
            self.open.pop()
            changed = True
        while (
            self.next_stretch < len(self.stretches)
            and self.stretches[self.next_stretch].start <= start
        ):
            stretch = self.stretches[self.next_stretch]
            self.next_stretch += 1
            if stretch.end <= start:
                continue
            while self.open and self.open[-1][0] <= stretch.start:
                self.open.pop()
            self._open(stretch)
            changed = True
        if changed:
            role = self.open[-1][1] if self.open else None
            if role is not self.role and {role, self.role} & _OWN_BLOCK:
                self._finish()
            self.role = role
        self.role_until = self.open[-1][0] if self.open else len(self.source) + 1

    def _open(self, stretch: Stretch) -> None:
        """Enter a stretch: what is around it has a say in what its words are."""
        around, in_caption = self.open[-1][1:] if self.open else (None, False)
        role = stretch.role
        if role is None:
            self.dropped = max(self.dropped, stretch.end)
        elif role is Role.BYLINE and in_caption:
            role = Role.CREDIT
        elif role in _WEAK and around is not None and around not in _WEAK:
            role = around
        self.open.append((stretch.end, role or around, in_caption or role is Role.CAPTION))

    def _finish(self) -> None:
        """End the draft."""
        link = self.link
        if link is not None and self.draft.size > link[0]:
            self.draft.links.append((link[0], self.draft.size, link[1]))
        if link is not None:
            self.link = (0, link[1], link[2])
        self.space = None
        self.breaks = 0
        if self.draft.pieces or self.draft.directives:
            if self.draft.pieces and self.draft.pieces[-1][0] == "\n":
                self.draft.pieces.pop()
                self.draft.size -= 1
            self.drafts.append(self.draft)
            self.draft = BlockDraft()


def _is_ornament(token: Any) -> bool:
    """Return whether a picture is the page's, not the article's: an icon, the author's face."""
    if any(0 < size < _SMALLEST_PICTURE for size in _sizes(token)):
        return True
    return any(_ORNAMENT.search(token.attr(name) or "") is not None for name in ("class", "src"))


def _sizes(token: Any) -> tuple[int, int]:
    """Return the width and the height that a picture states, 0 for what it does not."""
    stated = [(token.attr(side) or "").strip().removesuffix("px") for side in ("width", "height")]
    width, height = (
        int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else 0 for value in stated
    )
    return width, height


def _is_clean(text: str) -> bool:
    """Return whether all white space in a text is single spaces and line ends.

    Most texts have single spaces alone, which is seen ten times as fast without an expression.
    """
    is_plain = not ("\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text)
    return is_plain or _UNCLEAN.search(text) is None


def _line_starts(text: str, base: int) -> list[int]:
    """Return where the lines of the text begin, as offsets counted from ``base`` on."""
    starts = [base]
    starts.extend(match.end() for match in _LINE_END.finditer(text, base))
    return starts


def _kept(drafts: list[BlockDraft], page: Layout) -> list[BlockDraft]:
    """Leave out what is no part of the article, on a page that holds more than one."""
    if page.fragment:
        return drafts
    headline = next(
        (number for number, draft in enumerate(drafts) if draft.role is Role.HEADLINE), None
    )
    body = list(_copy(drafts))
    if not page.chosen:
        # A page with too little on it to tell is read whole: a line too many is better than a fault
        # that passes.
        body = _densest(body) or (body if any(map(_is_sentence, body)) else [])
        if headline is not None and drafts[headline] not in body:
            body.insert(0, drafts[headline])
        return body
    first = next((number for number, draft in enumerate(body) if draft.role is Role.HEADLINE), 0)
    above = [
        draft
        for draft in body[:first]
        if draft.images or draft.directives or draft.role in {Role.CAPTION, Role.CREDIT}
    ]
    return [*above, *body[first:]]


def _copy(drafts: list[BlockDraft]) -> Iterator[BlockDraft]:
    """Yield the blocks that are copy: neither mere links nor the headings of nothing but links."""
    waiting: list[BlockDraft] = []
    for draft in drafts:
        if _is_furniture(draft):
            waiting = []
        elif draft.role is Role.SUBHEAD and draft.words:
            waiting.append(draft)
        else:
            yield from waiting
            waiting = []
            yield draft


def _is_furniture(draft: BlockDraft) -> bool:
    """Return whether a block is nothing but a link to another page."""
    if (
        draft.role in {Role.HEADLINE, Role.SUBHEAD, Role.BYLINE, Role.CREDIT, Role.CAPTION}
        or not draft.words
    ):
        return False
    return draft.linked >= _LINKED * draft.size


def _is_sentence(draft: BlockDraft) -> bool:
    """Return whether a block ends as a sentence does, or is long."""
    last = next((text.rstrip() for text, _, _ in reversed(draft.pieces) if text.strip()), "")
    return draft.size > _LONGEST_NOTHING or last.endswith(_STOPS)


def _densest(drafts: list[BlockDraft]) -> list[BlockDraft]:
    """Return the run of blocks with the most text and the fewest links and scraps."""
    best, best_sum = (0, 0), 0
    first = total = 0
    for number, draft in enumerate(drafts):
        free = draft.size - 2 * draft.linked
        total += free if free > _LONGEST_NOTHING else _WORTHLESS
        if total <= 0:
            first, total = number + 1, 0
        elif total > best_sum:
            best, best_sum = (first, number + 1), total
    return drafts[best[0] : best[1]]


class _Weaver:
    """Puts the drafts together into an article, one after the other."""

    def __init__(self, page: Layout, source: str) -> None:
        self.page = page
        self.source = source
        self.weave = Weave()
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self.since_picture = _REACH  # the number of blocks since the last picture

    def article(self, drafts: list[BlockDraft]) -> Article:
        """Return the article that the drafts make."""
        for draft in drafts:
            self._add(draft)
        text, blocks, origin = self.weave.finished(RESERVED)
        directives = [*self.directives, *_outside(self.page, self.source, len(text))]
        directives.sort(key=lambda directive: directive.source)
        return Article(
            text,
            blocks,
            origin,
            self.page.metadata,
            tuple(self.images),
            tuple(self.links),
            tuple(directives),
        )

    def _add(self, draft: BlockDraft) -> None:
        """Add a draft: its words, what stands in them, and the block they make."""
        if draft.pieces and self.weave.length:
            self.weave.bridge(APART)
        base = self.weave.length
        for text, start, end in draft.pieces:
            if end - start == len(text) and self.source.startswith(text, start):
                self.weave.verbatim(text, start)
            else:
                self.weave.atom(text, start, end)
        self._things(draft, base)
        text = self.weave.since(base)
        block = self.weave.block(base, text, self._role(draft, text))
        if block is not None:
            self._caption(block, draft.role)

    def _things(self, draft: BlockDraft, base: int) -> None:
        """Note the directives, links and pictures of a draft that begins at ``base``."""
        self.directives.extend(
            Directive(base + at, place, text, inline=at > 0) for at, place, text in draft.directives
        )
        self.links.extend(
            Link(Span(base + begin, base + end), target)
            for begin, end, target in draft.links
            if self.page.fragment or not target.lower().startswith(_CONTROLS)
        )
        self.images.extend(Image(Span(base + at, base + at + 1), alt) for at, alt in draft.images)
        self.since_picture = 0 if draft.images else self.since_picture + 1

    def _role(self, draft: BlockDraft, text: str) -> Role | None:
        """Return the role of a draft's block: a long byline is none, a first sentence is body."""
        role = draft.role
        if role is Role.BYLINE and draft.size > _LONGEST_BYLINE:
            role = None
        if role is None and not self.weave.blocks and text.rstrip().endswith(_STOPS):
            role = Role.BODY
        return role

    def _caption(self, block: Span, role: Role | None) -> None:
        """Give the last picture its caption or credit, if it is near and has none."""
        if not self.images or self.since_picture >= _REACH:
            return
        picture = self.images[-1]
        if role is Role.CAPTION and picture.caption is None:
            self.images[-1] = picture._replace(caption=block)
        elif role is Role.CREDIT and picture.credit is None:
            self.images[-1] = picture._replace(credit=block)


def _outside(page: Layout, source: str, length: int) -> Iterator[Directive]:
    """Yield the directives that stand before and after the article."""
    for first, last, at in ((0, page.start, 0), (page.end, len(source), length)):
        place = source.find("<!--", first, last)
        while place >= 0:
            close = source.find("-->", place, last)
            if close < 0:
                break
            stated = stated_in(source[place + 4 : close])
            if stated is not None:
                yield Directive(at, Span(place, close + 3), stated)
            place = source.find("<!--", close, last)
