"""SARIF 2.1.0, for code scanning services and editors.

Columns and offsets are code points (``columnKind``). What kept a file from being
checked is a notification of the invocation and no result.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from lintnews.hints import Any
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Edit, Fix, Located, Place, Severity, page_address
from lintnews.linting.rule import Rule
from lintnews.reporters.json import dumped
from lintnews.reporters.reporter import Run
from lintnews.values import SITE

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(found: Iterable[Located], run: Run) -> Iterator[str]:
    """Yield the log: results as they come, then the tool and what went wrong."""
    yield (
        f'{{"$schema": {json.dumps(SCHEMA)}, "version": "2.1.0", '
        '"runs": [{"columnKind": "unicodeCodePoints", "results": ['
    )
    indexes: dict[str, int] = {}
    notifications = [_notification(message) for message in run.failures]
    separator = "\n"
    for one in found:
        if one.code in FAILURES:
            notifications.append(_file_notification(one))
            continue
        index = indexes.setdefault(one.code, len(indexes))
        yield separator + dumped(_result(one, index, run))
        separator = ",\n"
    invocation: dict[str, Any] = {"executionSuccessful": not notifications}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    driver: dict[str, Any] = {
        "name": "lintnews",
        "rules": [_rule(code, run.rules) for code in indexes],
    }
    if SITE:
        driver["informationUri"] = SITE
    if run.version:
        driver["version"] = run.version
    yield (
        f'\n], "tool": {dumped({"driver": driver})}, "invocations": {dumped([invocation])}}}]}}\n'
    )


def _result(one: Located, index: int, run: Run) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": _message(one.message),
        "locations": [_location(one.path, one.place)],
    }
    if one.record is not None:
        result["locations"][0]["logicalLocations"] = [{"name": one.record}]
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "message": _message(item.message), **_location(one.path, item.place)}
            for number, item in enumerate(one.related)
        ]
    if one.fingerprint:
        result["partialFingerprints"] = {"lintnews/v1": one.fingerprint}
    if one.fix is not None:
        result["fixes"] = [_fix(one.path, one.fix, run)]
    return result


def _location(path: str, place: Place) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(place)}}


def _artifact(path: str) -> dict[str, str]:
    if path == "-":
        return {"uri": "stdin"}
    encoded = quote(os.fsencode(path.replace(os.sep, "/")))
    return (
        {"uri": f"file://{encoded}"}
        if path.startswith("/")
        else {"uri": encoded.removeprefix("./")}
    )


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _fix(path: str, fix: Fix, run: Run) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _edit_region(path, edit, run), "insertedContent": {"text": edit.text}}
        if edit.text
        else {"deletedRegion": _edit_region(path, edit, run)}
        for edit in fix.edits
    ]
    return {
        "description": {"text": f"{fix.applicability.value} fix"},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _edit_region(path: str, edit: Edit, run: Run) -> dict[str, int]:
    span = edit.span
    source = run.source(path)
    if source is None or span.end > len(source.text):
        return {"charOffset": span.start, "charLength": len(span)}
    return _region(
        Place(span.start, span.end, *source.position(span.start), *source.position(span.end))
    )


def _rule(code: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    rule = rules.get(code)
    if rule is None:
        return {"id": code}
    why = " ".join(rule.why.split())
    described: dict[str, Any] = {
        "id": code,
        "name": rule.name,
        "shortDescription": _message(rule.summary),
        "fullDescription": _message(why or rule.summary),
        "help": _message(why or rule.summary),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    page = page_address(rule.url, rule.name)
    return {**described, "helpUri": page} if page else described


def _file_notification(one: Located) -> dict[str, Any]:
    return {
        **_notification(f"{one.path}: {one.message}"),
        "descriptor": {"id": one.code},
        "locations": [_location(one.path, one.place)],
    }


def _notification(message: str) -> dict[str, Any]:
    return {"level": "error", "message": _message(message)}


_OF_A_LINK = str.maketrans({mark: f"\\{mark}" for mark in "\\[]"})


def _message(text: str) -> dict[str, str]:
    """Return a text as a message; words of the copy in the form of a link are none."""
    return {"text": text.translate(_OF_A_LINK) if "](" in text else text}
