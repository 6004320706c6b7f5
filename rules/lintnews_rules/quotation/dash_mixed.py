"""Two kinds of dash in one story show that it was put together from two.

A paper may set dashes as -- or as —, with spaces or without. One story sets them one
way. The rule says so once, at the first dash that is not like the others. The dash
before the author of a post ("— Ann Lee (@annlee)") is the post's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Edit, Finding, Fix, Match, Pattern, Reading, Related, Role, Severity, rule

LONGEST = 80  # characters of a dateline
FORMS = {"--": "two hyphens (--)", "—": "a long dash (—)"}


@rule(
    code="QUO107",
    name="dash-mixed",
    summary="two kinds of dash in one story",
    severity=Severity.INFO,
    roles=frozenset({Role.BODY, Role.LIST}),
    languages=None,
    patterns=(
        Pattern(
            r"(?<![-–—])(?:--|—)(?![-–—])(?=\s?[\w#$£€])(?![^\n]{0,60}\(@)", frozenset({"--", "—"})
        ),
    ),
    bad=(
        """
        The bridge -- two years late -- will open in May.
        The pier — closed since June — will not.
                 ^ a long dash (—) here, two hyphens (--) elsewhere in the story
        """,
        """
        The bridge — two years late — will open in May.
        The pier -- closed since June — will not.
                 ^^ two hyphens (--) here, a long dash (—) elsewhere in the story
        """,
    ),
    good=(
        """
        The bridge -- two years late -- will open in May.
        The pier -- closed since June -- will not.
        """,
    ),
)
def dash_mixed(reading: Reading, all_matches: list[Match]) -> Iterator[Finding]:
    """Take the less frequent form for the slip; a dateline's dash does not count."""
    by_form: dict[str, list[Match]] = {"--": [], "—": []}
    for match in all_matches:
        before = reading.text[max(0, match.span.start - LONGEST) : match.span.start]
        _, line_end, line = before.rpartition("\n")
        if not ((line_end or len(before) < LONGEST) and _dateline(line)):
            by_form[match.text].append(match)
    ordered = sorted(by_form.items(), key=lambda item: (len(item[1]), item[0] == "--"))
    (rare, slips), (usual, others) = ordered
    if not slips:
        return
    edits = tuple(Edit(match.span, usual) for match in slips)
    related = (Related(others[0].span, "the other form"),)
    message = f"{FORMS[rare]} here, {FORMS[usual]} elsewhere in the story"
    fix = Fix.safe(*edits) if usual == "—" else Fix.unsafe(*edits)  # a dash stays one
    yield Finding(slips[0].span, message, related, fix)


def _dateline(before: str) -> bool:
    """Return whether what is before the dash is a place in capitals at the head of a paragraph."""
    letters = [
        character
        for character in before.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0]
        if character.isalpha()
    ]
    return bool(letters) and all(character.isupper() for character in letters)
