"""Write which rules need no more than a paragraph: ``measure_near_rules.py [FOLDER …]``.

A rule is near if it says of each paragraph alone, given the paragraph's role and the article's
kind, language and facts, what it says of it in its story: in every example of its own, in every
article of the tests, and in those of the folders. While somebody types, such a rule runs on the
paragraph at the cursor. Every other waits for the pause; so the table may lag, and costs no more
than time, but for a rule that ceases to be near: ``test_near_rules.py`` finds that.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.page.roles import block_at
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Role
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check_reading
from lintnews.linting.phrases import PhraseOptions, extended
from lintnews.linting.rule import Rule
from lintnews.plugins import registry
from lintnews.readers import choose
from lintnews.readers.shipped_readers import READERS
from lintnews.run import while_typing
from lintnews.testing import examples, lists

TESTS = Path(__file__).parents[1]
TABLE = Path(while_typing.__file__).with_name("near_rules.py")
FOLDERS = (TESTS / "articles", TESTS / "planted" / "articles")
HEAD = (
    '"""The rules that need no more than a paragraph; by tests/builtin/measure_near_rules.py."""\n'
)

Found = Counter[tuple[str, int, int, str]]


def differences(article: Article, ruleset: Ruleset) -> tuple[Found, Found]:
    """Return what is found in the whole alone, and in its paragraphs alone."""
    reading = Reading(article, ruleset.vocabulary)
    whole = Counter(
        (one.code, one.span.start, one.span.end, one.message)
        for one in check_reading(reading, ruleset)
    )
    stated = article.metadata._replace(
        kind=reading.get(kind).kind, language=reading.get(language).code
    )
    alone: Found = Counter()
    for block in reading.article.blocks:
        known = block_at(reading, block.span.start)
        role = known.role if known else Role.BODY
        excerpt, _ = while_typing.excerpt_of(article._replace(metadata=stated), [(block, role)])
        for one in check_reading(Reading(excerpt, ruleset.vocabulary), ruleset):
            span = Span(one.span.start, one.span.end).moved(block.span.start)
            alone[one.code, span.start, span.end, one.message] += 1
    return whole - alone, alone - whole


def of_examples(rule: Rule) -> Iterator[tuple[Article, Ruleset]]:
    """Yield the examples of a rule, with the rule alone."""
    for one in (*rule.bad, *rule.good):
        given = {} if isinstance(one, str) else dict(one.options)
        stated = given.pop("vocabulary", None)
        words = stated if isinstance(stated, Vocabulary) else lists.vocabulary_for(rule)
        options = rule.options(**given)
        phrases = options.extend if isinstance(options, PhraseOptions) else ()
        whole = extended(rule, (*phrases, *sorted(words.words(rule.word_list))))
        active = Active(whole, options, rule.severity)
        yield examples.read(one).article, Ruleset((active,), words)


def articles(folders: list[Path]) -> Iterator[Article]:
    """Yield the articles of plain text below folders."""
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        source = choose.source(path.name, path.read_bytes(), READERS, "auto")
        yield from choose.articles(source, choose.reader_of(source, READERS))


def main(folders: list[Path]) -> None:
    """Try all rules on everything, and write the table."""
    rules = registry.load().rules
    far: Counter[str] = Counter()
    for rule in rules:
        for article, ruleset in of_examples(rule):
            far[rule.code] += bool(any(differences(article, ruleset)))
    everything = Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in rules))
    count = 0
    for article in articles([*FOLDERS, *folders]):
        count += 1
        for found in differences(article, everything):
            far.update(code for code, *_ in found)
    near = sorted(rule.code for rule in rules if not far[rule.code])
    lines = [" ".join(near[at : at + 12]) for at in range(0, len(near), 12)]
    table = "\n".join(f"    {line}" for line in lines)
    TABLE.write_text(f'{HEAD}\nNEAR = frozenset(\n    """\n{table}\n    """.split(),\n)\n')
    said = f"{len(near)} of {len(rules)} rules are near in their examples and {count} articles"
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
