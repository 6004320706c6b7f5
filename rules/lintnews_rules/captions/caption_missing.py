"""Readers look at the pictures first and read the captions next, before any paragraph.

A picture without a caption among pictures that have one leaves the reader to guess
who that is. Only formats that declare their pictures (Markdown, HTML) can tell. Portraits
of authors, logos, and pictures that are links (teasers) have none on most pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Finding, Form, Image, Reading, Severity, Speech, rule

# A name and nothing else: "Mara Lindqvist".
PORTRAIT = Form(r"(?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){1,3}")
FURNITURE = Form(r"(?i)\b(?:logo|avatar|icon|headshot|thumbnail|banner|advert\w*|author|profile)\b")


@rule(
    code="CAP102",
    name="caption-missing",
    summary="a picture has no caption, and another picture of the article has one",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        [image: The old pier]
        [caption] The old pier at Port Ellis after the storm.
        The harbor reopened on Monday, the port authority said.
        [image: The ferry]
        ^ this picture has no caption
        The ferry goes again.
        """,
    ),
    good=(
        """
        [image: The old pier]
        [caption] The old pier at Port Ellis after the storm.
        [image: ]
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [image: The old pier]
        The harbor reopened on Monday, the port authority said.
        [image: The ferry]
        """,
        """
        [image: The old pier]
        [caption] The old pier at Port Ellis after the storm.
        [image: Mara Lindqvist]
        The harbor reopened on Monday, the port authority said.
        [image: The Courier's logo]
        """,
    ),
)
def caption_missing(reading: Reading) -> Iterator[Finding]:
    """Point at the pictures without a caption; a picture that the format calls decorative needs none."""
    images = reading.article.images
    if any(image.caption is not None for image in images):
        for image in images:
            if image.caption is None and image.alt != "" and not _is_furniture(reading, image):
                yield Finding(image.span, "this picture has no caption")


def _is_furniture(reading: Reading, image: Image) -> bool:
    """Return whether the picture is a portrait, a logo, or a link to something else."""
    alt = (image.alt or "").strip()
    if PORTRAIT.fullmatch(alt) or FURNITURE.search(alt):
        return True
    at = image.span
    return any(
        link.span.start <= at.start and at.end <= link.span.end for link in reading.article.links
    )
