"""``--baseline`` and ``--update-baseline``, as a desk uses them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from lintnews.cli.main import run

PARAGRAPHS = [
    "Harbor reopens after a “very long” winter",
    (
        "The harbor at Port Ellis reopened on Monday,, the port authority said, after a "
        "30-year-career of its master came to an end. "
        "The pier was mended over the winter."
    ),
    (
        "It is widely believed that the the repairs will cost more than the city has, and the "
        "council’s budget will not grow this year. "
        "Its members meet again in May."
    ),
    (
        "The ferry sails again on Friday,, and the fishermen will follow it on Sunday if the "
        "weather allows it, the harbor master "
        "said. The first boats are ready."
    ),
]
STORY = "\n\n".join(PARAGRAPHS) + "\n"
NEW = "Nobody knows who pays,, and nobody asked."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY.replace("Port Ellis", "Port Anne"), encoding="utf-8")
    return tmp_path


def lint(*arguments: str) -> int:
    return run(["--isolated", "--baseline", "known.json", *arguments])


def take(*arguments: str) -> None:
    assert lint("--update-baseline", *(arguments or ("a.txt", "b.txt"))) == 0


def wrapped(text: str) -> str:
    return (
        "\n\n".join(
            textwrap.fill(paragraph, 64, break_on_hyphens=False)
            for paragraph in text.strip().split("\n\n")
        )
        + "\n"
    )


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def swapped(text: str) -> str:
    first, second, third, fourth = text.strip().split("\n\n")
    return f"{first}\n\n{fourth}\n\n{third}\n\n{second}\n"


def inserted(text: str) -> str:
    return text.replace("\n\n", "\n\nThe mayor came too, and brought her dog.\n\n", 1)


EDITS = [
    inserted,
    swapped,
    wrapped,
    straight,
    lambda text: wrapped(straight(inserted(swapped(text)))),
]


@pytest.mark.usefixtures("folder")
def test_there_is_something_to_hide(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--isolated", "a.txt"]) == 1
    codes = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert codes.count("QUO106") == 2
    assert {"QUO106", "QUO109", "ATT108", "DUP105"} <= set(codes)


def test_what_was_there_is_hidden(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take()
    assert (folder / "known.json").is_file()
    capsys.readouterr()
    assert lint("a.txt", "b.txt") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("edit", EDITS)
def test_it_stays_hidden_after_an_edit(
    folder: Path, edit: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(edit)
    take()
    (folder / "a.txt").write_text(edit(STORY), encoding="utf-8")
    capsys.readouterr()
    assert lint("a.txt", "b.txt") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("edit", EDITS)
def test_the_same_rule_in_another_sentence_shows(
    folder: Path, edit: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(edit)
    take()
    text = edit(STORY) + f"\n{NEW}\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert lint("a.txt") == 1
    line = text.count("\n", 0, text.index(NEW)) + 1
    assert capsys.readouterr().out == f'a.txt:{line}:22: QUO106 ",," where "," belongs\n'


def test_what_is_mended_leaves_a_stale_entry_that_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take()
    (folder / "a.txt").write_text(STORY.replace(",,", ","), encoding="utf-8")
    capsys.readouterr()
    assert lint("a.txt", "b.txt") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "known.json: some entries hide nothing any more (a.txt: QUO106 (2))" in err
    take()
    capsys.readouterr()
    lint("a.txt", "b.txt")
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_gone_is_named_and_dropped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take()
    (folder / "b.txt").unlink()
    capsys.readouterr()
    lint("a.txt")
    assert "b.txt is gone" in capsys.readouterr().err
    take("a.txt")
    assert "b.txt" not in (folder / "known.json").read_text(encoding="utf-8")


def test_an_update_of_some_files_or_rules_keeps_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take()
    before = (folder / "known.json").read_bytes()
    take("a.txt")
    assert (folder / "known.json").read_bytes() == before
    take("--select", "QUO", "a.txt", "b.txt")
    assert (folder / "known.json").read_bytes() == before
    capsys.readouterr()
    assert lint("--select", "QUO", "b.txt") == 0
    assert capsys.readouterr() == ("", "")


def test_an_update_with_an_unreadable_file_keeps_its_entries_and_says_so(folder: Path) -> None:
    take()
    before = (folder / "known.json").read_bytes()
    (folder / "a.txt").write_bytes(b"\xff\xfe\xff")
    assert lint("--update-baseline", "a.txt", "b.txt") == 2
    assert (folder / "known.json").read_bytes() == before


def test_it_holds_from_any_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take()
    (folder / "desk").mkdir()
    monkeypatch.chdir(folder / "desk")
    assert (
        run(["--isolated", "--baseline", "../known.json", "../a.txt", str(folder / "b.txt")]) == 0
    )
    files = json.loads((folder / "known.json").read_text(encoding="utf-8"))["files"]
    assert sorted(files) == ["a.txt", "b.txt"]


def test_fix_leaves_alone_what_the_baseline_hides(folder: Path) -> None:
    take()
    (folder / "a.txt").write_text(STORY + f"\n{NEW}\n", encoding="utf-8")
    assert lint("--fix", "a.txt") == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == STORY + f"\n{NEW}\n".replace(",,", ",")


@pytest.mark.usefixtures("folder")
def test_standard_input_goes_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    take()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert lint("--stdin-filename", "a.txt", "-") == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--update-baseline", "a.txt"], "--baseline FILE"),
        (["--baseline", "missing.json", "a.txt"], "--update-baseline"),
        (["--baseline", "a.txt", "a.txt"], "not a baseline"),
        (["--baseline", ".", "a.txt"], "cannot be read"),
        (["--baseline", "no/folder.json", "--update-baseline", "a.txt"], "No such file"),
        (["--baseline", "k.json", "--update-baseline", "--diff", "a.txt"], "--diff"),
        (["--baseline", "k.json", "--update-baseline", "-"], "--stdin-filename"),
        (["--baseline", "k.json", "--update-baseline", "--since", "HEAD", "a.txt"], "--since"),
    ],
)
def test_what_makes_no_sense_is_refused(
    folder: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--isolated", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (folder / "k.json").exists()


def test_two_updates_at_once_lose_no_entry(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        for number in range(12):
            (folder / name / f"{number}.txt").write_text(STORY, encoding="utf-8")
    (folder / "both.json").unlink(missing_ok=True)
    command = [sys.executable, "-m", "lintnews", "--isolated", "--baseline", "both.json"]
    both = [
        subprocess.Popen([*command, "--update-baseline", name], cwd=folder)
        for name in ("one", "two")
    ]
    assert [one.wait() for one in both] == [0, 0]
    kept = json.loads((folder / "both.json").read_text(encoding="utf-8"))["files"]
    assert len(kept) == 24
