"""A scan from end to end: what is read, the map, the tables, what is seen across articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import ModuleType

from lintnews.archive import (
    archive_report,
    copies,
    daft_engine,
    inputs,
    laid_out,
    learned_furniture,
    mapping,
    parts,
    publishing,
    spellings,
)
from lintnews.archive.manifest import Manifest
from lintnews.archive.parts import ArchivePart, Done
from lintnews.errors import LintnewsError, PluginError, UsageError
from lintnews.run.request import Request, Say, silent
from lintnews.run.session import open_run
from lintnews.values import NamedTuple

_ATTEMPTS = 3  # at the map: a worker may die of what is not its part's fault
_LONGEST_FAULT = 300  # code points of what an engine says of a table


class Plan(NamedTuple):
    """How a scan is done: where it writes, on what it runs, what it looks at besides findings."""

    output: str
    cluster: str | None = None
    workers: int | None = None
    part_size: int = parts.SIZE
    publisher: str | None = None
    sourcing: float = 0.1
    report: bool = False


class Scanned(NamedTuple):
    """What came of a scan."""

    articles: int
    findings: int
    failures: int
    redone: int
    failed: bool


#: Told after each part how many of how many parts are done, and how many articles are in them.
Progress = Callable[[int, int, int], None]


def _unheard(_done: int, _of: int, _articles: int) -> None:
    """Show nobody how far it is."""


def scan(request: Request, plan: Plan, say: Say = silent, progress: Progress = _unheard) -> Scanned:
    """Lint what the request means, write the tables, and return what came of it.

    Raises:
        MissingExtraError: if Daft is not installed.
        UsageError: if there is nothing to read, or the request names what does not exist.
        ConfigError: with everything that is wrong in the configurations of the files.
        WriteError: if the output cannot be written.
        PluginError: if there is no rule, or the engine ends again and again.
    """
    daft = daft_engine.start(plan.cluster)
    run = open_run(request, say)
    found = inputs.find(request.inputs, run, say, plan.output, plan.publisher)
    run.require_sound_settings(name for name, _ in found.files)
    if not found.files and not found.tables:
        message = "there is no article in what was given"
        raise UsageError(message)
    manifest = Manifest.open(plan.output)
    keys = parts.Keys(request, run, plan.sourcing)
    wanted = list(parts.parts_of_files(found.files, keys, plan.part_size))
    for table in found.tables:
        wanted.extend(_parts_of(daft, table, plan, keys))
    done, redone = _map(daft, wanted, request, plan, progress)
    manifest.describe(request.basis, len(found.files), found.tables, done)
    daft_engine.read_together(daft)
    publishing.publish(daft, manifest, done)
    learned_furniture.learn_furniture(daft, manifest, done)
    copies.find_copies(daft, manifest, done)
    spellings.compare_names(daft, manifest, done)
    if plan.report:
        archive_report.write_report(daft, manifest, run.registry.by_code())
    _sweep(plan.output, done)
    return Scanned(
        sum(one.articles for one in done),
        sum(one.findings for one in done),
        sum(one.failures for one in done),
        redone,
        found.failed or bool(run.registry.failures),
    )


def _parts_of(daft: ModuleType, table: str, plan: Plan, keys: parts.Keys) -> list[ArchivePart]:
    """Return the parts of a table; one that cannot be read is a part with that finding."""
    try:
        return laid_out.lay_out(daft, table, plan.output, plan.part_size, keys)
    except Exception as error:  # noqa: BLE001  whatever an engine raises, no table may end the run
        said = " ".join(str(error).split())[:_LONGEST_FAULT]
        return [parts.faulty(table, f"cannot be read: {said}", keys)]


def _map(
    daft: ModuleType, wanted: list[ArchivePart], request: Request, plan: Plan, progress: Progress
) -> tuple[list[Done], int]:
    """Do the parts that are not there; return what is known of all, and how many were done now."""
    there = parts.written(plan.output)
    done = [parts.known(plan.output, part.key) for part in wanted if part.key in there]
    held = {one.key: one for one in done if one is not None}
    todo = [part for part in wanted if part.key not in held]
    articles = sum(one.articles for one in held.values())
    worker = (request, os.path.abspath(plan.output), plan.sourcing, os.getcwd())
    for left in range(_ATTEMPTS, 0, -1):
        missing = [part for part in todo if part.key not in held]
        if not missing:
            break
        many = min(daft_engine.workers(plan.workers, plan.cluster), len(missing))
        try:
            for one in mapping.run_parts(daft, missing, worker, many):
                held[one.key] = one
                articles += one.articles
                progress(len(held), len(wanted), articles)
        except LintnewsError:
            raise
        except Exception as error:  # an engine raises what it likes
            if left == 1:
                said = " ".join(str(error).split())[:_LONGEST_FAULT]
                message = (
                    f"the engine ended before its work was done ({len(held)} of {len(wanted)} "
                    f"parts): {said}; give the same command again to go on"
                )
                raise PluginError(message) from error
    return list(held.values()), len(todo)


def _sweep(folder: str, done: Iterable[Done]) -> None:
    """Take away the parts that are not of this scan, and what was left half written."""
    held = {os.path.basename(parts.path_of(folder, one.key)) for one in done}
    place = os.path.join(folder, parts.FOLDER)
    for name in os.listdir(place):
        if name not in held:
            with suppress(OSError):
                os.unlink(os.path.join(place, name))
