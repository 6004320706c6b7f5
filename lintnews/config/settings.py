"""The settings of one configuration, as a value."""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.globs import Glob
from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.linting.selection import Selector
from lintnews.values import NamedTuple

STAGES = ("draft", "publish", "none")
LEVELS = ("info", "warning", "error")
DATE_ORDERS = ("mdy", "dmy")
ARTICLES = ("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm")
NEVER_ARTICLES = (
    *(
        "README*",
        "LICENSE*",
        "LICENCE*",
        "COPYING*",
        "NOTICE*",
        "CHANGELOG*",
        "CHANGES*",
        "CONTRIBUTING*",
        "CODE_OF_CONDUCT*",
    ),
    *(
        "SECURITY*",
        "AUTHORS*",
        "requirements*.txt",
        "constraints*.txt",
        "robots.txt",
        "humans.txt",
        "security.txt",
        "llms.txt",
    ),
    # what ``lintnews report`` writes
    "*.report.html",
    *("CMakeLists.txt", "entry_points.txt", "top_level.txt", "SOURCES.txt", "*.report.html"),
)
NEVER_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})


class PerFile(NamedTuple):
    """What ``per-file-ignores`` takes away from the files that a pattern fits."""

    glob: Glob
    ignored: tuple[Selector, ...]


class Settings(NamedTuple):
    """What a configuration file can say; the names are its keys with ``_`` for ``-``.

    ``include`` and ``exclude`` are ``None`` if the lists of lintnews
    itself hold. ``file_rules`` are the rules of the ``rule_files``, ``left_out`` says
    which of those files did not run, since nobody consented. ``came_from`` holds for
    each key that was set its place: a file with line and column, or an option.
    """

    select: tuple[Selector, ...] | None = None
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    extend_ignore: tuple[Selector, ...] = ()
    per_file_ignores: tuple[PerFile, ...] = ()
    profile: str = "default"
    stage: str | None = None
    packs: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    rules: Mapping[str, Mapping[str, Any]] = {}
    date_order: str = "mdy"
    vocabulary: Mapping[str, Any] = {}
    include: tuple[Glob, ...] | None = None
    exclude: tuple[Glob, ...] | None = None
    extend_exclude: tuple[Glob, ...] = ()
    respect_gitignore: bool = True
    encoding: str | None = None
    fields: Mapping[str, tuple[str, ...]] = {}
    level: str = "info"
    fail_level: str = "warning"
    rule_files: tuple[str, ...] = ()
    plugins: Mapping[str, tuple[str, ...]] = {}
    file_rules: tuple[Rule, ...] = ()
    left_out: tuple[str, ...] = ()
    came_from: Mapping[str, str] = {}

    def same_as(self, other: Settings) -> bool:
        """Return whether both come to the same, wherever they came from."""
        return self._replace(came_from={}) == other._replace(came_from={})


SETTINGS = tuple(
    name for name in Settings._fields if name not in {"came_from", "file_rules", "left_out"}
)


def over(below: Settings, above: Settings) -> Settings:
    """Return the settings below with those above laid over them.

    A value replaces the one below. What extends adds up, tables are joined key by
    key, and ``select`` starts afresh: it drops what the settings below select.
    """
    came_from = dict(below.came_from)
    changed: dict[str, Any] = {}
    if "select" in above.came_from:
        changed = {"extend_select": (), "packs": ()}
        came_from = {
            key: place for key, place in came_from.items() if key not in {"extend-select", "packs"}
        }
    if "ignore" in above.came_from:
        changed["extend_ignore"] = ()
        came_from.pop("extend-ignore", None)
    for name in SETTINGS:
        key = name.replace("_", "-")
        if key not in above.came_from:
            continue
        value = getattr(above, name)
        before = changed.get(name, getattr(below, name))
        if name.startswith("extend_") or name in {"per_file_ignores", "rule_files"}:
            value = (*before, *value)
        elif isinstance(value, dict):
            value = joined(before, value)
        adds = bool(before) and value is not getattr(above, name) and key in came_from
        came_from[key] = (
            f"{came_from[key]}, {above.came_from[key]}" if adds else above.came_from[key]
        )
        changed[name] = value
    own = {rule.code: rule for rule in (*below.file_rules, *above.file_rules)}
    return below._replace(
        **changed,
        file_rules=tuple(own.values()),
        left_out=(*below.left_out, *above.left_out),
        came_from=came_from,
    )


def joined(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Join two tables, and the tables in them."""
    result = dict(below)
    for key, value in above.items():
        before = result.get(key)
        result[key] = (
            joined(before, value) if isinstance(value, dict) and isinstance(before, dict) else value
        )
    return result
