"""Exit codes, output and options of ``lintnews check``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from lintnews.cli.main import run
from lintnews.run.session import LintRun

Command = Callable[..., subprocess.CompletedProcess[bytes]]

FAULTY = "Harbor board votes\n\nIt has has said so.\n"
CLEAN = "Harbor board votes\n\nThe ferry left.\n"


def faulty(times: int) -> str:
    return "Harbor board votes\n\n" + "".join(
        f"It has has said so {number}.\n\n" for number in range(times)
    )


@pytest.fixture
def files(folder: Path) -> Path:
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize("number", [255, 256, 257])
def test_the_number_of_findings_is_not_the_exit_code(
    number: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(faulty(number), encoding="utf-8")
    assert run(["--select", "DUP105", "a.txt"]) == 1
    assert capsys.readouterr().out.count("\n") == number


def test_a_multiple_of_256_over_many_files_is_one_exit_code_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(16):
        (folder / f"{number}.txt").write_text(faulty(256), encoding="utf-8")
    assert run(["--select", "DUP105", *[f"{number}.txt" for number in range(16)] * 16]) == 1
    assert capsys.readouterr().out.count("\n") == 16 * 256  # a file named twice is read once
    assert (16 * 256) % 256 == 0


def test_a_clean_file_is_zero_and_silent(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files.is_dir()
    assert run(["clean.txt"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "selection", [["--select", "DUP"], ["--config", 'select=["DUP"]'], ["--config", "select=[]"]]
)
def test_a_selection_of_rules_still_guards_the_print(
    selection: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(
        "Harbor board votes\n\n# lintnews: ignore-next QUO101\nThe ferry left.\n", encoding="utf-8"
    )
    assert run([*selection, "--stage", "publish", "a.txt"]) == 1
    assert capsys.readouterr().out == "a.txt:3:1: LNT104 this line would be printed\n"


def test_a_missing_file_is_two_and_the_other_is_still_linted(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    assert run(["nope.txt", "faulty.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == 'faulty.txt:3:4: DUP105 "has" stands twice\n'
    assert err == "lintnews: no such file or folder: nope.txt\n"


def test_what_cannot_be_read_is_printed_once_and_counted_on_standard_error(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (files / name).write_bytes(b"\x89PNG\r\n\x1a\n\0")
    assert run(["a.txt", "b.txt", "clean.txt"]) == 2
    out, err = capsys.readouterr()
    picture = "1:1: LNT001 is a picture: lintnews reads text"
    assert out == f"a.txt:{picture}\nb.txt:{picture}\n"
    assert err == "lintnews: 2 files could not be read\n"
    assert run(["--count", "a.txt"]) == 2
    assert "lintnews: a.txt: is a picture" in capsys.readouterr().err


def test_front_matter_that_cannot_be_used_is_a_finding_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").write_text(
        "---\ntitle: Pier\ndate: 12.03.2024\n---\n\nThe pier is gone.\n", encoding="utf-8"
    )
    assert run(["--select", "DUP", "a.md"]) == 1
    assert (
        capsys.readouterr().out
        == "a.md:3:7: LNT012 '12.03.2024' is no day that can be read: write it as YYYY-MM-DD\n"
    )
    assert run(["--ignore", "LNT012", "a.md"]) == 0


def test_a_mistyped_command_is_asked_about_and_never_linted_as_text(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    assert run(["inspct", "clean.txt"]) == 2
    assert capsys.readouterr() == (
        "",
        "lintnews: no such file or folder: inspct; did you mean the command 'inspect'?\n",
    )


def test_a_file_called_like_a_command_is_given_with_its_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rules").write_text(FAULTY, encoding="utf-8")
    assert run(["./rules"]) == 1
    assert "./rules:3:4" in capsys.readouterr().out


def test_options_stand_before_or_behind_the_command(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    outputs = set()
    for arguments in (
        ["--format", "json", "check", "faulty.txt"],
        ["check", "--format", "json", "faulty.txt"],
        ["--format=json", "faulty.txt"],
    ):
        assert run(arguments) == 1
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1
    assert json.loads(outputs.pop())[0]["code"] == "DUP105"


def test_nothing_at_all_asks_for_a_path_and_is_two(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("lintnews: no path is given")
    assert err.endswith("try: lintnews --help\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--frmat", "json", "x"], "there is no option '--frmat'; did you mean '--format'?"),
        (
            ["--format", "jsn", "x"],
            "--format: there is no output format 'jsn'; did you mean 'json'?",
        ),
        (["--select", "DUP999", "x"], "--select: there is no rule 'DUP999'"),
        (["--select", "caption-repeatd", "x"], "did you mean 'caption-repeated'?"),
        (["--ignore", "LNT001", "x"], "LNT001 cannot be left out"),
        (["--profile", "dsk", "x"], "--profile: there is no profile 'dsk'; did you mean 'desk'?"),
        (
            ["--stage", "publsh", "x"],
            "--stage: there is no stage 'publsh'; did you mean 'publish'?",
        ),
        (["--level", "warn", "x"], "did you mean 'warning'?"),
        (["--kind", "newz", "x"], "--kind: there is no kind 'newz'; did you mean 'news'?"),
        (["--date", "12.4.2019", "x"], "--date: '12.4.2019' is not a day in the form YYYY-MM-DD"),
        (
            ["--language", "english!", "x"],
            "--language: 'english!' is not the two-letter code of a language",
        ),
        (
            ["--language", "English", "x"],
            "is not the two-letter code of a language, as en or en-GB; did you mean 'en'?",
        ),
        (["--language", "en_GB", "x"], "did you mean 'en'?"),
        (["--language", "eng", "x"], "--language: 'eng' is not the two-letter code"),
        (["--language", "en-", "x"], "--language: 'en-' is not the two-letter code"),
        (["--encoding", "utf-88", "x"], "--encoding: there is no encoding 'utf-88'"),
        (["--max-findings", "many", "x"], "--max-findings: 'many' is not a whole number"),
        (["--config", "selct=DUP", "x"], "there is no key 'selct'; did you mean 'select'?"),
        (["--packs", "ap", "x"], "--packs: there is no pack 'ap'"),
        (
            ["--select", "", "x"],
            "--select names no rules: give codes, names, beginnings of codes or ALL",
        ),
        (["--extend-exclude", ",", "x"], "--extend-exclude names no patterns"),
        (["--fail", "error", "x"], "there is no option '--fail'; did you mean '--fail-level'?"),
        (["DUP101"], "no such file or folder: DUP101; did you mean 'lintnews explain DUP101', or"),
        (["dup"], "did you mean 'lintnews explain DUP', or '--select DUP'?"),
        (["version"], "no such file or folder: version; did you mean 'lintnews --version'?"),
        (
            ["--config", "select=[DUP]", "x"],
            "--config select=[DUP]: Invalid value: put words in quotation marks",
        ),
        (["explain", "DUP1o1"], "there is no rule 'DUP1o1'; did you mean 'DUP1"),
        (["explain", "DUP101", "--level", "info"], "there is no option '--level'"),
    ],
)
def test_what_does_not_exist_is_an_error_with_a_suggestion(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x").write_text(CLEAN, encoding="utf-8")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.startswith("lintnews: ")


def test_the_options_that_an_editor_needs_come_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    with pytest.raises(SystemExit):
        run(["--help"])
    shown = capsys.readouterr().out
    first = shown[shown.index("what an editor needs first") : shown.index("what is read")]
    for option in ("--format full", "--level warning", "--ignore", "--fix", "--stage publish"):
        assert f"\n  {option}" in first


def test_a_plugin_that_is_not_there_cannot_be_left_out(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    assert run(["--disable-plugin", "nope", "clean.txt"]) == 2
    assert (
        capsys.readouterr().err
        == "lintnews: there is no plugin 'nope' to leave out: none of that name is installed\n"
    )


def test_wrong_options_are_told_all_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x").write_text(CLEAN, encoding="utf-8")
    assert (
        run(
            [
                "--select",
                "DUP999",
                "--ignore",
                "QUO999",
                "--profile",
                "none",
                "--config",
                "stage=3",
                "x",
            ]
        )
        == 2
    )
    assert len(capsys.readouterr().err.rstrip("\n").split("\n")) == 4


@pytest.mark.parametrize(
    ("arguments", "code", "printed"),
    [
        ([], 1, 2),
        (["--level", "warning"], 1, 1),
        (["--level", "error"], 1, 0),
        (["--fail-level", "error"], 0, 2),
        (["--fail-level", "info"], 1, 2),
        (["--exit-zero"], 0, 2),
        (["--max-findings", "1"], 1, 1),
        (["--max-findings", "0"], 1, 0),
    ],
)
def test_levels_and_limits(
    arguments: list[str], code: int, printed: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(
        FAULTY.rstrip("\n"), encoding="utf-8"
    )  # a warning, and advice about the line end
    assert run([*arguments, "--select", "DUP105,LNK105", "a.txt"]) == code
    assert capsys.readouterr().out.count("\n") == printed


def test_what_a_limit_hides_is_counted_aloud(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(faulty(5), encoding="utf-8")
    assert run(["--max-findings", "2", "a.txt"]) == 1
    assert capsys.readouterr().err == "lintnews: 3 more not shown (--max-findings 2)\n"


def test_findings_that_fail_a_run_are_not_hidden_in_silence(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    assert run(["--level", "error", "faulty.txt"]) == 1
    assert capsys.readouterr() == ("", "lintnews: 1 below --level error not shown\n")


def test_statistics_and_count_stand_in_the_place_of_findings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(faulty(12) + "-30-\n", encoding="utf-8")
    assert run(["--statistics", "--select", "DUP105,BPL105", "a.txt"]) == 1
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith("12  DUP105  word-repeated: ")
    assert lines[1].startswith(" 1  BPL105  end-mark: ")
    assert run(["--count", "--select", "DUP105,BPL105", "a.txt"]) == 1
    assert capsys.readouterr().out == "13\n"
    assert run(["--statistics", "--format", "json", "--select", "DUP105,BPL105", "a.txt"]) == 1
    assert [(one["code"], one["count"]) for one in json.loads(capsys.readouterr().out)] == [
        ("DUP105", 12),
        ("BPL105", 1),
    ]


def test_the_order_of_the_arguments_does_not_matter(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "b.txt").write_text(FAULTY, encoding="utf-8")
    outputs = set()
    for arguments in (
        ["b.txt", "faulty.txt"],
        ["faulty.txt", "b.txt"],
        ["faulty.txt", "b.txt", "b.txt"],
    ):
        run(arguments)
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_the_order_of_hashes_does_not_matter(folder: Path, command: Command) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text(faulty(3) + "TK TK\n\n-30-\n", encoding="utf-8")
    reports = {
        command("--format", "json", ".", env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2", "9")
    }
    assert len(reports) == 1
    assert len(json.loads(reports.pop())) >= 12


def test_standard_input_goes_by_a_name(folder: Path, command: Command) -> None:
    (folder / "lintnews.toml").write_text(
        'per-file-ignores = {"opinion/*" = ["DUP105"]}\n', encoding="utf-8"
    )
    done = command("-", input=FAULTY.encode())
    assert (done.returncode, done.stdout) == (1, b'-:3:4: DUP105 "has" stands twice\n')
    done = command("--stdin-filename", "news/a.txt", "-", input=FAULTY.encode())
    assert (done.returncode, done.stdout) == (1, b'news/a.txt:3:4: DUP105 "has" stands twice\n')
    done = command("--stdin-filename", "opinion/a.txt", "-", input=FAULTY.encode())
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_output_file_is_written_whole_and_standard_output_is_not(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = files / "report.sarif"
    target.write_text("old", encoding="utf-8")
    assert run(["--format", "sarif", "--output-file", "report.sarif", "faulty.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert (
        json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"][0]["ruleId"]
        == "DUP105"
    )
    assert sorted(path.name for path in files.iterdir()) == [
        ".git",
        "clean.txt",
        "faulty.txt",
        "report.sarif",
    ]


def test_an_output_file_that_cannot_be_written_is_two(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert files.is_dir()
    assert run(["--output-file", "no/such/folder.txt", "faulty.txt"]) == 2
    assert "--output-file no/such/folder.txt: cannot be written" in capsys.readouterr().err


def test_a_reader_that_leaves_early_ends_the_run_without_a_word(folder: Path) -> None:
    (folder / "a.txt").write_text(faulty(5000), encoding="utf-8")
    script = f"{sys.executable} -m lintnews --select DUP105 a.txt | head -1"
    done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["text", "json"])
def test_a_full_disk_is_one_line_and_two(name: str, files: Path, command: Command) -> None:
    assert files.is_dir()
    with Path("/dev/full").open("wb") as full:
        done = command(
            "--format",
            name,
            "faulty.txt",
            capture_output=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert done.stderr == b"lintnews: standard output cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["rules", "--help"], ["rules"]])
def test_a_full_disk_is_two_for_the_help_too(arguments: list[str], command: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        done = command(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"lintnews: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("redirection", "name", "code"),
    [
        (">&-", "faulty.txt", 2),
        (">&-", "clean.txt", 0),
        ("2>&-", "nope.txt", 2),
        ("<&-", "-", 2),
        (">&- 2>&-", "faulty.txt", 2),
    ],
)
def test_closed_streams_are_no_traceback(
    redirection: str, name: str, code: int, files: Path
) -> None:
    script = f"{sys.executable} -m lintnews {name} {redirection}"
    done = subprocess.run(["sh", "-c", script], cwd=files, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_an_interrupt_flushes_what_was_found_and_ends_in_130(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "later.txt").write_text(FAULTY, encoding="utf-8")
    read = LintRun.read

    def interrupted(self: LintRun, name: str) -> bytes:
        if name == "later.txt":
            raise KeyboardInterrupt
        return read(self, name)

    monkeypatch.setattr(LintRun, "read", interrupted)
    assert (
        run(["--format", "json", "--output-file", "report.json", "faulty.txt", "later.txt"]) == 130
    )
    assert [
        one["path"] for one in json.loads((files / "report.json").read_text(encoding="utf-8"))
    ] == ["faulty.txt"]
    assert capsys.readouterr() == ("", "lintnews: interrupted; not everything was read\n")


def test_output_that_cannot_encode_a_character_escapes_it(folder: Path, command: Command) -> None:
    (folder / "é.txt").write_text("Harbor board votes\n\nThe café café closed.\n", encoding="utf-8")
    for encoding in ("ascii", "cp1252"):
        done = command("--format", "full", ".", env={**os.environ, "PYTHONIOENCODING": encoding})
        assert done.returncode == 1
        assert done.stderr == b""
        done.stdout.decode(encoding)
    assert (
        b"\\xe9.txt:3:5: " in command(".", env={**os.environ, "PYTHONIOENCODING": "ascii"}).stdout
    )


@pytest.mark.parametrize(
    "arguments",
    [["explain", "caption-repeated"], ["rules"], ["help", "output"], ["config", "é.txt"]],
)
def test_every_command_escapes_what_its_output_cannot_encode(
    arguments: list[str], command: Command
) -> None:
    done = command(*arguments, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")


def test_control_characters_in_text_and_names_are_shown_escaped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a\x1b]0;x\x07.txt").write_text(
        "Harbor board votes\n\nIt has has \x1b[31m said so.\n", encoding="utf-8"
    )
    run(["--format", "full", "."])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "a\\x1b]0;x\\u0007.txt" in out


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_or_on_demand(
    arguments: list[str],
    variables: dict[str, str],
    coloured: bool,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert files.is_dir()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    run([*arguments, "faulty.txt"])
    out = capsys.readouterr().out
    assert ("\x1b[" in out) is coloured
    assert "\x1b]8" not in out  # links are for terminals alone


@pytest.mark.parametrize(("term", "coloured"), [("xterm-256color", True), ("dumb", False)])
# as above
def test_a_terminal_gets_colour_and_a_summary(term: str, coloured: bool, files: Path) -> None:
    import pty  # noqa: PLC0415  not on every system

    master, slave = pty.openpty()
    environment = {
        key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR"}
    }
    command = [sys.executable, "-m", "lintnews", "faulty.txt", "clean.txt"]
    done = subprocess.run(
        command,
        cwd=files,
        stdout=slave,
        stderr=slave,
        env={**environment, "TERM": term},
        check=False,
    )
    os.close(slave)
    read = b""
    with suppress(OSError):  # that is how a terminal ends
        while piece := os.read(master, 10_000):
            read += piece
    os.close(master)
    assert done.returncode == 1
    shown = read.decode()
    assert "\x1b]8" not in shown  # no site is published that a link could lead to
    assert ("\x1b[1;33mDUP105" in shown) is coloured
    assert shown.endswith("1 finding in 2 articles\r\n")


def test_facts_can_be_stated_for_many_files_in_a_table(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "facts.tsv").write_text(
        "file\tdate\tkind\tlanguage\na.txt\t2019-04-12\topinion\ten-US\n", encoding="utf-8"
    )
    assert run(["config", "--metadata", "facts.tsv", "a.txt"]) == 0
    assert (
        "a.txt is read as an article of the kind 'opinion', in the language 'en'"
        in capsys.readouterr().out
    )


def test_what_is_wrong_in_a_table_of_facts_is_told_all_at_once(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "facts.tsv").write_text(
        "file\tdate\tkind\na.txt\t2019\tnews\nb.txt\t2019-04-12\tnewz\nc.txt\t\t\tmore\n",
        encoding="utf-8",
    )
    assert run(["--metadata", "facts.tsv", "faulty.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.partition(" ")[2].partition(": ")[0] for line in err.rstrip("\n").split("\n")] == [
        "facts.tsv:2:7",
        "facts.tsv:3:18",
        "facts.tsv:4",
    ]
