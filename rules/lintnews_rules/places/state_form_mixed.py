"""A paper writes "Kansas City, Mo." or "Kansas City, Missouri", and not both in one story.

The American wire style writes states in full in the text and short in captions and
datelines; that is no mixture. Eight states are never abbreviated, and so prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    COPY,
    Edit,
    Example,
    Finding,
    Fix,
    Form,
    NamedTuple,
    Options,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    block_at,
    option,
    role_at,
    rule,
)

FULL, SHORT = "full", "short"
HEADS = frozenset({Role.HEADLINE, Role.DECK, Role.SUBHEAD})  # a headline is short of room
LONGEST_WORD = 30
SHORT_FORMS = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.", "Connecticut": "Conn.",
    "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.",
    "Louisiana": "La.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.",
    "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.",
    "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.",
    "Pennsylvania": "Pa.", "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W.Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}  # fmt: skip
FULL_FORMS = {short: full for full, short in SHORT_FORMS.items()} | {
    "Kans.": "Kansas",
    "Okl.": "Oklahoma",
    "Oreg.": "Oregon",
    "W. Va.": "West Virginia",
}
NEVER_SHORT = ("Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah")
NO_CITIES = "|".join(
    (
        *SHORT_FORMS,
        *NEVER_SHORT,
        "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        "Congress",
        "Senate",
        "Dakota",
        "Carolina",
        "Hampshire",
        "Jersey",
        "Mexico",
        "Island",
        "York",
    )
)
FULL_DATE = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d{1,2}, \d{4}"  # no story has the weekday and the year
PHOTO = Form(rf"\b(?:[Ii]n this [^.]{{0,60}}\b(?:photo|image|frame)|file photo|{FULL_DATE})\b")
# As the post writes them, but for those that are words; no code in figures follows.
POSTAL = {
    "AL": "Alabama", "AZ": "Arizona", "CA": "California", "CO": "Colorado", "CT": "Connecticut", "FL": "Florida", "GA": "Georgia", "IL": "Illinois",
    "IN": "Indiana", "KS": "Kansas", "KY": "Kentucky", "MD": "Maryland", "MI": "Michigan", "MN": "Minnesota", "MO": "Missouri", "NC": "North Carolina",
    "NJ": "New Jersey", "NM": "New Mexico", "NV": "Nevada", "NY": "New York", "PA": "Pennsylvania", "SC": "South Carolina", "TN": "Tennessee",
    "VA": "Virginia", "WA": "Washington", "WI": "Wisconsin", "WV": "West Virginia",
}  # fmt: skip
FULL_FORMS |= POSTAL
SHORT_STATE = "|".join(form.replace(".", r"\.") for form in FULL_FORMS)
# Behind a state in full: not in a list of states.
BEHIND_FULL = r"(?=[,;.)]|\s--|\s?—)(?!,(?: and| the)* [A-Z][\w.]+(?: [A-Z]\w+)?(?:,| and ))"
STATE = Form(
    rf", (?P<state>(?:{SHORT_STATE})(?![\w-]|,? \d| @)|(?:{'|'.join(SHORT_FORMS)}){BEHIND_FULL})"
)
# The last word of a city; in capitals it is a dateline's.
CITY = Form(rf"\b(?!(?:{NO_CITIES})\Z)(?![A-Z.'’-]+\Z)[A-Z][\w.'’-]+\Z")


class StateFormMixedOptions(Options):
    """The house form, if there is one."""

    form: str = option(
        "",
        'how a state behind a city is written: "full", "short", or "" where only a mixture is reported',
    )


class _Place(NamedTuple):
    span: Span
    state: str
    form: str
    in_caption: bool


@rule(
    code="PLA101",
    name="state-form-mixed",
    summary="states behind cities are written in full and short",
    severity=Severity.WARNING,
    roles=COPY,
    options=StateFormMixedOptions,
    bad=(
        """
        The mayor of Fresno, California, spoke first.
        Then the mayor of Joplin, Mo., left.
                                  ^^^ "Mo." here, "California" on line 1: one form for states
        """,
        """
        The mayor of Fresno, California, spoke first.
        Then the mayor of Racine, WI, left.
                                  ^^ "WI" here, "California" on line 1: one form for states
        """,
        Example(
            """
            The mayor of Fresno, Calif., spoke first.
                                 ^^^^^^ "Calif." where the house writes "California"
            """,
            options={"form": FULL},
        ),
    ),
    good=(
        """
        [caption] The mayor of Fresno, Calif., speaks on Monday.
        The mayor of Fresno, California, spoke first, and then the mayor of Joplin, Missouri.
        """,
        "The mayor of Fresno, Calif., spoke first, then that of Toledo, Ohio, and then Sen. Lee Otto, R-Mo., left.",
        """
        [headline] Fresno, Calif., wants a ferry
        The mayor of Fresno, California, spoke first.
        """,
        "New York, Connecticut, and Colorado voted. The mayor is from Joplin, Mo.",
        "They came from Oregon, California and Nevada. On Monday, California voted. The mayor is from Joplin, Mo.",
    ),
)
def state_form_mixed(reading: Reading, options: StateFormMixedOptions) -> Iterator[Finding]:
    """Report the first place in the second form, or every place that is not in the house's form."""
    places = list(_places(reading))
    if options.form in {FULL, SHORT}:
        for place in places:
            if place.form != options.form:
                right = _other_form(place)
                message = f'"{place.span.of(reading.text)}" where the house writes "{right}"'
                yield Finding(place.span, message, fix=Fix.safe(Edit(place.span, right)))
        return
    text = [place for place in places if not (place.in_caption and place.form == SHORT)]
    forms = {place.form for place in text}
    if forms == {FULL, SHORT} or (forms == {SHORT} and any(place.form == FULL for place in places)):
        first = text[0]
        second = next(place for place in text if place.form != first.form)
        here, there = second.span.of(reading.text), first.span.of(reading.text)
        message = f'"{here}" here, "{there}" on line {{line}}: one form for states'
        yield Finding(second.span, message, (Related(first.span, f'"{there}" here'),))


def _places(reading: Reading) -> Iterator[_Place]:
    """Yield the states after cities, in the paper's own words."""
    text = reading.text
    for match in STATE.finditer(text):
        if CITY.search(text, max(0, match.start() - LONGEST_WORD), match.start()) is None:
            continue
        span = Span(match.start("state"), match.end("state"))
        role = role_at(reading, span.start)
        if role not in COPY or role in HEADS or not reading.may_report(span):
            continue
        state = match["state"]
        in_caption = role is Role.CAPTION or _is_about_a_photo(reading, span)
        if state in SHORT_FORMS:
            yield _Place(span, state, FULL, in_caption)
        else:
            yield _Place(span, FULL_FORMS[state], SHORT, in_caption)


def _is_about_a_photo(reading: Reading, span: Span) -> bool:
    """Return whether the paragraph describes a picture, whatever its role: "In this May 3 file photo, …"."""
    block = block_at(reading, span.start)
    return (
        block is not None and PHOTO.search(reading.text, block.span.start, span.start) is not None
    )


def _other_form(place: _Place) -> str:
    return SHORT_FORMS[place.state] if place.form == FULL else place.state
