"""An apostrophe marks what was left out: the ’90s and rock ’n’ roll, but the 1990s.

Smart quotes take the apostrophe at the start of a word for an opening quotation mark
and set it the wrong way round (‘90s). In 1990's nothing was left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Edit, Finding, Fix, Form, Reading, Severity, Span, Speech, rule

WHOLE = Form(
    r"\b(?P<decade>(?:1[5-9]|20)\d0)(?P<mark>['’‘])s\b(?!\s+(?:best|worst|biggest|most|first|last)\b)",
    words=("0's", "0’s", "0‘s"),
)
BEFORE = Form(
    r"(?P<mark>['’‘])(?<![\w'’‘]['’‘])(?P<decade>(?:1[5-9]|20)\d0s)\b(?!['’])",
    words=("'1", "’1", "‘1", "'2", "’2", "‘2"),
)
SHORT = Form(r"(?<![\w$.,])(?P<decade>[1-9]0)(?P<mark>['’])s\b(?=[ ,.;)])", words=("0's", "0’s"))
DECADE_FOLLOWS = ("the ", "The ", "mid ", "mid-", "early ", "late ")
AGE_FOLLOWS = (" his ", " her ", "their ", " my ", " your ")
# "the 1920s' and": a decade that owns nothing.
BEHIND = Form(
    r"\b(?P<decade>(?:1[5-9]|20)\d0)s(?P<mark>['’])(?=[.,;)]| (?:and|but|or|to|has|had|have|was|were|is|are|in|on|at|when|as|with|before|after)\b)",
    words=("0s'", "0s’"),
)
TURNED = Form(
    r"(?<=[A-Za-z])‘(?:s|t|re|ve|ll|d|m)\b|‘(?<![\w’]‘)(?:\d0s\b(?!’)|(?:[089]\d|1\d)(?=[ ,.;)])(?![^\n‘]{0,60}’(?!\w))|[nN]’|(?:em|til|tis|twas)\b(?![^\n‘]{0,30}’(?!\w)))",
    words=("‘",),
)


@rule(
    code="QUO114",
    name="decade-apostrophe",
    summary="an apostrophe in a decade or a shortened word is wrong",
    severity=Severity.INFO,
    holds=("0's", "0‘s", "'1", "'2", "‘"),
    roles=COPY,
    speech=Speech.REPORTED,
    standard="AP Stylebook: the 1890s, the ’90s; an apostrophe for omitted figures and letters",
    bad=(
        """
        In the 1990's the mill fed the town.
               ^^^^^^ write "1990s": no figure is left out
        """,
        """
        Back in the ‘90s, rock ‘n’ roll was all there was.
                    ^^^^ an apostrophe (’), not an opening mark
                               ^^^ an apostrophe (’), not an opening mark
        """,
        """
        The show‘s boats were built in the 1920s' and sold in the 80's.
                ^^ an apostrophe (’), not an opening mark
                                           ^^^^^^ write "1920s"
                                                                  ^^^^ write "'80s"
        """,
        """
        It is as it was in the 80’s again.
                               ^^^^ write "’80s"
        """,
        """
        In the ’1990s the mill fed the town.
               ^^^^^^ write "1990s": no figure is left out
        """,
    ),
    good=(
        "In the 1990s, or the ’90s, rock ’n’ roll was all there was.",
        "He called it ‘90 days of hell’.",
    ),
)
def decade_apostrophe(reading: Reading) -> Iterator[Finding]:
    """Look for each form."""
    text = reading.text
    for match in WHOLE.finditer(text):
        if not text.endswith(DECADE_FOLLOWS, max(0, match.start() - 8), match.start()):
            continue  # 2020's election is that of the year
        mark = Span(match.start("mark"), match.end("mark"))
        message = f'write "{match["decade"]}s": no figure is left out'
        yield Finding(Span(match.start(), match.end()), message, fix=Fix.safe(Edit(mark, "")))
    for match in BEFORE.finditer(text):
        message = f'write "{match["decade"]}": no figure is left out'
        mark = Span(match.start("mark"), match.end("mark"))
        yield Finding(Span(match.start(), match.end()), message, fix=Fix.unsafe(Edit(mark, "")))
    for match in SHORT.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if before.endswith(DECADE_FOLLOWS):
            message = f'write "{match["mark"]}{match["decade"]}s"'
        elif before.endswith(AGE_FOLLOWS):
            message = f'write "{match["decade"]}s": nothing is left out'
        else:
            continue
        yield Finding(Span(match.start(), match.end()), message)
    for match in BEHIND.finditer(text):
        if text.endswith(DECADE_FOLLOWS, max(0, match.start() - 8), match.start()):
            mark = Span(match.start("mark"), match.end("mark"))
            message = f'write "{match["decade"]}s"'
            yield Finding(Span(match.start(), match.end()), message, fix=Fix.unsafe(Edit(mark, "")))
    for match in TURNED.finditer(text):
        edit = Edit(Span(match.start(), match.start() + 1), "’")
        message = "an apostrophe (’), not an opening mark"
        yield Finding(Span(match.start(), match.end()), message, fix=Fix.safe(edit))
