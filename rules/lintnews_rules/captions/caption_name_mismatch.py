"""A caption is read by everybody, and it is often written by somebody who never saw the story.

So the name in the caption and the name in the text drift apart by a letter. Which
of the two is right, only a call will tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Reading, Related, Role, Severity, Speech, role_at, rule
from lintnews_rules.names._spellings import near_misses


@rule(
    code="CAP106",
    name="caption-name-mismatch",
    summary="a name in a caption is spelled unlike the name in the story",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    yields_to=frozenset({"NAM109"}),
    bad=(
        """
        [caption] Marta Branvold on the ferry at Port Ellis.
                        ^^^^^^^^ "Branvold" in the caption, "Brandvold" on line 2: one name? If not, add "Branvold" to vocabulary.names
        Marta Brandvold has run the ferry for 30 years, and Brandvold will go on.
        """,
    ),
    good=(
        """
        [caption] Marta Brandvold on the ferry at Port Ellis. (Dana Reyes/The Courier)
        Marta Brandvold has run the ferry for 30 years, the council member Diana Roye said.
        """,
    ),
)
def caption_name_mismatch(reading: Reading) -> Iterator[Finding]:
    """Look at the pairs of spellings of which one is in captions only."""
    for miss in reading.get(near_misses):
        for odd, usual in ((miss.odd, miss.usual), (miss.usual, miss.odd)):
            in_captions = [role_at(reading, span.start) is Role.CAPTION for span in odd.spans]
            elsewhere = [
                span for span in usual.spans if role_at(reading, span.start) is not Role.CAPTION
            ]
            if all(in_captions) and elsewhere:
                message = f'"{odd.text}" in the caption, "{usual.text}" on line {{line}}: one name? If not, add "{odd.text}" to vocabulary.names'
                yield Finding(
                    odd.spans[0], message, (Related(elsewhere[0], f'"{usual.text}" here'),)
                )
                break
