"""Which rules run: the longest selector that matches a rule decides.

A selector is a rule's code or name, the beginning of a code (``DUP``, ``DUP1``),
or ``ALL``. ``select`` replaces the profile's set, ``extend-select`` adds to it,
``ignore`` takes away. Where two match equally closely, ``ignore`` wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.errors import UsageError
from lintnews.rules.definition import Default, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL = "ALL"

#: profile -> the default sets that it runs
PROFILES: Mapping[str, frozenset[Default]] = {
    "default": frozenset({Default.ON}),
    "desk": frozenset({Default.ON, Default.DESK}),
    "archive": frozenset({Default.ON, Default.ARCHIVE}),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "default"
    packs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule runs, and why."""

    runs: bool
    reason: str


def decide(rule: Rule, selection: Selection) -> Verdict:  # noqa: PLR0911  one return for each reason
    """Say whether the rule runs, and which selector decided."""
    wanted = _closest(rule, (*(selection.select or ()), *selection.extend_select))
    refused = _closest(rule, selection.ignore)
    if refused is not None and (wanted is None or _closeness(rule, refused) >= _closeness(rule, wanted)):
        return Verdict(runs=False, reason=f"ignored by {refused!r}")
    if wanted is not None:
        return Verdict(runs=True, reason=f"selected by {wanted!r}")
    if selection.select is not None:
        return Verdict(runs=False, reason="not selected")
    if rule.pack is not None:
        if rule.pack in selection.packs:
            return Verdict(runs=True, reason=f"in the pack {rule.pack!r}")
        return Verdict(runs=False, reason=f"only with the pack {rule.pack!r}")
    if rule.default in PROFILES[selection.profile]:
        return Verdict(runs=True, reason=f"in the profile {selection.profile!r}")
    return Verdict(runs=False, reason=f"not in the profile {selection.profile!r} (its set is {rule.default.value!r})")


def matches(selector: str, rule: Rule) -> bool:
    """Say whether the selector means this rule."""
    return selector in {ALL, rule.name} or rule.code.startswith(selector)


def best(selectors: Iterable[str], rule: Rule) -> str | None:
    """Return the selector that matches the rule most closely."""
    return _closest(rule, selectors)


def unknown(selector: str, rules: Iterable[Rule]) -> str | None:
    """Return a message with a suggestion where the selector means no rule at all."""
    rules = list(rules)
    if any(matches(selector, rule) for rule in rules):
        return None
    known = [ALL, *(rule.code for rule in rules), *(rule.name for rule in rules), *sorted({rule.family for rule in rules})]
    return f"there is no rule {selector!r}{did_you_mean(selector, known)}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` where something known is close to the word, else nothing."""
    import difflib  # noqa: PLC0415  only on the way to an error message

    folded = {item.lower(): item for item in known}
    close = difflib.get_close_matches(word.lower(), list(folded), n=1, cutoff=0.6)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""


def require_known(selectors: Iterable[str], rules: Iterable[Rule], option: str) -> None:
    """Refuse selectors that mean no rule.

    Raises:
        UsageError: names the option, the selector and a close one.
    """
    rules = list(rules)
    for selector in selectors:
        message = unknown(selector, rules)
        if message is not None:
            message = f"{option}: {message}"
            raise UsageError(message)


def _closest(rule: Rule, selectors: Iterable[str]) -> str | None:
    fitting = [selector for selector in selectors if matches(selector, rule)]
    return max(fitting, key=lambda selector: _closeness(rule, selector), default=None)


def _closeness(rule: Rule, selector: str) -> int:
    if selector == ALL:
        return 0
    return len(rule.code) if selector == rule.name else len(selector)
