"""Nobody is a senator in one paragraph and a representative in the next.

Compared are titles that exclude each other (Sen. and Rep., Judge and Justice) before one
surname, and those who are only called by their office: "the spokesman said", where the story
has a spokeswoman and no spokesman. "Acting" that is dropped later is for the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Finding,
    Form,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules.names._persons import READ, Called, called, givens, nearest

# Which house or bench a title is of.
OFFICES = {
    "Sen.": "senate",
    "Senator": "senate",
    "Rep.": "house",
    "Representative": "house",
    "Congressman": "house",
    "Congresswoman": "house",
    "Judge": "court",
    "Justice": "supreme court",
    "Councilman": "councilman",
    "Councilwoman": "councilwoman",
    "Assemblyman": "assemblyman",
    "Assemblywoman": "assemblywoman",
}
EXCLUSIVE = (
    {"senate", "house"},
    {"court", "supreme court"},
    {"councilman", "councilwoman"},
    {"assemblyman", "assemblywoman"},
)
ONCE = Form(r"(?i)(?:\b(?:then|former|ex|late|future|state|chief|u\.s\.|us|elect(?:ed)?)\b[ -]?)\Z")
WOMAN = Form(
    r"(?P<before>(?:[\w’'-]+ ){0,1})\b(?P<office>spokes|chair|council|congress|assembly|business|police)(?P<sex>man|woman)\b(?P<after>[^.!?\n]{0,12})",
    words=tuple(
        office + sex
        for office in "spokes chair council congress assembly business police".split()
        for sex in ("man", "woman")
    ),
)
ACTING = Form(
    r"\bacting (?P<office>(?:[a-z]+ ){0,3}(?:director|chief|secretary|attorney|superintendent|commissioner|administrator|president|chairman|chairwoman|manager|mayor|dean))\b",
    words=("acting ",),
)


class TitleChangedOptions(Options):
    """How far the rule goes."""

    acting: bool = option(
        False,
        'report "the director" where the story has an acting one',
        desk=True,
    )


@rule(
    code="NAM110",
    name="title-changed",
    summary="one person has two titles that exclude each other",
    severity=Severity.WARNING,
    roles=READ,
    kinds=NEWS_COPY,
    options=TitleChangedOptions,
    bad=(
        """
        Rep. Lena Ortiz spoke first. Rep. Ortiz said it was late.
        On Monday Sen. Ortiz left.
                  ^^^^^^^^^^ "Sen. Ortiz" here, "Rep. Ortiz" on line 1: one title
        """,
        """
        The plan is late, said Abel Roy, a spokesman for the port.
        It will come on Friday, the spokeswoman said.
                                ^^^^^^^^^^^^^^^ "the spokeswoman" here, "spokesman" on line 1: which?
        """,
    ),
    good=(
        "Then-Rep. Lena Ortiz spoke first. Sen. Ortiz said it was late.",
        "A spokesman for the port left. A spokeswoman for the ferry came. The spokeswoman said no.",
        "Rep. Lena Ortiz met Sen. Abel Ortiz. Sen. Ortiz left.",
    ),
)
def title_changed(reading: Reading, options: TitleChangedOptions) -> Iterator[Finding]:
    """Compare titles before surnames, then offices without a name."""
    for places in reading.get(called).values():
        if len(givens(places)) > 1:
            continue
        finding = _other_office(reading, places)
        if finding is not None:
            yield finding
    yield from _other_sex(reading)
    if options.acting:
        yield from _not_acting(reading)


def _other_office(reading: Reading, places: tuple[Called, ...]) -> Finding | None:
    """Return the finding at the rarer of two titles, of two as frequent at the later."""
    offices: dict[str, list[Span]] = {}
    for place in places:
        office = OFFICES.get(place.title)
        start = place.span.start - len(place.title) - 1
        if (
            office
            and reading.may_report(place.span)
            and not ONCE.search(reading.text, max(0, start - 12), start)
        ):
            offices.setdefault(office, []).append(Span(start, place.span.end))
    for pair in EXCLUSIVE:
        if not pair <= offices.keys() or ("court" in pair and "Supreme Court" in reading.text):
            continue  # a judge may become a justice
        odd, usual = sorted(
            (offices[one] for one in pair), key=lambda spans: (len(spans), -spans[0].start)
        )
        if len(odd) > 1:
            continue
        other = nearest(usual, odd[0])
        here, there = odd[0].of(reading.text), other.of(reading.text)
        message = f'"{here}" here, "{there}" on line {{line}}: one title'
        return Finding(odd[0], message, (Related(other, f'"{there}" here'),))
    return None


def _other_sex(reading: Reading) -> Iterator[Finding]:
    """Look for "the spokesman said" after a spokeswoman, with no spokesman before."""
    if "woman" not in reading.text:
        return
    seen: dict[tuple[str, str], Span] = {}
    for match in WOMAN.finditer(reading.text):
        office, sex = match["office"], match["sex"]
        other = seen.get((office, "woman" if sex == "man" else "man"))
        bare = match["before"].lower() == "the " and _is_bare(match["after"])
        if not bare:
            seen.setdefault((office, sex), Span(match.start("office"), match.end("sex")))
        elif other is not None and (office, sex) not in seen:
            span = Span(match.start("before"), match.end("sex"))
            if reading.may_report(span):
                here, there = span.of(reading.text), other.of(reading.text)
                message = f'"{here}" here, "{there}" on line {{line}}: which?'
                yield Finding(span, message, (Related(other, f'"{there}" here'),))
                seen[office, sex] = span


def _is_bare(after: str) -> bool:
    """Return whether no name and no employer follows: "the spokesman said"."""
    return (
        re.match(
            r"(?:,? (?:said|says|told|added|also|declined|would|did|was|is|noted|wrote)\b|[.,;](?! [A-Z]))",
            after,
        )
        is not None
    )


def _not_acting(reading: Reading) -> Iterator[Finding]:
    """Look for the office without "acting", after one with it."""
    for match in ACTING.finditer(reading.text):
        last = match["office"].split()[-1]
        own = re.compile(
            rf"(?<=\bthe )(?:{re.escape(match['office'])}|{last})\b(?= said|,|\.| told)"
        )
        for later in own.finditer(reading.text, match.end()):
            span = Span(*later.span())
            if reading.may_report(span):
                here, there = span.of(reading.text), match.group()
                first = Span(*match.span())
                message = f'"{here}" here, "{there}" on line {{line}}: acting or not?'
                yield Finding(span, message, (Related(first, f'"{there}" here'),))
                return
