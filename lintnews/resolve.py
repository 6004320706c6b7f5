"""From settings to a ruleset: which rules run on a file, with what options."""

from __future__ import annotations

import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintnews.analysis.vocabulary import Vocabulary, WordLists
from lintnews.engine import Active, Ruleset
from lintnews.filters.selection import Selection, best, decide
from lintnews.rules.declarative import PhraseOptions, extended
from lintnews.rules.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintnews.config.settings import Settings
    from lintnews.plugins.values import WordList
    from lintnews.rules.definition import Rule


def ruleset(rules: Iterable[Rule], settings: Settings, ignored: tuple[str, ...] = (), lists: Iterable[WordList] = ()) -> Ruleset:
    """Return the rules that run under ``settings``, less those ``ignored`` for one file."""
    selection = selection_of(settings, ignored)
    vocabulary = vocabulary_of(settings, lists)
    active = tuple(active_of(rule, settings, vocabulary) for rule in rules if decide(rule, selection).runs)
    return Ruleset(active, vocabulary)


def active_of(rule: Rule, settings: Settings, vocabulary: Vocabulary) -> Active:
    """Return a rule with the desk's options, severity and phrases."""
    given = settings.rules.get(rule.name, settings.rules.get(rule.code, {}))
    options = rule.options(**{**rule.options.in_profile(settings.profile), **given})
    phrases = options.extend if isinstance(options, PhraseOptions) else ()
    own = extended(rule, (*phrases, *sorted(vocabulary.words(rule.word_list))))
    return Active(own, options, severity_of(rule, settings))


def selection_of(settings: Settings, ignored: tuple[str, ...] = ()) -> Selection:
    """Return what the settings select."""
    return Selection(
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=(*settings.ignore, *settings.extend_ignore, *ignored),
        profile=settings.profile,
        packs=frozenset(settings.packs),
    )


def severity_of(rule: Rule, settings: Settings) -> Severity:
    """Return the desk's severity, else the stage's, else the rule's own."""
    chosen = best(settings.severity, rule)
    if chosen is not None:
        return Severity(settings.severity[chosen])
    if settings.stage is not None and settings.stage in rule.stages:
        return rule.stages[settings.stage]
    return rule.severity


def vocabulary_of(settings: Settings, brought: Iterable[WordList] = ()) -> Vocabulary:
    """Return the desk's additions to the word lists, and the lists that plugins brought."""
    given = settings.vocabulary
    return Vocabulary(
        names=frozenset(given.get("names", ())),
        acronyms=frozenset(given.get("acronyms", ())),
        speech_verbs=frozenset(given.get("speech-verbs", ())),
        furniture=frozenset(given.get("furniture", ())),
        corrections=dict(given.get("corrections", {})),
        date_order=settings.date_order,
        lists=WordLists(_parts(given.get("lists", {}), brought)),
    )


def _parts(own: Mapping[str, Iterable[str]], brought: Iterable[WordList]) -> dict[str, tuple[Any, ...]]:
    """Return the parts of each list by its name: what a plugin brought, and what the desk adds to it."""
    parts: dict[str, tuple[Any, ...]] = {item.name: (item.load,) for item in brought}
    for name, words in own.items():
        parts[name] = (*parts.get(name, ()), frozenset(words))
    return parts


def ignored_for(name: str, settings: Settings) -> tuple[str, ...]:
    """Return what ``per-file-ignores`` takes away for one file; all globs that match add up."""
    if not settings.per_file_ignores:
        return ()
    path = Path(name).absolute()
    relative = path.relative_to(settings.root).as_posix() if settings.root and path.is_relative_to(settings.root) else path.as_posix()
    found: list[str] = []
    for glob, selectors in settings.per_file_ignores.items():
        if fnmatch.fnmatch(relative, glob) or fnmatch.fnmatch(path.name, glob):
            found.extend(selectors)
    return tuple(found)
