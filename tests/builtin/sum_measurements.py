"""Sum up what readers said of the default set: the table of accuracy-rules.md.

``python tests/builtin/sum_measurements.py`` writes it between the two notes of the page;
``stamp_measurements.py`` does the same after a rule was measured again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lintnews.linting.finding import Severity
from lintnews.linting.rule import Default, Rule
from lintnews.manual import measurements
from lintnews.manual.measurements import Measurement
from lintnews.plugins import registry

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "accuracy-rules.md"
_BETWEEN = re.compile(r"(<!-- measured -->\n).*?(<!-- end of measured -->)", re.DOTALL)
_KINDS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "advice"}
_WEAKEST = 5


def summed(page: str) -> str:
    """Return the page with the sums of today."""
    text = "".join(f"{line}\n" for line in _lines())
    return _BETWEEN.sub(lambda match: f"{match[1]}{text}{match[2]}", page)


def _lines() -> Iterator[str]:
    newest = {one.rule: one for one in measurements.load(DOCS / "measurements.toml")}
    shipped = {Default.ON, Default.LIVE}
    rules = [rule for rule in registry.load().rules if rule.default in shipped]
    yield "| default set | rules | without a hit | hits | read | right | pedantic | share right |"
    yield "|---|---|---|---|---|---|---|---|"
    for severity, name in _KINDS.items():
        yield _row(name, [rule for rule in rules if rule.severity is severity], newest)
    yield ""
    dates = sorted({newest[rule.name].date for rule in rules if rule.name in newest})
    when = f"on {dates[0]}" if len(dates) == 1 else f"from {dates[0]} to {dates[-1]}"
    yield f"Drawn and read {when}. The least certain:"
    yield ""
    read = [newest[rule.name] for rule in rules if newest[rule.name].read]
    for one in sorted(read, key=lambda one: (one.share, one.rule))[:_WEAKEST]:
        yield (
            f"* [{one.rule}](rules/{one.rule}.md): {one.right} of {one.read} right, "
            f"{one.pedantic} pedantic ({one.draw}, {one.articles} articles)"
        )


def _row(name: str, rules: list[Rule], newest: Mapping[str, Measurement]) -> str:
    found = [newest[rule.name] for rule in rules]
    read, right = sum(one.read for one in found), sum(one.right for one in found)
    figures = (
        len(rules),
        sum(not one.hits for one in found),
        sum(one.hits for one in found),
        read,
        right,
        sum(one.pedantic for one in found),
        f"{right / read:.3f}",
    )
    return f"| {name} | {' | '.join(map(str, figures))} |"


def main() -> None:
    """Write the page."""
    PAGE.write_text(summed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
