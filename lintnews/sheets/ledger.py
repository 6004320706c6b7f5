"""The sourcing ledger: who speaks in an article, how often, and whether by name."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from lintnews.analysis.attributions.attribution import (
    Attribution,
    Directness,
    SourceType,
    Stance,
    attributions,
)
from lintnews.analysis.attributions.entries import entry_of
from lintnews.analysis.forms import Form
from lintnews.analysis.names import NameKind
from lintnews.analysis.page.roles import role_at
from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentence_at
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_STORY = {Role.BODY, Role.LIST, Role.DATELINE}  # a headline says again what the story says
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their", "one", "two", "some"])


class Standing(enum.StrEnum):
    """How the reader knows a source."""

    NAMED = "by name"
    INSTITUTION = "institution"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "no name"
    NOBODY = "nobody"


_STANDINGS = {
    SourceType.NAMED: Standing.NAMED,
    SourceType.ORGANIZATION: Standing.INSTITUTION,
    SourceType.GROUP: Standing.GROUP,
    SourceType.DOCUMENT: Standing.DOCUMENT,
    SourceType.DESCRIBED: Standing.UNNAMED,
    SourceType.UNNAMED: Standing.UNNAMED,
    SourceType.PRONOUN: Standing.NOBODY,
    SourceType.NONE: Standing.NOBODY,
}
_STANDINGS_OF_NAMES = {
    NameKind.PERSON: Standing.NAMED,
    NameKind.INSTITUTION: Standing.INSTITUTION,
}


class Voice(NamedTuple):
    """One source of an article with the statements it makes, in the order of the text."""

    name: str
    standing: Standing
    statements: tuple[Attribution, ...]

    @property
    def direct(self) -> int:
        """How many of the statements are quotations, whole or in part."""
        return sum(one.kind is not Directness.INDIRECT for one in self.statements)

    @property
    def indirect(self) -> int:
        """How many of the statements are told in the paper's words."""
        return len(self.statements) - self.direct


def ledger(reading: Reading) -> tuple[Voice, ...]:
    """Return who speaks, those who say most first; only reports of the story count."""
    voices: dict[str, list[Attribution]] = {}
    shown: dict[str, tuple[str, Standing]] = {}
    for one in reading.get(attributions):
        if one.stance is not Stance.REPORT or role_at(reading, place_of(one).start) not in _STORY:
            continue
        name, standing = _who(reading, one)
        key = name.casefold()
        voices.setdefault(key, []).append(one)
        shown.setdefault(key, (name, standing))
    found = [Voice(*shown[key], tuple(statements)) for key, statements in voices.items()]
    return tuple(sorted(found, key=lambda voice: -len(voice.statements)))


def place_of(one: Attribution) -> Span:
    """Return where an attribution is looked for: its source, else its cue, else what is said."""
    return one.source or one.cue or one.content[0]


def anonymous_share(voices: Iterable[Voice]) -> float:
    """Return the share of statements whose source has no name, between 0 and 1."""
    counts = [(len(voice.statements), voice.standing is Standing.UNNAMED) for voice in voices]
    total = sum(count for count, _ in counts)
    return sum(count for count, unnamed in counts if unnamed) / total if total else 0.0


# What says why a source has no name. Own list.
_REASON = Form(
    r"[^.;,“”\"\n]*\b(?:condition(?:ed)? (?:of|on) anonymity|anonymously|not authori[sz]ed"
    r"|(?:asked|asking|declined|requested|wished|wanted|refused) (?:not )?(?:to be|that) "
    r"(?:named|identified|quoted)|(?:asked|requested)[^.,\n]{0,20} anonymity"
    r"|not to be (?:named|identified)|fear(?:ed|ing|s)?(?: of)? (?:retaliation|reprisals?))"
    r"[^.;“”\"\n]*"
)


def why_unnamed(reading: Reading, voice: Voice) -> str:
    """Return in the story's words why a source has no name, ``""`` if it does not say."""
    for one in voice.statements:
        sentence = sentence_at(reading, place_of(one).start)
        if sentence is not None:
            match = _REASON.search(reading.text, sentence.start, sentence.end)
            if match:
                return match.group().strip()
    return ""


def _who(reading: Reading, one: Attribution) -> tuple[str, Standing]:
    """Return what a source is called in the ledger, and its standing."""
    span = one.referent or one.source
    standing = _STANDINGS[one.referent_type]
    if span is None:
        return "nobody", Standing.NOBODY
    if standing in {Standing.NAMED, Standing.INSTITUTION}:
        entry = entry_of(reading, span)
        if entry is not None:
            return entry.name, _STANDINGS_OF_NAMES.get(entry.kind, standing)
    words = span.of(reading.text).split()
    while len(words) > 1 and words[0].lower() in _ARTICLES and standing is not Standing.UNNAMED:
        words = words[1:]
    return " ".join(words), standing
