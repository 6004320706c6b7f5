"""Directives in the copy that silence findings.

In plain text a line that starts with ``# lintnews:``, in Markdown and HTML a
comment; neither ever reaches the rules. The forms::

    # lintnews: ignore-next DUP101, QUO109 -- the archive photo is meant to stand twice
    # lintnews: ignore-file RDB101
    # lintnews: off QUO
    # lintnews: on QUO
    The pier reopened. <!-- lintnews: ignore DAT101 -- the day is in the next line -->

``ignore`` is for the line that the comment is in, ``ignore-next`` for the
paragraph that follows, ``ignore-file`` for the whole article, ``off`` and ``on``
for what is between them. Codes, names and prefixes are understood, in any
case; a reason follows `` -- ``, or the dash that a word processor makes of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from lintnews.article.directives import MARK, near_misses, nearly
from lintnews.article.model import Article, Directive
from lintnews.article.span import Span
from lintnews.errors import did_you_mean
from lintnews.linting import selection
from lintnews.linting.engine_rules import (
    BLANKET_SUPPRESSION,
    ENGINE_FAMILY,
    PRINTED_SUPPRESSION,
    RULE_FAILED,
    UNKNOWN_LANGUAGE,
    UNKNOWN_SUPPRESSION,
    UNUSED_SUPPRESSION,
    engine_finding,
)
from lintnews.linting.finding import Diagnostic, Edit, Fix
from lintnews.linting.rule import Default, Rule
from lintnews.values import NamedTuple

LINE, NEXT, FILE, OFF, ON = "ignore", "ignore-next", "ignore-file", "off", "on"
VERBS = (LINE, NEXT, FILE, OFF, ON)
_MOST_HINTS = 10  # suggestions for words that mean no rule
_MOST_NAMED = 10  # such words of one directive
# A word processor makes a dash of the two hyphens.
_FORM = (
    r"(?s)(?P<verb>[\w-]*)\s*(?P<codes>[^-–—]*(?:-(?!-)[^-–—]*)*)"
    r"(?:(?:--|[–—])\s*(?P<reason>.*))?"
)


class Suppression(NamedTuple):
    """A directive understood: which selectors it silences, and over which stretch of the text.

    ``closing`` is the ``on`` that ends an ``off``, if there is one.
    """

    directive: Directive
    verb: str
    selectors: tuple[str, ...]
    reach: Span
    reason: str = ""
    closing: Directive | None = None

    def silences(self, diagnostic: Diagnostic, rules: Mapping[str, Rule]) -> bool:
        """Return whether a diagnostic is within reach and of a rule that is meant."""
        if diagnostic.code == UNKNOWN_LANGUAGE.code:
            return self.verb == FILE and means(self.selectors, UNKNOWN_LANGUAGE)
        if diagnostic.code.startswith(ENGINE_FAMILY):
            return False
        start = diagnostic.span.start
        # Where the next paragraph begins, an ``on`` has taken hold; what follows a
        # paragraph's last word still belongs to it.
        within = (
            self.reach.start <= start < self.reach.end
            if self.closing
            else self.reach.start <= start <= self.reach.end
        )
        rule = rules.get(diagnostic.code)
        return within and rule is not None and means(self.selectors, rule)


def suppress(
    diagnostics: Iterable[Diagnostic],
    article: Article,
    rules: Mapping[str, Rule],
    ran: frozenset[str] | None = None,
    *,
    publish: bool = False,
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the diagnostics that remain, and those about the directives themselves.

    ``rules`` are all rules by code, so that a directive for a rule that did not
    run is no unknown one. ``ran`` are the codes of the rules that ran (``None``:
    all): a suppression of rules that did not is neither used nor unused. With
    ``publish`` every directive that a reader would see is reported.
    """
    diagnostics = tuple(diagnostics)
    misplaced = list(_misplaced(article))
    if not article.directives:
        return diagnostics, tuple(misplaced)
    understood, problems = _understand(article, Selectors(rules))
    problems.extend(misplaced)
    used: set[int] = set()
    kept = []
    reaching = _Reaching(understood, rules)
    for diagnostic in diagnostics:
        silencing = reaching.silencing(diagnostic)
        used.update(silencing)
        if not silencing:
            kept.append(diagnostic)
    if not any(diagnostic.code == RULE_FAILED.code for diagnostic in diagnostics):
        judged = {
            number
            for number, item in enumerate(understood)
            if is_judged(item.selectors, rules, ran)
        }
        problems.extend(_unused(understood, used, judged))
    if publish:
        problems.extend(
            engine_finding(PRINTED_SUPPRESSION, "this line would be printed", one.source)
            for one in article.directives
            if one.printed
        )
    return tuple(kept), tuple(problems)


