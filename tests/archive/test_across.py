"""What is seen across the articles of an archive: copies, furniture, names; and the next run."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintnews.archive.copies import Signature, cut_in_bands, is_copy, roots, side_by_side
from lintnews.archive.learned_furniture import PrintedLine, chosen
from lintnews.archive.parts import parts_of_files

Run = Callable[..., subprocess.CompletedProcess[str]]

CAPTION = "Dana Reyes, harbor master, holds the torn net on the pier on Friday. (Sam Park/Courier)"
STORIES = (
    "The ferry to Lowmoor was late again, and forty people waited in the rain.",
    "A choir of ninety will sing in the old rope works before it is torn down.",
    "Two sheep that walked into the town library have been taken home.",
    "The bakery in Mill Lane closes after a hundred and six years of bread.",
    "Swimmers want the cold baths heated; the council says that coal is dear.",
    "A seal slept on the slipway for three days, and nobody launched a boat.",
)


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a scan."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    return list(pq.read_table(folder / name).to_pylist())


@pytest.fixture
def courier(folder: Path) -> Path:
    """Return an archive of one publisher, with a caption and a line of its page again and again."""
    root = folder / "Courier"
    root.mkdir()
    for number, story in enumerate(STORIES):
        mayor = "Tom Reedley" if number else "Tom Reedly"
        text = [f"Story number {number} of the week", f"{story} Mayor {mayor} was there."]
        if number in {1, 4}:
            text.insert(1, CAPTION.replace("torn", "torn" if number == 1 else "mended"))
        text.append("Write to the Courier at its old address")
        (root / f"{number}.txt").write_text("\n\n".join(text) + "\n", encoding="utf-8")
    return root


def test_copies_furniture_and_names_are_found_across_articles(
    folder: Path, courier: Path, lintnews: Run
) -> None:
    result = lintnews("scan", str(courier), "-o", "out", "--isolated")
    assert result.returncode == 0, result.stderr
    captions = [row for row in rows(folder / "out", "copies") if row["kind"] == "caption"]
    assert {Path(row["path"]).name for row in captions} == {"1.txt", "4.txt"}
    assert len({row["cluster"] for row in captions}) == 1
    (name,) = rows(folder / "out", "names")
    assert (name["rare_surname"], name["surname"], name["role"]) == ("Reedly", "Reedley", "mayor")
    learned = tomllib.loads((folder / "out" / "furniture" / "courier.toml").read_text("utf-8"))
    assert learned["vocabulary"]["furniture"] == ["Write to the Courier at its old address"]
    seen = lintnews(
        "inspect", "--format", "jsonl", "--config", "out/furniture/courier.toml", "Courier/2.txt"
    )
    assert json.loads(seen.stdout)["blocks"][-1]["role"] == "boilerplate"


def test_a_second_run_does_again_only_what_changed(
    folder: Path, courier: Path, lintnews: Run
) -> None:
    lintnews("scan", str(courier), "-o", "out", "--part-size", "1")
    parts = folder / "out" / "parts"
    first = {one.name: one.stat().st_mtime_ns for one in parts.iterdir()}
    assert len(first) > 1
    (courier / "3.txt").write_text("Bread\n\nThe bakery opens again.\n", encoding="utf-8")
    lintnews("scan", str(courier), "-o", "out", "--part-size", "1")
    second = {one.name: one.stat().st_mtime_ns for one in parts.iterdir()}
    assert len(first.items() & second.items()) == len(first) - 1
    copies = (folder / "out" / "copies").stat().st_mtime_ns
    lintnews("scan", str(courier), "-o", "out", "--part-size", "1", "--select", "DUP")
    third = {one.name for one in parts.iterdir()}
    assert not third & set(second)
    assert (folder / "out" / "copies").stat().st_mtime_ns == copies


def test_a_folder_of_something_else_is_not_written_into(
    folder: Path, courier: Path, lintnews: Run
) -> None:
    result = lintnews("scan", str(courier), "-o", str(folder))
    assert result.returncode == 2
    assert "there is something else in this folder" in result.stderr
    assert not (folder / "parts").exists()


def test_one_of_two_texts_is_a_copy_if_words_are_changed_cut_or_added() -> None:
    bare = "dana reyes the harbor master holds the torn net on the north pier on friday sam park"
    assert is_copy(bare, bare.replace("torn", "mended"), 2)
    assert is_copy(bare, " ".join(bare.split()[:9]), 2)
    assert not is_copy(bare, "dana reyes opens the new school in lowmoor on monday sam park", 2)


def test_copies_of_copies_are_one_cluster() -> None:
    assert roots([(5, 3), (3, 9), (7, 8)]) == {3: 3, 5: 3, 9: 3, 7: 7, 8: 7}


def test_large_groups_are_compared_about_twice_a_member() -> None:
    assert len(side_by_side(range(4))) == 6
    assert len(side_by_side(range(1000))) == 1997


def test_a_band_is_so_many_hashes_of_a_signature() -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    hashes = [[1, 2, 3, 4], [5, 6, 7, 8], [1, 2, 7, 8]]
    signatures = pa.array(hashes, pa.list_(pa.uint32(), 4)).slice(1)
    first, second = cut_in_bands(signatures, Signature(1, 1, size=2, bands=2)).to_pylist()
    assert first == [bytes((5, 0, 0, 0, 6, 0, 0, 0)), bytes((7, 0, 0, 0, 8, 0, 0, 0))]
    assert second == [bytes((1, 0, 0, 0, 2, 0, 0, 0)), first[1]]


def test_a_sentence_needs_more_pages_than_a_line_to_be_furniture() -> None:
    lines = [
        PrintedLine("Courier", "Write to the Courier", 6, 0),
        PrintedLine("Courier", "The trial of the two men continues.", 6, 0),
        PrintedLine("Courier", "Write to the Courier.", 6, 6),
    ]
    assert [line.pages for line in chosen(lines, {"Courier": 200})["Courier"]] == [12]


def test_a_file_that_comes_changes_its_own_part_and_no_other() -> None:
    class Names:
        """Keys that are the names of the files."""

        def key(self, files: tuple[str, ...], _more: object) -> str:
            return " ".join(files)

    files = [(f"{number:03d}.txt", None) for number in range(300)]
    keys: Any = Names()
    before = {part.key for part in parts_of_files(files, keys, 20)}
    after = {part.key for part in parts_of_files(sorted([*files, ("150b.txt", None)]), keys, 20)}
    assert len(before) > 8
    assert 1 <= len(before - after) <= 2


def test_a_scan_opens_no_connection(folder: Path, courier: Path, lintnews: Run) -> None:
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "def hook(event, values):\n"
        "    if event == 'socket.connect' and not isinstance(values[1], (str, bytes)):\n"
        "        open('connections', 'a').write(repr(values[1]))\n"
        "sys.addaudithook(hook)\n"
    )
    settings = {**os.environ, "PYTHONPATH": str(folder)}
    for name in ("DO_NOT_TRACK", "DAFT_ANALYTICS_ENABLED", "SCARF_NO_ANALYTICS"):
        settings.pop(name, None)
    result = lintnews("scan", str(courier), "-o", "out", env=settings)
    assert result.returncode == 0, result.stderr
    assert not (folder / "connections").exists()
