"""``lintnews inspect``, as an editor and as a program run it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lintnews.cli.main import run

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "harbor.txt"
STORY = (
    "Harbor reopens\n\nPORT ELLIS -- The harbor reopened Monday, Lena Ortiz said.\n\n“It took "
    "weeks,” said an official.\n\nAdvertisement\n"
)


def inspected(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(["inspect", "--format", "jsonl", "--isolated", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_object_has_what_the_schema_says(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seen,) = inspected(capsys, str(story))
    assert list(seen) == [
        *(
            "schema",
            "path",
            "record",
            "length",
            "kind",
            "language",
            "published",
            "facts",
            "blocks",
            "sentences",
        ),
        *("quotations", "attributions", "names", "dates", "numbers", "acronyms"),
    ]
    assert seen["schema"] == "lintnews/inspect/1"
    assert seen["path"] == str(story)
    assert seen["length"] == len(STORY)
    assert [(block["role"], block["line"]) for block in seen["blocks"]] == [
        ("headline", 1),
        ("body", 3),
        ("body", 5),
        ("boilerplate", 7),
    ]
    (dateline,) = seen["blocks"][1]["parts"]
    assert STORY[dateline["start"] : dateline["end"]] == "PORT ELLIS --"


def test_spans_are_offsets_of_the_source_without_its_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes("\ufeffHarbor reopens\r\n\r\n“It took weeks,” said Lena Ortiz.\r\n".encode())
    (seen,) = inspected(capsys, str(path))
    text = path.read_bytes().decode("utf-8-sig")
    (quotation,) = seen["quotations"]
    assert text[quotation["start"] : quotation["end"]] == "“It took weeks,”"
    assert text[quotation["speaker"]["start"] : quotation["speaker"]["end"]] == "Lena Ortiz"


def test_what_is_stated_is_shown(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seen,) = inspected(
        capsys, "--date", "2023-06-14", "--kind", "brief", "--language", "de", str(story)
    )
    assert (seen["published"], seen["kind"], seen["language"]) == ("2023-06-14", "brief", "de")


def test_the_text_form_shows_roles_and_who_is_anonymous(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", "--isolated", "--article", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "headline 1 │ Harbor reopens" in shown
    assert "+ dateline" in shown
    assert "boilerplate 7 │ Advertisement" in shown
    assert "2 sources, 2 statements. 1 source (50%) has no name; 1 statement (50%) comes" in shown
    assert shown.index("WHO SAYS WHAT") < shown.index("THE ARTICLE")


def test_the_article_is_shown_if_it_is_asked_for(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", "--isolated", str(story)]) == 0
    assert "Advertisement" not in capsys.readouterr().out


def test_a_source_without_a_name_has_the_storys_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "Harbor reopens\n\nThe pier is unsafe, said a port official who asked not to be named "
        "because the report is secret. An aide said it was safe.\n",
        encoding="utf-8",
    )
    assert run(["inspect", "--isolated", str(path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "why unnamed: said a port official who asked not to be named because the" in shown
    assert "why unnamed: not said" in shown


def test_no_row_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(
        EXAMPLE.parent
    )  # the row of the path is as long as the path is: it is there to be copied
    for width in (40, 60, 80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        assert run(["inspect", "--isolated", "--article", EXAMPLE.name]) == 0
        assert max(map(len, capsys.readouterr().out.split("\n"))) <= width


def test_control_characters_are_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(
        "Harbor \x1b[31mreopens\n\nIt was \u202ebackwards, said Lena\x07 Ortiz.\n", encoding="utf-8"
    )
    assert run(["inspect", "--isolated", "--article", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "\\x1b[31mreopens" in shown
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)


def test_a_missing_path_fails_and_the_rest_is_shown(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", "--isolated", "--article", str(story), "missing.txt"]) == 2
    captured = capsys.readouterr()
    assert "Harbor reopens" in captured.out
    assert "missing.txt" in captured.err


def test_a_file_that_is_no_text_fails_and_the_rest_is_shown(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"caf\xe9")
    assert run(["inspect", "--isolated", "--article", str(broken), str(story)]) == 2
    captured = capsys.readouterr()
    assert "Harbor reopens" in captured.out
    assert "not utf-8 text at byte 3" in captured.err


def shown_of(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    assert run(["inspect", "--isolated", "--article", str(path)]) == 0
    return capsys.readouterr().out


def test_who_is_known_by_an_office_is_not_called_known_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = (
        "The county clerk said the harbor was open. “It is safe,” the mayor said. The Texas "
        "governor said that it was open, too."
    )
    shown = shown_of(
        tmp_path,
        f"Harbor reopens\n\nShips came on Monday.\n\n{said} “It is deep,” said Captain Omar "
        "Lind.\n",
        capsys,
    )
    for source in ("The county clerk", "the mayor", "The Texas governor"):
        assert re.search(rf"{source.removeprefix('The ').removeprefix('the ')}: by office", shown)
    assert "Omar Lind: by name" in shown


@pytest.mark.parametrize("mark", ["ENDS", "-30-", "###", "(MORE)"])
def test_an_end_mark_is_boilerplate(
    tmp_path: Path, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = shown_of(
        tmp_path, f"Harbor reopens\n\nShips came on Monday, the port said.\n\n{mark}\n", capsys
    )
    assert f"boilerplate 5 │ {mark}" in shown


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n"])
def test_an_empty_file_is_said_to_hold_nothing(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown_of(tmp_path, text, capsys).split("\n")[1:] == ["no words in it", "", ""]


@pytest.mark.parametrize("text", ["Harbor reopens", "   \n\tOne line\n"])
def test_next_to_nothing_can_be_inspected(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "short.txt"
    path.write_text(text, encoding="utf-8")
    assert run(["inspect", "--isolated", "--article", str(path)]) == 0
    assert "Nobody is quoted or cited." in capsys.readouterr().out
