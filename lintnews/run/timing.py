"""``--timing``: how long each rule and each analysis took, without what it asked of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import wraps
from time import perf_counter

from lintnews.analysis.reading import Reading
from lintnews.hints import TYPE_CHECKING
from lintnews.linting.finding import Finding
from lintnews.linting.rule import Check, Rule
from lintnews.plugins.registry import Registry

if TYPE_CHECKING:
    from typing import TypeVar

    from lintnews.analysis.reading import Analysis

    T = TypeVar("T")


class Clock:
    """Adds up the time of each part of the work; while a part waits for another, its time stops."""

    def __init__(self) -> None:
        """Begin; what is no rule and no analysis (reading, matching, printing) is the rest."""
        self._spent: dict[str, float] = {}
        self._calls: dict[str, int] = {}
        self._open = ["reading, matching and the rest"]
        self._since = perf_counter()

    def enter(self, part: str) -> None:
        """Give the time from here on to a part."""
        self._book()
        self._open.append(part)

    def leave(self) -> None:
        """Give it back to the part before."""
        self._book()
        part = self._open.pop()
        self._calls[part] = self._calls.get(part, 0) + 1

    def _book(self) -> None:
        now = perf_counter()
        self._spent[self._open[-1]] = self._spent.get(self._open[-1], 0.0) + now - self._since
        self._since = now

    def spent(self) -> Mapping[str, float]:
        """Return the seconds of each part so far."""
        self._book()
        return dict(self._spent)

    def lines(self) -> Iterator[str]:
        """Yield the table, the part that took longest first."""
        self._book()
        total = sum(self._spent.values())
        yield f"{'seconds':>9} {'share':>6} {'calls':>8}  part"
        for part, spent in sorted(self._spent.items(), key=lambda item: (-item[1], item[0])):
            yield f"{spent:9.3f} {spent / total:6.1%} {self._calls.get(part, 1):8}  {part}"
        yield f"{total:9.3f} {1:6.0%} {'':8}  in all"


def readings(clock: Clock) -> type[Reading]:
    """Return the readings whose analyses the clock measures."""

    class Timed(Reading):
        __slots__ = ()

        def get(self, analysis: Analysis[T]) -> T:
            if analysis in self._results:
                return super().get(analysis)
            clock.enter(f"analysis {analysis.__module__.rpartition('.')[2]}.{analysis.__name__}")
            try:
                return super().get(analysis)
            finally:
                clock.leave()

    return Timed


def timed(registry: Registry, clock: Clock) -> Registry:
    """Return the registry with rules that the clock measures."""
    return registry._replace(
        rules=tuple(rule._replace(check=_measured(rule, clock)) for rule in registry.rules)
    )


def _measured(rule: Rule, clock: Clock) -> Check:
    @wraps(rule.check)
    def check(*arguments: object, **named: object) -> Iterator[Finding]:
        part = f"rule {rule.code} {rule.name}"
        clock.enter(part)
        try:
            findings: Iterable[Finding] = list(rule.check(*arguments, **named))
        finally:
            clock.leave()
        yield from findings

    return check
