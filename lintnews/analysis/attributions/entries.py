"""The list of names as an editor wants it: who speaks has a kind, and speech has its speaker.

The names alone do not tell whether an unknown name is a person's or an institution's; that it
speaks, and as what, does.
"""

from __future__ import annotations

from bisect import bisect_left

from lintnews.analysis.attributions.attribution import SourceType, Stance, attributions
from lintnews.analysis.names import (
    Name,
    NameKind,
    is_called_body,
    is_given_name,
    is_written_as_body,
    names,
)
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span

_LONGEST_ENDING = 3  # code points after a name in its phrase: a point, "'s"
_KINDS = {
    SourceType.NAMED: NameKind.PERSON,
    SourceType.ORGANIZATION: NameKind.INSTITUTION,
}


def entries(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in the order of their first mention.

    They are those of ``names``; one of no known kind that speaks is a person or an institution.
    """
    return tuple(reading.get(_kinds).get(name, name) for name in reading.get(names))


def entry_of(reading: Reading, span: Span | None) -> Name | None:
    """Return the name of ``entries`` that a source ends with, ``None`` if it has none.

    ``span`` is what the source stands for. A work does not speak.
    """
    name = _named(reading, span)
    return None if name is None else reading.get(_kinds).get(name, name)


def _kinds(reading: Reading) -> dict[Name, Name]:
    """Return the names that have another kind since they speak, with it."""
    found: dict[Name, Name] = {}
    for one in reading.get(attributions):
        if one.stance is not Stance.REPORT or one.referent_type not in _KINDS:
            continue
        name = _named(reading, one.referent)
        if name is None:
            continue
        if one.referent_type is SourceType.NAMED and _is_person_after_all(name):
            found.setdefault(name, name._replace(kind=NameKind.PERSON))
        elif name.kind is NameKind.OTHER and _is_one(name.name):
            is_body = is_written_as_body(name.name) or is_called_body(name.mentions, reading.text)
            kind = NameKind.INSTITUTION if is_body else _KINDS[one.referent_type]
            found.setdefault(name, name._replace(kind=kind))
    return found


def _is_one(name: str) -> bool:
    """Return whether a name is not that of many: "Democrats", "Palestinians"."""
    return not name.endswith(("s", "ese", "ish")) or name.endswith(("ss", "us", "is"))


def _is_person_after_all(name: Name) -> bool:
    """Return whether a place that speaks as a person has a person's name: "Eli Lake"."""
    return name.kind is NameKind.PLACE and is_given_name(name.name.partition(" ")[0].lower())


def _named(reading: Reading, span: Span | None) -> Name | None:
    if span is None:
        return None
    ends = reading.get(_ends)
    mentions = reading.get(_mentions)
    for end in reversed(ends[bisect_left(ends, span.start) : bisect_left(ends, span.end + 1)]):
        if span.end - end > _LONGEST_ENDING:
            return None
        name = mentions[end]
        if name.kind is not NameKind.WORK:
            return name
    return None


def _mentions(reading: Reading) -> dict[int, Name]:
    """Return whose mention ends at each place."""
    return {mention.end: name for name in reading.get(names) for mention in name.mentions}


def _ends(reading: Reading) -> list[int]:
    return sorted(reading.get(_mentions))
