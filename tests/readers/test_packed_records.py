"""Records in files that are no text: mail, Parquet, WARC."""

from __future__ import annotations

import gzip
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from lintnews import Report, lint
from lintnews.cli.main import run as command

STORY = "It rained on on Monday, the town said."
RELEASE = """Dear all,

---------- Forwarded message ---------
From: Ann Roe <ann@port.example>
Date: Fri, Mar 8, 2024
Subject: Pier
To: desk@courier.example

It rained on on Monday, the town said.

On Fri, Mar 8, 2024 at 10:00 AM Bo Oak <bo@courier.example> wrote:
> It rained on on Sunday, the town said.
> We will see.

--
Press office office
"""

MIXED = (
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nAAAA\n--x--\n"
)


def message(text: str = STORY, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def codes(report: Report) -> list[tuple[str, str | None]]:
    return [(one.code, one.record) for one in report.findings]


def test_what_mail_brings_along_is_left_out() -> None:
    report = lint(message(RELEASE, Subject="Rain").as_bytes(), filename="a.eml")
    assert report.article
    assert [block.span.of(report.article.text) for block in report.article.blocks] == [
        "Rain",
        "Dear all,",
        STORY,
    ]


def test_headers_are_facts() -> None:
    made = message(
        Subject="=?utf-8?q?Caf=C3=A9_reopens?=",
        From="Ann Roe <ann@port.example>",
        Date="Fri, 08 Mar 2024 23:30:00 -0500",
        Message_ID="<17@port.example>",
    )
    report = lint(made.as_bytes(), filename="a.eml")
    assert report.article
    assert report.record == "17@port.example"
    assert report.article.metadata.title == "Café reopens"
    assert report.article.metadata.authors == ("Ann Roe",)
    assert str(report.article.metadata.published) == "2024-03-08"
    assert report.article.metadata.stated["published"] == "header Date"


def test_the_plain_part_is_read_before_html() -> None:
    made = message()
    made.add_alternative("<p>Not read at at all.</p>", subtype="html")
    made.add_attachment(b"\x00", maintype="image", subtype="png", filename="a.png")
    report = lint(made.as_bytes(), filename="a.eml")
    assert [code for code, _ in codes(report)] == ["DUP105"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n", "image/png"),
        (b"Content-Type: text/plain; charset=utf-8\n\nCaf\xe9\n", "utf-8"),
        (b"Content-Type: text/plain; charset=nothing\n\nRain\n", "nothing"),
        (MIXED, "no text"),
    ],
)
def test_mail_without_a_text_that_can_be_read_is_said(data: bytes, said: str) -> None:
    report = lint(data, filename="a.eml")
    (finding,) = (one for one in report.findings if one.code == "LNT001")
    assert said in finding.message


def test_a_mailbox_is_read_message_by_message() -> None:
    wrong = b"Content-Type: image/png\n\nAAAA\n"
    escaped = message("It was was late.\n\n>From then on it rained.").as_bytes()
    parts = (message(Message_ID="<1@x>").as_bytes(), wrong, escaped.replace(b">From", b">>From"))
    data = b"".join(b"From x Fri Mar  8 10:00:00 2024\n" + part + b"\n\n" for part in parts)
    report = lint(data, filename="a.mbox")
    assert codes(report) == [("DUP105", "1@x"), ("LNT001", None), ("DUP105", "3")]
    assert ">From then on" in report.text
    assert ">>From" not in report.text


def test_places_in_a_mailbox_count_in_its_texts() -> None:
    data = b"".join(
        b"From x Fri Mar  8 10:00:00 2024\n" + message(Subject=f"Rain {n}").as_bytes() + b"\n"
        for n in range(3)
    )
    report = lint(data, filename="a.mbox")
    assert [report.text[one.place.start : one.place.end] for one in report.findings] == [
        "on on"
    ] * 3
    lines = report.text.split("\n")
    assert [lines[one.place.line - 1] for one in report.findings] == [STORY] * 3


def write(path: Path, table: dict[str, list[Any]], rows: int = 1000) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra tables is not installed")
    from pyarrow import parquet  # noqa: PLC0415  of an extra

    parquet.write_table(pa.table(table), path, row_group_size=rows)


