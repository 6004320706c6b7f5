"""No fix takes or changes a word of speech: alone, with others, or in a later round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews import Edit, Finding, Fix, Reading, Severity, Span, quotations, rule
from lintnews.article.source import Source
from lintnews.config.settings import Settings
from lintnews.errors import FixError
from lintnews.linting.finding import Located
from lintnews.linting.rule import Rule, Speech
from lintnews.plugins import registry
from lintnews.readers import html, markdown, text
from lintnews.run.fixing import UNSAFE, fix, spoken_in
from lintnews.run.lint import lint_source
from lintnews.run.request import Basis, Request
from lintnews.run.session import LintRun, open_run

READ = {"a.txt": text.read, "a.md": markdown.read, "a.html": html.read}
WORD = re.compile(r"\w+")


def desk(*rules: Rule) -> LintRun:
    """Return a run of the rules that are given, or of all of the desk with a house's spellings."""
    if rules:
        basis = Basis(isolated=True, select=tuple(one.code for one in rules))
        return open_run(Request(basis=basis), more_rules=rules)
    words = {"Port Elis": "Port Ellis", "ferry line": "Ferry Line", "adviser": "advisor"}
    house = Settings(profile="desk", vocabulary={"corrections": words})
    return LintRun(registry.load(), lambda _: house)


def fixed(copy: str, run: LintRun, name: str = "a.txt") -> str:
    def lint(source: Source) -> Iterable[Located]:
        return lint_source(source, run)

    source = Source(name, copy)
    done = fix(source, lint, UNSAFE, spoken=lambda source: spoken_in(source, run)).source
    again = fix(done, lint, UNSAFE, spoken=lambda source: spoken_in(source, run))
    assert not again.applied
    return done.text


def said(copy: str, name: str = "a.txt") -> list[str]:
    """Return the words of every quotation."""
    return [
        " ".join(WORD.findall(one.inner.of(article.text)))
        for article in READ[name](Source(name, copy))
        for one in Reading(article).get(quotations)
    ]


def words(copy: str) -> str:
    return " ".join(WORD.findall(re.sub(r"<[^>]*>", "", copy)))


def replacing(code: str, old: str, new: str) -> Rule:
    """Return a rule that wants one string in the place of another, inside of marks and outside."""

    @rule(
        code=code,
        name=f"x-{code.lower()}",
        summary="x",
        severity=Severity.WARNING,
        roles=None,
        speech=Speech.REPORTED,
        bad=("x",),
        good=("y",),
    )
    def check(reading: Reading) -> Iterator[Finding]:
        """Replace."""
        for match in re.finditer(re.escape(old), reading.text):
            span = Span(*match.span())
            yield Finding(span, "another", fix=Fix.unsafe(Edit(span, new)))

    return check


ODD = (
    (
        "Pier opens\n\n‘”,, 'Port Elis “‘’It is. the ferry line  «”the ferry line ‘ Port Elis Ortiz "
        'told the Elis paper: “”the ferry line ",, \nOrtiz told the Elis paper: -- the the It is. '
        "„''\n\n'Port Elis «a hour a hour the the adviser Port Elis '``he said, ‘’. he said. \n"
    ),
    (
        "Pier opens\n\nthe ferry line 30-year-career he said, -- „''the the \nOrtiz told the Elis "
        "paper: ``the ferry line 5 pm he said, ''-- 5 pm  30-year-career \"-- ``„. ”\"adviser the "
        "mayor said.  the ferry line „'”a hour . \na hour \"a hour \n\n\n"
    ),
)


@pytest.mark.parametrize("copy", ODD)
def test_marks_in_disorder_cost_no_word_between_them(copy: str) -> None:
    after = fixed(copy, desk())
    assert [one for one in said(copy) if one not in words(after)] == []


def test_a_mark_is_not_mended_where_words_would_no_longer_be_said() -> None:
    run = desk(replacing("TST101", "«", ""), replacing("TST102", "pier", "quay"))
    assert fixed("“The pier is open,” he said of the pier.\n", run) == (
        "“The pier is open,” he said of the quay.\n"
    )
    copy = "«The pier is open,» he said.\n"
    assert fixed(copy, run) == copy


def test_a_paragraph_does_not_lose_its_end_where_its_speech_would_run_on() -> None:
    run = desk(replacing("TST101", "\n\n", " "), replacing("TST102", "pier", "quay"))
    copy = "“The pier is open\n\nand the pier is ours,” he said.\n"
    assert "pier is open" in fixed(copy, run)
    assert "pier is ours" in fixed(copy, run)


def test_of_two_copies_one_stays() -> None:
    run = desk(replacing("TST101", "“No pier,” he said. ", ""))
    copy = "It rained. “No pier,” he said. It rained. “No pier,” he said. It rained.\n"
    assert fixed(copy, run) == "It rained. It rained. “No pier,” he said. It rained.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“", "“ not"),
        ("”", " ever”"),
        ("said “", "said “the"),
        ("” and", " and”"),
        ("“", ""),
        ("“pier”", ""),
    ],
)
def test_no_word_is_put_between_marks_or_taken_out_with_them(old: str, new: str) -> None:
    copy = "He said “pier” and left.\n"
    assert fixed(copy, desk(replacing("TST101", old, new))) == copy


@pytest.mark.parametrize(("old", "new"), [("“", '"'), (" and", " or"), ("He", "She")])
def test_marks_and_what_is_outside_may_change(old: str, new: str) -> None:
    copy = "He said “pier” and left.\n"
    assert fixed(copy, desk(replacing("TST101", old, new))) == copy.replace(old, new)


@pytest.mark.parametrize(
    ("name", "copy", "after"),
    [
        ("a.md", "> The pier is ours.\n\nThe pier.\n", "> The pier is ours.\n\nThe quay.\n"),
        (
            "a.html",
            (
                "<article><h1>Open</h1><p>“The <em>pier</em> is ours,” she said of the pier.</p>"
                "<blockquote><p>The pier is open now.</p></blockquote></article>"
            ),
            (
                "<article><h1>Open</h1><p>“The <em>pier</em> is ours,” she said of the quay.</p>"
                "<blockquote><p>The pier is open now.</p></blockquote></article>"
            ),
        ),
    ],
)
def test_a_block_quotation_and_marked_up_words_stay(name: str, copy: str, after: str) -> None:
    assert fixed(copy, desk(replacing("TST101", "pier", "quay")), name) == after


MARKS = ["“", "”", '"', "''", "‘", "’", "«", "»", "``", "'", "„", "“", "”", '"']
BETWEEN = ["\n\n", "\n", " ", " ", " ", ", ", ". ", ": ", "-"]
NAMES = ["pier", "quay", "ferry", "mayor said", "he said", "it is", "open"]
CHANGES = st.lists(
    st.tuples(
        st.sampled_from([*MARKS, *BETWEEN, *NAMES, "er", "” ", " “"]),
        st.sampled_from(
            ["", " ", "x", "“", "”", '"', "\n\n", "quay", "pier open", "’", "x “", "” y"]
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*MARKS, *BETWEEN, *BETWEEN, *NAMES, *NAMES]), max_size=40), CHANGES
)
def test_whatever_rules_want_speech_stays(
    pieces: list[str], changes: list[tuple[str, str]]
) -> None:
    copy = "Pier opens\n\n" + "".join(pieces) + "\n"
    rules = [replacing(f"TST10{number}", *change) for number, change in enumerate(changes)]
    try:
        after = fixed(copy, desk(*rules))
    except FixError:
        return
    assert [one for one in said(copy) if one not in words(after)] == []
