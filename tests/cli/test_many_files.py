"""Many files: the cache, processes and the times of rules change nothing that is printed."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Any
WARM = (
    "import sys; from lintnews.__main__ import main; code = main(); print('lintnews_rules' in "
    "sys.modules, file=sys.stderr); sys.exit(code)"
)


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder of articles, most of them with something to mark."""
    copies = folder / "copy"
    copies.mkdir()
    for number in range(60):
        text = (
            f"Bridge {number} opens\n\nOver the the bridge they came, the mayor said on {number}.\n"
            if number % 3
            else f"Nothing {number}\n"
        )
        (copies / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return copies


@pytest.fixture
def cached(folder: Path, command: Command) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command with a cache of its own."""
    return lambda *arguments, **options: command(
        "--cache-dir", str(folder / "kept"), *arguments, **options
    )


def loads_rules(folder: Path, *arguments: str) -> bool:
    """Say whether a run imports the rules."""
    line = [sys.executable, "-I", "-c", WARM, "--cache-dir", str(folder / "kept"), *arguments]
    result = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode in {0, 1}, result.stderr
    return result.stderr.split()[-1] == "True"


def test_what_has_not_changed_is_not_linted_again(
    folder: Path, articles: Path, cached: Command
) -> None:
    first = cached("copy")
    assert first.returncode == 1
    assert first.stdout.count(b"DUP105") == 40
    assert not loads_rules(folder, "copy")
    again = cached("copy")
    assert (again.stdout, again.stderr, again.returncode) == (
        first.stdout,
        first.stderr,
        first.returncode,
    )
    (articles / "07.txt").write_text("Bridge\n\nThe bridge is open.\n", encoding="utf-8")
    assert loads_rules(folder, "copy")
    assert cached("copy").stdout.count(b"DUP105") == 39


@pytest.mark.parametrize(
    "arguments", [("--ignore", "DUP105"), ("--kind", "opinion"), ("--profile", "desk")]
)
def test_other_options_are_another_question(
    folder: Path, articles: Path, cached: Command, arguments: tuple[str, ...]
) -> None:
    cached("copy")
    assert loads_rules(folder, *arguments, str(articles))
    assert cached(*arguments, "copy").stdout == cached(*arguments, "--no-cache", "copy").stdout


def test_what_is_printed_of_the_findings_is_no_other_question(
    folder: Path, articles: Path, cached: Command
) -> None:
    cached(str(articles))
    assert not loads_rules(
        folder, "--max-findings", "3", "--level", "warning", "--exit-zero", str(articles)
    )
    assert (
        cached("--format", "jsonl", "copy").stdout
        == cached("--format", "jsonl", "--no-cache", "copy").stdout
    )


@pytest.mark.usefixtures("articles")
def test_a_configuration_and_what_stands_beside_the_copy_count(
    folder: Path, cached: Command
) -> None:
    cached("copy")
    (folder / "copy" / "01.txt.lintnews").write_text("DUP105 -- known\n", encoding="utf-8")
    assert cached("copy").stdout.count(b"DUP105") == 39
    (folder / "lintnews.toml").write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    assert b"DUP105" not in cached("copy").stdout
    (folder / "lintnews.toml").write_text(
        'per-file-ignores = {"02.txt" = ["DUP105"]}\n', encoding="utf-8"
    )
    assert [cached("copy").stdout.count(b"DUP105") for _ in range(2)] == [38, 38]


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("damage", ["rubbish", "entries", "form"])
def test_a_broken_cache_is_a_miss(folder: Path, cached: Command, damage: str) -> None:
    whole = cached("copy").stdout
    file = next((folder / "kept").glob("*.sqlite"))
    if damage == "rubbish":
        file.write_bytes(b"no database at all")
    else:
        with sqlite3.connect(file) as database:
            database.execute(
                "UPDATE entries SET value = ?", ("[[1]]" if damage == "form" else b"\x00",)
            )
        database.close()
    result = cached("copy")
    assert (result.stdout, result.stderr) == (whole, b"")


@pytest.mark.usefixtures("articles")
def test_without_a_cache_nothing_is_written_and_none_is_read_from_the_folder(
    folder: Path, command: Command
) -> None:
    before = sorted(folder.rglob("*"))
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder / "home")}
    result = command("--no-cache", "copy", env=environment)
    assert result.returncode == 1
    assert sorted(folder.rglob("*")) == before
    command("copy", env=environment)
    assert [path.name for path in sorted(folder.rglob("*.sqlite"))] == ["findings-1.sqlite"]
    assert (folder / "home" / ".cache" / "lintnews").is_dir()


@pytest.mark.usefixtures("articles")
def test_output_is_the_same_for_any_number_of_processes_any_order_and_any_seed(
    folder: Path, command: Command
) -> None:
    names = [f"copy/{path.name}" for path in sorted((folder / "copy").glob("*.txt"))]
    (folder / "copy" / "30.txt").write_bytes(b"\xff\xfe broken")
    one = command("--no-cache", "-j", "1", *names)
    assert one.returncode == 2
    for seed in ("0", "9"):
        random.Random(seed).shuffle(names)
        many = command(
            "--no-cache",
            "-j",
            "3",
            *names,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONHASHSEED": seed},
        )
        assert (many.stdout, many.stderr, many.returncode) == (one.stdout, one.stderr, 2)


@pytest.mark.usefixtures("articles")
def test_processes_share_the_cache(folder: Path, cached: Command) -> None:
    assert cached("-j", "2", "copy").stdout == cached("-j", "1", "--no-cache", "copy").stdout
    assert not loads_rules(folder, "copy")
    file = next((folder / "kept").glob("*.sqlite"))
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM entries").fetchone()[0] >= 60
    database.close()


@pytest.mark.usefixtures("articles")
def test_a_process_brings_no_module_from_the_current_folder(folder: Path) -> None:
    for name in ("multiprocessing", "pickle", "signal", "lintnews", "json", "sqlite3"):
        (folder / f"{name}.py").write_text(
            f"open({str(folder / 'RAN')!r}, 'w').close()\n", encoding="utf-8"
        )
    script = Path(sys.executable).with_name("lintnews")
    result = subprocess.run(
        [script, "--no-cache", "-j", "2", "copy"], cwd=folder, capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (1, b"")
    assert not (folder / "RAN").exists()


@pytest.mark.usefixtures("articles")
def test_timing_names_rules_and_analyses_and_leaves_the_findings_alone(command: Command) -> None:
    result = command("--timing", "copy")
    assert result.stdout == command("--no-cache", "copy").stdout
    said = result.stderr.decode()
    assert "rule DUP105 word-repeated" in said
    assert "analysis tokens.tokens" in said
    assert said.rstrip().endswith("in all")


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5"])
def test_a_number_of_processes_that_is_none_is_refused(command: Command, given: str) -> None:
    result = command(f"--jobs={given}", ".")
    assert result.returncode == 2
    assert b"neither a number of processes nor auto" in result.stderr
