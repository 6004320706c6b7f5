"""JSON with the place of every string: what the library of Python leaves out.

``parse`` walks a document once and needs no recursion; strings become ``Carved`` texts.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from lintnews.article.origin import Row, SegmentKind
from lintnews.errors import ReaderError
from lintnews.readers.nested import Carved

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]+')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_ESCAPES = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip
_WORDS = {"true": True, "false": False, "null": None}
_DEEPEST = 200
_HIGH, _LOW, _LAST = 0xD800, 0xDC00, 0xDFFF


def parse(text: str, start: int = 0) -> tuple[Any, int]:
    """Return the value that begins at ``start`` and the offset after it.

    Objects are dictionaries with plain keys, strings are ``Carved``. Of a key that is
    there twice the last value counts, as for everybody.

    Raises:
        ReaderError: names the line and column of the first fault.
    """
    return _Parser(text).value(start)


class _Parser:
    """Reads one text; containers that are open are on a list, not on Python's stack."""

    def __init__(self, text: str) -> None:
        self._text = text

    def value(self, at: int) -> tuple[Any, int]:
        open_ones: list[tuple[Any, str | None]] = []
        while True:
            at = self._skip(at)
            made, at, opened = self._begin(at)
            if opened:
                if len(open_ones) >= _DEEPEST:
                    self._refuse(at, f"nested more than {_DEEPEST} deep")
                key, at, empty = self._first(made, at)
                if not empty:
                    open_ones.append((made, key))
                    continue
            while open_ones:
                container, key = open_ones.pop()
                if isinstance(container, dict):
                    container[key] = made
                else:
                    container.append(made)
                key, at, closed = self._next(container, self._skip(at))
                if not closed:
                    open_ones.append((container, key))
                    break
                made = container
            else:
                return made, at

    def _begin(self, at: int) -> tuple[Any, int, bool]:
        """Return the value that begins here, the offset after it, and whether it is a container."""
        sign = self._text[at : at + 1]
        if sign == "{":
            return {}, at + 1, True
        if sign == "[":
            return [], at + 1, True
        if sign == '"':
            return *self._string(at), False
        for word, value in _WORDS.items():
            if self._text.startswith(word, at):
                return value, at + len(word), False
        number = _NUMBER.match(self._text, at)
        if number is None:
            self._refuse(at, "expected a value")
        return float(number.group()), number.end(), False

    def _first(self, container: Any, at: int) -> tuple[str | None, int, bool]:
        """Read up to the first value of a container; the last item is true if it is empty."""
        at = self._skip(at)
        if self._text[at : at + 1] == ("}" if isinstance(container, dict) else "]"):
            return None, at + 1, True
        if isinstance(container, dict):
            return *self._key(at), False
        return None, at, False

    def _next(self, container: Any, at: int) -> tuple[str | None, int, bool]:
        """Read what follows a value; the last item is true if the container ends."""
        sign = self._text[at : at + 1]
        if sign == ("}" if isinstance(container, dict) else "]"):
            return None, at + 1, True
        if sign != ",":
            self._refuse(at, "expected a comma or the end")
        if isinstance(container, dict):
            return *self._key(self._skip(at + 1)), False
        return None, at + 1, False

    def _key(self, at: int) -> tuple[str, int]:
        if self._text[at : at + 1] != '"':
            self._refuse(at, "expected a key")
        key, at = self._string(at)
        at = self._skip(at)
        if self._text[at : at + 1] != ":":
            self._refuse(at, "expected a colon")
        return key.text, at + 1

    def _string(self, at: int) -> tuple[Carved, int]:
        pieces: list[str] = []
        rows: list[Row] = []
        length = 0
        at += 1
        while True:
            plain = _PLAIN.match(self._text, at)
            if plain is not None:
                piece, kind, end = plain.group(), SegmentKind.VERBATIM, plain.end()
            elif self._text[at : at + 1] == "\\":
                piece, end = self._escape(at)
                kind = SegmentKind.ESCAPE
            elif self._text[at : at + 1] == '"':
                return Carved("".join(pieces), tuple(rows)), at + 1
            else:
                self._refuse(at, "a string does not end, or holds a control character")
            rows.append((length, length + len(piece), at, end, kind))
            pieces.append(piece)
            length += len(piece)
            at = end

    def _escape(self, at: int) -> tuple[str, int]:
        sign = self._text[at + 1 : at + 2]
        if sign in _ESCAPES:
            return _ESCAPES[sign], at + 2
        code = self._unit(at) if sign == "u" else None
        if code is None:
            self._refuse(at, "an escape that JSON does not have")
        if _HIGH <= code < _LOW and self._text.startswith("\\u", at + 6):
            low = self._unit(at + 6)
            if low is not None and _LOW <= low <= _LAST:
                return chr(0x10000 + ((code - _HIGH) << 10) + low - _LOW), at + 12
        return ("\ufffd" if _HIGH <= code <= _LAST else chr(code)), at + 6

    def _unit(self, at: int) -> int | None:
        digits = _HEX.match(self._text, at + 2)
        return int(digits.group(), 16) if digits else None

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _refuse(self, at: int, what: str) -> NoReturn:
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        message = f"line {line}, column {column}: not JSON: {what}"
        raise ReaderError(message)
