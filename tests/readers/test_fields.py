"""What fields of somebody's own naming state."""

from __future__ import annotations

import datetime as dt

import pytest

from lintnews.article.model import Kind, Status
from lintnews.readers.fields import (
    FIELDS,
    authors_of,
    digital_source_of,
    fields_of,
    folded,
    metadata_of,
    moment_of,
    status_of,
    urgency_of,
)


def test_usual_names_are_known_however_they_are_written() -> None:
    found = fields_of(["Article ID", "Pub_Date", "HEADLINE", "body"])
    assert found == {
        "text": "body",
        "title": "HEADLINE",
        "date": "Pub_Date",
        "record": "Article ID",
    }


def test_a_house_name_goes_before_every_usual_one() -> None:
    assert fields_of(["body", "copy"], {"text": ("copy",)})["text"] == "copy"


def test_where_a_house_name_is_not_there_nothing_is_guessed() -> None:
    assert "text" not in fields_of(["body"], {"text": ("copy",)})


def test_of_two_usual_names_the_surer_states_the_fact() -> None:
    assert fields_of(["summary", "content", "body"])["text"] == "body"


def test_every_usual_name_is_folded() -> None:
    assert [name for names in FIELDS.values() for name in names if folded(name) != name] == []


def test_no_usual_name_is_of_two_facts() -> None:
    names = [name for names in FIELDS.values() for name in names]
    assert len(names) == len(set(names))


def test_facts_are_read_and_know_where_they_came_from() -> None:
    values = {
        "title": "Pier reopens",
        "date": "2024-03-08T10:00:00Z",
        "kind": "editorial",
        "language": "en-GB",
        "urgency": "3",
        "status": "stat:withheld",
        "embargo": "2024-03-09T06:00:00+01:00",
        "byline": "By Ann Roe and Bo Oak",
        "slug": "PIER",
    }
    found = metadata_of(values, {"title": "hed", "date": "printed", "urgency": "u"})
    assert found.title == "Pier reopens"
    assert found.published == dt.date(2024, 3, 8)
    assert found.kind is Kind.OPINION
    assert found.language == "en"
    assert found.urgency == 3
    assert found.status is Status.WITHHELD
    assert found.embargo == dt.datetime(2024, 3, 9, 5, tzinfo=dt.UTC)
    assert found.authors == ("Ann Roe", "Bo Oak")
    assert found.slug == "PIER"
    assert found.stated == {"title": "hed", "published": "printed", "urgency": "u"}


def test_what_says_nothing_known_states_nothing() -> None:
    values = {"date": "soon", "kind": "thing", "language": "utf-8", "urgency": "high", "note": " "}
    assert metadata_of(values, {"date": "date"}) == metadata_of({})


@pytest.mark.parametrize("text", ["0", "10", "-1", "²", "1.5", ""])
def test_an_urgency_is_1_to_9(text: str) -> None:
    assert urgency_of(text) is None


def test_a_day_alone_is_an_embargo_until_its_midnight() -> None:
    assert moment_of("2024-03-09") == dt.datetime(2024, 3, 9, tzinfo=dt.UTC)
    assert moment_of("March 9, 2024") == dt.datetime(2024, 3, 9, tzinfo=dt.UTC)
    assert moment_of("noon") is None


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("usable", Status.USABLE),
        ("stat:canceled", Status.CANCELED),
        ("Cancelled", Status.CANCELED),
        ("publish", Status.USABLE),
        ("auto-draft", Status.DRAFT),
        ("odd", None),
    ],
)
def test_a_status_is_one_of_four(word: str, status: Status | None) -> None:
    assert status_of(word) is status


def test_a_digital_source_is_the_last_word_of_its_address() -> None:
    address = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert digital_source_of(address) == "trainedAlgorithmicMedia"
    assert digital_source_of("digsrctype:digitalArt") == "digitalArt"
    assert digital_source_of("") is None


def test_names_in_a_byline_are_told_apart() -> None:
    assert authors_of("Byron Ash, Cy Elm & Di Fir") == ("Byron Ash", "Cy Elm", "Di Fir")
