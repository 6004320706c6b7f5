"""The JSON Schema takes what the reader takes, and refuses what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from lintnews.cli.init import Seen, start
from lintnews.cli.main import run
from lintnews.config.json_schema import schema
from lintnews.config.keys import KEYS
from lintnews.plugins import registry

jsonschema = pytest.importorskip("jsonschema")
ROOT = Path(__file__).parents[2]
SCHEMA = schema(registry.load().rules)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
NAMES = {key.name for key in KEYS}
BLOCK = re.compile(r"(?:^ {4}[^\n]*\n(?:[ \t]*\n)*)+", re.MULTILINE)


def shown() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every configuration that a page shows: a block of TOML with nothing but our keys."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            text = re.sub(r"^ {4}", "", block, flags=re.MULTILINE)
            try:
                table = tomli.loads(text)
            except tomli.TOMLDecodeError:
                continue
            table = table.get("tool", {}).get("lintnews", table)
            if table and set(table) <= NAMES:
                yield f"{page.relative_to(ROOT)}: {text[:40]!r}", table


SHOWN = list(shown())


@pytest.mark.parametrize(("where", "table"), SHOWN, ids=[where for where, _ in SHOWN])
def test_what_the_pages_show_is_valid(where: str, table: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(table)] == [], where


def test_the_pages_show_configurations_at_all() -> None:
    assert len(SHOWN) > 30


@pytest.mark.parametrize(
    "path", [ROOT / "docs/.lintnews.toml", ROOT / "docs/examples/plugins/house-style/lintnews.toml"]
)
def test_our_own_configurations_are_valid(path: Path) -> None:
    VALIDATOR.validate(tomli.loads(path.read_text(encoding="utf-8")))


def test_a_start_is_valid() -> None:
    VALIDATOR.validate(tomli.loads(start(Seen(not_utf8=("a",), rule_files=("b.toml",)))))


@pytest.mark.parametrize("key", KEYS, ids=[key.name for key in KEYS])
def test_the_example_of_a_key_is_valid_and_another_type_is_not(key: Any) -> None:
    VALIDATOR.validate(tomli.loads(key.example))
    assert not VALIDATOR.is_valid({key.name: 7})


WRONG = (
    'selct = ["DUP"]',
    "[tool.lintnews]",
    'select = "DUP"',
    'profile = "strict"',
    'level = "note"',
    'date-order = "ymd"',
    "respect-gitignore = 1",
    '[severity]\nDUP = "grave"',
    "[rules.caption-repeated]\nblock = 5",
    "[rules.DUP101]\nblock = 5",
    '[rules.caption-repeated]\nblocks = "5"',
    "[rules.caption-repeated]\nblocks = 9223372036854775808",
    "[vocabulary]\nname = []",
    '[vocabulary]\nfurniture = [""]',
    '[vocabulary.corrections]\n"" = "x"',
    '[plugins]\nneed = ["x"]',
)


@pytest.mark.parametrize("text", WRONG)
def test_what_the_reader_refuses_the_schema_refuses(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not VALIDATOR.is_valid(tomli.loads(text))
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text("A story.\n", encoding="utf-8")
    (tmp_path / "lintnews.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["a.txt"]) == 2
    assert "lintnews.toml:" in capsys.readouterr().err


def test_it_is_a_schema_and_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert run(["config", "--schema", "--no-plugins", "--isolated"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"].keys() == NAMES
