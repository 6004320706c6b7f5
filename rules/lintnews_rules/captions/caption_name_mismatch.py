"""A caption is read by everybody, and it is often written by somebody who never saw the story.

So the name in the caption and the name in the text drift apart by a letter. Which
of the two is right, only a call will tell. If both are, the one in the caption goes into the
desk's list: `names` under `[vocabulary]` in lintnews.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Form, Reading, Related, Role, Severity, Span, Speech, role_at, rule
from lintnews_rules.names._persons import Called, called_once_too
from lintnews_rules.names._spellings import near_misses, one_letter_apart

AGE = Form(r", (?P<age>[1-9]\d)(?=,|\.(?!\d))")
ALIKE = 4  # letters that two surnames begin with


@rule(
    code="CAP106",
    name="caption-name-mismatch",
    summary="a name in a caption is spelled unlike the name in the story",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    yields_to=frozenset({"NAM109"}),
    bad=(
        """
        [caption] Marta Branvold on the ferry at Port Ellis.
                        ^^^^^^^^ "Branvold" in the caption, "Brandvold" on line 2: one name? If not, add "Branvold" to the desk's names
        Marta Brandvold has run the ferry for 30 years, and Brandvold will go on.
        """,
        """
        [caption] Marta Brandberg, 58, on the ferry at Port Ellis.
                        ^^^^^^^^^ "Marta Brandberg" in the caption, "Marta Brandvold" on line 2: one name? If not, add "Brandberg" to the desk's names
        Marta Brandvold, 58, has run the ferry for 30 years, and Brandvold will go on.
        """,
    ),
    good=(
        """
        [caption] Marta Brandvold on the ferry at Port Ellis. (Dana Reyes/The Courier)
        Marta Brandvold has run the ferry for 30 years, the council member Diana Roye said.
        """,
    ),
)
def caption_name_mismatch(reading: Reading) -> Iterator[Finding]:
    """Look at the pairs of spellings of which one is in captions only."""
    for miss in reading.get(near_misses):
        for odd, usual in ((miss.odd, miss.usual), (miss.usual, miss.odd)):
            in_captions = [role_at(reading, span.start) is Role.CAPTION for span in odd.spans]
            elsewhere = [
                span for span in usual.spans if role_at(reading, span.start) is not Role.CAPTION
            ]
            if all(in_captions) and elsewhere:
                message = _message(odd.text, usual.text, odd.text)
                yield Finding(
                    odd.spans[0], message, (Related(elsewhere[0], f'"{usual.text}" here'),)
                )
                break
    yield from _other_surnames(reading)


def _other_surnames(reading: Reading) -> Iterator[Finding]:
    """Look for a person whom only a caption has, with the given name, and age or title, of another."""
    persons = [place for places in reading.get(called_once_too).values() for place in places]
    inside = [place for place in persons if place.role is Role.CAPTION and place.is_full]
    if not inside:
        return
    story = [place for place in persons if place.role is Role.BODY]
    surnames = {place.surname for place in story}
    givens = {place.given for place in inside}
    by_given: dict[str, list[Called]] = {}
    for place in story:
        if place.given in givens:
            by_given.setdefault(place.given, []).append(place)
    own = {name.lower() for name in reading.vocabulary.names}
    for place in inside:
        others = by_given.get(place.given, [])
        if place.surname in surnames or place.surname.lower() in own or not others:
            continue
        usual = others[0]
        if len({other.surname for other in others}) == 1 and _are_one(reading, place, usual, story):
            odd, there = place.span.of(reading.text), usual.span.of(reading.text)
            start = place.span.end - len(place.surname)
            message = _message(odd, there, place.surname)
            yield Finding(
                Span(start, place.span.end), message, (Related(usual.span, f'"{there}" here'),)
            )


def _are_one(reading: Reading, place: Called, usual: Called, story: list[Called]) -> bool:
    """Return whether the age is the same, or title and beginning of the surname."""
    if usual.surname in place.surname.split("-") or one_letter_apart(place.surname, usual.surname):
        return False  # that is another rule's, or a name with a hyphen
    age = _age(reading, place)
    if age and age in {_age(reading, other) for other in story if other.surname == usual.surname}:
        return True
    alike = place.surname[:ALIKE] == usual.surname[:ALIKE]
    return alike and (place.title == usual.title or not place.title)


def _age(reading: Reading, place: Called) -> str:
    match = AGE.match(reading.text, place.span.end)
    return match["age"] if match else ""


def _message(odd: str, usual: str, name: str) -> str:
    return (
        f'"{odd}" in the caption, "{usual}" on line {{line}}: one name? If not, add "{name}" to the '
        "desk's names"
    )
