"""The list of names as an editor wants it: who speaks has a kind, and speech has its speaker.

The names alone do not tell whether an unknown name is a person's or an institution's; that it
speaks, and as what, does.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise

from lintnews.analysis.attributions.attribution import (
    Attribution,
    SourceType,
    Stance,
    attributions,
)
from lintnews.analysis.attributions.known_words import noun_class
from lintnews.analysis.attributions.referents import LONGEST_ENDING
from lintnews.analysis.attributions.tags import NounClass
from lintnews.analysis.dictionary import is_word
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.name_rows import (
    CAPITAL,
    DIRECTIONS,
    MOST_WORDS,
    TEXTS,
    known_institutions,
    known_places,
    shouts,
)
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
from lintnews.values import NamedTuple

_KINDS = {
    SourceType.NAMED: NameKind.PERSON,
    SourceType.ORGANIZATION: NameKind.INSTITUTION,
}


class _List(NamedTuple):
    """The entries in the order of their first mention, and whose mention ends where."""

    entries: tuple[Name, ...]
    by_end: dict[int, Name]
    ends: list[int]


def entries(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the article, in the order of their first mention.

    They are those of ``names``; one of no known kind that speaks is a person or an institution,
    and who speaks by a name that they leave out is among them.
    """
    return reading.get(_list).entries


def entry_of(reading: Reading, span: Span | None) -> Name | None:
    """Return the name of ``entries`` that a source ends with, ``None`` if it has none.

    ``span`` is what the source stands for. A work does not speak.
    """
    found = reading.get(_list)
    return None if span is None else _ending(found.by_end, found.ends, span)


def _list(reading: Reading) -> _List:
    """Return the entries, with the speakers that are in no list of names."""
    kinds = reading.get(_speaking).kinds
    found = [_by_itself(kinds.get(name, name), reading.text) for name in reading.get(names)]
    more = _unlisted(reading)
    if not more and found == list(reading.get(names)):
        return _List(tuple(found), reading.get(_mentions), reading.get(_ends))
    if more:
        known = _first_words(found)
        known.update((called, at) for at, name in enumerate(found) for called in _called(name))
        for (called, kind), spans in more.items():
            at = known.get(called)
            if at is None:
                known[called] = len(found)
                surname = called.rpartition(" ")[2] if kind is NameKind.PERSON else ""
                found.append(Name(called, kind, spans, ("",) * len(spans), "", surname))
            else:
                name = _with_mentions(found[at], spans)
                is_vague = name.kind is NameKind.OTHER
                found[at] = name._replace(kind=kind) if is_vague else name
        found.sort(key=_first_mention)
    by_end = dict(reading.get(_mentions))
    known_before = set(reading.get(names))
    for name in found:
        if name not in known_before:
            by_end.update((mention.end, name) for mention in name.mentions)
    return _List(tuple(found), by_end, sorted(by_end))


# Words that end what bodies and seas are called, and the names of other things. Own lists.
_BODIES = frozenset(
    "ministry legislature command guards inquirer gazette post-gazette beacon associates "
    "management plc lp gop militia battalions airways".split()
)
_PLACES = frozenset("sea gulf ocean coast peninsula dam strait straits".split())


def _by_itself(name: Name, text: str) -> Name:
    """Return a name of no known or no sure kind with the kind that its words or its place give it.

    "David", the "Foreign Ministry", the "Persian Gulf", "NERA SHAIK: …" in a transcript.
    """
    written = name.name
    if written.isupper() and " " in written:
        return name._replace(kind=_shouted_kind(name, text))
    if name.kind is not NameKind.OTHER:
        return name
    last = written.rpartition(" ")[2].lower()
    kind = NameKind.OTHER
    if " " in written and written.istitle():
        kind = NameKind.PLACE if last in _PLACES else kind
        kind = NameKind.INSTITUTION if last in _BODIES else kind
    is_given = last == written.lower() and last in _given_names()
    if is_given and not any(text.endswith(("the ", "The "), 0, one.start) for one in name.mentions):
        kind = NameKind.PERSON
    return name if kind is NameKind.OTHER else name._replace(kind=kind)


