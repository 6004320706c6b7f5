"""Suppressions: where they reach, and what is said about them."""

from __future__ import annotations

from types import ModuleType

import pytest

from lintnews.article.model import Article, Block, Directive
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine_rules import ENGINE_RULES, RULE_FAILED, UNKNOWN_LANGUAGE
from lintnews.linting.finding import Diagnostic, Severity
from lintnews.linting.rule import Rule
from lintnews.linting.suppression import suppress
from lintnews.readers import html, markdown, text

ONE = Rule(
    code="DUP101",
    name="caption-repeated",
    summary="",
    severity=Severity.ERROR,
    check=lambda *_: [],
    why="",
)
TWO = ONE._replace(code="QUO109", name="hyphen-rule")

PLAIN = "in plain text a suppression is a line of its own that begins with '# lintnews:'"
RULES = {rule.code: rule for rule in (ONE, TWO, *ENGINE_RULES)}


def read(copy: str) -> Article:
    return next(iter(text.read(Source("a.txt", copy))))


def found(article: Article, word: str, rule: Rule = ONE) -> list[Diagnostic]:
    """Return a finding at each place where the word stands."""
    starts = [at for at in range(len(article.text)) if article.text.startswith(word, at)]
    return [
        Diagnostic(rule.code, rule.name, rule.severity, Span(at, at + len(word)), "x")
        for at in starts
    ]


def lines(article: Article, standing: tuple[Diagnostic, ...]) -> list[str]:
    return [article.text[one.span.start :].split("\n")[0] for one in standing]


def said(copy: str, word: str = "bad") -> list[tuple[str, str]]:
    article = read(copy)
    return [(one.code, one.message) for one in suppress(found(article, word), article, RULES)[1]]


def test_the_next_paragraph_is_silenced_and_no_other() -> None:
    article = read("bad 1\n# lintnews: ignore-next DUP101 -- why\n\nbad 2\nbad 3\n")
    standing, about = suppress(found(article, "bad"), article, RULES)
    assert lines(article, standing) == ["bad 1", "bad 3"]
    assert about == ()


def test_two_directives_before_one_paragraph_both_hold() -> None:
    article = read("# lintnews: ignore-next DUP101\n# lintnews: ignore-next QUO109\nbad 1\n")
    assert suppress([*found(article, "bad"), *found(article, "bad", TWO)], article, RULES) == (
        (),
        (),
    )


@pytest.mark.parametrize("dash", ["--", "—", "–"])
def test_a_dash_that_a_word_processor_made_sets_off_a_reason_too(dash: str) -> None:
    article = read(
        f"# lintnews: ignore-next DUP101 {dash} the photo is meant - it stands twice\nbad 1\n"
    )
    assert suppress(found(article, "bad"), article, RULES) == ((), ())


@pytest.mark.parametrize(
    "selector",
    [
        "dup101",
        "Dup",
        "CAPTION-REPEATED",
        "DUP101",
        "caption-repeated",
        "DUP1",
        "DUP",
        "QUO109, DUP101",
        "QUO109 DUP101",
    ],
)
def test_codes_names_and_prefixes_are_understood(selector: str) -> None:
    article = read(f"# lintnews: ignore-next {selector}\nbad 1\n")
    assert suppress(found(article, "bad"), article, RULES)[0] == ()


def test_off_and_on_enclose_a_block() -> None:
    article = read("bad 1\n# lintnews: off DUP101\nbad 2\nbad 3\n# lintnews: on DUP101\nbad 4\n")
    standing, about = suppress(found(article, "bad"), article, RULES)
    assert lines(article, standing) == ["bad 1", "bad 4"]
    assert about == ()


def test_off_without_on_reaches_to_the_end() -> None:
    article = read("bad 1\n# lintnews: off DUP101\nbad 2\n\nbad 3\n")
    assert lines(article, suppress(found(article, "bad"), article, RULES)[0]) == ["bad 1"]


def test_ignore_file_reaches_what_stands_before_it() -> None:
    article = read("bad 1\n\nbad 2\n# lintnews: ignore-file DUP101\n")
    assert suppress(found(article, "bad"), article, RULES) == ((), ())


