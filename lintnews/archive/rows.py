"""One article as a row: what was found, how it is built, who speaks, how it reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from zlib import crc32

from lintnews.analysis.language import language
from lintnews.analysis.lexicon import words
from lintnews.analysis.names import Name, NameKind, names
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.published import published
from lintnews.analysis.page.roles import roles
from lintnews.analysis.readability import readability
from lintnews.analysis.reading import Reading
from lintnews.archive.table_rows import BatchRow
from lintnews.article.model import Role
from lintnews.article.source import Source
from lintnews.guard import TimeSpentError
from lintnews.hints import Any
from lintnews.linting.finding import Located
from lintnews.reporters.json import as_object, dumped
from lintnews.sheets.ledger import Standing, ledger

_COURTESY = frozenset("mr mrs ms mx miss sir dame lady lord".split())
_AROUND, _LONGEST_EXCERPT = 50, 200  # code points
_NOT_PRINTED = frozenset(("schema", "file", "excerpt"))
_PARTS_OF_ONE = 10_000  # a share counts in these
_LONGEST_APPOSITION = 60  # code points after a name
_WORD = re.compile(r"[A-Za-z][\w'’-]*")


def article_row(
    row: BatchRow,
    source: Source,
    reading: Reading,
    found: Iterable[Located],
    *,
    sourcing: float = 1.0,
) -> dict[str, Any]:
    """Return an article as ``columns.article`` has it.

    Who says what is counted in a share of the articles, ``sourcing``, chosen by their names.
    """
    article = reading.article
    blocks = [(one.role, one.span) for one in reading.get(roles)]
    day = reading.get(published)
    return {
        **bare_row(row, found, source),
        "record": article.record,
        "published": day,
        "month": day.strftime("%Y-%m") if day else None,
        "kind": reading.get(kind).kind.value,
        "language": reading.get(language).code,
        "headline": next(
            (span.of(reading.text) for role, span in blocks if role is Role.HEADLINE),
            article.metadata.title,
        ),
        "characters": len(reading.text),
        "roles": {role.value: 0 for role in Role} | Counter(role.value for role, _ in blocks),
        **(
            _unless_it_fails(_sourcing, reading)
            if _is_chosen(row, article.record, sourcing)
            else {}
        ),
        **_unless_it_fails(_measured, reading),
        "blocks": [
            {
                "role": role.value,
                "line": source.position(article.origin.locate(span).start)[0],
                "text": span.of(reading.text),
            }
            for role, span in blocks
        ],
        "persons": [
            _person(one, reading.text)
            for one in reading.get(names)
            if one.kind is NameKind.PERSON and one.given and one.surname
        ],
    }


def _unless_it_fails(
    figures: Callable[[Reading], dict[str, Any]], reading: Reading
) -> dict[str, Any]:
    """Return figures that no rule may have asked for; what fails leaves them out."""
    try:
        return figures(reading)
    except (Exception, TimeSpentError):  # noqa: BLE001  no figure may end the run
        return {}


def _measured(reading: Reading) -> dict[str, Any]:
    """Return how the body reads."""
    found = reading.get(readability)
    return {
        "sentences": found.sentences,
        "words": found.words,
        "grade": found.grade,
        "ease": found.ease,
    }


def _sourcing(reading: Reading) -> dict[str, int]:
    """Return how many sources an article has, its statements, and those without a name."""
    voices = reading.get(ledger)
    unnamed = (one for one in voices if one.standing is Standing.UNNAMED)
    return {
        "sources": sum(one.standing is not Standing.NOBODY for one in voices),
        "statements": sum(len(one.statements) for one in voices),
        "anonymous": sum(len(one.statements) for one in unnamed),
    }


def _is_chosen(row: BatchRow, record: str | None, share: float) -> bool:
    name = f"{row.path}\0{record or ''}".encode("utf-8", "surrogatepass")
    return share >= 1 or crc32(name) % _PARTS_OF_ONE < share * _PARTS_OF_ONE


def bare_row(
    row: BatchRow, found: Iterable[Located], source: Source | None = None
) -> dict[str, Any]:
    """Return the row of what is no article: a file that cannot be read, and what was found."""
    return {
        "path": row.path,
        "publisher": row.publisher,
        "findings": [_finding(one, source) for one in found],
    }


def _finding(one: Located, source: Source | None = None) -> dict[str, Any]:
    """Return a finding as ``columns.finding`` has it."""
    values = as_object(one)
    del values["record"]
    values["file"] = values.pop("path")
    if source is not None and source.name == one.path:
        values["excerpt"] = _excerpt(one, source)
    return values


def _excerpt(one: Located, source: Source) -> str:
    """Return what stands at a place, with some words around it, in one line."""
    start, end = one.place.start - source.start, one.place.end - source.start
    end = min(end, start + _LONGEST_EXCERPT)
    return " ".join(source.text[max(0, start - _AROUND) : end + _AROUND].split())


def jsonl(finding: Mapping[str, Any], record: str | None) -> str:
    """Return the line that ``check --format jsonl`` prints for a finding of a scan."""
    first = {"schema": finding["schema"], "path": finding["file"], "record": record}
    rest = {name: value for name, value in finding.items() if name not in _NOT_PRINTED}
    return dumped({**first, **rest})


def _person(one: Name, text: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "given": one.given,
        "surname": one.surname,
        "role": _role(one, text),
        "mentions": len(one.mentions),
    }


def _role(one: Name, text: str) -> str | None:
    """Return what a person is called: the title, else the trade before or after the name."""
    for title in one.titles:
        bare = title.rstrip(".").lower()
        if bare and bare not in _COURTESY:
            return bare
    trades = words("trades")
    for span in one.mentions:
        before = _WORD.findall(text[max(0, span.start - _LONGEST_APPOSITION) : span.start])
        if before and before[-1] in trades:
            return str(before[-1])
        if text.startswith(", ", span.end):
            aside = text[span.end + 2 : span.end + _LONGEST_APPOSITION]
            aside = re.split(r"[,.;\n]", aside, maxsplit=1)[0]
            named = next((word for word in _WORD.findall(aside) if word in trades), None)
            if named:
                return str(named)
    return None
