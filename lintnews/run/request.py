"""What a run is asked to do, as one value: every command and call from Python begins with it.

Its fields are in four groups, and the group decides what a field may change. A finding
in a file depends on the group ``basis`` and on nothing in the other three: the cache's
key is made of that group, so a new field that findings depend on cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable

from lintnews.values import NamedTuple

#: Takes a message about the run: the command line prints it, a call from Python keeps it.
Say = Callable[[str], None]


def silent(_message: str) -> None:
    """Say nothing."""


class Inputs(NamedTuple):
    """What is read: paths, and which of the files in a folder are articles.

    ``max_size`` are the megabytes of the largest file that is read, ``None`` for what is usual.
    """

    paths: tuple[str, ...] = ()
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool = False
    respect_gitignore: bool = True
    max_size: int | None = None
    stdin_filename: str | None = None


class Basis(NamedTuple):
    """What the findings in a file depend on: rules, settings, plugins, what is stated of the copy.

    ``config`` is a configuration file, ``overrides`` are single values as ``KEY=VALUE``.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] | None = None
    packs: tuple[str, ...] | None = None
    profile: str | None = None
    stage: str | None = None
    config: str | None = None
    overrides: tuple[str, ...] = ()
    isolated: bool = False
    rule_files: tuple[str, ...] = ()
    allow_code: bool = False
    disable_plugins: tuple[str, ...] = ()
    no_plugins: bool = False
    encoding: str | None = None
    input_format: str | None = None
    date: str | None = None
    kind: str | None = None
    language: str | None = None
    metadata: str | None = None
    against: str | None = None


class Outcome(NamedTuple):
    """What is done with the findings: which count, what is printed, whether copy is fixed."""

    baseline: str | None = None
    update_baseline: bool = False
    since: str | None = None
    no_merge_base: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    format: str = "text"
    output_file: str | None = None
    level: str | None = None
    max_findings: int | None = None
    statistics: bool = False
    total: bool = False
    color: str = "auto"
    why: str | None = None
    fail_level: str | None = None
    exit_zero: bool = False


class Work(NamedTuple):
    """How the work is done; findings are the same with each. ``jobs`` is ``None`` for what pays."""

    jobs: int | None = None
    no_cache: bool = False
    cache_dir: str | None = None
    timing: bool = False


class Request(NamedTuple):
    """What a run is asked to do."""

    inputs: Inputs = Inputs()
    basis: Basis = Basis()
    outcome: Outcome = Outcome()
    work: Work = Work()
