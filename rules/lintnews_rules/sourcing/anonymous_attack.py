"""Who attacks somebody by name gives their own, or says nothing.

An unnamed source can give facts that could not be had otherwise. An opinion of a
person, above all an ugly one, cannot be weighed without knowing who holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    NameKind,
    Quotation,
    Reading,
    Related,
    Severity,
    Span,
    Speech,
    attributions,
    fold,
    names,
    quotations,
    rule,
)
from lintnews_rules.sourcing._reports import unnamed

_DEEPEST = 2  # quotations that begin before a stretch of text and may reach into it: one, and one inside it

# Opinions of a person that nobody would want to read of himself. Own list.
PEJORATIVE = frozenset(
    """
    abrasive abysmal amateur amateurish arrogant awful bully buffoon bumbling childish circus clown
    clueless coward cowardly crazy crook crooked cruel delusional deranged despicable devious
    dictator disaster disastrous disgrace disgraceful dishonest disloyal dumb dysfunctional
    egomaniac erratic evil fake fool foolish fraud hack hapless hated horrible hypocrite idiot
    idiotic ignorant immature incapable incompetent inept insane insecure insufferable jerk
    laughable laughingstock lazy liar lied loathsome loser lunatic lying madman manipulative mess
    miserable monster moron narcissist narcissistic nasty nightmare obnoxious obsessed odious
    paranoid pathetic pathological phony pompous psychopath racist reckless ridiculous ruthless
    sabotage scum selfish shameful shameless sleazy slimy snake sociopath spineless stupid thug
    toxic traitor tyrant unfit unhinged unpredictable unqualified unstable untrustworthy useless
    vicious vile vindictive worthless
    """.split()
)


@rule(
    code="SRC105",
    name="anonymous-attack",
    summary="an unnamed source's opinion of a named person",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    speech=Speech.REPORTED,
    kinds=NEWS_COPY,
    standard="Reuters Handbook of Journalism, AP: no personal attack from an unnamed source",
    bad=(
        """
        “Ferrante is incompetent, and everybody knows it,” said one adviser to Mayor Nadia Ferrante.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an unnamed source calls Ferrante "incompetent": on the record, or out
        """,
    ),
    good=(
        "“Ferrante is incompetent, and everybody knows it,” said Dana Reyes of Mayor Nadia Ferrante.",
        "“Ferrante signed the order on Monday,” said one adviser to Mayor Nadia Ferrante.",
    ),
)
def anonymous_attack(reading: Reading) -> Iterator[Finding]:
    """Look at every quotation of an unnamed source that names a person."""
    quoted = reading.get(quotations)
    for one in reading.get(attributions):
        source = unnamed(reading, one)
        if source is None:
            continue
        for number in sorted(
            {number for piece in one.content for number in _overlapping(quoted, piece)}
        ):
            quotation = quoted[number]
            attacked, word = _attack(reading, quotation)
            if attacked and word:
                related = Related(source, "the unnamed source")
                yield Finding(
                    quotation.span,
                    f'an unnamed source calls {attacked} "{word}": on the record, or out',
                    (related,),
                )


def _overlapping(quoted: Sequence[Quotation], piece: Span) -> Iterator[int]:
    """Yield the numbers of the quotations that share words with a stretch of text; one may be inside another."""
    first = bisect_right(quoted, piece.start, key=lambda quotation: quotation.span.start)
    for number in range(max(0, first - _DEEPEST), len(quoted)):
        if quoted[number].span.start >= piece.end:
            break
        if quoted[number].inner.overlaps(piece):
            yield number


def _attack(reading: Reading, quotation: Quotation) -> tuple[str, str]:
    """Return the person named in the quotation, and the word for them."""
    text = quotation.inner.of(reading.text)
    words = re.findall(r"[\w'’-]+", text)
    surnames = reading.get(_surnames)
    person = min((word for word in words if word in surnames), key=surnames.__getitem__, default="")
    return person, next((word for word in words if fold(word) in PEJORATIVE and word != person), "")


def _surnames(reading: Reading) -> dict[str, int]:
    """Return the surnames of persons, each with the number of its first bearer."""
    found: dict[str, int] = {}
    for number, name in enumerate(reading.get(names)):
        if name.kind is NameKind.PERSON and name.surname:
            found.setdefault(name.surname, number)
    return found
