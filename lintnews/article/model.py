"""The article as a value: what the source knows of it, and nothing inferred."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping

from lintnews.article.origin import IDENTITY, Origin
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.values import NamedTuple


class Role(enum.StrEnum):
    """What a block is for the reader of a newspaper."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    SUBHEAD = "subhead"
    PULLQUOTE = "pullquote"
    LIST = "list"
    NOTE = "note"
    CONTRIBUTOR = "contributor"
    BOILERPLATE = "boilerplate"


class Kind(enum.StrEnum):
    """What sort of piece an article is."""

    NEWS = "news"
    OPINION = "opinion"
    LIVE = "live"
    INTERVIEW = "interview"
    TRANSCRIPT = "transcript"
    LIST = "list"
    BRIEF = "brief"


class Status(enum.StrEnum):
    """What may be done with an item, in the words of the wire formats."""

    USABLE = "usable"
    DRAFT = "draft"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class Block(NamedTuple):
    """One paragraph or line of the article.

    ``span`` covers the block without the white space around it. ``role`` is what
    the format declares (an HTML figcaption is a caption); ``None`` if the
    format says nothing and the ``roles`` analysis has to infer it.
    """

    span: Span
    role: Role | None = None


class Image(NamedTuple):
    """A picture the format declares: its alternative text, caption and credit, if it has them.

    ``span`` is where the picture is in the article's text (often empty);
    ``alt`` is ``None`` if the format has no alternative text at all and ``""``
    if it says that the picture is decorative, or knows of no such text. ``digital_source`` is
    how it was made, in the words of the IPTC's list (``trainedAlgorithmicMedia``).
    ``uncredited`` is true if the format has a field for its credit and the field is empty.
    """

    span: Span
    alt: str | None = None
    caption: Span | None = None
    credit: Span | None = None
    digital_source: str | None = None
    uncredited: bool = False


class Link(NamedTuple):
    """A link the format declares: the place of its text, and its target."""

    span: Span
    target: str


class Directive(NamedTuple):
    """A suppression directive as it is in the copy.

    ``at`` is the offset in the article's text that it is before; ``source``
    is the stretch of the SOURCE it takes up (with its line end, if it has a
    line of its own); ``text`` is what follows ``lintnews:``. ``inline`` is true
    if it shares its line with copy. ``printed`` is true if a reader of the
    published page would see it.
    """

    at: int
    source: Span
    text: str
    inline: bool = False
    printed: bool = False


class Remark(NamedTuple):
    """What the format states and nobody can use; ``message`` says what to write.

    ``source`` is its place in the SOURCE. It is reported as LNT012.
    """

    source: Span
    message: str


class Metadata(NamedTuple):
    """What the format, or the person at the keyboard, states about the article.

    ``embargo`` is the moment before which nothing may be published: what is written
    without a time zone is in UTC, ``dt.datetime.max`` in UTC is until further notice.
    ``urgency`` is 1, the most urgent, to 9. ``slug`` names the story for the desk, ``note``
    is what is said to the desk alone, and ``digital_source`` how the text was made, in
    the words of the IPTC's list. ``goes_out`` is the moment of publication, which the run
    states at the stage ``publish``. ``stated`` holds for each of these the field of the
    format that states it: ``title`` -> ``headline``.
    """

    published: dt.date | None = None
    kind: Kind | None = None
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    embargo: dt.datetime | None = None
    status: Status | None = None
    urgency: int | None = None
    slug: str | None = None
    note: str | None = None
    digital_source: str | None = None
    goes_out: dt.datetime | None = None
    stated: Mapping[str, str] = {}


class Original(NamedTuple):
    """What an article was made from, to compare it with: the wire story, or the last version."""

    source: Source
    article: Article

    def line(self, span: Span) -> int:
        """Return the line of the source that a stretch of the article's text begins in."""
        return self.source.position(self.article.origin.locate(span).start)[0]


class Article(NamedTuple):
    """A frozen article.

    ``text`` is what rules read. All spans are half-open offsets of ``text`` in
    code points. ``origin`` is the one way back to positions of the source.
    ``record`` names the article in a file that holds many. ``remarks`` are about
    what its metadata say and nobody can use. ``original`` is what it is compared with.
    """

    text: str
    blocks: tuple[Block, ...]
    origin: Origin = IDENTITY
    metadata: Metadata = Metadata()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    record: str | None = None
    remarks: tuple[Remark, ...] = ()
    original: Original | None = None
