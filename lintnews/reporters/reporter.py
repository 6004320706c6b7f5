"""What a reporter is: the name of a format, and findings in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lintnews.article.source import Source
from lintnews.linting.finding import Located
from lintnews.linting.rule import Rule
from lintnews.reporters.style import PLAIN, Style
from lintnews.values import NamedTuple


def _no_source(_name: str) -> None:
    """Know no source."""


class Run(NamedTuple):
    """One run of the linter, as its reporter sees it.

    ``source`` gives the text that positions of a path count in, ``None`` if it
    is not to be had (a file that cannot be read). ``files`` are the names of all
    files of the run, those without findings among them. ``rules`` holds every
    rule by its code. ``failures`` are what went wrong outside any file: a plugin
    that did not load.
    """

    files: tuple[str, ...] = ()
    rules: Mapping[str, Rule] = MappingProxyType({})
    failures: tuple[str, ...] = ()
    source: Callable[[str], Source | None] = _no_source
    style: Style = PLAIN
    version: str = ""


#: Findings in, in the order in which they are printed; chunks of text out.
Report = Callable[[Iterable[Located], Run], Iterable[str]]


class Reporter(NamedTuple):
    """One output format, chosen with ``--format NAME``.

    ``report(found, run)`` takes the findings and what else there is to know about
    the run, and yields pieces of text. ``plugin`` is set by the registry.
    """

    name: str
    report: Callable[..., Iterable[str]]
    summary: str = ""
    plugin: str = ""
