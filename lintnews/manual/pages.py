"""The pages that come with lintnews: in its package, or in the checkout that it is run from."""

from __future__ import annotations

from html import escape
from pathlib import Path

from lintnews.manual import plain_text

_PACKAGED = Path(__file__).parent / "written"
_CHECKOUT = Path(__file__).parents[2] / "docs"
_INDEX = "index"
_MEASURED = "## Measured\n"
_WIDTH = 92
# No script, and nothing from the net: the words may be those of somebody's rule file.
_HTML = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body {{ margin: 2rem auto; max-width: 60rem; padding: 0 1rem }}
pre {{ font-size: 1rem; line-height: 1.5; white-space: pre-wrap }}</style></head>
<body><h1>{title}</h1><pre>{text}</pre></body></html>
"""


def folder(name: str) -> Path:
    """Return the folder of the pages about rules (``rules``) or of the manual (``reference``)."""
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name


def rule_page(name: str) -> Path | None:
    """Return the page of a rule, ``None`` if none came with lintnews."""
    page = folder("rules") / f"{name}.md"
    return page if name != _INDEX and page.is_file() else None


def measured(name: str) -> str:
    """Return what the page of a rule says of its measurement, empty if it says nothing."""
    page = rule_page(name)
    _, mark, text = page.read_text(encoding="utf-8").partition(_MEASURED) if page else ("", "", "")
    return mark + text


def as_html(markdown: str) -> str:
    """Return a page of the manual as one that a browser shows; it asks for no other file."""
    head, _, text = markdown.partition("\n")
    lines = plain_text.lines(text.strip(), _WIDTH)
    return _HTML.format(title=escape(head.lstrip("# ")), text=escape("\n".join(lines)))
