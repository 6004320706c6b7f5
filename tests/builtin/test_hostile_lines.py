"""A line that nobody would write costs in step with its length, and no rule fails on it."""

from __future__ import annotations

import time
from functools import partial

import pytest

from lintnews.article.source import Source
from lintnews.run.lint import lint_source
from lintnews.run.request import Basis, Request
from lintnews.run.session import LintRun, open_run
from tests.growing import outgrown

HEAD = "Harbor reopens\n\nBy Ann Lee\n\nPORT ELLIS, Ohio (AP) — The harbor closes on Monday.\n\n"
ROWS = (
    ":",
    "#",
    "# ",
    "TK, ",
    "he said ",
    "' Q: ",
    "-30-",
    "0123456789abcdef",
    "(",
    "“",
    "A ",
    ",",
    ". ",
    " ",
    "\n",
    "-",
    '"',
    "'",
    "’s ",
    "''",
    "[",
    "<a ",
    "1",
    "12/",
    "$1 ",
    "aB",
    "A-",
    "Ab ",
    "A. ",
    "Mr. Lee said. ",
    "said Ann Lee, ",
    "“he said” ",
    "“a”, “b”, ",
    "officials said ",
    "it is believed ",
    "according to ",
    "Photo by Ann Lee ",
    "AP Photo/",
    "\n(AP) — ",
    "\nBy Ann Lee\n",
    "Monday, ",
    "Jan. 1, ",
    "5 p.m. ",
    "the the ",
    "a@b.",
    "http://a",
    "👩\u200d👩 ",
    "İ",
    "\u2028",
)
SMALL, LARGE = 5_000, 20_000


@pytest.fixture(scope="module")
def run() -> LintRun:
    return open_run(Request(basis=Basis(isolated=True, profile="desk")))


def seconds(run: LintRun, row: str, size: int) -> float:
    source = Source("a.txt", HEAD + (row * size)[:size] + "\n")
    begin = time.process_time()
    found = list(lint_source(source, run))
    assert not [one.message for one in found if one.code == "LNT900"]
    return time.process_time() - begin


@pytest.mark.parametrize("row", ROWS)
def test_four_times_the_row_costs_about_four_times_as_much(run: LintRun, row: str) -> None:
    assert not outgrown(partial(seconds, run, row), SMALL, LARGE, bound=8, least=0.02)
