"""``lintnews inspect PATH…``: show what lintnews sees in an article."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.cli import output
from lintnews.cli.main import COMMANDS
from lintnews.cli.options import (
    Parser,
    add_color,
    add_configuration,
    add_facts,
    add_files,
    parse,
    parser,
    request_of,
)
from lintnews.errors import ReaderError, SourceError
from lintnews.readers.choose import in_words
from lintnews.reporters.style import Style
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.resolved import vocabulary_of
from lintnews.run.session import LintRun, find_files, open_run

_DESCRIPTION = """\
Show what lintnews sees in an article: who says what, by name or not, and the
names, dates, numbers and acronyms to check.
"""


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("inspect", _DESCRIPTION)
    options.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input"
    )
    options.add_argument(
        "--format",
        default="text",
        choices=("text", "jsonl"),
        help="text for people, jsonl for machines (default: text)",
    )
    options.add_argument(
        "--article", action="store_true", help="the article too, with the role of each paragraph"
    )
    add_color(options)
    add_facts(options)
    add_files(options)
    add_configuration(options.add_argument_group("configuration"))
    return options


def run(arguments: list[str]) -> int:
    """Print each article; exit 2 if one could not be read."""
    given = parse(build(), arguments)
    request = request_of(given)
    run = open_run(request, output.say)
    names, failed, unread = find_files(request.inputs, run, output.say, COMMANDS)
    output.say_all(f"{folder.name}: {folder.message}" for folder in unread)
    run.require_sound_settings(names)
    style = output.style(given.color, to_file=False)
    with output.opened(None) as write:
        for name in names:
            called = run.called(name)
            chosen = style if given.format == "text" else None
            try:
                for source, one in run.parts(name):
                    if isinstance(one, ReaderError):
                        failed = True
                        output.say(f"{called}: {in_words(one, source)}")
                        continue
                    for chunk in _shown(one, source, run, chosen, with_article=given.article):
                        write(chunk)
            except (SourceError, ReaderError) as error:
                failed = True
                output.say(f"{called}: {error}")
            for record in run.missing_records(called):
                failed = True
                output.say(f"{called}: holds no record that is called {record!r}")
    return FAILED if failed or run.failures else CLEAN


def _shown(
    article: Article,
    source: Source,
    run: LintRun,
    style: Style | None,
    *,
    with_article: bool,
) -> Iterator[str]:
    """Yield an article of a source: as text in a style, or as a line of JSON."""
    reading = Reading(article, vocabulary_of(run.settings_for(source.name)))
    if style is None:
        from lintnews.sheets import inspection

        yield json.dumps(inspection.as_object(reading, source)) + "\n"
    else:
        from lintnews.sheets import proof

        yield from proof.report(reading, source, style, with_article=with_article)
