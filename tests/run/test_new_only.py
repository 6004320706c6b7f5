"""What a baseline hides, what is stale, and what an update leaves alone."""

from __future__ import annotations

import json

import pytest

from lintnews import Severity, Source, Span
from lintnews.errors import ConfigError
from lintnews.linting.finding import Located
from lintnews.linting.location import place
from lintnews.run.new_only import Baseline, compare, parse, render, update

ONE, NEAR, OTHER = "21234567500aa500bb", "21234567500cc500bb", "21234567500cc500dd"
RAN = frozenset({"TST101", "TST102"})


def found(fingerprint: str, code: str = "TST101") -> Located:
    return Located(
        "a.txt",
        None,
        code,
        "t",
        "m",
        Severity.ERROR,
        place(Source("a.txt", "a"), Span(0, 1)),
        (),
        None,
        fingerprint,
        None,
    )


def test_what_it_names_is_hidden_and_nothing_else() -> None:
    outcome = compare([found(ONE), found(OTHER)], {"TST101": (ONE,)}, RAN)
    assert [one.fingerprint for one in outcome.fresh] == [OTHER]
    assert outcome.stale == {}


def test_an_entry_hides_one_finding() -> None:
    assert len(compare([found(ONE), found(f"{ONE}-2")], {"TST101": (ONE,)}, RAN).fresh) == 1
    assert compare([found(ONE), found(f"{ONE}-2")], {"TST101": (ONE, ONE)}, RAN).fresh == ()


def test_equal_ones_are_matched_before_those_that_are_alike() -> None:
    outcome = compare([found(NEAR), found(ONE)], {"TST101": (ONE,)}, RAN)
    assert [one.fingerprint for one in outcome.fresh] == [NEAR]


def test_one_that_was_edited_around_stays_hidden() -> None:
    assert compare([found(NEAR)], {"TST101": (ONE,)}, RAN).fresh == ()


def test_another_rule_is_not_hidden() -> None:
    assert len(compare([found(ONE, "TST102")], {"TST101": (ONE,)}, RAN).fresh) == 1


def test_an_entry_that_hides_nothing_is_stale() -> None:
    assert compare([], {"TST101": (ONE, OTHER)}, RAN).stale == {"TST101": 2}


def test_an_entry_of_a_rule_that_did_not_run_is_not_stale() -> None:
    assert compare([], {"TST901": (ONE,)}, RAN).stale == {}


def test_nothing_is_stale_in_a_file_that_was_not_checked() -> None:
    outcome = compare([found("", "LNT001")], {"TST101": (ONE,)}, RAN)
    assert outcome.stale == {}
    assert len(outcome.fresh) == 1


def test_a_failure_is_never_hidden() -> None:
    assert len(compare([found(ONE, "LNT900")], {"LNT900": (ONE,)}, RAN).fresh) == 1


def test_an_update_notes_what_is_found_and_drops_what_is_not() -> None:
    before = Baseline({"a.txt": {"TST101": (ONE,)}})
    after = update(before, {"a.txt": ((found(OTHER),), RAN)}, lambda _: True)
    assert after.files == {"a.txt": {"TST101": (OTHER,)}}


def test_an_update_keeps_what_was_not_checked() -> None:
    before = Baseline(
        {
            "a.txt": {"TST101": (ONE,), "TST901": (ONE,)},
            "b.txt": {"TST101": (ONE,)},
            "gone.txt": {"TST101": (ONE,)},
        }
    )
    after = update(before, {"a.txt": ((), RAN)}, lambda path: path != "gone.txt")
    assert after.files == {"a.txt": {"TST901": (ONE,)}, "b.txt": {"TST101": (ONE,)}}


def test_an_update_keeps_the_entries_of_a_file_that_could_not_be_read() -> None:
    before = Baseline({"a.txt": {"TST101": (ONE,)}})
    assert update(before, {"a.txt": ((found("", "LNT001"),), RAN)}, lambda _: True) == before


def test_what_is_written_is_what_is_read() -> None:
    written = Baseline(
        {"b.txt": {"TST101": (OTHER, ONE)}, "a.txt": {"TST102": (ONE, ONE)}, "clean.txt": {}}
    )
    assert parse("b.json", render(written)).files == {
        "a.txt": {"TST102": (ONE, ONE)},
        "b.txt": {"TST101": (ONE, OTHER)},
    }


def test_a_fingerprint_has_a_line_of_its_own_so_that_two_edits_merge() -> None:
    text = render(Baseline({"a.txt": {"TST101": (ONE, OTHER)}}))
    assert sum(ONE in line or OTHER in line for line in text.split("\n")) == 2
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<<<<<<< HEAD\n{}",
        "[]",
        "{}",
        '{"schema": "lintnews/baseline/2", "files": {}}',
        '{"schema": "lintnews/baseline/1", "files": []}',
        '{"schema": "lintnews/baseline/1", "files": {"a.txt": {"TST101": "x"}}}',
        '{"schema": "lintnews/baseline/1", "files": {"a.txt": {"TST101": [1]}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused_by_name(text: str) -> None:
    with pytest.raises(ConfigError, match=r"known\.json"):
        parse("known.json", text)


def test_a_broken_line_is_named() -> None:
    text = json.dumps({"schema": "lintnews/baseline/1", "files": {}}, indent=1).replace("{}", "{,}")
    with pytest.raises(ConfigError, match=r"known\.json:3:"):
        parse("known.json", text)
