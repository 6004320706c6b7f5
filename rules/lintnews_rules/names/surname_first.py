"""A reader who meets "Kovach" before "Raymond Kovach, the council president" asks who that is.

The paragraph that introduces somebody was moved, and the surname went ahead of it. Only what a
person does counts ("Kovach said", "Ms. Kovach said"), and only if the full name comes later with
an explanation, as one does at a first mention.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Default,
    Finding,
    Form,
    Options,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    is_given_name,
    option,
    rule,
)
from lintnews_rules.names._persons import Called, called, givens

EXPLAINED = Form(
    r",? (?:who|of|from|with) |, (?:an?|the|its|his|her|their|\d\d|[a-z]+ (?:of|for)|[a-z]+'s)\b|,? \("
)
OFFICE = Form(
    r"(?:^|[\s,])(?:[a-z]+er|[a-z]+or|[a-z]+ist|spokes\w+|[a-z]*president|chief|[a-z]+man|[a-z]+woman|professor|judge|attorney|secretary|head) \Z"
)

COURTESY = frozenset({"Mr.", "Mrs.", "Ms.", "Mx.", "Mr", "Mrs", "Ms", "Mx"})
DOES = Form(
    r"(?: also| later| then)? (?:said|says|told|added|testified|worked|works|voted|was|is|has|had|owns|runs|lives|lived|joined|opened|drove|wrote"
    r"|wants|wanted|hopes|hoped|plans|planned|welcomed|welcomes|warned|warns|argued|argues|called|calls|noted|declined|denied|agreed|believes|believed"
    r"|accused|praised|criticized|rejected|refused|pleaded|resigned|asked|asks|insisted|insists|expects|expected|thinks|thought|acknowledged)\b"
    r"|, (?:for one|for (?:his|her) part|speaking|too|meanwhile)\b"
)
SAID = Form(r"\b(?:said|says|according to|was|were) \Z")
# Too well known to need one: own list.
HOUSEHOLD = frozenset(
    """
    Biden Boehner Blair Brown Bush Cameron Carter Castro Cheney Clinton Comey Cruz Einstein Elvis Erdogan Gates Gore Harris Hitler Jesus Johnson Kennedy
    Kerry Lincoln Macron Mandela McCain McConnell Merkel Modi Mueller Musk Napoleon Netanyahu Nixon Obama Palin Paul Pelosi Pence Putin Reagan Romney
    Schumer Roosevelt Rubio Ryan Sanders Shakespeare Stalin Starmer Sunak Thatcher Trudeau Truman Trump Truss Vance Walker Warren Washington Xi Zelensky Zelenskyy Zuckerberg
    """.split()
)


class SurnameFirstOptions(Options):
    """Who is looked at."""

    anyone: bool = option(
        False,
        "report also who is in the headline, or whose full name comes without an explanation",
        desk=True,
    )


@rule(
    code="NAM111",
    name="surname-first",
    summary="a surname comes before the full name",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=frozenset({Role.BODY}),
    kinds=NEWS_COPY,
    options=SurnameFirstOptions,
    yields_to=frozenset({"NAM101", "NAM103"}),
    bad=(
        """
        The ferry is late, Kovach said on Monday.
                           ^^^^^^ "Kovach" comes before the full name on line 2: who is that?
        Raymond Kovach, the council president, will ask for a second one.
        """,
    ),
    good=(
        "Raymond Kovach, the council president, left. The ferry is late, Kovach said.",
        "[deck] Raymond Kovach wants a second ferry\nThe ferry is late, Kovach said. Raymond Kovach, the council president, left.",
    ),
)
def surname_first(reading: Reading, options: SurnameFirstOptions) -> Iterator[Finding]:
    """Look for persons whose first mention in the story is by surname alone."""
    text = reading.text
    for surname, places in reading.get(called).items():
        if surname in HOUSEHOLD or len(givens(places)) != 1:
            continue
        first = next((place for place in places if place.role is not Role.HEADLINE), None)
        full = next(place for place in places if place.is_full)
        if not is_given_name(full.given.lower()):
            continue
        if (
            first is None
            or first.is_full
            or first.role is not Role.BODY
            or full.role is not Role.BODY
        ):
            continue
        earlier = any(place.is_full for place in places if place.span.start < first.span.start)
        if earlier or not reading.may_report(first.span) or not _acts(text, first):
            continue
        if not options.anyone and not _is_plain(text, places, first, full):
            continue
        if text.count(surname, 0, first.span.start) == _in_headline(places, first):
            start = first.span.start - (len(first.title) + 1 if first.title in COURTESY else 0)
            yield Finding(
                Span(start, first.span.end),
                f'"{text[start : first.span.end]}" comes before the full name on line {{line}}: who is that?',
                (Related(full.span, f'"{full.span.of(text)}" here'),),
            )


def _is_plain(text: str, places: tuple[Called, ...], first: Called, full: Called) -> bool:
    """Return whether no headline names the person, who is introduced paragraphs later."""
    return (
        places[0].role is Role.BODY
        and "\n" in text[first.span.end : full.span.start]
        and _is_introduced(text, full)
    )


def _is_introduced(text: str, full: Called) -> bool:
    """Return whether the full name comes with what a first mention has: an office, an age, a place."""
    start = full.span.start
    return bool(
        (full.title and full.title not in COURTESY)
        or EXPLAINED.match(text, full.span.end)
        or OFFICE.search(text, max(0, start - 24), start)
    )


def _acts(text: str, place: Called) -> bool:
    """Return whether a person is meant, who is not introduced by an office: "Gov. Kovach"."""
    if place.title and place.title not in COURTESY:
        return False
    before = text[max(0, place.span.start - 14 - len(place.title)) : place.span.start]
    before = before.removesuffix(f"{place.title} ") if place.title else before
    return bool(DOES.match(text, place.span.end)) or bool(SAID.search(before)) or bool(place.title)


def _in_headline(places: tuple[Called, ...], first: Called) -> int:
    return sum(place.span.start < first.span.start for place in places)
