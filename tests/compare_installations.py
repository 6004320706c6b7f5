#!/usr/bin/env python3
"""Compare what two installations of lintnews find and see, byte for byte.

    python3 tests/compare_installations.py BEFORE AFTER FOLDER…

BEFORE and AFTER are ``lintnews`` commands; FOLDER holds articles, or is a JSON Lines file
with a ``text`` in each line, or a tar archive. ``check`` (the default set and the desk's)
and ``inspect`` run over each, as JSON Lines. A difference is counted by rule, or by field of
``inspect``, and the first of each kind is shown. Exit code 0 if nothing differs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

RUNS = {
    "default": ["check", "--isolated", "--no-cache", "--format", "jsonl"],
    "desk": ["check", "--isolated", "--no-cache", "--profile", "desk", "--format", "jsonl"],
    "inspect": ["inspect", "--isolated", "--format", "jsonl"],
}


def main(before: str, after: str, folders: list[str]) -> int:
    """Compare over every folder; return 1 if anything differs."""
    different = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, given in enumerate(folders):
            folder = unpacked(Path(given), Path(scratch, str(number)))
            for name, arguments in RUNS.items():
                left, right = (lines(command, arguments, folder) for command in (before, after))
                kinds = Counter(kind for kind, _ in differences(name, left, right))
                different += sum(kinds.values())
                said = ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items()))
                print(f"{given} {name}: {len(left)} lines, {said or 'identical'}")
                shown: set[str] = set()
                for kind, text in differences(name, left, right):
                    if kind not in shown:
                        shown.add(kind)
                        print(f"    {kind}: {text[:300]}")
    return 1 if different else 0


def unpacked(given: Path, scratch: Path) -> Path:
    """Return a folder of articles: the one that is given, or what an archive or a table holds."""
    if given.is_dir():
        return given
    scratch.mkdir(parents=True)
    if tarfile.is_tarfile(given):
        with tarfile.open(given) as archive:
            archive.extractall(scratch, filter="data")
    else:
        for number, line in enumerate(given.read_text(encoding="utf-8").split("\n")):
            if line:
                text = json.loads(line)["text"]
                Path(scratch, f"{number:05}.txt").write_text(text, encoding="utf-8", newline="")
    return scratch


def lines(command: str, arguments: list[str], folder: Path) -> list[str]:
    """Return the lines that one run prints."""
    run = subprocess.run(
        [command, *arguments, "."], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return run.stdout.splitlines()


def differences(name: str, left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what differs: its kind (a rule's code, a field of ``inspect``) and the line."""
    if name == "inspect":
        for one, other in zip_longest(left, right, fillvalue="{}"):
            if one != other:
                old, new = json.loads(one), json.loads(other)
                for field in sorted(old.keys() | new.keys()):
                    if old.get(field) != new.get(field):
                        yield field, f"{old.get('path')}: {old.get(field)} / {new.get(field)}"
        return
    gone, come = Counter(left) - Counter(right), Counter(right) - Counter(left)
    for sign, changed in (("-", gone), ("+", come)):
        for line in changed.elements():
            yield sign + str(json.loads(line)["code"]), line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
