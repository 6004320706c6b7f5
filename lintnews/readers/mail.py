"""Mail, as newsrooms get releases: one message (``.eml``) or many, one after the other (mbox).

The text part is read, the plain one before HTML; the subject is the headline. The signature,
the headers of what was forwarded and what a reply repeats are left out. Places are those of
the decoded text: the subject, an empty line, and the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from lintnews.article.model import Article, Role
from lintnews.errors import ReaderError
from lintnews.readers import text
from lintnews.readers.fields import metadata_of
from lintnews.readers.nested import Carved, Inset, join
from lintnews.readers.piece import Cursor, FileRecord, Stream, too_long
from lintnews.readers.weave import APART

_ENVELOPE = b"From "
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
# RFC 3676: two hyphens and a blank; many programs cut the blank off.
_SIGNATURE = re.compile(r"^-- ?\s*$", re.MULTILINE)
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,}\s*(?:forwarded|original) message\s*-*|begin forwarded message:?)[ \t]*$"
    r"(?:\s*^[ \t]*\**(?:from|date|sent|subject|to|cc|reply-to)\**:.*$)*",
    re.IGNORECASE | re.MULTILINE,
)
_REPEATED = re.compile(
    r"^(?:on\b[^\n]{8,200}\bwrote:|>[^\n]*)$(?:\n>[^\n]*$)*", re.IGNORECASE | re.MULTILINE
)


def read_message(stream: Stream) -> Iterator[FileRecord]:
    """Yield the article of the one message that a file is."""
    cursor = Cursor(stream)
    data = stream.file.read(stream.most + 1)
    yield _record(data, "1", cursor, stream.most)


def read_mailbox(stream: Stream) -> Iterator[FileRecord]:
    """Yield an article for each message of a mailbox."""
    cursor = Cursor(stream)
    for number, data in enumerate(_messages(stream), 1):
        yield _record(data, str(number), cursor, stream.most)


def _messages(stream: Stream) -> Iterator[bytes]:
    """Yield the bytes of each message; of one that is too long a little more than the most."""
    kept: list[bytes] = []
    size = 0
    after_blank = True
    begun = False
    while line := stream.file.readline(stream.most + 1):
        if after_blank and line.startswith(_ENVELOPE):
            if begun:
                yield b"".join(kept)
            kept.clear()
            size, begun = 0, True
        elif size <= stream.most:
            kept.append(line)
            size += len(line)
            begun = begun or bool(line.strip())
        after_blank = not line.strip()
    if begun:
        yield b"".join(kept)


def _record(data: bytes, number: str, cursor: Cursor, most: int) -> FileRecord:
    if len(data) > most:
        return FileRecord(cursor.made(""), fault=too_long(most))
    message = message_from_bytes(_ESCAPED.sub(rb"\1", data), policy=policy.default)
    try:
        whole, article = _article(message, number)
    except ReaderError as error:
        return FileRecord(cursor.made(""), fault=ReaderError(f"message {number}: {error}"))
    return FileRecord(cursor.made(whole), article)


def _article(message: EmailMessage, number: str) -> tuple[str, Article]:
    """Return the text that places count in, and the article.

    Raises:
        ReaderError: if there is no text part, or it is not in the encoding that it names.
    """
    part = message.get_body(("plain", "html"))
    if part is None or part.get_content_maintype() != "text":
        kind = message.get_content_type()
        error = f"holds no text to read (it is {kind})"
        raise ReaderError(error)
    body = _decoded(part)
    subject = " ".join(_header(message, "Subject").split())
    at = len(subject) + len(APART) if subject else 0
    whole = subject + (APART if subject else "") + body
    parts = [Inset(Carved.verbatim(subject, 0), Role.HEADLINE)]
    if part.get_content_subtype() == "html":
        from lintnews.readers import html

        parts.append(Inset(Carved.verbatim(body, at), None, html.read))
    else:
        parts.extend(
            Inset(Carved.verbatim(body[start:end], at + start), None, text.read)
            for start, end in _copy(body)
        )
    said = {
        "title": subject,
        "date": _day(message),
        "byline": "; ".join(name for name, _ in getaddresses([_header(message, "From")]) if name),
        "language": _header(message, "Content-Language"),
    }
    names = {"title": "Subject", "date": "Date", "byline": "From", "language": "Content-Language"}
    metadata = metadata_of(said, {fact: f"header {name}" for fact, name in names.items()})
    record = _header(message, "Message-ID").strip("<> ") or number
    return whole, join(parts, metadata, record=record)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header, empty if it is missing or beyond what the library can make of it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _decoded(part: MIMEPart) -> str:
    """Return the text of a part, with one kind of line end.

    Raises:
        ReaderError: if it is not in its encoding.
    """
    data = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    try:
        found = data.decode(charset) if isinstance(data, bytes) else ""
    except (LookupError, UnicodeDecodeError, ValueError) as error:
        message = f"its text is not {charset}: {error}"
        raise ReaderError(message) from error
    return found.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _copy(body: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are copy and not what mail brings along."""
    signatures = list(_SIGNATURE.finditer(body))
    # the last one: a forwarded text may have one of its own
    end = signatures[-1].start() if signatures else len(body)
    brought = sorted(
        found.span() for form in (_FORWARDED, _REPEATED) for found in form.finditer(body)
    )
    at = 0
    for start, stop in brought:
        if at < start <= end:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end