def silenced_by(
    article: Article, rules: Mapping[str, Rule], diagnostic: Diagnostic
) -> tuple[Directive, ...]:
    """Return the directives of an article that silence a diagnostic."""
    understood, _ = _understand(article, Selectors(rules))
    numbers = _Reaching(understood, rules).silencing(diagnostic)
    return tuple(understood[number].directive for number in numbers)


class _InOrder:
    """Suppressions that reach over single lines, or over single paragraphs: two never overlap."""

    def __init__(self, reaches: list[tuple[Span, int]]) -> None:
        """Sort them by the stretches they reach over."""
        self._reaches = sorted(reaches)
        self._starts = [reach.start for reach, _ in self._reaches]

    def near(self, at: int) -> Iterator[int]:
        """Yield the numbers of those that reach to an offset."""
        for number in range(bisect_right(self._starts, at) - 1, -1, -1):
            reach, item = self._reaches[number]
            if reach.end < at:
                return
            yield item


class _Reaching:
    """The suppressions that can silence a diagnostic, looked up by its rule and its place."""

    def __init__(self, understood: list[Suppression], rules: Mapping[str, Rule]) -> None:
        """Note which of them mean which rule when first asked."""
        self._understood = understood
        self._rules = rules
        self._by_code: dict[str, tuple[list[int], tuple[_InOrder, ...]]] = {}

    def silencing(self, diagnostic: Diagnostic) -> list[int]:
        """Return the numbers of those that silence a diagnostic, in their order."""
        if diagnostic.code not in self._by_code:
            self._by_code[diagnostic.code] = self._meaning(diagnostic.code)
        wide, narrow = self._by_code[diagnostic.code]
        near = [number for each in narrow for number in each.near(diagnostic.span.start)]
        return [
            number
            for number in (*wide, *near)
            if self._understood[number].silences(diagnostic, self._rules)
        ]

    def _meaning(self, code: str) -> tuple[list[int], tuple[_InOrder, ...]]:
        """Return those that mean a rule: those that reach far, and those of lines and blocks."""
        rule = UNKNOWN_LANGUAGE if code == UNKNOWN_LANGUAGE.code else self._rules.get(code)
        if rule is None:
            return [], ()
        meant = [n for n, item in enumerate(self._understood) if means(item.selectors, rule)]
        wide = [n for n in meant if self._understood[n].verb not in {LINE, NEXT}]
        narrow = tuple(
            _InOrder(
                [(self._understood[n].reach, n) for n in meant if self._understood[n].verb == verb]
            )
            for verb in (LINE, NEXT)
        )
        return wide, narrow


