"""What the HTTP interface answers: plain objects in, plain objects out, nothing of the network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from lintnews.article.source import Source
from lintnews.errors import LintnewsError
from lintnews.hints import Any
from lintnews.linting.finding import page_address
from lintnews.reporters.json import as_object as finding_object
from lintnews.run.library import Linter, Report
from lintnews.sheets.inspection import as_object as article_object
from lintnews.values import NamedTuple
from lintnews.web.marked import verdict

CHECK_SCHEMA = "lintnews/check/1"
FIELDS = ("text", "filename", "date", "kind", "language", "profile", "stage")
UNITS = ("code-points", "utf-16")
_NAME = "article.txt"


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
    if not isinstance(given.get("text"), str | bytes):
        message = "the field 'text' is missing: it holds the article"
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
    return Question(**{"text": given["text"], **values}, utf16=units == UNITS[1])


def check(asked: Question) -> dict[str, Any]:
    """Return the findings in a text, as ``--format jsonl`` has them.

    Raises:
        BadRequestError: if a profile, stage, date, kind or language does not exist.
    """
    report = answered(asked)
    shown = report.in_utf16() if asked.utf16 else report
    return {
        "schema": CHECK_SCHEMA,
        "verdict": verdict(report.findings),
        "findings": [finding_object(one) for one in shown.findings],
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
    return article_object(report.reading, Source(report.path, report.text))


def text(asked: Question) -> dict[str, Any]:
    """Return the plain text of a file that is not text, as findings count in it.

    Raises:
        BadRequestError: if the file cannot be read.
    """
    report = answered(asked)
    if not report.text and report.failures:
        raise BadRequestError("; ".join(report.failures))
    return {"text": report.text}


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
        BadRequestError: if something is asked for that does not exist.
    """
    return _trying(
        lambda: linter(asked.profile, asked.stage).lint(
            asked.text,
            filename=asked.filename,
            date=asked.date,
            kind=asked.kind,
            language=asked.language,
        )
    )


def _trying(work: Callable[[], Report]) -> Report:
    try:
        return work()
    except LintnewsError as error:
        raise BadRequestError(str(error)) from error


@lru_cache(maxsize=8)
def linter(profile: str | None, stage: str | None) -> Linter:
    """Return the linter of a profile and a stage; rules are loaded once."""
    return Linter(profile=profile, stage=stage)
