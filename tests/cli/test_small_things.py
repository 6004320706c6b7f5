"""Small things that people met."""

from __future__ import annotations

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


def test_a_suppression_in_capitals_is_reported(capsys: Any) -> None:
    Path("a.txt").write_text(f"# Lintnews: Ignore-next DUP\n\n{COPY}", encoding="utf-8")
    run(["a.txt"])
    assert "LNT102" in capsys.readouterr().out


def test_a_saved_report_is_no_copy(capsys: Any) -> None:
    Path("a.report.html").write_text(f"<p>{COPY}</p>", encoding="utf-8")
    run(["."])
    assert "report.html" not in capsys.readouterr().out


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
