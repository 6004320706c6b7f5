"""A verb of speech can take sides: "slammed" shouts, "boasted" sneers, "whined" mocks.

The rule looks only at verbs by which somebody is cited. "Claimed", "admitted" and
"conceded" are often what happened, and left alone unless a desk adds them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Edit,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Severity,
    Stance,
    attributions,
    fold,
    option,
    rule,
)

LOADED = frozenset(
    """
    bashed bashes blasted blasts boasted boasts bragged brags bristled clapped crowed deadpanned
    fumed fumes gloated gushed gushes hissed huffed insinuated jabbed jeered lambasted mused opined
    parroted pontificated preached quipped quips railed rants ranted raved ripped scoffed scoffs
    scolded seethed slammed slams slapped snapped snarked sneered sniffed sniped spat spewed spouted
    sputtered taunted thundered trumpeted whined
    """.split()
)
# What shows that nobody speaks: "blasted his way", "ripped through".
OTHER_SENSE = Form(r"\s+(?:(?:his|her|their|its)\s+way|into|to|past|through|up|out|off)\b")


class LoadedOptions(Options):
    """Which further verbs are loaded."""

    extend: tuple[str, ...] = option(
        (), "further verb forms that the desk does not want, as they stand in copy"
    )


@rule(
    code="ATT109",
    name="loaded-speech-verb",
    summary="a verb of speech that takes sides",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=LoadedOptions,
    standard="Reuters Handbook of Journalism: “said” is nearly always best",
    bad=(
        """
        The mayor boasted that the pier was safe.
                  ^^^^^^^ "boasted" takes sides: "said" does not
        """,
    ),
    good=(
        "The mayor said that the pier was safe.",
        "The mayor admitted that the pier was not safe.",
        "The storm ripped through the harbor.",
    ),
)
def loaded_speech_verb(reading: Reading, options: LoadedOptions) -> Iterator[Finding]:
    """Look at the cue of every report that gives words of its source."""
    wanted = LOADED.union(map(fold, options.extend))
    for one in reading.get(attributions):
        cue = one.cue
        if one.stance is not Stance.REPORT or cue is None or one.source is None or not one.content:
            continue
        word = cue.of(reading.text)
        if fold(word) in wanted and not OTHER_SENSE.match(reading.text, cue.end):
            fix = (
                Fix.unsafe(Edit(cue, "said"))
                if reading.text[cue.end :].startswith(" that ")
                else None
            )
            yield Finding(cue, f'"{word}" takes sides: "said" does not', fix=fix)
