"""Small things that people met."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lintnews.cli.main import run
from lintnews.run.files import read_bytes

COPY = "Bridge opens\n\nOver the the bridge they came, the mayor said on Monday.\n"


@pytest.fixture(autouse=True)
def _copy(folder: Path) -> None:
    (folder / "a.txt").write_text(COPY, encoding="utf-8")


def test_one_file_given_twice_counts_once(capsys: Any) -> None:
    run(["--select", "DUP105", "--count", "a.txt", "./a.txt", str(Path("a.txt").resolve())])
    assert capsys.readouterr().out == "1\n"


@pytest.mark.parametrize("arguments", [[], ["--select", "DUP"]])
def test_without_a_path_that_is_said_in_two_lines(arguments: list[str], capsys: Any) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.splitlines() == [
        "lintnews: no path is given: name files or folders, . for this folder, or -",
        "try: lintnews --help",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.txt", ""),
        ("empty.html", "<html><body></body></html>"),
        ("front.md", "---\ntitle: Bridge opens\n---\n"),
        ("picture.md", "![A bridge](bridge.jpg)\n"),
    ],
)
def test_a_file_without_a_story_is_reported(name: str, text: str, capsys: Any) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert run([name]) == 1
    assert "LNT013 no story was found" in capsys.readouterr().out


def test_a_folder_of_formats_that_nobody_reads_is_reported(capsys: Any) -> None:
    Path("desk").mkdir()
    Path("desk/story.pages").write_text("x", encoding="utf-8")
    assert run(["desk"]) == 1
    assert "no article in this folder: nothing reads .pages" in capsys.readouterr().out


def test_columns_that_a_table_of_facts_does_not_know_are_said_once_and_passed_over(
    capsys: Any,
) -> None:
    Path("facts.tsv").write_text("file\tdate\tdesk\na.txt\t2019-04-12\tcity\n", "utf-8")
    assert run(["--select", "DUP105", "--metadata", "facts.tsv", "a.txt"]) == 1
    said = capsys.readouterr()
    assert said.err == "lintnews: facts.tsv:1: not read: the column 'desk'\n"
    assert "DUP105" in said.out


def test_figures_in_a_row_are_compared_with_one_another(capsys: Any) -> None:
    pictures = "".join(
        f'<figure><img src="{number}.jpg" alt="A pier"><figcaption>{caption}</figcaption></figure>'
        for number, caption in enumerate(
            (
                "The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)",
                "The new pier at Port Ellis, a day before it opened.",
                "A ferry leaves the pier on Monday.",
            )
        )
    )
    Path("a.html").write_text(
        f"<article><h1>Pier opens</h1><p>{COPY}</p>{pictures}<p>{COPY}</p></article>", "utf-8"
    )
    assert run(["--profile", "desk", "--select", "CAP101", "a.html"]) == 1
    assert capsys.readouterr().out.count("CAP101 this caption has no credit") == 2


def test_a_suppression_in_capitals_is_reported(capsys: Any) -> None:
    Path("a.txt").write_text(f"# Lintnews: Ignore-next DUP\n\n{COPY}", encoding="utf-8")
    run(["a.txt"])
    assert "LNT102" in capsys.readouterr().out


def test_a_saved_report_is_no_copy(capsys: Any) -> None:
    Path("a.report.html").write_text(f"<p>{COPY}</p>", encoding="utf-8")
    assert run(["report", "a.txt", "-o", "saved.html"]) == 0
    Path("reports").mkdir()
    assert run(["report", "a.txt", "-o", "reports"]) == 0
    assert run(["report", "."]) == 0
    capsys.readouterr()
    run(["."])
    assert ".html" not in capsys.readouterr().out
    assert Path("saved.html").stat().st_size > 1000


def test_a_family_can_be_audited(capsys: Any) -> None:
    assert run(["audit", "DUP10", "a.txt"]) == 0
    out = capsys.readouterr().out
    assert "DUP105 word-repeated: 1 hit" in out
    assert "DUP101 caption-repeated: 0 hits" in out


def test_a_file_that_is_too_large_is_refused_unless_that_is_stated(capsys: Any) -> None:
    with Path("large.txt").open("wb") as file:
        file.truncate(10_000_001)
    assert run(["large.txt"]) == 2
    assert "is larger than 10 MB, as no article is: skipped; --max-size" in capsys.readouterr().out
    Path("large.txt").write_text("a " * 600_000, encoding="utf-8")
    assert run(["--max-size", "1", "--select", "DUP105", "large.txt", "a.txt"]) == 2
    out = capsys.readouterr().out
    assert "larger than 1 MB" in out
    assert "a.txt:3:6: DUP105" in out


def test_findings_are_not_written_over_an_article(capsys: Any) -> None:
    assert run(["--format", "json", "--output-file", "./a.txt", "a.txt"]) == 2
    assert "that is an article" in capsys.readouterr().err
    assert Path("a.txt").read_text(encoding="utf-8") == COPY


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no /proc")
def test_a_file_of_the_system_that_gives_little_at_a_time_is_read_whole() -> None:
    assert len(read_bytes("/proc/self/maps")) > 4096


@pytest.mark.parametrize(("before", "ends"), [("", True), ("import atexit", False)])
def test_a_process_ends_at_once_if_nobody_waits_for_its_end(
    tmp_path: Path, before: str, ends: bool
) -> None:
    (tmp_path / "a.txt").write_text(
        "Bridge opens\n\nThe bridge is is open, the mayor said.\n", encoding="utf-8"
    )
    script = f"{before}\nfrom lintnews.__main__ import script\ncode = script()\nprint('still here')"
    done = subprocess.run(
        [sys.executable, "-c", script, "--isolated", "a.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "DUP105" in done.stdout
    assert ("still here" in done.stdout) != ends
    assert done.returncode == (1 if ends else 0)
