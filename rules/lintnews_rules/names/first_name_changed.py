"""Somebody who is Raymond in one paragraph and Richard in the next was called by half a name.

Families share a surname, so a second given name alone proves nothing. Two given names are one
person's if the same title or the same age goes with both, or if the second comes from nowhere:
it is used once, long after the first, with neither title nor explanation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lintnews import (
    NEWS_COPY,
    Default,
    Finding,
    Form,
    Reading,
    Related,
    Role,
    Severity,
    is_given_name,
    rule,
)
from lintnews_rules.names._persons import READ, Called, called, givens, has_kin, nearest

AGE = Form(r"(?:, | \()(?P<age>[1-9]\d)(?=,|\)|\.(?!\d))")
COURTESY = frozenset({"Mr.", "Mrs.", "Ms.", "Mx.", "Miss", "Mr", "Mrs", "Ms", "Mx", ""})
# Titles of which there are many, and which two of one family may well have.
COMMON = frozenset(
    {"Dr.", "Professor", "Prof.", "Former", "Republican", "Democrat", "Officer", "Actor", "Actress"}
)
SAYS = "said|says|told|added|asked|testified|wrote|recalled|explained"
SPEAKS = Form(rf" (?:{SAYS})\b(?! (?:in|at) a)")
SAID = Form(rf"\b(?:{SAYS}) \Z")
EXPLAINED = Form(r",? (?:of|from|for|with) [A-Z]|, (?:an?|the|whose|his|her|their|[1-9])\b| \(")
# What a given name is short for says nothing about who it is: own list.
SHORT = """
    alex alexander alexandra alexis | al albert alan allen alfred | andy andrew drew | abby abigail | art arthur | barb barbara | becky rebecca
    | ben benjamin bennett | bernie bernard | beth betty liz eliza elizabeth libby bess | bill billy will william willie | bob bobby rob robert robbie | brad
    bradley | cathy kathy catherine katherine kathleen kate katie kathryn cathryn | charlie chuck charles | chris christopher christine christina christian kristen
    | cindy cynthia | dan danny daniel danielle | dave david | deb debbie deborah debra | dick rick richard rich ricky | don donald donnie | doug douglas | ed eddie
    edward edwin ted teddy theodore | frank francis franklin | fred frederick | gabe gabriel | gene eugene | geoff jeff geoffrey jeffrey | gerry jerry gerald jerome
    | greg gregory | hank henry harry harold | jack john johnny jon jonathan | jake jacob | jen jenny jennifer | jim jimmy james | joe joey joseph | josh joshua | judy
    judith | ken kenny kenneth | larry lawrence | len lenny leonard leon | lou louis lewis | maggie margaret peggy meg | marty martin | matt matthew | max maxwell
    maximilian | mike michael mick | nancy ann anne annie anna | nick nicholas nicolas | nate nathan nathaniel | pam pamela | pat patrick patricia patty | pete peter
    | phil philip phillip | ray raymond | ron ronald ronnie | russ russell | sam samuel samantha sammy | sandy sandra | steve steven stephen stephanie | stan stanley
    | sue susan suzanne | tim timothy | tom tommy thomas | tony anthony antonio | val valerie | vic victor | vince vincent | walt walter | zach zachary zack
    """
GROUPS = tuple(frozenset(group.split()) for group in SHORT.split("|"))


@rule(
    code="NAM103",
    name="first-name-changed",
    summary="one person has two first names",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=READ,
    kinds=NEWS_COPY,
    yields_to=frozenset({"NAM109", "CAP106", "NAM101"}),
    bad=(
        """
        Mayor Alma Reyes spoke first. Reyes said the school needs a roof.
        [caption] Mayor Anna Reyes at the school on Monday.
                        ^^^^^^^^^^ "Anna Reyes" here, "Alma Reyes" on line 1: one person?
        """,
        """
        Raymond Kovach, 71, runs the ferry.
        Richard Kovach, 71, left early on Monday.
        ^^^^^^^^^^^^^^ "Richard Kovach" here, "Raymond Kovach" on line 1: one person?
        """,
        """
        Raymond Kovach runs the ferry. Kovach said it was late. Kovach left.
        The ferry would go on Friday, Richard Kovach said.
                                      ^^^^^^^^^^^^^^ "Richard Kovach" here, "Raymond Kovach" on line 1: one person?
        """,
    ),
    good=(
        "Raymond Kovach runs the ferry. His brother, Richard Kovach, owns it. Kovach said so.",
        "Mike Kovach runs the ferry. Michael Kovach said it was late.",
        "Mayor Raymond Kovach runs the ferry. Richard Kovach, who owns it, said it was late.",
    ),
)
def first_name_changed(reading: Reading) -> Iterator[Finding]:
    """Hold each two given names before one surname against each other."""
    for places in reading.get(called).values():
        by_given = givens(places)
        if len(by_given) < 2:
            continue
        for one, other in combinations(by_given, 2):
            odd, usual = sorted(
                (by_given[one], by_given[other]),
                key=lambda places: (len(places), -places[0].span.start),
            )
            if len(odd) > 1 or _are_one_name(odd[0].given, usual[0].given):
                continue
            if _is_one_person(reading, odd[0], usual, places):
                here = odd[0].span.of(reading.text)
                span = nearest([place.span for place in usual], odd[0].span)
                there = span.of(reading.text)
                yield Finding(
                    odd[0].span,
                    f'"{here}" here, "{there}" on line {{line}}: one person?',
                    (Related(span, f'"{there}" here'),),
                )
                break


def _are_one_name(one: str, other: str) -> bool:
    """Return whether one given name is the other's short form, or an initial."""
    if not (is_given_name(one.lower()) and is_given_name(other.lower())):
        return True  # "Ex-PM", "De"
    short, long = sorted((one.lower().rstrip("."), other.lower().rstrip(".")), key=len)
    if len(short) == 1 or "." in one + other or long.startswith(short):
        return True
    return any(short in group and long in group for group in GROUPS)


def _is_one_person(
    reading: Reading, odd: Called, usual: list[Called], places: tuple[Called, ...]
) -> bool:
    if not reading.may_report(odd.span):
        return False
    title = odd.title
    if title not in COURTESY | COMMON and any(place.title == title for place in usual):
        return not has_kin(reading, places, len(reading.text))
    age = _age(reading, odd)
    alone = [place for place in places if not place.is_full]
    if age and any(_age(reading, place) == age for place in (*usual, *alone)):
        return True
    return _comes_from_nowhere(reading, odd, usual, places)


def _age(reading: Reading, place: Called) -> str:
    match = AGE.match(reading.text, place.span.end)
    return match["age"] if match else ""


def _comes_from_nowhere(
    reading: Reading, odd: Called, usual: list[Called], places: tuple[Called, ...]
) -> bool:
    """Return whether the second name is used once, and unexplained."""
    text, span = reading.text, odd.span
    before = [place for place in places if place.span.start < span.start and not place.is_full]
    if odd.role is not Role.BODY or not before or usual[0].span.start > before[0].span.start:
        return False
    speaks = SPEAKS.match(text, span.end) or (
        SAID.search(text, max(0, span.start - 12), span.start)
        and not EXPLAINED.match(text, span.end)
    )
    return bool(speaks) and not odd.title and not has_kin(reading, places, len(text))
