"""A name that only the headline has is a slip of the pen, or another story's headline."""

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
    Role,
    Severity,
    Span,
    is_capitalised,
    is_given_name,
    is_word,
    option,
    rule,
)
from lintnews_rules.headlines._story import STORY, heads, normal, story_blocks

NAME = Form(r"(?<![\w@#/.’'-])[A-ZÀ-Þ][a-zß-ÿ][A-Za-zß-ÿ]+(?=(?:['’]s?)?(?![\w-]))")

FOLLOWING = Form(r" (?P<word>[A-ZÀ-Þ][\w’'-]*)")
ENDINGS = ("s", "ed", "ing", "er", "ers", "es", "d", "ly", "ing")
NO_NAMES = frozenset(
    "isn didn doesn hasn wasn aren weren couldn wouldn shouldn haven hadn ain don won monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun sen rep gov dept govt".split(),
)

PEOPLE = ("an", "ans", "ese", "ish")
PEOPLES = frozenset("s o os n an ans ns ese ish ian ians i is es".split())


class HeadlineNameOptions(Options):
    """How far the rule goes."""

    any_name: bool = option(
        False,
        "report every name that the story does not have, and not only those like another",
    )


@rule(
    code="STR107",
    name="headline-name-not-in-story",
    summary="a name in the headline that the story does not have",
    severity=Severity.WARNING,
    roles=frozenset({Role.HEADLINE, Role.DECK}),
    kinds=NEWS_COPY,
    options=HeadlineNameOptions,
    yields_to=frozenset({"NAM101", "NAM109"}),
    bad=(
        f"""
        [headline] Ferrente says the ferry will stop
                   ^^^^^^^^ "Ferrente" in the headline, "Ferrante" on line 2: one name?
        {STORY}
        """,
    ),
    good=(
        f"""
        [headline] Ferrante says the ferry will stop
        {STORY}
        """,
        f"""
        [headline] Ferranti says the ferry will stop
        "It will stop," said Bruno Ferranti.
        {STORY}
        """,
        f"""
        [headline] Mexico sends a ferry
        The Mexican boat came on Monday.
        {STORY}
        """,
    ),
)
def headline_name_not_in_story(
    reading: Reading,
    options: HeadlineNameOptions,
) -> Iterator[Finding]:
    """Look every name of the headline up in the story."""
    text = reading.text
    names = [
        match
        for block in heads(reading)
        for match in NAME.finditer(text, *block.span)
        if _is_name(match.group().casefold())
    ]
    if not names:
        return
    story = " ".join(block.span.of(text) for block in reading.get(story_blocks)).casefold()
    for match in names:
        if match.group().casefold().rstrip("s") not in story:
            finding = _finding(reading, match, options)
            if finding is not None:
                yield finding


def _is_name(low: str) -> bool:
    """Return whether no ordinary word looks like that."""
    if low in NO_NAMES or is_word(low):
        return False
    return not any(is_word(low.removesuffix(ending)) for ending in ENDINGS)


def _finding(
    reading: Reading,
    match: re.Match[str],
    options: HeadlineNameOptions,
) -> Finding | None:
    """Return what to say about a name that the story does not have."""
    text, name = reading.text, match.group()
    span = Span(match.start(), match.end())
    following = FOLLOWING.match(text, match.end())
    is_first = following is not None and not is_word(following["word"].casefold())
    if is_first and is_given_name(name.casefold()):
        return None
    for other in _names(reading):
        written = other.of(text)
        if written.casefold() not in _heads_words(reading) and _is_near(
            name.casefold(), written.casefold()
        ):
            message = f'"{name}" in the headline, "{written}" on line {{line}}: one name?'
            return Finding(span, message, (Related(other, f'"{written}" here'),))
    if options.any_name and not is_first and not is_capitalised(name.casefold()):
        return Finding(span, f'"{name}" is not in the story')
    return None


def _heads_words(reading: Reading) -> set[str]:
    return {word for block in heads(reading) for word in normal(block.span.of(reading.text))}


def _names(reading: Reading) -> Iterator[Span]:
    """Yield the names of the story, each word once."""
    told = set()
    for block in reading.get(story_blocks):
        for match in NAME.finditer(reading.text, *block.span):
            word = match.group().casefold()
            if word not in told and not is_word(word):
                told.add(word)
                yield Span(match.start(), match.end())


def _is_near(a: str, b: str) -> bool:
    """Return whether two names are one or two letters apart, and not by an accent or as a people is from its country."""
    import unicodedata

    plain = [unicodedata.normalize("NFD", name).encode("ascii", "ignore") for name in (a, b)]
    short, long = sorted((a, b), key=len)
    if plain[0] == plain[1] or (long.startswith(short) and long.removeprefix(short) in PEOPLES):
        return False
    if any(_is_people_of(one, other) for one, other in ((a, b), (b, a))):
        return False
    shortest = min(len(a), len(b))
    if abs(len(a) - len(b)) > 2 or shortest < 4:
        return False
    apart = _distance(a, b)
    return apart == 1 or (apart == 2 and shortest > 4 and a[0] == b[0])


def _is_people_of(name: str, country: str) -> bool:
    """Return whether the name is made from the country's: Belgian, Mexican."""
    return any(
        name.endswith(ending) and country.startswith(name.removesuffix(ending)) for ending in PEOPLE
    )


def _distance(a: str, b: str) -> int:
    """Return how many letters must be changed, added or left out to make one of the other."""
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a, 1):
        last, row[0] = row[0], at
        for place, other in enumerate(b, 1):
            last, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, last + (letter != other)),
            )
    return row[-1]
