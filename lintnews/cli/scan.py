"""``lintnews scan INPUT… --output DIR``: an archive, on one machine or on a cluster."""

from __future__ import annotations

import argparse
import sys
from time import monotonic

from lintnews.archive.scanning import Plan, scan
from lintnews.cli import output
from lintnews.cli.options import (
    Parser,
    add_facts,
    add_files,
    add_selection,
    parse,
    parser,
    request_of,
)
from lintnews.errors import UsageError
from lintnews.run.exit_codes import CLEAN, FAILED

_DESCRIPTION = """\
Lint an archive: folders of articles, and tables with an article in each row (Parquet, CSV,
TSV, JSON Lines, WARC), on all processors of this machine or on a Ray cluster. Findings and
articles are written to DIR as Parquet, in a folder a month.

A scan that ended before its time goes on where it was when the same command is given again,
and does again only what has changed since.
"""
_PAUSE = 1.0  # seconds between two lines of progress
_CLEAR = "\r\x1b[K"


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("scan", _DESCRIPTION)
    options.usage = "lintnews scan [OPTIONS] INPUT... --output DIR"
    options.add_argument(
        "paths", nargs="+", metavar="INPUT", help="folders, files, tables; s3:// and the like too"
    )
    options.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="the folder of the results"
    )
    engine = options.add_argument_group("where it runs")
    engine.add_argument(
        "-j", "--jobs", type=int, metavar="N", help="lint with N processes (default: all there are)"
    )
    engine.add_argument(
        "--cluster", metavar="ADDRESS", help="run on this Ray cluster; auto: the one that is here"
    )
    engine.add_argument(
        "--part-size",
        type=int,
        metavar="N",
        default=100,
        help="articles that are linted and written together, about (default: 100)",
    )
    options.add_argument(
        "--publisher",
        metavar="NAME",
        help="whose articles the files are (default: the folder below INPUT that each is in)",
    )
    options.add_argument(
        "--sourcing",
        type=_share,
        metavar="SHARE",
        default=0.1,
        help="count who says what in this share of the articles, which takes half as long again "
        "(default: 0.1)",
    )
    options.add_argument(
        "--report", action="store_true", help="write a page about the archive: DIR/report.html"
    )
    add_selection(options)
    add_facts(options)
    add_files(options)
    return options


def run(arguments: list[str]) -> int:
    """Scan; exit 2 if something could not be read, else 0: an archive always has findings."""
    given = parse(build(), arguments)
    if given.against is not None:
        message = "--against compares one story with another: use it with lintnews check"
        raise UsageError(message)
    plan = Plan(
        given.output,
        given.cluster,
        given.jobs,
        max(1, given.part_size),
        given.publisher,
        given.sourcing,
        given.report,
    )
    watch = _Progress()
    result = scan(request_of(given), plan, output.say, watch.show)
    watch.end()
    output.say(
        f"{given.output}: {result.findings:,} findings in {result.articles:,} articles"
        + (f"; {result.failures:,} could not be checked: see errors" if result.failures else "")
    )
    return FAILED if result.failed or result.failures else CLEAN


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        message = f"{text!r} is no number from 0 to 1"
        raise argparse.ArgumentTypeError(message)
    return share


class _Progress:
    """Shows on a terminal, and says now and then elsewhere, how far it is, and how fast."""

    def __init__(self) -> None:
        self._start = self._next = monotonic()
        self._first: tuple[int, int] | None = None
        self._terminal = output.is_terminal(sys.stderr)

    def show(self, done: int, of: int, articles: int) -> None:
        """Show how many of how many parts are done, and how many articles are in them."""
        now = monotonic()
        if self._first is None:
            self._first = done, articles
            self._start = now
        if now < self._next or not self._terminal:
            return
        self._next = now + _PAUSE
        parts, before = self._first
        spent = now - self._start
        rate = (articles - before) / spent if spent else 0.0
        left = spent / (done - parts) * (of - done) if done > parts else 0.0
        sys.stderr.write(
            f"{_CLEAR}{articles:,} articles, {done / of:.0%}, {rate:,.0f} a second, "
            f"{_minutes(left)} left"
        )
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._terminal:
            sys.stderr.write(_CLEAR)


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min" if minutes else f"{rest} s"
