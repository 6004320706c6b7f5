"""The format is well formed whatever a finding says; the rule survives hostile text."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from lintnews_checkstyle.checkstyle import report
from lintnews_checkstyle.vague_measure import vague_measure

from lintnews import Run
from lintnews.testing import assert_robust, findings


def test_what_xml_forbids_is_replaced() -> None:
    found = [one for text in ("a <b> & \x00", "ok") for one in _said(text)]
    document = ET.fromstring("".join(report(found, Run())).encode())
    assert [error.get("message") for error in document.iter("error")] == ["a <b> & \ufffd", "ok"]


def test_the_rule_survives_hostile_text() -> None:
    assert_robust(vague_measure)


def _said(message: str) -> list[object]:
    from lintnews import Finding, Severity, Span, rule

    @rule(
        code="TST101",
        name="test",
        summary="x",
        severity=Severity.INFO,
        roles=None,
        bad=(),
        good=(),
    )
    def check() -> object:
        yield Finding(Span(0, 1), message)

    return list(findings(check, "A line."))
