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
LEAD = Form(r"[ÂÃÄÅâãðïÎÏÐÑ](?=[^\sA-Za-z0-9])")
ALONE = Form(
    r"(?<=[a-z])â(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[a-z.,;:!?])Â(?=[ $£]|$)", words=("â", "Â")
)
MOST_BYTES = 4
# Rounds: what was garbled twice is put right twice.
ROUNDS = 3


@rule(
    code="LNK102",
    name="garbled-characters",
    summary="characters are garbled by a wrong encoding",
    severity=Severity.WARNING,
    holds=(LOST, *"âãäåðïîñ"),
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
        The portâs ferries run again.
                ^ garbled: "’" was meant
        """,
    ),
    good=("The château and the São Paulo café.",),
)
def garbled_characters(reading: Reading) -> Iterator[Finding]:
    """Put the bytes together again."""
    if not reading.text.isascii():
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
        if meant == LOST:
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
    yield from sorted(found, key=lambda finding: finding.span.start)


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
    octets = bytearray()
    for character in text:
        if ord(character) < 0x100:
            octets.append(ord(character))
            continue
        try:
            octets += character.encode("cp1252")
        except UnicodeEncodeError:
            return None
    if octets.isascii():
        return None
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return None