def test_a_comment_in_a_line_silences_its_line() -> None:
    copy = "bad 1\nbad 2\nbad 3\n"
    directive = Directive(9, Span(9, 9), "ignore DUP101", inline=True)
    article = Article(
        copy, tuple(Block(Span(at, at + 5)) for at in (0, 6, 12)), directives=(directive,)
    )
    assert lines(article, suppress(found(article, "bad"), article, RULES)[0]) == ["bad 1", "bad 3"]


def test_another_rule_is_not_silenced() -> None:
    article = read("# lintnews: ignore-next QUO109\nbad 1\n")
    standing, about = suppress(found(article, "bad"), article, RULES)
    assert len(standing) == 1
    assert [one.code for one in about] == ["LNT101"]


def test_a_suppression_of_a_rule_that_did_not_run_is_not_unused() -> None:
    article = read("# lintnews: ignore-next QUO109\nbad 1\n")
    assert suppress([], article, RULES, frozenset({"DUP101"}))[1] == ()


def test_nothing_is_called_unused_where_a_rule_failed() -> None:
    article = read("# lintnews: ignore-next DUP101\nbad 1\n")
    crashed = Diagnostic(
        RULE_FAILED.code, RULE_FAILED.name, RULE_FAILED.severity, Span(0, 0), "rule DUP101 failed"
    )
    assert suppress([crashed], article, RULES) == ((crashed,), ())


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("ignore-next DUP1O1", "LNT102", "there is no rule 'DUP1O1'; did you mean 'DUP101'?"),
        ("ignore-nxt DUP101", "LNT102", "did you mean 'ignore-next'?"),
        (
            "ignore DUP101",
            "LNT102",
            (
                "'ignore' is for the comments of Markdown and HTML; before a paragraph write "
                "'ignore-next'"
            ),
        ),
        (
            "ignore-next DUP101 - the photo stands twice",
            "LNT102",
            "a reason stands behind ' -- ': ignore-next DUP101 -- the photo stands twice",
        ),
        (
            "ignore-next DUP101: the photo",
            "LNT102",
            "a reason stands behind ' -- ': ignore-next DUP101 -- the photo",
        ),
        (
            "ignore-file DUP, QUO109 it is a speech",
            "LNT102",
            "a reason stands behind ' -- ': ignore-file DUP, QUO109 -- it is a speech",
        ),
        (
            "ignore-next the photo is meant",
            "LNT102",
            "a reason stands behind ' -- ': ignore-next RULES -- the photo is meant",
        ),
        ("off", "LNT102", "'off' needs the codes or names"),
        ("on DUP101", "LNT102", "'on' without an 'off' before it"),
        ("", "LNT102", "cannot read '': use ignore-next, ignore-file, off, on"),
        ("ignore-next", "LNT103", "names no rule"),
        ("ignore-file ALL -- a reason", "LNT103", "names no rule"),
        ("ignore-next QUO109", "LNT101", "there is no finding of QUO109 where it reaches"),
    ],
)
def test_what_is_wrong_with_a_suppression_is_said(line: str, code: str, words: str) -> None:
    reported = said(f"# lintnews: {line}\nbad 1\n")
    assert [one for one, _ in reported] == [code]
    assert words in reported[0][1]


def test_a_blanket_suppression_silences_all_the_same() -> None:
    article = read("# lintnews: ignore-next\nbad 1\n")
    assert suppress([*found(article, "bad"), *found(article, "bad", TWO)], article, RULES)[0] == ()


def test_a_directive_behind_copy_stays_in_the_copy_and_is_reported() -> None:
    article = read("bad 1 # lintnews: ignore-next DUP101\n")
    assert article.text == "bad 1 # lintnews: ignore-next DUP101\n"
    standing, about = suppress(found(article, "bad"), article, RULES)
    assert len(standing) == 1
    diagnostic, *rest = about
    assert not rest
    assert diagnostic.code == "LNT102"
    assert diagnostic.at == Span(6, 36)


def test_at_the_stage_publish_a_printed_directive_is_an_error() -> None:
    article = read("# lintnews: ignore-next DUP101 -- why\nbad 1\n")
    about = suppress(found(article, "bad"), article, RULES, publish=True)[1]
    assert [(one.code, one.severity) for one in about] == [("LNT104", Severity.ERROR)]


