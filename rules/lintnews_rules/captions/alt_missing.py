"""Whoever listens to the page instead of looking at it hears a file name, or nothing.

An alternative text says in a sentence what the picture shows. A picture that only
decorates says so with an empty one (``alt=""`` in HTML). The Web Content
Accessibility Guidelines ask for it (success criterion 1.1.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Reading, Severity, Speech, rule


@rule(
    code="CAP109",
    name="alt-missing",
    summary="a picture has no alternative text",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    standard="WCAG 2.2, 1.1.1",
    bad=(
        """
        [image]
        ^ this picture has no alternative text
        [caption] The old pier at Port Ellis after the storm.
        The harbor reopened on Monday, the port authority said.
        """,
    ),
    good=(
        """
        [image: Waves break over what is left of a wooden pier]
        [caption] The old pier at Port Ellis after the storm.
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [image: ]
        The harbor reopened on Monday, the port authority said.
        """,
    ),
)
def alt_missing(reading: Reading) -> Iterator[Finding]:
    """Point at the pictures that say nothing of what they show."""
    for image in reading.article.images:
        if image.alt is None:
            yield Finding(image.span, "this picture has no alternative text")
