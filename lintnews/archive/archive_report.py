"""One page about an archive: what was found by rule, publisher and month, copies, furniture, names.

Counts are made by the engine; the page has no script and loads nothing, its plots are SVG.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType

from lintnews.archive.copies import COPIES
from lintnews.archive.learned_furniture import learned
from lintnews.archive.manifest import Manifest, key_of
from lintnews.archive.publishing import ARTICLES, FINDINGS
from lintnews.archive.spellings import NAMES
from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.manual import measurements
from lintnews.values import NamedTuple
from lintnews.web.report_page import rendered

REPORT = "report.html"
_FORM = 2
_EXAMPLES = 10
_MOST_ROWS = 25
_WIDTH, _HEIGHT = 720, 160
_FEWEST_STATEMENTS = 1  # of a month, for its share to be drawn


class RuleRow(NamedTuple):
    """One rule on the page. ``precision`` is in words, since it may not be known."""

    code: str
    name: str
    summary: str
    findings: int
    per_thousand: float
    precision: str
    examples: tuple[Mapping[str, Any], ...]


class Plot(NamedTuple):
    """A line of values by month: points of an SVG, and the ends of its axes in words."""

    title: str
    points: str
    first: str
    last: str
    top: str
    rows: tuple[tuple[str, str], ...]
    width: int = _WIDTH
    height: int = _HEIGHT


def write_report(daft: ModuleType, manifest: Manifest, rules: Mapping[str, Rule]) -> bool:
    """Write the page, if it is not there; return whether that was done.

    Raises:
        MissingExtraError: if jinja2 is not installed.
    """

    def write(folder: str) -> None:
        page = rendered("archive.html", **_values(daft, manifest.folder, rules))
        with open(os.path.join(folder, REPORT), "w", encoding="utf-8") as file:
            file.write(page)

    return manifest.step(REPORT, key_of(_FORM, manifest.steps_but(REPORT)), (REPORT,), write)


def _values(daft: ModuleType, folder: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """Return what the page shows."""
    articles = _read(daft, folder, ARTICLES)
    findings = _read(daft, folder, FINDINGS)
    months = _by(articles, "month")
    publishers = _by(articles, "publisher")
    of_month, of_publisher = (
        {} if findings is None else _counts(findings, name) for name in ("month", "publisher")
    )
    total = sum(row["articles"] for row in publishers)
    return {
        "articles": total,
        "rules": [] if findings is None else _rules(daft, findings, total, rules),
        "publishers": [
            (
                row["publisher"] or "not stated",
                row["articles"],
                1000 * of_publisher.get(row["publisher"], 0) / row["articles"],
            )
            for row in sorted(publishers, key=lambda row: -row["articles"])[:_MOST_ROWS]
        ],
        "plots": [
            plot
            for plot in (
                plotted(
                    "Findings in 1,000 articles",
                    [
                        (row["month"], 1000 * of_month.get(row["month"], 0) / row["articles"])
                        for row in months
                        if row["month"]
                    ],
                    "{:,.0f}",
                ),
                plotted(
                    "Statements whose source has no name",
                    [
                        (row["month"], 100 * (row["anonymous"] or 0) / row["statements"])
                        for row in months
                        if row["month"] and (row["statements"] or 0) >= _FEWEST_STATEMENTS
                    ],
                    "{:.0f} %",
                ),
            )
            if plot is not None
        ],
        "captions": _captions(daft, folder),
        "furniture": sorted(learned(folder), key=lambda line: -line["pages"])[:_MOST_ROWS],
        "names": _rows(_read(daft, folder, NAMES))[:_MOST_ROWS],
    }


def plotted(title: str, values: Sequence[tuple[str, float]], form: str) -> Plot | None:
    """Return a plot of values by month, which come in any order; ``None`` if there are too few."""
    ordered = sorted(values)
    if len(ordered) < 2:
        return None
    places = [int(month[:4]) * 12 + int(month[5:7]) for month, _ in ordered]
    top = max(value for _, value in ordered) or 1.0
    span = places[-1] - places[0]
    points = " ".join(
        f"{_WIDTH * (place - places[0]) / span:.1f},{_HEIGHT - _HEIGHT * value / top:.1f}"
        for place, (_, value) in zip(places, ordered, strict=True)
    )
    rows = tuple((month, form.format(value)) for month, value in ordered)
    return Plot(title, points, ordered[0][0], ordered[-1][0], form.format(top), rows)


def _rules(
    daft: ModuleType, findings: Any, articles: int, rules: Mapping[str, Rule]
) -> list[RuleRow]:
    """Return the rules that found something, those that found most first."""
    from daft import functions as f

    counts = findings.groupby("code", "name").agg(findings["path"].count().alias("findings"))
    window = daft.Window().partition_by("code").order_by("order", "start")
    chosen = findings.with_column("order", f.hash(findings["path"], findings["record"]))
    chosen = chosen.with_column("at", f.row_number().over(window))
    chosen = chosen.where(chosen["at"] <= daft.lit(_EXAMPLES))
    examples: dict[str, list[Mapping[str, Any]]] = {}
    wanted = ("code", "path", "record", "line", "message", "excerpt", "order", "start")
    for row in sorted(
        chosen.select(*wanted).to_pylist(), key=lambda row: (row["order"], row["start"])
    ):
        examples.setdefault(row["code"], []).append(row)
    shipped = measurements.shipped()
    rows = sorted(counts.to_pylist(), key=lambda row: (-row["findings"], row["code"]))
    return [
        RuleRow(
            row["code"],
            row["name"],
            rules[row["code"]].summary if row["code"] in rules else "",
            row["findings"],
            1000 * row["findings"] / max(1, articles),
            precision(rules.get(row["code"]), shipped),
            tuple(examples.get(row["code"], ())),
        )
        for row in rows
    ]


def precision(rule: Rule | None, measured: Iterable[measurements.Measurement]) -> str:
    """Return in words how many of a rule's findings were right where they were read."""
    found = measurements.of(rule, measured) if rule is not None else ()
    if not found or not found[-1].read:
        return "not measured"
    last = found[-1]
    said = f"{last.right + last.pedantic} of {last.read} true"
    if last.pedantic:
        said += f", {last.pedantic} of them pedantic"
    return said if rule and last.digest == measurements.digest(rule) else f"{said}; changed since"


