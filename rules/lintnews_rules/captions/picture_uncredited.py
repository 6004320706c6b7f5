"""A picture without a credit is a picture that somebody took and nobody is named for.

The format has a field for the credit of this picture, and the field is empty; nor does the
caption name whose picture it is. Agencies bill for uncredited pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Default, Finding, Form, Image, Reading, Severity, Speech, rule

CREDITED = Form(
    r"\([^()]{2,60}/[^()]{2,60}\)|©|(?i:\b(?:photos?|photograph|picture|image|credit|courtesy|via|handout)\b)"
    r"|\b(?:AP|AFP|EPA|Reuters|REUTERS|Getty|Shutterstock|Alamy)\b",
)


@rule(
    code="CAP110",
    name="picture-uncredited",
    summary="the field for a picture's credit is empty",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        [image uncredited: Waves break over a wooden pier]
        [caption] The old pier at Port Ellis after the storm.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the field for the credit of this picture is empty
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [image uncredited: Waves break over a wooden pier]
        ^ the field for the credit of this picture is empty
        The harbor reopened on Monday, the port authority said.
        """,
    ),
    good=(
        """
        [image uncredited: Waves break over a wooden pier]
        [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
        """,
        """
        [image: Waves break over a wooden pier]
        [caption] The old pier at Port Ellis after the storm.
        """,
    ),
)
def picture_uncredited(reading: Reading) -> Iterator[Finding]:
    """Point at the pictures whose credit is empty."""
    for image in reading.article.images:
        if image.uncredited and not CREDITED.search(caption_of(image, reading)):
            yield Finding(
                image.caption or image.span, "the field for the credit of this picture is empty"
            )


def caption_of(image: Image, reading: Reading) -> str:
    """Return the caption of a picture and its credit, empty if it has neither."""
    return " ".join(
        span.of(reading.text) for span in (image.caption, image.credit) if span is not None
    )
