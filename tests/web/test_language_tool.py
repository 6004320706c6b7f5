from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="the extra serve is not installed")

from starlette.testclient import TestClient

from lintnews.web.language_tool import annotated, unescaped, units
from lintnews.web.server import Limits, application

FAULTY = "Pier reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"


def asked(**form: str) -> dict[str, object]:
    client = TestClient(application(Limits(seconds=600)), base_url="http://localhost")
    answer: dict[str, object] = client.post("/v2/check", data=form).json()
    return answer


def matches(**form: str) -> list[dict[str, object]]:
    found = asked(**form)["matches"]
    assert isinstance(found, list)
    return found


def test_a_finding_is_a_match_with_its_replacement() -> None:
    (match,) = matches(text=FAULTY, language="en-US")
    start, length = match["offset"], match["length"]
    assert isinstance(start, int)
    assert isinstance(length, int)
    assert match["replacements"]
    assert "on on" in FAULTY[start - 1 : start + length + 4]


def test_a_disabled_rule_is_silent() -> None:
    assert matches(text=FAULTY, language="en-US", disabledRules="DUP105") == []


def test_markup_counts_and_is_not_read() -> None:
    pieces = [{"markup": "<p>🚢"}, {"text": FAULTY[14:]}, {"markup": "</p>"}]
    (plain,) = matches(text=FAULTY[14:], language="auto")
    (shifted,) = matches(data=json.dumps({"annotation": pieces}), language="auto")
    assert shifted["offset"] == int(str(plain["offset"])) + 5


def test_a_form_that_nobody_escaped_is_read_as_it_is() -> None:
    text = "R&D costs 5% more – and and so on."
    form = unescaped(f"text={text}&language=en-US&username=a&apiKey=b".encode())
    assert form == {"text": text, "language": "en-US"}
    assert unescaped(b"text=and+and%20so&language=en-US") is None


def test_a_paragraph_is_no_file_that_lacks_its_last_line_end() -> None:
    assert matches(text="The pier reopened on Monday.", language="en-US") == []


@pytest.mark.parametrize(
    "text",
    [
        "The pier reopened on Monday.\r\n\r\nIt closed in May.\r\n",
        "The pier reopened on Monday.\r\n\r\nIt closed in May.",
        "The pier reopened on Monday.\r\n\r\nIt closed in May.\n",
    ],
)
def test_how_the_lines_of_a_paragraph_end_is_no_fault(text: str) -> None:
    assert matches(text=text, language="en-US") == []


def test_a_match_lies_within_the_text_that_was_sent() -> None:
    text = "The pier reopened on on"
    (match,) = matches(text=text, language="en-US")
    assert int(str(match["offset"])) + int(str(match["length"])) == len(text)


@pytest.mark.parametrize("before", ["\ufeff", "\ufeff\ufeff"])
def test_a_byte_order_mark_counts_in_offsets(before: str) -> None:
    data = json.dumps({"annotation": [{"markup": "<p>"}, {"text": before + FAULTY}]})
    (plain,) = matches(text=FAULTY)
    (marked,) = matches(text=before + FAULTY)
    (annotated,) = matches(data=data)
    assert int(str(marked["offset"])) == int(str(plain["offset"])) + len(before)
    assert int(str(annotated["offset"])) == int(str(marked["offset"])) + 3
    assert plain["length"] == marked["length"] == annotated["length"]


def test_a_text_with_half_a_character_is_refused() -> None:
    answer = asked(data='{"text": "The pier\\ud800"}')
    assert "U+D800 at offset 8" in str(answer["error"])


def test_a_request_without_a_text_is_refused_in_words() -> None:
    assert "text" in str(asked(language="en")["error"])


@settings(max_examples=80)
@given(st.lists(st.tuples(st.booleans(), st.text("a🚢\r\n <", max_size=6)), max_size=8))
def test_a_place_of_the_text_is_that_of_what_was_sent(pieces: list[tuple[bool, str]]) -> None:
    data = [{"markup" if markup else "text": words} for markup, words in pieces]
    sent = "".join(words for _, words in pieces)
    given_text = annotated({"data": json.dumps({"annotation": data})})
    plain = [
        (at + number, character)
        for at, words in starts(pieces)
        for number, character in enumerate(words)
    ]
    assert given_text.text == "".join(character for _, character in plain)
    for offset, (at, _) in enumerate(plain):
        assert given_text.place(offset) == units(sent[:at])


def starts(pieces: list[tuple[bool, str]]) -> list[tuple[int, str]]:
    found, at = [], 0
    for markup, words in pieces:
        if not markup:
            found.append((at, words))
        at += len(words)
    return found
