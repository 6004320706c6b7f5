"""Findings for machines: ``jsonl`` is an object on each line, ``json`` an array.

The schema is ``lintnews/diagnostic/1``. Offsets are code points of the decoded
source without its byte order mark, half-open; lines and columns are 1-based.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lintnews.hints import Any
from lintnews.linting.finding import Fix, Located, Place
from lintnews.reporters.reporter import Run

SCHEMA = "lintnews/diagnostic/1"


def dumped(value: object, indent: int | None = None) -> str:
    """Return a value as JSON in which no CI runner finds ``##[command]``."""
    return json.dumps(value, indent=indent).replace("##", "#\\u0023")


def report_lines(found: Iterable[Located], _run: Run) -> Iterator[str]:
    """Yield a JSON object on each line."""
    for one in found:
        yield dumped(as_object(one)) + "\n"


def report_array(found: Iterable[Located], _run: Run) -> Iterator[str]:
    """Yield a JSON array, an object on each line."""
    separator = "[\n"
    for one in found:
        yield separator + dumped(as_object(one))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def as_object(one: Located) -> dict[str, Any]:
    """Return the finding as the schema has it."""
    return {
        "schema": SCHEMA,
        "path": one.path,
        "record": one.record,
        "code": one.code,
        "name": one.name,
        "message": one.message,
        "severity": one.severity.value,
        **_place(one.place),
        "related": [
            {"message": related.message, **_place(related.place)} for related in one.related
        ],
        "fix": _fix(one.fix),
        "fingerprint": one.fingerprint,
        "url": one.url,
    }


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
    ]
    return {"applicability": fix.applicability.value, "edits": edits}
