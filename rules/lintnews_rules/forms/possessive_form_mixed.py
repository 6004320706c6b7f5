"""One person, one possessive: "Holmes' sister" and "Holmes's funeral" are one woman's family.

Some houses add an s to a name that ends in one and some do not; a few do it by the sound of
the next word. None does both to one name.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, PROSE, Finding, Form, Reading, Severity, Span, rule
from lintnews_rules.forms._mixed import in_prose, mixed

POSSESSIVE = Form(
    r"(?P<name>[A-Z](?<![\w’'‘“\"-].)\w+s)['’](?P<ending>s\b)?(?= [a-z])", words=("s'", "s’")
)


@rule(
    code="FRM103",
    name="possessive-form-mixed",
    summary="the possessive of one name is written in two ways",
    severity=Severity.INFO,
    holds=("s'",),
    roles=PROSE,
    kinds=NEWS_COPY,
    bad=(
        """
        Lena Holmes's plan was dropped. The union read Holmes's letter on Monday.
        Nobody asked for Holmes' reasons.
                         ^^^^^^^ "Holmes'" here, "Holmes's" on line 1: one form for both
        """,
    ),
    good=(
        "Lena Holmes's plan was dropped. The union read Ellis' letter, and the Holmeses' too.",
        "Lena Holmes's plan was dropped. “We read Holmes' letter,” she said.",
    ),
)
def possessive_form_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare the possessives of each name that ends in s."""
    forms: dict[str, tuple[list[Span], list[Span]]] = {}
    for match in POSSESSIVE.finditer(reading.text):
        both = forms.setdefault(match["name"], ([], []))
        both[bool(match["ending"])].append(Span(*match.span()))
    for both in forms.values():
        finding = mixed(reading, [in_prose(reading, spans) for spans in both])
        if finding is not None:
            yield finding