@cache
def _given_names() -> frozenset[str]:
    """Return the given names that hardly anything else is called."""
    return words("given-names-men") | words("given-names-women")


def _shouted_kind(name: Name, text: str) -> NameKind:
    """Return the kind of a row of words in capitals: most such rows are no names."""
    if any(_is_label(one, text) for one in name.mentions):
        return NameKind.PERSON
    written = name.name.title()
    if written in known_places():
        return NameKind.PLACE
    if name.kind is NameKind.PERSON and name.name.count(" ") < MOST_WORDS:
        return name.kind
    is_body = name.name.count(" ") < MOST_WORDS and name.name.rpartition(" ")[2].lower() in words(
        "organisation-words"
    )
    return NameKind.INSTITUTION if is_body or written in known_institutions() else NameKind.OTHER


def _is_label(mention: Span, text: str) -> bool:
    """Return whether a name in capitals is who speaks in a transcript: it opens a line."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and text.startswith(":", mention.end)


def _first_words(found: list[Name]) -> dict[str, int]:
    """Return of each first word that only one institution's name has which that is."""
    firsts: dict[str, list[int]] = {}
    for at, name in enumerate(found):
        first, _, rest = name.name.partition(" ")
        if rest and name.kind is NameKind.INSTITUTION and not shouts(first):
            firsts.setdefault(first, []).append(at)
    return {
        first: places[0]
        for first, places in firsts.items()
        if len(places) == 1 and first not in DIRECTIONS
    }


def _called(name: Name) -> tuple[str, ...]:
    return (name.name, name.surname) if name.surname else (name.name,)


def _first_mention(name: Name) -> int:
    return name.mentions[0].start


def _with_mentions(name: Name, spans: tuple[Span, ...]) -> Name:
    """Return the name with more mentions, each without a title."""
    both = sorted([*zip(name.mentions, name.titles, strict=True), *((span, "") for span in spans)])
    return name._replace(
        mentions=tuple([span for span, _ in both]), titles=tuple([title for _, title in both])
    )


def _unlisted(reading: Reading) -> dict[tuple[str, NameKind], tuple[Span, ...]]:
    """Return the names of those who speak that the list of names leaves out, with their places."""
    found: dict[tuple[str, NameKind], set[Span]] = {}
    surnames = {name.surname for name in reading.get(names) if name.kind is NameKind.PERSON}
    for one in reading.get(_speaking).strangers:
        assert one.referent is not None  # noqa: S101  a stranger has one
        span = _name_at_end(reading.text, one.referent, _KINDS[one.referent_type], surnames)
        if span is not None and span.end not in reading.get(_mentions):
            called = span.of(reading.text)
            is_body = is_written_as_body(called) or is_called_body((span,), reading.text)
            kind = NameKind.INSTITUTION if is_body else _KINDS[one.referent_type]
            found.setdefault((called, kind), set()).add(span)
    return {key: tuple(sorted(spans)) for key, spans in found.items()}


_MOST_WORDS = 6
_PART = rf"(?:al-|el-)?[{CAPITAL}][\w.’'&-]*"
_AT_END = Form(rf"(?<![\w@#’'-]){_PART}(?:[ \xa0](?:(?:bin|de|van|von) )?{_PART})*$")
_OWNERS = ("'s", "’s")


def _name_at_end(text: str, span: Span, kind: NameKind, surnames: set[str]) -> Span | None:
    """Return the capitalised words that a source ends with, if they can be a name.

    ``surnames`` are those of whom the article names in full: "King" is one where it has "Ann King".
    """
    written = span.of(text)
    match = _AT_END.search(written[:-2] if written.endswith(_OWNERS) else written)
    if match is None:
        return None
    start = span.start + match.start()
    if match.group() in surnames:
        return Span(start, span.start + match.end())
    row = match.group().split()
    titles = [at for at, word in enumerate(row[:-1]) if word.rstrip(".").lower() in words("titles")]
    first = titles[-1] + 1 if titles else int(len(row) > 1 and row[0] == "The")
    for before, word in pairwise(row[: first + 1]):
        start = text.index(word, start + len(before))
    row = row[first:]
    name = Span(start, span.start + match.end())
    return name if _can_be_name(row, kind, text) else None


