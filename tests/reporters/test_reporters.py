"""Every output format: golden reports, official schemas, and what must never get through."""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from lintnews.article.source import Source
from lintnews.reporters.reporter import Run
from lintnews.reporters.shipped_reporters import REPORTERS

REPORTS = {reporter.name: reporter.report for reporter in REPORTERS}
HERE = Path(__file__).parent
jsonschema = pytest.importorskip("jsonschema")
xmlschema = pytest.importorskip("xmlschema")


def _desk() -> Any:
    spec = importlib.util.spec_from_file_location("reporters_desk", HERE / "desk.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


desk = _desk()


def reported(name: str, **style: Any) -> str:
    return "".join(REPORTS[name](desk.found(), desk.run(**style)))


CASES: list[tuple[str, dict[str, Any]]] = [(name, {}) for name in REPORTS] + [
    ("full", {"width": 160}),
    ("full", {"width": 40}),
    ("full", {"colour": True}),
]


@pytest.mark.parametrize(("name", "style"), CASES)
def test_the_report_is_the_golden_one(name: str, style: dict[str, Any]) -> None:
    path = HERE / "golden" / f"{'-'.join([name, *map(str, style.values())])}.txt"
    report = reported(name, **style)
    if os.environ.get("LINTNEWS_UPDATE_GOLDEN"):
        path.write_text(report, encoding="utf-8")
    assert report == path.read_text(encoding="utf-8")


def schema(name: str) -> Any:
    return json.loads((HERE / "schemas" / name).read_text(encoding="utf-8"))


def test_sarif_is_valid_by_the_official_schema() -> None:
    log = json.loads(reported("sarif"))
    jsonschema.Draft4Validator(
        schema("sarif-2.1.0.json"), format_checker=jsonschema.FormatChecker()
    ).validate(log)


def test_an_empty_sarif_log_is_valid() -> None:
    log = json.loads("".join(REPORTS["sarif"]([], Run())))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_sarif_says_in_what_it_counts_and_counts_in_it() -> None:
    (run,) = json.loads(reported("sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    lines = desk.TEXT.split("\n")
    assert (
        lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        == "has has"
    )
    assert desk.TEXT[region["charOffset"] :][: region["charLength"]] == "has has"


def test_sarif_rules_are_those_of_the_results() -> None:
    (run,) = json.loads(reported("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {rule["id"] for rule in rules} == {"DUP101", "DUP105", "RDB101", "PLH101"}


def test_a_fix_in_sarif_can_be_made_by_offsets_and_by_lines() -> None:
    (run,) = json.loads(reported("sarif"))["runs"]
    lines = desk.TEXT.split("\n")
    for result in run["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            assert unquote(change["artifactLocation"]["uri"]) == desk.NAME
            for replacement in change["replacements"]:
                region = replacement["deletedRegion"]
                start = (
                    sum(len(line) + 1 for line in lines[: region["startLine"] - 1])
                    + region["startColumn"]
                    - 1
                )
                assert start == region["charOffset"]


def test_what_failed_is_a_notification_and_no_result() -> None:
    (run,) = json.loads(reported("sarif"))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [
        one.get("descriptor", {}).get("id") for one in invocation["toolExecutionNotifications"]
    ] == [None, "LNT001"]
    assert "LNT001" not in {result["ruleId"] for result in run["results"]}


def test_a_link_in_the_words_of_the_copy_is_no_link_in_sarif() -> None:
    failure = "plugin 'x' [fails](http://example.org) \\ [sic]"
    (run,) = json.loads("".join(REPORTS["sarif"]([], Run(failures=(failure,)))))["runs"]
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == (r"plugin 'x' \[fails\](http://example.org) \\ \[sic\]")
    (run,) = json.loads("".join(REPORTS["sarif"]([], Run(failures=("[sic]",)))))["runs"]
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "[sic]"


def test_gitlab_is_valid_and_its_fingerprints_are_unique() -> None:
    issues = json.loads(reported("gitlab"))
    jsonschema.Draft7Validator(schema("gitlab-code-quality.json")).validate(issues)
    twice = "".join(REPORTS["gitlab"]([*desk.found(), *desk.found()], desk.run()))
    fingerprints = [issue["fingerprint"] for issue in json.loads(twice)]
    assert len(set(fingerprints)) == len(fingerprints) == 2 * len(issues)


def test_junit_is_valid_by_its_schema_and_shows_clean_files(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(reported("junit"), encoding="utf-8")
    xmlschema.XMLSchema(str(HERE / "schemas" / "junit-10.xsd")).validate(str(path))
    assert 'name="clean &amp; tidy.txt" tests="1" failures="0"' in path.read_text(encoding="utf-8")


def test_junit_drops_what_xml_forbids() -> None:
    odd = desk.found()[0]._replace(message="a\x0b\x00\ud800\ufffe\uffffb")
    report = "".join(REPORTS["junit"]([odd], desk.run()))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", report)
    assert 'message="a\\u000b\\u0000\\ud800\\ufffe\\uffffb"' in report


@pytest.mark.parametrize(
    "name", ["text", "full", "github", "gitlab", "json", "jsonl", "sarif", "junit"]
)
def test_no_control_character_and_no_workflow_command_gets_through(name: str) -> None:
    report = reported(name)
    assert "\x1b" not in report
    assert not any(line.startswith("::set-env") for line in report.split("\n"))


def test_github_points_at_the_right_line_and_column_and_escapes_properties() -> None:
    lines = reported("github").rstrip("\n").split("\n")
    assert len(lines) == len(desk.found()) + 1
    first = lines[1]
    assert first.startswith(
        "::warning file=copy/harbor%2C page 1.txt,line=2,endLine=2,title=DUP105 "
        "word-repeated,col=58,endColumn=65::"
    )
    assert desk.TEXT.split("\n")[1][57:64] == "has has"
    assert lines[-1].startswith("::error file=gone\\x1b[31m.txt,line=1")
    assert "%0A::set-env" in lines[-1]


def test_json_is_the_array_of_the_jsonl_objects() -> None:
    assert json.loads(reported("json")) == [
        json.loads(line) for line in reported("jsonl").rstrip("\n").split("\n")
    ]


def test_an_empty_json_report_is_an_empty_array() -> None:
    assert "".join(REPORTS["json"]([], desk.run())) == "[]\n"


def test_full_marks_the_span_and_nothing_else() -> None:
    """Under each row the marks stand under the very characters of the span, at every width."""
    for width in (30, 80, 120, 160):
        rows = reported("full", width=width).split("\n")
        marked = [
            "".join(
                shown
                for shown, mark in zip(
                    row[row.index("│") + 2 :], under[under.index("│") + 2 :], strict=False
                )
                if mark == "^"
            )
            for row, under in itertools.pairwise(rows)
            if "│" in row and "│" in under and "^" in under
        ]
        assert "therethere" in "".join(marked).replace(" ", "")
        assert "TK" in marked


def test_full_keeps_within_the_width() -> None:
    for width in (40, 80, 100):
        rows = reported("full", width=width).split("\n")
        assert max(len(row) for row in rows if "│" in row) <= width


def test_full_shows_the_sentence_of_a_long_paragraph_and_not_the_paragraph() -> None:
    report = reported("full")
    assert "On the last day there there was nobody on board." in report
    assert "On day 3 the ferry" not in report


def test_full_windows_a_sentence_that_is_longer_than_a_screen() -> None:
    report = reported("full")
    placeholder = report[report.index("PLH101") :]
    assert placeholder.index("│ … ") < placeholder.index("TK name")
    assert placeholder.count("│") <= 4


def test_full_says_so_where_the_source_has_gone() -> None:
    run = desk.run()
    run = type(run)(
        files=run.files, rules=run.rules, source=lambda _: Source("x", ""), style=run.style
    )
    assert "DUP101 caption repeats line 2" in "".join(REPORTS["full"](desk.found(), run))
