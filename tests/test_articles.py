"""Whole articles with golden reports: what a desk would get, line by line.

To accept a change, run ``python tests/test_articles.py`` and read the difference.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lintnews.article.source import decode
from lintnews.config.settings import Settings
from lintnews.plugins import registry
from lintnews.reporters import text
from lintnews.reporters.reporter import Run
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

FOLDER = Path(__file__).parent / "articles"
PROFILES = ("default", "desk", "archive")
ARTICLES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@cache
def desk(profile: str) -> LintRun:
    settings = Settings(profile=profile)
    return LintRun(registry.load(), lambda _: settings)


def report(name: str, profile: str) -> str:
    path = FOLDER / f"{name}.txt"
    found = lint_source(decode(path.name, path.read_bytes()), desk(profile))
    return "".join(text.report(found, Run()))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ARTICLES)
def test_the_report_on_a_whole_article_is_the_golden_one(name: str, profile: str) -> None:
    golden = (FOLDER / f"{name}.{profile}.report").read_text(encoding="utf-8")
    assert report(name, profile) == golden, (
        "run `python tests/test_articles.py` and read the difference"
    )


@pytest.mark.parametrize("profile", ["default", "desk"])
def test_a_clean_article_yields_nothing(profile: str) -> None:
    assert not report("clean", profile)


if __name__ == "__main__":
    for article in ARTICLES:
        for profile in PROFILES:
            (FOLDER / f"{article}.{profile}.report").write_text(
                report(article, profile), encoding="utf-8"
            )
