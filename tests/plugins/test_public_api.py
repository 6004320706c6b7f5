"""What is public stays: names, arguments and hooks of the first API version, all documented."""

from __future__ import annotations

import enum
import importlib
import inspect
from pathlib import Path
from typing import Any

import pytest

from lintnews.config.keys import KEYS as CONFIGURATION
from lintnews.linting.tables.rule_keys import KEYS
from lintnews.plugins import hooks as hookspecs
from lintnews.plugins.contributions import API_VERSION
from lintnews.plugins.loading import RETURNS

DOCS = Path(__file__).parents[2] / "docs" / "reference"
HELD = Path(__file__).with_name("api-1.txt")
PACKAGES = ("lintnews", "lintnews.testing")
HOOKS = tuple(RETURNS)


def described() -> list[str]:
    """A line for each public thing: its name, a colon, what it takes, with ``!`` what must be."""
    lines: list[str] = []
    for package in PACKAGES:
        module = importlib.import_module(package)
        lines.extend(
            f"{package}.{name}:{arguments(getattr(module, name))}" for name in module.__all__
        )
    lines.extend(f"hook {name}:{arguments(getattr(hookspecs, name))}" for name in HOOKS)
    lines.extend(f"rule key {name}:" for name in KEYS)
    return lines


def taken(lines: list[str]) -> dict[str, list[str]]:
    return {
        name: given.split() for name, _, given in (line.partition(":") for line in lines if line)
    }


def arguments(value: Any) -> str:
    """Return what a thing takes; of an enumeration, what it holds."""
    if isinstance(value, type) and issubclass(value, enum.Enum):
        return "".join(f" {name}" for name in value.__members__)
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return ""
    return "".join(
        f" {parameter.name}{'!' if is_needed(parameter) else ''}" for parameter in parameters
    )


def is_needed(parameter: inspect.Parameter) -> bool:
    return parameter.default is parameter.empty and parameter.kind not in {
        parameter.VAR_KEYWORD,
        parameter.VAR_POSITIONAL,
    }


def test_nothing_that_was_public_is_gone_and_nothing_new_must_be_given() -> None:
    """A line may gain what need not be given; for a new major version the file is written anew."""
    assert API_VERSION.startswith("1.")
    now = taken(described())
    for name, known in taken(HELD.read_text(encoding="utf-8").split("\n")).items():
        assert name in now, f"{name} is gone: deprecate it first (docs/reference/plugins.md)"
        there = [argument.rstrip("!") for argument in now[name]]
        for argument in known:
            assert argument.rstrip("!") in there, f"{name} no longer takes {argument.rstrip('!')}"
        for argument in now[name]:
            assert not argument.endswith("!") or argument in known, (
                f"{name} now needs {argument.rstrip('!')}"
            )


def test_what_is_public_is_held() -> None:
    held = taken(HELD.read_text(encoding="utf-8").split("\n"))
    assert [line for line in described() if line.partition(":")[0] not in held] == [], (
        f"add these lines to {HELD.name}"
    )


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_and_every_argument_of_it_is_documented(hook: str) -> None:
    page = (DOCS / "plugins.md").read_text(encoding="utf-8")
    function = getattr(hookspecs, hook)
    assert f"### {hook}\n" in page
    assert (function.__doc__ or "").strip()
    for argument in inspect.signature(function).parameters:
        assert f"argument `{argument}`" in page


def test_every_hook_that_is_specified_is_asked() -> None:
    specified = {name for name, value in vars(hookspecs).items() if hasattr(value, "lintnews_spec")}
    assert specified == set(HOOKS)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_says_what_it_is(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__ == sorted(
        module.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    for name in module.__all__:
        value = getattr(module, name)
        if callable(value):
            assert (inspect.getdoc(value) or "").strip(), name


def test_every_key_of_a_rule_table_and_of_the_configuration_is_documented() -> None:
    page = (DOCS / "rule-tables.md").read_text(encoding="utf-8")
    assert [name for name in KEYS if f"| `{name}` |" not in page] == []
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert [key.name for key in CONFIGURATION if f"### {key.name}\n" not in page] == []
