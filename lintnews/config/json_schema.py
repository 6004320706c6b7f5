"""A JSON Schema for ``lintnews.toml``, made of the keys: editors complete and check by it.

It refuses what the reader refuses, but for what needs the rules themselves: whether a selector
means one, and which packs there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import tomli

from lintnews.config.keys import KEYS
from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.toml.shapes import STRINGS, Key, of_type

DIALECT = "http://json-schema.org/draft-07/schema#"
_RULES = "rules"


def schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the schema; ``rules`` are those whose options are known."""
    properties = {key.name: _property(key) for key in KEYS}
    options: dict[str, dict[str, Any]] = {}
    for rule in sorted(rules, key=lambda rule: rule.code):
        if rule.options.fields():
            options[rule.name] = _options(rule)
            options[rule.code] = {"$ref": f"#/properties/{_RULES}/properties/{rule.name}"}
    # A rule that is not known may be one of a rule file, or of a plugin.
    properties[_RULES]["properties"] = options
    properties[_RULES]["additionalProperties"] = {"type": "object"}
    return {
        "$schema": DIALECT,
        "title": "lintnews.toml",
        "description": "The settings of lintnews: lintnews help configuration",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def text(rules: Iterable[Rule]) -> str:
    """Return the schema as it is written."""
    return json.dumps(schema(rules), indent=1, ensure_ascii=False) + "\n"


def _property(key: Key) -> dict[str, Any]:
    described = {**key.shape.schema, "description": key.text}
    default = _value(key.default)
    return described if default is None else {**described, "default": default}


def _value(written: str) -> Any:
    """Return a default that is written as in TOML; ``None`` for one that is told in words."""
    try:
        return tomli.loads(f"value = {written}")["value"]
    except tomli.TOMLDecodeError:
        return None


def _options(rule: Rule) -> dict[str, Any]:
    """Return the schema of the options of a rule."""
    properties = {}
    for name, (default, text) in rule.options.fields().items():
        shape = STRINGS if isinstance(default, tuple) else of_type(type(default))
        shown = list(default) if isinstance(default, tuple) else default
        properties[name.replace("_", "-")] = {
            **shape.schema,
            "description": text,
            "default": shown,
        }
    return {
        "type": "object",
        "description": f"{rule.code}: {rule.summary}",
        "properties": properties,
        "additionalProperties": False,
    }
