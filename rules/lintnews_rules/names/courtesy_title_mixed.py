"""A man who is "Mr. Okafor" in one paragraph and "Okafor" in the next reads like two men.

Some papers give courtesy titles and some do not; no paper does both to one person.
In front of another noun ("the Okafor campaign") a name goes without a title
everywhere, so only a name that does something counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Default,
    Finding,
    Form,
    Name,
    NameKind,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    names,
    role_at,
    rule,
)
from lintnews_rules._excerpts import in_excerpt, in_heading

LOOK_BACK = 20
COURTESY_TITLES = frozenset({"Mr.", "Mrs.", "Ms.", "Mx.", "Miss", "Mr", "Mrs", "Ms", "Mx"})
# What somebody does whose name comes before it.
MESSRS = Form(r"\bMessrs\b")  # whoever is among them has a title there
PRESIDENT = frozenset({"President", "Prime Minister", "Governor", "Gov."})
ACTS = Form(
    r",? (?:who|also|later|then|said|says|told|is|was|has|had|will|would|did|does|went|made|took|began|wrote|added|[a-z]{3,}ed)\b"
)


@rule(
    code="NAM105",
    name="courtesy-title-mixed",
    summary="one person goes with and without Mr., Mrs. or Ms.",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=frozenset({Role.BODY}),
    kinds=NEWS_COPY,
    bad=(
        """
        Martin Okafor runs the port. Mr. Okafor said it was closed. Mr. Okafor left.
        On Monday Okafor said it was open.
                  ^^^^^^ "Okafor" here, "Mr. Okafor" on line 1: one style for one person
        """,
    ),
    good=(
        "Martin Okafor runs the port. Mr. Okafor said the Okafor plan was closed.",
        "Martin Okafor runs the port. Mr. Okafor left. “I know Okafor said no,” she said.",
        """
        Martin Okafor runs the port. Okafor said it was closed. Okafor left.
        The Courier wrote:
        On Monday Mr. Okafor said it was open.
        """,
        "Martin Okafor runs the port. Mr. Okafor left.\nWhy Okafor said no\nMessrs. Brandt and Okafor met.",
        "Martin Okafor married Nadia Okafor. Mr. Okafor stayed. Okafor said she left.",
    ),
)
def courtesy_title_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare how each person is called by surname; one finding a story."""
    persons = [name for name in reading.get(names) if name.kind is NameKind.PERSON and name.surname]
    bearers = Counter(name.surname for name in persons)
    if MESSRS.search(reading.text):
        return
    for name in persons:
        if (
            bearers[name.surname] > 1
            or COURTESY_TITLES.isdisjoint(name.titles)
            or ("Mrs." in name.titles and "Mr." not in name.titles and PRESIDENT & {*name.titles})
        ):
            continue
        titled, bare = _mentions(name, reading)
        if titled and bare:
            odd, usual = (titled, bare) if len(titled) < len(bare) else (bare, titled)
            before = [span for span in usual if span.start < odd[0].start]
            other = before[-1] if before else usual[0]
            here, there = odd[0].of(reading.text), other.of(reading.text)
            yield Finding(
                odd[0],
                f'"{here}" here, "{there}" on line {{line}}: one style for one person',
                (Related(other, f'"{there}" here'),),
            )
            return


def _mentions(name: Name, reading: Reading) -> tuple[list[Span], list[Span]]:
    """Return where the surname has a courtesy title, and where it is alone and does something."""
    titled: list[Span] = []
    bare: list[Span] = []
    for span, title in zip(name.mentions, name.titles, strict=True):
        if (
            span.of(reading.text) != name.surname
            or role_at(reading, span.start) is not Role.BODY
            or not reading.may_report(span)
            or in_excerpt(reading, span.start)
            or in_heading(reading, span.start)
        ):
            continue
        start = span.start - len(title) - 1 if title else span.start
        before = reading.text[max(0, start - LOOK_BACK) : start]
        if title in COURTESY_TITLES and not _is_addressed(
            before, reading.text[span.end : span.end + 1]
        ):
            titled.append(Span(start, span.end))
        elif (
            not title
            and not before.endswith(("Mr. ", "Mrs. ", "Ms. "))
            and ACTS.match(reading.text, span.end)
        ):
            bare.append(span)
    return titled, bare


def _is_addressed(before: str, behind: str) -> bool:
    """Return whether somebody speaks to the person, or an embedded post of somebody else begins: "Well, Ms. Okafor, no"."""
    return before.endswith(">") or (before.endswith(", ") and behind in {",", "?", "!"})
