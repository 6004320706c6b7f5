"""Every desk has names that it gets wrong again and again, and knows it.

Write them down once, the wrong form and the right one, and nobody has to remember:

    [vocabulary.corrections]
    "Marta Branvold" = "Marta Brandvold"

A form in lower case is found in any case; one with a capital as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lintnews import (
    COPY,
    Edit,
    Example,
    Finding,
    Fix,
    Reading,
    Role,
    Severity,
    Span,
    Speech,
    Vocabulary,
    rule,
)

BRANDVOLD = {"vocabulary": Vocabulary(corrections={"Branvold": "Brandvold", "web site": "website"})}


@rule(
    code="NAM109",
    name="house-names-list",
    summary="a form that the desk's own list says is wrong",
    severity=Severity.WARNING,
    roles=COPY | {Role.BYLINE, Role.CREDIT, Role.CONTRIBUTOR},
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        Example(
            """
            Marta Branvold runs the ferry. Her Web site is down.
                  ^^^^^^^^ "Branvold" is on the house list: write "Brandvold"
                                               ^^^^^^^^ "Web site" is on the house list: write "Website"
            """,
            options=BRANDVOLD,
        ),
    ),
    good=(
        Example("Marta Brandvold runs the ferry. Her website is down.", options=BRANDVOLD),
        "Marta Branvold runs the ferry.",
    ),
)
def house_names_list(reading: Reading) -> Iterator[Finding]:
    """Look for every wrong form of the list in one pass."""
    corrections = reading.vocabulary.corrections
    if not corrections:
        return
    text = reading.text
    for match in _wrong_forms(frozenset(corrections)).finditer(text):
        wrong = match.group()
        right = corrections.get(wrong) or corrections.get(wrong.lower())
        if right is None or text.startswith(right, match.start()):
            continue  # another case of a form with a capital; or a right form that begins with the wrong one
        if wrong.lower() in corrections and wrong[0].isupper():
            right = right[0].upper() + right[1:]
        span = Span(match.start(), match.end())
        yield Finding(
            span,
            f'"{wrong}" is on the house list: write "{right}"',
            fix=Fix.safe(Edit(span, right)),
        )


@lru_cache(maxsize=8)
def _wrong_forms(forms: frozenset[str]) -> re.Pattern[str]:
    """Return one pattern of all wrong forms, the longest first."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    exact = "|".join(re.escape(form) for form in longest_first if form != form.lower())
    any_case = "|".join(re.escape(form) for form in longest_first if form == form.lower())
    branches = [branch for branch in (exact, f"(?i:{any_case})" if any_case else "") if branch]
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")
