"""Which plugins load: API versions, allowed, denied and required ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pluggy
import pytest

from lintnews import Host, Pack, hookimpl
from lintnews.errors import PluginError
from lintnews.guard import Guard
from lintnews.plugins import registry
from lintnews.plugins.brought import Brought
from lintnews.plugins.choice import PluginChoice
from lintnews.plugins.entrypoints import EntryPoint, entry_points
from lintnews.plugins.loading import load_one

MODULE = """
from lintnews import Finding, PluginInfo, Severity, Span, hookimpl, rule

@rule(code="{code}", name="{name}", summary="x", severity=Severity.WARNING, bad=(), good=())
def check(reading, options):
    yield Finding(Span(0, 0), "x")

@hookimpl
def lintnews_plugin(host):
    return PluginInfo(api="{api}", url="https://example.org/rules/")

@hookimpl
def lintnews_rules():
    return [check]
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """Three plugins, written for the API versions 1.0, 1.7 and 2.0."""
    monkeypatch.syspath_prepend(str(tmp_path))
    points = []
    for name, code, api in (
        ("one_zero", "AAA101", "1.0"),
        ("one_seven", "BBB101", "1.7"),
        ("two_zero", "CCC101", "2.0"),
    ):
        (tmp_path / f"plugin_{name}.py").write_text(
            MODULE.format(code=code, name=name.replace("_", "-"), api=api), encoding="utf-8"
        )
        points.append(EntryPoint(name, f"plugin_{name}", f"dist-{name}", "1.0"))
    yield points
    for name in ("one_zero", "one_seven", "two_zero"):
        sys.modules.pop(f"plugin_{name}", None)


def names(loaded: registry.Registry) -> list[str]:
    return [plugin.name for plugin in loaded.plugins]


def test_a_plugin_is_accepted_across_minor_versions_and_refused_across_a_major_one(
    made: list[EntryPoint],
) -> None:
    loaded = registry.load(made, api="1.3")
    assert names(loaded) == ["one_zero", "one_seven"]
    (failure,) = loaded.failures
    assert str(failure) == (
        "plugin 'two_zero' (dist-two_zero 1.0) was written for plugin API 2.0 and this lintnews "
        "has 1.3: "
        "install a release of the plugin for API 1"
    )


def test_a_core_of_the_next_major_version_refuses_plugins_of_this_one(
    made: list[EntryPoint],
) -> None:
    loaded = registry.load(made, api="2.0")
    assert names(loaded) == ["two_zero"]
    assert len(loaded.failures) == 2
    assert all("\n" not in str(failure) for failure in loaded.failures)


def test_rules_say_which_plugin_they_come_from_and_where_their_page_is(
    made: list[EntryPoint],
) -> None:
    (rule,) = registry.load(made[:1]).rules
    assert (rule.plugin, rule.url) == ("one_zero", "https://example.org/rules/")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (PluginChoice(), ["one_zero", "one_seven"]),
        (PluginChoice(deny=frozenset({"one_zero"})), ["one_seven"]),
        (PluginChoice(deny=frozenset({"dist-one_zero"})), ["one_seven"]),
        (PluginChoice(allow=frozenset({"one_zero"})), ["one_zero"]),
        (PluginChoice(allow=frozenset()), []),
        (PluginChoice(allow=frozenset(), require=frozenset({"one_zero"})), ["one_zero"]),
        (PluginChoice(allow=frozenset({"one_zero"}), deny=frozenset({"one_zero"})), []),
        (PluginChoice(shipped_only=True), []),
    ],
)
def test_a_choice_admits_and_refuses_by_plugin_or_distribution(
    made: list[EntryPoint], choice: PluginChoice, expected: list[str]
) -> None:
    loaded = registry.load(made[:2], choice)
    assert names(loaded) == expected
    assert not loaded.failures


def test_what_is_required_and_missing_is_a_failure(made: list[EntryPoint]) -> None:
    loaded = registry.load(made[:1], PluginChoice(require=frozenset({"one_zero", "absent"})))
    assert [str(failure) for failure in loaded.failures] == [
        (
            "the plugin 'absent' is required and did not load; install it, or take it out of the "
            "required plugins"
        )
    ]


def test_a_denied_name_that_means_no_plugin_is_a_failure(made: list[EntryPoint]) -> None:
    loaded = registry.load(made[:1], PluginChoice(deny=frozenset({"one-zero"})))
    assert [str(failure) for failure in loaded.failures] == [
        "there is no plugin 'one-zero' to leave out: none of that name is installed"
    ]


