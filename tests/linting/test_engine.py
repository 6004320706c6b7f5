"""The laws that the engine keeps for every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.model import Article, Block, Kind, Metadata, Role
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check
from lintnews.linting.finding import Edit, Finding, Fix, Severity
from lintnews.linting.rule import Match, Options, Pattern, Rule, Speech

WORD = "blue"


def words(reading: Reading, _options: object) -> Iterator[Finding]:
    at = reading.text.find(WORD)
    while at >= 0:
        span = Span(at, at + len(WORD))
        yield Finding(span, "blue", fix=Fix.safe(Edit(span, "red")))
        at = reading.text.find(WORD, at + 1)


def make(code: str = "TST001", check: Callable[..., Any] = words, **given: Any) -> Active:
    values = {"roles": None, "languages": None, **given}
    rule = Rule(
        code=code,
        name=code.lower(),
        summary="x",
        severity=Severity.WARNING,
        why="x",
        check=check,
        **values,
    )
    return Active(rule, Options(), rule.severity)


def article(*lines: tuple[Role, str], kind: Kind = Kind.NEWS, language: str = "en") -> Article:
    text, blocks = "", []
    for role, line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line)), role))
        text += line + "\n"
    return Article(text, tuple(blocks), metadata=Metadata(kind=kind, language=language))


def test_check_is_pure() -> None:
    ruleset, copy = Ruleset((make(),)), article((Role.BODY, "The blue door."))
    assert check(copy, ruleset) == check(copy, ruleset)


def test_a_rule_is_silent_inside_quotation_marks() -> None:
    copy = article((Role.BODY, "“The blue door,” he said of the blue door."))
    assert [one.span.start for one in check(copy, Ruleset((make(),)))] == [32]


def test_a_rule_that_may_point_at_speech_offers_no_fix_there() -> None:
    copy = article((Role.BODY, "“The blue door,” he said of the blue door."))
    first, second = check(copy, Ruleset((make(speech=Speech.REPORTED),)))
    assert first.fix is None
    assert second.fix is not None


@pytest.mark.parametrize(
    ("span", "kept"),
    [(Span(13, 14), False), (Span(14, 15), True), (Span(0, 1), True), (Span(0, 2), False)],
)
def test_the_marks_of_a_quotation_may_change_and_its_words_may_not(span: Span, kept: bool) -> None:
    def mark(_reading: Reading, _options: object) -> Iterator[Finding]:
        yield Finding(Span(17, 21), "stands", fix=Fix.safe(Edit(span, "'")))

    copy = article((Role.BODY, "“The blue door” he said."))
    assert (check(copy, Ruleset((make(check=mark),)))[0].fix is not None) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“The blue door,” he said.", False),
        ("“The blue door,” he said. “The blue door,” he said.", True),
        ("“The blue door,” he said. “The green door,” he said.", False),
        ("“The blue door,” he said. The blue door, he said.", False),
        ("“The blue door,” he said. 'The blue door,' he said.", True),
    ],
)
def test_a_whole_quotation_may_go_where_another_says_the_same(text: str, kept: bool) -> None:
    def whole(_reading: Reading, _options: object) -> Iterator[Finding]:
        span = Span(0, 25)
        yield Finding(span, "twice", fix=Fix.safe(Edit(span, "")))

    copy = article((Role.BODY, text))
    found = check(copy, Ruleset((make(check=whole, speech=Speech.REPORTED),)))
    assert (found[0].fix is not None) is kept


@pytest.mark.parametrize(
    ("put", "kept"),
    [
        ("", False),
        ("\n", False),
        ("She went on: “bad words”.", True),
        ("“good words”", False),
        ("She said so.", False),
    ],
)
def test_a_whole_quotation_may_not_become_another(put: str, kept: bool) -> None:
    def whole(reading: Reading, _options: object) -> Iterator[Finding]:
        yield Finding(Span(0, 3), "stands", fix=Fix.safe(Edit(Span(0, len(reading.text)), put)))

    copy = article((Role.BODY, "She said: “bad words”."))
    assert (check(copy, Ruleset((make(check=whole),)))[0].fix is not None) is kept


def test_a_check_gets_what_it_names() -> None:
    def all_of_it(options: object, matches: list[object], reading: Reading) -> Iterator[Finding]:
        yield Finding(Span(0, 1), f"{type(options).__name__} {matches} {reading.text[:3]}")

    def nothing() -> Iterator[Finding]:
        yield Finding(Span(0, 1), "seen")

    copy = article((Role.BODY, "The blue door."))
    ruleset = Ruleset((make(check=all_of_it), make("TST002", nothing)))
    assert [one.message for one in check(copy, ruleset)] == ["Options [] The", "seen"]


def test_a_check_that_names_its_arguments_otherwise_gets_them_in_order() -> None:
    def odd(article: Reading, settings: object, found: list[Match]) -> Iterator[Finding]:
        yield Finding(found[0].span, f"{type(settings).__name__} {article.text[:3]}")

    copy = article((Role.BODY, "The blue door."))
    found = check(copy, Ruleset((make(check=odd, patterns=(Pattern("blue"),)),)))
    assert [(one.span, one.message) for one in found] == [(Span(4, 8), "Options The")]


@pytest.mark.parametrize(("name", "starts"), [("matches", [20]), ("all_matches", [2, 14, 20])])
def test_matches_are_those_that_the_rule_may_report(name: str, starts: list[int]) -> None:
    seen: list[list[int]] = []

    def one(matches: list[Match]) -> Iterator[Finding]:
        seen.append([match.span.start for match in matches])
        yield from ()

    def other(all_matches: list[Match]) -> Iterator[Finding]:
        yield from one(all_matches)

    copy = article((Role.CAPTION, "A blue door."), (Role.BODY, "“blue” blue"))
    given: dict[str, Any] = {"patterns": (Pattern("blue"),), "roles": frozenset({Role.BODY})}
    check(copy, Ruleset((make(check=one if name == "matches" else other, **given),)))
    assert seen == [starts]


def test_a_rule_without_a_match_that_it_may_report_does_not_run() -> None:
    def fails(matches: list[Match]) -> Iterator[Finding]:
        raise AssertionError(matches)

    copy = article((Role.CAPTION, "A blue door."))
    given: dict[str, Any] = {"patterns": (Pattern("blue"),), "roles": frozenset({Role.BODY})}
    assert check(copy, Ruleset((make(check=fails, **given),))) == ()


def test_the_copy_of_a_reading_is_what_the_rule_may_report() -> None:
    def every(reading: Reading) -> Iterator[Finding]:
        for sentence in reading.copy(sentences):
            yield Finding(sentence, sentence.of(reading.text))

    copy = article((Role.CAPTION, "A door."), (Role.BODY, "A door. “A door.” It is blue."))
    found = check(copy, Ruleset((make(check=every, roles=frozenset({Role.BODY})),)))
    assert [one.message for one in found] == ["A door.", "It is blue."]


def test_a_rule_speaks_only_about_its_roles() -> None:
    copy = article((Role.CAPTION, "A blue door."), (Role.BODY, "A blue door."))
    found = check(copy, Ruleset((make(roles=frozenset({Role.CAPTION})),)))
    assert [one.span.start for one in found] == [2]


@pytest.mark.parametrize(("kind", "count"), [(Kind.NEWS, 1), (Kind.OPINION, 0)])
def test_a_rule_runs_only_on_its_kinds(kind: Kind, count: int) -> None:
    copy = article((Role.BODY, "A blue door."), kind=kind)
    assert len(check(copy, Ruleset((make(kinds=frozenset({Kind.NEWS})),)))) == count


def test_a_text_in_another_language_is_said_once() -> None:
    copy = article((Role.BODY, "Ein blue Tor."), language="de")
    ruleset = Ruleset(
        (make(languages=frozenset({"en"})), make("TST002", languages=frozenset({"en"})))
    )
    assert [one.code for one in check(copy, ruleset)] == ["LNT011"]


def test_a_language_that_is_only_supposed_is_said_as_such() -> None:
    words = (
        "Der Hafen ist nicht groß und die Fähre fährt nur mit dem Wind, weil es so in der "
        "Zeitung steht."
    )
    ruleset = Ruleset((make(languages=frozenset({"en"})),))
    supposed = article((Role.BODY, words))._replace(metadata=Metadata(kind=Kind.NEWS))
    assert [one.message.partition(",")[0] for one in check(supposed, ruleset)] == [
        "the article seems to be in 'de'"
    ]
    stated = article((Role.BODY, words), language="de")
    assert [one.message.partition(",")[0] for one in check(stated, ruleset)] == [
        "the article is stated to be in 'de'"
    ]


def test_language_neutral_rules_run_in_every_language() -> None:
    copy = article((Role.BODY, "Ein blue Tor."), language="de")
    ruleset = Ruleset((make(languages=frozenset({"en"})), make("TST002")))
    assert [one.code for one in check(copy, ruleset)] == ["LNT011", "TST002"]


def test_one_stretch_of_text_gets_one_finding() -> None:
    ruleset = Ruleset((make(), make("TST002", yields_to=frozenset({"TST001"}))))
    assert [one.code for one in check(article((Role.BODY, "A blue door.")), ruleset)] == ["TST001"]


def _raise(_reading: Reading, _options: object) -> Iterator[Finding]:
    yield from ()
    message = "no such door"
    raise KeyError(message)


def _exit(_reading: Reading, _options: object) -> Iterator[Finding]:
    yield from ()
    raise SystemExit(3)


def _rubbish(_reading: Reading, _options: object) -> Iterator[object]:
    yield "a string"


def _outside(_reading: Reading, _options: object) -> Iterator[Finding]:
    yield Finding(Span(0, 10_000), "far")


@pytest.mark.parametrize("bad", [_raise, _exit, _rubbish, _outside])
def test_a_rule_that_fails_is_named_and_costs_no_other_rule_anything(
    bad: Callable[..., object],
) -> None:
    ruleset = Ruleset((make("BAD001", bad), make()))
    found = check(article((Role.BODY, "A blue door.")), ruleset)
    assert [one.code for one in found] == ["LNT900", "TST001"]
    assert "BAD001" in found[0].message
