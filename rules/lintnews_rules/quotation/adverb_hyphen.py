"""An adverb in "-ly" shows by its end what it belongs to, and takes no hyphen.

"A newly minted coin", "a wholly owned firm": the hyphen of compounds ("a well-kept pier") keeps
the reader from joining the wrong words, and after "-ly" there is nothing to join wrongly.
Adjectives in "-ly" ("a family-owned firm", "a friendly-looking dog") keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Match,
    Pattern,
    Severity,
    Span,
    is_word,
    rule,
)

# Words in "-ly" that are adjectives or nouns; own list.
NO_ADVERBS = frozenset(
    """
    family early only daily weekly monthly yearly hourly nightly quarterly biweekly bimonthly friendly likely unlikely
    elderly deadly lively lovely lonely costly ugly silly holy jolly curly oily woolly burly surly portly stately
    scholarly beastly bodily brotherly cowardly earthly fatherly ghostly heavenly kingly leisurely manly miserly
    motherly neighborly neighbourly orderly disorderly priestly princely sickly sisterly timely untimely unruly womanly
    worldly unworldly otherworldly homely comely unfriendly chilly bubbly cuddly crumbly wobbly wrinkly prickly
    supply reply assembly disassembly anomaly monopoly rally ally belly jelly bully fly butterfly dragonfly firefly lily
    multiply apply comply rely imply oversupply resupply contumely melancholy panoply homily tally folly gully dolly
    holly trolley nearly poly philly barely mostly smelly steely wily sly ply sparkly pearly burbly gnarly gangly
    measly gravelly frilly hilly ungodly godly saintly shapely sprightly squiggly tickly treacly unsightly unseemly seemly spindly
    """.split()
)
# What joins no adverb to its word: "slowly-but-surely", "weekly-turned-daily".
JOINING = frozenset("but and or to turned than not on off up in then a the".split())
SHORTEST = 3  # letters of what follows


@rule(
    code="QUO118",
    name="adverb-hyphen",
    summary="a hyphen after an adverb in -ly",
    severity=Severity.INFO,
    roles=COPY,
    patterns=(
        Pattern(
            r"(?<![\w’'-])(?P<adverb>[a-z]{3,14}ly)-(?P<word>[a-z]+)(?![\w’'-])",
            words=("ly-",),
        ),
    ),
    standard="AP, Chicago and Guardian style: no hyphen after an adverb in -ly",
    bad=(
        """
        The newly-minted coin is worth little.
            ^^^^^^^^^^^^ no hyphen after "newly"
        """,
    ),
    good=(
        "The newly minted coin is worth little.",
        "A family-owned firm with a friendly-looking dog, an early-morning ferry and an only-child.",
        "It went slowly-but-surely to the not-so-highly-paid crews.",
    ),
)
def adverb_hyphen(matches: Sequence[Match]) -> Iterator[Finding]:
    """Look at what stands before the hyphen and behind it."""
    for match in matches:
        adverb, word = match.groups["adverb"], match.groups["word"]
        if adverb in NO_ADVERBS or word in JOINING or len(word) < SHORTEST:
            continue
        if not (is_word(adverb) and is_word(word)):
            continue
        at = match.span.start + len(adverb)
        fix = Fix.safe(Edit(Span(at, at + 1), " "))
        yield Finding(match.span, f'no hyphen after "{adverb}"', fix=fix)
