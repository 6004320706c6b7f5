"""An article with its findings as the report and the page show it: plain values for a template."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from lintnews.analysis.acronyms import Acronym, acronyms
from lintnews.analysis.calendar import DateMention, dates
from lintnews.analysis.names import NameKind, names
from lintnews.analysis.numbers import numbers
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role
from lintnews.article.span import Span
from lintnews.linting.finding import Located, Severity
from lintnews.linting.rule import Rule
from lintnews.run.library import Report
from lintnews.sheets.known import KnownFact, known_facts
from lintnews.sheets.ledger import Standing, Voice, anonymous_share, ledger, place_of
from lintnews.values import NamedTuple

_MOST_QUOTED = 80  # code points of a replacement that is shown in the margin
_FIRST_LOOK = 5
_AROUND = 40  # code points shown around a number
# How a message names other places: ``line 7``, ``on line 7``, ``lines 3, 5 and 9``.
# What is quoted is the article's words.
_LINES = re.compile(r'"[^"]*"|\b(on )?lines? (\d+(?:(?:, | and )\d+)*)\b')
#: What an editor calls the three severities.
CALLED = {Severity.ERROR: "must be fixed", Severity.WARNING: "to look at", Severity.INFO: "note"}


class MarkedPiece(NamedTuple):
    """A stretch of a paragraph that the same findings mark; ``marks`` are their numbers."""

    text: str
    marks: tuple[int, ...] = ()
    severity: str = ""


class Note(NamedTuple):
    """What the margin says of one finding, with paragraphs in place of lines.

    ``paragraph`` is 1-based, 0 if the finding is of no paragraph; ``others`` has the paragraph
    of each other place with what is said of it.
    """

    number: int
    code: str
    severity: str
    called: str
    message: str
    why: str
    suggestion: str
    url: str
    paragraph: int
    others: tuple[tuple[int, str], ...]


class Paragraph(NamedTuple):
    """One block of the article: its 1-based number, its line, its role, its words."""

    number: int
    line: int
    role: str
    pieces: tuple[MarkedPiece, ...]
    notes: tuple[Note, ...]


class CheckRow(NamedTuple):
    """One row of a checking list: what it says, what it means, in which paragraphs."""

    text: str
    meaning: str
    paragraphs: tuple[int, ...]


class CheckList(NamedTuple):
    """One checking list."""

    title: str
    rows: tuple[CheckRow, ...]


class MarkedArticle(NamedTuple):
    """Everything that the report of one article shows."""

    path: str
    headline: str
    byline: str
    day: str
    kind: str
    verdict: str
    first: tuple[Note, ...]
    general: tuple[Note, ...]
    paragraphs: tuple[Paragraph, ...]
    ledger: tuple[CheckRow, ...]
    naming: str
    sheets: tuple[CheckList, ...]
    failures: tuple[str, ...]
    counts: Mapping[str, int]
    facts: tuple[KnownFact, ...] = ()


def marked(report: Report, rules: Mapping[str, Rule]) -> MarkedArticle:
    """Return what is shown of a report's first article; ``rules`` are those of the run, by code."""
    reading = report.reading
    spans = _paragraph_spans(reading, report)
    pairs = notes(report, rules)
    noted = [note for note, _ in pairs]
    paragraphs = tuple(_paragraphs(report, reading, spans, pairs))
    by_weight = sorted(noted, key=lambda note: (-_RANK[note.severity], note.number))
    voices = ledger(reading) if reading else ()
    return MarkedArticle(
        path=report.path,
        headline=_of_role(reading, Role.HEADLINE) or report.path,
        byline=_of_role(reading, Role.BYLINE),
        day=_day(reading),
        kind=reading.get(kind).kind.value if reading else "",
        verdict=verdict(report.findings),
        first=tuple(by_weight[:_FIRST_LOOK]),
        general=tuple(note for note in noted if not note.paragraph),
        paragraphs=paragraphs,
        ledger=tuple(_ledger_rows(voices, spans, reading)),
        naming=_naming(voices),
        sheets=tuple(_sheets(reading, spans)) if reading else (),
        failures=report.failures,
        counts=counts(report.findings),
        facts=tuple(known_facts(reading)) if reading else (),
    )


