"""Who gives the story its information: reports in which a source tells something, counted once a sentence."""

from __future__ import annotations

import re

from lintnews import (
    Attribution,
    Form,
    NameKind,
    Reading,
    Role,
    SourceType,
    Span,
    Stance,
    attributions,
    fold,
    names,
    role_at,
    sentence_at,
)

# People who know something from inside. Witnesses, voters and spokesmen are left out: they hide nothing. Own list.
INSIDERS = frozenset(
    """
    adviser advisers advisor advisors agent agents aide aides ally allies associate associates
    confidant confidants deputies deputy detective detectives diplomat diplomats employee employees
    executive executives insider insiders intermediary investigator investigators loyalist loyalists
    negotiator negotiators officer officers official officials operative operatives people person
    persons source sources staffer staffers strategist strategists whistleblower whistleblowers
    """.split()
)
# People whom only what follows makes a source.
PEOPLE = frozenset(
    """
    people person persons associate associates employee employees ally allies
    """.split()
)
# Cues by which somebody tells the newspaper something; asking, proposing and criticizing are deeds. Own list.
TELLING = frozenset(
    """
    according acknowledged acknowledges added adds admitted announced argued argues asserted
    assessed believe boasted cautioned cited claimed claims commented complained concluded confided
    confirmed confirms contended contends countered declared declined denied describe described
    describes disclosed disputed emphasized estimated estimates explained explains expressed feared
    hinted indicated indicates indicating insisted insists maintained maintains mused noted notes
    noting observed pointed predicted predicts put quipped recalled recalls recounted refused
    remarked replied reported reports responded responding retorted revealed reveals said say saying
    says shared signaled spoke speculated spoken stated stressed suggested suggests tell telling
    tells testified thinks told tweeted understood volunteered warned warning warns words wrote
    writes
    """.split()
)
_NUMBERS = {
    "two": 2,
    "both": 2,
    "three": 3,
    "several": 3,
    "multiple": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_OTHERS = frozenset({"another", "other", "second", "third"})
# Words that say why somebody is not named.
REASON = Form(
    r"(?i)\banonym(?:ity|ous(?:ly)?)\b|\bnot (?:be |to be )?(?:further )?(?:named|identified|quoted)\b|\b(?:declined|asked|refused|did not want) to be"
    r" (?:named|identified)\b|\b(?:un|not )authori[sz]ed to\b|\b(?:on|a) background\b|\boff the record\b|\bwithh(?:eld|olding) (?:his|her|their)"
    r"|\bwho (?:requested|asked) (?:not|that)\b|\bfear(?:s|ed|ing)? (?:of )?(?:reprisals?|retribution|retaliation)\b|\bconfidential(?:ity)?\b"
    r"|\bsensitiv(?:e|ity)\b|\bspeak (?:freely|publicly|candidly|openly)\b|\bspeaking (?:freely|publicly|candidly|openly)\b|\bnot permitted to\b"
    r"|\b(?:real|full|last) names?\b"
)
ARTICLE = Form(r"\A(?:an?|the|one|another)\s+")
_DESCRIBED = Form(
    r"\b(?:familiar|close to|briefed|knowledge|involved|who (?:spoke|asked|requested|declined|insisted|has|have|had|was|were))\b"
)
_NAME_BEFORE = Form(r"[A-Z][\w.'’-]+ [A-Z][\w'’-]+, \Z")
_NAME_BEHIND = Form(r",? (?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+")


def tellings(reading: Reading) -> tuple[Attribution, ...]:
    """Return the reports of the body that have a source, one for each source of a sentence."""
    found: list[Attribution] = []
    seen: set[tuple[int, str]] = set()
    for one in reading.get(attributions):
        if one.stance is not Stance.REPORT or one.source is None or one.cue is None:
            continue
        words = fold(one.cue.of(reading.text)).split()
        sentence = sentence_at(reading, one.source.start)
        if (
            TELLING.isdisjoint(words)
            or sentence is None
            or role_at(reading, one.source.start) is not Role.BODY
        ):
            continue
        if fold(one.source.of(reading.text)) in set(
            """
            who that which half most some others many
            """.split()
        ):
            continue
        key = sentence.start, fold((one.referent or one.source).of(reading.text))
        if key not in seen:
            seen.add(key)
            found.append(one)
    return tuple(found)


def person_of(reading: Reading, one: Attribution) -> str:
    """Return what tells one source from another: the person's name, or what the source is called."""
    span = _who(reading, one)
    if span is None:
        return ""
    return reading.get(_by_end).get(span.end) or ARTICLE.sub("", fold(span.of(reading.text)))


def _who(reading: Reading, one: Attribution) -> Span | None:
    """Return who tells it: the people of "Department of Public Works officials", not the department."""
    span, text = one.referent or one.source, reading.text
    if span is None or one.source is None or not one.source.covers(span):
        return span
    return one.source if one.source.of(text).split()[-1] in INSIDERS else span


def _by_end(reading: Reading) -> dict[int, str]:
    """Return the name of the person whose mention ends at each offset."""
    return {
        mention.end: name.name
        for name in reading.get(names)
        if name.kind is NameKind.PERSON
        for mention in name.mentions
    }


def unnamed(reading: Reading, one: Attribution) -> Span | None:
    """Return the source if it is somebody from inside whom the story does not name."""
    span = _who(reading, one)
    # "Department of Public Works officials" stand for the department and are nobody by name.
    nameless = one.anonymous or (span == one.source and one.source_type is SourceType.DESCRIBED)
    if (
        not nameless
        or span is None
        or one.source is None
        or fold(one.source.of(reading.text)) in {"he", "she"}
    ):
        return None
    text = span.of(reading.text)
    words = frozenset(re.findall(r"\b[a-z]+\b", text))
    if INSIDERS.isdisjoint(words) or _is_named(reading, span):
        return None
    if words & INSIDERS <= PEOPLE and not _DESCRIBED.search(
        reading.text, span.start, span.end + 40
    ):
        return None
    return one.source


def new_people(reading: Reading, source: Span, seen: set[str]) -> int:
    """Return how many people the source is who were not there before; their kind is entered in ``seen``.

    "The official" is the official of the paragraph before, and so mostly are "the two
    sources" and plain "officials": of each kind the first counts, and whoever is called another.
    """
    words = re.findall(r"\b[a-z]+\b", fold(source.of(reading.text)))
    kinds = {word.removesuffix("s") for word in words if word in INSIDERS}
    known = _OTHERS.isdisjoint(words) and not seen.isdisjoint(kinds)
    seen |= kinds
    if known:
        return 0
    return next((_NUMBERS[word] for word in words if word in _NUMBERS), 1)


def is_hidden(reading: Reading, source: Span) -> bool:
    """Return whether the source is more than "officials said", which may be what an office told everybody."""
    words = frozenset(re.findall(r"\b[a-z]+\b", fold(source.of(reading.text))))
    return not (
        words & INSIDERS <= {"officials", "officers", "agents", "detectives", "investigators"}
    )


def _is_named(reading: Reading, span: Span) -> bool:
    """Return whether a person's name is in the source or comes right after it."""
    if _NAME_BEHIND.match(reading.text, span.end) or _NAME_BEFORE.search(
        reading.text, max(0, span.start - 60), span.start
    ):
        return True
    return reading.get(_full_names).get(span.end, -1) >= span.start


def _full_names(reading: Reading) -> dict[int, int]:
    """Return for each offset at which a person's name ends the last offset at which one begins that ends there."""
    found: dict[int, int] = {}
    for name in reading.get(names):
        if name.kind is NameKind.PERSON and name.given:
            for mention in name.mentions:
                found[mention.end] = max(mention.start, found.get(mention.end, -1))
    return found
