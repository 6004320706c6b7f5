"""The texts that are open in the editor, with their edits applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from lintnews.editor.utf16 import LineIndex
from lintnews.linting.finding import Located
from lintnews.run.library import Report


class OpenDocument:
    """One open text; ``report`` is the last one made, of ``reported_version``.

    ``marks`` are the findings that the editor shows, of ``marked_version``: the report's, or while
    somebody types those around the cursor, with the report's elsewhere. ``is_read`` while a thread
    lints the text, which took ``seconds`` the last time.
    """

    __slots__ = tuple(
        """
        is_read lines marked_version marks report reported_version seconds text uri version
        """.split(),
    )

    def __init__(self, uri: str, text: str, version: int) -> None:
        """Begin with the text as it was opened."""
        self.uri = uri
        self.text = text
        self.version = version
        self.lines = LineIndex(text)
        self.report: Report | None = None
        self.reported_version: int | None = None
        self.marks: tuple[Located, ...] = ()
        self.marked_version: int | None = None
        self.is_read = False
        self.seconds = 0.0

    def apply(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Apply edits in their order: each counts in the text that the one before it left."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start = self.lines.offset(change.range.start.line, change.range.start.character)
                end = self.lines.offset(change.range.end.line, change.range.end.character)
                self.text = self.text[:start] + change.text + self.text[max(start, end) :]
            else:
                self.text = change.text
            self.lines = LineIndex(self.text)
        self.version = version

    def show(self, findings: Iterable[Located], version: int) -> None:
        """Keep the findings about the text itself, not about its suppressions file."""
        path = self.report.path if self.report else None
        self.marks = tuple(one for one in findings if one.path == path)
        self.marked_version = version

    @property
    def current(self) -> Report | None:
        """The report of the text as it is now, ``None`` if it was edited since."""
        return self.report if self.reported_version == self.version else None

    def range(self, start: int, end: int) -> types.Range:
        """Return the range of two offsets."""
        return types.Range(
            types.Position(*self.lines.position(start)), types.Position(*self.lines.position(end))
        )
