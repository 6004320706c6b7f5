"""``lintnews test FILE.toml|FILE.py|PLUGIN|PACKAGE…``: do the examples of rules hold?"""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.cli import output
from lintnews.cli.options import Parser, parse, parser
from lintnews.errors import LintnewsError
from lintnews.linting.rule import Rule
from lintnews.reporters.escape import visible
from lintnews.run.exit_codes import CLEAN, FAILED, FOUND
from lintnews.run.verdict import counted

_DESCRIPTION = """\
Run the examples of rules: every bad one must be marked just as it says, every good
one not at all, no case may be there twice, and fixes must leave nothing to fix.

  lintnews test house.toml          the rules of a file
  lintnews test my-desk             the rules of an installed plugin, or of a package

To name a Python file or a package is to consent to its running.
exit codes: 0 all hold, 1 some do not, 2 there are no rules or they do not load.
"""


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("test", _DESCRIPTION)
    options.add_argument(
        "rules", nargs="+", metavar="FILE|PLUGIN|PACKAGE", help="where the rules are"
    )
    options.add_argument(
        "--coverage",
        action="store_true",
        help="also name the rules and phrases that no example makes fire",
    )
    options.add_argument(
        "--hostile", action="store_true", help="also throw hostile text at the rules: slower"
    )
    return options


def run(arguments: list[str]) -> int:
    """Print what does not hold, then one line that counts."""
    given = parse(build(), arguments)
    from lintnews.testing.collection import rules_of

    rules: list[Rule] = []
    failed = False
    for name in given.rules:
        try:
            found = rules_of(name)
        except LintnewsError as error:
            output.say(str(error))
            failed = True
            continue
        if not found:
            output.say(f"{name}: no rule in it")
            failed = True
        rules.extend(found)
    problems = _problems(rules, hostile=given.hostile)
    if given.coverage:
        _print_coverage(rules)
    if not failed or rules:
        _print_count(rules, problems)
    return FAILED if failed else FOUND if problems else CLEAN


def _problems(rules: Iterable[Rule], *, hostile: bool) -> int:
    """Print every problem and return how many there are."""
    from lintnews.testing import strict
    from lintnews.testing.places import Places

    number = 0
    for rule in rules:
        place = Places(rule)
        found = [(place.of_rule, said) for said in strict.missing(rule)]
        for case in strict.cases(rule):
            found.extend(
                (place.of_example(case.example), f"{case.name}: {said}") for said in case.problems()
            )
        if hostile:
            from lintnews.testing.hostile import robust_problems

            found.extend((place.of_rule, said) for said in robust_problems(rule))
        for where, said in found:
            print(visible(f"{where}{rule.code} {rule.name}: {said}"))
        number += len(found)
    return number


def _print_coverage(rules: list[Rule]) -> None:
    from lintnews.linting.phrases import shown
    from lintnews.testing import examples, strict

    never = [
        rule for rule in rules if not any(examples.findings(rule, example) for example in rule.bad)
    ]
    for rule in never:
        print(visible(f"{rule.code} {rule.name}: never fired"))
    silent = [(rule, pattern) for rule, pattern in strict.never_matched(rules) if rule not in never]
    for rule, pattern in silent:
        print(visible(f"{rule.code} {rule.name}: no example holds {shown(pattern)!r}"))
    fired = len(rules) - len(never)
    print(f"{fired} of {len(rules)} rules fired")


def _print_count(rules: list[Rule], problems: int) -> None:
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    what = f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}"
    print(f"{what}: {counted(problems, 'problem') if problems else 'all hold'}")
