"""Hold what an article says against what somebody who had not seen the code says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli

from lintnews.analysis.attributions.attribution import Attribution, Stance, attributions
from lintnews.analysis.names import Name, NameKind, names
from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

FOLDER = Path(__file__).parent / "who_says"
HEADLINE = "Council puts off its vote on the harbor\n\n"  # an article does not begin with its story
LIKE = 0.8
_LONGEST_SOURCE = 14  # words


@cache
def table(name: str) -> list[dict[str, Any]]:
    """Return the entries of a table: passages of ``sentences``, articles of ``people``."""
    entries = tomli.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return list(entries.get("case") or entries["article"])


def reading_of(text: str) -> Reading:
    return Reading(next(read(Source("article.txt", text))))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w$%]+", text.lower().replace("’", "'"))


def likeness(one: str, other: str) -> float:
    """Return the F1 of the words of two texts."""
    first, second = Counter(_words(one)), Counter(_words(other))
    shared = sum((first & second).values())
    return 2 * shared / max(1, first.total() + second.total())


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text.lower()) is not None


def person_at(reading: Reading, span: Span | None) -> str:
    """Return the name of the person of the list who is mentioned in ``span``, else its words."""
    if span is None:
        return ""
    for name in reading.get(names):
        if name.kind is NameKind.PERSON and any(span.overlaps(at) for at in name.mentions):
            return name.name
    return span.of(reading.text)


def _is_source(reading: Reading, attribution: Attribution, expected: dict[str, Any]) -> bool:
    sources = _listed(expected["source"])
    if sources == [""]:
        return attribution.source is None
    if attribution.source is None:
        return False
    written = attribution.source.of(reading.text)
    if len(written.split()) > _LONGEST_SOURCE or not any(_holds(written, one) for one in sources):
        return False
    speaker = expected.get("speaker")
    return speaker is None or _holds(_bare(person_at(reading, attribution.referent)), speaker)


def _bare(name: str) -> str:
    """Return a name without its nickname."""
    return " ".join(re.sub(r"[\"“‘'(][^\"”’')]+[\"”’')]", " ", name).split())


def _content(reading: Reading, pieces: tuple[Span, ...]) -> str:
    return " ".join(piece.of(reading.text).removeprefix("that ") for piece in pieces)


def _without(words: str, other: str) -> str:
    rest = Counter(_words(words))
    rest.subtract(_words(other))
    return " ".join(word for word, count in rest.items() for _ in range(max(0, count)))


def faults(case: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong about the reports of a passage."""
    reading = reading_of(HEADLINE + case["text"])
    found = [one for one in reading.get(attributions) if one.stance is Stance.REPORT]
    said = {id(one): _content(reading, one.content) for one in found}
    with_cue = [one for one in case["reports"] if one["cue"]]
    for expected in case["reports"]:
        if not expected["cue"]:
            yield from _faults_without_cue(reading, expected, found, said, bool(with_cue))
    for expected in with_cue:
        match = _match(reading, expected, found, said)
        if match is None:
            yield f"no {expected['source']!r} {expected['cue']!r} {expected['content']!r}"
            continue
        found.remove(match)
        if not _is_source(reading, match, expected):
            written = match.source.of(reading.text) if match.source else None
            yield f"source {written!r} ({person_at(reading, match.referent)!r}) for {expected}"
    for one in found:
        cue = one.cue.of(reading.text) if one.cue else None
        yield f"no report: {cue!r} {said[id(one)]!r}"


def _match(
    reading: Reading, expected: dict[str, Any], found: list[Attribution], said: dict[int, str]
) -> Attribution | None:
    words = " ".join(_listed(expected["content"]))
    for one in found:
        cue = set(_words(one.cue.of(reading.text))) if one.cue else set()
        if cue & set(_words(expected["cue"])) and likeness(said[id(one)], words) >= LIKE:
            return one
    return None


def _faults_without_cue(
    reading: Reading,
    expected: dict[str, Any],
    found: list[Attribution],
    said: dict[int, str],
    others: bool,
) -> Iterator[str]:
    """Yield what is wrong about a quotation of its own paragraph."""
    words = " ".join(_listed(expected["content"]))
    owner = next((one for one in found if not _words(_without(words, said[id(one)]))), None)
    if owner is None:
        yield f"nobody says {words!r}"
        return
    speaker = person_at(reading, owner.referent or owner.source)
    if not _holds(_bare(speaker), expected["speaker"]):
        yield f"{speaker!r} says {words!r}"
    if owner.cue is None:
        found.remove(owner)
    elif others:
        said[id(owner)] = _without(said[id(owner)], words)