def test_a_table_is_read_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.parquet"
    texts = [STORY, None, "", "It was was late.", STORY]
    write(file, {"url": list("abcde"), "body": texts, "score": [1.5, 2, 3, 4, 5]}, rows=2)
    command(["--isolated", "--format", "full", "--select", "DUP", str(file)])
    out = capsys.readouterr().out
    assert out.count("DUP105") == 3
    assert out.count("rained") == 2
    command(["--isolated", "--select", "DUP", f"{file}#d"])
    assert capsys.readouterr().out.count("DUP105") == 1


@pytest.mark.parametrize("name", ["a.parquet", "a.mbox"])
def test_what_streams_gives_what_the_whole_gives(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    if name == "a.mbox":
        file.write_bytes(b"".join(b"From x\n" + message().as_bytes() + b"\n" for _ in range(5)))
    else:
        write(file, {"title": ["Rain"] * 5, "text": [STORY] * 5})
    command(["--isolated", "--select", "DUP", str(file)])
    streamed = capsys.readouterr().out.splitlines()
    whole = [one for one in lint(file.read_bytes(), filename=name).findings if one.code == "DUP105"]
    assert len(whole) == 5
    assert [line.split(":")[-3:-1] for line in streamed] == [
        [str(one.place.line), str(one.place.column)] for one in whole
    ]


def test_a_house_names_the_columns_of_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lintnews.toml").write_text('[fields]\ntext = "copy"\n', encoding="utf-8")
    write(tmp_path / "a.parquet", {"copy": [STORY], "text": ["It was was."]})
    command([str(tmp_path / "a.parquet"), "--format", "full"])
    out = capsys.readouterr().out
    assert "rained on on Monday" in out
    assert "was was" not in out


@pytest.mark.parametrize("cut", [4, 60, -20])
def test_a_table_that_is_cut_off_is_said(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    write(file, {"text": [STORY] * 50})
    report = lint(file.read_bytes()[:cut], filename="a.parquet")
    assert any("Parquet" in one for one in report.failures)


def test_a_table_without_a_text_says_which_columns_there_are(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    write(file, {"words": [STORY], "n": [1]})
    (failure,) = lint(file.read_bytes(), filename="a.parquet").failures
    assert "'words', 'n'" in failure


def record(address: str, body: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:1>"
        f"\r\nWARC-Date: 2024-03-09T08:00:00Z\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(head) + len(body)}\r\n\r\n"
    ).encode() + b"%s%s\r\n\r\n" % (head, body)


PAGE = f"<h1>Rain</h1><p>{STORY}</p>".encode()


def test_pages_of_a_crawl_are_articles() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    pytest.importorskip("turbohtml", reason="the extra html is not installed")
    parts = (
        record("https://x.example/2024/03/08/rain", PAGE),
        record("https://x.example/gone", PAGE, status="404 Not Found"),
        record("https://x.example/a.png", b"\x00", kind="image/png"),
        record(
            "https://x.example/cafe", b"<p>Caf\xe9 was was open.</p>", "text/html; charset=latin1"
        ),
        record("https://x.example/wrong", b"<p>Caf\xe9 was was open.</p>"),
    )
    for data, name in (
        (b"".join(parts), "a.warc"),
        (b"".join(map(gzip.compress, parts)), "a.warc.gz"),
    ):
        report = lint(data, filename=name)
        assert codes(report) == [
            ("DUP105", "https://x.example/2024/03/08/rain"),
            ("DUP105", "https://x.example/cafe"),
            ("LNT001", None),
        ]
        assert report.article
        assert str(report.article.metadata.published) == "2024-03-08"


def test_a_crawl_that_is_cut_off_gives_what_was_before() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    pytest.importorskip("turbohtml", reason="the extra html is not installed")
    data = gzip.compress(record("https://x.example/1", PAGE)) + b"no WARC at all"
    report = lint(data, filename="a.warc.gz")
    assert ("DUP105", "https://x.example/1") in codes(report)
    assert any("WARC" in one for one in report.failures)


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_what_is_no_text_is_never_written(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    before = b"From x\n" + message().as_bytes()
    file.write_bytes(before)
    command(["--isolated", "--fix", str(file)])
    assert file.read_bytes() == before


def test_a_message_longer_than_any_article_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.mbox"
    long = message("word " * 300_000).as_bytes()
    file.write_bytes(b"From x\n" + long + b"\nFrom x\n" + message().as_bytes())
    assert command(["--isolated", "--max-size", "1", str(file)]) == 2
    out = capsys.readouterr().out
    assert "more than 1 MB" in out
    assert "DUP105" in out
