"""Write what shells and man know of the command: ``python tests/packaging/shell_files.py``.

shtab makes the completions of the parsers; the manual page is made of the same parsers here.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Iterator
from copy import copy

import shtab

from lintnews.cli.completion import FILES, SHELLS
from lintnews.cli.main import COMMANDS
from lintnews.cli.options import Parser, check_parser
from lintnews.values import VERSION

MANUAL = "lintnews.1"
_FILES = frozenset(
    "PATH FILE FILE|KEY=VALUE FILE|PLUGIN|PACKAGE CODE|NAME|FILE TABLE.tsv ORIGINAL "
    "STORY.docx".split()
)
_FOLDERS = frozenset({"FOLDER", "DIR"})
_VALUES = {
    "--profile": ("default", "desk", "archive"),
    "--stage": ("draft", "publish", "none"),
    "--kind": ("news", "opinion", "live", "interview", "transcript", "list", "brief"),
    "--format": ("text", "full", "json", "jsonl", "sarif", "github", "gitlab", "junit"),
    "--packs": ("ap-like", "uk-like", "web", "sensitive"),
}
# shtab completes commands where files may stand too: the text, and what takes its place.
_FILES_TOO = {
    "bash": ("complete -o bashdefault -F", "complete -o bashdefault -o default -F"),
    "zsh": (
        "  _describe 'lintnews commands' _commands\n",
        "  _describe 'lintnews commands' _commands\n  _files\n",
    ),
    "fish": ("complete -c lintnews -f\n", ""),
}


def parser_of(command: str) -> Parser:
    """Return the parser of a command."""
    if command == "check":
        return check_parser()
    made: Parser = importlib.import_module(COMMANDS[command]).build()
    return made


def about(command: str) -> str:
    """Return what a command does, in one line."""
    first = (importlib.import_module(COMMANDS[command]).__doc__ or "").strip().split("\n")[0]
    return first.partition(": ")[2].rstrip(".")


def whole() -> argparse.ArgumentParser:
    """Return one parser with every command, as the command itself never needs it."""
    top = argparse.ArgumentParser(prog="lintnews", add_help=False)
    _copy(check_parser(), top, paths=False)
    commands = top.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        child = commands.add_parser(name, add_help=False, help=about(name), description=about(name))
        _copy(parser_of(name), child, paths=True)
    return top


def _copy(source: Parser, target: argparse.ArgumentParser, *, paths: bool) -> None:
    """Give a parser the options of another, and say what completes their values."""
    for known_action in source.actions():
        if not paths and not known_action.option_strings:
            continue
        action = copy(known_action)
        names = str(action.metavar)
        if names in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif names in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        known = next((_VALUES[name] for name in action.option_strings if name in _VALUES), None)
        if known is not None and action.choices is None:
            action.choices = known
        target._add_action(action)


def completion(shell: str) -> str:
    """Return the script of a shell, with files beside the commands."""
    found, wanted = _FILES_TOO[shell]
    text = shtab.complete(whole(), shell=shell)
    if found not in text:
        message = f"shtab writes its {shell} script another way: look at it"
        raise ValueError(message)
    return "".join(f"{line.rstrip()}\n" for line in text.replace(found, wanted).splitlines())


def manual() -> str:
    """Return the manual page."""
    return "\n".join(_manual()) + "\n"


def _manual() -> Iterator[str]:
    yield f'.TH LINTNEWS 1 "" "lintnews {VERSION}" "User Commands"'
    yield ".SH NAME"
    yield r"lintnews \- a linter for news copy"
    yield ".SH SYNOPSIS"
    yield r".B lintnews"
    yield r"[\fIOPTIONS\fR] \fIPATH\fR..."
    yield ".br"
    yield ".B lintnews"
    yield r"\fICOMMAND\fR [\fIOPTIONS\fR] ..."
    yield ".SH DESCRIPTION"
    yield "Read news copy the way a copy desk does, and print what an editor would mark: one line a"
    yield "finding, with the place, the code of the rule and what it found."
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield ".TP"
        yield rf"\fB{name}\fR"
        yield _roff(about(name))
    yield ".PP"
    yield r"\fBlintnews \fICOMMAND\fB \-\-help\fR prints the options of a command."
    yield ".SH OPTIONS"
    for group, actions in check_parser().groups():
        yield f".SS {_roff(str(group.title))}"
        if group.description:
            yield _roff(f"{group.description}.")
        for action in actions:
            yield ".TP"
            names = ", ".join(rf"\fB{_roff(name)}\fR" for name in action.option_strings)
            value = rf"\fI{_roff(str(action.metavar))}\fR" if action.metavar else ""
            yield " ".join(filter(None, (names, value)))
            yield _roff(str(action.help))
    yield ".SH EXIT STATUS"
    for code, meaning in (
        ("0", "nothing at or above the fail level"),
        ("1", "findings at or above it"),
        ("2", "the whole job could not be done"),
        ("130", "interrupted"),
    ):
        yield ".TP"
        yield rf"\fB{code}\fR"
        yield meaning
    yield ".SH FILES"
    yield ".TP"
    yield r"\fIlintnews.toml\fR, \fI.lintnews.toml\fR, \fIpyproject.toml\fR"
    yield "the settings of the copy below them"
    yield ".TP"
    yield r"\fIARTICLE\fR.lintnews"
    yield "the suppressions of an article"
    yield ".SH SEE ALSO"
    yield r"\fBlintnews help\fR prints the manual, topic by topic; \fBlintnews explain\fR \fICODE\fR"
    yield "explains a rule."


def _roff(text: str) -> str:
    """Return a text in which roff takes nothing for a command."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


def files() -> dict[str, str]:
    """Return each file's name and text."""
    made = {name: completion(shell) for shell, name in SHELLS.items()}
    return {**made, MANUAL: manual()}


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    for file_name, content in files().items():
        (FILES / file_name).write_text(content, encoding="utf-8")
