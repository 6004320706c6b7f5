"""Mr. Okafor in the lede and Ms. Okafor below: one of the two is a stranger, or the slip is ours.

Where two people of the story bear the name, or a husband or wife comes up, both may be right.
"""

from __future__ import annotations

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
from lintnews_rules.names._persons import READ, Called, called, givens, has_kin, nearest

MEN = frozenset({"Mr.", "Mr"})
WOMEN = frozenset({"Ms.", "Mrs.", "Miss", "Ms", "Mrs"})
NEAR = 60
_SAYS = "said|says|told|added|wrote|asked|replied|noted|argued|declined|testified"
SPEAKS = Form(rf" (?:also )?(?:{_SAYS})\b")
SAID = Form(rf"\b(?:{_SAYS}) \Z")
# Given names that only women, and only men, bear. Own lists.
FEMALE = frozenset(
    """
    agnes alice alicia amanda amy angela anita ann anna anne annette audrey barbara beatrice bernice beth betty beverly brenda bridget carla carol caroline
    carolyn catherine cecilia charlotte christina cindy clara claire colleen cynthia deborah debra denise diana diane donna doreen doris dorothy edith eileen
    elaine eleanor elena elizabeth ellen emily emma erica esther eva evelyn felicia florence frances gail georgia geraldine gina gladys gloria grace greta
    hannah harriet heather heidi helen helena holly ida ingrid irene isabel jane janet janice jeanne jennifer jessica joan joanna josephine joyce judith
    judy julia julie karen katherine kathleen kathryn katie kimberly kristen laura lena lillian linda lisa lois lorraine louise lucia lucille lucy lydia
    madeleine margaret maria marianne marie marilyn marjorie martha mary maureen megan melanie melissa michelle mildred miriam monica nadia nancy natalie
    nicole nina nora norma olga olivia pamela patricia paula pauline penelope phyllis priya rachel rebecca regina renee rita roberta rosa rose ruth sandra
    sarah sharon sheila shirley sonia sophia stella stephanie sue susan suzanne sylvia tamara teresa theresa tina valerie vanessa vera veronica victoria
    virginia wanda wendy yolanda yvonne
    """.split()
)
MALE = frozenset(
    """
    aaron abraham adam alan albert alfred allan allen alvin andrew anthony antonio arnold arthur barry benjamin bernard brian bruce bruno carl carlos charles
    christopher clarence clifford craig curtis dale daniel darren david dennis derek donald douglas duane earl edgar eduardo edward edwin eric ernest eugene
    felix fernando francis frank franklin fred frederick gary geoffrey george gerald gilbert glenn gordon graham greg gregory harold harry harvey hector henry
    herbert herman howard hugh ian isaac ivan jack jacob james jason jeffrey jeremy jerome jim joel john johnny jonathan jorge jose joseph joshua juan julius
    justin keith kenneth kevin kurt larry lawrence leo leon leonard leroy liam lionel lloyd louis luis luke manuel marcus mario mark martin marvin matthew
    max maurice michael miguel milton mohammed nathan nathaniel neil nicholas norman oliver omar oscar owen patrick paul pedro peter philip ralph ramon raul
    raymond ricardo richard robert roberto roger roland ronald roy russell samuel scott sean sergio seth sidney simon stanley stephen steven stuart ted
    terrence theodore thomas timothy todd tony travis trevor troy tyler victor vincent vernon wallace walter warren wayne wesley william zachary
    """.split()
) - {"dale", "francis"}


class CourtesyChangedOptions(Options):
    """How sure it must be."""

    unsure: bool = option(
        False,
        "report also where neither the given name nor a second mention says which title is right",
        desk=True,
    )


@rule(
    code="NAM106",
    name="courtesy-changed",
    summary="one person is Mr. here and Ms. there",
    severity=Severity.WARNING,
    roles=READ,
    kinds=NEWS_COPY,
    options=CourtesyChangedOptions,
    bad=(
        """
        Martin Okafor runs the port. Mr. Okafor said it was closed. Mr. Okafor left.
        On Monday Ms. Okafor said it was open.
                  ^^^^^^^^^^ "Ms. Okafor" here, "Mr. Okafor" on line 1: one person?
        """,
        """
        Sylvia Brandt runs the port. It will close, Mr. Brandt said.
                                                    ^^^^^^^^^^ "Mr. Brandt" here, "Sylvia Brandt" on line 1: one person?
        """,
    ),
    good=(
        "Martin Okafor came with Nadia Okafor. Mr. Okafor stayed. Ms. Okafor left.",
        "Martin Okafor came. Mr. Okafor stayed. His wife, Nadia, left. Ms. Okafor said it was late.",
        "Mr. Okafor and Mrs. Okafor left.",
    ),
)
def courtesy_changed(reading: Reading, options: CourtesyChangedOptions) -> Iterator[Finding]:
    """Compare the courtesy titles before each surname that one person bears."""
    for places in reading.get(called).values():
        if len(givens(places)) != 1 or any(place.title == "President" for place in places):
            continue  # a president's wife is seldom introduced
        men = [_with_title(place.span, place.title) for place in places if place.title in MEN]
        women = [_with_title(place.span, place.title) for place in places if place.title in WOMEN]
        if not (men and women):
            yield from _unlike_given_name(reading, places, men, women)
            continue
        odd, usual = (men, women) if len(men) < len(women) else (women, men)
        if len(odd) == len(usual):
            odd, usual = sorted((men, women), key=lambda spans: spans[0].start, reverse=True)
        if len(odd) > 1 or not reading.may_report(odd[0]):
            continue
        if has_kin(reading, places, odd[0].end + NEAR):
            continue
        if not options.unsure and not _is_sure(
            reading, places, odd[0], many=len(usual) > 1, women=odd is men
        ):
            continue
        other = nearest(usual, odd[0])
        here, there = odd[0].of(reading.text), other.of(reading.text)
        yield Finding(
            odd[0],
            f'"{here}" here, "{there}" on line {{line}}: one person?',
            (Related(other, f'"{there}" here'),),
        )


def _is_sure(
    reading: Reading, places: tuple[Called, ...], odd: Span, *, many: bool, women: bool
) -> bool:
    """Return whether the given name says which title is right, or two more mentions of a speaker."""
    given = next(place.given.lower() for place in places if place.is_full)
    if given in (MALE if women else FEMALE):
        return False
    if given in (FEMALE if women else MALE):
        return True
    text = reading.text
    return many and bool(
        SPEAKS.match(text, odd.end) or SAID.search(text, max(0, odd.start - 8), odd.start)
    )


def _unlike_given_name(
    reading: Reading, places: tuple[Called, ...], men: list[Span], women: list[Span]
) -> Iterator[Finding]:
    """Look for Mr. Brandt who is Sylvia Brandt, where nobody but her bears the surname."""
    full = next(place for place in places if place.is_full)
    given = full.given.lower()
    wrong = men if given in FEMALE else women if given in MALE else []
    if not wrong or full.span.start > wrong[0].start or not reading.may_report(wrong[0]):
        return
    if not has_kin(reading, places, wrong[0].end + NEAR):
        here, there = wrong[0].of(reading.text), full.span.of(reading.text)
        message = f'"{here}" here, "{there}" on line {{line}}: one person?'
        yield Finding(wrong[0], message, (Related(full.span, f'"{there}" here'),))


def _with_title(span: Span, title: str) -> Span:
    return Span(span.start - len(title) - 1, span.end)
