"""Planted faults: what is found of each kind, held at what was seen; see ``planted.py``."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("planted", FOLDER / "planted.py")
assert SPEC
assert SPEC.loader
planted = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(planted)

FOUND = tomllib.loads((FOLDER / "found.toml").read_text(encoding="utf-8"))
KINDS = sorted({form.kind for form in planted.forms()})


@pytest.mark.parametrize("profile", ["default", "desk"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_found_less_often_than_it_was(kind: str, profile: str) -> None:
    assert planted.found_of(kind, profile)[0] >= FOUND[profile][kind]


@pytest.mark.parametrize(("profile", "least"), [("default", 0.6), ("desk", 0.7)])
def test_enough_is_found(profile: str, least: float) -> None:
    counts = FOUND[profile]
    assert sum(counts.values()) >= least * 10 * len(counts)


def test_half_the_forms_are_found_in_nine_kinds_of_ten_for_a_desk() -> None:
    counts = FOUND["desk"]
    assert sum(count >= 5 for count in counts.values()) >= 0.9 * len(counts)


@pytest.mark.parametrize("form", planted.forms(), ids=lambda form: form.kind)
def test_a_form_is_one_change(form: planted.Form) -> None:  # type: ignore[name-defined]
    assert planted.sound_text(form.article).count(form.find) == 1
    assert form.put != form.find
