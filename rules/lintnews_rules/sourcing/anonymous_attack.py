"""Who attacks somebody by name gives their own, or says nothing.

An unnamed source can give facts that could not be had otherwise. An opinion of a
person, above all an ugly one, cannot be weighed without knowing who holds it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lintnews import NEWS_COPY, PROSE, Finding, NameKind, Related, Severity, Speech, attributions, fold, names, quotations, rule
from lintnews_rules.sourcing._reports import unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintnews import Options, Quotation, Reading

# Opinions of a person that nobody would want to read of himself. Own list.
PEJORATIVE = frozenset(
    "abrasive abysmal amateur amateurish arrogant awful bully buffoon bumbling childish circus clown clueless coward cowardly crazy crook"
    " crooked cruel delusional deranged despicable devious dictator disaster disastrous disgrace disgraceful dishonest disloyal dumb"
    " dysfunctional egomaniac erratic evil fake fool foolish fraud hack hapless hated horrible hypocrite idiot idiotic ignorant immature"
    " incapable incompetent inept insane insecure insufferable jerk laughable laughingstock lazy liar lied"
    " loathsome loser lunatic lying madman manipulative mess miserable monster moron narcissist narcissistic nasty nightmare obnoxious"
    " obsessed odious paranoid pathetic pathological phony pompous psychopath racist reckless ridiculous ruthless sabotage scum"
    " selfish shameful shameless sleazy slimy snake sociopath spineless stupid thug toxic traitor tyrant unfit unhinged"
    " unpredictable unqualified unstable untrustworthy useless vicious vile vindictive worthless".split()
)


@rule(
    code="SRC105",
    name="anonymous-attack",
    summary="an unnamed source's opinion of a named person",
    severity=Severity.WARNING,
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
def anonymous_attack(reading: Reading, _options: Options) -> Iterator[Finding]:
    """Look at every quotation of an unnamed source that names a person."""
    quoted = reading.get(quotations)
    for one in reading.get(attributions):
        source = unnamed(reading, one)
        if source is None:
            continue
        for quotation in quoted:
            if any(piece.overlaps(quotation.inner) for piece in one.content):
                attacked, word = _attack(reading, quotation)
                if attacked and word:
                    related = Related(source, "the unnamed source")
                    yield Finding(quotation.span, f'an unnamed source calls {attacked} "{word}": on the record, or out', (related,))


def _attack(reading: Reading, quotation: Quotation) -> tuple[str, str]:
    """Return the person named in the quotation, and the word for them."""
    text = quotation.inner.of(reading.text)
    words = _word().findall(text)
    person = next(
        (name.surname for name in reading.get(names) if name.kind is NameKind.PERSON and name.surname and name.surname in words), ""
    )
    return person, next((word for word in words if fold(word) in PEJORATIVE and word != person), "")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’-]+")
