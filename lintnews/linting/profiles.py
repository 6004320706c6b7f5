"""Profiles: named choices of rules, each for copy at one stage."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lintnews.linting.finding import Severity
from lintnews.linting.rule import Default
from lintnews.values import NamedTuple


class Profile(NamedTuple):
    """A named choice of rules, for ``--profile NAME``.

    ``sets`` are the default sets that run; ``select`` and ``ignore`` add and take
    away by code, name or prefix; ``severity`` maps such selectors to severities;
    ``stage`` is the stage it is for.
    """

    name: str
    summary: str = ""
    sets: frozenset[Default] = frozenset({Default.ON})
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = MappingProxyType({})
    stage: str | None = None
    plugin: str = ""


_SHIPPED = (
    Profile(
        name="default",
        summary="what every desk wants to know; placeholders and leftovers are advice, since the "
        "copy is a draft",
        sets=frozenset({Default.ON, Default.LIVE}),
        stage="draft",
    ),
    Profile(
        name="desk",
        summary="the stricter set of a copy desk, every rule at its own severity",
        sets=frozenset({Default.ON, Default.LIVE, Default.DESK}),
    ),
    Profile(
        name="archive",
        summary="for copy that is kept: nothing about the issue of the day, and no leftover may "
        "stay",
        sets=frozenset({Default.ON, Default.ARCHIVE}),
        stage="publish",
    ),
)
#: name -> profile
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in _SHIPPED}
