"""``lintnews explain CODE|NAME|FAMILY…``: what a rule finds, why, and what to do."""

from __future__ import annotations

from lintnews.cli import output
from lintnews.cli.options import add_configuration, parse, parser, request_of
from lintnews.cli.rules import listed
from lintnews.linting.selection import canonical, matches, require_known, unknown
from lintnews.manual import rulebook
from lintnews.reporters.escape import visible
from lintnews.run.exit_codes import CLEAN
from lintnews.run.session import load_registry
from lintnews.run.settings_finder import configured_rules
from lintnews.testing.examples import offered


def run(arguments: list[str]) -> int:
    """Print the page of each rule asked for, or the list of a family's rules."""
    options = parser(
        "explain",
        "Say what a rule finds, why it is bad, and show examples; of a family (DUP, DUP1) list "
        "the rules.",
    )
    options.add_argument("rules", nargs="+", metavar="CODE|NAME|FAMILY")
    add_configuration(options.add_argument_group("configuration"))
    given = parse(options, arguments)
    request = request_of(given)
    registry = load_registry(request, output.say)
    rules = list(registry.by_code().values())
    asked = [canonical(word, rules) for word in given.rules]
    if any(unknown(word, rules) for word in asked):
        rules += configured_rules(registry, request)
        asked = [canonical(word, rules) for word in given.rules]
    require_known(asked, rules, "explain")
    for word in asked:
        meant = sorted((rule for rule in rules if matches(word, rule)), key=lambda rule: rule.code)
        if word in {meant[0].code, meant[0].name}:
            output.manual(rulebook.explanation(meant[0], offered(meant[0])) + "\n")
        else:
            output.standard_output()("".join(f"{visible(line)}\n" for line in listed(meant)))
    return CLEAN
