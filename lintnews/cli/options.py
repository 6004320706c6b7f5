"""The options that commands share, and how the command is found among the arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache

from lintnews.cli import output
from lintnews.errors import ConfigError, UsageError, did_you_mean
from lintnews.hints import Any, NoReturn
from lintnews.run.request import Basis, Inputs, Outcome, Request, Work

_WIDEST = 100
_LEVELS = ("info", "warning", "error")
_DESCRIPTION = """\
Read news copy the way a copy desk does, and print what an editor would mark.

  lintnews article.txt               lint an article (the same as: lintnews check article.txt)
  lintnews --format full article.txt show each finding in its sentence
  lintnews explain caption-repeated  say what a rule finds, and why
  lintnews rules                     list all rules
  lintnews inspect article.txt       show what lintnews sees in an article
  lintnews config article.txt        show the settings of a file, and why each rule runs or not
  lintnews help TOPIC                explain at length: options, selection, suppression,
                                     configuration, files, output, exit-codes

what an editor needs first:

  --format full                      show each finding in its sentence
  --level warning                    leave the advice out
  --ignore QUO,RDB101                leave these rules out (--select QUO: run only these)
  --fix                              make the fixes that cannot change the meaning
                                     (--diff: only show them)
  --stage publish                    be strict: the copy goes to print, so nothing may be left over
