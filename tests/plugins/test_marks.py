"""Our marks are pluggy's, and a plainly marked plugin is read the same with it and without it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pluggy
import pytest

import lintnews_rules
from lintnews.plugins import loading, marks, shipped


def function() -> None:
    """Do nothing."""


def other() -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"optionalhook": True},
        {"tryfirst": True, "specname": "lintnews_rules"},
        {"wrapper": True},
    ],
)
def test_a_hook_is_marked_as_pluggy_marks_it(options: dict[str, Any]) -> None:
    marks.hookimpl(**options)(function)
    pluggy.HookimplMarker(marks.PROJECT)(**options)(other)
    assert vars(function)["lintnews_impl"] == vars(other)["lintnews_impl"]


def test_a_specification_is_marked_as_pluggy_marks_it() -> None:
    marks.hookspec(function)
    pluggy.HookspecMarker(marks.PROJECT)(other)
    assert vars(function)["lintnews_spec"] == vars(other)["lintnews_spec"]


@pytest.mark.parametrize("plugin", [lintnews_rules, shipped])
def test_pluggy_finds_the_hooks_that_are_found_without_it(plugin: ModuleType) -> None:
    found = marks.plain(plugin)
    assert found
    assert sorted(found) == sorted(loading._found_by_pluggy(plugin, "it"))


def plugin_with(**functions: Callable[..., object]) -> ModuleType:
    module = ModuleType("a_plugin")
    for name, value in functions.items():
        value.__name__ = name
        setattr(module, name, value)
    return module


def test_the_host_is_handed_to_whom_asks_for_it() -> None:
    plugin = plugin_with(
        lintnews_plugin=marks.hookimpl(lambda host: host),
        lintnews_rules=marks.hookimpl(lambda: ()),
    )
    assert {found.hook: found.arguments for found in marks.plain(plugin) or ()} == {
        "lintnews_plugin": ("host",),
        "lintnews_rules": (),
    }


@pytest.mark.parametrize(
    "special",
    [
        marks.hookimpl(optionalhook=True)(lambda: ()),
        marks.hookimpl(specname="lintnews_rules")(lambda: ()),
        marks.hookimpl(lambda config: (config,)),
        marks.hookimpl(lambda host=None: (host,)),
        marks.hookimpl(lambda *hosts: hosts),
        marks.hookimpl(lambda **hosts: hosts),
    ],
)
def test_whatever_is_not_plain_is_left_to_pluggy(special: Callable[..., object]) -> None:
    assert marks.plain(plugin_with(lintnews_rules=special)) is None


def test_an_object_is_left_to_pluggy() -> None:
    class Plugin:
        @marks.hookimpl
        def lintnews_rules(self) -> tuple[()]:
            return ()

    plugin = Plugin()
    assert marks.plain(plugin) is None
    (found,) = loading._found_by_pluggy(plugin, "it")
    assert (found.hook, found.function(), found.arguments) == ("lintnews_rules", (), ())


def test_a_plain_module_without_marks_has_no_hooks() -> None:
    assert marks.plain(sys) == ()
