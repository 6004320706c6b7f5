"""Patterns for paths, held against git itself."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews.config.gitignore import GitIgnore
from lintnews.globs import Glob


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.txt", "/r/a.txt", True),
        ("*.txt", "/r/x/a.txt", True),
        ("*.txt", "/r/x/A.TXT", True),
        ("/*.txt", "/r/x/a.txt", False),
        ("x/*.txt", "/r/x/a.txt", True),
        ("x/*.txt", "/r/x/y/a.txt", False),
        ("x/**/*.txt", "/r/x/y/z/a.txt", True),
        ("x/**/*.txt", "/r/x/a.txt", True),
        ("x", "/r/y/x/z/a.txt", True),
        ("x/", "/r/x/a.txt", True),
        ("x/", "/r/x", False),
        ("x/**", "/r/x/y/a.txt", True),
        ("**/x", "/r/a/x/b", True),
        ("a?.txt", "/r/ab.txt", True),
        ("a?.txt", "/r/a/.txt", False),
        ("[ab].txt", "/r/b.txt", True),
        ("[!ab].txt", "/r/b.txt", False),
        ("[a-c]].txt", "/r/b].txt", True),
        ("[", "/r/[", True),
        (r"\*.txt", "/r/*.txt", True),
        (r"\*.txt", "/r/a.txt", False),
        ("*.txt", "/elsewhere/a.txt", True),
        ("x/*.txt", "/elsewhere/x/a.txt", False),
        ("elsewhere", "/elsewhere/a.txt", False),
    ],
)
def test_a_pattern_fits(pattern: str, path: str, fits: bool) -> None:
    assert Glob(pattern, "/r").matches(path) is fits


@pytest.mark.parametrize(
    "pattern",
    ["*a" * 40 + "b", "**/a/" * 40 + "b", "**/" * 60 + "b", "[ab]*" * 40 + "c", "?*" * 60 + "b"],
)
def test_no_pattern_runs_away(pattern: str) -> None:
    start = time.process_time()
    assert not Glob(pattern, "/r").matches("/r/" + "a/" * 60 + "a" * 250)
    assert time.process_time() - start < 5  # one that runs away takes years


NAMES = st.sampled_from(["a", "b", "ab", "a.txt", "b.txt", "x"])
PARTS = st.sampled_from(
    ["a", "b", "x", "*", "**", "a*", "*a*b*", "*.txt", "?", "[ab]", "[!a]", "a.txt"]
)
LINES = st.builds(
    lambda negated, anchored, parts, folder: negated + anchored + "/".join(parts) + folder,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git to compare with")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    files=st.lists(
        st.lists(NAMES, min_size=1, max_size=3).map("/".join), min_size=1, max_size=6, unique=True
    ),
    lines=st.lists(LINES, min_size=1, max_size=4),
    inner=st.lists(LINES, max_size=2),
)
def test_what_git_ignores_is_ignored(
    files: list[str], lines: list[str], inner: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    made = []
    for name in files:
        path = root / name
        if any(parent.is_file() for parent in path.parents) or path.is_dir():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        made.append(name)
    (root / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if (root / "x").is_dir():
        (root / "x" / ".gitignore").write_text("\n".join(inner) + "\n", encoding="utf-8")
    asked = subprocess.run(
        ["git", "-C", str(root), "check-ignore", "--no-index", "--stdin"],
        input="\n".join(made).encode(),
        capture_output=True,
        check=False,
    )
    ignored = set(asked.stdout.decode().split("\n")) - {""}
    git = GitIgnore()
    ours = set()
    for name in made:
        parts = Path(name).parts
        ways = [root.joinpath(*parts[: depth + 1]) for depth in range(len(parts))]
        if any(git.ignores(str(way), folder=way.is_dir()) for way in ways):
            ours.add(name)
    assert ours == ignored
