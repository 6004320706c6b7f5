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

from lintnews.article.directives import stated_in
from lintnews.article.model import Article, Directive, Image, Link, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import ReaderError
from lintnews.hints import Any
from lintnews.readers import frontmatter
from lintnews.readers import html as html_reader
from lintnews.readers.weave import APART, EDGE, OBJECT, Weave

# What no Markdown parser knows: Hugo's and Jekyll's shortcodes, kramdown's attributes.
# They are covered by one letter that no text has, so that all offsets stay.
_SHORTCODE = re.compile(
    r"\[/?caption\b[^\]\r\n]{0,500}\]|"
    r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{:[^{}\r\n]{0,200}\}"
)
_CAPTION = re.compile(r"""\bcaption\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# What is taken out before the parser reads: comments, the lines of ::: boxes, and the
# definitions of links, which stand at the end of the text for it: kramdown wants no blank line
# before them.
_COMMENT = re.compile(r"\{%-?\s*comment\b[^%]*%\}")
_COMMENT_ENDS = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_COLONS = re.compile(r"(?m)^ {0,3}:{3,}[^\r\n]*")
_DEFINITION = re.compile(
    r"(?m)^ {0,3}\[(?!\^)[^\[\]\r\n]{1,200}\]:[ \t]+\S+"
    r"(?:[ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|\([^()\r\n]*\)))?[ \t]*(?=[\r\n]|\Z)"
)
# Graphics that readers work with, and what other sites put into a page, are no copy.
_WORKED = re.compile(r"<(?:script|select|form|input|iframe|svg|button)\b", re.IGNORECASE)
_CELL = re.compile(r"\s*</?(?:table|thead|tbody|tr|t[dh])\b", re.IGNORECASE)
_FIGURE = re.compile(r"<figcaption\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
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
        message = (
            "Markdown needs the extra 'markdown', which is not installed; from a checkout: "
            "pip install '.[markdown]'"
        )
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
    covered = _prepared(body)
    walk = _Walk(source.text, front, source.text[: front.end] + covered)
    walk.over(pyromark.events_with_range(covered, options=chosen), _code_points(covered, front.end))
    yield walk.article()


def _prepared(body: str) -> str:
    """Return the text for the parser: each letter at its place, what it cannot know covered."""
    found = body
    if ":::" in found:
        found = _COLONS.sub(_blanked, found)
    if "{" in found or "[caption" in found:
        found = _SHORTCODE.sub(lambda match: _COVER * len(match[0]), _without_comments(found))
    if "]:" in found:
        definitions = [match[0] for match in _DEFINITION.finditer(found)]
        if definitions:
            found = "\n".join([_DEFINITION.sub(_blanked, found), "", *definitions, ""])
    return found


def _blanked(match: re.Match[str]) -> str:
    """Return as many spaces as the match has letters; line ends stay."""
    return _NOT_A_LINE_END.sub(" ", match[0])


def _without_comments(text: str) -> str:
    """Cover Liquid's comments: with spaces if they have lines of their own."""
    pieces: list[str] = []
    at = 0
    while (begins := _COMMENT.search(text, at)) is not None:
        ends = _COMMENT_ENDS.search(text, begins.end())
        if ends is None:
            break
        comment = text[begins.start() : ends.end()]
        sign = " " if "\n" in comment else _COVER
        pieces += text[at : begins.start()], _NOT_A_LINE_END.sub(sign, comment)
        at = ends.end()
    return "".join((*pieces, text[at:]))


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

    def __init__(self, source: str, front: frontmatter.FrontMatter, covered: str) -> None:
        self.source = source
        self.covered = covered  # as the parser sees it
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
        self.is_caption = False  # the open block is between [caption] and [/caption]
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
        printed: set[str] = set()
        for scalars, role in (
            (front.first(frontmatter.TITLES), Role.HEADLINE),
            (front.first(frontmatter.DECKS), Role.DECK),
            *((front.values.get(name, ()), Role.DECK) for name in frontmatter.SUMMARIES),
            (front.first(frontmatter.AUTHORS), Role.BYLINE),
            ([frontmatter.Scalar((line,)) for line in front.conflicts], Role.BOILERPLATE),
        ):
            for scalar in scalars:
                if role is Role.DECK and self._is_known(scalar.text, printed):
                    continue
                printed.add(scalar.text)
                self._begin()
                for piece in scalar.pieces:
                    self._unescaped(piece.text, piece.start, piece.end, _ENTITY)
                self._finish(role)
        self.headlines = len(front.first(frontmatter.TITLES))

    def _is_known(self, text: str, printed: set[str]) -> bool:
        """Return whether a summary is the title, another summary or the beginning of a block."""
        words = text.rstrip(" .…")
        return text in printed or f"\n{words}" in self.covered

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
        self.is_caption |= self.source.startswith("[caption", start)
        at = 0
        for match in _COVERED.finditer(text):
            if match.start() > at:
                self._piece(text[at : match.start()], start + at, start + match.start())
            self._piece(OBJECT, start + match.start(), start + match.end())
            self._shortcode(start + match.start(), start + match.end())
            at = match.end()
        if at < len(text):
            self._piece(text[at:], start + at, end)

    def _shortcode(self, start: int, end: int) -> None:
        """Take a picture that is written as a shortcode: its caption is printed below the block."""
        for match in _CAPTION.finditer(self.source, start, end):
            alternative = _ALT.search(self.source, start, end)
            # Without one, the template that prints the picture may have it.
            alt = (alternative[1] or alternative[2] or "").strip() if alternative else ""
            self.titles.append((len(self.images), *match.span(match.lastindex or 0)))
            self.images.append(Image(Span(self.weave.length - 1, self.weave.length), alt))

    def _piece(self, text: str, start: int, end: int) -> None:
        """Add a piece of the source, in its very letters or written otherwise."""
        if self.apart:
            self._gap(start)
        if end - start == len(text) and self.source.startswith(text, start):
            self.weave.verbatim(text, start)
        else:
            self.weave.atom(text, start, end)
        self.source_end = end

    def _unescaped(self, text: str, start: int, end: int, escapes: re.Pattern[str]) -> None:
        """Add a stretch of the source in which some letters are written otherwise."""
        if len(text) != end - start:
            self._piece(text, start, end)
            return
        at = 0
        for match in escapes.finditer(text):
            if match.start() > at:
                self._piece(text[at : match.start()], start + at, start + match.start())
            meant = html.unescape(match[0]) if match[0][0] == "&" else match[0][1]
            self._piece(meant, start + match.start(), start + match.end())
            at = match.end()
        if at < len(text):
            self._piece(text[at:], start + at, end)

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
                self._html_block(start, end)
                self._directives(start, end, inline=False)

    def _html_block(self, start: int, end: int) -> None:
        """Print a stretch of HTML, unless nothing that reads it is installed."""
        block = self.covered[start:end]
        if _WORKED.search(block):
            return
        try:
            drafts = html_reader.blocks(Source("", block))
        except ReaderError:
            return
        in_table, in_figure = _CELL.match(block), _FIGURE.search(block)
        for draft in drafts:
            if _is_button(draft):
                continue
            self._begin()
            for text, first, last in draft.pieces:
                self._piece(text.replace(_COVER, OBJECT), start + first, start + last)
            self.plain = True
            at = self.block_start
            self.images.extend(
                Image(Span(at + place, at + place + 1), alt)
                for place, alt in (draft.images if in_figure else ())
            )
            self.links.extend(
                Link(Span(at + first, at + last), target) for first, last, target in draft.links
            )
            role = draft.role or (Role.LIST if in_table else None)
            if role is Role.HEADLINE:
                self.headlines += 1
                role = Role.HEADLINE if self.headlines == 1 else Role.SUBHEAD
            self._finish(role)
            self._begin()

    def _begin(self) -> None:
        self.apart = True
        self.plain = False
        self.is_caption = False
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
            if self.is_caption or (words and not self.plain and (picture or self.below_picture)):
                role = Role.CAPTION
            elif role is None and not self.weave.blocks and words.rstrip().endswith(_STOPS):
                role = Role.BODY
        block = self.weave.block(self.block_start, text, role)
        if block is not None and role is Role.CAPTION and self.images and not self.is_caption:
            self.images[-1] = self.images[-1]._replace(caption=block)
        self.below_picture = picture and block is None
        self.block_start = self.weave.length
        titles, self.titles = self.titles, []
        for number, first, last in titles:
            self._title(number, first, last)

    def _title(self, number: int, first: int, last: int) -> None:
        """Print the title of a picture, which is its caption, below the picture's block."""
        self._begin()
        self._unescaped(self.source[first:last], first, last, _OTHERWISE)
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


def _is_button(draft: html_reader.BlockDraft) -> bool:
    """Return whether a block of HTML is nothing but a link that leads nowhere."""
    nowhere = not any(target.strip("#") for _, _, target in draft.links)
    return bool(draft.links) and nowhere and draft.linked == draft.size


def _named(tag: Any) -> tuple[str, Any]:
    """Return the name of a tag, and what it carries."""
    return (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
