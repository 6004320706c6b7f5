"""The options that commands share, and how the command is found among the arguments."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import cache
from typing import Any, NoReturn

from lintnews.cli import output
from lintnews.errors import ConfigError, UsageError, did_you_mean
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
                                     configuration, files, formats, exit-codes

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
    actions = check_parser()._actions  # noqa: SLF001  argparse has no public list of its options
    takes_value = {
        name for action in actions if action.nargs != 0 for name in action.option_strings
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


def parse(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Parse the arguments.

    Raises:
        UsageError: names the first argument that is wrong and the option that was meant.
    """
    options, left = parser.parse_known_args(arguments)
    if left:
        # argparse has no public list of its options
        known = [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001
        name = left[0].partition("=")[0]
        kind = "option" if name.startswith("-") else "argument"
        begun = [option for option in known if option.startswith(name)]
        hint = f"; did you mean {begun[0]!r}?" if len(begun) == 1 else did_you_mean(name, known)
        parser.error(
            f"there is no {kind} {name!r}{hint}"
            if kind == "option"
            else f"one argument too many: {name!r}",
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


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the bare parser of one command."""
    result = Parser(
        prog=f"lintnews {name}".removesuffix(" check"),
        description=description,
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    # argparse says "positional arguments", and has no other way
    result._positionals.title = "what is read"  # noqa: SLF001
    result._optionals.title = "help"  # noqa: SLF001
    return result


@cache
def check_parser() -> argparse.ArgumentParser:
    """Return the parser of ``lintnews [check]``."""
    result = parser("check", _DESCRIPTION)
    result.usage = "lintnews [OPTIONS] PATH..."
    result.epilog = _EPILOG
    result.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, or - for standard input",
    )
    result.add_argument(
        "--version",
        action="store_true",
        help="print the version and the plugins found, and exit",
    )
    add_selection(result)
    add_files(result)
    add_facts(result)
    add_narrowing(result)
    add_fixing(result)
    add_output(result)
    add_running(result)
    return result


def add_output(to: argparse.ArgumentParser) -> None:
    """Add the options that say what is printed, where and how, and when a run fails."""
    printed = to.add_argument_group("what is printed")
    printed.add_argument(
        "--format",
        default="text",
        metavar="NAME",
        help="text, full, json, jsonl, sarif, github, gitlab, junit or what a plugin brings "
        "(default: text)",
    )
    printed.add_argument(
        "--output-file",
        metavar="FILE",
        help="write the findings to FILE, whole or not at all",
    )
    printed.add_argument(
        "--level",
        choices=_LEVELS,
        metavar="LEVEL",
        help="print findings of this severity and above: info, warning or error (default: the "
        "configuration's, else info)",
    )
    printed.add_argument(
        "--max-findings",
        type=_count,
        metavar="N",
        help="print at most N findings, and say how many more there are",
    )
    printed.add_argument(
        "--statistics",
        action="store_true",
        help="print, in place of the findings, how many there are of each rule",
    )
    printed.add_argument(
        "--count",
        dest="total",
        action="store_true",
        help="print, in place of the findings, how many there are",
    )
    printed.add_argument(
        "--color",
        default="auto",
        choices=("auto", "always", "never"),
        metavar="WHEN",
        help="auto (on a terminal), always or never",
    )
    exits = to.add_argument_group("when a run fails")
    exits.add_argument(
        "--fail-level",
        choices=_LEVELS,
        metavar="LEVEL",
        help="exit 1 at findings of this severity and above (default: the configuration's, "
        "else warning)",
    )
    exits.add_argument(
        "--exit-zero",
        action="store_true",
        help="exit 0 even if there are findings",
    )


def add_running(to: argparse.ArgumentParser) -> None:
    """Add the options that say how the work is done; what is printed is the same with each."""
    running = to.add_argument_group(
        "how the work is done",
        "What is printed is the same, whatever is given here",
    )
    running.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        help="lint with N processes, or auto (default): several if there are files enough",
    )
    running.add_argument(
        "--no-cache",
        action="store_true",
        help="lint files that have not changed since, too",
    )
    running.add_argument(
        "--cache-dir",
        metavar="DIR",
        help="keep findings in DIR (default: lintnews in the user's folder for caches)",
    )
    running.add_argument(
        "--timing",
        action="store_true",
        help="say on standard error how long each rule and each analysis took",
    )


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


def add_selection(to: argparse.ArgumentParser) -> None:
    """Add the options that choose rules and configuration."""
    rules = to.add_argument_group(
        "which rules run",
        "RULES are codes, names, beginnings of codes (DUP, DUP1) or ALL, with commas",
    )
    for name, text in (
        ("--select", "run only these"),
        ("--extend-select", "run these too"),
        ("--ignore", "leave these out, besides what the configuration leaves out"),
        ("--extend-ignore", "the same as --ignore"),
    ):
        rules.add_argument(name, action="append", metavar="RULES", help=text)
    rules.add_argument(
        "--packs",
        action="append",
        metavar="NAMES",
        help="run the rules of these packs too",
    )
    rules.add_argument(
        "--profile",
        metavar="NAME",
        help="default, desk or archive: which rules run, at which stage",
    )
    rules.add_argument(
        "--stage",
        metavar="NAME",
        help="draft or publish: how serious leftovers are; none: as the rules have it",
    )
    add_configuration(rules)


def add_configuration(to: argparse._ArgumentGroup) -> None:
    """Add the options that say where settings come from."""
    to.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="use this file, or set one value",
    )
    to.add_argument("--isolated", action="store_true", help="read no configuration file")
    add_plugins(to)


def add_plugins(to: argparse._ArgumentGroup) -> None:
    """Add the options that say whose rules there are."""
    to.add_argument(
        "--rule-file",
        dest="rule_files",
        action="append",
        default=[],
        metavar="FILE",
        help="use the rules of this file too: TOML, or Python",
    )
    to.add_argument(
        "--allow-code",
        action="store_true",
        help="let rule files in Python run that a configuration names",
    )
    to.add_argument(
        "--disable-plugin",
        dest="disable_plugins",
        action="append",
        default=[],
        metavar="NAME",
        help="do not load this plugin",
    )
    to.add_argument(
        "--no-plugins",
        action="store_true",
        help="load no plugin but those that come with lintnews",
    )


def add_files(to: argparse.ArgumentParser) -> None:
    """Add the options that say which files are meant."""
    files = to.add_argument_group(
        "which files are read",
        "PATTERNS are as in .gitignore, with commas; they count from the current folder",
    )
    files.add_argument(
        "--include",
        action="append",
        metavar="PATTERNS",
        help="what is an article in a folder (default: text, Markdown, HTML)",
    )
    files.add_argument(
        "--exclude",
        action="append",
        metavar="PATTERNS",
        help="what is none, in place of README, LICENSE and their kin",
    )
    files.add_argument(
        "--extend-exclude",
        action="append",
        metavar="PATTERNS",
        help="what is none, besides those",
    )
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave out what is excluded even if it is named",
    )
    files.add_argument(
        "--no-respect-gitignore",
        dest="respect_gitignore",
        action="store_false",
        help="read what git ignores, too",
    )


def add_facts(to: argparse.ArgumentParser) -> None:
    """Add the options that say about the copy what it does not say itself."""
    facts = to.add_argument_group("about the copy")
    facts.add_argument(
        "--encoding",
        metavar="NAME",
        help="how files without a byte order mark are encoded (default: utf-8)",
    )
    facts.add_argument(
        "--input-format",
        metavar="NAME",
        help="text, markdown, html or what a plugin reads (default: by name and content)",
    )
    facts.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="the name that standard input goes by",
    )
    facts.add_argument("--date", metavar="YYYY-MM-DD", help="the day of publication")
    facts.add_argument(
        "--kind",
        metavar="KIND",
        help="news, opinion, live, interview, transcript, list or brief",
    )
    facts.add_argument(
        "--metadata",
        metavar="TABLE.tsv",
        help="date, kind and language file by file: columns file, date, kind, language",
    )
    facts.add_argument(
        "--language",
        metavar="CODE",
        help="the language by its two-letter code, as en or de",
    )


def add_narrowing(to: argparse.ArgumentParser) -> None:
    """Add the options that leave out findings which are not this run's business."""
    narrowing = to.add_argument_group("which findings count")
    narrowing.add_argument(
        "--baseline",
        metavar="FILE",
        help="hide the findings that FILE names, and say which of its entries are stale",
    )
    narrowing.add_argument(
        "--update-baseline",
        action="store_true",
        help="write what is found into the baseline; what was not checked stays",
    )
    narrowing.add_argument(
        "--since",
        metavar="REV",
        help="only findings on lines that changed since HEAD left the git revision REV",
    )
    narrowing.add_argument(
        "--no-merge-base",
        action="store_true",
        help="with --since: compare with REV itself, not with where HEAD left it",
    )


def add_fixing(to: argparse.ArgumentParser) -> None:
    """Add the options that change the copy."""
    fixing = to.add_argument_group(
        "mending",
        "words between quotation marks are never changed; a file is written whole or not at all",
    )
    fixing.add_argument(
        "--fix",
        action="store_true",
        help="make the fixes that cannot change the meaning, and print what remains",
    )
    fixing.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: make those too that a person should look at",
    )
    fixing.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change, and write nothing; exit 1 if it would",
    )
