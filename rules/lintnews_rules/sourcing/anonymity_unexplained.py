"""Who hides a source owes the reader the reason.

One clause does it: "because she was not authorized to speak", "on condition of
anonymity to discuss internal deliberations". A story that leans on unnamed people
and nowhere says why asks to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Form,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules.sourcing._reports import is_hidden, person_of, tellings, unnamed

REASON = Form(
    r"(?i)\banonym(?:ity|ous(?:ly)?)\b|\bnot (?:be |to be )?(?:further )?(?:named|identified|quoted)\b|\b(?:declined|asked|refused|did not want) to be"
    r" (?:named|identified)\b|\b(?:un|not )authori[sz]ed to\b|\b(?:on|a) background\b|\boff the record\b|\bwithh(?:eld|olding) (?:his|her|their)"
    r"|\bwho (?:requested|asked) (?:not|that)\b|\bfear(?:s|ed|ing)? (?:of )?(?:reprisals?|retribution|retaliation)\b|\bconfidential(?:ity)?\b"
    r"|\bsensitiv(?:e|ity)\b|\bspeak (?:freely|publicly|candidly|openly)\b|\bspeaking (?:freely|publicly|candidly|openly)\b|\bnot permitted to\b"
    r"|\b(?:real|full|last) names?\b"
)


class AnonymityOptions(Options):
    """When a reason is owed."""

    reports: int = option(3, "so many unnamed sources call for a reason")


@rule(
    code="SRC102",
    name="anonymity-unexplained",
    summary="unnamed sources, and no reason why",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=AnonymityOptions,
    standard="AP, SPJ Code of Ethics: explain why anonymity was granted",
    bad=(
        """
        A port official said the pier is unsafe.
        ^^^^^^^^^^^^^^^ 3 unnamed sources and no word on why they are unnamed; also: lines 2 and 3
        Two aides to the chairwoman said that they had warned the board.
        One adviser said that nobody had listened.
        """,
    ),
    good=(
        "A port official said the pier is unsafe. Two aides said that they had warned the board.",
        """
        A port official said the pier is unsafe.
        Two aides said that they had warned the board.
        One adviser, who asked not to be named because the report is confidential, said that nobody had listened.
        """,
    ),
)
def anonymity_unexplained(reading: Reading, options: AnonymityOptions) -> Iterator[Finding]:
    """Count the unnamed sources, each once, and look for a reason anywhere."""
    people: dict[str, Span] = {}
    for one in tellings(reading):
        source = unnamed(reading, one)
        if source is not None:
            people.setdefault(person_of(reading, one), source)
    hidden = list(people.values())
    if len(hidden) < options.reports or not any(is_hidden(reading, source) for source in hidden):
        return
    if REASON.search(reading.text):
        return
    first, *others = hidden
    related = tuple(Related(span, f'"{span.of(reading.text)}"') for span in others)
    yield Finding(
        first,
        f"{len(hidden)} unnamed sources and no word on why they are unnamed; also: lines {{lines}}",
        related,
    )
