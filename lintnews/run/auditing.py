"""Try one rule on an archive: how often it speaks, where, and what it says."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lintnews.analysis.quotations import in_quotation
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.errors import ReaderError, SourceError
from lintnews.linting.engine import Ruleset, check_reading
from lintnews.linting.engine_rules import ENGINE_FAMILY, RULE_FAILED
from lintnews.linting.finding import Located
from lintnews.linting.location import locate
from lintnews.linting.rule import Rule
from lintnews.readers.choose import in_words
from lintnews.run.resolved import active_of, vocabulary_of
from lintnews.run.session import LintRun
from lintnews.values import NamedTuple


class Hit(NamedTuple):
    """A finding, with the text around it."""

    finding: Located
    before: str
    text: str
    after: str
    quoted: bool

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What makes it the same hit for two versions of a rule."""
        place = self.finding.place
        return self.finding.path, place.start, place.end, self.finding.code


@dataclass(slots=True)
class Tally:
    """What a rule did on an archive."""

    articles: int = 0
    articles_hit: int = 0
    hits: list[Hit] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def quoted(self) -> int:
        """The number of hits inside quotation marks."""
        return sum(hit.quoted for hit in self.hits)

    def per_thousand(self) -> float:
        """Return the hits in 1,000 articles."""
        return 1000 * len(self.hits) / self.articles if self.articles else 0.0

    def sample(self, size: int, seed: int) -> list[Hit]:
        """Return hits to read, the same for a seed: one of each article before a second of any."""
        rng = random.Random(seed)  # noqa: S311  a sample, not a secret
        shuffled = sorted(self.hits, key=lambda hit: hit.key)
        rng.shuffle(shuffled)
        turns: dict[str, int] = {}
        ranked = []
        for order, hit in enumerate(shuffled):
            turn = turns[hit.finding.path] = turns.get(hit.finding.path, -1) + 1
            ranked.append((turn, order, hit))
        ranked.sort(key=lambda item: item[:2])
        return [hit for _, _, hit in ranked[:size]]


def audit(rules: Iterable[Rule], names: Iterable[str], run: LintRun, width: int) -> Tally:
    """Run the rules, and no others; keep ``width`` characters of text on either side of a hit."""
    rules = tuple(rules)
    tally = Tally()
    for name in names:
        settings = run.settings_for(name)
        vocabulary = vocabulary_of(settings, run.registry.lists)
        ruleset = Ruleset(
            tuple(active_of(rule, settings, vocabulary) for rule in rules), vocabulary
        )
        try:
            for source, one in run.parts(name):
                if isinstance(one, ReaderError):
                    tally.failures.append(f"{name}: {in_words(one, source)}")
                else:
                    _audit_article(one, source, ruleset, run, tally, width)
        except (SourceError, ReaderError) as error:
            tally.failures.append(f"{name}: {error}")
    return tally


def _audit_article(
    article: Article, source: Source, ruleset: Ruleset, run: LintRun, tally: Tally, width: int
) -> None:
    """Count what the rules find in an article."""
    reading = Reading(article, ruleset.vocabulary, run.guard.limits(len(article.text)))
    diagnostics = check_reading(reading, ruleset, run.guard)
    located = locate(diagnostics, article, source)
    own = [
        (d, one)
        for d, one in zip(diagnostics, located, strict=True)
        if not d.code.startswith(ENGINE_FAMILY)
    ]
    failed = (d.message for d in diagnostics if d.code == RULE_FAILED.code)
    tally.failures.extend(f"{source.name}: {message}" for message in failed)
    tally.articles += 1
    tally.articles_hit += bool(own)
    for diagnostic, one in own:
        start, end = diagnostic.span.start, diagnostic.span.end
        text = article.text
        quoted = in_quotation(reading, diagnostic.span)
        before, after = text[max(0, start - width) : start], text[end : end + width]
        tally.hits.append(Hit(one, before, text[start:end], after, quoted))


def disagreement(first: Tally, second: Tally) -> tuple[list[Hit], list[Hit]]:
    """Return the hits that only the first has, and only the second, whatever their codes."""
    keys_first = {hit.key[:3] for hit in first.hits}
    keys_second = {hit.key[:3] for hit in second.hits}
    return [h for h in first.hits if h.key[:3] not in keys_second], [
        h for h in second.hits if h.key[:3] not in keys_first
    ]


def lines(hit: Hit) -> Iterator[str]:
    """Yield the hit for reading: where and what, then the text with the span in brackets."""
    place = hit.finding.place
    yield (
        f"{hit.finding.path}:{place.line}:{place.column}: {hit.finding.code} {hit.finding.message}"
    )
    yield "    " + " ".join(f"{hit.before}[[{hit.text}]]{hit.after}".split())
    for related in hit.finding.related[:1]:
        yield f"    {related.message}: line {related.place.line}"
