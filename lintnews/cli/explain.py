"""``lintnews explain CODE|NAME|FAMILY…``: what a rule finds, why, and what to do."""

from __future__ import annotations

from pathlib import Path

from lintnews.cli import output
from lintnews.cli.options import Parser, add_configuration, parse, parser, request_of
from lintnews.cli.rules import listed
from lintnews.errors import UsageError, WriteError
from lintnews.linting.rule import Rule
from lintnews.linting.selection import canonical, matches, require_known, unknown
from lintnews.manual import pages, rulebook
from lintnews.reporters.escape import visible
from lintnews.run import writing
from lintnews.run.exit_codes import CLEAN
from lintnews.run.own_folder import default_folder
from lintnews.run.session import load_registry
from lintnews.run.settings_finder import configured_rules
from lintnews.testing.examples import offered


def build() -> Parser:
    """Return the parser of the command."""
    options = parser(
        "explain",
        "Say what a rule finds, why it is bad, and show examples; of a family (DUP, DUP1) list "
        "the rules.",
    )
    options.add_argument("rules", nargs="+", metavar="CODE|NAME|FAMILY")
    options.add_argument(
        "--open", action="store_true", help="show the page of one rule in the browser"
    )
    add_configuration(options.add_argument_group("configuration"))
    return options


def run(arguments: list[str]) -> int:
    """Print the page of each rule asked for, or the list of a family's rules."""
    given = parse(build(), arguments)
    request = request_of(given)
    registry = load_registry(request, output.say)
    rules = list(registry.by_code().values())
    asked = [canonical(word, rules) for word in given.rules]
    if any(unknown(word, rules) for word in asked):
        rules += configured_rules(registry, request, output.say)
        asked = [canonical(word, rules) for word in given.rules]
    require_known(asked, rules, "explain")
    if given.open and (len(asked) > 1 or not any(asked[0] in _names(rule) for rule in rules)):
        message = "--open shows the page of one rule: give one code or name"
        raise UsageError(message)
    for word in asked:
        meant = sorted((rule for rule in rules if matches(word, rule)), key=lambda rule: rule.code)
        if word in _names(meant[0]):
            text = rulebook.explanation(meant[0], offered(meant[0]))
            text += pages.measured(meant[0].name) + "\n"
            if given.open:
                _open(meant[0], text)
            else:
                output.manual(text)
        else:
            output.standard_output()("".join(f"{visible(line)}\n" for line in listed(meant)))
    return CLEAN


def _names(rule: Rule) -> tuple[str, str]:
    return rule.code, rule.name


def _open(rule: Rule, text: str) -> None:
    """Write the page where the system keeps what can be made again, and ask for a browser.

    Raises:
        UsageError: if there is no folder to write it to.
    """
    import webbrowser

    base = default_folder()
    if base is None:
        message = "--open: there is no home folder to write the page to"
        raise UsageError(message)
    page = Path(base, "pages", f"{rule.name}.html")
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        writing.create(str(page), pages.as_html(text).encode())
    except (OSError, WriteError) as error:
        message = f"--open: {page} cannot be written: {error}"
        raise UsageError(message) from error
    print(page)
    if not webbrowser.open(page.as_uri()):
        output.say("no browser was found: open the page yourself")
