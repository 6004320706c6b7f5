"""``lintnews config PATH``: every setting that holds for a file, and where it came from."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from lintnews.cli import session
from lintnews.cli.main import CLEAN
from lintnews.cli.options import add_facts, add_selection, parse, parser
from lintnews.config.settings import Settings
from lintnews.filters.selection import decide
from lintnews.resolve import ignored_for, selection_of, severity_of


def run(arguments: list[str]) -> int:
    """Print the settings, then each rule with the reason why it runs or does not."""
    options = parser("config", "Show the settings that hold for a file, where each came from, and which rules run.")
    options.add_argument("path", nargs="?", default="-", metavar="PATH")
    add_selection(options)
    add_facts(options)
    given = parse(options, arguments)
    registry = session.load_registry()
    settings = session.settings_finder(given, registry)(given.path)
    for item in fields(Settings):
        key = item.name.replace("_", "-")
        if item.name in {"root", "came_from"}:
            continue
        print(f"{key} = {json.dumps(getattr(settings, item.name), default=_plain)}  # {settings.came_from.get(key, 'default')}")
    print()
    selection = selection_of(settings, ignored_for(given.path, settings))
    for rule in registry.rules:
        verdict = decide(rule, selection)
        runs = severity_of(rule, settings).value if verdict.runs else "off"
        print(f"{rule.code} {rule.name}: {runs} ({verdict.reason})")
    return CLEAN


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple | frozenset) else str(value)
