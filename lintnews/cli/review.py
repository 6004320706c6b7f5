"""``lintnews review STORY.docx``: the findings as comments in the Word document."""

from __future__ import annotations

import os
from importlib.util import find_spec

from lintnews.cli import output
from lintnews.cli.options import Parser, add_facts, add_selection, parse, parser, request_of
from lintnews.errors import MissingExtraError, UsageError
from lintnews.run import writing
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.library import Linter
from lintnews.run.verdict import counted

_DESCRIPTION = """\
Write a copy of a Word document with what an editor would mark as comments, each at its
words. Nothing else changes, and a second review replaces the comments of the first.
"""
_EXTRA = "docx"
_OLD = (".doc", ".dot")  # what lintnews report cannot read either


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("review", _DESCRIPTION)
    options.add_argument("paths", nargs=1, metavar="STORY.docx", help="the document")
    options.add_argument(
        "-o", "--output", metavar="FILE", help="the copy to write (default: STORY.reviewed.docx)"
    )
    add_selection(options)
    add_facts(options)
    return options


def run(arguments: list[str]) -> int:
    """Write the reviewed document; exit 2 if something could not be checked."""
    given = parse(build(), arguments)
    (path,) = given.paths
    stem, extension = os.path.splitext(path)
    if extension.lower() != ".docx":
        message = f"{path} is no .docx: save it as .docx in Word"
        if extension.lower() not in _OLD:
            message += ", or let lintnews report make a page of it"
        raise UsageError(message)
    if find_spec("docx") is None:
        raise MissingExtraError(_EXTRA)
    from lintnews.word.comments import reviewed

    linter = Linter(request=request_of(given))
    (report,) = linter.lint_files([path])
    for failure in report.failures:
        output.say(failure)
    if not report.text:
        return FAILED
    target = given.output or f"{stem}.reviewed{extension}"
    with open(path, "rb") as file:
        data = file.read()
    writing.create(target, reviewed(data, report, linter.rules))
    output.say(f"{target}: written, " + counted(len(report.findings), "comment"))
    return FAILED if report.failures else CLEAN