class Selectors:
    """What the words of suppressions mean, looked up and not searched for."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        """Note what means a rule: its name, and every beginning of its code."""
        self._rules = rules
        self._known = {selection.ALL, *(rule.name for rule in rules.values())}
        for rule in rules.values():
            self._known.update(rule.code[:end] for end in range(1, len(rule.code) + 1))
        self._hints = _MOST_HINTS

    def canonical(self, word: str) -> str:
        """Return the word in the case that rules are written in, or as it is if it means none."""
        forms = (word, word.upper(), word.lower())
        return next((form for form in forms if form in self._known), word)

    def has(self, word: str) -> bool:
        """Return whether a word means a rule."""
        return word in self._known

    def unknown(self, word: str) -> str | None:
        """Return what to say of a word that means no rule; the first few get a suggestion."""
        if word in self._known:
            return None
        self._hints -= 1
        if self._hints >= 0:
            return selection.unknown(word, self._rules.values())
        return f"there is no rule {word!r}"


def means(selectors: Iterable[str], rule: Rule) -> bool:
    """Return whether one of the selectors means the rule."""
    return any(selection.matches(selector, rule) for selector in selectors)


def is_judged(
    selectors: tuple[str, ...], rules: Mapping[str, Rule], ran: frozenset[str] | None
) -> bool:
    """Return whether every rule that the selectors mean ran."""
    if ran is None:
        return True
    meant = [rule for rule in rules.values() if means(selectors, rule)]
    # A selector for a whole family is judged by the rules that every desk runs.
    if all(selector not in {rule.code, rule.name} for selector in selectors for rule in meant):
        meant = [rule for rule in meant if rule.default is Default.ON] or meant
    return all(rule.code in ran or rule.code.startswith(ENGINE_FAMILY) for rule in meant)


def unused(selectors: tuple[str, ...], at: Span, fix: Fix | None = None) -> Diagnostic:
    """Return the finding that a suppression silences nothing."""
    what = "any rule" if selectors == (selection.ALL,) else ", ".join(selectors)
    return engine_finding(
        UNUSED_SUPPRESSION,
        f"this suppression silences nothing: there is no finding of {what} where it reaches",
        at,
        fix,
    )


def blanket(at: Span) -> Diagnostic:
    """Return the finding that a suppression names no rule."""
    return engine_finding(
        BLANKET_SUPPRESSION,
        "this suppression names no rule, so it hides whatever comes: name the rules",
        at,
    )


def _unused(
    understood: list[Suppression], used: set[int], judged: set[int]
) -> Iterator[Diagnostic]:
    """Yield the suppressions that silence nothing; a fix takes out an ``off`` with its ``on``."""
    removed: set[int] = set()
    for number, item in enumerate(understood):
        if number in used or number not in judged:
            continue
        partners = (
            {number}
            if item.closing is None
            else {other for other, one in enumerate(understood) if one.closing is item.closing}
        )
        going = [item.directive]
        if item.closing is not None and partners <= judged - used:
            # One ``on`` for several ``off``: all of them go at once, or what is left would reach
            # further than it did.
            going = [item.closing, *(understood[other].directive for other in sorted(partners))]
        fix = None
        if number not in removed:
            removed |= partners if len(going) > 1 else {number}
            fix = Fix.safe(*(Edit(directive.source, "") for directive in going))
        yield unused(item.selectors, item.directive.source, fix)


def _understand(article: Article, known: Selectors) -> tuple[list[Suppression], list[Diagnostic]]:
    """Read the directives in their order, and return what is wrong with them too."""
    understood: list[Suppression] = []
    wrong: list[Diagnostic] = []
    opened: list[Suppression] = []
    for directive in article.directives:
        match = re.match(_FORM, directive.text)
        verb = match.group("verb") if match else ""
        given = (match.group("codes") if match else "").replace(",", " ").split()
        codes = tuple(known.canonical(word) for word in given)
        reason = ((match.group("reason") if match else None) or "").strip()
        problems = list(_problems(directive, verb, codes, known))
        if problems:
            wrong.extend(
                engine_finding(UNKNOWN_SUPPRESSION, text, directive.source) for text in problems
            )
            continue
        if verb == ON:
            closing = [item for item in opened if not codes or set(item.selectors) & set(codes)]
            if not closing:
                message = "'on' without an 'off' before it"
                wrong.append(engine_finding(UNKNOWN_SUPPRESSION, message, directive.source))
            for item in closing:
                opened.remove(item)
                reach = Span(item.reach.start, directive.at)
                understood.append(
                    Suppression(item.directive, OFF, item.selectors, reach, item.reason, directive)
                )
            continue
        if not codes or selection.ALL in codes:
            codes = (selection.ALL,)
            wrong.append(blanket(directive.source))
        item = Suppression(directive, verb, codes, _reach(article, directive, verb), reason)
        (opened if verb == OFF else understood).append(item)
    return [*understood, *opened], wrong


def _misplaced(article: Article) -> Iterator[Diagnostic]:
    """Yield what looks like a suppression and is read as copy in a format that has comments."""
    known = {directive.at for directive in article.directives}
    for start, end in near_misses(article.text):
        if start not in known:
            message = (
                "this would be printed and silences nothing: write it as a comment, <!-- "
                "lintnews: … -->"
            )
            yield engine_finding(
                UNKNOWN_SUPPRESSION, message, article.origin.locate(Span(start, end))
            )


def _problems(
    directive: Directive, verb: str, codes: tuple[str, ...], known: Selectors
) -> Iterator[str]:
    """Yield what keeps a directive from being understood."""
    if directive.inline and directive.printed:
        yield (
            "this would be printed and silences nothing: in plain text a suppression is a "
            "line of its own that begins with '# lintnews:'"
        )
    elif verb not in VERBS:
        verbs = VERBS if directive.inline else VERBS[1:]
        start = f"begin with '{MARK}', then " if nearly(directive.text) else ""
        yield (
            f"cannot read {directive.text!r}: {start}use "
            f"{', '.join(verbs)}{did_you_mean(verb, verbs)}"
        )
    elif verb == LINE and not directive.inline:
        where = (
            "is for the comments of Markdown and HTML"
            if directive.printed
            else "is for a comment in the line it is about"
        )
        yield f"'ignore' {where}; before a paragraph write 'ignore-next'"
    elif (at := _reason_at(codes, known)) is not None:
        named = ", ".join(word.rstrip(":") for word in codes[:at]) or "RULES"
        yield (
            f"a reason stands behind ' -- ': {verb} {named} -- {' '.join(codes[at:]).lstrip('- ')}"
        )
    else:
        if verb == OFF and not codes:
            yield "'off' needs the codes or names of the rules to silence"
        messages = (known.unknown(code) for code in codes)
        wrong = [message for message in messages if message is not None]
        yield from wrong[:_MOST_NAMED]
        if len(wrong) > _MOST_NAMED:
            yield f"there are no rules of {len(wrong) - _MOST_NAMED} further names here"


def _reason_at(codes: tuple[str, ...], known: Selectors) -> int | None:
    """Return the number of the word that begins a reason which nothing sets off, or ``None``."""
    first = next(
        (number for number, word in enumerate(codes) if not known.has(word)),
        len(codes),
    )
    if first == len(codes):
        return None
    if codes[first] == "-":
        return first
    if codes[first].endswith(":") and known.has(codes[first][:-1]):
        return first + 1
    # Two plain words are no mistyped codes.
    is_prose = [
        word.strip(".,;").isalpha() and not word.isupper() for word in codes[first : first + 2]
    ]
    return first if is_prose == [True, True] else None


def _reach(article: Article, directive: Directive, verb: str) -> Span:
    text = article.text
    if verb == FILE:
        return Span(0, len(text))
    if verb == OFF:
        return Span(directive.at, len(text))
    if verb == LINE:
        ends = [
            end
            for end in (text.find("\n", directive.at), text.find("\r", directive.at))
            if end >= 0
        ]
        start = max(text.rfind("\n", 0, directive.at), text.rfind("\r", 0, directive.at)) + 1
        return Span(start, min(ends, default=len(text)))
    return next(
        (block.span for block in article.blocks if block.span.start >= directive.at),
        Span(len(text), len(text)),
    )
