"""One article as text, Markdown and HTML: the same roles, the same findings at the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintnews import Reading, Role, decode, roles
from lintnews.config.settings import Settings
from lintnews.plugins import registry
from lintnews.run.lint import lint_source
from lintnews.run.session import LintRun

pytest.importorskip("pyromark", reason="the extra lintnews[markdown] is not installed")
pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")

FOLDER = Path(__file__).parent / "harbor"
DESK = LintRun(registry.load(), lambda _: Settings(profile="desk"))


def findings(name: str) -> list[tuple[str, str]]:
    """Return code and words of each finding, white space and markup made alike."""
    source = decode(name, (FOLDER / name).read_bytes())
    found = []
    for one in lint_source(source, DESK):
        words = source.text[one.place.start : one.place.end]
        for markup in ("*", "<em>", "</em>"):
            words = words.replace(markup, "")
        found.append((one.code, " ".join(words.split())))
    return found


def read(name: str) -> list[tuple[Role, str]]:
    (article,) = DESK.articles(decode(name, (FOLDER / name).read_bytes()))
    return [
        (block.role, " ".join(block.span.of(article.text).split()))
        for block in Reading(article).get(roles)
    ]


@pytest.mark.parametrize("name", ["harbor.md", "harbor.html"])
def test_the_findings_are_those_of_the_text(name: str) -> None:
    expected = findings("harbor.txt")
    assert len(expected) > 6
    assert findings(name) == expected


def test_the_roles_are_those_of_the_text() -> None:
    expected = read("harbor.txt")
    assert {Role.HEADLINE, Role.BYLINE, Role.CAPTION, Role.SUBHEAD} < {role for role, _ in expected}
    assert read("harbor.html") == expected
    # Front matter has the name alone, and the caption stands below its picture either way.
    assert [(role, text.removeprefix("By ")) for role, text in expected] == read("harbor.md")
