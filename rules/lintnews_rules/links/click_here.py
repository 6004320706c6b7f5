"""Whoever listens to a page hears its links one after the other, without the words around them.

Six times "here" is no list of places to go. Neither is it one for a search engine,
or for the reader who runs over the page. Put the link on the words that say where
it goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Example, Finding, Options, Reading, Severity, Speech, option, rule


class ClickHereOptions(Options):
    """What says nothing."""

    words: tuple[str, ...] = option(
        (
            "click here",
            "click",
            "here",
            "this link",
            "this page",
            "link",
            "read more",
            "more",
            "learn more",
            "find out more",
            "this",
            "see here",
            "tap here",
        ),
        "link texts that do not say where the link goes",
    )


@rule(
    code="LNK106",
    name="click-here",
    summary="the words of a link do not say where it goes",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    options=ClickHereOptions,
    standard="WCAG 2.2, 2.4.4",
    bad=(
        Example(
            """
            For the timetable of the ferry click here.
                                           ^^^^^^^^^^ put the link on words that say where it goes
            """,
            links={"click here": "https://courier.example/ferry"},
        ),
    ),
    good=(
        Example(
            """
            The timetable of the ferry is on the port's website, click here and there.
            """,
            links={"timetable of the ferry": "https://courier.example/ferry"},
        ),
    ),
)
def click_here(reading: Reading, options: ClickHereOptions) -> Iterator[Finding]:
    """Look at the words of each link."""
    for link in reading.article.links:
        words = " ".join(link.span.of(reading.text).split()).strip(" .:!»>→…").casefold()
        if words in options.words:
            yield Finding(link.span, "put the link on words that say where it goes")
