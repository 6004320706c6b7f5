"""``lintnews rules``: list every rule, or write their pages."""

from __future__ import annotations

from pathlib import Path

from lintnews import measurements, rulebook
from lintnews.cli import session
from lintnews.cli.main import CLEAN
from lintnews.cli.options import add_configuration, parse, parser
from lintnews.cli.plugins import configured_rules
from lintnews.errors import UsageError
from lintnews.filters.selection import did_you_mean


def run(arguments: list[str]) -> int:
    """Print one line a rule, or write one page a rule into a folder.

    Raises:
        UsageError: where no rule comes from the plugin that is asked for.
    """
    options = parser("rules", "List all rules: code, name, severity, set, what they find, where they come from.")
    options.add_argument("--pages", metavar="FOLDER", help="write one Markdown page a rule, and an index, into this folder")
    options.add_argument("--plugin", metavar="NAME", help="only the rules that this plugin brings")
    options.add_argument("--measurements", metavar="FILE", help="what was measured of the rules: goes onto their pages")
    add_configuration(options.add_argument_group("configuration"))
    given = parse(options, arguments)
    registry = session.load_registry(given)
    every = (*registry.by_code().values(), *configured_rules(registry, given))
    rules = sorted((rule for rule in every if given.plugin in (None, rule.plugin)), key=lambda rule: rule.code)
    if not rules:
        known = sorted({rule.plugin for rule in every if rule.plugin})
        message = f"--plugin: no rule comes from {given.plugin!r}{did_you_mean(given.plugin, known)} (there are {', '.join(known)})"
        raise UsageError(message)
    if given.pages:
        folder = Path(given.pages)
        folder.mkdir(parents=True, exist_ok=True)
        measured = measurements.load(Path(given.measurements)) if given.measurements else ()
        for rule in rules:
            page = rulebook.page(rule, measurements.of(rule, measured))
            (folder / f"{rule.name}.md").write_text(page, encoding="utf-8")
        (folder / "index.md").write_text(rulebook.index(rules), encoding="utf-8")
        return CLEAN
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        place = rule.pack or rule.default.value
        print(f"{rule.code} {rule.name:{width}} {rule.severity.value:8}{place:9}{rule.summary} [{rule.plugin or 'lintnews'}]")
    return CLEAN
