"""What must hold of a rule's examples: they are its proof, its page and what is explained."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from lintnews.article.model import Article, Block, Role
from lintnews.errors import did_you_mean
from lintnews.linting.rule import Example, Pattern, Rule
from lintnews.run.fixing import UNSAFE, apply, choose, moved
from lintnews.testing import examples
from lintnews.values import NamedTuple

_MOST_ROUNDS = 10
_ROLE = re.compile(r"^\s*\[(?P<role>[a-z]+)\] ", re.MULTILINE)


class Case(NamedTuple):
    """One example of a rule: ``bad 1``, ``good 2``."""

    rule: Rule
    example: Example | str
    bad: bool
    number: int

    @property
    def name(self) -> str:
        """How the example is called in messages."""
        return f"{'bad' if self.bad else 'good'} {self.number}"

    def problems(self) -> Iterator[str]:
        """Yield what does not hold; nothing if the example proves what it claims."""
        marks = examples.read(self.example).marks
        if self.bad and not marks:
            yield (
                "a bad example needs a line of carets (^^^^) under what is found, with the "
                "message behind"
            )
        if marks and not self.bad:
            yield "a good example is one in which nothing is marked"
        yield from _mistyped_roles(self.example)
        prefix = f"{self.rule.code}: "
        yield from (
            said.removeprefix(prefix) for said in examples.problems(self.rule, self.example)
        )
        if self.bad:
            yield from _fix_problems(self.rule, self.example)


def cases(rule: Rule) -> tuple[Case, ...]:
    """Return the examples of a rule, the bad ones first."""
    bad = (
        Case(rule, example, bad=True, number=number) for number, example in enumerate(rule.bad, 1)
    )
    good = (
        Case(rule, example, bad=False, number=number) for number, example in enumerate(rule.good, 1)
    )
    return (*bad, *good)


def missing(rule: Rule) -> Iterator[str]:
    """Yield what the examples of a rule lack as a whole."""
    if not rule.bad:
        yield "has no bad example: nothing proves that it finds anything"
    if not rule.good:
        yield "has no good example: nothing proves that it leaves anything alone"
    seen: dict[str, str] = {}
    for case in cases(rule):
        text = _plain(case.example)
        if text in seen:
            yield f"{case.name} is the same case as {seen[text]}"
        seen.setdefault(text, case.name)


def problems(rule: Rule) -> Iterator[str]:
    """Yield everything that does not hold of a rule's examples, each with the example's name."""
    yield from missing(rule)
    for case in cases(rule):
        yield from (f"{case.name}: {said}" for said in case.problems())


def never_matched(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Pattern]]:
    """Yield the patterns that match in no example of their rule."""
    from lintnews.analysis.reading import Reading
    from lintnews.linting.matching import PatternIndex

    for rule in rules:
        left = dict.fromkeys(rule.patterns)
        index = PatternIndex({rule.code: rule.patterns})
        for case in cases(rule):
            matches, _ = index.scan(Reading(examples.read(case.example).article))
            for match in matches.get(rule.code, ()):
                left.pop(match.pattern, None)
        yield from ((rule, pattern) for pattern in left)


def fixed(rule: Rule, example: Example | str) -> tuple[Article, bool]:
    """Return the article with every fix made, and whether they came to an end."""
    article = examples.read(example).article
    for _ in range(_MOST_ROUNDS):
        chosen = choose(examples.findings(rule, example, article), article.text, UNSAFE)
        edits = [edit for one in chosen if one.fix is not None for edit in one.fix.edits]
        if not edits:
            return article, True
        text = apply(article.text, edits)
        blocks = (Block(moved(block.span, edits), block.role) for block in article.blocks)
        kept = tuple(block for block in blocks if block.span.of(text).strip())
        article = article._replace(text=text, blocks=kept, images=(), links=())
    return article, False


def _fix_problems(rule: Rule, example: Example | str) -> Iterator[str]:
    """Yield what is wrong with the fixes: they end, leave nothing to find, and give ``fixed``."""
    offered = any(one.fix is not None for one in examples.findings(rule, example))
    wanted = example.fixed if isinstance(example, Example) else None
    if not offered:
        if wanted is not None:
            yield "says what the fixed text is, and no fix is offered"
        return
    article, ended = fixed(rule, example)
    if not ended:
        yield "its fixes do not come to an end: each makes a finding that is fixed again"
        return
    if any(
        one.fix is not None and one.fix.applicability in UNSAFE
        for one in examples.findings(rule, example, article)
    ):
        yield f"is not clean after its fixes: {article.text.strip()!r}"
    if wanted is not None and article.text.strip() != examples.read(wanted).article.text.strip():
        yield (
            f"is fixed to {article.text.strip()!r}, not to "
            f"{examples.read(wanted).article.text.strip()!r}"
        )


def _mistyped_roles(example: Example | str) -> Iterator[str]:
    """Yield words in brackets that are nearly a role: the line would be read as body copy."""
    text = example if isinstance(example, str) else example.text
    for match in _ROLE.finditer(text):
        word = match["role"]
        if word not in tuple(Role) and (hint := did_you_mean(word, tuple(Role))):
            yield f"there is no role {word!r}{hint}"


def _plain(example: Example | str) -> str:
    given = Example(example) if isinstance(example, str) else example
    text = textwrap.dedent(given.text).strip()
    return repr(
        (text, given.published, given.kind, given.language, sorted(given.options.items(), key=str))
    )
