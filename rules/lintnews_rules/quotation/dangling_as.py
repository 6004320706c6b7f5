"""A phrase that begins "As senior adviser, …" says what the subject is, so the subject must be that person.

"As mayor, officials believed that he …" makes the officials mayor. Name the person
as the subject, or recast: "Because he is mayor, officials …".
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, PROSE, Finding, Match, Pattern, Severity, rule

# Offices that one person holds; own list.
OFFICES = (
    "adviser|advisor|aide|ambassador|analyst|attorney|captain|chair|chairman|chairwoman|chief|commander|commissioner|coordinator|counsel|"
    "deputy|director|editor|executive|governor|head|judge|justice|lawmaker|leader|manager|mayor|minister|nominee|officer|owner|partner|"
    "president|principal|professor|prosecutor|secretary|senator|sheriff|speaker|spokesman|spokeswoman|superintendent|treasurer|trustee"
)
# Subjects that no single person can be.
PLURAL = (
    "officials|aides|advisers|analysts|colleagues|critics|experts|lawmakers|members|people|residents|supporters|voters|"
    "workers|employees|staffers|investigators|prosecutors|reporters"
)


def _opening(opening: str, starts: frozenset[str], words: tuple[str, ...] = ()) -> Pattern:
    """Return the pattern of a phrase that begins so, and of the subject after it."""
    return Pattern(
        rf"(?<![^.!?”\"\r\n]\s)(?<![\w,;]){opening}(?:the\s|a\s|an\s)?(?:[\w.'’-]+\s){{0,5}}?(?:{OFFICES})"
        rf"(?:\s(?:of|for|on|at|to|in)\s[^,.;:!?\r\n“”\"]{{1,60}})?,\s(?:the\s|many\s|some\s|several\s|most\s|other\s)?"
        rf"(?:(?:{PLURAL})(?:\s(?:at|in|of|from|on)\s[^,.;:!?\r\n“”\"]{{1,40}}?)?\s\w+|it\s(?:is|was|has|seemed)|there\s(?:is|was|were|are))",
        starts,
        case_sensitive=True,
        words=words,
    )


@rule(
    code="QUO112",
    name="dangling-as",
    summary='a phrase "as …" that says of the subject what it cannot be',
    severity=Severity.WARNING,
    roles=PROSE,
    kinds=NEWS_COPY,
    patterns=(
        _opening(r"As[ \n]", frozenset({"as"}), words=("As ", "As\n")),
        _opening(r"(?:But|And|Yet)\sas\s", frozenset({"but as", "and as", "yet as"})),
    ),
    bad=(
        """
        As senior adviser on the harbor, officials at the port believed that he wrote the plan.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ who is meant by "As senior adviser on the harbor"? Not the subject that follows
        """,
    ),
    good=(
        "But as mayor, Whitlock wrote the plan.",
        "As senior adviser on the harbor, Whitlock wrote the plan.",
        "As the mayor noted, officials at the port wrote the plan.",
        "As mayor, he wrote the plan.",
    ),
)
def dangling_as(matches: list[Match]) -> Iterator[Finding]:
    """Each match is one."""
    for match in matches:
        phrase = " ".join(match.text.split(",")[0].split())
        yield Finding(match.span, f'who is meant by "{phrase}"? Not the subject that follows')
