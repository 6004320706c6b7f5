"""What the HTTP interface answers: plain objects in, plain objects out, nothing of the network."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache

from lintnews.article.source import Source
from lintnews.errors import LintnewsError
from lintnews.hints import Any
from lintnews.linting.engine_rules import UNREADABLE
from lintnews.linting.finding import page_address
from lintnews.readers.choose import by_extension
from lintnews.readers.shipped_readers import READERS
from lintnews.reporters.json import as_object as finding_object
from lintnews.run.library import Linter, Report
from lintnews.sheets.inspection import as_object as article_object
from lintnews.values import NamedTuple
from lintnews.web.marked import verdict

CHECK_SCHEMA = "lintnews/check/1"
FIELDS = ("text", "filename", "date", "kind", "language", "profile", "stage")
UNITS = ("code-points", "utf-16")
#: A string may begin with it: it is not read, and counts in the offsets of what was sent.
BYTE_ORDER_MARK = "\ufeff"
_NAME = "article.txt"
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
# What messages for the command line say and a request has no field for.
_DASHES = re.compile("^--", re.MULTILINE)
_ENCODING = re.compile(",? or (?:give|name its encoding with) --encoding.*")


class BadRequestError(Exception):
    """A request that cannot be understood; the message says what to send."""


class Question(NamedTuple):
    """A text, and what is said about it; ``utf16`` asks for offsets in UTF-16 units."""

    text: str | bytes
    filename: str = _NAME
    date: str | None = None
    kind: str | None = None
    language: str | None = None
    profile: str | None = None
    stage: str | None = None
    utf16: bool = False


def question(given: Mapping[str, Any]) -> Question:
    """Return the question that a JSON object or a form asks.

    Raises:
        BadRequestError: names the first field that is wrong.
    """
    unknown = sorted(given.keys() - {*FIELDS, "units"})
    if unknown:
        message = f"there is no field {unknown[0]!r} (there are {', '.join((*FIELDS, 'units'))})"
        raise BadRequestError(message)
    if "text" not in given:
        message = "the field 'text' is missing: it holds the article"
        raise BadRequestError(message)
    if not isinstance(given["text"], str | bytes):
        message = "the field 'text' is not a string: it holds the article"
        raise BadRequestError(message)
    wrong = [name for name in (*FIELDS[1:], "units") if not isinstance(given.get(name, ""), str)]
    if wrong:
        message = f"the field {wrong[0]!r} is not a string"
        raise BadRequestError(message)
    units = given.get("units") or UNITS[0]
    if units not in UNITS:
        message = f"the field 'units' is one of {', '.join(UNITS)}"
        raise BadRequestError(message)
    values = {name: given[name] for name in FIELDS if given.get(name)}
    for name, value in values.items():
        require_characters(name, value)
    return Question(**{"text": given["text"], **values}, utf16=units == UNITS[1])


def check(asked: Question) -> dict[str, Any]:
    """Return the findings in a text, as ``--format jsonl`` has them.

    Raises:
        BadRequestError: if a profile, stage, date, kind or language does not exist.
    """
    report = answered(asked)
    shown = report.in_utf16() if asked.utf16 else report
    mark = _mark(asked)
    findings = [finding_object(one) for one in shown.findings]
    return {
        "schema": CHECK_SCHEMA,
        "verdict": verdict(report.findings),
        "findings": _placed(findings, lambda offset: offset + mark),
        "failures": list(report.failures),
    }


def inspect(asked: Question) -> dict[str, Any]:
    """Return what the linter sees in a text, as ``inspect --format jsonl`` has it.

    Raises:
        BadRequestError: as ``check`` does, and if there is no article in the text.
    """
    report = answered(asked)
    if report.reading is None:
        message = "; ".join(report.failures) or "there is no article in the text"
        raise BadRequestError(message)
    wide = [match.start() for match in _BEYOND_16_BITS.finditer(report.text) if asked.utf16]
    mark = _mark(asked)
    seen = article_object(report.reading, Source(report.path, report.text))
    placed: dict[str, Any] = _placed(seen, lambda offset: offset + mark + bisect_left(wide, offset))
    return placed


def text(asked: Question) -> dict[str, Any]:
    """Return the plain text of a file that is not text, as findings count in it.

    Raises:
        BadRequestError: if the file cannot be read.
    """
    return {"text": BYTE_ORDER_MARK * _mark(asked) + answered(asked).text}


def rules() -> list[dict[str, Any]]:
    """Return every rule: its code, name, what it finds and how grave that is."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "summary": rule.summary,
            "severity": rule.severity.value,
            "default": rule.default.value,
            "plugin": rule.plugin,
            "url": page_address(rule.url, rule.name),
        }
        for _, rule in sorted(linter(None, None).rules.items())
    ]


def answered(asked: Question) -> Report:
    """Lint the text of a question.

    Raises:
        BadRequestError: if something is asked for that does not exist, or what was sent is
            no text at all.
    """
    require_characters("text", asked.text)
    report = _trying(
        lambda: linter(asked.profile, asked.stage).lint(
            asked.text,
            filename=asked.filename,
            date=asked.date,
            kind=asked.kind,
            language=asked.language,
        )
    )
    _require_read(asked, report)
    return report


def require_characters(name: str, value: str | bytes) -> None:
    """Refuse a string with a NUL or half a character in it, which no answer could hold.

    Raises:
        BadRequestError: names the field and the offset.
    """
    match = _NO_CHARACTER.search(value) if isinstance(value, str) else None
    if match is not None:
        what = (
            "a NUL" if match.group() == "\0" else "half a character, a surrogate without its pair"
        )
        message = (
            f"the field {name!r} has U+{ord(match.group()):04X} at offset {match.start()}: {what}"
        )
        raise BadRequestError(message)


def _require_read(asked: Question, report: Report) -> None:
    """Refuse what could not be read as the file that it is said to be.

    Raises:
        BadRequestError: says what to send.
    """
    unread = [one.message for one in report.findings if one.code == UNREADABLE.code]
    if not unread:
        return
    reader = by_extension(asked.filename, READERS)
    if isinstance(asked.text, str) and reader is not None and reader.extract is not None:
        message = (
            f"the field 'text' holds plain text, and {asked.filename!r} is the name of a file that "
            "is none: send the file itself as multipart/form-data, or another 'filename'"
        )
        raise BadRequestError(message)
    if not report.text:
        message = f"{asked.filename}: {_ENCODING.sub('', unread[0])}"
        raise BadRequestError(message)


def _mark(asked: Question) -> int:
    """Return how many characters of the string that was sent are not read: 1 or 0."""
    return int(isinstance(asked.text, str) and asked.text.startswith(BYTE_ORDER_MARK))


def _placed(value: Any, place: Callable[[int], int]) -> Any:
    """Return a plain value with every ``start`` and ``end`` in it put where ``place`` says."""
    if isinstance(value, list):
        return [_placed(item, place) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: place(item)
        if name in {"start", "end"} and isinstance(item, int)
        else _placed(item, place)
        for name, item in value.items()
    }


def _trying(work: Callable[[], Report]) -> Report:
    try:
        return work()
    except LintnewsError as error:
        raise BadRequestError(_DASHES.sub("", str(error))) from error


@lru_cache(maxsize=8)
def linter(profile: str | None, stage: str | None) -> Linter:
    """Return the linter of a profile and a stage; rules are loaded once."""
    return Linter(profile=profile, stage=stage)
