"""``lintnews report PATH…``: the article as a proof, one HTML page to look at and to send on."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lintnews.cli import output
from lintnews.cli.options import (
    Parser,
    add_facts,
    add_files,
    add_selection,
    parse,
    parser,
    request_of,
)
from lintnews.errors import UsageError
from lintnews.run import writing
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.library import Linter, Report
from lintnews.run.verdict import counted

_DESCRIPTION = """\
Write a report that opens in any browser: the article with what an editor would mark
next to each paragraph, then who says what, and the names, numbers and dates to check.
"""


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("report", _DESCRIPTION)
    options.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    options.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the page to write; a folder if articles are several or in a folder "
        "(default: next to the article)",
    )
    add_selection(options)
    add_facts(options)
    add_files(options)
    return options


def run(arguments: list[str]) -> int:
    """Write the report; exit 2 if something could not be checked."""
    given = parse(build(), arguments)
    request = request_of(given)
    linter = Linter(request=request)
    reports = list(linter.lint_files(request.inputs.paths))
    if len(reports) == 1 and not _is_folder(given.output, request.inputs.paths):
        target = given.output or os.path.splitext(reports[0].path)[0] + ".report.html"
        _write_one(reports[0], linter, target)
    else:
        if not given.output:
            message = "several articles: name a folder for their reports with -o FOLDER"
            raise UsageError(message)
        _write_many(reports, linter, given.output)
    for report in reports:
        for failure in report.failures:
            output.say(failure)
    return FAILED if any(report.failures for report in reports) else CLEAN


def _is_folder(output: str | None, paths: Iterable[str]) -> bool:
    """Return whether the output is a folder: one that is there, or one for a folder's articles."""
    if not output or os.path.isdir(output):
        return bool(output)
    if output.lower().endswith((".html", ".htm")):
        return False
    return output.endswith(("/", os.sep)) or any(map(os.path.isdir, paths))


def _is_unread(report: Report) -> bool:
    """Return whether no article could be read, so that there is nothing to make a page of."""
    return bool(report.failures) and report.reading is None


def _write_one(report: Report, linter: Linter, target: str) -> None:
    from lintnews.web import report_page as pages

    if os.path.exists(target) and os.path.samefile(target, report.path):
        message = f"{target} is the article itself: name another file with -o"
        raise UsageError(message)
    if _is_unread(report):
        kept = "left as it was" if os.path.exists(target) else "not written"
        output.say(f"{target}: {kept}, since nothing could be read")
        return
    writing.create(target, pages.page(report, linter.rules).encode())
    output.say(f"{target}: written")


def _write_many(reports: list[Report], linter: Linter, folder: str) -> None:
    from lintnews.web import report_page as pages
    from lintnews.web.marked import marked

    read = [report for report in reports if not _is_unread(report)]
    if reports and not read:
        output.say(f"{folder}: no page is written, since nothing could be read")
        return
    _make(folder)
    names = pages.file_names(report.path for report in read)
    rows = [
        pages.IndexRow(marked(report, linter.rules), names.get(report.path, ""))
        for report in reports
    ]
    for report in read:
        writing.create(
            os.path.join(folder, names[report.path]), pages.page(report, linter.rules).encode()
        )
    target = os.path.join(folder, "index.html")
    writing.create(target, pages.index(rows).encode())
    output.say(f"{target}: written, {counted(len(read), 'article')}")


def _make(folder: str) -> None:
    if os.path.lexists(folder) and not os.path.isdir(folder):
        message = f"{folder} is a file: name a folder"
        raise UsageError(message)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        message = f"{folder}: no folder can be made there: {error.strerror or error}"
        raise UsageError(message) from error
