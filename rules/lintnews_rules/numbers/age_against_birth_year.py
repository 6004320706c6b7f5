"""Who was born in 1962 is no 71 in 2024, and the birth year and the age often come from two desks.

The age may be a year off, for nobody knows whether the birthday has been.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from lintnews import (
    Example,
    Finding,
    Form,
    Match,
    Pattern,
    Reading,
    Related,
    Severity,
    Span,
    block_at,
    published,
    rule,
    sentence_at,
)

AGED = Form(r"(?P<name>[A-Z][\w’'-]+)(?: Jr\.| Sr\.)?, (?P<age>\d{1,3}),")
YEARS_OLD = Form(r"\b[Tt]he (?P<age>\d{1,3})-year-old(?:,? who)? (?:was|is) \Z")
# "born in 2015 and had just turned 8"
TURNED = Form(
    r",? (?:and |who )?(?:had just turned|has just turned|just turned|is now|is|now aged|aged) (?P<age>\d{1,3})\b(?! ?(?:percent|%))"
)
YEAR_OLD_WHO = Form(r"\b[Tt]he (?P<age>\d{1,3})-year-old [^,.;:()]{2,60}, (?:who was )?\Z")
DIED = Form(r"\b(?:aged|at the age of) (?P<age>\d{1,3})\b")
RELATIVE = Form(
    r" (?:who|a|an|the|and|was|is)\b(?! (?:son|daughter|mother|father|wife|husband)\b)[^,;]{0,40}(?:, who )?(?:was |is )?"
)
OF_OTHERS = Form(
    r"\b(?:son|daughter|mother|father|wife|husband|child|children|whose|brother|sister|parents|grand\w+|twins?)\b"
)
OPENS = Form(
    r"\s*,? (?:(?:Mr|Mrs|Ms|Dr|Sen|Rep)\. )?(?:[A-Z][a-z]+ ){0,2}?(?P<name>[A-Z][\w’'-]+|he|she)\b(?= [a-z])"
)
PRONOUN = Form(r"(?i:she|he)")
SUBJECT = Form(r"\b(?P<name>[A-Z][\w’'-]+|he|she)(?:, who)? (?:was|is) \Z")
OLDEST = 115


@rule(
    code="NUM104",
    name="age-against-birth-year",
    summary="an age that the year of birth does not bear out",
    severity=Severity.WARNING,
    patterns=(
        Pattern(
            r"born\b(?P<between>[^.;:()“”\"\n]{0,60}?(?:\b[A-Z][a-z]{0,5}\. ?\d{0,2}[^.;:()“”\"\n]{0,30}?)?),? (?:in )?(?P<year>(?:1[89]|20)\d\d)(?![\w-])",
            frozenset({"born"}),
        ),
    ),
    bad=(
        Example(
            """
            Nadia Ferrante, 71, who was born at Port Ellis in 1962, voted no.
                                                              ^^^^ born in 1962, Ferrante is 61 or 62 and not 71 (line 1)
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            Piet Halden, 46, faces two charges.
            Born in Port Ellis in 1983, Halden has run the ferry since 2009.
                                  ^^^^ born in 1983, Halden is 40 or 41 and not 46 (line 1)
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            The ferry's boy, born in 2016 and is now 9, waved.
                                     ^^^^ born in 2016, this person is 7 or 8 and not 9 (line 1)
            """,
            published=dt.date(2024, 3, 8),
        ),
    ),
    good=(
        Example(
            "Nadia Ferrante, 62, who was born at Port Ellis in 1962, voted no.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "Nadia Ferrante, 61, whose son was born in 1991, voted no.",
            published=dt.date(2024, 3, 8),
        ),
        "Nadia Ferrante, 71, who was born at Port Ellis in 1962, voted no.",
    ),
)
def age_against_birth_year(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Take the year of birth from the year of issue."""
    issued = reading.get(published)
    if issued is None:
        return
    for match in matches:
        aged = _aged(reading, match)
        if aged is None:
            continue
        name, age, span = aged
        year = int(match.groups["year"])
        if year > issued.year or age > OLDEST:
            continue
        turned = issued.year - year
        if age in {turned - 1, turned}:
            continue
        place = Span(match.span.end - 4, match.span.end)
        message = (
            f"born in {year}, {name} is {turned - 1} or {turned} and not {age} (line {{line}})"
        )
        yield Finding(place, message, (Related(span, "the age"),))


def _aged(reading: Reading, match: Match) -> tuple[str, int, Span] | None:
    """Return who was born, how old they are said to be, and where."""
    text = reading.text
    sentence = sentence_at(reading, match.span.start)
    if sentence is None:
        return None
    before = text[sentence.start : match.span.start]
    aged = [*AGED.finditer(before)]
    here = aged[-1] if aged else None
    if OF_OTHERS.search(before):
        return None
    if here is not None and RELATIVE.fullmatch(before, here.end()):
        at = sentence.start + here.start("age")
        return here["name"], int(here["age"]), Span(at, at + len(here["age"]))
    return _beside(text, sentence, match) or _of_subject(reading, before, match, sentence)


def _beside(text: str, sentence: Span, match: Match) -> tuple[str, int, Span] | None:
    """Return the age that stands beside the birth and has no name: "the 25-year-old", "is now 8"."""
    before = text[sentence.start : match.span.start]
    old = YEARS_OLD.search(before) or YEAR_OLD_WHO.search(before)
    if old is not None:
        at = sentence.start + old.start("age")
        return f"the {old['age']}-year-old", int(old["age"]), Span(at, at + len(old["age"]))
    turned = TURNED.match(text, match.span.end)
    if turned is None:
        return None
    return "this person", int(turned["age"]), Span(turned.start("age"), turned.end("age"))


def _of_subject(
    reading: Reading, before: str, match: Match, sentence: Span
) -> tuple[str, int, Span] | None:
    """Return the age that the story gives elsewhere for the one who was born."""
    text = reading.text
    ages: dict[str, list[tuple[int, Span]]] = {}
    for one in AGED.finditer(text):
        span = Span(one.start("age"), one.end("age"))
        ages.setdefault(one["name"], []).append((int(one["age"]), span))
    subject = _subject(text, before, match, sentence)
    if PRONOUN.fullmatch(subject):
        died = DIED.search(text, *_sentence_before(reading, sentence))
        if died is not None:
            return subject.lower(), int(died["age"]), Span(died.start("age"), died.end("age"))
        subject = _named_before(reading, sentence, ages)
    found = ages.get(subject, [])
    if len({age for age, _ in found}) != 1:
        return None
    return subject, *found[0]


def _sentence_before(reading: Reading, sentence: Span) -> Span:
    """Return the sentence before it in the paragraph, an empty one if there is none."""
    block = block_at(reading, sentence.start)
    last = block and sentence_at(reading, max(block.span.start, sentence.start - 2))
    return last if last and last != sentence else Span(sentence.start, sentence.start)


def _named_before(reading: Reading, sentence: Span, ages: Iterable[str]) -> str:
    """Return the only one of these people whom the sentence before names."""
    last = _sentence_before(reading, sentence)
    words = {
        word.strip("'’,.").removesuffix("'s").removesuffix("’s")
        for word in last.of(reading.text).split()
    }
    named = words.intersection(ages)
    return named.pop() if len(named) == 1 else ""


def _subject(text: str, before: str, match: Match, sentence: Span) -> str:
    """Return the surname of who was born."""
    if not before.strip():  # Born in Port Ellis in 1983, Halden …
        opens = OPENS.match(text, match.span.end, sentence.end)
        return opens["name"] if opens else ""
    named = SUBJECT.search(before)
    return named["name"] if named else ""
