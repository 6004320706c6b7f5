"""A fingerprint names a finding by words, so that it survives edits elsewhere."""

from __future__ import annotations

import pytest

from lintnews import Article, Block, Diagnostic, Severity, Span
from lintnews.linting.fingerprint import Fingerprints, alike, of_source, plain

STORY = (
    "The council met on Monday evening in the old town hall.\n\nThe plan, sources said, would "
    "cost the city nothing at all for years.\n"
)
MORE = "Nobody else spoke at the meeting.\n\n"


def fingerprints(text: str, words: str, code: str = "TST101") -> list[str]:
    """Return the fingerprints of every occurrence of ``words``; a line is a block."""
    blocks = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(offset, offset + len(line))))
        offset += len(line) + 1
    taken = Fingerprints(Article(text, tuple(blocks)))
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(
            taken.of(Diagnostic(code, "test", Severity.INFO, Span(at, at + len(words)), "a fault"))
        )
        at = text.find(words, at + 1)
    return found


def one(text: str, words: str = "sources said") -> str:
    (found,) = fingerprints(text, words)
    return found


@pytest.mark.parametrize(
    "edited",
    [
        MORE + STORY,
        STORY + "\n" + MORE,
        "\n\n".join(reversed(STORY.strip().split("\n\n"))),
        STORY.replace("\n", "\r\n"),
        STORY.replace("Monday evening", "Tuesday morning"),
        STORY.replace("nothing at all for years", "nothing at all until 2031"),
    ],
)
def test_it_survives_edits_elsewhere(edited: str) -> None:
    assert one(edited) == one(STORY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "the plan that the mayor wants, sources said, would",
            "this last of many proposals, sources said, would",
        ),
        (
            "wants, sources said, would cost the city nothing",
            "wants, sources said, is thought to cost nothing",
        ),
        ("wants, sources said, would", "wants, sources said,\n\nwould"),
    ],
)
def test_one_side_may_be_edited_or_wrapped(before: str, after: str) -> None:
    story = (
        "In the end the plan that the mayor wants, sources said, would cost the city nothing "
        "at all."
    )
    edited = story.replace(before, after)
    assert one(edited) != one(story)
    assert alike(one(edited), one(story))


def test_the_same_words_in_another_sentence_are_another_finding() -> None:
    other = STORY.replace(
        "The plan, sources said, would cost", "A new bridge, sources said, may never"
    )
    assert not alike(one(other), one(STORY))


def test_two_words_at_the_end_of_a_paragraph_are_not_enough() -> None:
    first = "The bridge will be closed until next spring, sources said."
    other = "The mayor is going to step down after the vote, sources said."
    assert not alike(one(first), one(other))


def test_three_words_on_one_side_are_enough() -> None:
    first = "The bridge will be closed until next spring, sources said on Friday night."
    other = "The mayor is going to step down, sources said on Friday night."
    assert alike(one(first), one(other))


def test_four_words_do_not_speak_for_themselves() -> None:
    sentence = "Nobody knows who pays"
    assert not alike(
        one(f"A b c d e. {sentence}, f g h i j.", sentence),
        one(f"K l m n o. {sentence}, p q r s t.", sentence),
    )


@pytest.mark.parametrize(("letters", "same"), [(237, False), (238, True)])
def test_words_are_looked_for_within_240_characters(letters: int, same: bool) -> None:
    """A word of so many letters leaves room for the word before it, or for none."""
    first, other = (f"{word} {'a' * letters} sources said" for word in ("Red", "Blue"))
    assert (one(first) == one(other)) is same


def test_five_words_speak_for_themselves() -> None:
    sentence = "Nobody has said who pays for it"
    assert alike(
        one(f"A b c d e. {sentence}, f g h i j.", sentence),
        one(f"K l m n o. {sentence}, p q r s t.", sentence),
    )


def test_curly_and_straight_marks_are_alike() -> None:
    curly = "“We won’t wait,” she said — twice, sources said, to the “old” board."
    straight = '"We won\'t wait," she said -- twice, sources said, to the "old" board.'
    assert one(curly) == one(straight)
    assert one(curly, curly) == one(straight, straight)


def test_another_rule_makes_another_fingerprint() -> None:
    (first,) = fingerprints(STORY, "sources said", "TST101")
    (other,) = fingerprints(STORY, "sources said", "TST102")
    assert not alike(first, other)


def test_repeated_findings_are_counted() -> None:
    first, second, third = fingerprints("Wait,, wait.\n" * 3, ",,")
    assert len({first, second, third}) == 3
    assert plain(first) == plain(second) == plain(third)


def test_a_finding_about_the_source_is_named_by_its_text() -> None:
    assert of_source("LNT101", "# lintnews: off QUO\n") == of_source(
        "LNT101", "# lintnews:  off QUO"
    )
    assert of_source("LNT101", "# lintnews: off QUO") != of_source("LNT101", "# lintnews: off DUP")
