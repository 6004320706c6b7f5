"""What a configuration says at its extremes is refused with its place, before anything is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lintnews.cli.main import run

EXTREMES = {
    'extend = "~nosuchuser/x.toml"': "lintnews.toml:1:1: extend: '~nosuchuser/x.toml' cannot",
    f'extend = "{"a" * 300}.toml"': "lintnews.toml:1:1: extend: 'aaa",
    'rule-files = ["~nosuchuser/x.toml"]': "lintnews.toml:1:15: no rule file",
    'rule-files = ["/**/nosuch*.toml"]': "lintnews.toml:1:15: no rule file",
    'encoding = "punycode"': "lintnews.toml:1:1: there is no encoding 'punycode'",
    'encoding = "hex"': "lintnews.toml:1:1: there is no encoding 'hex'",
    '[vocabulary]\nfurniture = [""]': "lintnews.toml:2:14: furniture must not hold an empty",
    '[vocabulary.lists]\nx = ["a", " "]': "lintnews.toml:2:11: x must not hold an empty string",
    '[vocabulary.corrections]\n"" = "x"': "lintnews.toml:2:1: corrections must not hold an empty",
    "[rules.anonymous-share]\nshare = nan": "lintnews.toml:2:1: anonymous-share: share must be a",
    "[rules.anonymous-share]\nshare = inf": "lintnews.toml:2:1: anonymous-share: share must be a",
    "[rules.caption-repeated]\nblocks = 9223372036854775808": (
        "lintnews.toml:2:1: caption-repeated: blocks must be a number up to 1,000,000,000"
    ),
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A story.\n", encoding="utf-8")


@pytest.mark.parametrize("text", EXTREMES)
def test_an_extreme_is_refused_with_its_place(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lintnews.toml").write_text(text + "\n", encoding="utf-8")
    assert run(["a.txt"]) == 2
    assert capsys.readouterr().err.startswith(f"lintnews: {EXTREMES[text]}")


def test_a_long_row_of_configurations_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(400):
        Path(f"c{number}.toml").write_text(f'extend = "c{number + 1}.toml"\n', encoding="utf-8")
    Path("c400.toml").touch()
    Path("lintnews.toml").write_text('extend = "c0.toml"\n', encoding="utf-8")
    assert run(["a.txt"]) == 2
    assert "more than 20 files extend one another" in capsys.readouterr().err


@pytest.mark.parametrize("name", [".gitignore", "r.toml"])
def test_what_is_no_file_is_not_read(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lintnews.toml").write_text('rule-files = ["r*.toml"]\n', encoding="utf-8")
    Path(name).symlink_to("/dev/zero")
    assert run(["."]) == 2
    assert "no rule file 'r*.toml'" in capsys.readouterr().err


def test_a_table_of_facts_may_have_columns_of_others_and_no_nul(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = Path("facts.tsv")
    table.write_text("file\tdesk\tdate\na.txt\tcity\t2019-04-05\n", encoding="utf-8")
    assert run(["--metadata", "facts.tsv", "a.txt"]) in {0, 1}
    assert "facts.tsv:1: not read: the column 'desk'" in capsys.readouterr().err
    for row, said in (
        ("a\0.txt\t\t2019-04-05", "facts.tsv:2:1: a NUL"),
        ("a.txt\t\t2019-W14-5", "facts.tsv:2:8: '2019-W14-5' is not a day in the form"),
    ):
        table.write_text(f"file\tdesk\tdate\n{row}\n", encoding="utf-8")
        assert run(["--metadata", "facts.tsv", "a.txt"]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_configuration_that_a_stranger_put_where_anybody_may_write_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "a.txt").write_text("Bridge opens\n\nOver the the bridge, he said.\n", "utf-8")
    config = tmp_path / "lintnews.toml"
    config.write_text('ignore = ["DUP"]', "utf-8")
    os.chown(config, 12345, 12345)
    assert run(["copy/a.txt"]) == 0  # a folder that is the user's own
    tmp_path.chmod(0o1777)
    capsys.readouterr()
    assert run(["copy/a.txt"]) == 1
    said = capsys.readouterr()
    assert "DUP105" in said.out
    assert said.err.count("lintnews.toml is not used: it belongs to another user") == 1
    assert run(["--config", "lintnews.toml", "copy/a.txt"]) == 0


def test_a_giant_configuration_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Bridge opens\n", "utf-8")
    for name in ("lintnews.toml", "pyproject.toml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(10**10)
        assert run(["--config", name, "a.txt"]) == 2
        assert "larger than 1,000,000 bytes" in capsys.readouterr().err
    (tmp_path / "lintnews.toml").unlink()
    run(["a.txt"])  # one in which nothing is ours
    assert "larger" not in capsys.readouterr().err
