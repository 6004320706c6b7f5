"""``lintnews audit CODE|NAME|FILE CORPUS…``: try one rule on an archive before it goes live."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lintnews.cli import output
from lintnews.cli.options import (
    Parser,
    add_facts,
    add_files,
    add_selection,
    parse,
    parser,
    request_of,
)
from lintnews.errors import UsageError, did_you_mean
from lintnews.linting.rule import Rule
from lintnews.linting.selection import matches
from lintnews.plugins import rule_files as files
from lintnews.plugins.registry import Registry
from lintnews.reporters.escape import visible
from lintnews.run import auditing
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.files import Finder
from lintnews.run.session import extensions, open_run
from lintnews.run.settings_finder import configured_rules

_DESCRIPTION = """\
Run one rule, or those of one file, and no other over a folder of articles. Prints how often
it speaks (hits in 1,000 articles, articles hit, the share inside quotation marks) and a sample
of its hits in context: read it, and count how many are right. The sample is the same
for the same --seed. To name a Python file is to consent to its running.

  lintnews audit NAM101 archive/
  lintnews audit house.toml archive/ --sample 60
  lintnews audit old.toml archive/ --compare new.toml
"""
_RULE = "CODE|NAME|FILE"
_PAGE = 40
_WIDTH = 120


def run(arguments: list[str]) -> int:
    """Run the rule over the corpus and print what it did."""
    given = parse(build(), arguments)
    # What is named here is consented to, so the configuration may name it too; of two of one code
    # the first is known.
    named = {
        name: _of_file(name)
        for name in (given.compare, given.rule)
        if name and name.endswith(files.KINDS)
    }
    request = request_of(given)
    code = [rule for name, rules in named.items() if name.endswith(".py") for rule in rules]
    run = open_run(request, output.say, more_rules=code)
    own = configured_rules(run.registry, request)

    def meant(name: str) -> tuple[Rule, ...]:
        return named.get(name) or _rule(name, run.registry, own)

    finder = Finder(
        run.settings_for, extensions(run.registry), force_exclude=request.inputs.force_exclude
    )
    names = list(dict.fromkeys(name for path in given.paths for name in finder.find(path)))
    run.require_sound_settings(names)
    rules = meant(given.rule)
    others = meant(given.compare) if given.compare else ()
    with run.guard:
        first = auditing.audit(rules, names, run, given.width)
        second = auditing.audit(others, names, run, given.width) if others else None
    _summary(rules, first)
    if second is None:
        _print(first.sample(given.sample, given.seed), "To read:")
    else:
        _summary(others, second)
        only = zip((given.rule, given.compare), auditing.disagreement(first, second), strict=True)
        for label, hits in only:
            print(f"\nOnly with {label}: {len(hits):,} hit{'' if len(hits) == 1 else 's'}")
            _print(auditing.Tally(hits=hits).sample(given.sample, given.seed))
    failures = (*finder.problems, *first.failures, *(second.failures if second else ()))
    for failure in dict.fromkeys(failures):
        output.say(failure)
    return FAILED if failures or run.failures else CLEAN


def build() -> Parser:
    """Return the parser of the command."""
    result = parser("audit", _DESCRIPTION)
    result.add_argument("rule", metavar=_RULE, help="a rule, or a file of rules")
    corpus = "articles, or folders of articles"
    result.add_argument("paths", nargs="+", metavar="CORPUS", help=corpus)
    compare = "print what this version of the rule says differently"
    result.add_argument("--compare", metavar=_RULE, help=compare)
    for name, default, text in (
        ("--sample", _PAGE, f"hits to print (default: {_PAGE})"),
        ("--seed", 1, "which sample (default: 1)"),
        ("--width", _WIDTH, f"characters of text around a hit (default: {_WIDTH})"),
    ):
        result.add_argument(name, type=int, default=default, metavar="N", help=text)
    add_selection(result)
    add_files(result)
    add_facts(result)
    return result


def _of_file(name: str) -> tuple[Rule, ...]:
    """Return the rules of a file.

    Raises:
        UsageError: if there is no such file.
        DefinitionError: if it is no rule file.
        PluginError: if it is Python and does not load.
    """
    path = Path(name)
    if not path.is_file():
        message = f"no such file: {name}"
        raise UsageError(message)
    return files.load(path, allow_code=True)


def _rule(given: str, registry: Registry, own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rule of that code or name, one of the configuration's ``own`` files among them.

    Raises:
        UsageError: if there is no such rule.
    """
    known = {
        **registry.by_code(),
        **registry.by_name(),
        **{name: rule for rule in own for name in (rule.code, rule.name)},
    }
    rule = known.get(given) or known.get(given.upper())
    if rule is None:
        family = {one.code: one for one in known.values() if matches(given.upper(), one)}
        if family:
            return tuple(family[code] for code in sorted(family))
        message = f"there is no rule {given!r}{did_you_mean(given, known)}"
        raise UsageError(message)
    return (rule,)


def _summary(rules: Iterable[Rule], tally: auditing.Tally) -> None:
    rules = tuple(rules)
    for rule in rules:
        hits = [hit for hit in tally.hits if hit.finding.code == rule.code]
        _count(f"{rule.code} {rule.name}", auditing.Tally(tally.articles, hits=hits))
    if len(rules) > 1:
        _count(f"{len(rules)} rules", tally)
    share = tally.quoted / len(tally.hits) if tally.hits else 0.0
    print(
        f"  articles hit: {tally.articles_hit:,}; inside quotation marks: {tally.quoted:,} "
        f"({share:.0%})"
    )


def _count(what: str, tally: auditing.Tally) -> None:
    hits = f"{len(tally.hits):,} hit{'' if len(tally.hits) == 1 else 's'}"
    articles = f"{tally.articles:,} article{'' if tally.articles == 1 else 's'}"
    print(f"{what}: {hits} in {articles} ({tally.per_thousand():,.0f} in 1,000)")


def _print(hits: list[auditing.Hit], title: str = "") -> None:
    if hits and title:
        print(f"\n{title}")
    for hit in hits:
        print()
        for line in auditing.lines(hit):
            print(visible(line))
