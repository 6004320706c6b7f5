"""The description of the HTTP interface, as OpenAPI 3.1 has it."""

from __future__ import annotations

from lintnews.article.model import Kind
from lintnews.config.settings import STAGES
from lintnews.hints import Any
from lintnews.linting.finding import Applicability, Severity
from lintnews.linting.profiles import PROFILES
from lintnews.values import VERSION
from lintnews.web.answering import FIELDS, UNITS

_REFUSALS = {
    "400": "the request cannot be understood",
    "401": "the token is missing or wrong",
    "408": "the request did not arrive in time",
    "413": "the text is too large",
    "415": "the body is of a kind that is not read",
    "421": "the server does not go by that name",
    "429": "too many requests at once",
    "503": "the text took too long",
}


def document() -> dict[str, Any]:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "lintnews", "version": VERSION, "license": {"name": "MIT"}},
        "paths": {
            "/v1/check": {"post": _asking("Findings in a text", _CHECKED)},
            "/v1/inspect": {"post": _asking("What the linter sees in a text", _OBJECT)},
            "/v1/report": {"post": _asking("The report of a text", None)},
            "/v1/text": {"post": _asking("The plain text of a file", _PLAIN)},
            "/v1/rules": {"get": _getting("Every rule", {"type": "array", "items": _RULE})},
            "/v2/check": {"post": _language_tool()},
            "/v2/languages": {
                "get": _getting("The languages that are read", {"type": "array", "items": _OBJECT})
            },
            "/health": {"get": _getting("Whether the server runs", _HEALTH)},
        },
        "components": {"schemas": {"Error": _ERROR, "Question": _question()}},
    }


_OBJECT: dict[str, Any] = {"type": "object"}
_TEXT: dict[str, Any] = {"type": "string"}
_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_PLACE: dict[str, Any] = {
    name: {"type": "integer"}
    for name in ("line", "column", "end_line", "end_column", "start", "end")
}
_EDIT = {
    "type": "object",
    "required": ["start", "end", "text"],
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT},
}
_FIX = {
    "type": ["object", "null"],
    "required": ["applicability", "edits"],
    "properties": {
        "applicability": {"enum": [one.value for one in Applicability]},
        "edits": {"type": "array", "items": _EDIT},
    },
}
_RELATED = {
    "type": "object",
    "required": ["message", *_PLACE],
    "properties": {"message": _TEXT, **_PLACE},
}
_FINDING_FIELDS: dict[str, Any] = {
    **dict.fromkeys(("schema", "path", "code", "name", "message", "fingerprint"), _TEXT),
    **dict.fromkeys(("record", "url"), _OR_NULL),
    **_PLACE,
    "severity": {"enum": [one.value for one in Severity]},
    "related": {"type": "array", "items": _RELATED},
    "fix": _FIX,
}
_FINDING = {
    "type": "object",
    "required": list(_FINDING_FIELDS),
    "properties": _FINDING_FIELDS,
    "additionalProperties": False,
}
_RULE_FIELDS: dict[str, Any] = {
    **dict.fromkeys(("code", "name", "summary", "severity", "default", "plugin"), _TEXT),
    "url": _OR_NULL,
}
_RULE = {"type": "object", "required": list(_RULE_FIELDS), "properties": _RULE_FIELDS}
_PLAIN = {"type": "object", "required": ["text"], "properties": {"text": _TEXT}}
_HEALTH = {
    "type": "object",
    "required": ["status", "version"],
    "properties": {"status": _TEXT, "version": _TEXT},
}
_ERROR = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
_CHECKED = {
    "type": "object",
    "required": ["schema", "verdict", "findings", "failures"],
    "properties": {
        "schema": {"type": "string"},
        "verdict": {"type": "string"},
        "findings": {"type": "array", "items": _FINDING},
        "failures": {"type": "array", "items": {"type": "string"}},
    },
}


def _question() -> dict[str, Any]:
    fields: dict[str, Any] = {name: {"type": "string"} for name in (*FIELDS, "units")}
    choices = {
        "units": UNITS,
        "profile": PROFILES,
        "stage": STAGES,
        "kind": [kind.value for kind in Kind],
    }
    fields["text"]["pattern"] = r"^[^\x00]*$"
    fields["filename"]["pattern"] = r"^[^\x00]*$"
    fields["filename"]["description"] = "that of a text: a Word document is sent as a file"
    for name, known in choices.items():
        fields[name]["enum"] = ["", *known]
    fields["date"] = {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}
    fields["language"]["pattern"] = "^([a-z]{2})?$"
    return {
        "type": "object",
        "required": ["text"],
        "properties": fields,
        "additionalProperties": False,
    }


def _asking(summary: str, answer: dict[str, Any] | None) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Question"}
    content = (
        {"text/html": {"schema": {"type": "string"}}}
        if answer is None
        else {"application/json": {"schema": answer}}
    )
    return {
        "summary": summary,
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": summary, "content": content}, **_refusals()},
    }


def _language_tool() -> dict[str, Any]:
    fields = {"text": {"type": "string"}, "language": {"type": "string"}}
    schema = {"type": "object", "required": ["text"], "properties": fields}
    form = {"application/x-www-form-urlencoded": {"schema": schema}}
    answer = {"application/json": {"schema": _OBJECT}}
    return {
        "summary": "Findings in the form of LanguageTool",
        "requestBody": {"required": True, "content": form},
        "responses": {"200": {"description": "matches", "content": answer}, **_refusals()},
    }


def _getting(summary: str, answer: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": answer}}
    responses = {"200": {"description": summary, "content": content}}
    refused = {status: _refusal(status) for status in ("401", "421")}
    return {"summary": summary, "responses": {**responses, **refused}}


def _refusals() -> dict[str, Any]:
    return {status: _refusal(status) for status in _REFUSALS}


def _refusal(status: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Error"}
    return {"description": _REFUSALS[status], "content": {"application/json": {"schema": schema}}}
