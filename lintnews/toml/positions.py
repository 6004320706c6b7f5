"""Where each key and value of a TOML file is: the parser says what they are and not where.

The file is known to be valid, so this only has to find its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import tomli

#: The way to a value: keys, and numbers for the items of an array.
Way = tuple[str | int, ...]

# Compiled when it is first needed: nearly no run has to say where a key is.
_PARTS = r"""
    (?P<space>[ \t]+|\#[^\r\n]*)
  | (?P<line>\r?\n)
  | (?P<word>\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[\w+:-]+)
  | (?P<sign>.)
"""
_Token = tuple[str, str, int]


def positions(text: str) -> Mapping[Way, tuple[int, int]]:
    """Return the 1-based line and column of every key, and of every item of an array."""
    found: dict[Way, int] = {}
    _TokenWalk(list(_tokens(text)), found).file()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    placed: dict[Way, tuple[int, int]] = {}
    line = 0
    for way, offset in sorted(found.items(), key=lambda item: item[1]):
        while line + 1 < len(starts) and starts[line + 1] <= offset:
            line += 1
        placed[way] = (line + 1, offset - starts[line] + 1)
    return placed


def _tokens(text: str) -> Iterator[_Token]:
    for match in re.finditer(_PARTS, text, re.VERBOSE | re.DOTALL):
        if match.lastgroup != "space":
            yield match.lastgroup or "", match.group(), match.start()
    yield "end", "", len(text)


class _TokenWalk:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[_Token], found: dict[Way, int]) -> None:
        self._tokens = tokens
        self._at = 0
        self._found = found

    def file(self) -> None:
        counted: dict[Way, int] = {}
        prefix: Way = ()
        while self._kind() != "end":
            if self._kind() == "line":
                self._at += 1
            elif self._sign() == "[":
                prefix = self._header(counted)
            else:
                self._pair(prefix)

    def _header(self, counted: dict[Way, int]) -> Way:
        self._at += 1
        array = self._sign() == "["
        self._at += array
        parts = self._key("]")
        # A table of an array is inside the last one of the arrays above it.
        full: Way = ()
        for part, offset in parts:
            full = (*full, part)
            self._found.setdefault(full, offset)
            if full in counted and offset != parts[-1][1]:
                full = (*full, counted[full])
        if array:
            counted[full] = counted.get(full, -1) + 1
            full = (*full, counted[full])
            self._found.setdefault(full, parts[-1][1])
        self._at += 1 + array
        return full

    def _pair(self, prefix: Way) -> None:
        way = prefix
        for part, offset in self._key("="):
            way = (*way, part)
            self._found.setdefault(way, offset)
        self._at += 1
        self._value(way)

    def _key(self, closing: str) -> list[tuple[str, int]]:
        """Return the parts of a key, each with its offset; the parser refuses very many."""
        parts: list[tuple[str, int]] = []
        while self._sign() != closing and self._kind() != "end":
            if self._kind() == "word":
                _, text, offset = self._tokens[self._at]
                parts.append((_plain(text), offset))
            self._at += 1
        return parts

    def _value(self, way: Way) -> None:
        if self._sign() == "[":
            self._array(way)
        elif self._sign() == "{":
            self._at += 1
            while self._sign() != "}":
                if self._sign() == "," or self._kind() == "line":
                    self._at += 1
                else:
                    self._pair(way)
            self._at += 1
        else:
            while self._kind() not in {"line", "end"} and self._sign() not in {",", "]", "}"}:
                self._at += 1

    def _array(self, way: Way) -> None:
        self._at += 1
        number = 0
        while self._sign() != "]":
            if self._sign() == "," or self._kind() == "line":
                number += self._sign() == ","
                self._at += 1
            else:
                self._found.setdefault((*way, number), self._tokens[self._at][2])
                self._value((*way, number))
        self._at += 1

    def _kind(self) -> str:
        return self._tokens[self._at][0]

    def _sign(self) -> str:
        kind, text, _ = self._tokens[self._at]
        return text if kind == "sign" else ""


def _plain(key: str) -> str:
    """Return a key without its quotation marks."""
    if key[0] == "'":
        return key[1:-1]
    if key[0] == '"':
        value: str = tomli.loads(f"key = {key}")["key"]
        return value
    return key
