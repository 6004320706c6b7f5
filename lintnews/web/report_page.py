"""``lintnews report``: one HTML page an article, with no script and nothing from the net."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from lintnews.errors import MissingExtraError
from lintnews.hints import TYPE_CHECKING
from lintnews.linting.rule import Rule
from lintnews.run.library import Report
from lintnews.values import NamedTuple
from lintnews.web.marked import MarkedArticle, marked

if TYPE_CHECKING:
    from jinja2 import Environment

_EXTRA = "report"

# What HTML forbids even as a reference: they are shown as the replacement character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class IndexRow(NamedTuple):
    """One row of the index: an article and the file of its report, ``""`` if it has none."""

    article: MarkedArticle
    link: str


def page(report: Report, rules: Mapping[str, Rule]) -> str:
    """Return the report of a text as one HTML page.

    Raises:
        MissingExtraError: if jinja2 is not installed.
    """
    return rendered("report.html", article=marked(report, rules))


def index(rows: Sequence[IndexRow]) -> str:
    """Return the page that lists several reports, those with most to fix first.

    Raises:
        MissingExtraError: if jinja2 is not installed.
    """
    ordered = sorted(rows, key=lambda row: [-count for count in row.article.counts.values()])
    return rendered("index.html", rows=ordered)


def file_names(paths: Iterable[str]) -> dict[str, str]:
    """Return for each path the name of its page: plain letters, no two alike."""
    result: dict[str, str] = {}
    for path in paths:
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", path).strip("-.") or "article"
        name, number = f"{stem}.html", 2
        while name in result.values():
            name, number = f"{stem}-{number}.html", number + 1
        result[path] = name
    return result


def rendered(template: str, **values: object) -> str:
    """Return a page made of one of our templates, with the style that all of them share.

    Raises:
        MissingExtraError: if jinja2 is not installed.
    """
    environment = _environment()
    style = environment.get_template("style.css").render()
    html = environment.get_template(template).render(style=_safe(style), **values)
    return _FORBIDDEN.sub("\ufffd", html)


@cache
def _environment() -> Environment:
    try:
        import jinja2
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    return jinja2.Environment(
        loader=jinja2.PackageLoader("lintnews.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )


def _safe(style: str) -> object:
    import markupsafe

    return markupsafe.Markup(style)  # noqa: S704  our own style sheet
