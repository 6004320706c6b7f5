"""What a file is that is no text, as its first bytes show.

Loaded only if a file has a NUL in it or does not decode.
"""

from __future__ import annotations

_PICTURE = "a picture: lintnews reads text"
_PROGRAM = "a program: lintnews reads text"
_PACKED = "a packed file: unpack it first"
_FILMED = "sound or film: lintnews reads text"
_OPEN_DOCUMENT = "an OpenDocument text: save it as .odt or plain text"
_WORD = "a Word document: save it as .docx or plain text"

#: How a file begins -> what it is, and what to do.
_BEGINNINGS = {
    b"\x89PNG\r\n": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF87a": _PICTURE,
    b"GIF89a": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"RIFF": _PICTURE,
    b"%PDF-": "a PDF: copy its words into a text file",
    rb"{\rtf": "an RTF document: save it as plain text",
    b"PK\x03\x04": _PACKED,
    b"\xd0\xcf\x11\xe0": "a document of an old Office (.doc, .xls): save it as .docx in Word",
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"BZh9": _PACKED,
    b"\xfd7zXZ": _PACKED,
    b"\x7fELF": _PROGRAM,
    b"MZ\x90\0": _PROGRAM,
    b"\xcf\xfa\xed\xfe": _PROGRAM,
    b"\xca\xfe\xba\xbe": _PROGRAM,
    b"\0asm": _PROGRAM,
    b"ID3\x03": _FILMED,
    b"ID3\x04": _FILMED,
    b"OggS": _FILMED,
    b"SQLite format 3\0": "a database: lintnews reads text",
}
#: What a packed file holds -> what it is.
_HOLDS = {
    b"word/": _WORD,
    b"application/vnd.oasis.opendocument.text": _OPEN_DOCUMENT,
    b"application/epub+zip": "an e-book: copy its words into a text file",
    b"xl/": "a workbook: save what is copy as plain text",
    b"ppt/": "a presentation: save what is copy as plain text",
}
_SAMPLE = 256

# What newsrooms' systems write; the first is taken if a text is as likely in several.
_ALPHABETS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "cp850", "koi8_r"]
_CHARACTERS = ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_ENOUGH = 200_000  # bytes that are looked at
_ALPHABETIC = 10  # if fewer than one byte in so many is beyond ASCII, it is an alphabet
_ENGLISH = 25  # so few are quotation marks, dashes and a name in English copy


def likely_encoding(data: bytes) -> str | None:
    """Return the encoding that a text most likely has, ``None`` if that cannot be told.

    Raises:
        ImportError: if charset-normalizer is not installed.
    """
    import charset_normalizer  # noqa: PLC0415  of an extra

    data = data[:_ENOUGH]
    beyond = sum(byte >= 0x80 for byte in data)
    known = _ALPHABETS if beyond * _ALPHABETIC < len(data) else [*_ALPHABETS, *_CHARACTERS]
    found = charset_normalizer.from_bytes(data, cp_isolation=known)
    best = found.best()
    if best is None:
        return None
    alike = {best.encoding, *best.could_be_from_charset}
    if beyond * _ENGLISH < len(data):
        alike |= {one.encoding for one in found if one.chaos <= best.chaos}
    return next((name for name in known if name in alike), best.encoding)


def what_is(data: bytes) -> str | None:
    """Return what a file is and what to do with it; ``None`` if it may be text."""
    for beginning, known in _BEGINNINGS.items():
        if data.startswith(beginning):
            if beginning == b"RIFF" and data[8:12] != b"WEBP":
                return _FILMED
            if beginning == b"PK\x03\x04":
                return next((inside for mark, inside in _HOLDS.items() if mark in data), known)
            return known
    nul = data.find(b"\0")
    if nul < 0:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every_second = data[first:_SAMPLE:2]
        if every_second.count(0) * 2 > len(every_second):
            return (
                "text in UTF-16 without its byte order mark, it seems: save it as UTF-8, or "
                f"give --encoding {encoding}"
            )
    return f"a binary file (a NUL at byte {nul}): lintnews reads text"
