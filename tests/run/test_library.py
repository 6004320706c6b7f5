"""lintnews from Python: the findings of the command line, without its side effects."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import lintnews
from lintnews import Linter, Report, lint, lint_files
from lintnews.errors import ConfigError, UsageError
from lintnews.reporters.json import as_object

COPY = "The ferry left left the harbor at noon, the mayor said on Monday.\n"
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "harbor.txt"


def command(folder: Path, *arguments: str, copy: str = "") -> list[object]:
    done = subprocess.run(
        [sys.executable, "-m", "lintnews", "--isolated", "--format", "jsonl", *arguments],
        cwd=folder,
        input=copy.encode(),
        capture_output=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def objects(report: Report) -> list[object]:
    return [as_object(one) for one in report.findings]


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def test_a_text_has_the_findings_of_the_command_line(tmp_path: Path) -> None:
    copy = EXAMPLE.read_text(encoding="utf-8")
    report = lint(copy, filename="harbor.txt", profile="desk", date="2023-06-14")
    given = ("--stdin-filename", "harbor.txt", "--profile", "desk", "--date", "2023-06-14", "-")
    assert objects(report) == command(tmp_path, *given, copy=copy)
    assert len(report.findings) > 5


def test_files_have_the_findings_of_the_command_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(COPY, encoding="utf-8")
    (tmp_path / "a.txt.lintnews").write_text("DUP105\nQUO109\n", encoding="utf-8")
    reports = list(lint_files([tmp_path]))
    assert [Path(report.path).name for report in reports] == ["a.txt", "b.md"]
    assert [one for report in reports for one in objects(report)] == command(
        tmp_path, str(tmp_path)
    )


def test_a_report_holds_the_text_and_the_article_as_the_rules_saw_it() -> None:
    report = lint("\ufeff" + COPY)
    assert (report.path, report.text, report.record, report.failures) == ("-", COPY, None, ())
    assert report.article is not None
    assert report.article.text == COPY
    assert report.reading is not None
    assert [name.text for name in report.reading.get(lintnews.acronyms)] == []
    assert "left" in report.findings[0].message


def test_a_message_is_complete() -> None:
    caption = "Boats lie in the harbor on Monday morning. Dana Reyes/The Courier\n"
    report = lint(f"Ferry returns\n\n{caption}\n{caption}\nThe ferry left at noon.\n")
    assert [one.message for one in report.findings if one.code == "DUP101"] == [
        "caption repeats line 3"
    ]


def test_bytes_are_decoded_as_on_the_command_line() -> None:
    assert lint(COPY.encode("utf-16")).text == COPY
    report = lint(b"The ferry left \xff\xfe.\n")
    assert codes(report) == ["LNT001"]
    assert report.failures == (f"-: {report.findings[0].message}",)
    assert (report.text, report.reading, report.article, report.record) == ("", None, None, None)


def test_a_string_that_is_no_text_is_a_finding() -> None:
    assert codes(lint("The ferry\0")) == codes(lint("The ferry \ud800")) == ["LNT001"]


def test_a_string_is_never_asked_for_its_encoding() -> None:
    page = "<meta charset='latin-1'><p>The café café opened.</p>"
    assert "café" in lint(page, filename="a.html").text


def test_what_is_stated_is_believed() -> None:
    said = lint(COPY, date=dt.date(2024, 5, 6), kind="opinion", language="en-GB").article
    assert said is not None
    assert (said.metadata.published, said.metadata.kind) == (dt.date(2024, 5, 6), "opinion")
    assert said.metadata.language == "en"


def test_offsets_come_in_utf16_units_if_they_are_asked_for() -> None:
    report = lint("🎺 🎺\nThe 🎺 band left left.\n")
    (found,) = (one for one in report.findings if one.code == "DUP105")
    (wide,) = (one for one in report.in_utf16().findings if one.code == "DUP105")
    text = report.text.encode("utf-16-le")
    place = wide.place
    assert (
        text[2 * place.start : 2 * place.end].decode("utf-16-le")
        == (report.text[found.place.start : found.place.end])
    )
    assert (place.line, place.column) == (found.place.line, found.place.column + 1)
    assert place.end_column - place.column == place.end - place.start
    assert found.fix is not None
    assert wide.fix is not None
    assert wide.fix.edits[0].span.start == found.fix.edits[0].span.start + 3
    assert objects(lint(COPY).in_utf16()) == objects(lint(COPY))


@pytest.mark.parametrize(
    "wrong",
    [{"date": "6 May"}, {"kind": "poem"}, {"language": "english"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_cannot_be_understood_is_an_error_that_names_the_argument(
    wrong: dict[str, str],
) -> None:
    with pytest.raises(UsageError, match=rf"^{next(iter(wrong))}: "):
        Linter().lint(COPY, **wrong)


def test_an_unknown_profile_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(ConfigError, match="did you mean 'desk'"):
        lint(COPY, profile="dusk")


def test_a_path_that_means_nothing_is_an_error() -> None:
    with pytest.raises(UsageError, match="no such file"):
        lint_files(["nowhere.txt"])


def test_only_a_configuration_that_is_named_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "lintnews.toml"
    file.write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    assert "DUP105" in codes(lint(COPY, filename="a.txt"))
    assert "DUP105" not in codes(lint(COPY, filename="a.txt", config=file))
    file.write_text('ignore = ["DUP999"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="DUP999"):
        lint(COPY, config=file)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    lint(COPY)
    lint(b"\xff")
    assert capfd.readouterr() == ("", "")


def test_threads_may_share_a_linter() -> None:
    linter = Linter()
    alone = {day: objects(linter.lint(COPY, filename=f"{day}.txt")) for day in range(8)}
    together: dict[int, list[object]] = {}

    def work(day: int) -> None:
        together[day] = objects(linter.lint(COPY, filename=f"{day}.txt"))

    threads = [threading.Thread(target=work, args=(day,)) for day in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone
