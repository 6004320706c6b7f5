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
from lintnews.rules.definition import Default
from lintnews.rules.diagnostic import Diagnostic, Edit, Fix
from lintnews.rules.own import OWN_FAMILY, RULE_FAILED, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintnews.article.model import Article, Directive
    from lintnews.rules.definition import Rule

VERBS = ("ignore-next", "ignore-file", "off", "on")
_FORM = re.compile(r"(?P<verb>[\w-]*)\s*(?P<codes>[^-]*(?:-(?!-)[^-]*)*)(?:--\s*(?P<reason>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A directive understood: which selectors it silences, and over which stretch of the text.

    ``closing`` is the ``on`` that ends an ``off``, where there is one.
    """

    directive: Directive
    verb: str
    selectors: tuple[str, ...]
    reach: Span
    reason: str = ""
    closing: Directive | None = None


def suppress(
    diagnostics: Iterable[Diagnostic], article: Article, rules: Mapping[str, Rule], ran: frozenset[str] | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[Diagnostic, Directive], ...]]:
    """Return what still stands, and what is to be said about the directives themselves.

    ``rules`` are all rules by code, so that a directive for a rule that did not
    run is no unknown one. The second part pairs each diagnostic with its
    directive, because a directive has a place in the source and none in the text.
    ``ran`` are the codes of the rules that ran (``None``: all): a suppression of
    rules that did not is neither used nor unused.
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
    if not any(diagnostic.code == RULE_FAILED.code for diagnostic in diagnostics):
        judged = {number for number, item in enumerate(understood) if _is_judged(item, rules, ran)}
        said.extend(_unused(understood, used, judged, article))
    return tuple(standing), tuple(said)


def _is_judged(suppression: Suppression, rules: Mapping[str, Rule], ran: frozenset[str] | None) -> bool:
    """Say whether every rule that the suppression silences had its say."""
    if ran is None:
        return True
    meant = [rule for rule in rules.values() if any(selection.matches(selector, rule) for selector in suppression.selectors)]
    # A selector for a whole family is judged by the rules that every desk runs.
    if all(selector not in {rule.code, rule.name} for selector in suppression.selectors for rule in meant):
        meant = [rule for rule in meant if rule.default is Default.ON] or meant
    return all(rule.code in ran or rule.code.startswith(OWN_FAMILY) for rule in meant)


def _unused(understood: list[Suppression], used: set[int], judged: set[int], article: Article) -> Iterator[tuple[Diagnostic, Directive]]:
    """Say which suppressions silence nothing; the fix takes their lines out, an ``off`` with its ``on``."""
    removed: set[int] = set()
    for number, item in enumerate(understood):
        if number in used or number not in judged:
            continue
        partners = {number} if item.closing is None else {other for other, one in enumerate(understood) if one.closing is item.closing}
        going = [item.directive]
        if item.closing is not None and partners <= judged - used:
            # One ``on`` for several ``off``: all of them go at once, or what is left would reach further than it did.
            going = [item.closing, *(understood[other].directive for other in sorted(partners))]
        fix = None
        if number not in removed:
            removed |= partners if len(going) > 1 else {number}
            fix = Fix.safe(*(Edit(_line(directive, article), "") for directive in going))
        what = ", ".join(item.selectors) or "anything"
        message = f"this suppression silences nothing: there is no finding of {what} where it reaches"
        yield _own(UNUSED_SUPPRESSION, message, fix), item.directive


def _line(directive: Directive, article: Article) -> Span:
    """Return what goes with a directive: where it stands between two blank lines, one of them too."""
    before, behind = article.text[: directive.at], article.text[directive.at :]
    alone = not before or before.endswith(("\n\n", "\r\r", "\r\n\r\n"))
    newline = next((end for end in ("\r\n", "\n", "\r") if behind.startswith(end)), "")
    followed = any(other.at == directive.at and other.source.start > directive.source.start for other in article.directives)
    if directive.inline or followed or not alone or not newline:
        return directive.source
    return Span(directive.source.start, directive.source.end + len(newline))


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
                understood.append(Suppression(item[0], "off", item[1], Span(item[0].at, directive.at), item[2], directive))
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


def _own(rule: Rule, message: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(rule.code, rule.name, rule.severity, Span(0, 0), message, fix=fix)
