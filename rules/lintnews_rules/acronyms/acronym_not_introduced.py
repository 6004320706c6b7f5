"""Letters that are spelled out nowhere shut the reader out.

The full name may stand anywhere in the story, before or behind, and what every
reader knows needs none. What your own readers know, your desk's list says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lintnews import COPY, Example, Finding, Severity, Speech, Vocabulary, acronyms, in_quotation, role_at, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintnews import Options, Reading, Span

LOOK_BACK = 24


@rule(
    code="ACR101",
    name="acronym-not-introduced",
    summary="an acronym is spelled out nowhere",
    severity=Severity.INFO,
    roles=COPY,
    speech=Speech.REPORTED,
    yields_to=frozenset({"PLH101"}),
    bad=(
        """
        The plan was drawn up by the QXB in May.
                                     ^^^ "QXB" is spelled out nowhere; if readers know it, add it to vocabulary.acronyms
        """,
        """
        “Ask the QXB,” said the mayor.
                 ^^^ "QXB" (in a quotation) is spelled out nowhere; if readers know it, add it to vocabulary.acronyms
        """,
    ),
    good=(
        "The plan was drawn up by the Quarry and Xylem Board. The QXB has closed since.",
        "The plan was drawn up by quarrymen (QXB). The QXB has closed since.",
        "The plan was drawn up by NATO and the FBI. That is NOT what they say.",
        Example("The plan was drawn up by the QXB.", options={"vocabulary": Vocabulary(acronyms=frozenset({"QXB"}))}),
    ),
)
def acronym_not_introduced(reading: Reading, _options: Options) -> Iterator[Finding]:
    """Report each acronym once, where the reader meets it first."""
    for acronym in reading.get(acronyms):
        if acronym.known or acronym.introduced is not None:
            continue
        if any(_is_in_a_name(reading.text, span) for span in acronym.mentions):
            continue
        mention = next((span for span in acronym.mentions if role_at(reading, span.start) in COPY), None)
        if mention is not None:
            where = " (in a quotation)" if in_quotation(reading, mention) else ""
            yield Finding(mention, f'"{acronym.text}"{where} is spelled out nowhere; if readers know it, add it to vocabulary.acronyms')


def _is_in_a_name(text: str, span: Span) -> bool:
    """Say whether the letters are part of a longer name, as in Sirius XM or UC Riverside."""
    before, behind = _capitals()
    return bool(before.search(text, max(0, span.start - LOOK_BACK), span.start) or behind.match(text, span.end))


@cache
def _capitals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    offices = (
        "Chair|President|Director|Commissioner|Secretary"
        "|Administrator|Chief|Executive|Spokes|Deputy|Vice|General|Officer|Agent|Analyst|Leader|Head"
    )
    before = re.compile(r"(?<![.!?:;] )(?<!^)\b[A-Z][a-z]+[ \xa0]\Z")
    return before, re.compile(rf"[ \xa0](?!{offices})[A-Z][a-z]+")
