"""The page to read first: an article and a ruleset in, diagnostics out.

``check`` is pure. It knows no path, clock, environment or global, so the command
line, an editor's server and an archive job can all call it. The laws that hold
for every rule are kept here, once: which blocks, kinds and languages a rule is
for, that speech is not ours, and that a stretch of text gets one finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial

from lintnews.analysis.language import Language, language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import block_at
from lintnews.analysis.quotations import in_quotation
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Kind, Role
from lintnews.article.span import Span
from lintnews.errors import RuleError
from lintnews.guard import UNGUARDED, Guard, TimeSpentError, Watch
from lintnews.linting.engine_rules import RULE_FAILED, UNKNOWN_LANGUAGE, engine_finding
from lintnews.linting.finding import Diagnostic, Finding, Fix, Severity
from lintnews.linting.matching import PatternIndex
from lintnews.linting.rule import STRICT, Match, Options, Pattern, Rule, Speech, parameters
from lintnews.linting.speech import said
from lintnews.values import NamedTuple

_GIVEN = frozenset({"reading", "options", "matches", "all_matches"})
_MOST_FINDINGS = 1000  # of a rule in a short article; a longer one may have one a character


class Active(NamedTuple):
    """A rule as one desk runs it."""

    rule: Rule
    options: Options
    severity: Severity

    @cached_property
    def title(self) -> str:
        """What the rule is called in a message about its failure."""
        rule = self.rule
        plugin = f" of plugin {rule.plugin!r}" if rule.plugin else ""
        return f"rule {rule.code} {rule.name}{plugin}"

    @cached_property
    def arguments(self) -> tuple[str, ...] | None:
        """What the check takes, if it names that as it should, else ``None``."""
        names = parameters(self.rule.check)
        return names if _GIVEN.issuperset(names) else None

    @property
    def wanted_patterns(self) -> tuple[Pattern, ...]:
        """The rule's patterns, without the strict ones if the desk has not asked for them."""
        patterns = self.rule.patterns
        if getattr(self.options, "strict", True):
            return patterns
        return tuple(pattern for pattern in patterns if pattern.tag != STRICT)

    @cached_property
    def waits_for_match(self) -> bool:
        """Whether there is nothing to check before one of the rule's patterns has matched."""
        return self.rule.takes_matches and self.rule.needs_match


class Ruleset(NamedTuple):
    """A configuration resolved for one file: built once for each distinct one, and shared."""

    active: tuple[Active, ...]
    vocabulary: Vocabulary = Vocabulary()

    @cached_property
    def pattern_index(self) -> PatternIndex:
        """The one index that serves every phrase and pattern rule, built when first asked for."""
        return PatternIndex(
            {
                active.rule.code: wanted
                for active in self.active
                if (wanted := active.wanted_patterns)
            },
            {active.rule.code: active.rule.holds for active in self.active},
        )


def check(article: Article, ruleset: Ruleset) -> tuple[Diagnostic, ...]:
    """Return every diagnostic of the ruleset's rules on the article, in the order of the text."""
    return check_reading(Reading(article, ruleset.vocabulary), ruleset)


def check_reading(
    reading: Reading, ruleset: Ruleset, guard: Guard = UNGUARDED
) -> tuple[Diagnostic, ...]:
    """Do the same for a reading, whose analyses can be looked at afterwards.

    With a ``guard`` a rule that does not come to an end is ended, and one that
    prints is named; without one the function depends on nothing but its arguments.
    """
    diagnostics: list[Diagnostic] = []
    try:
        diagnostics.extend(_found(reading, ruleset, guard))
    except TimeSpentError as error:
        diagnostics.append(engine_finding(RULE_FAILED, f"not everything was checked: {error}"))
    return tuple(sorted(_one_each(diagnostics, ruleset), key=_order))


def _found(reading: Reading, ruleset: Ruleset, guard: Guard) -> Iterator[Diagnostic]:
    """Yield what each rule finds that fits the article."""
    if _is_foreign(reading, ruleset.active):
        stated = reading.article.metadata.language is not None
        message = (
            f"the article {'is stated' if stated else 'seems'} to be in "
            f"{reading.get(language).code!r}, which its rules do not know: only the rules that "
            "need no language ran"
        )
        yield engine_finding(UNKNOWN_LANGUAGE, message)
    fitting = list(_fitting(reading, ruleset))
    matches, failed = ruleset.pattern_index.scan(reading, guard)
    scopes = _Scopes(reading)
    for active in fitting:
        code = active.rule.code
        own, failure = matches.get(code, []), failed.get(code)
        if own or failure is not None or not active.waits_for_match:
            yield from _guarded(scopes, active, own, failure, guard)


class _Scopes:
    """The readings of one article that rules are handed: one for all with the same limits."""

    __slots__ = ("_limited", "reading")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._limited: dict[tuple[frozenset[Role] | None, bool], Reading] = {}

    def of(self, rule: Rule) -> Reading:
        """Return the reading that knows where the rule may report something."""
        limits = (rule.roles, rule.speech is Speech.REPORTED)
        limited = self._limited.get(limits)
        if limited is None:
            may_report = partial(_may_report, rule.roles, rule.speech, self.reading)
            limited = self.reading.limited_to(may_report)
            self._limited[limits] = limited
        return limited


