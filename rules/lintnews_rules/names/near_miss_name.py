"""A misspelt name is the mistake that readers remember and that sources call about.

About a quarter of the corrections that newspapers print are about names. The
right spelling mostly stands in the same story, a letter away: this rule puts the
two side by side and asks whether they are one. A name that is right goes into the
desk's list: `names` under `[vocabulary]` in lintnews.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Example,
    Finding,
    Options,
    Reading,
    Related,
    Severity,
    Speech,
    Vocabulary,
    option,
    rule,
)
from lintnews_rules.names._spellings import near_misses


class NearMissNameOptions(Options):
    """Which names are compared."""

    shortest: int = option(3, "names of fewer letters are not compared")


@rule(
    code="NAM101",
    name="near-miss-name",
    summary="two names are one letter apart",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    options=NearMissNameOptions,
    yields_to=frozenset({"NAM109", "CAP106"}),
    bad=(
        """
        The council heard from Marta Brandvold, who runs the ferry. Brandvold spoke.
        Later Branvold left.
              ^^^^^^^^ "Branvold" here, "Brandvold" on line 1: one name? If not, add "Branvold" to the desk's names
        """,
        """
        Xantia Okafor and her deputy spoke first.
        "I back Xanita Okafor," said the deputy.
                ^^^^^^ "Xanita" here, "Xantia" on line 1: one name? If not, add "Xanita" to the desk's names
        """,
    ),
    good=(
        """
        Marta Halden and Piet Helden are not related. Halden is a baker, Helden a pilot.
        """,
        """
        The Brandvolds came early, and Marta Brandvold spoke.
        """,
        Example(
            """
            Marta Brandvold came with her cousin. Nobody but Branvold spoke.
            """,
            options={"vocabulary": Vocabulary(names=frozenset({"Branvold"}))},
        ),
    ),
)
def near_miss_name(reading: Reading, options: NearMissNameOptions) -> Iterator[Finding]:
    """Put two spellings of one name side by side."""
    for miss in reading.get(near_misses):
        odd, usual = miss.odd.text, miss.usual.text
        if min(len(odd), len(usual)) < options.shortest:
            continue
        message = (
            f'"{odd}" here, "{usual}" on line {{line}}: one name? If not, add "{odd}" to '
            "the desk's names"
        )
        yield Finding(miss.span, message, (Related(miss.other, f'"{usual}" here'),))
