"""Whether the text of an article is its source, letter for letter."""

from __future__ import annotations

from lintnews import Article, SegmentKind


def is_plain(article: Article) -> bool:
    """Return whether the text is the source, but for directives that were cut out."""
    segments = article.origin.segments
    if not segments:
        return True
    cut = [
        directive.source
        for directive in article.directives
        if not directive.inline and directive.source.start < segments[-1].source.end
    ]
    whole = sum(len(segment.text) for segment in segments if segment.kind is SegmentKind.VERBATIM)
    return (
        bool(cut)
        and whole == len(article.text)
        and segments[-1].source.end == whole + sum(len(span) for span in cut)
    )
