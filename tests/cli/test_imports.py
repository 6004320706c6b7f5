"""What a lint of one article must not load. The one list of such modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Each costs more at start-up than the whole lint of an article.
HEAVY = frozenset(
    """
    ast asyncio concurrent dataclasses difflib email hashlib importlib.metadata inspect json logging
    multiprocessing pathlib socket sqlite3 subprocess tempfile threading tomllib typing unicodedata
    """.split(),
)
# What plugins, rule files and configurations need: there are none.
SELDOM = frozenset(
    """
    lintnews.config.schema lintnews.linting.tables.file lintnews.plugins.loading lintnews.toml
    lintnews.comparing.changes pluggy regex tomli
    """.split(),
)
# What one format, one extra or one way to run lintnews needs, and no other.
OF_EXTRAS = frozenset(
    """
    charset_normalizer daft docx fastwarc fsspec jinja2 lsprotocol lxml markupsafe multipart nltk
    numpy pandas pyarrow pygls pyromark ray rich starlette textstat tomlkit turbohtml uvicorn warcio
    """.split(),
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
    assert not (HEAVY | SELDOM | OF_EXTRAS) & set(loaded)


def test_only_the_rules_that_an_article_comes_to_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Bridge opens\n\nIt is open.\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT, "--isolated", "--select", "DUP105", "article.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    modules = [name for name in result.stderr.split() if name.count(".") == 2]
    assert [name for name in modules if name.startswith("lintnews_rules.")] == [
        "lintnews_rules.duplication.word_repeated"
    ]
