"""One file: read it, check it, and place what was found.

A file that cannot be read becomes a finding (LNT001) and costs no other file
anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from lintnews.analysis.forms import Form
from lintnews.analysis.page.roles import has_story
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.errors import LintnewsError, ReaderError, SourceError
from lintnews.guard import TimeSpentError, named, raised_at
from lintnews.hints import TYPE_CHECKING
from lintnews.linting.engine import check_reading
from lintnews.linting.engine_rules import (
    NOTHING_TO_READ,
    UNREADABLE,
    UNUSABLE_FRONT_MATTER,
    engine_finding,
)
from lintnews.linting.finding import Diagnostic, Located
from lintnews.linting.location import at_source, locate
from lintnews.linting.suppression import suppress
from lintnews.linting.suppression_file import SuppressionFile
from lintnews.readers.piece import Stream
from lintnews.readers.reader import Reader
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple

# A post that is printed elsewhere, and a page that sends its reader on.
SIGNPOST = Form(
    r"""(?m)^(?:external_(?:url|link)|redirect(?:_url|_to)?|source_url|link_url)\s*[:=]\s*["']?(?:https?:/)?/"""
    r"""|window\.location(?:\.href)?\s*=\s*["']|http-equiv=["']?refresh\b"""
)
LONGEST_SIGNPOST = 4000  # code points: a longer page has scripts for more than that


if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

PUBLISH = "publish"


class Linted(NamedTuple):
    """One article of a source: what was found in it, and how it was read.

    What is about no article (a file that cannot be read, a suppressions file) has no reading.
    """

    findings: tuple[Located, ...]
    reading: Reading | None = None


def lint_files(names: Iterable[str], run: LintRun) -> Iterator[Located]:
    """Yield the findings of the files, one file after the other."""
    for name in names:
        yield from lint_file(name, run)


def lint_file(name: str, run: LintRun, data: bytes | None = None) -> Iterator[Located]:
    """Yield the findings of a file, whose bytes may have been read already."""
    called = run.called(name)
    try:
        with run.opened(name, data) as stream:
            if stream is not None:
                for part, _ in lint_stream(*stream, run):
                    yield from part.findings
                return
        source = run.decode(called, run.read(name) if data is None else data)
    except SourceError as error:
        yield unreadable(called, str(error))
        return
    yield from lint_source(source, run)


def lint_source(source: Source, run: LintRun) -> Iterator[Located]:
    """Yield the findings of one source, in the order of its text."""
    for part in lint_safely(source, run):
        yield from part.findings


def lint_safely(source: Source, run: LintRun) -> Iterator[Linted]:
    """Yield what ``lint_parts`` yields; what nobody foresaw becomes a finding, and is the last."""
    run.remember(source)
    yield from _safely(lint_parts(source, run), lambda finding: Linted((finding,)), source.name)


def lint_stream(
    stream: Stream, reader: Reader, run: LintRun, *, whole: bool = True
) -> Iterator[tuple[Linted, Source]]:
    """Yield the records of a file, linted, each with the stretch of the file that it is.

    Of a file that is not ``whole`` nothing is said about the file itself.
    """
    found = _lint_stream(stream, reader, run, whole=whole)
    empty = Source(stream.name, "")
    yield from _safely(found, lambda finding: (Linted((finding,)), empty), stream.name)


def _safely(parts: Iterator[T], failed: Callable[[Located], T], name: str) -> Iterator[T]:
    """Yield the parts of a file; whatever is raised is the finding of the last."""
    while True:
        try:
            part = next(parts, None)
        except (LintnewsError, KeyboardInterrupt):
            raise
        except (Exception, TimeSpentError) as error:  # noqa: BLE001  no file may end the run
            yield failed(unreadable(name, _fault(error)))
            return
        if part is None:
            return
        yield part


