"""From settings to a ruleset: which rules run on a file, with what options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary, WordLists
from lintnews.config.settings import Settings
from lintnews.errors import RuleError
from lintnews.guard import UNGUARDED, Guard
from lintnews.hints import Any
from lintnews.linting.engine import Active, Ruleset
from lintnews.linting.engine_rules import ENGINE_FAMILY, ENGINE_RULES
from lintnews.linting.finding import Diagnostic, Finding, Severity
from lintnews.linting.phrases import PhraseOptions, extended
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Check, Options, Rule
from lintnews.linting.selection import Selection, Selector, closest, decide
from lintnews.plugins.contributions import WordList
from lintnews.values import NamedTuple


class Resolved(NamedTuple):
    """A configuration resolved for one file.

    ``own`` gives, for each of the linter's own findings that is wanted, how
    serious it is. ``stage`` is where the copy is on its way to print.
    """

    ruleset: Ruleset
    own: Mapping[str, Severity]
    stage: str | None

    @property
    def ran(self) -> frozenset[str]:
        """The codes of the rules that run."""
        return frozenset(active.rule.code for active in self.ruleset.active)

    def apply_settings(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Leave out the engine's findings that are not wanted; give the others their severity."""
        for one in diagnostics:
            if not one.code.startswith(ENGINE_FAMILY):
                yield one
            elif one.code in self.own:
                yield one._replace(severity=self.own[one.code])


def resolve(
    rules: Iterable[Rule],
    settings: Settings,
    ignored: tuple[Selector, ...] = (),
    lists: Iterable[WordList] = (),
    profiles: Mapping[str, Profile] = PROFILES,
    guard: Guard = UNGUARDED,
) -> Resolved:
    """Return the rules that run under ``settings``, less those ``ignored`` for one file.

    A rule whose options or words cannot be had runs too, and fails on each file.
    """
    profile = profiles[settings.profile]
    selection = selection_of(settings, ignored, profile)
    vocabulary = vocabulary_of(settings, lists)
    active = tuple(
        _active(rule, settings, vocabulary, profile, guard)
        for rule in rules
        if decide(rule, selection).runs
    )
    own = {
        rule.code: severity_of(rule, settings, profile)
        for rule in ENGINE_RULES
        if decide(rule, selection).runs
    }
    return Resolved(Ruleset(active, vocabulary), own, stage_of(settings, profile))


def _active(
    rule: Rule, settings: Settings, vocabulary: Vocabulary, profile: Profile, guard: Guard
) -> Active:
    """Return a rule as the desk runs it, or one in its place that says why it cannot run."""
    if not rule.plugin:
        return active_of(rule, settings, vocabulary, profile)
    watch = guard.watch(f"rule {rule.code} {rule.name} of plugin {rule.plugin!r}", RuleError)
    try:
        with watch:
            return active_of(rule, settings, vocabulary, profile)
    except RuleError as error:
        return Active(
            rule._replace(check=_failing(error), patterns=(), word_list=""),
            Options(),
            rule.severity,
        )


def _failing(error: RuleError) -> Check:
    def check(_reading: Reading, _options: Options) -> Iterator[Finding]:
        raise error

    return check


def active_of(
    rule: Rule, settings: Settings, vocabulary: Vocabulary, profile: Profile = PROFILES["default"]
) -> Active:
    """Return a rule with the desk's options, severity and phrases."""
    given = settings.rules.get(rule.name, {})
    options = rule.options(**{**rule.options.in_profile(settings.profile), **given})
    phrases = options.extend if isinstance(options, PhraseOptions) else ()
    own = extended(rule, (*phrases, *sorted(vocabulary.words(rule.word_list))))
    return Active(own, options, severity_of(rule, settings, profile))


def selection_of(settings: Settings, ignored: tuple[Selector, ...], profile: Profile) -> Selection:
    """Return what the settings select."""
    return Selection(
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=(*settings.ignore, *settings.extend_ignore),
        ignored_here=ignored,
        profile=profile,
        packs=frozenset(settings.packs),
    )


def severity_of(rule: Rule, settings: Settings, profile: Profile) -> Severity:
    """Return the desk's severity, else the stage's, else the profile's, else the rule's own."""
    chosen = closest(rule, settings.severity)
    if chosen is not None:
        return Severity(settings.severity[chosen])
    stage = stage_of(settings, profile)
    if stage is not None and stage in rule.stages:
        return rule.stages[stage]
    chosen = closest(rule, profile.severity)
    return profile.severity[chosen] if chosen is not None else rule.severity


def stage_of(settings: Settings, profile: Profile) -> str | None:
    """Return the stage that is stated, else the profile's; ``None`` for none."""
    stage = profile.stage if settings.stage is None else settings.stage
    return None if stage == "none" else stage


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


def _parts(
    own: Mapping[str, Iterable[str]], brought: Iterable[WordList]
) -> dict[str, tuple[Any, ...]]:
    """Return the parts of each list by its name: what a plugin brought, what the desk adds."""
    parts: dict[str, tuple[Any, ...]] = {item.name: (item.load,) for item in brought}
    for name, words in own.items():
        parts[name] = (*parts.get(name, ()), frozenset(words))
    return parts


def ignored_for(path: str, settings: Settings) -> tuple[Selector, ...]:
    """Return what ``per-file-ignores`` takes away for an absolute path; patterns add up."""
    found: list[Selector] = []
    for item in settings.per_file_ignores:
        if item.glob.matches(path):
            origin = f"per-file-ignores {str(item.glob)!r}"
            found.extend(
                Selector(word, f"{origin}, {word.origin}" if word.origin else origin, word.rank)
                for word in item.ignored
            )
    return tuple(found)