def notes(report: Report, rules: Mapping[str, Rule]) -> list[tuple[Note, Located]]:
    """Return what is said of each finding, in the order of the text."""
    spans = _paragraph_spans(report.reading, report)
    ordered = sorted(report.findings, key=lambda one: (one.place.start, one.place.end, one.code))
    return [
        (_note(number, one, rules, spans, report.text), one)
        for number, one in enumerate(ordered, 1)
    ]


_RANK = {severity.value: severity.rank for severity in Severity}


def counts(findings: Iterable[Located]) -> dict[str, int]:
    """Return how many findings there are of each severity, the gravest first."""
    result = {severity.value: 0 for severity in CALLED}
    for one in findings:
        result[one.severity.value] += 1
    return result


def verdict(findings: Iterable[Located]) -> str:
    """Return what came of it in words: ``1 thing must be fixed, 14 to look at, 6 notes``."""
    found = counts(findings)
    fixed, looked, notes = (found[severity.value] for severity in CALLED)
    parts = []
    if fixed:
        parts.append(f"{fixed} thing{'' if fixed == 1 else 's'} must be fixed")
    if looked:
        parts.append(f"{looked} to look at" if parts else f"{_things(looked)} to look at")
    if notes:
        parts.append(f"{notes} note{'' if notes == 1 else 's'}")
    return ", ".join(parts) or "Nothing to mark"


def _things(count: int) -> str:
    return f"{count} thing{'' if count == 1 else 's'}"


def _paragraph_spans(reading: Reading | None, report: Report) -> tuple[Span, ...]:
    """Return where each block stands, as offsets of the source."""
    if reading is None:
        return (Span(0, len(report.text)),) if report.text else ()
    locate = reading.article.origin.locate
    return tuple(locate(block.span) for block in reading.get(roles))


def _number_at(spans: Sequence[Span], offset: int) -> int:
    """Return the 1-based number of the paragraph at or before an offset, 0 if there is none."""
    return bisect_right(spans, offset, key=lambda span: span.start)


def _note(
    number: int, one: Located, rules: Mapping[str, Rule], spans: Sequence[Span], text: str
) -> Note:
    rule = rules.get(one.code)
    place = one.place
    others = tuple((_number_at(spans, item.place.start), item.message) for item in one.related)
    message = _in_paragraphs(one, [paragraph for paragraph, _ in others])
    return Note(
        number=number,
        code=one.code,
        severity=one.severity.value,
        called=CALLED[one.severity],
        message=message[:1].upper() + message[1:],
        why=_one_line(rule.summary) if rule else "",
        suggestion=_suggestion(one, text),
        url=one.url or "",
        paragraph=_number_at(spans, place.start) if place.end > place.start else 0,
        others=others,
    )


def _in_paragraphs(one: Located, paragraphs: Sequence[int]) -> str:
    """Return a finding's message with ``paragraphs``, those of its other places, for their lines.

    Where paragraphs are counted, and in a Word document above all, nobody counts lines.
    """
    known = {
        str(item.place.line): paragraph
        for item, paragraph in zip(one.related, paragraphs, strict=True)
    }

    def counted(match: re.Match[str]) -> str:
        found = sorted({known.get(line, 0) for line in re.findall(r"\d+", match[2] or "")})
        if not found or not found[0]:
            return match[0]
        first, last = ", ".join(map(str, found[:-1])), found[-1]
        said = f"paragraphs {first} and {last}" if first else f"paragraph {last}"
        return f"in {said}" if match[1] else said

    return _LINES.sub(counted, one.message)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _suggestion(one: Located, text: str) -> str:
    """Return what a fix does in words, empty if there is none or it is too long to show."""
    if one.fix is None or len(one.fix.edits) != 1:
        return ""
    (edit,) = one.fix.edits
    put, taken = edit.text.strip(), edit.span.of(text).strip()
    if not put:
        return f"take out “{taken}”" if 0 < len(taken) <= _MOST_QUOTED else "take it out"
    return f"“{put}”" if len(put) <= _MOST_QUOTED else ""


def _paragraphs(
    report: Report,
    reading: Reading | None,
    spans: Sequence[Span],
    pairs: Sequence[tuple[Note, Located]],
) -> Iterator[Paragraph]:
    blocks = reading.get(roles) if reading else ()
    for number, span in enumerate(spans, 1):
        here = [
            (one, note)
            for note, one in pairs
            if one.place.start < span.end and span.start < one.place.end
        ]
        yield Paragraph(
            number=number,
            line=report.text.count("\n", 0, span.start) + 1,
            role=blocks[number - 1].role.value if blocks else "text",
            pieces=tuple(_pieces(report.text, span, here)),
            notes=tuple(note for _, note in here if note.paragraph == number),
        )