def _speakers(reading: Reading) -> set[str]:
    return {
        _bare(person_at(reading, one.referent))
        for one in reading.get(attributions)
        if one.stance is Stance.REPORT and one.referent is not None
    }


def _sentence_speaker(reading: Reading, text: str) -> str | None:
    """Return who speaks in the place where ``text`` stands, ``None`` if nobody does."""
    start = reading.text.index(text)
    place = Span(start, start + len(text))
    for one in reading.get(attributions):
        if any(
            span is not None and span.overlaps(place) for span in (one.source, one.cue)
        ) and _within(one, place):
            return _bare(person_at(reading, one.referent))
    return None


def _within(one: Attribution, place: Span) -> bool:
    span = one.cue or one.source
    return span is not None and place.start <= span.start and span.end <= place.end


def people_faults(article: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong about the people of an article."""
    reading = reading_of(article["headline"] + "\n\n" + article["text"])
    people = [name for name in reading.get(names) if name.kind is NameKind.PERSON]
    for person in article["people"]:
        if not person["mentions"]:
            continue
        mine = [name for name in people if _bare(name.name) == person["name"]]
        if len(mine) != 1:
            yield f"{person['name']} has {len(mine)} entries of {[name.name for name in people]}"
        elif person["speaks"] and person["name"] not in _speakers(reading):
            yield f"{person['name']} does not speak"
    listed = {person["name"] for person in article["people"]}
    for name in people:
        if _bare(name.name) not in listed:
            yield f"{name.name!r} is no person"
    found = {name.name for name in reading.get(names)}
    yield from [f"{word!r} is no name" for word in article["not_names"] if word in found]
    yield from _surname_faults(reading, article, people)
    for place in article.get("referring_sources", []):
        speaker = _sentence_speaker(reading, place["text"])
        if speaker != place["person"]:
            yield f"{place['text']!r} is said by {speaker}, not {place['person']}"


def _surname_faults(reading: Reading, article: dict[str, Any], people: list[Name]) -> Iterator[str]:
    """Yield the bare surnames that are given to somebody else."""
    for place in article.get("bare_surnames", []):
        start = reading.text.index(place["text"])
        here = Span(start, start + len(place["text"]))
        surname = place["person"].split()[-1]
        owner = next(
            (
                _bare(name.name)
                for name in people
                for at in name.mentions
                if at.overlaps(here) and at.of(reading.text) == surname
            ),
            None,
        )
        if owner != place["person"]:
            yield f"{place['text']!r} is {owner}, not {place['person']}"


_KINDS = {"institution": "institution", "place": "place", "newspaper": "institution"}


def kind_faults(article: dict[str, Any]) -> Iterator[str]:
    """Yield the names of an article whose kind is wrong."""
    reading = reading_of(article["headline"] + "\n\n" + article["text"])
    for one in article["not_people"]:
        expected = _KINDS.get(one["kind"])
        kinds = {
            name.kind.value
            for name in reading.get(names)
            for at in name.mentions
            if _holds(at.of(reading.text), one["name"])
        }
        if expected and kinds and expected not in kinds:
            yield f"{one['name']} is {'/'.join(sorted(kinds))}, not {expected}"


@cache
def _still_wrong() -> frozenset[str]:
    """Return the rows that are known to be wrong: the kind or article, and how the text begins."""
    lines = (FOLDER / "still_wrong.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def row_of(case: dict[str, Any]) -> str:
    """Return what a passage is called in the list of rows that are known to be wrong."""
    return f"{case['kind']}: {case['text'][:60]}".replace("\n", " ")


def _known(row: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True)] if row in _still_wrong() else []


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=_known(row_of(case)), id=row_of(case))
        for case in table("sentences")
    ],
)
def test_a_passage_says_what_its_reports_say(case: dict[str, Any]) -> None:
    assert not list(faults(case))


def test_each_person_is_one_entry_and_speaks_where_it_is_said() -> None:
    found = {f"{a['id']}: {fault}" for a in table("people") for fault in people_faults(a)}
    assert found - _still_wrong() == set()
    assert {row for row in _still_wrong() if row[0].isdigit()} - found == set()


def test_most_names_have_the_right_kind() -> None:
    wrong = sum(len(list(kind_faults(article))) for article in table("people"))
    known = sum(one["kind"] in _KINDS for a in table("people") for one in a["not_people"])
    assert wrong <= 0.18 * known
