"""JSON with the place of every string: what the library of Python leaves out.

``parse`` walks a document once and needs no recursion; strings become ``Carved`` texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.article.origin import Row, SegmentKind
from lintnews.errors import ReaderError
from lintnews.hints import Any, NoReturn
from lintnews.readers.nested import Carved

_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n,\x1e]*")  # values in a row; RFC 7464 begins each with a sign
_PLAIN = re.compile(r'[^"\\\x00-\x1f]+')
_SIGNS = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*"')
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

    Objects are dictionaries with plain keys, strings are ``Carved``. An object with a key
    that it has twice is refused: of two headlines nobody knows which is printed.

    Raises:
        ReaderError: with the offset of the first fault.
    """
    parser = _Parser(text)
    value, end = parser.value(start)
    if parser.refusal is not None:
        raise parser.refusal
    return value, end


def values(text: str) -> Iterator[Any]:
    """Yield the values of a document: those of a list one by one, and of values in a row each.

    In place of a value that is JSON and cannot be used there is a ``ReaderError``.

    Raises:
        ReaderError: with the offset of the first fault after which nothing can be told.
    """
    parser = _Parser(text)
    at, listed = _after(_BETWEEN, text, 0), False
    while at < len(text) or listed:
        sign = text[at : at + 1]
        if sign == "[" and not listed:
            at, listed = _after(_SPACE, text, at + 1), True
            if text[at : at + 1] != "]":
                continue
        if listed and text[at : at + 1] == "]":
            at, listed = _after(_BETWEEN, text, at + 1), False
            continue
        value, at = parser.value(at)
        yield parser.refusal or value
        at = _after(_SPACE if listed else _BETWEEN, text, at)
        if listed and text[at : at + 1] == ",":
            at = _after(_SPACE, text, at + 1)
        elif listed and text[at : at + 1] != "]":
            message = "not JSON: expected a comma or the end"
            raise ReaderError(message, at)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


class _Parser:
    """Reads one text; containers that are open are on a list, not on Python's stack."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.refusal: ReaderError | None = None  # of what was read and cannot be used

    def value(self, at: int) -> tuple[Any, int]:
        self.refusal = None
        open_ones: list[tuple[Any, str | None]] = []
        while True:
            at = self._skip(at)
            made, at, opened = self._begin(at)
            if opened:
                if len(open_ones) >= _DEEPEST:
                    self._object_to(at, f"nested more than {_DEEPEST} deep")
                    at, empty = self._passed(at), True
                else:
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

    def _object_to(self, at: int, what: str) -> None:
        self.refusal = self.refusal or ReaderError(what, at)

    def _passed(self, at: int) -> int:
        """Return the offset after a container that is not kept, which has begun before ``at``."""
        depth = 1
        for found in _SIGNS.finditer(self._text, at):
            sign = found.group()
            depth += (sign in "[{") - (sign in "]}")
            if not depth:
                return found.end()
        raise self.refusal or ReaderError("not JSON: a list or an object does not end", at)

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
            at = self._skip(at + 1)
            key, after = self._key(at)
            if key in container:
                self._object_to(at, f"the key {key!r} stands twice in one object: which one holds?")
            return key, after, False
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
        start = at
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
            elif at >= len(self._text):
                self._refuse(start, "a string does not end")
            else:
                self._refuse(at, "a string holds a control character or a line end")
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
        message = f"not JSON: {what}"
        raise ReaderError(message, at)