"""
_EPILOG = """\
exit codes: 0 nothing at or above the fail level, 1 findings at or above it,
2 the whole job could not be done (a wrong option or configuration, a file that
cannot be read, a plugin or rule that failed); what could be linted is still
reported. 130 interrupted.
"""


def split_command(arguments: list[str], commands: Iterable[str]) -> tuple[str, list[str]]:
    """Return the command and the other arguments; options may come before it.

    The first argument that is neither an option nor an option's value is the
    command, if it is one. A path called like a command is given as ``./inspect``.
    """
    takes_value = {
        name
        for action in check_parser().actions()
        if action.nargs != 0
        for name in action.option_strings
    }
    skip = False
    for position, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument == "--":
            break
        elif argument.startswith("-") and argument != "-":
            skip = argument in takes_value
        else:
            if argument in set(commands):
                return argument, arguments[:position] + arguments[position + 1 :]
            break
    return "check", arguments


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, up to 100 columns."""

    def __init__(self, prog: str) -> None:
        # argparse would load shutil to find the width, at every start.
        super().__init__(prog, max_help_position=28, width=min(output.width(), _WIDEST))


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, with a suggestion."""

    def __init__(self, prog: str, description: str) -> None:
        """Begin with no options but ``--help``."""
        super().__init__(
            prog=prog, description=description, formatter_class=_Formatter, allow_abbrev=False
        )
        # argparse says "positional arguments", and has no other way
        self._positionals.title = "what is read"
        self._optionals.title = "help"

    def actions(self) -> list[argparse.Action]:
        """Return the options and arguments."""
        return self._actions

    def groups(self) -> Iterator[tuple[argparse._ArgumentGroup, list[argparse.Action]]]:
        """Yield the groups of options that are not empty, each with its options."""
        for group in self._action_groups:
            actions = [
                action for action in self._actions if getattr(action, "container", None) is group
            ]
            if actions:
                yield group, actions

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print the help. argparse would not say that there is no room for it."""
        if message and file in {None, sys.stdout}:
            output.standard_output()(message)
            output.flush()
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: always.
        """
        bad, _, choices = message.partition("invalid choice: ")
        if choices:
            word, _, known = choices.partition(" (choose from ")
            names = [name.strip(" '\"") for name in known.rstrip(")").split(",")]
            message = (
                f"{bad}there is no {word}{did_you_mean(word.strip(chr(39)), names)} (there "
                f"are {', '.join(names)})"
            )
        message = f"{message.removeprefix('argument ')}\ntry: {self.prog} --help"
        raise UsageError(message)


def parse(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """Parse the arguments.

    Raises:
        UsageError: names the first argument that is wrong and the option that was meant.
    """
    options, left = parser.parse_known_args(arguments)
    if left:
        known = [name for action in parser.actions() for name in action.option_strings]
        name = left[0].partition("=")[0]
        kind = "option" if name.startswith("-") else "argument"
        begun = [option for option in known if option.startswith(name)]
        hint = f"; did you mean {begun[0]!r}?" if len(begun) == 1 else did_you_mean(name, known)
        parser.error(
            f"there is no {kind} {name!r}{hint}"
            if kind == "option"
            else f"one argument too many: {name!r}"
        )
    return options


def request_of(options: argparse.Namespace) -> Request:
    """Return what the options ask for.

    Raises:
        ConfigError: if two configuration files are named.
    """
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in vars(options).items()
    }
    configs = given.get("config", ())
    files = [text for text in configs if "=" not in text]
    if len(files) > 1:
        raise ConfigError([f"--config names two files: {files[0]} and {files[1]}"])
    given["config"] = files[0] if files else None
    given["overrides"] = tuple(text for text in configs if "=" in text)

    def filled(group: Any) -> Any:
        return group(**{name: given[name] for name in group._fields if name in given})

    return Request(filled(Inputs), filled(Basis), filled(Outcome), filled(Work))


def parser(name: str, description: str) -> Parser:
    """Return the bare parser of one command."""
    return Parser(f"lintnews {name}".removesuffix(" check"), description)


@cache
def check_parser() -> Parser:
    """Return the parser of ``lintnews [check]``."""
    result = parser("check", _DESCRIPTION)
    result.usage = "lintnews [OPTIONS] PATH..."
    result.epilog = _EPILOG
    paths = "files, folders, or - for standard input"
    result.add_argument("paths", nargs="*", metavar="PATH", help=paths)
    _flag(result, "--version", "print the version and the plugins found, and exit")
    add_selection(result)
    add_files(result)
    add_facts(result)
    add_narrowing(result)
    add_fixing(result)
    add_output(result)
    add_running(result)
    return result


def _flag(to: argparse._ActionsContainer, name: str, text: str, **more: Any) -> None:
    """Add an option without a value."""
    to.add_argument(name, action=more.pop("action", "store_true"), help=text, **more)


def _value(to: argparse._ActionsContainer, name: str, metavar: str, text: str, **more: Any) -> None:
    """Add an option with a value."""
    to.add_argument(name, metavar=metavar, help=text, **more)


def _words(to: argparse._ActionsContainer, name: str, metavar: str, text: str, **more: Any) -> None:
    """Add an option that may be given often."""
    to.add_argument(name, action="append", metavar=metavar, help=text, **more)


def add_output(to: Parser) -> None:
    """Add the options that say what is printed, where and how, and when a run fails."""
    known = "text, full, json, jsonl, sarif, github, gitlab, junit or what a plugin brings"
    printed = to.add_argument_group("what is printed")
    _value(printed, "--format", "NAME", f"the output: {known} (default: text)", default="text")
    _value(printed, "--output-file", "FILE", "write the findings to FILE, whole or not at all")
    level = (
        "print findings of this severity and above: info, warning or error (default: the "
        "configuration's, else info)"
    )
    _value(printed, "--level", "LEVEL", level, choices=_LEVELS)
    limit = "print at most N findings, and say how many more there are"
    _value(printed, "--max-findings", "N", limit, type=_count)
    counts = "print, in place of the findings, how many there are"
    _flag(printed, "--statistics", f"{counts} of each rule")
    _flag(printed, "--count", counts, dest="total")
    why = "print, in place of the findings, those of one rule and what dropped each (PATH:LINE too)"
    _value(printed, "--why", "CODE|NAME", why)
    add_color(printed)
    exits = to.add_argument_group("when a run fails")
    fails = (
        "exit 1 at findings of this severity and above (default: the configuration's, else warning)"
    )
    _value(exits, "--fail-level", "LEVEL", fails, choices=_LEVELS)
    _flag(exits, "--exit-zero", "exit 0 even if there are findings")


def add_color(to: argparse._ActionsContainer) -> None:
    """Add the option that says whether there is colour."""
    text = "auto (on a terminal), always or never"
    _value(to, "--color", "WHEN", text, default="auto", choices=("auto", "always", "never"))


def add_running(to: Parser) -> None:
    """Add the options that say how the work is done; what is printed is the same with each."""
    running = to.add_argument_group(
        "how the work is done", "What is printed is the same, whatever is given here"
    )
    jobs = "lint with N processes, or auto (default): several if there are files enough"
    running.add_argument("-j", "--jobs", type=_jobs, metavar="N", help=jobs)
    _flag(running, "--no-cache", "lint files that have not changed since, too")
    folder = (
        "keep findings and compiled expressions in DIR (default: lintnews in the user's folder "
        "for caches)"
    )
    _value(running, "--cache-dir", "DIR", folder)
    _flag(running, "--timing", "say on standard error how long each rule and each analysis took")


def _jobs(text: str) -> int | None:
    if text == "auto":
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        message = f"{text!r} is neither a number of processes nor auto"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        message = f"{text!r} is not a whole number"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def add_selection(to: Parser) -> None:
    """Add the options that choose rules and configuration."""
    rules = to.add_argument_group(
        "which rules run",
        "RULES are codes, names, beginnings of codes (DUP, DUP1) or ALL, with commas",
    )
    _words(rules, "--select", "RULES", "run only these")
    _words(rules, "--extend-select", "RULES", "run these too")
    out = "leave these out, besides what the configuration leaves out"
    _words(rules, "--ignore", "RULES", out)
    _words(rules, "--extend-ignore", "RULES", "the same as --ignore")
    _words(rules, "--packs", "NAMES", "run the rules of these packs too")
    profile = "default, desk or archive: which rules run, at which stage"
    _value(rules, "--profile", "NAME", profile)
    stage = "draft or publish: how serious leftovers are; none: as the rules have it"
    _value(rules, "--stage", "NAME", stage)
    add_configuration(rules)


def add_configuration(to: argparse._ActionsContainer) -> None:
    """Add the options that say where settings and rules come from."""
    _words(to, "--config", "FILE|KEY=VALUE", "use this file, or set one value", default=[])
    _flag(to, "--isolated", "read no configuration file")
    files = "use the rules of this file too: TOML, or Python"
    _words(to, "--rule-file", "FILE", files, dest="rule_files", default=[])
    _flag(to, "--allow-code", "let rule files in Python run that a configuration names")
    out = "do not load this plugin"
    _words(to, "--disable-plugin", "NAME", out, dest="disable_plugins", default=[])
    _flag(to, "--no-plugins", "load no plugin but those that come with lintnews")


def add_files(to: Parser) -> None:
    """Add the options that say which files are meant."""
    files = to.add_argument_group(
        "which files are read",
        "PATTERNS are as in .gitignore, with commas; they count from the current folder",
    )
    articles = "what is an article in a folder (default: text, Markdown, HTML, Word, mail, wire)"
    _words(files, "--include", "PATTERNS", articles)
    no_articles = "what is none, in place of README, LICENSE and their kin"
    _words(files, "--exclude", "PATTERNS", no_articles)
    _words(files, "--extend-exclude", "PATTERNS", "what is none, besides those")
    _flag(files, "--force-exclude", "leave out what is excluded even if it is named")
    size = "read no file that is larger (default: 10)"
    _value(files, "--max-size", "MB", size, type=_count)
    ignored = {"dest": "respect_gitignore", "action": "store_false"}
    _flag(files, "--no-respect-gitignore", "read what git ignores, too", **ignored)


def add_facts(to: Parser) -> None:
    """Add the options that say about the copy what it does not say itself."""
    facts = to.add_argument_group("about the copy")
    encoding = "how files without a byte order mark are encoded (default: utf-8; auto: by guess)"
    _value(facts, "--encoding", "NAME", encoding)
    reader = (
        "the format of the copy: text, markdown, html, docx, ninjs, nitf, wxr or another reader's "
        "(default: by name)"
    )
    _value(facts, "--input-format", "NAME", reader)
    _value(facts, "--stdin-filename", "NAME", "the name that standard input goes by")
    _value(facts, "--date", "YYYY-MM-DD", "the day of publication")
    kinds = "news, opinion, live, interview, transcript, list or brief"
    _value(facts, "--kind", "KIND", kinds)
    table = "date, kind and language file by file: columns file, date, kind, language"
    _value(facts, "--metadata", "TABLE.tsv", table)
    against = "what the copy was made from: the wire story, the last version, or a folder of them"
    _value(facts, "--against", "ORIGINAL", against)
    _value(facts, "--language", "CODE", "the language by its two-letter code, as en or de")


def add_narrowing(to: Parser) -> None:
    """Add the options that leave out findings which are not this run's business."""
    narrowing = to.add_argument_group("which findings count")
    hidden = "hide the findings that FILE names, and say which of its entries are stale"
    _value(narrowing, "--baseline", "FILE", hidden)
    update = "write what is found into the baseline; what was not checked stays"
    _flag(narrowing, "--update-baseline", update)
    changed = "only findings on lines that changed since HEAD left the git revision REV"
    _value(narrowing, "--since", "REV", changed)
    base = "with --since: compare with REV itself, not with where HEAD left it"
    _flag(narrowing, "--no-merge-base", base)


def add_fixing(to: Parser) -> None:
    """Add the options that change the copy."""
    fixing = to.add_argument_group(
        "mending",
        "words between quotation marks are never changed; a file is written whole or not at all",
    )
    fix = "make the fixes that cannot change the meaning, and print what remains"
    _flag(fixing, "--fix", fix)
    unsafe = "with --fix or --diff: make those too that a person should look at"
    _flag(fixing, "--unsafe-fixes", unsafe)
    diff = "print what --fix would change, and write nothing; exit 1 if it would"
    _flag(fixing, "--diff", diff)