def _can_be_name(row: list[str], kind: NameKind, text: str) -> bool:
    """Return whether capitalised words are no office, heading or ordinary word."""
    last = row[-1].rstrip(".").lower()
    if last in TEXTS or last == "tv":
        return False
    if last in words("titles") or noun_class(last) in (NounClass.PERSON, NounClass.GROUP):
        return False
    if len(row) > 1:
        return len(row) <= _MOST_WORDS and not all(shouts(word) for word in row)
    if len(last) == 1 or last in words("name-stopwords") or row[0].endswith("."):
        return False
    if not is_word(last):
        return True
    # An ordinary word must have its capital where nothing gives it one.
    is_surname = kind is not NameKind.PERSON or last in words("word-surnames")
    return is_surname and _stands_inside(row[0], text)


def _stands_inside(word: str, text: str) -> bool:
    """Return whether a word has a capital somewhere inside a sentence."""
    at = text.find(f" {word}")
    while at > 0:
        if text[at - 1].islower() or text[at - 1] == ",":
            return True
        at = text.find(f" {word}", at + 1)
    return False


class _Speaking(NamedTuple):
    """The names that have another kind since they speak, with it, and who speaks by no name."""

    kinds: dict[Name, Name]
    strangers: list[Attribution]


def _speaking(reading: Reading) -> _Speaking:
    """Return what the reports tell of who speaks."""
    found: dict[Name, Name] = {}
    strangers = []
    mentions, ends = reading.get(_mentions), reading.get(_ends)
    for one in reading.get(attributions):
        if one.stance is not Stance.REPORT or one.referent_type not in _KINDS:
            continue
        if one.referent is None:
            continue
        name = _ending(mentions, ends, one.referent)
        if name is None:
            strangers.append(one)
        elif one.referent_type is SourceType.NAMED and _is_person_after_all(name):
            found.setdefault(name, name._replace(kind=NameKind.PERSON))
        elif name.kind is NameKind.OTHER and _is_one(name.name):
            is_body = is_written_as_body(name.name) or is_called_body(name.mentions, reading.text)
            kind = NameKind.INSTITUTION if is_body else _KINDS[one.referent_type]
            found.setdefault(name, name._replace(kind=kind))
    return _Speaking(found, strangers)


def _is_one(name: str) -> bool:
    """Return whether a name is not that of many: "Democrats", "Palestinians"."""
    if " " in name:
        return noun_class(name.rpartition(" ")[2].lower()) not in (
            NounClass.PERSON,
            NounClass.GROUP,
        )
    return not name.endswith(("s", "ese", "ish")) or name.endswith(("ss", "us", "is"))


def _is_person_after_all(name: Name) -> bool:
    """Return whether a place that speaks as a person has a person's name: "Nadia Lake"."""
    return name.kind is NameKind.PLACE and is_given_name(name.name.partition(" ")[0].lower())


def _ending(by_end: dict[int, Name], ends: list[int], span: Span) -> Name | None:
    """Return the name whose mention a source ends with; a work does not speak."""
    for end in reversed(ends[bisect_left(ends, span.start) : bisect_left(ends, span.end + 1)]):
        if span.end - end > LONGEST_ENDING:
            return None
        name = by_end[end]
        if name.kind is not NameKind.WORK:
            return name
    return None


def _mentions(reading: Reading) -> dict[int, Name]:
    """Return whose mention ends at each place."""
    return {mention.end: name for name in reading.get(names) for mention in name.mentions}


def _ends(reading: Reading) -> list[int]:
    return sorted(reading.get(_mentions))
