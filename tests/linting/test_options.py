"""Options: a profile can have a default of its own."""

from __future__ import annotations

from lintnews.config.settings import Settings
from lintnews.linting.finding import Severity
from lintnews.linting.rule import Options, Rule, option
from lintnews.run.resolved import active_of, vocabulary_of


class Sure(Options):
    certainty = option(0.9, "how sure", desk=0.5)
    most = option(3, "how many")


def rule() -> Rule:
    return Rule(
        code="XXX101",
        name="x-rule",
        summary="",
        severity=Severity.INFO,
        check=lambda *_: (),
        why="",
        options=Sure,
    )


def in_force(settings: Settings) -> Sure:
    options = active_of(rule(), settings, vocabulary_of(settings)).options
    assert isinstance(options, Sure)
    return options


def test_the_default_profile_has_the_plain_default() -> None:
    assert in_force(Settings()).certainty == 0.9


def test_a_profile_has_its_own_default() -> None:
    assert in_force(Settings(profile="desk")).certainty == 0.5
    assert in_force(Settings(profile="desk")).most == 3


def test_what_the_desk_sets_wins_over_the_profile() -> None:
    settings = Settings(profile="desk", rules={"x-rule": {"certainty": 0.7}})
    assert in_force(settings).certainty == 0.7
