"""``lintnews explain CODE|NAME…``: what a rule finds, why, and what to do."""

from __future__ import annotations

from lintnews import rulebook
from lintnews.cli import session
from lintnews.cli.main import CLEAN
from lintnews.cli.options import parse, parser
from lintnews.errors import UsageError
from lintnews.filters.selection import did_you_mean


def run(arguments: list[str]) -> int:
    """Print the page of each rule asked for."""
    options = parser("explain", "Say what a rule finds, why it is bad, and show examples.")
    options.add_argument("rules", nargs="+", metavar="CODE|NAME")
    asked: list[str] = parse(options, arguments).rules
    registry = session.load_registry()
    known = {**registry.by_code(), **registry.by_name()}
    for name in asked:
        if name not in known and name.upper() not in known:
            message = f"there is no rule {name!r}{did_you_mean(name, known)}"
            raise UsageError(message)
    for name in asked:
        print(rulebook.explanation(known.get(name) or known[name.upper()]))
    return CLEAN
