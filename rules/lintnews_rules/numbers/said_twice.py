"""A sign and its word say one thing twice: "$4 million dollars", "5% percent", "7 p.m. in the evening".

Noon and midnight need no 12, and "a.m." needs no morning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import COPY, Edit, Finding, Fix, Match, Pattern, Reading, Severity, Span, rule
from lintnews_rules._posts import is_post

NUMBER = r"\d[\d,]*(?:\.\d+)?"
SCALE = r"(?:[ -](?:hundred|thousand|million|billion|trillion))?"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


@rule(
    code="NUM109",
    name="said-twice",
    summary="a sign and its word say one thing twice",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(
            rf"\$ ?{NUMBER}{SCALE}(?P<twice> (?:(?:U\.S\. |US )?dollars?|USD))\b(?!-)",
            frozenset({"$"}),
            tag="dollar",
            words=("dollar", "usd"),
        ),
        Pattern(
            rf"€ ?{NUMBER}{SCALE}(?P<twice> euros?)\b",
            frozenset({"€"}),
            tag="dollar",
            words=("euro",),
        ),
        Pattern(
            rf"£ ?{NUMBER}{SCALE}(?P<twice> pounds?)\b",
            frozenset({"£"}),
            tag="dollar",
            words=("pound",),
        ),
        Pattern(
            r"%(?P<twice> ?(?:percent|per cent|percentage(?! points?)))\b",
            frozenset({"%"}),
            tag="dollar",
            words=("percent", "per cent"),
        ),
        Pattern(
            r"(?:percent|per cent)(?P<twice> ?%)",
            frozenset({"percent", "per"}),
            tag="dollar",
            words=("percent %", "percent%", "per cent %", "per cent%"),
        ),
        Pattern(
            r"[ap]\.?m\.?,? (?:in the (?:early |late )?(?:morning|afternoon|evening)|at night)\b",
            frozenset({"a.m.", "p.m.", "am", "pm"}),
            tag="time",
            words=tuple(
                f"{mark} {when}"
                for mark in ("m", "m.", "m,", "m.,")
                for when in ("in the", "at night")
            ),
        ),
        Pattern(
            rf"[ap]\.?m\.?,? (?:(?:on )?(?:{DAY}|this|that|tomorrow|yesterday) (?:morning|afternoon|evening|night)|tonight)\b",
            frozenset({"a.m.", "p.m.", "am", "pm"}),
            tag="time",
            words=("morning", "afternoon", "evening", "night"),
        ),
        Pattern(
            r"12(?::00)?(?: [ap]\.?m\.?)?(?: o['’]clock)? (?:noon|midnight)\b",
            frozenset({"12", "12:00"}),
            tag="noon",
            words=("noon", "midnight"),
        ),
        Pattern(
            r"twelve (?:noon|midnight)\b",
            frozenset({"twelve"}),
            tag="noon",
            words=("twelve noon", "twelve midnight"),
        ),
    ),
    bad=(
        """
        The pier cost $4 million dollars, or 5% percent more.
                      ^^^^^^^^^^^^^^^^^^ "$4 million dollars" says it twice: "$4 million"
                                              ^^^^^^^^^ "% percent" says it twice: "%"
        """,
        """
        The ferry sails at 7 p.m. in the evening and at 12 noon.
                             ^^^^^^^^^^^^^^^^^^^ "p.m. in the evening" says it twice
                                                        ^^^^^^^ "12 noon" says it twice: "noon"
        """,
        """
        It leaves at 8 p.m. Tuesday night.
                       ^^^^^^^^^^^^^^^^^^ "p.m. Tuesday night" says it twice
        """,
    ),
    good=(
        "The pier cost $4 million, or 5% more. A dollar buys a ticket.",
        "The ferry sails at 7 p.m. and at noon; in the evening it rests.",
        "It leaves at 7 p.m. Tuesday.",
        "“It cost $4 million dollars,” she said.",
        "It sails at 7 p.m. in the evening. — Piet Halden (@piethalden)",
    ),
)
def said_twice(reading: Reading, matches: Sequence[Match]) -> Iterator[Finding]:
    """Report each pair, with a fix if one half can simply go."""
    for match in matches:
        if is_post(reading, match.span.start):
            continue
        said = " ".join(match.text.split())
        if match.pattern.tag == "time":
            yield Finding(match.span, f'"{said}" says it twice')
            continue
        if match.pattern.tag == "noon":
            word = match.text.split()[-1]
            fix = Fix.safe(Edit(match.span, word))
            yield Finding(match.span, f'"{said}" says it twice: "{word}"', fix=fix)
            continue
        twice = match.groups["twice"]
        short = match.text.removesuffix(twice)
        fix = Fix.safe(Edit(Span(match.span.end - len(twice), match.span.end), ""))
        yield Finding(match.span, f'"{said}" says it twice: "{short}"', fix=fix)
