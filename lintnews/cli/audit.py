"""``lintnews audit CODE|NAME|FILE.toml CORPUS…``: try one rule on an archive before it goes live."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lintnews import auditing
from lintnews.cli import output, session
from lintnews.cli.main import CLEAN, FAILED
from lintnews.cli.options import add_facts, add_files, add_selection, parse, parser
from lintnews.cli.settings import SettingsFinder
from lintnews.errors import UsageError
from lintnews.files import Finder
from lintnews.filters.selection import did_you_mean
from lintnews.reporters.escape import visible
from lintnews.rules.declarative import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintnews.plugins.registry import Registry
    from lintnews.rules.definition import Rule

_DESCRIPTION = """\
Run one rule, and no other, over a folder of articles. Prints how often it speaks
(hits in 1,000 articles, articles hit, the share inside quotation marks) and a sample
of its hits in context: read it, and count how many are right. The sample is the same
for the same --seed.

  lintnews audit NAM101 archive/
  lintnews audit house.toml archive/ --sample 60
  lintnews audit old.toml archive/ --compare new.toml
"""
_PAGE = 40
_WIDTH = 120


def run(arguments: list[str]) -> int:
    """Run the rule over the corpus and print what it did."""
    options = parser("audit", _DESCRIPTION)
    options.add_argument("rule", metavar="CODE|NAME|FILE.toml", help="a rule, or a file of rules without code")
    options.add_argument("paths", nargs="+", metavar="CORPUS", help="articles, or folders of articles")
    options.add_argument("--compare", metavar="CODE|NAME|FILE.toml", help="print what this version of the rule says differently")
    options.add_argument("--sample", type=int, default=_PAGE, metavar="N", help=f"hits to print (default: {_PAGE})")
    options.add_argument("--seed", type=int, default=1, metavar="N", help="which sample (default: 1)")
    options.add_argument("--width", type=int, default=_WIDTH, metavar="N", help=f"characters of text around a hit (default: {_WIDTH})")
    add_selection(options)
    add_files(options)
    add_facts(options)
    given = parse(options, arguments)
    registry = session.load_registry(given)
    settings = SettingsFinder(given, registry)
    desk = session.open_desk(given, registry, settings)
    rules = _rules(given.rule, registry)
    other = _rules(given.compare, registry) if given.compare else None
    finder = Finder(settings, session.extensions(registry), force_exclude=given.force_exclude)
    names = list(dict.fromkeys(name for path in given.paths for name in finder.find(path)))
    settings.require_sound()
    with desk.guard:
        tally = auditing.audit(rules, names, desk, given.width)
    _summary(rules, tally)
    failures = [*finder.problems, *tally.failures]
    if other is None:
        _print(tally.sample(given.sample, given.seed), "To read")
    else:
        second = auditing.audit(other, names, desk, given.width)
        failures.extend(second.failures)
        _summary(other, second)
        only_first, only_second = auditing.disagreement(tally, second)
        for label, hits in ((given.rule, only_first), (given.compare, only_second)):
            part = auditing.Tally(tally.articles, hits=hits)
            _print(part.sample(given.sample, given.seed), f"Only with {label}: {len(hits)} hits")
    for failure in dict.fromkeys(failures):
        output.say(failure)
    return FAILED if failures else CLEAN


def _rules(given: str, registry: Registry) -> tuple[Rule, ...]:
    """Return the rule of that code or name, or the rules of a file.

    Raises:
        UsageError: where there is no such rule.
        DefinitionError: where the file is no rule file.
    """
    if given.endswith(".toml"):
        return load(Path(given), guarded=True)
    known = {**registry.by_code(), **registry.by_name()}
    rule = known.get(given) or known.get(given.upper())
    if rule is None:
        message = f"there is no rule {given!r}{did_you_mean(given, known)}"
        raise UsageError(message)
    return (rule,)


def _summary(rules: Iterable[Rule], tally: auditing.Tally) -> None:
    names = ", ".join(f"{rule.code} {rule.name}" for rule in rules)
    share = tally.quoted / len(tally.hits) if tally.hits else 0.0
    print(f"{names}: {len(tally.hits)} hits in {tally.articles} articles ({tally.per_thousand():.0f} in 1,000)")
    print(f"  articles hit: {tally.articles_hit}; inside quotation marks: {tally.quoted} ({share:.0%})")


def _print(hits: list[auditing.Hit], title: str) -> None:
    print(f"\n{title}:")
    for hit in hits:
        print()
        for line in auditing.lines(hit):
            print(visible(line))