def _pieces(text: str, span: Span, here: Sequence[tuple[Located, Note]]) -> Iterator[MarkedPiece]:
    """Cut a paragraph where a finding begins or ends."""
    ends = {span.start, span.end}
    for one, _ in here:
        ends |= {max(span.start, one.place.start), min(span.end, one.place.end)}
    for start, end in pairwise(sorted(ends)):
        covering = [note for one, note in here if one.place.start <= start and end <= one.place.end]
        gravest = max(covering, key=lambda note: _RANK[note.severity], default=None)
        yield MarkedPiece(
            text[start:end],
            tuple(note.number for note in covering),
            gravest.severity if gravest else "",
        )


def _of_role(reading: Reading | None, role: Role) -> str:
    """Return the first block of a role on one line."""
    if reading is None:
        return ""
    for block in reading.get(roles):
        if block.role is role:
            return _one_line(block.span.of(reading.text))
    return ""


def _day(reading: Reading | None) -> str:
    day = reading.get(published) if reading else None
    return _written_out(day) if day else ""


def _written_out(day: dt.date) -> str:
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"


def _ledger_rows(
    voices: Iterable[Voice], spans: Sequence[Span], reading: Reading | None
) -> Iterator[CheckRow]:
    for voice in voices:
        if voice.standing is Standing.NOBODY or reading is None:
            continue
        said = f"{voice.standing.value}: {voice.direct} quoted, {voice.indirect} paraphrased"
        yield CheckRow(
            voice.name, said, _numbers_of(map(place_of, voice.statements), spans, reading)
        )


def _naming(voices: Sequence[Voice]) -> str:
    """Return how much of what is said comes from people without a name, in a sentence."""
    share = anonymous_share(voices)
    if share:
        percent = max(1, round(100 * share))
        return f"{percent}% of the statements come from people without a name."
    if any(voice.standing is Standing.GROUP for voice in voices):
        return "All sources are named, but for groups."
    return "All sources are named."


def _numbers_of(found: Iterable[Span], spans: Sequence[Span], reading: Reading) -> tuple[int, ...]:
    locate = reading.article.origin.locate
    return tuple(dict.fromkeys(_number_at(spans, locate(span).start) for span in found))


def _sheets(reading: Reading, spans: Sequence[Span]) -> Iterator[CheckList]:
    """Yield the lists that a fact-checker ticks off; empty lists are left out."""
    found = reading.get(names)
    people = [
        (name.name, _mentions(name.mentions), name.mentions)
        for name in found
        if name.kind is NameKind.PERSON
    ]
    others = [
        (name.name, "name" if name.kind is NameKind.OTHER else name.kind.value, name.mentions)
        for name in found
        if name.kind is not NameKind.PERSON
    ]
    figures = [
        (one.span.of(reading.text), _around(reading.text, one.span), (one.span,))
        for one in reading.get(numbers)
    ]
    days = [
        (one.span.of(reading.text), _calendar_day(one), (one.span,)) for one in reading.get(dates)
    ]
    short = [(one.text, _introduction(one), one.mentions) for one in reading.get(acronyms)]
    for title, rows in (
        ("People", people),
        ("Other names", others),
        ("Numbers", figures),
        ("Dates", days),
        ("Acronyms", short),
    ):
        if rows:
            yield CheckList(
                title,
                tuple(
                    CheckRow(
                        _one_line(text), _one_line(meaning), _numbers_of(places, spans, reading)
                    )
                    for text, meaning, places in rows
                ),
            )


def _mentions(spans: Sequence[Span]) -> str:
    return "once" if len(spans) == 1 else f"{len(spans)} times"


def _around(text: str, span: Span) -> str:
    """Return the words after a number: what is counted."""
    return text[span.end : span.end + _AROUND].partition("\n")[0].rpartition(" ")[0].lstrip(" -")


def _calendar_day(one: DateMention) -> str:
    return _written_out(one.resolved) if one.resolved else ""


def _introduction(one: Acronym) -> str:
    if one.introduced:
        return "introduced"
    return "known" if one.known else "not introduced"
