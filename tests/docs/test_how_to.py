"""What the how-to pages tell people to type exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # comes with pre-commit

from lintnews.cli.main import COMMANDS
from lintnews.cli.options import check_parser, parse

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md"))
HOOKS = {
    hook["id"]
    for hook in yaml.safe_load(
        (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    )
}
COMMAND = re.compile(
    r"(?:^ *(?:\$|-|- run:) |\bsh '(?:\.venv/bin/)?|\bentry: )(?P<command>lintnews\b[^'\n]*)",
    re.MULTILINE,
)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_command_can_be_typed(page: Path) -> None:
    for match in COMMAND.finditer(page.read_text(encoding="utf-8")):
        words = shlex.split(match["command"].partition(" < ")[0])[1:]
        if words and words[0] not in COMMANDS:
            parse(check_parser(), words)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_every_configuration_is_well_formed(page: Path) -> None:
    for block in re.findall(
        r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    ):
        document = yaml.safe_load(block)
        for repository in document.get("repos", ()):
            for hook in repository["hooks"]:
                assert hook["id"] in HOOKS


def test_commands_are_found_at_all() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    found = [match["command"] for match in COMMAND.finditer(text)]
    assert "lintnews --format gitlab --output-file gl-code-quality-report.json stories" in found
    assert "lintnews --format junit --output-file lintnews.xml --exit-zero stories" in found
    assert "lintnews --stage publish --fail-level error story.txt" in found
