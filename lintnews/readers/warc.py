"""WARC: what a crawler has kept. A page of HTML, or of plain text, is an article.

The file is read record by record, packed or not; ``record`` is the address of the page.
Places are those of the page's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.article.days import day_of_path
from lintnews.article.model import Article
from lintnews.article.source import decode
from lintnews.errors import ReaderError, SourceError
from lintnews.hints import Any
from lintnews.readers import html, text
from lintnews.readers.piece import Cursor, FileRecord, Stream, too_long

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_KEPT = frozenset(("response", "resource", "conversion"))
_CHARSET = re.compile(r"charset=[\s\"']*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=[\s\"']*([\w.:-]{1,40})", re.IGNORECASE)
_FOUND = "200"
_HEAD = 2048  # bytes in which a page declares its encoding


def read(stream: Stream) -> Iterator[FileRecord]:
    """Yield the articles of the pages.

    Raises:
        ReaderError: if the library is not installed, or what comes is no WARC.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        message = (
            "WARC needs the extra 'warc', which is not installed; from a checkout: "
            "pip install '.[warc]'"
        )
        raise ReaderError(message) from error
    cursor = Cursor(stream)
    number = 0
    try:
        for record in ArchiveIterator(stream.file):
            number += 1
            if _is_page(record):
                yield from _pages(record, number, cursor, stream)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        message = f"is no WARC that can be read, after record {number}: {error}"
        raise ReaderError(message) from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type not in _KEPT:
        return False
    if headers is not None and headers.get_statuscode() != _FOUND:
        return False
    return _content_type(record).startswith(_PAGES)


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").strip().lower()


def _pages(record: Any, number: int, cursor: Cursor, stream: Stream) -> Iterator[FileRecord]:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or number).strip("<>")
    data = record.content_stream().read(stream.most + 1)
    if len(data) > stream.most:
        yield FileRecord(cursor.made(""), fault=too_long(stream.most))
        return
    try:
        page = decode(address, data, _encoding(record, data))
    except SourceError as error:
        yield FileRecord(cursor.made(""), fault=ReaderError(f"{address}: {error}"))
        return
    source = cursor.made(page.text)
    is_plain = _content_type(record).startswith("text/plain")
    for article in text.read(page) if is_plain else html.read(page):
        yield FileRecord(source, _dated(article._replace(record=address), address))


def _dated(article: Article, address: str) -> Article:
    """Return the article with the day in its address, if the page states none."""
    day = None if article.metadata.published else day_of_path(address.partition("//")[2])
    return article._replace(metadata=article.metadata._replace(published=day)) if day else article


def _encoding(record: Any, data: bytes) -> str | None:
    """Return the encoding that the server or the page itself names."""
    said = _CHARSET.search(_content_type(record))
    name = said[1] if said else ""
    if not name and (declared := _DECLARED.search(data[:_HEAD])):
        name = declared[1].decode("ascii", "replace")
    try:
        "".encode(name or "utf-8")
    except (LookupError, UnicodeError):
        return None
    return {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(name.lower(), name or None)
