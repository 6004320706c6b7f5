"""Which of the installed plugins may load, and which must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.plugins.entrypoints import EntryPoint
from lintnews.values import NamedTuple

#: The distribution that brings the built-in rules.
SHIPPED = "lintnews"


class PluginChoice(NamedTuple):
    """Names of plugins, or of the distributions they come in.

    ``allow`` of ``None`` means every plugin; ``deny`` wins over ``allow``.
    ``require`` are the names without which a run is not the whole job.
    ``shipped_only`` leaves out whatever does not come with lintnews itself.
    """

    allow: frozenset[str] | None = None
    deny: frozenset[str] = frozenset()
    require: frozenset[str] = frozenset()
    shipped_only: bool = False

    def admits(self, point: EntryPoint) -> bool:
        """Return whether a plugin may load."""
        names = {point.name, point.distribution}
        if names & self.deny:
            return False
        if self.shipped_only:
            return point.distribution == SHIPPED
        return self.allow is None or bool(names & (self.allow | self.require))

    def missing(self, loaded: Iterable[EntryPoint]) -> Iterator[str]:
        """Yield each required name that no loaded plugin bears."""
        names: set[str] = set()
        for point in loaded:
            names |= {point.name, point.distribution}
        yield from sorted(self.require - names)

    def unknown(self, installed: Iterable[EntryPoint]) -> Iterator[str]:
        """Yield each denied name without a plugin: misspelt, it would let in what was refused."""
        names: set[str] = set()
        for point in installed:
            names |= {point.name, point.distribution}
        yield from sorted(self.deny - names)


EVERYTHING = PluginChoice()
