"""A file in UTF-16 or UTF-32 as one in UTF-8, piece by piece.

The readers of records look for line ends and brackets among bytes, and never hold a whole file.
What they find is placed in code points, which are the same in every encoding.
"""

from __future__ import annotations

import codecs
import io

from lintnews.article.source import wide_encoding
from lintnews.errors import SourceError
from lintnews.hints import Any, BinaryIO

_CHUNK = 1 << 16  # bytes


def narrowed(file: BinaryIO, head: bytes, stated: str | None) -> BinaryIO | None:
    """Return the file as one in UTF-8, ``None`` if its letters are no wider than a byte.

    ``head`` is how it begins, ``stated`` the encoding that was stated; a byte order mark goes
    before that.
    """
    found = wide_encoding(head, stated)
    if found is None:
        return None
    mark, encoding = found
    file.seek(len(mark))
    return io.BufferedReader(_Narrowed(file, encoding, len(mark)), _CHUNK)


class _Narrowed(io.RawIOBase):
    """Reads UTF-8 of a file in another encoding, from where it stands."""

    def __init__(self, file: BinaryIO, encoding: str, place: int) -> None:
        super().__init__()
        self._file = file
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._place = place
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; return how many bytes of UTF-8 it holds, 0 at the end.

        Raises:
            SourceError: if the file is not in its encoding, with the byte.
        """
        while not self._ready and not self._ended:
            chunk = self._file.read(_CHUNK)
            self._ended = not chunk
            waiting = len(self._decoder.getstate()[0])
            try:
                text = self._decoder.decode(chunk, self._ended)
            except UnicodeDecodeError as error:
                at = self._place - waiting + error.start
                message = (
                    f"not {self._encoding} text at byte {at}: the records behind it are not read"
                )
                raise SourceError(message, at) from error
            self._place += len(chunk)
            self._ready = text.encode("utf-8", "surrogatepass")
        size = min(len(self._ready), len(buffer))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
