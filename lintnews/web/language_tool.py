"""The protocol of LanguageTool, version 2: ``/v2/check`` and ``/v2/languages``.

Offsets count in UTF-16 units of the text that was sent, markup included, as that
protocol's own server counts. Where it knows less than a finding (related places, several
edits, severities) the message and the widest stretch say what can be said.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping

from lintnews.hints import Any
from lintnews.linting.finding import Fix, Located, Severity
from lintnews.linting.rule import Rule
from lintnews.values import VERSION, NamedTuple
from lintnews.web.answering import (
    BYTE_ORDER_MARK,
    BadRequestError,
    Question,
    answered,
    linter,
)

LANGUAGES = [
    {"name": "English", "code": "en", "longCode": "en"},
    {"name": "English (US)", "code": "en", "longCode": "en-US"},
    {"name": "English (GB)", "code": "en", "longCode": "en-GB"},
]
_NAMES = {language["longCode"]: language["name"] for language in LANGUAGES}
_AROUND = 40  # code points of context on each side
_LAST_OF_16_BITS = "\uffff"
# What a program sends is a paragraph and no file: how its lines end is no fault.
_OF_FILES = frozenset({"LNK105"})
_UNESCAPED = re.compile(
    rb"text=(?P<text>.*)&language=(?P<language>[\w-]+)(?:&[\w.]+=[^&]*)*", re.DOTALL
)
_ISSUES = {
    "DUP": "duplication",
    "NAM": "inconsistency",
    "WRD": "misspelling",
    "QUO": "typographical",
    "LNK": "typographical",
    "DAT": "numbers",
    "NUM": "numbers",
    "STY": "style",
    "RDB": "style",
}


class Annotated(NamedTuple):
    """The text to be read, and the way back from its places to those of what was sent.

    ``starts`` and ``sent`` are parallel; ``sent`` counts in UTF-16 units of what was sent.
    """

    text: str
    starts: tuple[int, ...]
    sent: tuple[int, ...]
    lengths: tuple[int, ...]

    def place(self, offset: int, *, end: bool = False) -> int:
        """Return where an offset of the text lies in what was sent, in UTF-16 units."""
        at = bisect_right(self.starts, offset - end) - 1
        at = max(at, 0)
        start = self.starts[at]
        return self.sent[at] + min(units(self.text[start:offset]), self.lengths[at])


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) + sum(character > _LAST_OF_16_BITS for character in text)


def unescaped(body: bytes) -> dict[str, Any] | None:
    """Return the fields of a form whose text was sent without escaping anything, else ``None``.

    LibreOffice 7.4 does so: a space, "&" or "%" of the text is sent as it is.
    """
    if body.isascii() and b" " not in body:
        return None
    match = _UNESCAPED.fullmatch(body)
    if match is None:
        return None
    text = match["text"].decode("utf-8", "replace")
    return {"text": text, "language": match["language"].decode()}


def annotated(form: Mapping[str, Any]) -> Annotated:
    """Return the text of a request: that of ``text``, or the pieces of ``data``.

    A byte order mark at its beginning counts and is not read, as markup.

    Raises:
        BadRequestError: if there is neither, or ``data`` is not what the protocol says.
    """
    if isinstance(form.get("text"), str):
        text = form["text"].lstrip(BYTE_ORDER_MARK)
        return Annotated(text, (0,), (len(form["text"]) - len(text),), (units(text),))
    try:
        data = json.loads(form.get("data") or "")
        pieces = data["annotation"] if "annotation" in data else [{"text": data["text"]}]
        read = [(str(one.get("text", "")), str(one.get("markup", "")), one) for one in pieces]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        message = "send the copy as 'text', or as 'data' with a list 'annotation'"
        raise BadRequestError(message) from error
    text, starts, sent, lengths, at = "", [], [], [], 0
    for words, markup, one in read:
        plain = words if text else words.lstrip(BYTE_ORDER_MARK)
        put = plain or str(one.get("interpretAs", ""))
        starts.append(len(text))
        sent.append(at + len(words) - len(plain))
        lengths.append(units(plain or markup))
        text += put
        at += units(words) + units(markup)
    return Annotated(text, tuple(starts or [0]), tuple(sent or [0]), tuple(lengths or [0]))


def answer(form: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``/v2/check`` answers to a form.

    Raises:
        BadRequestError: if the form has no text, or names what does not exist.
    """
    given = annotated(form)
    code = str(form.get("language") or "auto")
    code = code if code in _NAMES else "en-US"
    named = str(form.get("disabledRules") or "").split(",")
    disabled = _OF_FILES.union(name.upper() for name in named)
    report = answered(Question(given.text, profile=form.get("profile") or None))
    rules = linter(None, None).rules
    matches = [
        match(one, given, rules.get(one.code))
        for one in report.findings
        if one.code not in disabled and one.place.end > one.place.start
    ]
    language = {"name": _NAMES[code], "code": code}
    return {
        "software": {
            "name": "lintnews",
            "version": VERSION,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": {"incompleteResults": bool(report.failures)},
        "language": {**language, "detectedLanguage": {**language, "confidence": 1.0}},
        "matches": matches,
        "sentenceRanges": [],
    }


def match(one: Located, given: Annotated, rule: Rule | None) -> dict[str, Any]:
    """Return one finding as the protocol's match."""
    start, end = one.place.start, one.place.end
    replacement = None
    if one.fix is not None:
        start = min(start, *(edit.span.start for edit in one.fix.edits))
        end = max(end, *(edit.span.end for edit in one.fix.edits))
        replacement = _replaced(one.fix, given.text, start, end)
    offset = given.place(start)
    before = max(0, start - _AROUND)
    context = given.text[before : end + _AROUND]
    family = one.code[:3]
    return {
        "message": one.message,
        "shortMessage": rule.summary if rule else one.name,
        "offset": offset,
        "length": max(0, given.place(end, end=True) - offset),
        "replacements": [] if replacement is None else [{"value": replacement}],
        "context": {
            "text": context.replace("\n", " "),
            "offset": units(given.text[before:start]),
            "length": units(given.text[start:end]),
        },
        "sentence": given.text[start:end],
        "type": {"typeName": "Hint" if one.severity is Severity.INFO else "Other"},
        "rule": {
            "id": one.code,
            "description": rule.summary if rule else one.name,
            "issueType": _ISSUES.get(family, "uncategorized"),
            "category": {"id": family, "name": one.name},
            "urls": [{"value": one.url}] if one.url else [],
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _replaced(fix: Fix, text: str, start: int, end: int) -> str:
    """Return the stretch from ``start`` to ``end`` with the edits of the fix made."""
    result, at = "", start
    for edit in sorted(fix.edits, key=lambda edit: edit.span.start):
        result += text[at : edit.span.start] + edit.text
        at = edit.span.end
    return result + text[at:end]
