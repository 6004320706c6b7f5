"""Sources have a place in the world, and the reader judges them by it.

"Sources said" leaves no way to judge. "A person briefed on the plan" or "an official
of the port" says how they know and hides who they are just as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, PROSE, Default, Finding, Form, Reading, Severity, attributions, rule

BARE = Form(
    r"(?i)(?:(?:an?|one|two|three|four|five|six|several|multiple|many|some|various|other|another|unnamed|anonymous|our|inside|reliable)\s+)*"
    r"(?:sources?)"
)
# Words that can come before such a source; any other word describes it: "campaign sources".
BEFORE = Form(
    r"(?:[^\w\s]|\b(?:to|and|but|that|as|when|because|while|from|by|what|or|so|if|since|although|though|yet|until|before|after))\s*\Z|(?:^|[\r\n])\s*\Z"
)
# What says who they are, right after: "familiar with", "close to", "in the ministry", "who was there".
DESCRIBED = Form(
    r"[\s,]+(?:familiar|close|with|within|in|inside|at|from|near|of|on|briefed|who|whose|present|knowledgeable|involved|linked|directly)\b"
)


# Another house's source is that house's to describe.
RELAYED = Form(
    r"\s+(?:have\s+)?(?:told|tell)\s+(?:[Tt]he\s+)?(?:\w+\s+){0,4}?(?:Reuters|CNN|AP|Associated Press|AFP"
    r"|ISNA|Politico|POLITICO|Bloomberg|Fox News|ABC|NBC|CBS|Axios|BuzzFeed|Yahoo|Post|Times|Journal"
    r"|WRAL|Daily Beast|Daily Mail|Guardian|Telegraph|Globe|Tribune)\b",
    words=("t",),
)


@rule(
    code="SRC101",
    name="bare-source",
    summary="a source of whom nothing is said",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    standard="AP and Reuters: describe an unnamed source as closely as can be",
    bad=(
        """
        The board will meet again on Friday, sources said.
                                             ^^^^^^^ "sources" says nothing about who they are: describe them
        """,
        """
        The pier was closed on Monday.
        A source told The Courier that the pier is unsafe.
        ^^^^^^^^ "A source" says nothing about who they are: describe them
        """,
    ),
    good=(
        "The board will meet again on Friday, sources close to the chairwoman said.",
        "A source in the ministry told The Courier that the pier is unsafe. The source said that it had asked for repairs.",
        "Port officials said that the river is the source of the silt.",
    ),
)
def bare_source(reading: Reading) -> Iterator[Finding]:
    """Look at every source that is called just that."""
    text, told = reading.text, False
    for one in reading.get(attributions):
        span = one.source
        if span is None or "source" not in span.of(text).lower():
            continue
        if BARE.fullmatch(span.of(text)) is None or DESCRIBED.match(text, span.end):
            told = True
        elif RELAYED.match(text, span.end):
            continue  # another paper's source is that paper's to describe
        elif (
            not told
            and one.anonymous
            and BEFORE.search(text, _line_start(text, span.start), span.start)
        ):
            yield Finding(span, f'"{span.of(text)}" says nothing about who they are: describe them')


def _line_start(text: str, at: int) -> int:
    """Return an offset a few words before ``at``, or the start of its line."""
    return max(0, at - 20, text.rfind("\n", 0, at))
