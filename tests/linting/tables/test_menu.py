"""Each kind of rule that a TOML table can be, by examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lintnews.analysis.reading import Reading
from lintnews.article.source import Source
from lintnews.errors import DefinitionError
from lintnews.linting.engine import Active, Ruleset, check_reading
from lintnews.linting.finding import Applicability, Diagnostic
from lintnews.linting.rule import Example
from lintnews.linting.tables.table import build
from lintnews.readers import text
from lintnews.testing import examples


def table(**given: Any) -> dict[str, Any]:
    values = {
        "code": "HSE101",
        "name": "house",
        "summary": "x",
        "severity": "warning",
        "message": "{match}",
        "why": "x",
    }
    return {
        **values,
        "bad": ["x"],
        "good": ["x"],
        **{key.replace("_", "-"): value for key, value in given.items()},
    }


def holds(example: str, **given: Any) -> None:
    """Say that the rule finds in the example what is marked, and nothing else."""
    assert list(examples.problems(build(table(**given), "house.toml", guarded=True), example)) == []


def found_in(example: str, **given: Any) -> tuple[Diagnostic, ...]:
    """Return what the rule says about an example."""
    rule = build(table(**given), "house.toml", guarded=True)
    return check_reading(
        Reading(examples.read(example).article),
        Ruleset((Active(rule, rule.options(), rule.severity),)),
    )


def fixed(text: str, **given: Any) -> str:
    """Return the text with every fix made."""
    article = examples.read(text).article
    found = found_in(text, **given)
    edits = sorted(
        (edit for one in found if one.fix for edit in one.fix.edits),
        key=lambda edit: -edit.span.start,
    )
    result = article.text
    for edit in edits:
        result = result[: edit.span.start] + edit.text + result[edit.span.end :]
    return result.rstrip("\n")


def test_a_phrase_is_found_in_any_case_and_over_any_white_space_as_whole_words() -> None:
    holds(
        "It was a Fait  Accompli, a fait accompliment.\n         ^^^^^^^^^^^^^^ Fait Accompli",
        phrases=["fait accompli"],
    )


def test_a_phrase_does_not_run_over_the_end_of_a_paragraph() -> None:
    holds("It was a fait\naccompli.", phrases=["fait accompli"])


def test_a_pattern_fills_the_places_of_the_message_with_its_groups() -> None:
    holds(
        "It rose 5 per cent.\n        ^^^^^^^^^^ write 5 percent",
        pattern=r"(?P<n>\d+) per cent",
        message="write {n} percent",
    )


def test_a_place_for_a_group_that_took_no_part_stays_empty() -> None:
    holds("A cat.\n  ^^^ <>", pattern="(?P<d>dog)|cat", message="<{d}>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The advisor left.", "The adviser left."),
        ("Advisors left.", "Advisers left."),
        ("THE ADVISOR LEFT", "THE ADVISER LEFT"),
        ("The Advisor’s house.", "The Adviser’s house."),
        (
            "The internet. Internet use rose. The Internet is old.",
            "The internet. Internet use rose. The internet is old.",
        ),
        ("“The advisor left,” he said.", "“The advisor left,” he said."),
    ],
)
def test_a_preferred_form_takes_the_capitals_of_its_place(text: str, expected: str) -> None:
    prefer = {"advisor": "adviser", "advisors": "advisers", "Internet": "internet"}
    assert fixed(text, prefer=prefer, message="write {replacement}") == expected


def test_a_capital_of_the_listed_form_goes_except_at_the_start_of_a_sentence() -> None:
    text = "The Web site. Web site use. A web site."
    assert fixed(text, prefer={"Web site": "website"}) == "The website. Website use. A website."


def test_a_replacement_can_use_the_groups_of_the_pattern() -> None:
    assert (
        fixed("It rose 5 per cent.", pattern=r"(?P<n>\d+) per cent", replacement="{n} percent")
        == "It rose 5 percent."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is very cold.", "It is cold."),
        ("Very cold.", "Cold."),
        ("It is very, very.", "It is,."),
    ],
)
def test_an_empty_replacement_takes_the_space_that_would_be_one_too_many(
    text: str, expected: str
) -> None:
    assert fixed(text, phrases=["very"], replacement="") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Needless to say, it stopped.", "It rained. It stopped."),
        ("Needless to say it stopped.", "It stopped."),
        ("Needless to say, 5 came.", "5 came."),
        ("Needless to say.", "."),
        ("It stopped, needless to say, at noon.", "It stopped, at noon."),
    ],
)
def test_what_is_cut_at_the_start_of_a_sentence_leaves_its_capital_to_the_next_word(
    text: str, expected: str
) -> None:
    assert fixed(text, phrases=["needless to say"], replacement="") == expected


def test_words_between_commas_are_cut_with_one_of_them() -> None:
    assert (
        fixed(
            "It stopped, needless to say, at noon.", phrases=[", needless to say,"], replacement=""
        )
        == "It stopped at noon."
    )


def test_a_deleted_line_goes_with_the_marks_around_the_words() -> None:
    text = "It rained.\n* Sign up now!\nIt stopped."
    assert (
        fixed(text, phrases=["sign up now"], whole_block=True, delete="safe", roles="all")
        == "It rained.\nIt stopped."
    )


def test_an_exception_excuses_the_match_inside_it() -> None:
    holds(
        "The world health organisation met an organisation.\n                                     "
        "^^^^^^^^^^^^ organisation",
        phrases=["organisation"],
        exceptions=["World Health Organisation"],
    )


def test_unless_excuses_the_sentence_it_stands_in() -> None:
    holds(
        "It is said so. He said it is said so, Ann wrote.\n^^^^^ It is",
        phrases=["it is"],
        unless=r"\bwrote\b",
    )


def test_unless_tells_capitals_apart_where_the_rule_does() -> None:
    text = "The Mayor spoke. The Mayor Ortiz plan is old.\n^^^^^^^^^ The Mayor"
    holds(text, phrases=["The Mayor"], case_sensitive=True, unless="Mayor [A-Z]")


def test_the_sentence_can_be_marked() -> None:
    text = "A plan. It is massive, all in all. B.\n        ^^^^^^^^^^^^^^^^^^^^^^^^^^ massive"
    holds(text, phrases=["massive"], span="sentence")


def test_a_mix_of_variants_is_marked_at_the_rarer_one() -> None:
    holds(
        """
        The email came. Another email came.
        The e-mail was short.
            ^^^^^^ e-mail, but email in line 1
        """,
        consistency=[["email", "e-mail"], ["adviser", "advisor"]],
        message="{match}, but {other} in line {line}",
    )


def test_a_mix_of_equals_is_marked_at_the_later_one() -> None:
    holds(
        "One adviser, one advisor.\n                 ^^^^^^^ advisor",
        consistency=[["advisor", "adviser"]],
    )


def test_a_preferred_variant_is_right_even_where_it_is_rarer() -> None:
    holds(
        "An email. An e-mail. An e-mail.\n             ^^^^^^ e-mail 2",
        consistency=[["email", "e-mail"]],
        preferred=["email"],
        message="{match} {count}",
    )


def test_one_variant_alone_is_consistent_whatever_it_is() -> None:
    holds("An e-mail. Another e-mail.", consistency=[["email", "e-mail"]], preferred=["email"])


def test_the_forms_of_a_variant_count_together_and_are_mended_form_by_form() -> None:
    groups = [[["adviser", "advisers"], ["advisor", "advisors"]]]
    text = "The adviser and the advisers. Advisors came."
    assert fixed(text, consistency=groups) == "The adviser and the advisers. Advisers came."


def test_variants_inside_quotation_marks_do_not_count() -> None:
    holds("An email. “An e-mail,” he said.", consistency=[["email", "e-mail"]])


def test_at_most_is_one_finding_at_the_first_place() -> None:
    holds("A massive wave. A massive storm.\nA massive loss.\n", phrases=["massive"], at_most=3)
    holds(
        "A massive wave. A massive storm.\n  ^^^^^^^ massive: 3 times, at most 2\nA massive "
        "loss.\n",
        phrases=["massive"],
        at_most=2,
        message="{match}: {count} times, at most {limit}",
    )


def test_at_most_can_count_in_sentences_or_paragraphs() -> None:
    holds(
        "But he said but. But no.\n^^^ 2",
        phrases=["but"],
        at_most=1,
        scope="sentence",
        message="{count}",
    )
    holds(
        "But he said so. But no.\n^^^ 2\nBut then.",
        phrases=["but"],
        at_most=1,
        scope="paragraph",
        message="{count}",
    )


def test_at_least_is_said_at_the_first_block_of_its_roles() -> None:
    rule = {"phrases": ["said"], "at_least": 1, "roles": "prose", "message": "{count} of {limit}"}
    holds("[headline] A head\nA story.\n^^^^^^^^ 0 of 1\nMore.", **rule)
    holds("[headline] A head\nA story, he said.", **rule)
    holds("[headline] A head", **rule)


def test_at_least_in_each_paragraph() -> None:
    holds(
        "He said so.\nNobody did.\n^^^^^^^^^^^ 0",
        phrases=["said"],
        at_least=1,
        scope="paragraph",
        message="{count}",
    )


def test_what_is_needed_has_to_stand_before() -> None:
    rule = {"phrases": ["the agency"], "needs": ["Space Agency", "Weather Agency"]}
    holds("The Space Agency met. The agency left.", **rule)
    holds("The agency left. The Space Agency met.\n^^^^^^^^^^ The agency", **rule)
    holds("The agency left. The Space Agency met.", **rule, needs_where="anywhere")
    holds("The agency left. The Space Agency met.", **rule, needs_where="after")


def test_groups_of_one_name_must_hold_the_same_words() -> None:
    rule = {
        "pattern": r"\b(?P<short>[A-Z]{3,4})\b",
        "needs-pattern": r"\((?P<short>[A-Z]{3,4})\)",
        "case-sensitive": True,
        "message": "{short} is not explained",
    }
    holds(
        "The Port Authority (PAPE) met. The PAPE and the ABC left. The ABC went.\n"
        "                                                ^^^ ABC is not explained",
        **rule,
    )


def test_once_is_one_finding_an_article() -> None:
    holds("A massive wave.\n  ^^^^^^^ massive\nA massive storm.", phrases=["massive"], once=True)
    holds(
        "“A massive wave,” he said.\nA massive storm.\n  ^^^^^^^ massive",
        phrases=["massive"],
        once=True,
    )


def test_a_whole_block_rule_leaves_words_inside_paragraphs_alone() -> None:
    holds(
        "Advertisement\n^^^^^^^^^^^^^ Advertisement\nThe advertisement ran.",
        phrases=["advertisement"],
        whole_block=True,
    )


def test_a_block_that_certainly_has_the_role_is_found_as_a_whole() -> None:
    holds(
        "It opens in May.\n[note] This story was corrected.\n       ^^^^^^^^^^^^^^^^^^^^^^^^^ "
        "gone: This story was corrected.",
        certain_role="note",
        roles="all",
        message="gone: {match}",
    )


def test_a_long_block_is_not_repeated_in_the_message() -> None:
    (found,) = found_in(
        "[note] " + "This story was corrected, " * 4, certain_role="note", roles="all"
    )
    assert found.message == "This story was corrected, This story was corrected, This …"


def test_a_block_in_which_a_phrase_was_found_is_found_once_and_runs_are_merged() -> None:
    holds(
        "Advertisement\n^^^^^^^^^^^^^> Advertisement (3 lines)\n[boilerplate] Sign "
        "up\n[boilerplate] Read more\nIt opens in May.",
        phrases=["advertisement", "sign up"],
        certain_role="boilerplate",
        whole_block=True,
        merge=True,
        roles="all",
    )


def test_a_block_that_only_may_have_the_role_is_left_alone() -> None:
    lines = [
        "Bridge opens",
        "It opens in May, the county said.",
        "The mayor spoke.",
        "© 2021 Example Media.",
        "Click here to read on.",
    ]
    (article,) = text.read(Source("story.txt", "\n\n".join(lines)))
    rule = build(table(certain_role="boilerplate", roles="all"), "house.toml")
    found = check_reading(Reading(article), Ruleset((Active(rule, rule.options(), rule.severity),)))
    assert [one.message for one in found] == ["Click here to read on."]


def test_the_fix_of_a_preferred_form_is_unsafe_unless_the_rule_says_otherwise() -> None:
    for given, expected in (({}, Applicability.UNSAFE), ({"fix": "safe"}, Applicability.SAFE)):
        rule = build(table(prefer={"a lot": "much"}, **given), "x")
        (found,) = examples.findings(rule, "It is a lot.")
        assert found.fix is not None
        assert found.fix.applicability is expected


def test_a_message_cannot_reach_into_python() -> None:
    said = "{match.__class__} {match!r} {} cat"
    holds(f"A cat.\n  ^^^ {said}", phrases=["cat"], message=said.replace("cat", "{match}"))


FOLIOS = [
    {"about": "a page", "pattern": "see {page}", "example": "see page 4"},
    {"about": "a sheet", "pattern": r"sheet \d+", "example": "sheet 4", "strict": True},
]


def test_each_of_several_patterns_is_looked_for_and_parts_have_names() -> None:
    holds(
        """
        Go and see page 4 now.
               ^^^^^^^^^^ see page 4
        """,
        patterns=FOLIOS,
        parts={"number": r"\d+", "page": "page {number}"},
    )


def test_of_patterns_that_overlap_the_longest_match_counts() -> None:
    short = {"about": "a word", "pattern": "page 4", "example": "page 4"}
    longer = {"about": "words", "pattern": "see page 4", "example": "see page 4"}
    found = found_in("Go and see page 4 now.", patterns=[short, longer])
    assert [one.message for one in found] == ["see page 4"]


def test_a_strict_pattern_waits_for_the_option() -> None:
    rule = build(table(patterns=FOLIOS, parts={"page": r"page \d"}), "house.toml", guarded=True)
    assert rule.options().strict is False  # type: ignore[attr-defined]
    assert rule.options.in_profile("desk") == {"strict": True}
    example = "A sheet 4 of it."
    assert not examples.findings(rule, Example(example))
    assert examples.findings(rule, Example(example, options={"strict": True}))


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([{"about": "x", "pattern": "cat"}], "the key 'example' is missing"),
        ([{"about": "x", "pattern": "cat", "example": "dog"}], "is not found in its example"),
        ([{"about": "x", "pattern": "(cat", "example": "cat"}], "not a regular expression"),
        (["cat"], "patterns must hold tables, each with a pattern"),
    ],
)
def test_a_wrong_pattern_of_several_is_said(pieces: list[Any], said: str) -> None:
    with pytest.raises(DefinitionError, match=re.escape(said)):
        build(table(patterns=pieces), "house.toml", guarded=True)


@pytest.mark.parametrize("key", ["about", "pattern", "example"])
def test_one_of_several_patterns_says_what_it_finds_how_and_in_what(key: str) -> None:
    piece = {"about": "x", "pattern": "x", "example": "x"}
    build(table(patterns=[piece]), "house.toml", guarded=True)
    del piece[key]
    with pytest.raises(DefinitionError, match=key):
        build(table(patterns=[piece]), "house.toml", guarded=True)