def _guarded(
    scopes: _Scopes,
    active: Active,
    matches: list[Match],
    failure: RuleError | None,
    guard: Guard,
) -> list[Diagnostic]:
    """Run one rule. Whatever it raises becomes a diagnostic, and what it found before is kept."""
    rule = active.rule
    watch = guard.watch(active.title, RuleError, rule.check, module=rule.module)
    found: list[Diagnostic] = []
    try:
        with watch:
            if failure is not None:
                raise failure
            _run(scopes.of(rule), active, matches, watch, found)
    except RuleError as error:
        found.append(engine_finding(RULE_FAILED, str(error)))
    try:
        watch.require_silence()
    except RuleError as error:
        found.append(engine_finding(RULE_FAILED, str(error)))
    return found


def _fitting(reading: Reading, ruleset: Ruleset) -> Iterator[Active]:
    """Leave out the rules that are not for such an article, or can find nothing in it."""
    awake = reading.get(ruleset.pattern_index.awake)
    # Each is asked for once, and only if a rule wants to know.
    found: Kind | None = None
    spoken: Language | None = None
    for active in ruleset.active:
        rule = active.rule
        if rule.code not in awake or (rule.needs_original and reading.article.original is None):
            continue
        if rule.kinds is not None:
            found = found or reading.get(kind).kind
            if found not in rule.kinds:
                continue
        if rule.languages is not None:
            spoken = spoken or reading.get(language)
            if spoken.code is not None and spoken.code not in rule.languages:
                continue
        yield active


def _is_foreign(reading: Reading, rules: tuple[Active, ...]) -> bool:
    """Return whether there are rules for a language, but no rule for this language."""
    bound = False
    for active in rules:
        languages = active.rule.languages
        if languages is None:
            continue
        bound = True
        spoken = reading.get(language).code
        if spoken is None or spoken in languages:
            return False
    return bound


def _run(
    reading: Reading,
    active: Active,
    matches: list[Match],
    watch: Watch,
    found: list[Diagnostic],
) -> None:
    """Run one rule and add those of its findings to ``found`` that it may report.

    Raises:
        RuleError: if it yields what is no finding.
    """
    rule = active.rule
    watch.generator = findings = _checked(reading, active, matches)
    for number, finding in enumerate(findings):
        if number > _MOST_FINDINGS and number > len(reading.text):
            most = max(_MOST_FINDINGS, len(reading.text))
            message = f"yields without end: more than {most:,} findings in one article"
            raise RuleError(message)
        _validate(finding, reading)
        if not reading.may_report(finding.span):
            continue
        fix = finding.fix
        if fix is not None and not reading.get(said).spares(fix.edits):
            fix = None
        found.append(
            Diagnostic(
                rule.code,
                rule.name,
                active.severity,
                finding.span,
                finding.message,
                finding.related,
                fix,
                rule.url,
            )
        )


def _may_report(
    roles: frozenset[Role] | None, speech: Speech, reading: Reading, span: Span
) -> bool:
    """Return whether a stretch is in a block of the roles, and not in speech that is respected."""
    if roles is not None:
        block = block_at(reading, span.start)
        if block is None or block.role not in roles:
            return False
    return speech is Speech.REPORTED or not in_quotation(reading, span)


def _checked(reading: Reading, active: Active, matches: list[Match]) -> Iterable[Finding]:
    """Call the check with what it takes: ``reading``, ``options``, ``matches``, ``all_matches``.

    A check that names its parameters otherwise gets the first three in this order, the
    matches if its rule has patterns.
    """
    rule, names = active.rule, active.arguments
    own: list[Match] = []
    if matches and not (names and "all_matches" in names):
        own = [match for match in matches if reading.may_report(match.span)]
        if not own and rule.needs_match:
            return ()
    if names is not None:
        given = {
            "reading": reading,
            "options": active.options,
            "matches": own,
            "all_matches": matches,
        }
        return rule.check(**{name: given[name] for name in names})
    if rule.patterns:
        return rule.check(reading, active.options, own)
    return rule.check(reading, active.options)


def _validate(finding: object, reading: Reading) -> None:
    """Refuse what is no finding, or lies outside the text.

    Raises:
        RuleError: names what the rule yielded.
    """
    if not isinstance(finding, Finding):
        message = f"yielded {type(finding).__name__}, not a Finding"
        raise RuleError(message)
    message_given: object = finding.message
    offered: object = finding.fix
    if not isinstance(message_given, str) or not isinstance(offered, Fix | None):
        message = (
            f"yielded a Finding whose message is {type(message_given).__name__} and whose fix is "
            f"{type(offered).__name__}"
        )
        raise RuleError(message)
    spans: list[object] = [finding.span, *(related.span for related in finding.related)]
    if finding.fix is not None:
        spans.extend(edit.span for edit in finding.fix.edits)
    for span in spans:
        if not isinstance(span, Span) or not type(span.start) is type(span.end) is int:
            message = f"speaks of {span!r}, which is no Span"
            raise RuleError(message)
        if span.end > len(reading.text):
            message = f"speaks of {span}, outside a text of {len(reading.text)} characters"
            raise RuleError(message)


def _one_each(diagnostics: list[Diagnostic], ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Leave out a finding if a rule that it yields to has a finding there."""
    winners: Mapping[str, frozenset[str]] = {
        active.rule.code: active.rule.yields_to
        for active in ruleset.active
        if active.rule.yields_to
    }
    stretches: dict[str, list[Span]] = {}
    wanted = frozenset().union(*winners.values()) if winners else frozenset()
    for diagnostic in diagnostics:
        if diagnostic.code in wanted:
            stretches.setdefault(diagnostic.code, []).append(diagnostic.span)
    for diagnostic in diagnostics:
        rivals = winners.get(diagnostic.code, ())
        if not any(
            span.overlaps(diagnostic.span) for rival in rivals for span in stretches.get(rival, ())
        ):
            yield diagnostic


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    return diagnostic.span.start, diagnostic.span.end, diagnostic.code, diagnostic.message
