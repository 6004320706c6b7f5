"""Every link within the documentation leads to a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^ *```.*?^ *```|^ {4}[^\n]*|`[^`\n]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_leads_to_a_page(page: Path) -> None:
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        assert (
            target.startswith(("https://", "http://", "mailto:")) or (page.parent / target).exists()
        ), target


def test_links_are_found_at_all() -> None:
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert "how-to/baseline.md" in LINK.findall(CODE.sub("", text))
