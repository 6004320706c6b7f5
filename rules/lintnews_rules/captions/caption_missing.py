"""Readers look at the pictures first and read the captions next, before any paragraph.

A picture without a caption among pictures that have one leaves the reader to guess
who that is. Only formats that declare their pictures (Markdown, HTML) can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Reading, Severity, Speech, rule


@rule(
    code="CAP102",
    name="caption-missing",
    summary="a picture has no caption, and another picture of the article has one",
    severity=Severity.INFO,
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
    ),
)
def caption_missing(reading: Reading) -> Iterator[Finding]:
    """Point at the pictures without a caption; a picture that the format calls decorative needs none."""
    images = reading.article.images
    if any(image.caption is not None for image in images):
        for image in images:
            if image.caption is None and image.alt != "":
                yield Finding(image.span, "this picture has no caption")
