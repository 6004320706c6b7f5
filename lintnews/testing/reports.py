"""Golden reports: a whole article, and all that is reported of it, in a file next to it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path

from lintnews.config.settings import Settings
from lintnews.linting.rule import Rule
from lintnews.plugins import registry
from lintnews.reporters import text
from lintnews.reporters.reporter import Run
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

#: Set to 1, golden files are written anew; look at the difference before it is kept.
UPDATE = "LINTNEWS_UPDATE_GOLDEN"
SUFFIX = ".golden"


def report(
    article: Path | str, rules: Iterable[Rule] | None = None, settings: Settings | None = None
) -> str:
    """Return what ``lintnews ARTICLE`` prints, one line a finding, the folder left out of the name.

    ``rules`` are those that there are, all installed ones if they are not
    given; ``settings`` are those of a configuration without one line.
    """
    path = Path(article)
    known = registry.load() if rules is None else registry.Registry(tuple(rules), ())
    chosen = settings or Settings()
    desk = LintRun(known, lambda _: chosen)
    source = desk.decode(path.name, path.read_bytes())
    return "".join(text.report(lint_source(source, desk), Run()))


def assert_report(
    article: Path | str,
    golden: Path | str | None = None,
    rules: Iterable[Rule] | None = None,
    settings: Settings | None = None,
) -> None:
    """Compare the report of an article with its golden file, by default ``ARTICLE.golden``.

    Raises:
        AssertionError: with the difference, and how to accept it.
    """
    expected = Path(golden) if golden is not None else Path(f"{article}{SUFFIX}")
    said = report(article, rules, settings)
    if os.environ.get(UPDATE) == "1":
        expected.write_text(said, encoding="utf-8")
        return
    before = expected.read_text(encoding="utf-8") if expected.is_file() else ""
    if said != before:
        difference = "\n".join(
            difflib.unified_diff(
                before.split("\n"), said.split("\n"), str(expected), "now", lineterm=""
            )
        )
        message = f"{difference}\n\nto accept what is said now: {UPDATE}=1, and run the tests again"
        raise AssertionError(message)
