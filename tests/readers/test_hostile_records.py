"""Files that want to break a reader: what is wrong is said where it is, and the rest is linted."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from lintnews import lint
from lintnews.cli.main import run as command

pytest.importorskip("turbohtml", reason="the extra html is not installed")

GOOD = {"id": "1", "headline": "Pier", "body": "It rained on on Monday, the town said."}
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}{"&l" + str(n - 1) + ";" if n else ""}">'
    for n in range(40)
)
ITEM = (
    "<item><title>Pier</title><content:encoded><![CDATA[<p>It rained on on Monday.</p>]]>"
    "</content:encoded><wp:post_id>{}</wp:post_id></item>"
)
BODY = "<p>It rained on on Monday.</p>"


def failures(text: str | bytes, name: str) -> list[str]:
    report = lint(text, filename=name)
    return [one.message for one in report.findings if one.code == "LNT001"]


@pytest.mark.parametrize(
    ("name", "root"), [("a.nitf", "nitf"), ("a.wxr", "rss"), ("b.nitf", "newsMessage")]
)
def test_a_billion_laughs_are_none(name: str, root: str) -> None:
    (said,) = failures(f"<!DOCTYPE {root} [{LAUGHS}]><{root}><p>&l39;</p></{root}>", name)
    assert "entities of its own" in said


@pytest.mark.parametrize("kind", ["SYSTEM", 'PUBLIC "x"'])
@pytest.mark.parametrize("name", ["a.nitf", "a.wxr"])
def test_no_other_file_is_ever_read(name: str, kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret secret", encoding="utf-8")
    text = f'<!DOCTYPE nitf [<!ENTITY x {kind} "{secret.as_uri()}">]><nitf><p>&x;</p></nitf>'
    report = lint(text, filename=name)
    assert any("entities of its own" in one for one in report.failures)
    assert "secret" not in "".join(reading.text for reading in report.readings)


def test_a_document_type_elsewhere_is_neither_fetched_nor_an_error() -> None:
    text = f'<!DOCTYPE nitf SYSTEM "https://x.invalid/nitf.dtd"><nitf><body>{BODY}</body></nitf>'
    assert [one.code for one in lint(text, filename="a.nitf").findings] == ["DUP105"]


@pytest.mark.parametrize("sign", ["[", '[{"a":'])
def test_a_million_brackets_cost_no_other_record(sign: str) -> None:
    good = json.dumps(GOOD)
    report = lint(f"{good}\n{sign * 1_000_000}\n{good}\n", filename="a.jsonl")
    assert [(one.code, one.place.line) for one in report.findings] == [
        ("DUP105", 1),
        ("LNT001", 2),
        ("DUP105", 3),
    ]


def test_an_item_that_is_too_deep_costs_no_other_of_a_list() -> None:
    deep = '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}"
    report = lint(f"[{json.dumps(GOOD)}, {deep}, {json.dumps(GOOD)}]", filename="a.json")
    assert [one.code for one in report.findings] == ["DUP105", "LNT001", "DUP105"]


@pytest.mark.parametrize("name", ["a.nitf", "a.wxr"])
def test_a_million_elements_inside_each_other_are_refused(name: str) -> None:
    (said,) = failures("<a>" * 1_000_000, name)
    assert "deep" in said


def test_a_key_that_stands_twice_costs_no_other_of_a_list() -> None:
    twice = '{"headline": "A", "headline": "B", "body": "x"}'
    report = lint(f"[{json.dumps(GOOD)},\n{twice},\n{json.dumps(GOOD)}]", filename="a.json")
    assert [(one.code, one.place.line) for one in report.findings] == [
        ("DUP105", 1),
        ("LNT001", 2),
        ("DUP105", 3),
    ]


FILES: dict[str, bytes] = {
    "a.jsonl": (json.dumps(GOOD) + "\n").encode() * 3,
    "a.json": json.dumps([GOOD] * 3).encode(),
    "a.csv": b"id,headline,body\r\n" + b'1,Pier,"It rained on on ""Monday"", he said."\r\n' * 3,
    "a.wxr": f"<rss><channel>{''.join(ITEM.format(n) for n in range(3))}</channel></rss>".encode(),
    "a.nitf": f"<x><nitf><body>{BODY}</body></nitf><nitf><body>{BODY}</body></nitf></x>".encode(),
    "a.eml": b"Subject: Pier\nContent-Type: text/plain; charset=utf-8\n\nIt rained on on Monday.\n",
    "a.mbox": b"From x\nSubject: Pier\n\nIt rained on on Monday.\n\n" * 3,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    data = FILES[name]
    for cut in range(0, len(data), max(1, len(data) // 25)):
        report = lint(data[:cut], filename=name)
        assert all("Error" not in one and "crashed" not in one for one in report.failures)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_which_bytes_were_changed_is_read_or_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(name)
    file = tmp_path / name
    for _ in range(8):
        data = bytearray(FILES[name])
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(bytes(data))
        assert command(["--isolated", str(file)]) in {0, 1, 2}
    said = capsys.readouterr()
    assert "was not checked to its end" not in said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.wxr"])
def test_what_is_in_another_encoding_is_said_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    first, rest = FILES[name].split(b"Pier", 1)
    file.write_bytes(first + b"Caf\xe9" + rest)
    assert command(["--isolated", str(file)]) == 2
    out = capsys.readouterr().out
    assert "LNT001" in out
    assert out.count("DUP105") == 2


def test_a_row_of_unclosed_captions_takes_no_time() -> None:
    text = ITEM.format(1).replace("<p>", "[caption]" * 20_000 + "<p>")
    report = lint(f"<rss><channel>{text}</channel></rss>", filename="a.wxr")
    assert not report.failures
