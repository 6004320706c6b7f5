"""A body whose name is right in the lede and wrong by a letter below it has been named by memory.

Names of two words and more are compared that differ in one word, and in that word by a letter:
"Quarry Board" and "Quarry Bord". Where both words are words ("Sports Group", "Sport Group") the
name must be longer, and the other form be used more often.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lintnews import (
    Finding,
    NameKind,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    Speech,
    is_capitalised,
    is_given_name,
    is_word,
    names,
    role_at,
    rule,
)
from lintnews_rules.names._spellings import one_letter_apart

SMALL = frozenset("of the and for in at de la".split())
ROLES = frozenset({Role.BODY, Role.LIST, Role.CAPTION, Role.DECK})
SHORTEST = 4
Form = tuple[str, ...]


@rule(
    code="NAM104",
    name="organisation-name-mixed",
    summary="the name of one body is written in two ways",
    severity=Severity.INFO,
    roles=ROLES,
    speech=Speech.SILENT,
    yields_to=frozenset({"NAM101", "NAM109", "NAM112", "CAP106"}),
    bad=(
        """
        The Lowry Valley Board closed the pier. The Lowry Valley Board was late.
        The report of the Lowry Vally Board came on Monday.
                          ^^^^^^^^^^^^^^^^^ "Lowry Vally Board" here, "Lowry Valley Board" on line 1: one name?
        """,
    ),
    good=(
        "The Lowry Valley Board met the Larkin Valley Board. The Lowry Valley Board was late.",
        "The Ruritania Quarry Board met the Ruritanian Quarry Board.",
        "The Lowry County Board met. All Lowry County Boards were late.",
    ),
)
def organisation_name_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare the names that are alike but for one word."""
    places = _places(reading)
    if len(places) < 2:
        return
    alike: dict[tuple[int, Form], list[Form]] = {}
    for form in places:
        for at in range(len(form)):
            if form[at] not in SMALL and len(form[at]) >= SHORTEST:
                alike.setdefault((at, (*form[:at], *form[at + 1 :])), []).append(form)
    for (at, rest), forms in alike.items():
        for one, other in combinations(forms, 2):
            odd, usual = sorted(
                (one, other), key=lambda form: (len(places[form]), -places[form][0].start)
            )
            if _is_slip(odd, usual, at, rest, more=len(places[usual]) > len(places[odd])):
                yield _finding(reading, places[odd][0], places[usual])


def _places(reading: Reading) -> dict[Form, list[Span]]:
    """Return the names of two words and more, with where each is."""
    found: dict[Form, list[Span]] = {}
    for name in reading.get(names):
        if name.kind is NameKind.PERSON or " " not in name.name:
            continue
        for span in name.mentions:
            written = span.of(reading.text).replace("’", "'").removesuffix("'s")
            form = tuple(written.replace("-", " ").split())
            if (
                len(form) > 1
                and written != written.upper()
                and role_at(reading, span.start) in ROLES
            ):
                found.setdefault(form, []).append(span)
    return {form: sorted(spans) for form, spans in found.items()}


def _is_slip(odd: Form, usual: Form, at: int, rest: Form, *, more: bool) -> bool:
    """Return whether the odd form is the usual one with a slip in one word."""
    wrong, right = odd[at].lower(), usual[at].lower()
    if not (wrong.isalpha() and right.isalpha()) or wrong[0] != right[0]:
        return False
    if not one_letter_apart(wrong, right) or wrong + "n" == right or right + "n" == wrong:
        return False
    if _is_known(wrong):
        long = sum(word not in SMALL for word in rest) > 1
        is_last = at == len(odd) - 1 and wrong.rstrip("s") == right.rstrip("s")
        return more and long and not is_last and is_word(wrong) and is_word(right)
    return more or _is_known(right)


def _is_known(word: str) -> bool:
    return is_word(word) or is_capitalised(word) or is_given_name(word)


def _finding(reading: Reading, odd: Span, usual: list[Span]) -> Finding:
    before = [span for span in usual if span.start < odd.start]
    other = before[-1] if before else usual[0]
    here, there = odd.of(reading.text), other.of(reading.text)
    message = f'"{here}" here, "{there}" on line {{line}}: one name?'
    return Finding(odd, message, (Related(other, f'"{there}" here'),))
