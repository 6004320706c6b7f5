"""``lintnews scan``: the findings of ``check``, as tables, written once."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lintnews.archive.rows import jsonl

Run = Callable[..., subprocess.CompletedProcess[str]]


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a scan."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    return list(pq.read_table(folder / name, partitioning="hive").to_pylist())


def lines(folder: Path) -> list[str]:
    """Return the findings of a scan as ``check --format jsonl`` prints them, sorted."""
    place = {"publisher", "published", "month", "path", "record", "article"}
    return sorted(
        jsonl({name: value for name, value in row.items() if name not in place}, row["record"])
        for row in rows(folder, "findings")
    )


def test_findings_are_those_of_check_byte_for_byte(archive: Path, lintnews: Run) -> None:
    checked = lintnews("check", "--no-cache", "--format", "jsonl", str(archive)).stdout
    result = lintnews("scan", str(archive), "--output", "out")
    assert result.returncode == 2, result.stderr  # one file cannot be read
    assert lines(Path("out")) == sorted(checked.splitlines())


def test_tables_of_every_format_give_the_findings_of_their_texts(
    folder: Path, lintnews: Run, pier: str
) -> None:
    write_tables(folder / "tables", pier)
    result = lintnews("scan", "tables", "-o", "out")
    assert result.returncode == 2  # of the broken ones
    found = rows(folder / "out", "findings")
    by_table = {
        Path(path).name: sorted(
            (row["code"], row["line"], row["message"], row["published"] or row["record"])
            for row in found
            if row["path"] == path
        )
        for path in {row["path"] for row in found}
    }
    assert len(by_table["a.parquet"]) >= 4
    assert [code for code, *_ in by_table["a.csv"]] == [code for code, *_ in by_table["a.parquet"]]
    assert any("was" in message for _, _, message, _ in by_table["pages.warc"])
    errors = {Path(row["path"]).name: row["message"] for row in rows(folder / "out", "errors")}
    assert set(errors) == {"a.jsonl", "broken.parquet"}
    assert {row["publisher"] for row in found if row["path"].endswith("warc")} == {
        "courier.example"
    }


def test_a_scan_does_not_read_the_results_of_a_scan(archive: Path, lintnews: Run) -> None:
    (archive / "Herald" / "broken.txt").unlink()
    (archive / "Herald" / "empty.txt").unlink()
    inside = ("scan", ".", "-o", "results", "--report")
    first = lintnews(*inside, cwd=archive)
    second = lintnews(*inside, cwd=archive)
    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert second.stderr == first.stderr
    page = (archive / "results" / "report.html").read_text(encoding="utf-8")
    assert "No figures by month" in page  # one article of the archive has a date
    (archive / "results").rename(archive / "older")
    third = lintnews(*inside, cwd=archive)
    assert third.returncode == 0, third.stderr
    said, counted = third.stderr.splitlines()
    assert said == "lintnews: ./older: the results of a scan: not read"
    assert first.stderr.splitlines() == [counted]


def test_results_are_not_written_between_the_articles(archive: Path, lintnews: Run) -> None:
    result = lintnews("scan", ".", "-o", ".", cwd=archive)
    assert result.returncode == 2
    assert "there is something else in this folder" in result.stderr


def test_tables_of_text_in_stretches_give_the_findings_of_check(
    folder: Path, lintnews: Run, pier: str
) -> None:
    write_tables(folder / "tables", pier)
    names = [f"tables/a.{kind}" for kind in ("csv", "tsv", "jsonl")]
    checked = lintnews("check", "--no-cache", "--format", "jsonl", *names).stdout
    lintnews("scan", *names, "-o", "out", "--part-size", "1")
    assert len(list((folder / "out" / "parts").iterdir())) == 7
    assert lines(folder / "out") == sorted(checked.splitlines())


def write_tables(folder: Path, pier: str) -> None:
    """Write two articles as a table in every format, with a broken line and a broken file."""
    import pyarrow as pa  # noqa: PLC0415  an extra
    import pyarrow.parquet as pq  # noqa: PLC0415  the same

    folder.mkdir()
    values = [
        {"id": f"a{number}", "body": pier.replace("Halden", place), "date": "2019-06-08"}
        for number, place in enumerate(("Halden", "Lowmoor"))
    ]
    pq.write_table(pa.Table.from_pylist(values), folder / "a.parquet")
    for name, mark in (("a.csv", ","), ("a.tsv", "\t")):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(values[0]), delimiter=mark)
            writer.writeheader()
            writer.writerows(values)
    lines = [json.dumps(value) for value in values]
    (folder / "a.jsonl").write_text("\n".join([lines[0], '{"id": ', lines[1], ""]), "utf-8")
    (folder / "broken.parquet").write_bytes(b"PAR1 is not all")
    page = "<html><body><article><h1>Ferry late</h1><p>The ferry was was late.</p></article>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    (folder / "pages.warc").write_bytes(
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2019-06-08T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:0b9e9d2a-6b0c-4d0e-9d5c-0d9a3c6f1a11>\r\n"
            "WARC-Target-URI: https://www.courier.example/ferry\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n{body}\r\n\r\n"
        ).encode()
    )
