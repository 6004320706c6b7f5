"""What one plugin handed over; what lintnews itself brings is known without asking."""

from __future__ import annotations

import importlib

from lintnews.linting.finding import RULE_PAGES
from lintnews.linting.rule import Rule
from lintnews.plugins.choice import SHIPPED
from lintnews.plugins.collect import collect_rules
from lintnews.plugins.contributions import Pack, PluginInfo, Profile, WordList
from lintnews.plugins.entrypoints import EntryPoint
from lintnews.readers.reader import Reader
from lintnews.readers.shipped_readers import READERS
from lintnews.reporters.reporter import Reporter
from lintnews.reporters.shipped_reporters import REPORTERS
from lintnews.values import NamedTuple

#: What the core brings by the hooks.
CORE = EntryPoint(SHIPPED, "lintnews.plugins.shipped", "", "")

_RULES = "lintnews_rules"
#: The module in which the built-in rules answer the hooks.
OUR_HOOKS = f"{_RULES}._hooks"


class Brought(NamedTuple):
    """One plugin that loaded, with everything it handed over."""

    point: EntryPoint
    info: PluginInfo = PluginInfo()
    rules: tuple[Rule, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    profiles: tuple[Profile, ...] = ()
    packs: tuple[Pack, ...] = ()
    lists: tuple[WordList, ...] = ()


def is_ours(point: EntryPoint) -> bool:
    """Return whether a plugin is the built-in rules."""
    return point.distribution == SHIPPED and point.value == _RULES


def of_core() -> Brought:
    """Return what the core brings."""
    return Brought(
        CORE,
        readers=tuple(reader._replace(plugin=SHIPPED) for reader in READERS),
        reporters=tuple(reporter._replace(plugin=SHIPPED) for reporter in REPORTERS),
    )


def of_rules(point: EntryPoint) -> Brought:
    """Return what the built-in rules answer when they are asked by the hooks."""
    package = importlib.import_module(point.value)
    rules = collect_rules(package)
    return Brought(
        point,
        PluginInfo(families=package.FAMILIES),
        tuple(rule._replace(plugin=point.name, url=RULE_PAGES) for rule in rules),
    )


def label(point: EntryPoint) -> str:
    """Return how a plugin is called in messages."""
    origin = f" ({point.distribution} {point.version})" if point.distribution else ""
    return f"{point.name!r}{origin}"
