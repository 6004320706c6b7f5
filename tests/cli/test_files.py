"""Which files are read, and those that cannot be."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lintnews.cli.main import run
from lintnews.run.files import Finder

Command = Callable[..., subprocess.CompletedProcess[bytes]]

FAULTY = "Harbor board votes\n\nIt has has said so.\n"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FAULTY, encoding="utf-8")


def linted(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    run(["--select", "DUP105", *arguments])
    return [line.partition(":")[0] for line in capsys.readouterr().out.split("\n") if line]


def test_a_repository_is_read_and_what_is_no_article_is_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(
        folder,
        "README.md",
        "readme.txt",
        "LICENSE",
        "LICENSE.txt",
        "requirements.txt",
        "requirements-dev.txt",
        "CHANGELOG.md",
        "robots.txt",
    )
    make(folder, "story.txt", "drafts/draft.md", ".cache/a.txt", "node_modules/x/a.txt", "tool.py")
    assert linted(capsys, ".") == ["drafts/draft.md", "story.txt"]


def test_the_name_of_a_folder_above_does_not_matter(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "README-site/node_modules/a.txt")
    assert linted(capsys, "README-site/node_modules") == ["README-site/node_modules/a.txt"]


def test_a_named_file_is_read_whatever_it_is_called(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "README.md", "note")
    assert linted(capsys, "README.md", "note") == ["README.md", "note"]
    assert linted(capsys, "--force-exclude", "README.md", "note") == ["note"]


def test_a_pattern_that_the_shell_left_is_expanded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "a1.txt", "a2.txt", "x/a3.txt")
    assert linted(capsys, "a*.txt") == ["a1.txt", "a2.txt"]
    assert linted(capsys, "**/a*.txt") == ["a1.txt", "a2.txt", "x/a3.txt"]


@pytest.mark.parametrize(
    ("configuration", "arguments", "expected"),
    [
        ("", [], ["a.txt", "b.md", "op/c.txt"]),
        ('include = ["*.txt"]', [], ["a.txt", "op/c.txt"]),
        ('exclude = ["op/"]', [], ["README.txt", "a.txt", "b.md"]),
        ('extend-exclude = ["op"]', [], ["a.txt", "b.md"]),
        ('extend-exclude = ["op/**"]', [], ["a.txt", "b.md"]),
        ('extend-exclude = ["/*.txt"]', [], ["b.md", "op/c.txt"]),
        ('extend-exclude = ["op"]', ["--extend-exclude", "*.md"], ["a.txt"]),
        ("", ["--include", "*.py"], ["d.py"]),
        ("", ["--exclude", "*.txt,*.md"], []),
        ('include = ["*.py", "op/*.txt"]', [], ["d.py", "op/c.txt"]),
    ],
)
def test_include_and_exclude(
    configuration: str,
    arguments: list[str],
    expected: list[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(folder, "a.txt", "b.md", "op/c.txt", "d.py", "README.txt")
    (folder / "lintnews.toml").write_text(configuration + "\n", encoding="utf-8")
    assert linted(capsys, *arguments, ".") == expected


def test_gitignore_holds_in_folders_and_can_be_switched_off(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "a.txt", "old/b.txt", "x/c.txt", "x/keep.txt")
    (folder / ".gitignore").write_text("old/\n*.txt\n!a.txt\n", encoding="utf-8")
    (folder / "x" / ".gitignore").write_text("!keep.txt\n", encoding="utf-8")
    assert linted(capsys, ".") == ["a.txt", "x/keep.txt"]
    assert len(linted(capsys, "--no-respect-gitignore", ".")) == 4
    assert linted(capsys, "old/b.txt") == ["old/b.txt"]
    (folder / "lintnews.toml").write_text("respect-gitignore = false\n", encoding="utf-8")
    assert len(linted(capsys, ".")) == 4


def test_a_folder_without_articles_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    assert run(["empty"]) == 0
    assert capsys.readouterr() == ("", "lintnews: empty: no article in this folder\n")


def test_a_pipe_and_a_socket_are_skipped_with_a_message(folder: Path, command: Command) -> None:
    make(folder, "a.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        done = command("--select", "DUP105", ".")
    assert done.returncode == 2
    assert done.stdout.decode().split("\n")[:-1] == [
        'a.txt:3:4: DUP105 "has" stands twice',
        "pipe.txt:1:1: LNT001 is not a regular file: skipped",
        "socket.txt:1:1: LNT001 is not a regular file: skipped",
    ]


def test_a_device_is_skipped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert run(["/dev/null"]) == 2
    assert "is not a regular file: skipped" in capsys.readouterr().out


def test_a_link_in_a_circle_is_an_error_and_a_folder_in_a_circle_is_read_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "a.txt", "x/b.txt")
    (folder / "x" / "up").symlink_to(folder)
    (folder / "x" / "self").symlink_to(folder / "x")
    assert linted(capsys, ".") == ["a.txt", "x/b.txt"]
    (folder / "loop.txt").symlink_to("loop.txt")
    assert run(["loop.txt"]) == 2
    assert (
        "loop.txt:1:1: LNT001 cannot be read: Too many levels of symbolic links"
        in capsys.readouterr().out
    )
    (folder / "dangling.txt").symlink_to("gone")
    assert run(["dangling.txt"]) == 2


@pytest.fixture
def deep(folder: Path) -> Iterator[Path]:
    """Make a folder 1,500 levels down, and take it away again, which pytest itself could not."""
    made = [folder]
    for _ in range(1500):
        made.append(made[-1] / "d")
        os.mkdir(made[-1])
    make(made[-1], "a.txt")
    yield made[-1]
    (made[-1] / "a.txt").unlink()
    for path in reversed(made[1:]):
        path.rmdir()


def test_folders_may_be_as_deep_as_the_system_allows(
    deep: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(linted(capsys, ".")) == 1
    assert len(linted(capsys, str((deep / "a.txt").relative_to(folder)))) == 1


def test_a_folder_is_printed_as_it_was_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "a.txt", "x/b.txt")
    assert linted(capsys, ".") == ["a.txt", "x/b.txt"]
    assert linted(capsys, ".", "a.txt") == ["a.txt", "x/b.txt"]
    assert linted(capsys, "./x") == ["./x/b.txt"]
    assert linted(capsys, str(folder / "x")) == [str(folder / "x" / "b.txt")]


def test_a_file_called_like_standard_input_is_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "-")
    assert linted(capsys, "--include", "-", ".") == ["./-"]


NOTHING = {
    "blank.txt": b" \t\r\n\n",
    "mark.txt": b"\xef\xbb\xbf\n",
    "empty.txt": b"",
    "front.md": b"---\ntitle: Lock opens\nauthor: Ines Falk\n---\n",
    "script.html": b"<html><head><title>x</title></head><body><div id=app></div></body></html>",
    "menu.html": b"<html><body><ul><li>Home<li>News</ul><p>Canals</p></body></html>",
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_file_without_a_story_is_never_clean(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(NOTHING[name])
    for arguments, code in (
        ([], 1),
        (["--level", "error", "--fail-level", "error"], 1),
        (["--stage", "publish"], 2),
        (["--fix", "--stage", "publish", "--exit-zero"], 2),
        (["--ignore", "LNT013"], 0),
    ):
        assert run([*arguments, name]) == code
        printed = capsys.readouterr().out
        assert ("LNT013 no story was found" in printed) == (code > 0)
    for _ in range(2):  # the second run finds everything in the cache
        assert run(["--jobs", "1", "--cache-dir", "kept", "."]) == 1
        assert "LNT013" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"The lock was opened on Friday."),
        ("a.md", b"---\ntitle: Lock opens\n---\nIt was opened on Friday, the board said.\n"),
        ("a.html", b"<html><body><p>The lock was opened on Friday.</p></body></html>"),
        ("b.html", b"<p>Lock opens"),
    ],
)
def test_a_short_story_is_one(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    assert run([name]) == 0


def test_a_folder_of_formats_that_nobody_reads_says_which(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "print/a.pdf", "print/b/c.pages")
    assert run(["print"]) == 1
    said = "print:1:1: LNT013 no article in this folder: nothing reads .pages, .pdf\n"
    assert capsys.readouterr().out == said
    assert run(["--stage", "publish", "print"]) == 2


def test_a_current_folder_that_is_gone_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    assert run(["a.txt"]) == 2
    assert "is the current folder still there?" in capsys.readouterr().err


def test_a_file_that_is_gone_when_it_is_its_turn_is_one_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make(folder, "a.txt", "b.txt")
    find = Finder.find

    def remove(self: Finder, given: str) -> list[str]:
        names = list(find(self, given))
        (folder / "a.txt").unlink()
        return names

    monkeypatch.setattr(Finder, "find", remove)
    assert run(["."]) == 2
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "a.txt:1:1: LNT001 cannot be read: No such file or directory"
    assert lines[1].startswith("b.txt:3:4: DUP105")


def test_a_name_with_odd_bytes_is_read_and_shown(folder: Path, command: Command) -> None:
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(FAULTY.encode())
    for name in ("text", "json", "sarif", "github", "junit", "gitlab", "full"):
        done = command("--format", name, ".")
        assert (done.returncode, done.stderr) == (1, b""), name
    assert b"caf\\udce9.txt:3:4" in command(".").stdout


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0,
    reason="drops root's rights to see what others may not read",
)
def test_a_file_and_a_folder_without_read_permission_are_named(folder: Path) -> None:
    make(folder, "a.txt", "closed.txt", "x/b.txt")
    (folder / "closed.txt").chmod(0)
    (folder / "x").chmod(0)
    command = [
        "setpriv",
        "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
    ]
    import sys  # noqa: PLC0415  of this test alone

    done = subprocess.run(
        [*command, sys.executable, "-m", "lintnews", "--select", "DUP105", "."],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    (folder / "x").chmod(0o755)
    assert done.returncode == 2
    assert b"closed.txt:1:1: LNT001 cannot be read: Permission denied" in done.stdout
    assert b'a.txt:3:4: DUP105 "has" stands twice' in done.stdout
    assert b"lintnews: x: cannot be read: Permission denied" in done.stderr


@pytest.mark.parametrize(
    "post",
    [
        "---\ntitle: Pier to open\nexternal_url: https://example.org/pier\n---\n",
        "---\nlayout: redirect\nredirect_url: /2014/pier.html\n---\n",
        '---\ntitle: Pier to open\n---\n<script>window.location.href = "https://example.org/";</script>\n',
    ],
)
def test_a_post_that_leads_elsewhere_is_no_file_without_a_story(
    post: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "post.md"
    path.write_text(post, encoding="utf-8")
    assert run(["--stage", "publish", str(path)]) == 0
    assert "LNT013" not in capsys.readouterr().out
