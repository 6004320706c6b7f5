"""Some, many and critics are nobody: a claim that hides behind them cannot be checked.

Name one of them. Where a named person follows who says so, the plural has kept its
promise and the rule is silent (as it may be where one was named before). "Some", "others"
and "critics" round up a debate, and a party's mood is common knowledge: they are for a
desk that asks for them. So are experts, whose view is mostly common ground, and the
markets' traders. Of analysts and economists the reader may ask which, unless the story
speaks of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Example,
    Finding,
    Form,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    SourceType,
    Span,
    Stance,
    attributions,
    option,
    phrase_pattern,
    roles,
    rule,
    sentence_at,
)
from lintnews_rules.attribution._context import cited

WHO = """
    critics experts observers analysts commentators skeptics sceptics opponents supporters insiders
    economists investors traders pundits strategists advocates activists watchers detractors
    proponents campaigners historians
""".split()
SOME = ("many", "some", "most", "several", "other", "few")
ADVERBS = r"(?:(?:also|now|still|already|long|often|generally|even|\w+ly)\s+)?"
SAY = (
    "say|believe|argue|contend|claim|agree|think|fear|suggest|worry|warn|expect|predict|see|view"
    "|regard|consider|complain|insist|maintain|hope|question|doubt|suspect|point\\s+out"
)
SAID = (
    "said|believed|argued|contended|claimed|agreed|thought|feared|suggested|worried|warned"
    "|expected|predicted|seen|viewed|regarded|complained|insisted|hoped|questioned"
    "|(?:expressed|raised|voiced)\\s+(?:\\w+\\s+)?(?:concerns?|fears?|doubts?|hopes?|questions)"
)
MINDS = "worried|concerned|skeptical|sceptical|convinced|hopeful|hoping|asking|wondering|calling"
PAST = "believed|argued|contended|feared|worried|warned|expected|predicted|complained|questioned"
PERFECT = rf"(?:have|had)\s+{ADVERBS}(?:{SAID})"
VERBS = rf"{ADVERBS}(?:{SAY}|(?:are|were)\s+{ADVERBS}(?:{MINDS}))|{ADVERBS}{PERFECT}"
# "Some hope", "some doubt" and "some questions" are no people.
BELIEVE = (
    "say|believe|argue|contend|agree|think|fear|suggest|warn|expect|predict|see|complain|insist"
)
NOUNS = "|".join(WHO)
# Sides and crowds of whom a mind is told: nobody asked them all.
CROWDS = """
    democrats republicans conservatives liberals progressives lawmakers legislators voters
    residents investors leaders officials aides allies americans europeans britons
    supporters backers fans consumers employers markets regulators
