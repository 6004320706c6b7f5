"""What became of the findings of one rule in one file: which were dropped, and by what.

The rule is run as the desk runs it, then with each of its bounds taken away: roles, speech,
kinds and languages, the options of the configuration, the words of the house. What only such
a run finds was dropped by that bound. A rule's own exceptions are in its code, and nothing
but its page tells of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial

from lintnews.analysis.forms import holds_one
from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import block_at, roles
from lintnews.analysis.quotations import in_quotation
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import folded_text
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check_reading
from lintnews.linting.engine_rules import RULE_FAILED
from lintnews.linting.finding import Diagnostic, Located
from lintnews.linting.location import locate
from lintnews.linting.profiles import Profile
from lintnews.linting.rule import Rule, Speech
from lintnews.linting.selection import decide
from lintnews.linting.suppression import silenced_by
from lintnews.linting.suppression_file import SuppressionFile
from lintnews.run.resolved import active_of, ignored_for, selection_of
from lintnews.run.session import LintRun
from lintnews.run.settings_finder import profiles
from lintnews.values import NamedTuple

_Found = Mapping[tuple[Span, str], Diagnostic]


class Fate(NamedTuple):
    """A finding, and what dropped it; if that is empty it is reported."""

    found: Located
    dropped_by: tuple[str, ...]


class Account(NamedTuple):
    """What a rule found in one article; ``silent`` says why, if it found nothing at all."""

    fates: tuple[Fate, ...]
    silent: tuple[str, ...] = ()


def accounts(rule: Rule, source: Source, run: LintRun) -> Iterator[Account]:
    """Yield what became of a rule's findings, article by article.

    Raises:
        ReaderError: if the source cannot be read in its format.
        SourceError: if its suppressions file cannot be read.
    """
    suppressions = run.suppression_file(source.name)
    for article in run.articles(source):
        yield _Trial(rule, article, source, run).account(suppressions)


def unfit(rule: Rule, reading: Reading) -> str:
    """Return why a rule that runs has nothing to say about this article; empty if it has."""
    found, spoken = reading.get(kind).kind, reading.get(language).code
    if rule.kinds is not None and found not in rule.kinds:
        return (
            f"not on this article, which is of the kind {found.value!r}: the rule is for "
            f"{', '.join(sorted(rule.kinds))}"
        )
    if rule.languages is not None and spoken not in (None, *rule.languages):
        return (
            f"not on this article, which is in {spoken!r}: the rule is for "
            f"{', '.join(sorted(rule.languages))}"
        )
    if rule.needs_original and reading.article.original is None:
        return "there is no original to compare the article with: give --against"
    if rule.holds and not holds_one(reading.get(folded_text), rule.holds):
        return "none of the words that it looks for stands in the text"
    return ""


class _Trial:
    """One rule on one article, run as it is and without its bounds."""

    def __init__(self, rule: Rule, article: Article, source: Source, run: LintRun) -> None:
        """Run the rule each way."""
        resolved = run.resolved(source.name)
        settings = run.settings_for(source.name)
        profile: Profile = profiles(run.registry)[settings.profile]
        self._article, self._source, self._run = article, source, run
        words = resolved.ruleset.vocabulary
        make = partial(active_of, rule, profile=profile)
        self._active = make(settings, words)
        self._rule = self._active.rule
        self._reading = run.reading(article, words)
        ignored = ignored_for(os.path.abspath(source.name), settings)
        self._decision = decide(rule, selection_of(settings, ignored, profile))
        others = {name: given for name, given in settings.rules.items() if name != rule.name}
        bare = Vocabulary(date_order=words.date_order)
        self._as_is = self._found(self._active, words)
        self._free = self._found(_unbound(self._active), words)
        self._by_default = self._found(make(settings._replace(rules=others), words), words)
        self._without_words = self._found(make(settings, bare), bare)
        self._rivals = self._of_rivals(resolved.ruleset)

    def _found(self, active: Active, words: Vocabulary) -> _Found:
        """Return what the rule alone finds, and that it failed, if it did."""
        alone = active._replace(rule=active.rule._replace(yields_to=frozenset()))
        reading = self._run.reading(self._article, words)
        found = check_reading(reading, Ruleset((alone,), words), self._run.guard)
        wanted = {self._rule.code, RULE_FAILED.code}
        return {(one.span, one.message): one for one in found if one.code in wanted}

    def _of_rivals(self, ruleset: Ruleset) -> tuple[Diagnostic, ...]:
        """Return the findings of the rules that the rule gives way to."""
        rivals = tuple(one for one in ruleset.active if one.rule.code in self._rule.yields_to)
        found = check_reading(self._reading, ruleset._replace(active=rivals), self._run.guard)
        return tuple(one for one in found if one.code in self._rule.yields_to)

    def account(self, suppressions: SuppressionFile | None) -> Account:
        """Return what became of each finding."""
        every = {**self._without_words, **self._by_default, **self._free, **self._as_is}
        fates = []
        for key in sorted(every, key=lambda key: (key[0].start, key[0].end, key[1])):
            (located,) = locate([every[key]], self._article, self._source)
            fates.append(Fate(located, tuple(self._reasons(key, every[key], suppressions))))
        return Account(tuple(fates), () if fates else tuple(self._why_silent()))

    def _reasons(
        self, key: tuple[Span, str], one: Diagnostic, suppressions: SuppressionFile | None
    ) -> Iterator[str]:
        if one.code == RULE_FAILED.code:
            return
        if not self._decision.runs:
            yield f"the rule does not run on this file: {self._decision.reason}"
        if key not in self._as_is:
            yield self._bound(key)
        for rival in self._rivals:
            if rival.span.overlaps(one.span):
                yield f"gives way to {rival.code} {rival.name}, which has a finding there"
        known = self._run.rules_for(self._source.name)
        for directive in silenced_by(self._article, known, one):
            line, _ = self._source.position(directive.source.start)
            yield f"silenced in line {line}: {directive.text}"
        if suppressions is not None:
            for place in suppressions.silencing(one, self._article, self._source):
                line, _ = suppressions.file.position(place.start)
                said = place.of(suppressions.file.text)
                yield f"silenced by {suppressions.file.name}:{line}: {said}"

    def _bound(self, key: tuple[Span, str]) -> str:
        """Return which bound a finding is beyond that the desk's own run does not have."""
        reason = unfit(self._rule, self._reading)
        if key in self._free and reason:
            return reason
        if key in self._free:
            return self._beyond(key[0])
        if key in self._by_default:
            return f"left out by an option in [rules.{self._rule.name}] of the configuration"
        return "left out by a word in [vocabulary] of the configuration"

    def _beyond(self, span: Span) -> str:
        """Return why the rule may not report a stretch of text."""
        rule = self._rule
        block = block_at(self._reading, span.start)
        if rule.roles is not None and (block is None or block.role not in rule.roles):
            role = f"a {block.role.value}" if block else "no paragraph"
            return f"stands in {role}; the rule reads {', '.join(sorted(rule.roles))}"
        if rule.speech is Speech.SILENT and in_quotation(self._reading, span):
            return "stands between quotation marks, and speech is not ours"
        return "needs words that the rule does not read: other roles, or speech"

    def _why_silent(self) -> Iterator[str]:
        """Yield what the engine knows about why a rule found nothing."""
        if not self._decision.runs:
            yield f"the rule does not run on this file: {self._decision.reason}"
        reason = unfit(self._rule, self._reading)
        if reason:
            yield reason
        here = {block.role for block in self._reading.get(roles)}
        if self._rule.roles is not None and not here & self._rule.roles:
            yield f"no paragraph is one that the rule reads: {', '.join(sorted(self._rule.roles))}"
        if self._rule.takes_matches and self._rule.needs_match:
            index = Ruleset((self._active,)).pattern_index
            matches, _ = index.scan(self._reading, self._run.guard)
            if not matches.get(self._rule.code):
                yield "none of the words that it looks for stands in the text"


def _unbound(active: Active) -> Active:
    """Return the rule without the bounds that the engine holds for it."""
    free = active.rule._replace(roles=None, kinds=None, languages=None, speech=Speech.REPORTED)
    return active._replace(rule=free)
