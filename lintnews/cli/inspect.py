"""``lintnews inspect PATH…``: show what lintnews sees in an article."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.cli import output
from lintnews.cli.main import CLEAN, FAILED
from lintnews.cli.options import add_configuration, add_facts, add_files, parse, parser
from lintnews.errors import ReaderError, SourceError
from lintnews.reporters.style import Style
from lintnews.run import session
from lintnews.run.lint import Desk
from lintnews.run.resolved import vocabulary_of
from lintnews.run.settings_finder import SettingsFinder

_DESCRIPTION = """\
Show what lintnews sees in an article: the role of each paragraph, who says what
(by name or not), and the names, dates, numbers and acronyms to check.
"""


def run(arguments: list[str]) -> int:
    """Print each article; exit 2 where one could not be read."""
    options = parser("inspect", _DESCRIPTION)
    options.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, folders, or - for standard input",
    )
    options.add_argument(
        "--format",
        default="text",
        choices=("text", "jsonl"),
        help="text for people, jsonl for machines (default: text)",
    )
    options.add_argument(
        "--color",
        default="auto",
        choices=("auto", "always", "never"),
        metavar="WHEN",
        help="auto (on a terminal), always or never",
    )
    add_facts(options)
    add_files(options)
    add_configuration(options.add_argument_group("configuration"))
    options.set_defaults(
        select=None,
        extend_select=None,
        ignore=None,
        extend_ignore=None,
        packs=None,
        profile=None,
        stage=None,
    )
    given = parse(options, arguments)
    registry = session.load_registry(given)
    settings = SettingsFinder(given, registry)
    desk = session.open_desk(given, registry, settings)
    names, failed = session.find_files(given, desk)
    for name in names:
        settings(name)
    settings.require_sound()
    style = output.style(given.color, to_file=False)
    with output.opened(None) as write:
        for name in names:
            called = desk.called(name)
            try:
                source = desk.decode(called, desk.read(name))
                for chunk in _shown(source, desk, style if given.format == "text" else None):
                    write(chunk)
            except (SourceError, ReaderError) as error:
                failed = True
                output.say(f"{called}: {error}")
    return FAILED if failed or registry.failures else CLEAN


def _shown(source: Source, desk: Desk, style: Style | None) -> Iterator[str]:
    """Yield the articles of a source: as text in a style, or as JSON lines."""
    vocabulary = vocabulary_of(desk.settings_for(source.name))
    for article in desk.articles(source):
        reading = Reading(article, vocabulary)
        if style is None:
            from lintnews.sheets import inspection

            yield json.dumps(inspection.as_object(reading, source)) + "\n"
        else:
            from lintnews.sheets import proof

            yield from proof.report(reading, source, style)
