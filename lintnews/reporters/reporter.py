"""What a reporter is: the name of a format, and findings in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lintnews.values import NamedTuple


class Reporter(NamedTuple):
    """One output format, chosen with ``--format NAME``.

    ``report(found, run)`` takes the findings and what else there is to know about
    the run, and yields pieces of text. ``plugin`` is set by the registry.
    """

    name: str
    report: Callable[..., Iterable[str]]
    summary: str = ""
    plugin: str = ""
