"""Fixes become text, to a fixed point."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import Edit, Fix, Severity, Source, Span
from lintnews.errors import FixError
from lintnews.linting.finding import Applicability, Located
from lintnews.linting.location import place
from lintnews.run.fixing import SAFE, UNSAFE, Fixed, apply, choose, difference, fix, moved

Lint = "Callable[[Source], Iterable[Located]]"


def found(source: Source, made: Fix, code: str = "TST101") -> Located:
    span = made.edits[0].span
    return Located(
        "a.txt",
        None,
        code,
        "test",
        "a fault",
        Severity.ERROR,
        place(source, span),
        (),
        made,
        "",
        None,
    )


def replacing(
    old: str, new: str, code: str = "TST101", applicability: Applicability = Applicability.SAFE
) -> Callable[[Source], Iterator[Located]]:
    """Return a lint that wants every ``old`` replaced by ``new``."""

    def lint(source: Source) -> Iterator[Located]:
        at = source.text.find(old)
        while at >= 0:
            yield found(source, Fix((Edit(Span(at, at + len(old)), new),), applicability), code)
            at = source.text.find(old, at + len(old))

    return lint


def together(
    *lints: Callable[[Source], Iterable[Located]],
) -> Callable[[Source], Iterator[Located]]:
    def lint(source: Source) -> Iterator[Located]:
        for one in lints:
            yield from one(source)

    return lint


def run(
    text: str,
    lint: Callable[[Source], Iterable[Located]],
    applicable: frozenset[Applicability] = SAFE,
) -> Fixed:
    return fix(Source("a.txt", text), lint, applicable)


def test_every_fix_is_applied_and_nothing_remains() -> None:
    fixed = run("one,, two,, three", replacing(",,", ","))
    assert fixed.source.text == "one, two, three"
    assert len(fixed.applied) == 2
    assert fixed.remaining == ()


def test_what_a_fix_uncovers_is_fixed_too() -> None:
    assert run("one,,,,,,,,, two", replacing(",,", ",")).source.text == "one, two"


def test_two_fixes_that_meet_are_made_one_after_the_other() -> None:
    lint = together(replacing("ab", "", "TST101"), replacing("bc", "", "TST102"))
    assert run("-abc-", lint).source.text == "-c-"


def test_the_edits_of_a_fix_are_made_together_or_not_at_all() -> None:
    source = Source("a.txt", "0123456789")
    both = found(source, Fix.safe(Edit(Span(0, 2), "x"), Edit(Span(6, 8), "y")), "TST101")
    between = found(source, Fix.safe(Edit(Span(7, 9), "z")), "TST102")
    assert choose([between, both], source.text, SAFE) == (both,)


def test_fixes_that_undo_each_other_change_nothing_and_are_named() -> None:
    lint = together(replacing("colour", "color", "TST101"), replacing("color", "colour", "TST102"))
    with pytest.raises(FixError, match="TST10"):
        run("the colour", lint)


def test_a_fix_that_grows_for_ever_is_given_up() -> None:
    with pytest.raises(FixError, match="TST101"):
        run("a", replacing("a", "ab"))


def test_a_fix_that_changes_nothing_is_none() -> None:
    fixed = run("the same", replacing("same", "same"))
    assert fixed.applied == ()
    assert len(fixed.remaining) == 1


def test_an_unsafe_fix_waits_until_it_is_asked_for() -> None:
    lint = replacing("said", "told", applicability=Applicability.UNSAFE)
    assert run("she said", lint).source.text == "she said"
    assert run("she said", lint, UNSAFE).source.text == "she told"


def test_a_fix_for_display_is_never_made() -> None:
    assert (
        run(
            "she said", replacing("said", "told", applicability=Applicability.DISPLAY), UNSAFE
        ).applied
        == ()
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_in_a_fix_become_those_of_the_file(newline: str) -> None:
    assert run(
        f"one{newline}two; three{newline}", replacing("; ", "\n")
    ).source.text == newline.join(("one", "two", "three", ""))


def test_no_fix_takes_the_last_line_end() -> None:
    assert run("one\n\n-30-\n", replacing("\n\n-30-\n", "")).source.text == "one\n"


def test_no_fix_adds_a_last_line_end() -> None:
    assert run("one\n-30-", replacing("-30-", "")).source.text == "one"


def test_only_findings_in_the_given_stretches_are_fixed() -> None:
    source = Source("a.txt", "a,, b\nc,, d\n")
    fixed = fix(source, replacing(",,", ","), within=(Span(6, 12),))
    assert fixed.source.text == "a,, b\nc, d\n"
    assert fixed.remaining == ()


def test_the_stretches_move_with_the_text() -> None:
    source = Source("a.txt", "a,,,, b\nc,, d\n")
    fixed = fix(source, replacing(",,", ","), within=(Span(0, 8),))
    assert fixed.source.text == "a, b\nc,, d\n"


def _naive(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(Span(start, end), draw(st.text(max_size=5))) for start, end in pairs]


@given(texts_with_edits())
def test_edits_are_applied_as_one_by_one_from_the_end(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply(text, edits) == _naive(text, edits)


@given(texts_with_edits(), st.data())
def test_an_untouched_stretch_moves_to_where_its_text_went(
    case: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = case
    edges = sorted(
        {0, len(text), *(edge for edit in edits for edge in (edit.span.start, edit.span.end))}
    )
    free = [
        Span(a, b)
        for a, b in itertools.pairwise(edges)
        if not any(edit.span.overlaps(Span(a, b)) for edit in edits) and b - a > 2
    ]
    if free:
        outer = data.draw(st.sampled_from(free))
        span = Span(outer.start + 1, outer.end - 1)
        assert moved(span, edits).of(apply(text, edits)) == span.of(text)


def test_a_fix_that_doubles_the_text_is_given_up_at_once() -> None:
    calls = 0

    def lint(source: Source) -> Iterator[Located]:
        nonlocal calls
        calls += 1
        yield found(source, Fix.safe(Edit(Span(0, len(source.text)), source.text * 2)))

    with pytest.raises(FixError, match="TST101 undo each other or never end"):
        fix(Source("a.txt", "x" * 64), lint)
    assert calls < 20


def test_a_long_row_that_shrinks_by_one_a_round_settles() -> None:
    def lint(source: Source) -> Iterator[Located]:
        at = source.text.find(",,")
        if at >= 0:
            yield found(source, Fix.safe(Edit(Span(at, at + 1), "")))

    assert fix(Source("a.txt", "yes" + "," * 500), lint).source.text == "yes,"


def test_a_name_that_one_line_cannot_hold_is_quoted_in_a_diff() -> None:
    name = 'z\n--- other\n+++ other "x"\\\x1b'
    lines = list(difference(Source(name, "a a\n"), Source(name, "a\n")))
    assert lines[0] == '--- "z\\n--- other\\n+++ other \\"x\\"\\\\\\033"\n'
    assert [line[:3] for line in lines] == ["---", "+++", "@@ ", "-a ", "+a\n"]
    assert next(difference(Source("café a.txt", "a"), Source("café a.txt", "b"))) == (
        "--- café a.txt\n"
    )
