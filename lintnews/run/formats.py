"""The output formats: those that lintnews ships, and those of plugins, which may fail and cost nobody a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews import reporters
from lintnews.cli import output
from lintnews.errors import PluginError, UsageError, did_you_mean
from lintnews.guard import Guard
from lintnews.linting.finding import Located
from lintnews.plugins.registry import Registry
from lintnews.reporters.about import Reporter, Run
from lintnews.reporters.reporter import Reporter as Format


def reporter(name: str, registry: Registry, guard: Guard) -> Reporter:
    """Return the reporter of a format.

    Raises:
        UsageError: where there is no such format.
    """
    brought = {item.name: item for item in registry.reporters}
    if name in brought:
        return _guarded(brought[name], guard)
    known = reporters.BUILT_IN
    if name not in known:
        every = (*known, *brought)
        message = (
            f"--format: there is no format {name!r}{did_you_mean(name, every)} (there are "
            f"{', '.join(every)})"
        )
        raise UsageError(message)
    return reporters.load(known[name])


def _guarded(item: Format, guard: Guard) -> Reporter:
    """Run a plugin's reporter when all findings are there; where it fails they are printed on standard error instead.

    Raises:
        PluginError: names the reporter, its plugin, and the file and line at fault.
    """

    def report(found: Iterable[Located], about: Run) -> Iterator[str]:
        kept = list(found)
        watch = guard.watch(
            f"the reporter {item.name!r} of plugin {item.plugin!r}",
            PluginError,
            item.report,
        )
        try:
            with watch:
                chunks = [_text(chunk) for chunk in item.report(kept, about)]
        except PluginError:
            for line in reporters.load(reporters.BUILT_IN["text"])(kept, about):
                output.say(line.rstrip("\n"))
            raise
        yield from chunks
        watch.require_silence()

    return report


def _text(chunk: object) -> str:
    if not isinstance(chunk, str):
        message = f"yielded {type(chunk).__name__}, not text"
        raise TypeError(message)
    return chunk
