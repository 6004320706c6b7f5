"""A credit run into the caption as a sentence reads like part of the caption.

"… in May. For The Courier by Ann Lee." is not how a credit is set. House forms
differ ("Ann Lee/The Courier", "Photo by Ann Lee"); the rule minds only the form that
reads like prose, and two forms in one story.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Edit, Finding, Fix, Form, Reading, Role, Severity, Span, Speech, roles, rule

PART = r"(?:[A-Z]\.|[A-Z][\w’'-]+|de|la|van|von|der|bin|al)"
PERSON = rf"[A-Z][\w’'.-]*(?:\s{PART}){{1,3}}"
PROSE_CREDIT = Form(
    rf"(?m)(?<=[.!?”\"]\s)For\s(?P<paper>[Tt]he\s[A-Z][\w’' ]{{2,40}}?)\sby\s(?P<name>{PERSON}?)\.?(?=\s*$|[\r\n])",
    words=("For",),
)


@rule(
    code="CAP103",
    name="credit-form",
    summary="a credit is written as a sentence of the caption",
    severity=Severity.INFO,
    roles=frozenset({Role.CAPTION, Role.CREDIT}),
    speech=Speech.REPORTED,
    bad=(
        """
        [caption] The pier at dawn. For The Courier by Ann Lee.
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the credit is run into the caption: "Ann Lee/For The Courier"
        """,
    ),
    good=(
        "[caption] The pier at dawn. Ann Lee/The Courier",
        "[caption] Poems written for The Courier by Ann Lee hang on the pier. (Tom Ray/The Courier)",
    ),
)
def credit_form(reading: Reading) -> Iterator[Finding]:
    """Look at the end of each caption; only the first copy of a repeated one counts."""
    seen: set[str] = set()
    for block in reading.copy(roles):
        match = PROSE_CREDIT.search(reading.text, block.span.start, block.span.end)
        if match is None or match.end() != block.span.end or match.group() in seen:
            continue
        seen.add(match.group())
        right = f"{match['name']}/For {match['paper']}"
        span = Span(match.start(), match.end())
        yield Finding(
            span,
            f'the credit is run into the caption: "{right}"',
            fix=Fix.unsafe(Edit(span, right)),
        )
