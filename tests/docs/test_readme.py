"""What the README shows is what the command prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_output_in_the_readme_is_real() -> None:
    spec = importlib.util.spec_from_file_location(
        "update_readme", Path(__file__).with_name("update_readme.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert module.updated(readme) == readme, "run `python tests/docs/update_readme.py`"
    assert len({line.split(": ")[1][:3] for line in module.shown().split("\n") if line}) >= 5, (
        "findings of at least five families"
    )
