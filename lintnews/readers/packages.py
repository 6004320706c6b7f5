"""Packed documents of word processors: what no word processor writes is refused."""

from __future__ import annotations

import zipfile

from lintnews.errors import SourceError

_MOST_ENTRIES = 4_000
_LARGEST = 64_000_000  # bytes of one document, unpacked
_STEEPEST = 200  # times that an entry may grow when it is unpacked
_SMALL = 1_000_000  # bytes; what is smaller may grow as it likes


def require_sound(package: zipfile.ZipFile) -> None:
    """Refuse a package that no word processor wrote, or that unpacks to more than one writes.

    Raises:
        SourceError: says what is wrong with it.
    """
    entries = package.infolist()
    size = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _SMALL and entry.file_size > _STEEPEST * max(1, entry.compress_size)
        for entry in entries
    )
    if len(entries) > _MOST_ENTRIES or size > _LARGEST or steep:
        message = f"unpacks to {size} bytes in {len(entries)} parts, which no article needs"
        raise SourceError(message)
    if any(entry.flag_bits & 1 for entry in entries):
        message = "is a packed file with a password"
        raise SourceError(message)
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")) and _declares_a_type(package.read(entry)):
            message = f"declares a document type in {entry.filename}, as no word processor does"
            raise SourceError(message)


def _declares_a_type(xml: bytes) -> bool:
    """Return whether there is a DTD, which may name other files or grow without end."""
    wide = xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in xml[:4]
    return b"<!DOCTYPE" in (xml.replace(b"\0", b"") if wide else xml)
