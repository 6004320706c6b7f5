"""``--fix``, ``--unsafe-fixes`` and ``--diff``, as a user runs them."""

from __future__ import annotations

import codecs
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.cli.main import run

FAULTY = """\
Harbor reopens

The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)

The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)

The harbor reopened on Monday,, the port authority said on on Tuesday.

“It was,, was a long night,” she said.

-30-
"""
CLEAN = """\
Harbor reopens

The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)

The harbor reopened on Monday, the port authority said on Tuesday.

“It was,, was a long night,” she said.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def lint(*arguments: str | Path) -> int:
    return run(["--isolated", *map(str, arguments)])


def test_fix_writes_the_fixed_text_and_says_what_it_did(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint("--fix", article) == 0
    assert article.read_text(encoding="utf-8") == CLEAN
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"lintnews: {article}: fixed BPL105, DUP101, DUP105, QUO106\n"


def test_a_second_fix_changes_nothing(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lint("--fix", article)
    before = article.stat()
    capsys.readouterr()
    assert lint("--fix", article) == 0
    assert article.stat().st_ino == before.st_ino
    assert capsys.readouterr().err == ""


def test_what_remains_is_reported_where_it_now_stands(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(FAULTY.replace("-30-", "TK name of the harbor master"), encoding="utf-8")
    assert lint("--fix", "--stage", "none", article) == 1
    assert ":9:1: PLH101" in capsys.readouterr().out


def test_diff_prints_what_fix_would_write_and_writes_nothing(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint("--diff", article) == 1
    assert article.read_text(encoding="utf-8") == FAULTY
    out = capsys.readouterr().out
    assert "-The harbor reopened on Monday,, the port authority said on on Tuesday.\n" in out
    assert "+The harbor reopened on Monday, the port authority said on Tuesday.\n" in out
    assert "(Dana Reyes" in out


def test_diff_of_a_clean_article_is_empty(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(CLEAN, encoding="utf-8")
    assert lint("--diff", article) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    "change",
    [lambda text: text, lambda text: text.rstrip("\n"), lambda text: text.replace("\n", "\r\n")],
)
def test_git_applies_the_diff_to_what_fix_writes(
    tmp_path: Path, change: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(change)
    monkeypatch.chdir(tmp_path)
    data = change(FAULTY).encode()
    Path("article.txt").write_bytes(data)
    command = [sys.executable, "-m", "lintnews", "--isolated"]
    diff = subprocess.run(
        [*command, "--diff", "article.txt"], capture_output=True, check=False
    ).stdout
    subprocess.run([*command, "--fix", "article.txt"], capture_output=True, check=False)
    fixed = Path("article.txt").read_bytes()
    Path("article.txt").write_bytes(data)
    subprocess.run(["git", "apply", "-p0", "--whitespace=nowarn", "-"], input=diff, check=True)
    assert Path("article.txt").read_bytes() == fixed


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("bom", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")],
)
@pytest.mark.parametrize("ends", [True, False])
def test_encoding_line_ends_and_final_newline_are_kept(
    article: Path, newline: str, bom: bytes, encoding: str, *, ends: bool
) -> None:
    def as_bytes(text: str) -> bytes:
        text = text if ends else text.rstrip("\n")
        return bom + text.replace("\n", newline).encode(encoding)

    article.write_bytes(as_bytes(FAULTY))
    lint("--fix", "--ignore", "LNK105", article)
    assert article.read_bytes() == as_bytes(CLEAN)


def test_the_rule_about_the_final_newline_may_add_one(article: Path) -> None:
    article.write_bytes(b"The harbor,, reopened.\r\n\r\nThe ferry sails.")
    lint("--fix", article)
    assert article.read_bytes() == b"The harbor, reopened.\r\n\r\nThe ferry sails.\r\n"


def test_the_rule_about_mixed_line_ends_makes_them_alike(article: Path) -> None:
    article.write_bytes(b"The harbor,, reopened.\r\n\nThe ferry sails.\n")
    lint("--fix", article)
    assert article.read_bytes() == b"The harbor, reopened.\n\nThe ferry sails.\n"


def test_a_declared_encoding_is_written_back(article: Path) -> None:
    article.write_bytes("Café,, she said.\n".encode("cp1252"))
    assert lint("--fix", "--encoding", "cp1252", article) == 0
    assert article.read_bytes() == "Café, she said.\n".encode("cp1252")


def test_what_cannot_be_decoded_is_never_written(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = b"The harbor,, reopened \xff\n"
    article.write_bytes(data)
    assert lint("--fix", article) == 2
    assert article.read_bytes() == data
    assert "LNT001" in capsys.readouterr().out


def test_an_encoding_that_would_not_come_back_as_it_was_is_refused(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = b"The harbor,, reopened +AGE-\n"
    article.write_bytes(data)
    assert lint("--fix", "--encoding", "utf-7", article) == 2
    assert article.read_bytes() == data
    assert "left as it is" in capsys.readouterr().err


def test_a_read_only_article_is_reported_and_its_findings_stand(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.chmod(0o444)
    assert lint("--fix", article) == 2
    assert article.read_text(encoding="utf-8") == FAULTY
    out, err = capsys.readouterr()
    assert "QUO106" in out
    assert "read-only" in err


def test_a_link_out_of_the_given_folder_is_not_fixed(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "linked.txt").symlink_to(article)
    assert lint("--fix", folder) == 2
    assert article.read_text(encoding="utf-8") == FAULTY
    assert "outside of the given paths" in capsys.readouterr().err


def test_standard_input_comes_out_fixed_and_findings_go_to_standard_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lintnews", "--isolated", "--stage", "none", "--fix", "-"]
    text = FAULTY.replace("-30-", "TK name of the harbor master")
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert done.stdout.decode() == CLEAN + "\nTK name of the harbor master\n"
    assert b"PLH101" in done.stderr


def test_standard_input_that_cannot_be_decoded_comes_out_as_it_went_in(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lintnews", "--isolated", "--fix", "-"]
    done = subprocess.run(
        command, input=b"a,, b \xff\n", capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stdout == b"a,, b \xff\n"


def test_unsafe_fixes_need_fix_or_diff(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--unsafe-fixes", article) == 2
    assert "--fix or --diff" in capsys.readouterr().err


def test_fix_and_diff_contradict_each_other(article: Path) -> None:
    assert lint("--fix", "--diff", article) == 2
    assert article.read_text(encoding="utf-8") == FAULTY


def test_unsafe_fixes_are_made_when_asked_for(article: Path) -> None:
    text = FAULTY + "\nAdvertisement\n\nThe end came on Friday.\n"
    article.write_text(text, encoding="utf-8")
    lint("--fix", article)
    assert "Advertisement" in article.read_text(encoding="utf-8")
    lint("--fix", "--unsafe-fixes", article)
    assert "Advertisement" not in article.read_text(encoding="utf-8")
