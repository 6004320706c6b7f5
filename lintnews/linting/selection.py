"""Which rules run: the longest selector that matches a rule decides.

A selector is a rule's code or name, the beginning of a code (``DUP``, ``DUP1``),
or ``ALL``. ``select`` replaces the profile's set, ``extend-select`` adds to it,
``ignore`` takes away, ``per-file-ignores`` takes away whatever else is configured.
The linter's own family (about suppressions and files) is no choice of subject:
no ``select`` drops it, only an ``ignore`` that means it.
Of two that match equally closely the command line's wins over a file's, and in
one place ``ignore`` wins over ``select``.
"""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.errors import UsageError, did_you_mean
from lintnews.hints import Self
from lintnews.linting.engine_rules import ENGINE_FAMILY, FAILURES
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Rule
from lintnews.values import NamedTuple

ALL = "ALL"


class Selector(str):
    """A selector that knows its origin; ``rank`` is 1 on the command line and 0 in a file."""

    __slots__ = ("origin", "rank")
    origin: str
    rank: int

    def __new__(cls, text: str, origin: str = "", rank: int = 0) -> Self:
        """Keep the origin with the text."""
        made = super().__new__(cls, text)
        made.origin = origin
        made.rank = rank
        return made

    @property
    def named(self) -> str:
        """The selector as a reason names it."""
        return f"{str(self)!r} ({self.origin})" if self.origin else repr(str(self))


class Selection(NamedTuple):
    """What was asked for; ``ignored_here`` is what ``per-file-ignores`` takes away."""

    select: tuple[Selector, ...] | None = None
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    ignored_here: tuple[Selector, ...] = ()
    profile: Profile = PROFILES["default"]
    packs: frozenset[str] = frozenset()


class Decision(NamedTuple):
    """Whether a rule runs, and why."""

    runs: bool
    reason: str


def decide(rule: Rule, selection: Selection) -> Decision:
    """Return whether the rule runs, and which selector decided."""
    if rule.code in FAILURES:
        return Decision(runs=True, reason="always: what was not checked must not pass for clean")
    here = closest(rule, selection.ignored_here)
    if here is not None:
        return Decision(runs=False, reason=f"ignored for this file by {here.named}")
    wanted = closest(rule, (*(selection.select or ()), *selection.extend_select))
    refused = closest(rule, selection.ignore)
    if wanted is not None and refused is not None:
        return _contest(rule, wanted, refused)
    if refused is not None:
        return Decision(runs=False, reason=f"ignored by {refused.named}")
    if wanted is not None:
        return Decision(runs=True, reason=f"selected by {wanted.named}")
    return _by_default(rule, selection)


def _contest(rule: Rule, wanted: Selector, refused: Selector) -> Decision:
    """Return which of two selectors wins, and what made the difference."""
    for difference, compared in (
        (_closeness(rule, wanted) - _closeness(rule, refused), "closer than"),
        (wanted.rank - refused.rank, "on the command line, over"),
    ):
        if difference > 0:
            return Decision(
                runs=True,
                reason=f"selected by {wanted.named}, {compared} the ignored {refused.named}",
            )
        if difference < 0:
            return Decision(
                runs=False,
                reason=f"ignored by {refused.named}, {compared} the selected {wanted.named}",
            )
    return Decision(
        runs=False,
        reason=f"ignored by {refused.named}, which wins over the equally close selected "
        f"{wanted.named}",
    )


def _by_default(rule: Rule, selection: Selection) -> Decision:
    """Return whether a rule runs that no selector names."""
    if rule.pack is not None and rule.pack in selection.packs:
        return Decision(runs=True, reason=f"in the pack {rule.pack!r}")
    if selection.select is not None and rule.family == ENGINE_FAMILY:
        return Decision(runs=True, reason="the linter's own: a selection of rules never drops it")
    if selection.select is not None:
        return Decision(runs=False, reason=f"not among the selected {_listed(selection.select)}")
    if rule.pack is not None:
        return Decision(runs=False, reason=f"only with the pack {rule.pack!r}")
    return _by_profile(rule, selection.profile)


def _by_profile(rule: Rule, profile: Profile) -> Decision:
    """Return whether a rule is in a profile, by its set or by name."""
    wanted, refused = closest(rule, profile.select), closest(rule, profile.ignore)
    if refused is not None and (
        wanted is None or _closeness(rule, refused) >= _closeness(rule, wanted)
    ):
        return Decision(
            runs=False, reason=f"ignored by {refused.named} of the profile {profile.name!r}"
        )
    if wanted is not None or rule.default in profile.sets:
        return Decision(runs=True, reason=f"in the profile {profile.name!r}")
    homes = [repr(other.name) for other in PROFILES.values() if rule.default in other.sets]
    where = f"it is in {' and '.join(homes)}" if homes else "it runs only where it is selected"
    return Decision(runs=False, reason=f"not in the profile {profile.name!r}: {where}")


def _listed(selectors: tuple[Selector, ...]) -> str:
    places = ", ".join(dict.fromkeys(selector.origin for selector in selectors if selector.origin))
    names = ", ".join(selectors) if selectors else "(none)"
    return f"{names} ({places})" if places else names


def matches(selector: str, rule: Rule) -> bool:
    """Return whether the selector means this rule."""
    return selector in {ALL, rule.name} or (bool(selector) and rule.code.startswith(selector))


def canonical(selector: str, rules: Iterable[Rule]) -> str:
    """Return the selector in the case that rules are written in, or as it is if it means none."""
    rules = list(rules)
    for form in (selector, selector.upper(), selector.lower()):
        if any(matches(form, rule) for rule in rules):
            return form
    return selector


def closest(rule: Rule, selectors: Iterable[str]) -> Selector | None:
    """Return the selector that matches most closely, of two the command line's, then the first."""
    best: Selector | None = None
    for selector in selectors:
        if matches(selector, rule):
            known = selector if isinstance(selector, Selector) else Selector(selector)
            if best is None or (_closeness(rule, known), known.rank) > (
                _closeness(rule, best),
                best.rank,
            ):
                best = known
    return best


def _closeness(rule: Rule, selector: str) -> int:
    if selector == ALL:
        return 0
    return len(rule.code) if selector == rule.name else len(selector)


def unknown(selector: str, rules: Iterable[Rule]) -> str | None:
    """Return a message with a suggestion if the selector means no rule at all."""
    rules = list(rules)
    if any(matches(selector, rule) for rule in rules):
        return None
    known = [
        ALL,
        *(rule.code for rule in rules),
        *(rule.name for rule in rules),
        *sorted({rule.family for rule in rules}),
    ]
    return f"there is no rule {selector!r}{did_you_mean(selector, known)}"


def require_known(selectors: Iterable[str], rules: Iterable[Rule], option: str) -> None:
    """Refuse selectors that mean no rule.

    Raises:
        UsageError: names the option, every such selector and a close one.
    """
    rules = list(rules)
    problems = [
        f"{option}: {message}" for selector in selectors if (message := unknown(selector, rules))
    ]
    if problems:
        raise UsageError("\n".join(problems))
