from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("tomlkit", reason="the extra lsp is not installed")

from lintnews.editor.desk_words import add, with_word
from lintnews.errors import ConfigError


def test_comments_and_order_stay() -> None:
    before = '# ours\nprofile = "desk"\n\n[vocabulary]\nnames = [\n  "Ann Lee", # the editor\n]\n'
    after = with_word("x", before, ("vocabulary",), "names", "Lena Ortis")
    assert (
        after.replace(', "Lena Ortis"', "").split("names")[0]
        == before.split("names", maxsplit=1)[0]
    )
    assert "# the editor" in after
    assert "Lena Ortis" in after


def test_a_word_is_added_once() -> None:
    once = with_word("x", "", ("vocabulary",), "names", "Lena Ortis")
    assert once == '[vocabulary]\nnames = ["Lena Ortis"]\n'
    assert with_word("x", once, ("vocabulary",), "names", "Lena Ortis") == once


@pytest.mark.parametrize("text", ["vocabulary = 3\n", "[vocabulary]\nnames = 3\n", "[vocab"])
def test_what_cannot_take_a_word_is_left_alone(text: str) -> None:
    with pytest.raises(ConfigError, match="cannot be added"):
        with_word("x", text, ("vocabulary",), "names", "Lena Ortis")


def test_the_nearest_configuration_takes_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    news = tmp_path / "news"
    news.mkdir()
    made = add(str(news / "a.txt"), str(tmp_path), "names", "Lena Ortis")
    assert made == str(tmp_path / "lintnews.toml")
    (news / "pyproject.toml").write_text("[tool.lintnews]\n", encoding="utf-8")
    assert add(str(news / "a.txt"), str(tmp_path), "names", "X") == str(news / "pyproject.toml")
    assert "[tool.lintnews.vocabulary]" in (news / "pyproject.toml").read_text(encoding="utf-8")
