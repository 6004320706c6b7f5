"""The output formats: those of lintnews, and those of plugins, which may fail and lose nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews import reporters
from lintnews.errors import PluginError, UsageError, did_you_mean
from lintnews.guard import Guard
from lintnews.linting.finding import Located
from lintnews.plugins.registry import Registry
from lintnews.reporters.about import Reporter, Run
from lintnews.reporters.reporter import Reporter as Format
from lintnews.run.session import Say


def reporter(name: str, registry: Registry, guard: Guard, say: Say) -> Reporter:
    """Return the reporter of a format.

    Raises:
        UsageError: if there is no such format.
    """
    brought = {item.name: item for item in registry.reporters}
    if name in brought:
        return _guarded(brought[name], guard, say)
    known = reporters.BUILT_IN
    if name not in known:
        every = (*known, *brought)
        message = (
            f"--format: there is no format {name!r}{did_you_mean(name, every)} (there are "
            f"{', '.join(every)})"
        )
        raise UsageError(message)
    return reporters.load(known[name])


def _guarded(item: Format, guard: Guard, say: Say) -> Reporter:
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
            for line in reporters.load(reporters.BUILT_IN["text"])(kept, about):
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
