"""A source: the bytes of a file, decoded, with its lines.

A line feed, a carriage return, or the two together end a line; U+2028, form feed
and their kin do not.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from lintnews.errors import SourceError
from lintnews.values import NamedTuple

#: With these a text begins whose letters are two or four bytes.
_LINE_END = re.compile(r"\r\n|\n|\r")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings whose letters are two or four bytes: a NUL byte among them is no NUL.
_WIDE = ("utf-16", "utf16", "u16", "utf-32", "utf32", "u32")
# Codecs of Python's that no text is in, one of them slow on purpose.
_NO_TEXT = frozenset({"idna", "punycode", "undefined"})
#: In place of an encoding: what is not UTF-8 is read as it most likely is.
AUTO = "auto"
# What has no NUL, and would decode, and is no copy.
_MARKED_UP = (b"%PDF-", rb"{\rtf")


class Source(NamedTuple):
    """Decoded text and what is needed to write it back as it was.

    ``text`` has no BOM and keeps its line ends. ``bom`` are the bytes that stood
    before it. ``name`` is the path as the user gave it, or ``-``. ``data`` are the
    bytes of a format that is no text; ``text`` is then what was made of them, and
    nothing can be written back. ``fields`` are the house's names of facts, for formats
    whose fields have names of somebody's own.

    A source may be one stretch of a file that is too large to hold: ``start`` is its
    offset in the file's text, ``first_line`` and ``first_column`` are where it begins.
    Positions are asked for, and given, in the whole file.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    data: bytes = b""
    fields: Mapping[str, tuple[str, ...]] = {}
    start: int = 0
    first_line: int = 1
    first_column: int = 1

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset at which each line begins, found when first asked for."""
        starts = [0]
        if "\r" in self.text:
            starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        else:
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both 1-based, columns in code points."""
        at = offset - self.start
        line = bisect_right(self.line_starts, at)
        column = at - self.line_starts[line - 1] + (self.first_column if line == 1 else 1)
        return line + self.first_line - 1, column

    def line_text(self, line: int) -> str:
        """Return the 1-based line without its line end."""
        line -= self.first_line - 1
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def wide_encoding(head: bytes, stated: str | None) -> tuple[bytes, str] | None:
    """Return the byte order mark and the encoding of a file whose letters are wider than a byte.

    ``head`` is how the file begins; its mark goes before what was stated. ``None`` for any other.
    """
    for mark, marked in _BOMS:
        if head.startswith(mark):
            return (mark, marked) if _is_wide(marked) else None
    return (b"", stated) if stated and _is_wide(stated) and is_encoding(stated) else None


def _is_wide(encoding: str) -> bool:
    return encoding.lower().replace("_", "-").startswith(_WIDE)


def is_encoding(name: str) -> bool:
    """Return whether there is an encoding of that name that text can be in, or it is ``AUTO``."""
    if name == AUTO:
        return True
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    # Python knows by this mark, too, that a codec (``hex``) is none for text.
    return codec.name not in _NO_TEXT and getattr(codec, "_is_text_encoding", True)


def decode(name: str, data: bytes, encoding: str | None = None) -> Source:
    """Decode ``data`` by its BOM, else by ``encoding``, else as UTF-8.

    If ``encoding`` is ``AUTO``, what is not UTF-8 is read as it most likely is.

    Raises:
        SourceError: if the bytes are a picture, a Word document or something
            else that is no text, or not text in that encoding. The message names
            what it is or the byte offset, and the way out.
    """
    guesses = encoding == AUTO
    bom, used = b"", "utf-8" if guesses or not encoding else encoding
    for mark, marked in _BOMS:
        if data.startswith(mark):
            bom, used = mark, marked
            break
    is_wide = bool(bom) or _is_wide(used)
    if data.startswith(_MARKED_UP) or (not is_wide and b"\0" in data):
        _refuse_binary(data)
    if not is_encoding(used):
        message = f"there is no encoding called {used!r}"
        raise SourceError(message)
    try:
        text = data[len(bom) :].decode(used)
    except UnicodeDecodeError as error:
        if not is_wide:
            _refuse_binary(data)
        offset = error.start + len(bom)
        if guesses:
            return decode(name, data, _likely(data, offset))
        message = f"not {used} text at byte {offset} (0x{data[offset]:02x}); save it as UTF-8 or "
        likely = None if encoding else _likely_if_known(data)
        message += (
            f"give --encoding {likely}, which it most likely is"
            if likely
            else "name its encoding with --encoding"
        )
        raise SourceError(message, offset) from error
    except (LookupError, ValueError) as error:
        message = f"not {used} text: {error}"
        raise SourceError(message) from error
    nul = text.find("\0")
    if nul >= 0:
        message = f"is a binary file (a NUL at offset {nul}): lintnews reads text"
        raise SourceError(message, nul)
    return Source(name, text, used, bom)


def _likely(data: bytes, offset: int) -> str:
    """Return the most likely encoding.

    Raises:
        SourceError: if the library that tells is not installed, or cannot tell.
    """
    from lintnews.article.binary import likely_encoding  # noqa: PLC0415  only if it is not UTF-8

    try:
        likely = likely_encoding(data)
    except ImportError as error:
        message = (
            "is not UTF-8, and --encoding auto needs the extra 'encodings', which is not "
            "installed; from a checkout: pip install '.[encodings]'"
        )
        raise SourceError(message, offset) from error
    if likely is None:
        message = (
            f"not utf-8 text at byte {offset}, and what it is cannot be told: save it as UTF-8"
        )
        raise SourceError(message, offset)
    return likely


def _likely_if_known(data: bytes) -> str | None:
    from lintnews.article.binary import likely_encoding  # noqa: PLC0415  only for a message

    try:
        return likely_encoding(data)
    except ImportError:
        return None


def _refuse_binary(data: bytes) -> None:
    """Refuse what no encoding makes copy of.

    Raises:
        SourceError: says what it is.
    """
    from lintnews.article.binary import what_is  # noqa: PLC0415  only on the way to a message

    known = what_is(data)
    if known is not None:
        message = f"is {known}"
        raise SourceError(message)
