"""The settings of one configuration, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAGES = ("draft", "publish")
DATE_ORDERS = ("mdy", "dmy")
ARTICLES = ("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm")
NEVER_ARTICLES = (
    *("README*", "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "CHANGELOG*", "CHANGES*", "CONTRIBUTING*", "CODE_OF_CONDUCT*"),
    *("SECURITY*", "AUTHORS*", "requirements*.txt", "constraints*.txt", "robots.txt", "humans.txt", "security.txt", "llms.txt"),
    *("CMakeLists.txt", "entry_points.txt", "top_level.txt", "SOURCES.txt"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a configuration file can say; the names are its keys with ``_`` for ``-``.

    ``root`` is the folder that its globs are relative to. ``came_from`` says for
    each key that was set where: a file with its line, or the command line.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    include: tuple[str, ...] = ARTICLES
    exclude: tuple[str, ...] = NEVER_ARTICLES
    extend_exclude: tuple[str, ...] = ()
    profile: str = "default"
    stage: str | None = None
    packs: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    date_order: str = "mdy"
    vocabulary: Mapping[str, Any] = field(default_factory=dict)
    root: Path | None = None
    came_from: Mapping[str, str] = field(default_factory=dict, compare=False)


KEYS = tuple(item.name.replace("_", "-") for item in fields(Settings) if item.name not in {"root", "came_from"})
VOCABULARY_KEYS = ("names", "acronyms", "speech-verbs", "furniture", "corrections", "lists")