def _fault(error: BaseException) -> str:
    """Return what went wrong while a file was checked, which nobody foresaw, and where."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = raised_at(error)
    if not place and trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
    return f"was not checked to its end: {named(error)} ({place})"


def lint_parts(source: Source, run: LintRun) -> Iterator[Linted]:
    """Yield the articles of one source, linted, then what is about the source itself."""
    try:
        suppressions = run.suppression_file(source.name)
        one = None
        for one in run.records(source):
            yield _lint_record(one, source, run, suppressions)
        yield from _about_file(source.name, run, suppressions, empty=one is None)
    except ReaderError as error:
        yield Linted((unread_record(error, source),))
    except SourceError as error:
        yield Linted((unreadable(source.name, str(error)),))


def _lint_stream(
    stream: Stream, reader: Reader, run: LintRun, *, whole: bool
) -> Iterator[tuple[Linted, Source]]:
    empty = Source(stream.name, "")
    try:
        suppressions = run.suppression_file(stream.name)
        piece = None
        for piece in run.pieces(stream, reader):
            if (one := piece.article or piece.fault) is not None:
                yield _lint_record(one, piece.source, run, suppressions), piece.source
        if whole:
            about = _about_file(stream.name, run, suppressions, empty=piece is None)
            yield from ((part, empty) for part in about)
    except (ReaderError, SourceError, OSError) as error:
        yield Linted((unreadable(stream.name, str(error)),)), empty


def _lint_record(
    one: Article | ReaderError, source: Source, run: LintRun, suppressions: SuppressionFile | None
) -> Linted:
    if isinstance(one, ReaderError):
        return Linted((unread_record(one, source),))
    return lint_article(one, source, run, suppressions)


def _about_file(
    name: str, run: LintRun, suppressions: SuppressionFile | None, *, empty: bool
) -> Iterator[Linted]:
    """Yield what is about a file as a whole, after all its articles have passed."""
    for record in run.missing_records(name):
        yield Linted((unreadable(name, f"holds no record that is called {record!r}"),))
        empty = False
    if empty:
        yield Linted(nothing_to_read(name, "no article was found in this file", run))
    if suppressions is not None:
        yield Linted(_about_suppressions(suppressions, name, run))


def lint_article(
    article: Article, source: Source, run: LintRun, suppressions: SuppressionFile | None = None
) -> Linted:
    """Return the findings of one article of a source, in the order of the text."""
    resolved = run.resolved(source.name)
    if resolved.stage == PUBLISH and article.metadata.embargo is not None:
        article = _going_out(article, source.name, run)
    compute = run.guard.limits(len(article.text))
    reading = run.reading(article, resolved.ruleset.vocabulary, compute)
    found = (
        *check_reading(reading, resolved.ruleset, run.guard),
        *_remarks(article, source, reading),
    )
    return Linted(finished(found, article, source, run, suppressions), reading)


def finished(
    found: Iterable[Diagnostic],
    article: Article,
    source: Source,
    run: LintRun,
    suppressions: SuppressionFile | None = None,
    *,
    about: bool = True,
) -> tuple[Located, ...]:
    """Return what the rules found as the desk wants it: suppressed, with its severity, placed.

    Unless ``about`` is false there is also what is to be said about the suppressions themselves.
    """
    resolved = run.resolved(source.name)
    rules = run.rules_for(source.name)
    publish = resolved.stage == PUBLISH
    kept, said = suppress(found, article, rules, resolved.ran, publish=publish)
    if suppressions is not None:
        kept = suppressions.suppress(kept, article, source)
    diagnostics = resolved.apply_settings((*kept, *said) if about else kept)
    located = locate(diagnostics, article, source, fingerprints=run.fingerprints)
    return tuple(sorted(located, key=in_order))


def _going_out(article: Article, name: str, run: LintRun) -> Article:
    """Return an article that knows when it goes out: at the end of the day that was stated, or now.

    That is the one fact of a run that passes with time, so its findings are not kept.
    """
    moment = dt.datetime.now(dt.UTC)
    if run.day is not None:
        moment = dt.datetime.combine(run.day, dt.time.max, dt.UTC)
    else:
        run.timed.add(name)
    return article._replace(metadata=article.metadata._replace(goes_out=moment))


def _remarks(article: Article, source: Source, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what the reader had to say about the head of the file, and that it found no story."""
    if not (has_story(reading) or _leads_away(source)):
        yield engine_finding(NOTHING_TO_READ, _what_there_is(article))
    for remark in article.remarks:
        yield engine_finding(UNUSABLE_FRONT_MATTER, remark.message, remark.source)


def _leads_away(source: Source) -> bool:
    """Return whether a file without a story only leads to another address."""
    return len(source.text) <= LONGEST_SIGNPOST and SIGNPOST.search(source.text) is not None


def _what_there_is(article: Article) -> str:
    """Return what was read where no story was found."""
    if not article.blocks:
        return "no story was found: there is nothing to read"
    return "no story was found: there are only a headline and the lines around a story"


def nothing_to_read(name: str, message: str, run: LintRun) -> tuple[Located, ...]:
    """Return the finding that a file or folder holds no article, if it is wanted there."""
    found = run.resolved(name).apply_settings([engine_finding(NOTHING_TO_READ, message)])
    return tuple(at_source(one, Source(name, "")) for one in found)


def _about_suppressions(file: SuppressionFile, name: str, run: LintRun) -> tuple[Located, ...]:
    """Return the findings in a suppressions file, after all articles have passed."""
    resolved = run.resolved(name)
    found = resolved.apply_settings(file.problems(resolved.ran))
    return tuple(sorted((at_source(one, file.file) for one in found), key=in_order))


def unreadable(name: str, message: str) -> Located:
    """Return the finding that says a file was not checked."""
    return at_source(engine_finding(UNREADABLE, message), Source(name, ""))


def unread_record(error: ReaderError, source: Source) -> Located:
    """Return the finding that says an article of a file was not checked, where it is."""
    at = None if error.offset is None else Span(error.offset, error.offset)
    finding = engine_finding(UNREADABLE, str(error), at)
    return at_source(finding, Source(source.name, "") if at is None else source)


def in_order(one: Located) -> tuple[int, int, str, str]:
    """Return what findings are sorted by: their places first."""
    return one.place.start, one.place.end, one.code, one.message
