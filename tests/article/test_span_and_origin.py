from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.article.origin import IDENTITY, Origin, Segment, SegmentKind
from lintnews.article.span import Span


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"not a span: 3\.\.2"):
        Span(3, 2)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


def test_plain_text_is_its_own_source() -> None:
    assert IDENTITY.locate(Span(2, 5)) == Span(2, 5)
    assert IDENTITY.is_verbatim(Span(2, 5))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str, Origin]:
    """A source with entities and markup, the text in it, and the map between them."""
    source = text = ""
    segments = []
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["text", "entity", "markup"]))
        if kind == "text":
            piece = draw(st.text("ab \n", min_size=1, max_size=5))
            segments.append(
                Segment(
                    Span(len(text), len(text) + len(piece)),
                    Span(len(source), len(source) + len(piece)),
                )
            )
            source += piece
            text += piece
        elif kind == "entity":
            span = Span(len(source), len(source) + 5)
            segments.append(Segment(Span(len(text), len(text) + 1), span, SegmentKind.ENTITY))
            source += "&amp;"
            text += "&"
        else:
            source += "<b>"
    return source, text, Origin(tuple(segments))


@given(documents(), st.data())
def test_a_verbatim_span_reads_the_same_in_the_source(
    document: tuple[str, str, Origin], data: st.DataObject
) -> None:
    source, text, origin = document
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)
    located = origin.locate(span)
    assert 0 <= located.start <= located.end <= len(source)
    if origin.is_verbatim(span) and origin.segments:
        assert located.of(source) == span.of(text)


@given(documents())
def test_every_character_is_found_where_it_stands(document: tuple[str, str, Origin]) -> None:
    source, text, origin = document
    for offset, character in enumerate(text):
        if origin.segments:
            there = origin.locate(Span(offset, offset + 1)).of(source)
            assert there == ("&amp;" if character == "&" else character)


def test_a_span_over_markup_is_not_verbatim() -> None:
    origin = Origin((Segment(Span(0, 2), Span(0, 2)), Segment(Span(2, 4), Span(5, 7))))
    assert not origin.is_verbatim(Span(1, 3))
    assert origin.locate(Span(1, 3)) == Span(1, 6)


def test_segments_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Origin((Segment(Span(2, 4), Span(2, 4)), Segment(Span(0, 2), Span(0, 2))))
