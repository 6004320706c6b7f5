"""``lintnews rules [PREFIX…]``: list every rule, or those of a family, or write their pages."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from lintnews.cli import output
from lintnews.cli.options import Parser, add_configuration, parse, parser, request_of
from lintnews.errors import UsageError, did_you_mean
from lintnews.linting.finding import page_address
from lintnews.linting.rule import Rule
from lintnews.linting.selection import canonical, matches, require_known
from lintnews.manual import measurements, pages, rulebook
from lintnews.reporters.escape import visible
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.session import load_registry
from lintnews.run.settings_finder import configured_rules
from lintnews.testing.examples import offered

_WIDEST = 100


def build() -> Parser:
    """Return the parser of the command."""
    options = parser(
        "rules", "List the rules: code, name, severity, set, the fix they offer, what they find."
    )
    options.add_argument(
        "rules",
        nargs="*",
        metavar="RULES",
        help="only these: codes, names, beginnings of codes (DUP, DUP1)",
    )
    options.add_argument(
        "--pages",
        metavar="FOLDER",
        help="write one Markdown page a rule, and an index, into this folder",
    )
    options.add_argument("--plugin", metavar="NAME", help="only the rules that this plugin brings")
    options.add_argument(
        "--measurements",
        metavar="FILE",
        help="what was measured of the rules: goes onto their pages",
    )
    options.add_argument(
        "--url", action="store_true", help="print where the page of each rule is, in place of it"
    )
    add_configuration(options.add_argument_group("configuration"))
    return options


def run(arguments: list[str]) -> int:
    """Print one line a rule, or write one page a rule into a folder.

    Raises:
        UsageError: if no rule comes from the plugin, or is of the name, that is asked for.
    """
    given = parse(build(), arguments)
    request = request_of(given)
    registry = load_registry(request, output.say)
    left_out: list[str] = []
    own = configured_rules(registry, request, left_out.append)
    output.say_all(left_out)
    every = (*registry.by_code().values(), *own)
    rules = sorted(
        (rule for rule in every if given.plugin in (None, rule.plugin)), key=lambda rule: rule.code
    )
    if not rules:
        known = sorted({rule.plugin for rule in every if rule.plugin})
        message = (
            "--plugin: no rule comes from "
            f"{given.plugin!r}{did_you_mean(given.plugin, known)} (there are {', '.join(known)})"
        )
        raise UsageError(message)
    if given.rules:
        asked = [canonical(word, rules) for word in given.rules]
        require_known(asked, rules, "rules")
        rules = [rule for rule in rules if any(matches(word, rule) for word in asked)]
    if given.pages:
        folder = Path(given.pages)
        folder.mkdir(parents=True, exist_ok=True)
        measured = measurements.load(Path(given.measurements)) if given.measurements else ()
        fixes = {rule.code: offered(rule) for rule in rules}
        for rule in rules:
            page = rulebook.page(rule, measurements.of(rule, measured), fixes[rule.code])
            (folder / f"{rule.name}.md").write_text(page, encoding="utf-8")
        (folder / "index.md").write_text(rulebook.index(rules, fixes), encoding="utf-8")
        return CLEAN
    lines = map(_with_page, rules) if given.url else listed(rules)
    output.standard_output()("".join(f"{visible(line)}\n" for line in lines))
    return FAILED if left_out else CLEAN


def _with_page(rule: Rule) -> str:
    """Return a rule's code and its page: the published one, else the one that is installed."""
    address = page_address(rule.url, rule.name)
    if address is None:
        page = pages.rule_page(rule.name)
        address = page.as_uri() if page else "(no page: lintnews explain shows it)"
    return f"{rule.code} {address}"


def listed(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield a line for each rule, wrapped on a terminal, with its plugin if there are several."""
    names = max(len(rule.name) for rule in rules)
    places = max(len(rule.pack or rule.default.value) for rule in rules)
    several = len({rule.plugin for rule in rules if rule.plugin}) > 1
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    for rule in rules:
        fix = "/".join(offered(rule)) or "-"
        place = rule.pack or rule.default.value
        head = f"{rule.code} {rule.name:{names}} {rule.severity.value:7} {place:{places}} {fix:11} "
        text = rule.summary + (f" [{rule.plugin or 'lintnews'}]" if several else "")
        if not is_terminal:
            yield head + text
            continue
        room = max(min(output.width(), _WIDEST) - len(head), 20)
        first, *more = textwrap.wrap(text, room) or [""]
        yield head + first
        yield from (" " * len(head) + line for line in more)
