"""Fixes in Markdown and HTML change the copy and leave the markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews.cli.main import run


def fixed(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert run(["--isolated", "--fix", str(path)]) == 0
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The harbor **reopened on** on Monday,, the *authority* said.\n",
            "The harbor **reopened on** Monday, the *authority* said.\n",
        ),
        (
            "The ferry sails on on Friday &amp; and and Sunday.\n",
            "The ferry sails on Friday &amp; and Sunday.\n",
        ),
        ("It sails. <!-- lintnews: ignore DAT101 -->\n", "It sails.\n"),
        ("It sails <!-- lintnews: ignore DAT101 --> on Friday.\n", "It sails on Friday.\n"),
        (
            "It sails.\n\n<!-- lintnews: ignore-next DUP101 -->\n\nIt comes back.\n",
            "It sails.\n\nIt comes back.\n",
        ),
        (
            "---\ntitle: Harbor\n---\n\nIt sails on on Friday.\n",
            "---\ntitle: Harbor\n---\n\nIt sails on Friday.\n",
        ),
        (
            "It sails on on [Friday](https://example.com/on-on).\n",
            "It sails on [Friday](https://example.com/on-on).\n",
        ),
        ("“We go on on Friday,,” she said.\n", "“We go on on Friday,,” she said.\n"),
    ],
)
def test_markdown(tmp_path: Path, before: str, after: str) -> None:
    assert (
        fixed(tmp_path, "a.md", "# Harbor reopens\n\n" + before) == "# Harbor reopens\n\n" + after
    )


PAGE = """\
<!DOCTYPE html>
<html><head><title>Harbor reopens</title></head><body><article><h1>Harbor reopens</h1>
<p>The harbor <b>reopened</b> on Monday,, the port authority said in a statement to the town.</p>
<!-- lintnews: ignore-next DUP101 -->
<p>The ferry sails on on Friday &amp; and and Sunday, and the boats follow it, a master said.</p>
<p>“We go on on Friday,,” she said, and <a href="on-on">on on</a> Saturday all came to see.</p>
</article></body></html>
"""


def test_html(tmp_path: Path) -> None:
    after = (
        PAGE.replace("Monday,,", "Monday,")
        .replace("sails on on", "sails on")
        .replace("and and Sunday", "and Sunday")
    )
    after = after.replace("<!-- lintnews: ignore-next DUP101 -->\n", "").replace(
        '"on-on">on on<', '"on-on">on<'
    )
    assert fixed(tmp_path, "a.html", PAGE) == after
