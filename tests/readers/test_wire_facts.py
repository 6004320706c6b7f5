"""What wires and content systems state beside the copy: embargo, status, notes, pictures."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from lintnews import Image, Kind, Linter, Metadata, Report, Status, lint
from lintnews.cli.inspect import run as inspect
from lintnews.cli.main import run as command
from lintnews.web import report_page

pytest.importorskip("turbohtml", reason="the extra html is not installed")

NOON = dt.datetime(2024, 3, 9, 12, tzinfo=dt.UTC)
UNTIL_LIFTED = dt.datetime.max.replace(tzinfo=dt.UTC)
BODY = "<p>The pier reopened on Monday, the town said.</p>"


def ninjs(**fields: Any) -> bytes:
    return json.dumps(
        {"uri": "1", "headline": "Pier reopens", "body_html": BODY, **fields}
    ).encode()


def ans(**fields: Any) -> bytes:
    text = {"type": "text", "content": "The pier reopened on Monday."}
    item = {"_id": "1", "headlines": {"basic": "Pier"}, "content_elements": [text], **fields}
    return json.dumps(item).encode()


def nitf(docdata: str = "", attributes: str = "", body: str = BODY) -> bytes:
    return (
        f"<nitf><head><docdata{attributes}>{docdata}</docdata></head><body><body.head><hedline>"
        f"<hl1>Pier</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    ).encode()


def newsml(item: str = "", content: str = "") -> bytes:
    return (
        f'<newsItem guid="1"><itemMeta>{item}</itemMeta><contentMeta><headline>Pier</headline>'
        f"{content}</contentMeta><contentSet><inlineXML><html><body>{BODY}</body></html></inlineXML>"
        "</contentSet></newsItem>"
    ).encode()


def facts(name: str, data: bytes) -> Metadata:
    article = lint(data, filename=name).article
    assert article
    return article.metadata


@pytest.mark.parametrize(
    ("name", "data", "embargo", "place"),
    [
        ("a.ninjs", ninjs(embargoed="2024-03-09T12:00:00Z"), NOON, "key embargoed"),
        ("a.ninjs", ninjs(embargoedUntil="2024-03-09T13:00:00+01:00"), NOON, "key embargoeduntil"),
        (
            "a.ans",
            ans(
                content_restrictions={"embargo": {"active": True, "end_time": "2024-03-09T12:00Z"}}
            ),
            NOON,
            "key content_restrictions.embargo",
        ),
        (
            "a.ans",
            ans(content_restrictions={"embargo": {"active": True, "description": "x"}}),
            UNTIL_LIFTED,
            "key content_restrictions.embargo",
        ),
        ("a.nitf", nitf('<date.release norm="20240309T120000Z"/>'), NOON, "date.release"),
        ("a.nitf", nitf("", ' management-status="embargoed"'), UNTIL_LIFTED, "management-status"),
        ("a.nitf", newsml("<embargoed>2024-03-09T12:00:00Z</embargoed>"), NOON, "embargoed"),
        ("a.nitf", newsml("<embargoed/>"), UNTIL_LIFTED, "embargoed"),
        (
            "a.csv",
            b"body,embargo\nThe pier reopened.,2024-03-09T12:00:00Z\n",
            NOON,
            "column embargo",
        ),
    ],
)
def test_an_embargo_is_a_fact(name: str, data: bytes, embargo: dt.datetime, place: str) -> None:
    found = facts(name, data)
    assert found.embargo == embargo
    assert found.stated["embargo"] == place


def test_an_embargo_that_is_not_active_is_none() -> None:
    restrictions = {"embargo": {"active": False, "end_time": "2024-03-09T12:00:00Z"}}
    assert facts("a.ans", ans(content_restrictions=restrictions)).embargo is None


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.ninjs", ninjs(pubstatus="canceled"), Status.CANCELED),
        ("a.ninjs", ninjs(pubStatus="withheld"), Status.WITHHELD),
        ("a.nitf", newsml('<pubStatus qcode="stat:canceled"/>'), Status.CANCELED),
        (
            "a.nitf",
            newsml('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'),
            Status.WITHHELD,
        ),
        ("a.nitf", nitf("", ' management-status="usable"'), Status.USABLE),
        ("a.nitf", nitf("", ' management-status="canceled"'), Status.CANCELED),
        ("a.csv", b"body,status\nThe pier reopened.,Draft\n", Status.DRAFT),
    ],
)
def test_a_status_is_a_fact(name: str, data: bytes, status: Status) -> None:
    assert facts(name, data).status is status


def test_what_is_said_to_the_desk_is_a_fact_and_no_copy() -> None:
    for name, data in (
        ("a.ninjs", ninjs(ednote="CORRECTS name", urgency=2, slugline="PIER")),
        (
            "a.nitf",
            newsml(
                "<edNote>CORRECTS name</edNote>", "<urgency>2</urgency><slugline>PIER</slugline>"
            ),
        ),
        ("a.nitf", nitf('<urgency ed-urg="2"/><ed-msg info="CORRECTS name"/><du-key key="PIER"/>')),
    ):
        report = lint(data, filename=name)
        assert report.article
        found = report.article.metadata
        assert (found.note, found.urgency, found.slug) == ("CORRECTS name", 2, "PIER")
        assert "CORRECTS" not in report.article.text


def test_the_kind_is_what_the_genre_says() -> None:
    assert facts("a.ninjs", ninjs(genre=[{"name": "Opinion"}])).kind is Kind.OPINION
    assert facts("a.ans", ans(subtype="column")).kind is Kind.OPINION


def image(name: str, data: bytes) -> Image:
    article = lint(data, filename=name).article
    assert article
    (found,) = article.images
    return found


def test_pictures_of_ninjs_say_what_they_have() -> None:
    picture = {
        "type": "picture",
        "description_text": "The old pier.",
        "creditline": "",
        "digitalsourcetype": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    }
    found = image("a.ninjs", ninjs(associations={"main": picture}))
    assert found.digital_source == "trainedAlgorithmicMedia"
    assert found.uncredited
    assert found.alt == ""


@pytest.mark.parametrize(
    ("fields", "alt", "uncredited"),
    [
        ({"alt_text": "A pier", "credits": {"by": [{"name": "Dana Reyes"}]}}, "A pier", False),
        ({"alt_text": "", "credits": {"by": []}}, None, True),
        ({}, "", False),
    ],
)
def test_pictures_of_ans_say_what_they_have(
    fields: dict[str, Any], alt: str | None, uncredited: bool
) -> None:
    element = {"type": "image", "caption": "The old pier at dawn.", **fields}
    found = image("a.ans", ans(promo_items={"basic": element}))
    assert found.alt == alt
    assert found.uncredited is uncredited


def test_pictures_of_nitf_say_what_they_have() -> None:
    media = (
        '<media media-type="image"><media-reference source="a.jpg" alternate-text="{}"/><media-caption>'
        "The old pier.</media-caption><media-producer>{}</media-producer></media>"
    )
    found = image("a.nitf", nitf(body=BODY + media.format("", "")))
    assert (found.alt, found.uncredited) == (None, True)
    found = image("a.nitf", nitf(body=BODY + media.format("A pier", "Dana Reyes")))
    assert (found.alt, found.uncredited) == ("A pier", False)


def codes(report: Report) -> set[str]:
    return {one.code for one in report.findings}


@pytest.mark.parametrize(
    ("stage", "date", "found"),
    [
        ("publish", None, False),
        ("publish", "2024-03-08", True),
        ("publish", "2024-03-09", False),
        ("draft", "2024-03-08", False),
        (None, "2024-03-08", False),
    ],
)
def test_an_embargo_holds_what_is_to_be_published(
    stage: str | None, date: str | None, found: bool
) -> None:
    data = ninjs(embargoed="2024-03-09T12:00:00Z")
    report = lint(data, filename="a.ninjs", stage=stage, date=date)
    assert ("BPL118" in codes(report)) is found


def test_an_embargo_in_the_future_holds_against_the_clock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for number in range(12):
        (tmp_path / f"{number}.ninjs").write_bytes(ninjs(embargoed="2999-01-01T00:00:00Z"))
    files = [str(tmp_path / f"{number}.ninjs") for number in range(12)]
    command(["--isolated", "--stage", "publish", *files])
    assert capsys.readouterr().out.count("BPL118") == 12
    for file in files:
        Path(file).write_bytes(ninjs(embargoed="2001-01-01T00:00:00Z"))
    command(["--isolated", "--stage", "publish", *files])
    assert "BPL118" not in capsys.readouterr().out


def test_a_kill_is_said_at_every_stage() -> None:
    for stage in (None, "draft", "publish"):
        assert "BPL119" in codes(lint(ninjs(pubstatus="canceled"), filename="a.ninjs", stage=stage))


def test_the_desk_is_told_what_the_fields_say() -> None:
    picture = {
        "type": "picture",
        "description_text": "The old pier at Port Ellis.",
        "creditline": "",
        "digitalsourcetype": "trainedAlgorithmicMedia",
    }
    data = ninjs(
        ednote="Please confirm",
        slugline="PIER-KILL",
        pubstatus="usable",
        associations={"a": picture},
    )
    report = Linter(profile="desk").lint(data, filename="a.ninjs")
    assert {"BPL120", "CAP110", "CAP111", "STR112"} <= codes(report)


def test_a_text_states_none_of_it() -> None:
    report = Linter(profile="desk").lint("Pier\n\nThe pier reopened, the town said.\n")
    assert not codes(report) & {"BPL118", "BPL119", "BPL120", "CAP110", "CAP111", "STR112"}


def seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, *options: str
) -> dict[str, Any]:
    file = tmp_path / name
    file.write_bytes(data)
    assert inspect(["--isolated", "--format", "jsonl", str(file), *options]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_inspect_says_where_each_fact_came_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ninjs(
        pubstatus="withheld", versioncreated="2024-03-08T10:00:00Z", embargoed="2024-03-09"
    )
    facts = seen(tmp_path, capsys, "a.ninjs", data)["facts"]
    assert facts == {
        "title": {"value": "Pier reopens", "from": "key headline"},
        "published": {"value": "2024-03-08", "from": "key versioncreated"},
        "kind": {"value": "news", "from": "inferred"},
        "embargo": {"value": "2024-03-09T00:00:00+00:00", "from": "key embargoed"},
        "status": {"value": "withheld", "from": "key pubstatus"},
    }


def test_what_the_command_line_states_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = seen(tmp_path, capsys, "a.ninjs", ninjs(), "--date", "2024-03-08", "--kind", "opinion")
    assert found["facts"]["published"] == {"value": "2024-03-08", "from": "stated for the run"}
    assert found["facts"]["kind"] == {"value": "opinion", "from": "stated for the run"}


def test_blocks_say_whether_the_format_or_a_guess_gave_their_role(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = seen(tmp_path, capsys, "a.ninjs", ninjs())["blocks"]
    plain = seen(tmp_path, capsys, "2024-03-08-a.txt", b"Pier reopens\n\nIt rained, he said.\n")
    assert (wire[0]["role"], wire[0]["from"]) == ("headline", "format")
    assert (plain["blocks"][0]["role"], plain["blocks"][0]["from"]) == ("headline", "inferred")
    assert plain["facts"]["published"] == {"value": "2024-03-08", "from": "file name"}
    assert plain["facts"]["title"] == {"value": "Pier reopens", "from": "inferred"}


def test_the_report_says_where_each_fact_came_from() -> None:
    pytest.importorskip("jinja2", reason="the extra report is not installed")
    data = ninjs(pubstatus="canceled", embargoed="")
    page = report_page.page(lint(data, filename="a.ninjs"), Linter().rules)
    assert "<td>status</td><td>canceled</td><td>key pubstatus</td>" in page
    assert "<td>kind</td><td>news</td><td>inferred</td>" in page
