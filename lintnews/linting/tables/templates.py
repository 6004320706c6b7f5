"""Messages and replacements with places to fill: ``{match}``, ``{count}``, a pattern's groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLACE = re.compile(r"\{(\w+)\}")

#: What a message can say besides the groups of the pattern.
PLACES = ("match", "replacement", "count", "limit", "other", "line", "lines")
#: Filled in when the places of the source are known.
_LATER = ("line", "lines")


def filled(template: str, values: Mapping[str, object]) -> str:
    """Fill a template; nothing in it runs, and a place without a value stays empty."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return match.group() if name in _LATER and name not in values else str(values.get(name, ""))

    return _PLACE.sub(value, template)


def unknown(template: str, groups: Iterable[str], places: Iterable[str] = PLACES) -> list[str]:
    """Return the places of a template that nothing could ever fill."""
    known = {*places, *groups}
    return [name for name in _PLACE.findall(template) if name not in known]


def groups_of(expression: str) -> list[str]:
    """Return the names of an expression's groups."""
    return re.findall(r"\(\?P<(\w+)>", expression)
