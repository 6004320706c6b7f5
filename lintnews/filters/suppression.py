"""Directives in the copy that silence findings.

In plain text a line that starts with ``# lintnews:``, which never reaches the
rules. The forms::

    # lintnews: ignore-next DUP101, QUO109 -- the archive photo is meant to stand twice
    # lintnews: ignore-file RDB101
    # lintnews: off QUO
    # lintnews: on QUO

``ignore-next`` is for the paragraph that follows, ``ignore-file`` for the whole
article, ``off`` and ``on`` for what stands between them. Codes, names and
prefixes are understood; a reason stands behind `` -- ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.article.span import Span
from lintnews.filters import selection
from lintnews.rules.diagnostic import Diagnostic
from lintnews.rules.own import OWN_FAMILY, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintnews.article.model import Article, Directive
    from lintnews.rules.definition import Rule

VERBS = ("ignore-next", "ignore-file", "off", "on")
_FORM = re.compile(r"(?P<verb>[\w-]*)\s*(?P<codes>[^-]*(?:-(?!-)[^-]*)*)(?:--\s*(?P<reason>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A directive understood: which selectors it silences, and over which stretch of the text."""

    directive: Directive
    verb: str
    selectors: tuple[str, ...]
    reach: Span
    reason: str = ""


def suppress(
    diagnostics: Iterable[Diagnostic], article: Article, rules: Mapping[str, Rule]
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, Directive], ...]]:
    """Return what still stands, and what is to be said about the directives themselves.

    ``rules`` are all rules by code, so that a directive for a rule that did not
    run is no unknown one. The second part pairs each diagnostic with its
    directive, because a directive has a place in the source and none in the text.
    """
    diagnostics = tuple(diagnostics)
    if not article.directives:
        return diagnostics, ()
    understood, said = _understand(article, rules)
    used: set[int] = set()
    standing = []
    for diagnostic in diagnostics:
        silencing = [number for number, item in enumerate(understood) if _silences(item, diagnostic, rules)]
        used.update(silencing)
        if not silencing:
            standing.append(diagnostic)
    for number, item in enumerate(understood):
        if number not in used:
            what = ", ".join(item.selectors) or "anything"
            message = f"this suppression silences nothing: there is no finding of {what} where it reaches"
            said.append((_own(UNUSED_SUPPRESSION, message), item.directive))
    return tuple(standing), tuple(said)


def _understand(article: Article, rules: Mapping[str, Rule]) -> tuple[list[Suppression], list[tuple[Diagnostic, Directive]]]:
    """Read the directives in their order; what cannot be read is said."""
    understood: list[Suppression] = []
    said: list[tuple[Diagnostic, Directive]] = []
    opened: list[tuple[Directive, tuple[str, ...], str]] = []
    for directive in article.directives:
        match = _FORM.match(directive.text)
        verb = match.group("verb") if match else ""
        codes = tuple((match.group("codes") if match else "").replace(",", " ").split())
        reason = ((match.group("reason") if match else None) or "").strip()
        if verb not in VERBS:
            hint = selection.did_you_mean(verb, VERBS)
            said.append((_own(UNKNOWN_SUPPRESSION, f"cannot read {directive.text!r}: use {', '.join(VERBS)}{hint}"), directive))
            continue
        problems = [message for code in codes if (message := selection.unknown(code, rules.values()))]
        if not codes and verb != "on":
            problems.append(f"{verb} needs the codes or names of the rules to silence")
        if problems:
            said.extend((_own(UNKNOWN_SUPPRESSION, message), directive) for message in problems)
            continue
        if verb == "off":
            opened.append((directive, codes, reason))
        elif verb == "on":
            closing = [item for item in opened if not codes or set(item[1]) & set(codes)]
            if not closing:
                said.append((_own(UNKNOWN_SUPPRESSION, "'on' without an 'off' before it"), directive))
            for item in closing:
                opened.remove(item)
                understood.append(Suppression(item[0], "off", item[1], Span(item[0].at, directive.at), item[2]))
        else:
            understood.append(Suppression(directive, verb, codes, _reach(article, directive, verb), reason))
    for directive, codes, reason in opened:
        understood.append(Suppression(directive, "off", codes, Span(directive.at, len(article.text)), reason))
    return understood, said


def _reach(article: Article, directive: Directive, verb: str) -> Span:
    if verb == "ignore-file":
        return Span(0, len(article.text))
    for block in article.blocks:
        if block.span.start >= directive.at:
            return block.span
    return Span(len(article.text), len(article.text))


def _silences(suppression: Suppression, diagnostic: Diagnostic, rules: Mapping[str, Rule]) -> bool:
    if diagnostic.code.startswith(OWN_FAMILY):
        return False
    start = diagnostic.span.start
    if not suppression.reach.start <= start <= suppression.reach.end:
        return False
    rule = rules.get(diagnostic.code)
    return rule is not None and any(selection.matches(selector, rule) for selector in suppression.selectors)


def _own(rule: Rule, message: str) -> Diagnostic:
    return Diagnostic(rule.code, rule.name, rule.severity, Span(0, 0), message)
