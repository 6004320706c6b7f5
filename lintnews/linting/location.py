"""The one step that turns offsets of an article's text into places of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.edits import cut
from lintnews.linting.finding import (
    Diagnostic,
    Edit,
    Fix,
    Located,
    Place,
    RelatedPlace,
    page_address,
)
from lintnews.linting.fingerprint import Fingerprints, of_source


def locate(
    diagnostics: Iterable[Diagnostic],
    article: Article,
    source: Source,
    *,
    fingerprints: bool = True,
) -> Iterator[Located]:
    """Yield each diagnostic at its place in the source; they come in the order of the text.

    A fix is offered only if the source holds the very characters it edits. Without
    ``fingerprints`` they are left empty.
    """
    known = Fingerprints(article)
    for diagnostic in diagnostics:
        if diagnostic.at is not None:
            yield at_source(diagnostic, source, fingerprint=fingerprints)
            continue
        related = tuple(
            RelatedPlace(place(source, article.origin.locate(r.span)), r.message)
            for r in diagnostic.related
        )
        message = diagnostic.message
        if related and "{line" in message:
            lines = sorted({item.place.line for item in related})
            message = message.replace("{line}", str(related[0].place.line)).replace(
                "{lines}", _listed(lines)
            )
        yield Located(
            path=source.name,
            record=article.record,
            code=diagnostic.code,
            name=diagnostic.name,
            message=message,
            severity=diagnostic.severity,
            place=place(source, article.origin.locate(diagnostic.span)),
            related=related,
            fix=_source_fix(diagnostic.fix, article),
            fingerprint=known.of(diagnostic) if fingerprints else "",
            url=page_address(diagnostic.url, diagnostic.name),
        )


def at_source(diagnostic: Diagnostic, source: Source, *, fingerprint: bool = True) -> Located:
    """Place a diagnostic that is about the source itself: a file, or a directive in it."""
    span = Span(source.start, source.start) if diagnostic.at is None else diagnostic.at
    return Located(
        path=source.name,
        record=None,
        code=diagnostic.code,
        name=diagnostic.name,
        message=diagnostic.message,
        severity=diagnostic.severity,
        place=place(source, span),
        related=(),
        fix=_cut_fix(diagnostic.fix, source),
        fingerprint=of_source(diagnostic.code, _inside(span, source).of(source.text))
        if fingerprint
        else "",
        url=page_address(diagnostic.url, diagnostic.name),
    )


def _cut_fix(fix: Fix | None, source: Source) -> Fix | None:
    """Let what is around a directive close over the gap."""
    if fix is None:
        return None
    gone: list[Span] = []
    for edit in fix.edits:
        if gone and gone[-1].end == edit.span.start:
            gone[-1] = Span(gone[-1].start, edit.span.end)
        else:
            gone.append(edit.span)
    position = 0
    edits: list[Edit] = []
    for span in gone:
        wide = cut(source.text, _inside(span, source)).moved(source.start)
        edits.append(Edit(Span(max(wide.start, position), max(wide.end, position)), ""))
        position = edits[-1].span.end
    return Fix(tuple(edits), fix.applicability)


def _inside(span: Span, source: Source) -> Span:
    """Return a stretch of a file as one of the text of a source that is part of it."""
    return span.moved(-source.start) if source.start else span


def place(source: Source, span: Span) -> Place:
    """Return the lines and columns of a stretch of the source."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return Place(span.start, span.end, line, column, end_line, end_column)


def _source_fix(fix: Fix | None, article: Article) -> Fix | None:
    if fix is None or not all(_is_exact(edit, article) for edit in fix.edits):
        return None
    return Fix(
        tuple(Edit(article.origin.locate(edit.span), edit.text) for edit in fix.edits),
        fix.applicability,
    )


def _is_exact(edit: Edit, article: Article) -> bool:
    """Return whether the edit can be made in the source: no markup goes, and no markup comes."""
    reserved = article.origin.reserved
    return article.origin.is_verbatim(edit.span) and not (
        reserved and reserved.intersection(edit.text).difference(edit.span.of(article.text))
    )


def _listed(lines: list[int]) -> str:
    words = [str(line) for line in lines]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
