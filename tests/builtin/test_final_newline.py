"""Line ends of a plain text file, and of none other."""

from __future__ import annotations

import pytest

from lintnews import Article, Block, Directive, Origin, Reading, Role, Segment, SegmentKind, Span
from lintnews_rules.links.final_newline import final_newline


def found(
    text: str, origin: Origin | None = None, *directives: Directive
) -> list[tuple[int, str, list[tuple[int, int, str]]]]:
    article = Article(
        text, (Block(Span(0, len(text)), Role.BODY),), origin or Origin(), directives=directives
    )
    return [
        (
            one.span.start,
            one.message,
            [(edit.span.start, edit.span.end, edit.text) for edit in one.fix.edits]
            if one.fix
            else [],
        )
        for one in final_newline.check(Reading(article))
    ]


def test_the_missing_line_end_is_of_the_kind_that_the_file_has() -> None:
    assert found("a\r\nb") == [(3, "no line end at the end of the file", [(4, 4, "\r\n")])]


def test_a_line_end_of_another_kind_is_made_like_most() -> None:
    assert found("a\r\nb\nc\r\n") == [
        (4, "a line end of another kind (LF) than most (CRLF)", [(4, 5, "\r\n")])
    ]


@pytest.mark.parametrize("text", ["", "a\n", "a\r\nb\r\n", "\n"])
def test_a_file_with_one_kind_of_line_end_is_in_order(text: str) -> None:
    assert found(text) == []


def test_a_text_with_directives_cut_out_is_still_plain() -> None:
    origin = Origin((Segment(Span(0, 2), Span(0, 2)), Segment(Span(2, 3), Span(30, 31))))
    assert len(found("a\nb", origin, Directive(2, Span(2, 30), "off DUP"))) == 1


def test_a_stretch_of_a_page_is_no_file() -> None:
    assert found("Harbor reopens", Origin((Segment(Span(0, 14), Span(26, 40)),))) == []
    assert found("Harbor reopens", Origin((Segment(Span(0, 14), Span(0, 14)),))) == []


def test_a_text_that_was_made_from_markup_has_no_line_ends_of_its_own() -> None:
    origin = Origin(
        (Segment(Span(0, 1), Span(3, 4)), Segment(Span(2, 3), Span(11, 16), SegmentKind.ENTITY))
    )
    assert found("a\nb", origin) == []
