"""Garbled characters: text was read in one encoding and written in another.

"â€™" is an apostrophe and "Ã©" an é whose bytes were taken for letters; the black
diamond (�) is a character that is lost. Where the bytes can be put together again
the right character is certain.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Edit, Finding, Fix, Form, Reading, Severity, Span, Speech, rule
from lintnews_rules._rolled import rolled

LOST = "\ufffd"
# What the first byte of a character of two or three bytes looks like as a letter.
LEAD = Form(r"[ÂÃÄÅâãðïÎÏÐÑ‚√¬ÔΓ├](?=[^\sA-Za-z0-9])")
ALONE = Form(
    r"(?<=[a-z])â(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[a-z.,;:!?])Â(?=[ $£]|$)", words=("â", "Â")
)
# What the marks of a Mac or of Windows look like where they were read as Latin-1, and a question
# mark in the place of an apostrophe.
MARKS = Form(
    r"(?<=[A-Za-z])Õ(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[\s(])Ò(?=[A-Z][^\n]{1,400}Ó)|(?<=[.,!?])Ó(?=\s|$)"
    r"|[\x91-\x97\x85]"
    r"|(?<=[a-z])\?(?=(?:s|t|re|ve|ll)\b(?![=&/?.]\w))"
    r"|(?<=[a-z])(?:&#?rsquo|#8217|#39)(?=;?(?:s|t|re|ve|ll)\b)",
    words=(*"ÕÒÓ?", *map(chr, (0x85, *range(0x91, 0x98))), "rsquo", "#8217", "#39"),
)
# What a text with such marks holds.
MARKED = (
    *map(chr, (0x85, *range(0x91, 0x98))),
    *("?s", "?t", "?re", "?ve", "?ll", "rsquo", "#8217", "#39"),
)
MEANT = {"Õ": "’", "Ò": "“", "Ó": "”", "?": "’", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”"}
MEANT |= {"\x95": "•", "\x96": "–", "\x97": "—", "\x85": "…"}
# The encodings in which the bytes of UTF-8 are read by mistake.
READ_AS = ("cp1252", "mac_roman", "cp850", "cp437")
MOST_BYTES = 4
CUT = "€"  # of a mark that was garbled twice, its last letter is lost: "oldÃ¢€time"
# Rounds: what was garbled twice is put right twice.
ROUNDS = 3


@rule(
    code="LNK102",
    name="garbled-characters",
    summary="characters are garbled by a wrong encoding",
    severity=Severity.WARNING,
    holds=(LOST, *"âãäåðïîñõóò‚√¬ôγ├", *MARKED),
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    standard="what the reader sees is text",
    bad=(
        """
        The marshalâ€™s office came.
                   ^^^ garbled: "’" was meant
        """,
        """
        We�re lucky, he said.
          ^ a character is lost here
        """,
        """
        The port‚Äôs ferries stopped, the portÕs chief said, and the port?s piers are closed.
                ^^^ garbled: "’" was meant
                                              ^ garbled: "’" was meant
                                                                         ^ garbled: "’" was meant
        """,
        """
        The old-timeÃ¢€d port.
                    ^^ a character is lost here
        """,
        """
        The portâs ferries run again.
                ^ garbled: "’" was meant
        """,
    ),
    version=2,
    good=(
        "The château and the São Paulo café.",
        "Who was it? She said so. See courier.example/list?s=pier, and Õ is a letter.",
    ),
)
def garbled_characters(reading: Reading) -> Iterator[Finding]:
    """Put the bytes together again."""
    if not reading.text.isascii() or "?" in reading.text:
        yield from rolled(list(_garbled(reading.text)), "here too")


def _garbled(text: str) -> Iterator[Finding]:
    found = []
    at = text.find(LOST)
    while at >= 0:
        end = at + 1
        while text.startswith(LOST, end):
            end += 1
        found.append(Finding(Span(at, end), "a character is lost here"))
        at = text.find(LOST, end)
    last = 0
    for match in LEAD.finditer(text):
        if match.start() < last:
            continue
        meant, last = _meant(text, match.start())
        span = Span(match.start(), last)
        if meant == LOST or (meant and text[last : last + 1] == CUT):
            found.append(Finding(span, "a character is lost here"))
        elif meant:
            edit = Edit(span, meant.replace("\xa0", " "))
            said = f': "{meant}" was meant' if meant.strip() else ": a space was meant"
            found.append(Finding(span, f"garbled{said}", fix=Fix.safe(edit)))
    for match in ALONE.finditer(text):
        meant = "’" if match.group() == "â" else ""
        span = Span(match.start(), match.end())
        message = 'garbled: "’" was meant' if meant else "garbled: this letter is too much"
        found.append(Finding(span, message, fix=Fix.unsafe(Edit(span, meant))))
    for match in MARKS.finditer(text):
        span = Span(match.start(), match.end())
        meant = MEANT.get(match.group(), "’")
        if not _in_address(text, match.start()):
            fix = Fix.unsafe(Edit(span, meant))
            found.append(Finding(span, f'garbled: "{meant}" was meant', fix=fix))
    yield from sorted(found, key=lambda finding: finding.span.start)


def _in_address(text: str, at: int) -> bool:
    """Return whether the word around an offset is an address: "?s=…" asks a server there."""
    first = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return "/" in text[first:at] or "www." in text[first:at]


def _meant(text: str, at: int) -> tuple[str, int]:
    """Return what stands garbled at an offset and where it ends; no text if nothing does."""
    for size in range(12, 1, -1):
        meant = text[at : at + size]
        for _ in range(ROUNDS):
            again = _put_right(meant)
            if again is None:
                break
            meant = again
        if len(meant) == 1 and len(text[at : at + size]) > 1 and _is_likely(text, at, meant):
            return meant, at + len(text[at : at + size])
    return "", at + 1


def _is_likely(text: str, at: int, meant: str) -> bool:
    """Return whether nobody can have written the letters: É’ is a capital and an apostrophe."""
    if meant == LOST:
        return True
    if text[at + 1 : at + 2] in "’”“‘–—…" and (
        text[at] not in "Ãâ" or text[max(0, at - 1)].isupper()
    ):
        return False
    return meant.isprintable() or meant == "\xa0"


def _put_right(text: str) -> str | None:
    """Return what the letters were before their bytes were read in another encoding."""
    for encoding in READ_AS:
        octets = _octets(text, encoding)
        if octets is None or octets.isascii():
            continue
        try:
            return octets.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _octets(text: str, encoding: str) -> bytes | None:
    octets = bytearray()
    for character in text:
        if encoding == "cp1252" and ord(character) < 0x100:
            octets.append(ord(character))
            continue
        try:
            octets += character.encode(encoding)
        except UnicodeEncodeError:
            return None
    return bytes(octets)
