"""What a lint of one article must not load. The one list of such modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Each costs more at start-up than the whole lint of an article.
HEAVY = (
    *(
        "concurrent",
        "dataclasses",
        "difflib",
        "email",
        "hashlib",
        "importlib.metadata",
        "multiprocessing",
        "nltk",
        "pathlib",
    ),
    *(
        "pyromark",
        "regex",
        "rich",
        "sqlite3",
        "tempfile",
        "textstat",
        "tomllib",
        "turbohtml",
        "unicodedata",
    ),
)

SCRIPT = """
import sys
sys.argv = ["lintnews", *sys.argv[1:]]
from lintnews.__main__ import main
code = main()
print(code, *sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [("--version",), ("article.txt",)])
def test_heavy_modules_are_not_loaded(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "article.txt").write_text(
        "Bridge opens\n\nThe bridge is is open, the mayor said.\n", encoding="utf-8"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    code, *loaded = result.stderr.split()
    assert code in {"0", "1"}, result.stderr
    assert "lintnews_rules" in loaded
    assert not set(HEAVY) & set(loaded)
