"""The output formats: those of lintnews, and those of plugins, which may fail and lose nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.errors import PluginError, UsageError, did_you_mean
from lintnews.guard import Guard
from lintnews.linting.finding import Located
from lintnews.plugins.choice import SHIPPED
from lintnews.plugins.registry import Registry
from lintnews.reporters import text
from lintnews.reporters.reporter import Report, Reporter, Run
from lintnews.run.request import Say


def report_of(name: str, registry: Registry, guard: Guard, say: Say) -> Report:
    """Return what writes an output format.

    Raises:
        UsageError: if there is no such format.
    """
    known = {item.name: item for item in reversed(registry.reporters)}
    if name not in known:
        there = ", ".join(item.name for item in registry.reporters)
        message = (
            f"--format: there is no output format {name!r}{did_you_mean(name, known)} "
            f"(there are {there})"
        )
        raise UsageError(message)
    item = known[name]
    return item.report if item.plugin == SHIPPED else _guarded(item, guard, say)


def _guarded(item: Reporter, guard: Guard, say: Say) -> Report:
    """Run a plugin's reporter when all findings are there; if it fails, they are messages instead.

    Raises:
        PluginError: names the reporter, its plugin, and the file and line at fault.
    """

    def report(found: Iterable[Located], about: Run) -> Iterator[str]:
        kept = list(found)
        watch = guard.watch(
            f"the reporter {item.name!r} of plugin {item.plugin!r}", PluginError, item.report
        )
        try:
            with watch:
                chunks = [_text(chunk) for chunk in item.report(kept, about)]
        except PluginError:
            for line in text.report(kept, about):
                say(line.rstrip("\n"))
            raise
        yield from chunks
        watch.require_silence()

    return report


def _text(chunk: object) -> str:
    if not isinstance(chunk, str):
        message = f"yielded {type(chunk).__name__}, not text"
        raise TypeError(message)
    return chunk
