"""The code in the how-to about Python programs runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_code_runs_from_top_to_bottom(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    blocks = BLOCK.findall((ROOT / "docs/how-to/from-a-cms.md").read_text(encoding="utf-8"))
    assert len(blocks) == 5
    for block in blocks:
        exec(block, names)  # noqa: S102
    said = capsys.readouterr().out
    assert '1 11 DUP105 "left" stands twice' in said
    assert "docs/examples/harbor.txt" in said
