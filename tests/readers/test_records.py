"""Files that hold many articles: each record is read on its own, in its place in the file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews import Linter, Source, lint
from lintnews.cli.main import run as command
from lintnews.readers import choose, delimited
from lintnews.readers.piece import Cursor, Stream
from lintnews.readers.shipped_readers import CSV, JSON_LINES, TSV, WXR

pytest.importorskip("turbohtml", reason="the extra html is not installed")

FIRST = (
    'The pier reopened on on Monday after "repairs", the mayor said.\n\n'
    "Boats may land from from noon at Café Brandt & Sons 🚢, the town said."
)
SECOND = "The ferry goes at at noon, the town said."
STORIES = (("7", "Pier reopens", FIRST), ("8", "Ferry goes; again", SECOND))
DOUBLED = ["on on", "from from", "at at"]


def as_csv(stories: tuple[tuple[str, str, str], ...] = STORIES, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(("id", "headline", "body"))
    writer.writerows(stories)
    return out.getvalue()


def as_lines(
    stories: tuple[tuple[str, str, str], ...] = STORIES, *, ascii_only: bool = True
) -> str:
    return "".join(
        json.dumps({"id": name, "headline": head, "body": body}, ensure_ascii=ascii_only) + "\n"
        for name, head, body in stories
    )


def as_wxr(stories: tuple[tuple[str, str, str], ...] = STORIES) -> str:
    items = "".join(
        f"<item><title>{head}</title><content:encoded><![CDATA[<p>"
        f"{body.replace(' & ', ' &amp; ').replace(chr(10) * 2, '</p>' + chr(10) + '<p>')}</p>]]>"
        f"</content:encoded><wp:post_id>{name}</wp:post_id><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>\n"
        for name, head, body in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n<language>en-US</language>\n'
        f"{items}</channel></rss>\n"
    )


FILES = {
    "a.csv": as_csv(),
    "b.csv": as_csv(delimiter=";"),
    "c.tsv": as_csv(delimiter="\t"),
    "d.jsonl": as_lines(),
    "e.ndjson": as_lines(ascii_only=False),
    "f.wxr": as_wxr(),
    "g.csv": "\ufeff" + as_csv().replace("\r\n", "\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_record_is_an_article_with_its_places(name: str) -> None:
    report = lint(FILES[name].encode(), filename=name)
    found = [one for one in report.findings if one.code == "DUP105"]
    assert [report.text[one.place.start : one.place.end] for one in found] == DOUBLED
    assert [one.record for one in found] == ["7", "7", "8"]
    assert not report.failures
    for one in found:
        line = report.text.split("\n")[one.place.line - 1]
        assert line[one.place.column - 1 :].startswith(DOUBLED[found.index(one)])


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_read_record_by_record_gives_what_the_whole_gives(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name].encode())
    command(["--isolated", "--no-cache", "--format", "json", str(file)])
    streamed = json.loads(capsys.readouterr().out)
    streamed = streamed["findings"] if isinstance(streamed, dict) else streamed
    whole = lint(FILES[name].encode(), filename=name).findings
    assert [(one["code"], one["record"]) for one in streamed] == [
        (one.code, one.record) for one in whole
    ]
    assert [one["start"] for one in streamed] == [one.place.start for one in whole]


@pytest.mark.parametrize(
    ("name", "reader", "text"),
    [
        ("a.csv", CSV, as_csv(STORIES * 30)),
        ("a.tsv", TSV, as_csv(STORIES * 30, "\t")),
        ("a.jsonl", JSON_LINES, as_lines(STORIES * 30)),
        ("a.wxr", WXR, as_wxr(STORIES * 300)),
    ],
)
def test_pieces_of_a_file_are_where_its_text_has_them(name: str, reader: object, text: str) -> None:
    stream = Stream(name, io.BytesIO(text.encode()))
    count = 0
    for piece in choose.pieces(stream, reader):  # type: ignore[arg-type]
        source = piece.source
        assert text.startswith(source.text, source.start)
        assert source.position(source.start) == (
            text.count("\n", 0, source.start) + 1,
            source.start - text.rfind("\n", 0, source.start),
        )
        assert piece.article
        for segment in piece.article.origin.segments:
            if segment.kind == "verbatim":
                assert segment.text.of(piece.article.text) == segment.source.of(text)
        count += 1
    assert count == 600 if name == "a.wxr" else count == 60


CELLS = st.lists(
    st.lists(st.text(st.sampled_from('ab ,;"\t\n|é🚢'), max_size=8), min_size=3, max_size=3),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CELLS, st.sampled_from(",;\t|"), st.booleans())
def test_cells_are_read_as_everybody_reads_them(
    rows: list[list[str]], delimiter: str, all_quoted: bool
) -> None:
    out = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)
    found = list(csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))
    stream = Stream("a.csv", io.BytesIO(out.getvalue().encode()))
    pieces = list(delimited.rows(stream, Cursor(stream), delimiter))
    ours = [
        [cell.carved.text for cell in delimited.cells(piece.source.text, delimiter)]
        for piece in pieces
    ]
    assert ours == [row or [""] for row in found]
    assert "".join(piece.source.text for piece in pieces) == out.getvalue()


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0<&#"), max_size=30)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.sampled_from(["csv", "jsonl"]))
def test_the_text_of_every_block_is_the_decoded_record(
    stories: list[tuple[str, str]], kind: str
) -> None:
    rows = tuple((str(n), head, f"It was {body}") for n, (head, body) in enumerate(stories))
    text = as_csv(rows) if kind == "csv" else as_lines(rows)
    reader = CSV if kind == "csv" else JSON_LINES
    found = list(choose.articles(Source("a", text), reader))
    assert [one.record for one in found] == [name for name, *_ in rows]
    for article, (_, head, body) in zip(found, rows, strict=True):
        assert article.text.replace("\ufffd", "") == "\n\n".join(filter(str.strip, (head, body)))
        for block in article.blocks:
            words = article.origin.locate(block.span).of(text)
            decoded = words.replace('""', '"') if kind == "csv" else json.loads(f'"{words}"')
            assert decoded == block.span.of(article.text)


def test_one_record_that_is_wrong_costs_no_other() -> None:
    lines = as_lines().split("\n")
    text = "\n".join(
        (lines[0], '{"a": [1}', "[" * 1000, '"x"', '{"body": "a", "body": "b"}', lines[1])
    )
    report = lint(text, filename="a.jsonl")
    assert [one.record for one in report.findings if one.code == "DUP105"] == ["7", "7", "8"]
    assert [one.place.line for one in report.findings if one.code == "LNT001"] == [2, 3, 4, 5]


def test_one_record_in_another_encoding_costs_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = as_csv().encode().split(b"\r\n8,")
    file = tmp_path / "a.csv"
    file.write_bytes(first + b"\r\n9,Caf\xe9,It rained.\r\n8," + second)
    assert command(["--isolated", str(file)]) == 2
    out = capsys.readouterr().out
    assert ":5:6: LNT001 not utf-8 text; " in out
    assert out.count("DUP105") == 3


def test_an_item_that_is_wrong_costs_no_other() -> None:
    first, second = as_wxr().split("</item>\n<item>")
    report = lint(f"{first}</item>\n<item><title>A & B</item>\n<item>{second}", filename="a.wxr")
    assert [one.record for one in report.findings if one.code == "DUP105"] == ["7", "7", "8"]
    (fault,) = [one for one in report.findings if one.code == "LNT001"]
    assert "not XML" in fault.message
    assert report.text[: fault.place.start].endswith("<title>A &")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_gives_what_was_before(name: str) -> None:
    text = FILES[name].lstrip("\ufeff")
    cut = text[: text.rindex("at at noon") + 5]
    report = lint(cut, filename=name)
    assert [one.record for one in report.findings if one.code == "DUP105"][:2] == ["7", "7"]
    if not name.endswith(("csv", "tsv")):
        assert report.failures


def test_a_record_longer_than_any_article_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    lines = as_lines().splitlines(keepends=True)
    file.write_text(
        lines[0] + '{"body": "' + "word " * 400_000 + '"}\n' + lines[1], encoding="utf-8"
    )
    assert command(["--isolated", "--max-size", "1", str(file)]) == 2
    out = capsys.readouterr().out
    assert ":2:1: LNT001 a record of more than 1 MB" in out
    assert ":3:" in out


def test_a_house_names_its_own_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lintnews.toml").write_text(
        '[fields]\ntext = "story.copy"\ntitle = ["web_hed", "hed"]\nrecord = "nr"\n',
        encoding="utf-8",
    )
    story = {"nr": 17, "hed": "Pier", "story": {"copy": "It rained on on Monday."}, "body": "x x"}
    (tmp_path / "a.json").write_text(json.dumps([story]), encoding="utf-8")
    assert command([str(tmp_path / "a.json"), "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert '"record": "17"' in out
    assert out.count("DUP105") == 1


def test_a_field_that_the_configuration_names_and_nobody_has_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lintnews.toml").write_text('[fields]\ntext = "copy"\n', encoding="utf-8")
    (tmp_path / "a.csv").write_text("body,id\nIt rained.,1\n", encoding="utf-8")
    assert command([str(tmp_path / "a.csv")]) == 2
    assert "no column is called 'copy'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('fields = "body"', "fields"),
        ("[fields]\ntext = 3", "text must be"),
        ("[fields]\ntext = []", "text must not be empty"),
        ('[fields]\nbodytext = "x"', "has no key 'bodytext'"),
    ],
)
def test_a_table_of_fields_that_is_wrong_is_said(
    line: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lintnews.toml").write_text(line, encoding="utf-8")
    (tmp_path / "a.csv").write_text("body\nIt rained.\n", encoding="utf-8")
    assert command([str(tmp_path / "a.csv")]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_one_record_is_chosen_by_its_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name].encode())
    assert command(["--isolated", f"{file}#8"]) == 1
    out = capsys.readouterr().out
    assert out.count("DUP105") == 1
    assert '"at" stands twice' in out


def test_a_record_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(as_csv(), encoding="utf-8")
    assert command(["--isolated", f"{file}#9"]) == 2
    assert "no record that is called '9'" in capsys.readouterr().out


def test_a_file_whose_name_has_the_sign_is_that_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a#8.csv"
    file.write_text(as_csv(), encoding="utf-8")
    assert command(["--isolated", str(file)]) == 1
    assert command(["--isolated", f"{file}#8"]) == 1
    assert capsys.readouterr().out.count("DUP105") == 4


@pytest.mark.parametrize("name", FILES)
def test_fixes_change_the_words_and_nothing_else(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name].encode())
    command(["--isolated", "--fix", "--select", "DUP105", str(file)])
    expected = FILES[name]
    for pair in DOUBLED:
        expected = expected.replace(pair, pair.split()[0])
    assert file.read_bytes().decode() == expected


def test_a_fix_of_one_record_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(as_lines(), encoding="utf-8")
    command(["--isolated", "--fix", "--select", "DUP105", f"{file}#8"])
    assert file.read_text(encoding="utf-8") == as_lines().replace("at at", "at")


@pytest.mark.parametrize("name", ["a.ninjs", "a.json", "a.nitf"])
def test_what_a_sender_owns_is_never_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    text = (
        "<nitf><body><body.content><p>It rained on on Monday.</p></body.content></body></nitf>"
        if name == "a.nitf"
        else json.dumps({"body": "It rained on on Monday."})
    )
    file.write_text(text, encoding="utf-8")
    command(["--isolated", "--fix", str(file)])
    assert file.read_text(encoding="utf-8") == text
    said = capsys.readouterr()
    assert "its sender's" in said.err
    assert "DUP105" in said.out


def test_tables_in_a_folder_are_articles_only_if_somebody_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(as_csv(), encoding="utf-8")
    (tmp_path / "a.txt").write_text("Pier reopens\n\nIt was sunny.\n", encoding="utf-8")
    command(["--isolated", str(tmp_path)])
    assert "DUP105" not in capsys.readouterr().out
    command(["--isolated", "--include", "*.csv", "--", str(tmp_path)])
    assert capsys.readouterr().out.count("DUP105") == 3


def test_facts_of_columns_are_the_articles() -> None:
    text = "slug,headline,byline,published,lang,story\npier,Pier opens,By Ann Roe,2024-03-08,en-GB,It rained.\n"
    article = Linter().lint(text, filename="a.csv").article
    assert article
    assert article.metadata.title == "Pier opens"
    assert article.metadata.authors == ("Ann Roe",)
    assert str(article.metadata.published) == "2024-03-08"
    assert article.metadata.slug == "pier"
    assert article.metadata.stated["published"] == "column published"
    assert [block.role for block in article.blocks] == ["headline", "byline", None]


def test_a_directive_in_a_record_is_for_that_record() -> None:
    body = "# lintnews: ignore-next DUP105\nIt rained on on Monday."
    other = "It rained on on Tuesday."
    report = lint(as_csv((("1", "Rain", body), ("2", "Rain", other))), filename="a.csv")
    assert [one.record for one in report.findings if one.code == "DUP105"] == ["2"]


def test_inspect_shows_the_records_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    lines = as_lines().splitlines(keepends=True)
    file.write_text(f"{lines[0]}nothing\n{lines[1]}", encoding="utf-8")
    assert command(["inspect", "--isolated", "--format", "jsonl", str(file)]) == 2
    said = capsys.readouterr()
    assert [json.loads(line)["record"] for line in said.out.splitlines()] == ["7", "8"]
    assert "line 2, column 1: not JSON" in said.err
    assert command(["inspect", "--isolated", f"{file}#8"]) == 0
    assert command(["inspect", "--isolated", f"{file}#9"]) == 2


def test_a_failure_of_a_record_says_its_place_to_a_program() -> None:
    (failure,) = lint(as_lines() + "nothing\n", filename="a.jsonl").failures
    assert failure == "a.jsonl:3:1: not JSON: expected a value"
