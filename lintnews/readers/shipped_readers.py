"""The formats that lintnews reads itself; a reader is imported with its first file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.readers.piece import FileRecord, Stream, extract_with, read_with
from lintnews.readers.reader import Reader


def _text(source: Source) -> Iterator[Article]:
    from lintnews.readers import text

    return text.read(source)


def _markdown(source: Source) -> Iterator[Article]:
    from lintnews.readers import markdown

    return markdown.read(source)


def _html(source: Source) -> Iterator[Article]:
    from lintnews.readers import html

    return html.read(source)


def _word(source: Source) -> Iterator[Article]:
    from lintnews.readers import docx

    return docx.read(source)


def _word_text(data: bytes) -> str:
    from lintnews.readers import docx

    return docx.extract(data)


def _open_document(source: Source) -> Iterator[Article]:
    from lintnews.readers import opendocument

    return opendocument.read(source)


def _open_document_text(data: bytes) -> str:
    from lintnews.readers import opendocument

    return opendocument.extract(data)


def _json(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import wire_json

    return wire_json.read_document(stream)


def _json_lines(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import wire_json

    return wire_json.read_lines(stream)


def _csv(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import delimited

    return delimited.read_csv(stream)


def _tsv(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import delimited

    return delimited.read_tsv(stream)


def _mailbox(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import mail

    return mail.read_mailbox(stream)


def _message(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import mail

    return mail.read_message(stream)


def _parquet(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import parquet

    return parquet.read(stream)


def _warc(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import warc

    return warc.read(stream)


def _nitf(source: Source) -> Iterator[Article]:
    from lintnews.readers import nitf

    return nitf.read(source)


def _wxr(stream: Stream) -> Iterator[FileRecord]:
    from lintnews.readers import wordpress

    return wordpress.read(stream)


def _begins_like_wire_json(head: str) -> bool:
    """Return whether a text begins as an object, or a list of objects, with an article's keys."""
    start = head.lstrip()
    return start.startswith(("{", "[{", "[ {", "[\n")) and any(
        f'"{key}"' in head
        for key in ("headline", "headlines", "body_html", "body_text", "bodies", "content_elements")
    )


def _begins_like_nitf(head: str) -> bool:
    """Return whether a text begins as NITF or NewsML-G2."""
    return head.lstrip().startswith("<") and any(
        mark in head for mark in ("<nitf", "<newsItem", "<newsMessage")
    )


def _begins_like_wxr(head: str) -> bool:
    """Return whether a text begins as an export of WordPress."""
    return "<rss" in head and "wordpress.org/export" in head


def _begins_like_markdown(head: str) -> bool:
    """Return whether a text begins with front matter."""
    marks, _, rest = head.partition("\n")
    return marks.rstrip() in {"---", "+++"} and rest[:1].isalpha()


def _begins_like_html(head: str) -> bool:
    """Return whether a text begins with a doctype or an element that an article begins with."""
    tag = head.lstrip()[:14].lower()
    return tag.startswith(
        (
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<article",
            "<p>",
            "<h1",
            "<div",
            "<figure",
            "<section",
        )
    )


def _declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML file declares in its first 1,024 bytes, as browsers do.

    A name that means no encoding of text declares nothing.
    """
    head = data[:1024].lower()
    declared = re.search(rb"<meta\b[^>]*?\bcharset\s*=", head)
    if declared is None:
        return None
    name = re.match(rb"[\s\"']*([\w:.-]+)", data[declared.end() : declared.end() + _LONGEST_NAME])
    letters = name[1].decode("ascii").lower() if name else ""
    letters = _AS_BROWSERS_DO.get(letters, letters)
    try:
        "".encode(letters)
    except (LookupError, UnicodeError):
        return None
    return letters


_LONGEST_NAME = 60
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gbk",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # whoever could read the declaration has no UTF-16 before them
}

TEXT = Reader(name="text", extensions=(".txt", ".text"), read=_text)
MARKDOWN = Reader(
    name="markdown",
    extensions=(".md", ".markdown", ".mdown", ".mkd"),
    read=_markdown,
    sniff=_begins_like_markdown,
)
HTML = Reader(
    name="html",
    extensions=(".html", ".htm", ".xhtml"),
    read=_html,
    sniff=_begins_like_html,
    charset=_declared_encoding,
)
WORD = Reader(name="docx", extensions=(".docx",), read=_word, extract=_word_text)
OPEN_DOCUMENT = Reader(
    name="odt", extensions=(".odt",), read=_open_document, extract=_open_document_text
)
NINJS = Reader(
    name="ninjs",
    extensions=(".ninjs", ".ninjs.json", ".ans", ".ans.json"),
    read=read_with(_json),
    stream=_json,
    sniff=_begins_like_wire_json,
    fixed=False,
)
JSON = Reader(
    name="json",
    extensions=(".json",),
    read=read_with(_json),
    stream=_json,
    walked=False,
    fixed=False,
)
JSON_LINES = Reader(
    name="jsonl",
    extensions=(".jsonl", ".ndjson"),
    read=read_with(_json_lines),
    stream=_json_lines,
    walked=False,
)
NITF = Reader(name="nitf", extensions=(".nitf",), read=_nitf, sniff=_begins_like_nitf, fixed=False)
WXR = Reader(
    name="wxr",
    extensions=(".wxr",),
    read=read_with(_wxr),
    stream=_wxr,
    sniff=_begins_like_wxr,
)
CSV = Reader(name="csv", extensions=(".csv",), read=read_with(_csv), stream=_csv, walked=False)
TSV = Reader(
    name="tsv", extensions=(".tsv", ".tab"), read=read_with(_tsv), stream=_tsv, walked=False
)
MESSAGE = Reader(
    name="eml",
    extensions=(".eml",),
    read=read_with(_message),
    stream=_message,
    extract=extract_with(_message),
)
MAILBOX = Reader(
    name="mbox",
    extensions=(".mbox",),
    read=read_with(_mailbox),
    stream=_mailbox,
    extract=extract_with(_mailbox),
)
PARQUET = Reader(
    name="parquet",
    extensions=(".parquet", ".pq"),
    read=read_with(_parquet),
    stream=_parquet,
    extract=extract_with(_parquet),
    walked=False,
)
WARC = Reader(
    name="warc",
    extensions=(".warc", ".warc.gz"),
    read=read_with(_warc),
    stream=_warc,
    extract=extract_with(_warc),
    walked=False,
)
READERS = (
    TEXT,
    MARKDOWN,
    HTML,
    WORD,
    OPEN_DOCUMENT,
    NINJS,
    JSON,
    JSON_LINES,
    CSV,
    TSV,
    WXR,
    NITF,
    MESSAGE,
    MAILBOX,
    PARQUET,
    WARC,
)