def test_the_built_in_rules_come_in_by_an_entry_point_like_any_other() -> None:
    (own,) = [point for point in entry_points() if point.distribution == "lintnews"]
    assert own.value == "lintnews_rules"
    loaded = registry.load([own])
    assert loaded.rules
    assert {rule.plugin for rule in loaded.rules} == {own.name}


def test_beside_another_plugin_the_built_in_rules_are_the_same(made: list[EntryPoint]) -> None:
    alone = registry.load(entry_points())
    beside = registry.load([*entry_points(), made[0]])
    assert alone.rules
    assert {rule.code for rule in beside.rules} == {*(rule.code for rule in alone.rules), "AAA101"}
    ours = [
        [one for one in each.plugins if one.name == "lintnews-rules"] for each in (alone, beside)
    ]
    assert ours[0] == ours[1]


def test_without_the_built_in_rules_the_engine_works_with_those_of_others(
    made: list[EntryPoint],
) -> None:
    loaded = registry.load(made[:1])
    assert [rule.code for rule in loaded.rules] == ["AAA101"]
    assert not loaded.failures


@pytest.fixture
def brought_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], Brought]:
    """Load a plugin that is handed over as an object."""

    def load(plugin: object) -> Brought:
        module = ModuleType("made_plugin")
        module.__dict__["plugin"] = plugin
        monkeypatch.setitem(sys.modules, "made_plugin", module)
        return load_one(EntryPoint("made", "made_plugin:plugin", "", ""), Guard())

    return load


PACK = Pack("house")


class Marked:
    @hookimpl
    def lintnews_profiles(self, host: Host) -> tuple[Pack, ...]:
        return (PACK._replace(summary=host.api),)


class MarkedByPluggy:
    @pluggy.HookimplMarker("lintnews")
    def lintnews_profiles(self) -> tuple[Pack, ...]:
        return (PACK,)


class NamedOtherwise:
    @hookimpl(specname="lintnews_profiles")
    def packs(self) -> tuple[Pack, ...]:
        return (PACK,)


class WithHookOfAnother:
    @hookimpl(optionalhook=True)
    def lintnews_tomorrow(self) -> None: ...

    @hookimpl
    def lintnews_profiles(self) -> tuple[Pack, ...]:
        return (PACK,)


@pytest.mark.parametrize("kind", [Marked, MarkedByPluggy, NamedOtherwise, WithHookOfAnother])
def test_a_plugin_is_marked_and_read_as_pluggy_has_it(
    brought_by: Callable[[object], Brought], kind: type
) -> None:
    (pack,) = brought_by(kind()).packs
    assert (pack.name, pack.plugin) == ("house", "made")


def test_a_misspelt_hook_next_to_an_optional_one_is_named(
    brought_by: Callable[[object], Brought],
) -> None:
    class Misspelt(WithHookOfAnother):
        @hookimpl
        def lintnews_rulez(self) -> None: ...

    with pytest.raises(PluginError, match=r"no hook 'lintnews_rulez'.*did you mean"):
        brought_by(Misspelt())


def test_a_plugin_that_cannot_be_hashed_is_named(brought_by: Callable[[object], Brought]) -> None:
    with pytest.raises(PluginError, match="plugin 'made' does not load: TypeError: unhashable"):
        brought_by([])


def test_of_two_names_for_one_plugin_the_second_is_refused(made: list[EntryPoint]) -> None:
    again = made[0]._replace(name="again", distribution="dist-again")
    loaded = registry.load([again, made[0]])
    assert names(loaded) == ["again"]
    (failure,) = loaded.failures
    assert str(failure).startswith("plugin 'one_zero' (dist-one_zero 1.0) is registered already")


def test_a_plugin_that_fails_costs_those_after_it_nothing(
    made: list[EntryPoint], tmp_path: Path
) -> None:
    (tmp_path / "plugin_bad.py").write_text(
        "from lintnews import hookimpl\n@hookimpl\ndef lintnews_rulez(): ...\n", encoding="utf-8"
    )
    loaded = registry.load([EntryPoint("bad", "plugin_bad", "", ""), *made[:2]])
    assert names(loaded) == ["one_zero", "one_seven"]
    assert len(loaded.failures) == 1
