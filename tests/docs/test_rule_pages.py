"""One slug everywhere, and every page is what its rule says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.linting.rule import Rule
from lintnews.manual import measurements, rulebook
from lintnews.plugins import registry
from lintnews.testing.examples import offered

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
LOADED = registry.load()
RULES = sorted(LOADED.by_code().values(), key=lambda rule: rule.code)
MEASURED = measurements.load(ROOT / "docs" / "measurements.toml")
FRESH = "run `lintnews rules --pages docs/rules --measurements docs/measurements.toml`"


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_the_page_of_a_rule_is_fresh(rule: Rule) -> None:
    page = PAGES / f"{rule.name}.md"
    assert page.is_file(), FRESH
    assert page.read_text(encoding="utf-8") == rulebook.page(
        rule, measurements.of(rule, MEASURED), offered(rule)
    ), FRESH


def test_the_index_is_fresh_and_there_are_no_other_pages() -> None:
    assert (PAGES / "index.md").read_text(encoding="utf-8") == rulebook.index(
        RULES, {rule.code: offered(rule) for rule in RULES}
    ), FRESH
    assert {path.stem for path in PAGES.glob("*.md")} == {"index", *(rule.name for rule in RULES)}


@pytest.mark.parametrize("rule", LOADED.rules, ids=[rule.name for rule in LOADED.rules])
def test_the_file_of_a_rule_bears_its_name(rule: Rule) -> None:
    stem = (
        Path(rule.module).stem if rule.module.endswith(".toml") else rule.module.rpartition(".")[2]
    )
    assert stem.replace("_", "-") == rule.name
