"""Some, many and critics are nobody: a claim that hides behind them cannot be checked.

Name one of them. Where a named person follows who says so, the plural has kept its
promise and the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Finding,
    Match,
    Options,
    Reading,
    Severity,
    SourceType,
    Stance,
    attributions,
    option,
    phrase_pattern,
    roles,
    rule,
)

WHO = (
    "some",
    "many",
    "critics",
    "experts",
    "observers",
    "analysts",
    "skeptics",
    "opponents",
    "supporters",
    "insiders",
    "some critics",
    "many experts",
)
SAY = (
    "say",
    "believe",
    "argue",
    "contend",
    "claim",
    "agree",
    "think",
    "fear",
    "suggest",
    "worry",
    "warn",
    "have argued",
    "have said",
)
TURNS = (
    "it has been said",
    "it is said that",
    "there are those who",
    "rumor has it",
    "word has it",
    "sources say",
    "conventional wisdom holds",
)
DEFINITE = frozenset({"the", "these", "those", "his", "her", "their", "its"})


class WeaselOptions(Options):
    """How far a name may be."""

    paragraphs: int = option(2, "a named source so many paragraphs on keeps the promise")


@rule(
    code="ATT107",
    name="weasel-attribution",
    summary="a claim is put to people whom nobody can ask",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=WeaselOptions,
    patterns=(
        *(
            phrase_pattern(f"{who} {say}")
            for who in WHO
            for say in SAY
            if f"{who} {say}" != "some worry"
        ),
        *(phrase_pattern(turn) for turn in TURNS),
    ),
    standard="Wikipedia: Manual of Style, unsupported attributions",
    bad=(
        """
        Critics say the plan will cost too much. The council votes on Friday.
        ^^^^^^^^^^^ "Critics say": name one of them
        """,
    ),
    good=(
        "Critics say the plan will cost too much. “It is a waste,” said Dana Reyes, who runs a ferry.",
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
    blocks = reading.get(roles)
    for match in matches:
        before = reading.text[max(0, match.span.start - 12) : match.span.start].split()
        if before and before[-1].lower() in DEFINITE:
            continue
        number = next(
            (at for at, block in enumerate(blocks) if block.span.covers(match.span)), None
        )
        if number is None:
            continue
        last = blocks[min(number + options.paragraphs, len(blocks) - 1)].span.end
        if not any(blocks[number].span.start <= start < last for start in named):
            yield Finding(match.span, f'"{" ".join(match.text.split())}": name one of them')


def _has_a_name(stance: Stance, kind: SourceType) -> bool:
    return stance is Stance.REPORT and kind in {SourceType.NAMED, SourceType.DOCUMENT}
