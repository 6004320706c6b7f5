"""Forms: regular expressions that are declared as constants and compiled when a text may have them.

Most articles have no correction, no transcript and no picture credit in brackets. To compile
every expression at import would cost a start 19 ms of 88. So a form knows the words of which
every match holds one, and is not compiled before a text with such a word comes along:

    CREDIT = Form(r"(?:Photo|Image)s? by [A-Z].*", words=("Photo", "Image"))
    ...
    if CREDIT.match(line): ...

A test proves for every form that its words are necessary.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

_WHOLE = sys.maxsize


class Form:
    """A regular expression that is compiled when it is first needed.

    ``words`` are plain strings, and every match holds one of them; without words, any text may
    match. The expression may be a function, if it is built from a list in a file. Flags are
    written in the expression. ``start`` and ``end`` mean what they mean in ``re``, and the words
    are looked for between them.
    """

    __slots__ = ("_expression", "_pattern", "words")

    def __init__(
        self,
        expression: str | Callable[[], str],
        words: tuple[str, ...] = (),
    ) -> None:
        """Keep the expression; nothing is compiled yet."""
        self._expression = expression
        self._pattern: re.Pattern[str] | None = None
        self.words = words

    @property
    def expression(self) -> str:
        """The expression as it is written."""
        return self._expression if isinstance(self._expression, str) else self._expression()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._pattern is None:
            self._pattern = re.compile(self.expression)
        return self._pattern

    def may_match(self, text: str, start: int = 0, end: int = _WHOLE) -> bool:
        """Return whether the text holds one of the words."""
        if not self.words:
            return True
        part = text[start:end]
        for word in self.words:  # noqa: SIM110  a generator would take three times as long
            if word in part:
                return True
        return False

    def match(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the match at ``start``."""
        # Once compiled, an expression fails sooner than the words are looked for.
        if self._pattern is None and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the match of all that stands between ``start`` and ``end``."""
        if self._pattern is None and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """Return the first match."""
        if self.words and not self.may_match(text, start, end):
            return None
        return (self._pattern or self.pattern).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _WHOLE) -> Iterator[re.Match[str]]:
        """Yield the matches from left to right."""
        if self.words and not self.may_match(text, start, end):
            return iter(())
        return (self._pattern or self.pattern).finditer(text, start, end)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with every match replaced."""
        if self.words and not self.may_match(text):
            return text
        return (self._pattern or self.pattern).sub(replacement, text)
