"""What a rule finds, and what becomes of it: values all the way to the reporter."""

from __future__ import annotations

import enum

from lintnews.article.span import Span
from lintnews.hints import Self
from lintnews.values import SITE, NamedTuple


class Severity(enum.StrEnum):
    """How much it matters; ``rank`` orders them."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANK[self]


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Applicability(enum.StrEnum):
    """How sure a fix is."""

    SAFE = "safe"  # the meaning cannot change
    UNSAFE = "unsafe"  # a person should look at it
    DISPLAY = "display"  # shown, never applied


class Edit(NamedTuple):
    """Put ``text`` in the place of ``span``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together; all are applied or none.

    Raises:
        ValueError: if there is no edit, or two of them overlap.
    """

    edits: tuple[Edit, ...]
    applicability: Applicability

    def _check(self) -> Self:
        """Put the edits in order and refuse those that touch the same text."""
        if not self.edits:
            message = "a fix without an edit"
            raise ValueError(message)
        ordered = tuple(sorted(self.edits, key=lambda edit: (edit.span.start, edit.span.end)))
        for index in range(1, len(ordered)):
            if ordered[index].span.start < ordered[index - 1].span.end:
                message = f"two edits of one fix overlap at {ordered[index].span.start}"
                raise ValueError(message)
        return self._replace(edits=ordered)

    @classmethod
    def safe(cls, *edits: Edit) -> Fix:
        """Make a fix that cannot change the meaning."""
        return cls(edits, Applicability.SAFE)

    @classmethod
    def unsafe(cls, *edits: Edit) -> Fix:
        """Make a fix that a person should look at."""
        return cls(edits, Applicability.UNSAFE)


class Related(NamedTuple):
    """Another place that belongs to the finding, and what is there."""

    span: Span
    message: str


class Finding(NamedTuple):
    """What a rule yields: a place and a message. How serious it is, the desk decides.

    ``{line}`` in a message is replaced by the line of the first related place,
    and ``{lines}`` by the lines of all of them, once they are known.
    """

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


#: Where the pages of lintnews' own rules are published; empty while they are not.
RULE_PAGES = f"{SITE}rules/" if SITE else ""


def page_address(base: str, name: str) -> str | None:
    """Return the address of a rule's page, ``None`` if none is published under the base."""
    return f"{base}{name}/" if base else None


class Diagnostic(NamedTuple):
    """A finding with the rule's name on it; spans are offsets of the article's text.

    ``url`` is where the pages of the plugin's rules are, empty if that is not known.
    ``at`` is the place in the source of what is not in the text (a directive, a line
    of front matter); the edits of such a diagnostic are stretches of the source that go.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    url: str = RULE_PAGES
    at: Span | None = None


class Place(NamedTuple):
    """A stretch of the source: half-open offsets, 1-based lines, 1-based half-open columns."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class RelatedPlace(NamedTuple):
    """A related place, in the source."""

    place: Place
    message: str


class Located(NamedTuple):
    """A diagnostic at its place in the source: what reporters, baselines and fixers read.

    The edits of ``fix`` are in offsets of the source. ``fingerprint`` is made of
    the text, so that it survives edits elsewhere in the file.
    """

    path: str
    record: str | None
    code: str
    name: str
    message: str
    severity: Severity
    place: Place
    related: tuple[RelatedPlace, ...]
    fix: Fix | None
    fingerprint: str
    url: str | None


def said_place(one: Located) -> str:
    """Return where a failure is: the file, and if it is about a record its place."""
    place = one.place
    return f"{one.path}:{place.line}:{place.column}" if place.start else one.path
