"""The test kit finds what is wrong with a rule and its examples, and nothing where all is right."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lintnews import Edit, Example, Finding, Fix, Reading, Rule, Severity, Span, rule
from lintnews.testing import (
    assert_examples,
    assert_report,
    assert_robust,
    findings,
    hostile_texts,
    report,
)
from lintnews.testing.reports import UPDATE

BAD = "The cat sat.\n    ^^^ no cats"
GOOD = "The dog sat."


def find(word: str, instead: str | None = None) -> Callable[[Reading, object], Iterator[Finding]]:
    def check(reading: Reading, options: object) -> Iterator[Finding]:  # noqa: ARG001  the form of a check
        at = reading.text.find(word)
        if at >= 0:
            span = Span(at, at + len(word))
            yield Finding(
                span, "no cats", fix=None if instead is None else Fix.safe(Edit(span, instead))
            )

    return check


def make(
    check: Callable[..., Any] | None = None,
    *,
    bad: tuple[Any, ...] = (BAD,),
    good: tuple[Any, ...] = (GOOD,),
    **given: Any,
) -> Rule:
    values = {
        "code": "CAT101",
        "name": "cats",
        "summary": "x",
        "severity": Severity.WARNING,
        "roles": None,
        "languages": None,
        **given,
    }
    return rule(bad=bad, good=good, **values)(check or find("cat"))


def problems(tested: Rule) -> str:
    with pytest.raises(AssertionError) as caught:
        assert_examples(tested)
    return str(caught.value)


def test_a_rule_whose_examples_hold_passes() -> None:
    assert_examples(make())
    assert_examples(
        make(find("cat", "dog"), bad=(Example(BAD, fixed="The dog sat."),), good=("A dog.",))
    )


@pytest.mark.parametrize(
    ("bad", "good", "said"),
    [
        ((), (GOOD,), "has no bad example"),
        ((BAD,), (), "has no good example"),
        ((BAD, BAD), (GOOD,), "bad 2 is the same case as bad 1"),
        ((BAD,), (GOOD, "  The dog sat.\n"), "good 2 is the same case as good 1"),
        (("The cat sat.",), (GOOD,), "bad 1: a bad example needs a line of carets"),
        ((BAD,), ("The cat sat.",), "good 1: found at 1:5, 'cat', and not marked: 'no cats'"),
        (
            (BAD,),
            ("The dog sat.\n    ^^^ no cats",),
            "good 1: a good example is one in which nothing is marked",
        ),
        (("The cat sat.\n   ^^^^ no cats",), (GOOD,), "bad 1: expected at 1:4, ' cat': 'no cats'"),
        (("The cat sat.\n    ^^^ no dogs",), (GOOD,), "bad 1: expected at 1:5, 'cat': 'no dogs'"),
        (("The dog sat.\n    ^^^ no cats",), ("A dog.",), "bad 1: expected at 1:5"),
        (
            ("[captoin] The cat sat.\n              ^^^ no cats",),
            (GOOD,),
            "there is no role 'captoin'; did you mean 'caption'?",
        ),
        (
            (Example(BAD, fixed="x"),),
            (GOOD,),
            "bad 1: says what the fixed text is, and no fix is offered",
        ),
    ],
)
def test_what_is_wrong_with_an_example_is_said(
    bad: tuple[Any, ...], good: tuple[Any, ...], said: str
) -> None:
    assert said in problems(make(bad=bad, good=good))


def test_a_fix_that_never_ends_is_named() -> None:
    assert "its fixes do not come to an end" in problems(make(find("cat", "catcat")))


def test_a_fix_that_gives_something_else_than_the_example_says_is_named() -> None:
    tested = make(find("cat", "dog"), bad=(Example(BAD, fixed="The cow sat."),), good=("A dog.",))
    assert "is fixed to 'The dog sat.', not to 'The cow sat.'" in problems(tested)


def test_a_finding_yielded_twice_is_named() -> None:
    def twice(reading: Reading, options: object) -> Iterator[Finding]:
        yield from find("cat")(reading, options)
        yield from find("cat")(reading, options)

    assert "one finding is yielded twice" in problems(make(twice))


def test_findings_runs_a_rule_on_a_short_article() -> None:
    (found,) = findings(make(), "[headline] Pets\nA cat sat.")
    assert (found.place.line, found.place.column, found.message) == (2, 3, "no cats")


def test_the_hostile_texts_are_the_same_every_time_and_hold_what_they_promise() -> None:
    texts = {hostile.name: hostile.text for hostile in hostile_texts()}
    assert texts == {hostile.name: hostile.text for hostile in hostile_texts()}
    everything = "".join(texts.values())
    for mark in ("\ufeff", "\r\n", "\u0301", "ש", "İ", "\x00", "\ud800", "\u2028", "{line}"):
        assert mark in everything
    assert {"", "a"} <= set(texts.values())


def test_a_sound_rule_is_robust() -> None:
    assert_robust(make(), large=5_000)


def raises(reading: Reading, options: object) -> Iterator[Finding]:  # noqa: ARG001
    yield Finding(Span(0, 1), "the first letter")


def moody(reading: Reading, options: object) -> Iterator[Finding]:  # noqa: ARG001
    if reading.text:
        yield Finding(Span(0, 0), f"now it is {time.perf_counter_ns()}")


def quadratic(reading: Reading, options: object) -> Iterator[Finding]:  # noqa: ARG001
    if reading.text[:2] == "aa":
        for start in range(0, len(reading.text), 16):
            reading.text[start:].count("zz")
    yield from ()


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (raises, "nothing: rule CAT101 cats failed: speaks of"),
        (moody, "read twice, it is not the same twice"),
        (quadratic, "four times as many"),
    ],
)
def test_a_rule_that_is_not_robust_is_named_with_the_text(
    check: Callable[..., Any], said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        assert_robust(make(check), large=60_000 if check is quadratic else 2_000)


def test_a_golden_report_is_compared_and_written_anew_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "story.txt"
    article.write_text("Pets\n\nA cat sat.\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"\+story.txt:3:3: CAT101 no cats"):
        assert_report(article, rules=[make()])
    monkeypatch.setenv(UPDATE, "1")
    assert_report(article, rules=[make()])
    monkeypatch.delenv(UPDATE)
    assert_report(article, rules=[make()])
    assert (tmp_path / "story.txt.golden").read_text(
        encoding="utf-8"
    ) == "story.txt:3:3: CAT101 no cats\n"
    assert report(article, rules=[]) == ""
