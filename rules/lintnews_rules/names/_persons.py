"""Persons: who is called what, surname by surname."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintnews import Form, NamedTuple, NameKind, Reading, Role, Span, names, role_at

READ = frozenset(
    {Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.BODY, Role.LIST, Role.CAPTION, Role.PULLQUOTE}
)
JUNIOR = Form(r",? (?:Jr|Sr|II|III|IV)\b")
FEW = 40  # code points from a name to what says whose kin it is
KIN = Form(
    r"(?i)\b(?:wife|husband|widow|widower|mother|father|son|sons|daughter|daughters|brother|brothers|sister|sisters|twins?|cousin|uncle|aunt"
    r"|nephew|niece|parents?|grand\w+|step\w+|spouse|fianc\w+|couple|siblings?|in-law|kin|relatives?|married|children)\b"
)


class Called(NamedTuple):
    """One place where somebody is called by surname, with the given name and title before it."""

    span: Span
    given: str
    surname: str
    title: str
    role: Role

    @property
    def is_full(self) -> bool:
        """Whether the given name is there."""
        return bool(self.given)


def called(reading: Reading) -> dict[str, tuple[Called, ...]]:
    """Return the places of each surname that is there twice."""
    everybody = reading.get(called_once_too)
    return {surname: places for surname, places in everybody.items() if len(places) > 1}


def called_once_too(reading: Reading) -> dict[str, tuple[Called, ...]]:
    """Return the places of each surname, in the order of the text; nobody with a Jr. among them."""
    found: dict[str, list[Called]] = {}
    juniors: set[str] = set()
    text = reading.text
    for name in reading.get(names):
        if name.kind is not NameKind.PERSON or not name.surname:
            continue
        for span, title in zip(name.mentions, name.titles, strict=True):
            role = role_at(reading, span.start)
            if role not in READ:
                continue
            written = span.of(text)
            if JUNIOR.search(written) or JUNIOR.match(text, span.end):
                juniors.add(name.surname)
            given = "" if written == name.surname else written.split(maxsplit=1)[0]
            found.setdefault(name.surname, []).append(
                Called(span, given, name.surname, title, role)
            )
    return {
        surname: tuple(sorted(places, key=lambda place: place.span))
        for surname, places in found.items()
        if surname not in juniors
    }


def givens(places: Iterable[Called]) -> dict[str, list[Called]]:
    """Return the places of each given name."""
    found: dict[str, list[Called]] = {}
    for place in places:
        if place.is_full:
            found.setdefault(place.given, []).append(place)
    return found


def has_kin(reading: Reading, places: Iterable[Called], until: int) -> bool:
    """Return whether one of the kin of somebody with this surname is named before a place."""
    return any(
        KIN.search(reading.text, max(0, place.span.start - FEW), min(place.span.end + FEW, until))
        for place in places
        if place.span.start < until
    )


def nearest(others: Sequence[Span], span: Span) -> Span:
    """Return the last of the places before this one, or the first."""
    before = [other for other in others if other.start < span.start]
    return before[-1] if before else others[0]
