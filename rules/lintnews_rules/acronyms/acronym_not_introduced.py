"""Letters that are spelled out nowhere shut the reader out.

The full name may stand anywhere in the story, before or behind, and what every
reader knows needs none. What your own readers know, your desk's list says: `acronyms` under
`[vocabulary]` in lintnews.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    COPY,
    Default,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Severity,
    Span,
    Speech,
    Vocabulary,
    acronyms,
    in_quotation,
    option,
    role_at,
    rule,
)

LOOK_BACK = 24
# What bears a name of letters. Own list.
KINDS = """
    agency agencies app association bank bill body brand broadcaster card channel coalition company
    conglomerate daily exam firm giant group index initiative insurer law maker magazine missile
    movement museum network newspaper nonprofit operator organisation organization outlet party
    payments platform pollster pollsters processor producer program programme provider publisher
    rapper retailer rule school section series server service site software star station studio
    system team television test tank treaty union university utility website
    """.split()
# What comes before a name and is no part of it.
OFFICES = (
    "Chair|President|Director|Commissioner|Secretary|Administrator|Chief|Executive|Spokes|Deputy|Vice|General|Officer"
    "|Agent|Analyst|Leader|Head"
)
ANY_KIND = "|".join(KINDS)
BEFORE = Form(
    rf"(?:(?<![.!?:;] )(?<!^)\b(?!The\b)[A-Z][a-z]+|\b(?:{ANY_KIND})(?:,| called| named| the)?)[ \xa0][\"“‘']?\Z"
)
IN_A_NAME = rf"(?!{OFFICES})[A-Z][a-z]+"
EXPLAINED = r",? (?:[-–—]+ )?(?:an?|the|which is|short for) [A-Za-z]"
BEHIND = Form(rf"[ \xa0](?:{IN_A_NAME}|(?:[a-z-]+ ){{0,2}}(?:{ANY_KIND})\b)|{EXPLAINED}|=")


class AcronymOptions(Options):
    """Which acronyms count."""

    shortest: int = option(3, "acronyms of fewer letters are left alone")
    any_use: bool = option(
        False,
        'report also what goes without "the", as brands do, and what only speakers say',
        desk=True,
    )


@rule(
    code="ACR101",
    name="acronym-not-introduced",
    summary="an acronym is spelled out nowhere",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=COPY,
    speech=Speech.REPORTED,
    options=AcronymOptions,
    yields_to=frozenset({"PLH101"}),
    bad=(
        """
        The plan was drawn up by the QXB in May.
                                     ^^^ "QXB" is spelled out nowhere; if readers know it, add it to the desk's acronyms
        """,
        """
        The plan is old.

        The QXB drew it up in May.
            ^^^ "QXB" is spelled out nowhere; if readers know it, add it to the desk's acronyms
        """,
        Example(
            """
            “Ask the QXB,” said the mayor.
                     ^^^ "QXB" (in a quotation) is spelled out nowhere; if readers know it, add it to the desk's acronyms
            """,
            options={"any_use": True},
        ),
    ),
    good=(
        "The plan was drawn up by the Quarry and Xylem Board. The QXB has closed since.",
        "The plan was drawn up by quarrymen (QXB). The QXB has closed since.",
        "The plan of the broadcaster QXB was dropped.",
        "The plan was bought by QXB in May, after QXB, a Dutch firm, had asked for it.",
        "The plan was drawn up by NATO and the FBI. That is NOT what they say.",
        Example(
            "The plan was drawn up by the QXB.",
            options={"vocabulary": Vocabulary(acronyms=frozenset({"QXB"}))},
        ),
    ),
)
def acronym_not_introduced(reading: Reading, options: AcronymOptions) -> Iterator[Finding]:
    """Report each acronym once, where the reader meets it first."""
    for acronym in reading.get(acronyms):
        if acronym.known or acronym.introduced is not None:
            continue
        if len(acronym.text) < options.shortest or any(
            _is_told(reading.text, span) for span in acronym.mentions
        ):
            continue
        mention = next(
            (span for span in acronym.mentions if role_at(reading, span.start) in COPY), None
        )
        if mention is not None and (options.any_use or _is_ours(reading, acronym.mentions)):
            where = " (in a quotation)" if in_quotation(reading, mention) else ""
            yield Finding(
                mention,
                f'"{acronym.text}"{where} is spelled out nowhere; '
                "if readers know it, add it to the desk's acronyms",
            )


def _is_ours(reading: Reading, mentions: tuple[Span, ...]) -> bool:
    """Return whether the paper itself writes "the QXB": a body or an office, and no brand."""
    return any(
        reading.text[max(0, span.start - 4) : span.start].lower() == "the "
        and not in_quotation(reading, span)
        for span in mentions
    )


def _is_told(text: str, span: Span) -> bool:
    """Return whether the words next to the letters say what they mean.

    They are part of a name (Sirius XM), or what bears them is named (the broadcaster
    MDR, the IRNA news agency, ADP, a payroll provider).
    """
    return bool(
        BEFORE.search(text, max(0, span.start - LOOK_BACK), span.start)
        or BEHIND.match(text, span.end)
    )
