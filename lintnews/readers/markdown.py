"""Markdown, with YAML or TOML front matter.

pyromark tells what is what and where it stands; here that becomes an article:
the title, headings, paragraphs, lists, quotations and table cells are blocks,
pictures and links are kept as such, and code, HTML and shortcodes are no prose.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from lintnews.article.directives import stated_in
from lintnews.article.model import Article, Directive, Image, Link, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ReaderError
from lintnews.readers import frontmatter
from lintnews.readers.weave import APART, EDGE, OBJECT, Weave

# What no Markdown parser knows: Hugo's and Jekyll's shortcodes, kramdown's attributes.
# They are covered by one letter that no text has, so that all offsets stay.
_SHORTCODE = re.compile(r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{:[^{}\r\n]{0,200}\}")
_COVER = "\ue000"
_COVERED = re.compile(f"{_COVER}+")
_TITLE = re.compile(
    r"""[ \t\r\n]+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))"""
    r"[ \t\r\n]*\)\Z",
    re.DOTALL,
)
_OTHERWISE = re.compile(
    r"\\[!-/:-@\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_EMPHASIS = frozenset({"Emphasis", "Strong", "Strikethrough"})
_LISTS = frozenset({"List", "Table"})
_UNREAD = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_STOPS = (".", "!", "?", "…", '"', "”", ")")
_LONGEST_TITLE = 5000
RESERVED = frozenset("\\`*_[]<>&#~|")
"""What a fix must not bring in: it could be read as markup."""


def read(source: Source) -> Iterator[Article]:
    """Yield the one article of a Markdown source.

    Raises:
        ReaderError: where pyromark is not installed, or the front matter is too large.
    """
    try:
        import pyromark
    except ImportError as error:
        message = 'Markdown needs a library that is not installed: pip install "lintnews[markdown]"'
        raise ReaderError(message) from error
    options = pyromark.Options
    chosen = (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
    )
    front = frontmatter.front_matter(source.text)
    body = source.text[front.end :]
    covered = _SHORTCODE.sub(lambda match: _COVER * len(match[0]), body) if "{" in body else body
    walk = _Walk(source.text, front)
    walk.over(pyromark.events_with_range(covered, options=chosen), _code_points(covered, front.end))
    yield walk.article()


def _code_points(text: str, base: int) -> Callable[[int], int]:
    """Return the function from byte offsets of the text in UTF-8 to code points of the source."""
    if text.isascii():
        return base.__add__
    starts, ends, surplus = [0], [0], [0]
    for match in _NON_ASCII.finditer(text):
        run = match.group()
        first = match.start() + surplus[-1]
        size = len(run.encode("utf-8", "surrogatepass"))
        starts.append(first)
        ends.append(first + size)
        surplus.append(surplus[-1] + size - len(run))

    def code_point(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        if offset >= ends[at]:
            return base + offset - surplus[at]
        before = starts[at] - surplus[at - 1] if at else 0
        raw = text[before : before + offset - starts[at]].encode("utf-8", "surrogatepass")[
            : offset - starts[at]
        ]
        return base + before + len(raw.decode("utf-8", "surrogatepass"))

    return code_point


class _Walk:
    """Walks over the events and weaves the article."""

    def __init__(self, source: str, front: frontmatter.FrontMatter) -> None:
        self.source = source
        self.weave = Weave()
        self.metadata = front.metadata()
        self.remarks = front.remarks
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self.block_start = 0  # of the open block, in the text
        self.apart = False  # a block was begun, and nothing of it is in the text yet
        self.on_own_lines = False  # the block before begins a line of the source ...
        self.source_end = 0  # ... and ends here
        self.headlines = self.lists = self.quotes = self.emphasis = self.unread = 0
        self.plain = False  # the open block has words outside emphasis
        self.below_picture = False  # the block before was a picture
        self.open_links: list[tuple[int, str]] = []
        self.open_images: list[str] = []
        self.alternative: list[str] = []
        self.titles: list[
            tuple[int, int, int]
        ] = []  # of the block's pictures: number of the picture, place in the source
        self._front(front)

    def _front(self, front: frontmatter.FrontMatter) -> None:
        """Print what the front matter has for the reader: headline, deck, authors."""
        for comment in front.values.get(frontmatter.DIRECTIVES, ()):
            self.directives.append(Directive(0, Span(comment.start, comment.end), comment.text))
        for names, role in (
            (frontmatter.TITLES, Role.HEADLINE),
            (frontmatter.DECKS, Role.DECK),
            (frontmatter.AUTHORS, Role.BYLINE),
        ):
            for scalar in front.first(names):
                self._begin()
                for piece in scalar.pieces:
                    self._piece(piece.text, piece.start, piece.end)
                self._finish(role)
        self.headlines = len(front.first(frontmatter.TITLES))

    def article(self) -> Article:
        """Return the article, once all events are taken."""
        self._finish()
        rest = self.source[self.source_end :]
        if self.on_own_lines and rest.isspace():
            self.weave.verbatim(rest, self.source_end)
        text, blocks, origin = self.weave.finished(RESERVED)
        lists = tuple(self.images), tuple(self.links), tuple(self.directives)
        return Article(text, blocks, origin, self.metadata, *lists, remarks=self.remarks)

    # a branch for each event
    def over(self, events: Iterator[tuple[Any, Any]], code_point: Callable[[int], int]) -> None:  # noqa: C901
        """Take the events in their order."""
        name: str
        value: Any
        for event, place in events:
            if event.__class__ is dict:
                [(name, value)] = event.items()
            else:
                name, value = event, None
            if self.unread and name == "Text":
                continue
            start, end = code_point(place["start"]), code_point(place["end"])
            if name == "Text":
                self._text(value, start, end)
            elif name == "SoftBreak":
                self._break(self.source[start:end], start, end)
            elif name == "Start":
                self._start(value)
            elif name == "End":
                self._stop(value, start, end)
            elif name == "HardBreak":
                self._break("\n", start, end)
            elif name == "InlineHtml":
                self._inline_html(start, end)
            elif name == "Code" and self.open_images:
                self.alternative.append(value)
            elif name in {"Code", "FootnoteReference"}:
                self._piece(OBJECT, start, end)

    # -- text ---------------------------------------------------------------

    def _text(self, text: str, start: int, end: int) -> None:
        if self.open_images:
            self.alternative.append(text)
            return
        if not self.emphasis and not self.plain and not text.isspace():
            self.plain = True
        if _COVER not in text:
            self._piece(text, start, end)
            return
        at = 0
        for match in _COVERED.finditer(text):
            if match.start() > at:
                self._piece(text[at : match.start()], start + at, start + match.start())
            self._piece(OBJECT, start + match.start(), start + match.end())
            at = match.end()
        if at < len(text):
            self._piece(text[at:], start + at, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        """Add a piece of the source, in its very letters or written otherwise."""
        if self.apart:
            self._gap(start)
        if end - start == len(text) and self.source.startswith(text, start):
            self.weave.verbatim(text, start)
        else:
            self.weave.atom(text, start, end)
        self.source_end = end

    def _break(self, text: str, start: int, end: int) -> None:
        """Add the end of a line inside a block."""
        if self.open_images:
            self.alternative.append(" ")
        else:
            self._piece(text, start, end)

    def _gap(self, start: int) -> None:
        """Put two blocks apart, by the source's own blank lines if nothing else is between."""
        self.apart = False
        begins_line = start == 0 or self.source[start - 1] in "\r\n"
        if self.weave.length:
            between = self.source[self.source_end : start]
            if self.on_own_lines and begins_line and between and not between.strip():
                self.weave.verbatim(between, self.source_end)
            else:
                self.weave.bridge(APART)
        self.block_start = self.weave.length
        self.on_own_lines = begins_line

    # -- blocks -------------------------------------------------------------

    def _start(self, tag: Any) -> None:
        name, value = _named(tag)
        if name in _EMPHASIS:
            self.emphasis += 1
        elif name == "Link":
            self.open_links.append((-1 if self.apart else self.weave.length, value["dest_url"]))
        elif name == "Image":
            self.open_images.append(value["title"])
        else:
            self._finish()
            self._begin()
            self.unread += name in _UNREAD
            self.lists += name in _LISTS
            self.quotes += name == "BlockQuote"

    def _stop(self, tag: Any, start: int, end: int) -> None:
        name, value = _named(tag)
        if name in _EMPHASIS:
            self.emphasis -= 1
        elif name == "Link":
            self._link(start, end)
        elif name == "Image":
            self._image(start, end)
        else:
            self._finish(self._heading(value) if name == "Heading" else None)
            self._begin()
            self.unread -= name in _UNREAD
            self.lists -= name in _LISTS
            self.quotes -= name == "BlockQuote"
            if name == "HtmlBlock":
                self._directives(start, end, inline=False)

    def _begin(self) -> None:
        self.apart = True
        self.plain = False
        self.block_start = self.weave.length

    def _heading(self, level: str) -> Role:
        """Return the role of a heading: the first is the headline, and so is the title again."""
        if level != "H1":
            return Role.SUBHEAD
        self.headlines += 1
        title = self.metadata.title
        again = title is not None and self.weave.since(self.block_start).strip() == title.strip()
        return Role.HEADLINE if self.headlines == 1 or again else Role.SUBHEAD

    def _finish(self, role: Role | None = None) -> None:
        """End the open block, with the role that its surroundings give it."""
        if self.apart or self.block_start == self.weave.length:
            return
        text = self.weave.since(self.block_start)
        words = text.lstrip(EDGE)
        picture = bool(self.images) and OBJECT in text[: len(text) - len(words)]
        if role is None:
            role = Role.PULLQUOTE if self.quotes else Role.LIST if self.lists else None
            if words and not self.plain and (picture or self.below_picture):
                role = Role.CAPTION
            elif role is None and not self.weave.blocks and words.rstrip().endswith(_STOPS):
                role = Role.BODY
        block = self.weave.block(self.block_start, text, role)
        if block is not None and role is Role.CAPTION and self.images:
            self.images[-1] = self.images[-1]._replace(caption=block)
        self.below_picture = picture and block is None
        self.block_start = self.weave.length
        titles, self.titles = self.titles, []
        for number, first, last in titles:
            self._title(number, first, last)

    def _title(self, number: int, first: int, last: int) -> None:
        """Print the title of a picture, which is its caption, below the picture's block."""
        self._begin()
        at = first
        for match in _OTHERWISE.finditer(self.source, first, last):
            if match.start() > at:
                self._piece(self.source[at : match.start()], at, match.start())
            self._piece(
                html.unescape(match[0]) if match[0][0] == "&" else match[0][1],
                match.start(),
                match.end(),
            )
            at = match.end()
        if at < last:
            self._piece(self.source[at:last], at, last)
        block = self.weave.block(self.block_start, self.weave.since(self.block_start), Role.CAPTION)
        self.images[number] = self.images[number]._replace(caption=block)
        self._begin()

    # -- pictures, links, directives ----------------------------------------

    def _link(self, start: int, end: int) -> None:
        begin, target = self.open_links.pop()
        if self.open_images:
            return
        begin = self.block_start if begin < 0 else begin
        if self.apart or not self.weave.since(begin).strip():
            self._piece(OBJECT, start, end)
            begin = self.weave.length - 1
        self.links.append(Link(Span(begin, self.weave.length), target))

    def _image(self, start: int, end: int) -> None:
        title = self.open_images.pop()
        if self.open_images:
            return
        alternative, self.alternative = "".join(self.alternative).strip(), []
        self._piece(OBJECT, start, end)
        if title.strip():
            match = _TITLE.search(self.source, max(start, end - _LONGEST_TITLE), end)
            if match is not None:
                self.titles.append((len(self.images), *match.span(match.lastindex or 0)))
        self.images.append(
            Image(Span(self.weave.length - 1, self.weave.length), alternative or None)
        )

    def _inline_html(self, start: int, end: int) -> None:
        if _BREAK.fullmatch(self.source, start, end):
            self._break("\n", start, end)
        else:
            self._directives(start, end, inline=True)

    def _directives(self, start: int, end: int, *, inline: bool) -> None:
        """Keep the directives in the comments of a stretch of HTML."""
        at = self.source.find("<!--", start, end)
        while at >= 0:
            close = self.source.find("-->", at, end)
            if close < 0:
                return
            stated = stated_in(self.source[at + 4 : close])
            if stated is not None:
                self.directives.append(
                    Directive(self.weave.length, Span(at, close + 3), stated, inline=inline)
                )
            at = self.source.find("<!--", close, end)


def _named(tag: Any) -> tuple[str, Any]:
    """Return the name of a tag, and what it carries."""
    return (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