""".split()
MIND = (
    r"(?:(?:now|also|still|already|privately|widely)\s+)?"
    r"(?:believe|fear|think|expect|suspect|(?:have|had)\s+(?:long\s+)?(?:feared|worried|believed|hoped)"
    r"|worry|feared|believed|worried|suspected|(?:are|were)\s+(?:now\s+|also\s+|increasingly\s+|so\s+)?"
    r"(?:upset|angry|worried|hoping|furious|frustrated|wary|nervous|convinced|afraid|fearful|alarmed"
    r"|anxious|uneasy|skeptical|sceptical|confident|eager|optimistic|pessimistic|fuming))"
)
TURNS = (
    "it has been said",
    "it is said that",
    "there are those who",
    "rumor has it",
    "rumour has it",
    "word has it",
    "conventional wisdom holds",
)
# Of these the reader may ask which; a debate has its critics, and a poll its voters.
EXPERTS = frozenset(
    """
    observers analysts commentators economists insiders pundits strategists historians
    """.split()
)
POLLED = Form(r"(?i)\b(?:polls?|survey|percent|\w+\s+in\s+(?:10|ten|five|four|three))\b|%")
DEFINITE = frozenset({"the", "these", "those", "his", "her", "their", "its"})


class WeaselOptions(Options):
    """How far a name may be, and who counts."""

    paragraphs: int = option(
        99, "a named source at most so many paragraphs on keeps the promise", desk=0
    )
    before: int = option(0, "a named source so many paragraphs before does too", desk=0)
    wider: bool = option(
        default=False,
        text="also report some, many, others, critics, experts, traders, parties and voters",
        desk=True,
    )


@rule(
    code="ATT107",
    name="weasel-attribution",
    summary="a claim is put to people whom nobody can ask",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=WeaselOptions,
    patterns=(
        Pattern(
            rf"(?:{'|'.join(SOME)})\s+(?:\w+\s+){{0,2}}?(?:{NOUNS})\s+(?:{VERBS}|{PAST})\b",
            frozenset(SOME),
        ),
        Pattern(rf"(?:{NOUNS})\s+(?:{VERBS})\b", frozenset(WHO)),
        Pattern(rf"(?:many|others)\s+(?:{VERBS})\b", frozenset({"many", "others"})),
        Pattern(rf"some\s+(?:{ADVERBS}(?:{BELIEVE})|{PERFECT})\b", frozenset({"some"})),
        Pattern(rf"(?:{'|'.join(CROWDS)})\s+{MIND}\b", frozenset(CROWDS)),
        Pattern(rf"both\s+(?:sides|parties|camps)\s+{MIND}\b", frozenset({"both"})),
        *(phrase_pattern(turn) for turn in TURNS),
    ),
    standard="Wikipedia: Manual of Style, unsupported attributions",
    bad=(
        """
        Analysts say the plan will cost too much. The council votes on Friday.
        ^^^^^^^^^^^^ "Analysts say": name one of them
        """,
        Example(
            """
            Critics say the plan will cost too much. The council votes on Friday.
            ^^^^^^^^^^^ "Critics say": name one of them
            """,
            options={"wider": True},
        ),
        """
        Many legal analysts have questioned the sale. The council votes on Friday.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Many legal analysts have questioned": name one of them
        """,
        Example(
            """
            Democrats fear that the fares will rise. The council votes on Friday.
            ^^^^^^^^^^^^^^ "Democrats fear": name one of them
            """,
            options={"wider": True},
        ),
    ),
    good=(
        "Critics say the plan will cost too much. “It is a waste,” said Dana Reyes, who runs a ferry.",
        "Democrats fear that the fares will rise. Some say so.",
        "Analysts say the plan will cost too much.\nThe council votes.\n“It is a waste,” said Dana Reyes.",
        "Analysts say the plan will cost too much. Ann Ott, an analyst, shook her head.",
        "Experts say the plan will cost too much. The council votes on Friday.",
        "Officials believe the plan will cost too much. The council votes on Friday.",
        "The council's vote left some hope for the pier.",
        "The experts say in their report that the pier is safe.",
    ),
)
def weasel_attribution(
    reading: Reading, options: WeaselOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Report each match that no name follows soon."""
    named = [
        one.source.start
        for one in reading.get(attributions)
        if one.source and _has_a_name(one.stance, one.referent_type)
    ]
    blocks, last = reading.get(roles), None
    for match in matches:
        sentence = sentence_at(reading, match.span.start)
        before = reading.text[max(0, match.span.start - 12) : match.span.start].split()
        if sentence is None or sentence == last or (before and before[-1].lower() in DEFINITE):
            continue
        number = next(
            (at for at, block in enumerate(blocks) if block.span.covers(match.span)), None
        )
        if number is None or cited(reading, sentence, match.span):
            continue
        if not options.wider and not _is_expert(reading, sentence, match):
            continue
        if not options.wider and _knows_one(reading, match):
            continue
        start = blocks[max(number - options.before, 0)].span.start
        end = blocks[min(number + options.paragraphs, len(blocks) - 1)].span.end
        if not any(start <= one < end for one in named):
            last = sentence
            yield Finding(match.span, f'"{" ".join(match.text.split())}": name one of them')


def _has_a_name(stance: Stance, kind: SourceType) -> bool:
    return stance is Stance.REPORT and kind in {SourceType.NAMED, SourceType.DOCUMENT}


def _knows_one(reading: Reading, match: Match) -> bool:
    """Return whether the story has one of them: "Ann Ott, an economist at the port"."""
    said = EXPERTS.intersection(match.text.lower().split())
    text = reading.text.lower()
    return any(re.search(rf"\b{word[:-1]}\b", text) for word in said)


def _is_expert(reading: Reading, sentence: Span, match: Match) -> bool:
    """Return whether it is put to people who know, and to no poll."""
    return not EXPERTS.isdisjoint(match.text.lower().split()) and not POLLED.search(
        sentence.of(reading.text)
    )
