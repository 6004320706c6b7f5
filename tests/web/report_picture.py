"""Make docs/report.png, the picture in the README: ``python tests/web/report_picture.py``."""

from __future__ import annotations

from pathlib import Path

from browsing import browser

import lintnews
from lintnews.web.report_page import page

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Lint the example, open its report, and take the picture of its upper part."""
    article = ROOT / "docs" / "examples" / "harbor.txt"
    linter = lintnews.Linter()
    report = linter.lint(article.read_text(encoding="utf-8"), filename=article.name)
    with browser() as started:
        window = started.new_page(viewport={"width": 1120, "height": 860})
        window.set_content(page(report, linter.rules))
        window.screenshot(path=ROOT / "docs" / "report.png")


if __name__ == "__main__":
    main()
