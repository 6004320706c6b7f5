"""Two spaces between two words are a slip of the thumb, or the place where a word was cut.

Writers who set two spaces after every full stop do so on purpose, and an article with
many such places was made by a machine: neither is for a copy desk. In HTML and
Markdown the second space is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Severity,
    Span,
    Speech,
    option,
    rule,
)
from lintnews_rules._plain import is_plain

GAP = Form(
    r"(?<=[\w.,;:!?\"“”’')])[ \xa0]{2}(?=[\w\"“”‘’'($])", words=("  ", " \xa0", "\xa0 ", "\xa0\xa0")
)


class DoubleSpaceOptions(Options):
    """How many are a slip."""

    most: int = option(3, "an article with more of them sets them on purpose and is left alone")


@rule(
    code="QUO116",
    name="double-space",
    summary="two spaces stand between two words",
    severity=Severity.INFO,
    holds=("  ", " \xa0", "\xa0 ", "\xa0\xa0"),
    roles=COPY,
    speech=Speech.REPORTED,
    options=DoubleSpaceOptions,
    standard="every style guide: one space between words and after a full stop",
    bad=(
        """
        The pier will  open in May.
                     ^^ two spaces
        """,
        """
        Pier opens in May  By Dana Reyes
                         ^^ two spaces
        """,
    ),
    good=(
        "The pier will open in May. It closed in June.",
        "It opened.  It closed.  It opened again.  It closed again.  Then it fell.",
    ),
)
def double_space(reading: Reading, options: DoubleSpaceOptions) -> Iterator[Finding]:
    """Count them first."""
    if not is_plain(reading.article):
        return
    gaps = [Span(match.start(), match.end()) for match in GAP.finditer(reading.text)]
    if len(gaps) <= options.most:
        for gap in gaps:
            edit = Edit(gap, " ")
            # What parts a headline from its byline was a line once.
            parts = reading.text.startswith("By ", gap.end)
            fix = Fix.unsafe(edit) if parts else Fix.safe(edit)
            yield Finding(gap, "two spaces", fix=fix)
