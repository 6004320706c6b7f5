"""What the pages for people who write rules show works as it is shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lintnews.cli.main import run

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [
    DOCS / "tutorial.md",
    *(
        DOCS / "how-to" / f"{name}.md"
        for name in ("house-style", "caption-rule", "rule-with-a-fix", "compare-headline-and-body")
    ),
]
BLOCK = re.compile(r"^```(toml|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)
# Findings of the rules that lintnews ships, which change over time.
OTHERS = re.compile(r"\d: (?!HSE|DSK)[A-Z]{3}\d{3} ")
BLOCKS = [
    (page, kind, text)
    for page in PAGES
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("page", "kind", "text"),
    BLOCKS,
    ids=[f"{page.stem}-{number}" for number, (page, _, _) in enumerate(BLOCKS)],
)
def test_every_rule_that_is_shown_holds(
    page: Path, kind: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"shown.{'py' if kind == 'python' else kind}"
    file.write_text(text, encoding="utf-8")
    assert run(["test", str(file), "--coverage"]) == 0, page
    assert "no example holds" not in capsys.readouterr().out


def test_the_first_half_of_the_tutorial_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Up to the package, which needs an environment of its own (tests/packaging)."""
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8").partition("## 3. A package")[0]
    pending = ""
    for part in re.split(
        r"(^```\w+\n.*?^```|(?:^    [^\n]*\n)+)", page, flags=re.DOTALL | re.MULTILINE
    ):
        if part.startswith("```"):
            kind, _, text = part.removeprefix("```").removesuffix("```").partition("\n")
            name = {
                "toml": "house-words.toml",
                "python": "caption_credit.py",
                "text": "article.txt",
            }[kind]
            Path(name).write_text(text, encoding="utf-8")
        elif part.startswith("    rule-files"):
            Path("lintnews.toml").write_text(part.strip() + "\n", encoding="utf-8")
        for typed in re.findall(
            r"^    \$ lintnews [^\n]*\n(?:    (?!\$)[^\n]*\n)*", part, re.MULTILINE
        ):
            command, _, pending = typed.partition("\n")
            run(shlex.split(command.strip().removeprefix("$ lintnews ")))
            shown = [line.removeprefix("    ") for line in pending.rstrip("\n").split("\n")]
            printed = [
                line
                for line in capsys.readouterr().out.rstrip("\n").split("\n")
                if not re.search(r": (?!HSE|DSK)[A-Z]{3}\d{3} ", line)
            ]
            assert printed == shown, command
    assert pending
