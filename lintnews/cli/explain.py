"""``lintnews explain CODE|NAME…``: what a rule finds, why, and what to do."""

from __future__ import annotations

from lintnews import rulebook
from lintnews.cli import session
from lintnews.cli.main import CLEAN
from lintnews.cli.options import add_configuration, parse, parser
from lintnews.cli.plugins import configured_rules
from lintnews.errors import UsageError
from lintnews.filters.selection import did_you_mean


def run(arguments: list[str]) -> int:
    """Print the page of each rule asked for."""
    options = parser("explain", "Say what a rule finds, why it is bad, and show examples.")
    options.add_argument("rules", nargs="+", metavar="CODE|NAME")
    add_configuration(options.add_argument_group("configuration"))
    given = parse(options, arguments)
    asked: list[str] = given.rules
    registry = session.load_registry(given)
    known = {**registry.by_code(), **registry.by_name()}
    if any(name not in known and name.upper() not in known for name in asked):
        for rule in configured_rules(registry, given):
            known[rule.code] = known[rule.name] = rule
    for name in asked:
        if name not in known and name.upper() not in known:
            message = f"there is no rule {name!r}{did_you_mean(name, known)}"
            raise UsageError(message)
    for name in asked:
        print(rulebook.explanation(known.get(name) or known[name.upper()]))
    return CLEAN