def test_a_comment_that_no_reader_sees_may_be_published() -> None:
    directive = Directive(0, Span(0, 0), "ignore-file DUP101", inline=False, printed=False)
    article = read("bad 1\n")._replace(directives=(directive,))
    assert suppress(found(article, "bad"), article, RULES, publish=True) == ((), ())


def test_the_unknown_language_can_be_silenced_for_a_file_and_a_crash_cannot() -> None:
    article = read("# lintnews: ignore-file LNT011, LNT900 -- the French edition\nbad 1\n")
    foreign = Diagnostic(
        UNKNOWN_LANGUAGE.code, UNKNOWN_LANGUAGE.name, UNKNOWN_LANGUAGE.severity, Span(0, 0), "x"
    )
    crashed = Diagnostic(RULE_FAILED.code, RULE_FAILED.name, RULE_FAILED.severity, Span(0, 0), "x")
    assert suppress([foreign, crashed], article, RULES)[0] == (crashed,)


@pytest.mark.parametrize(
    "line",
    [
        *("lintnews: ignore-next DUP101", "// lintnews: off DUP101", "-- lintnews: disable DUP101"),
        *(
            "# lintnews ignore-next DUP101",
            "# Lintnews: ignore-next DUP101",
            "  # lintnews off DUP101",
            "lintnews ignore-next DUP101",
        ),
        *(
            "<!-- lintnews: ignore-next DUP101 -->",
            "<!-- lintnews-disable DUP101 -->",
            "#LINTNEWS: off DUP101",
        ),
    ],
)
def test_what_looks_like_a_suppression_and_is_copy_is_reported(line: str) -> None:
    ((code, message),) = said(f"{line}\nbad 1\n")
    assert code == "LNT102"
    assert message == f"this would be printed and silences nothing: {PLAIN}"


@pytest.mark.parametrize(
    "line",
    [
        "lintnews: the linter for news",
        "She said lintnews: ignore it",
        "Lintnews: off to a good start",
        "* Lintnews on Monday said",
        "Lintnews off DUP101",
    ],
)
def test_copy_about_the_linter_is_copy(line: str) -> None:
    assert said(f"{line}\nbad 1\n") == []


@pytest.mark.parametrize("reader", [markdown, html])
@pytest.mark.parametrize(
    "comment",
    ["lintnews-disable DUP101", "Lintnews: ignore-file DUP101", "lintnews ignore-next DUP101"],
)
def test_a_comment_that_is_only_nearly_a_suppression_is_reported(
    reader: ModuleType, comment: str
) -> None:
    article = next(
        iter(reader.read(Source("a.md", f"<!-- {comment} -->\n\n<p>The ferry left.</p>\n")))
    )
    (diagnostic,) = suppress([], article, RULES)[1]
    assert diagnostic.code == "LNT102"
    assert (
        diagnostic.message
        == f"cannot read {comment!r}: begin with 'lintnews:', then use ignore-next, "
        "ignore-file, off, on"
    )


def test_a_comment_about_the_linter_is_a_comment() -> None:
    article = next(
        iter(
            markdown.read(
                Source("a.md", "<!-- lintnews is what the desk uses -->\n\nThe ferry left.\n")
            )
        )
    )
    assert article.directives == ()


def test_what_would_be_printed_in_markdown_is_to_be_a_comment() -> None:
    article = next(
        iter(markdown.read(Source("a.md", "# lintnews: ignore-next DUP101\n\nThe ferry left.\n")))
    )
    (diagnostic,) = suppress([], article, RULES)[1]
    assert (
        diagnostic.message
        == "this would be printed and silences nothing: write it as a comment, <!-- lintnews: … -->"
    )


def test_a_comment_behind_copy_in_plain_text_is_reported() -> None:
    assert said("The ferry left. <!-- lintnews: ignore DUP101 -->\n") == [
        ("LNT102", f"this would be printed and silences nothing: {PLAIN}")
    ]


@pytest.mark.parametrize("selector", ["D", "DUP", "DUP1", "DUP101", "caption-repeated"])
def test_every_beginning_of_a_code_and_its_name_mean_a_rule(selector: str) -> None:
    assert said(f"# lintnews: ignore-next {selector}\nbad 1\n") == []


def test_a_suppression_of_what_is_no_beginning_of_a_code_is_reported() -> None:
    assert said("# lintnews: ignore-next UP\nbad 1\n")