def _captions(daft: ModuleType, folder: str) -> list[dict[str, Any]]:
    """Return the captions that stand in most articles."""
    copies = _read(daft, folder, COPIES)
    if copies is None:
        return []
    found = copies.where(copies["kind"] == daft.lit("caption"))
    groups = found.groupby("cluster").agg(
        found["articles"].max(),
        found["text"].min(),
        found["publisher"].count_distinct().alias("publishers"),
        found["wording"].count_distinct().alias("wordings"),
        found["published"].min().alias("first"),
        found["published"].max().alias("last"),
    )
    return _rows(groups.sort(["articles", "text"], desc=[True, False]).limit(_MOST_ROWS))


def _by(articles: Any, name: str) -> list[dict[str, Any]]:
    """Return for each value of a column the number of articles, and what is said in them."""
    if articles is None:
        return []
    counts = articles.groupby(name).agg(
        articles["path"].count().alias("articles"),
        articles["statements"].sum(),
        articles["anonymous"].sum(),
    )
    return _rows(counts)


def _counts(findings: Any, name: str) -> dict[Any, int]:
    counts = findings.groupby(name).agg(findings["path"].count().alias("findings"))
    return {row[name]: row["findings"] for row in counts.to_pylist()}


def _read(daft: ModuleType, folder: str, name: str) -> Any | None:
    """Return a table of a scan, ``None`` if there is no row in it."""
    path = os.path.join(folder, name)
    if not any(files for _, _, files in os.walk(path)):
        return None
    return daft.read_parquet(f"{path}/**/*.parquet", hive_partitioning=True)


def _rows(frame: Any | None) -> list[dict[str, Any]]:
    return [] if frame is None else list(frame.to_pylist())
