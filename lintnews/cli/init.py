"""``lintnews init [FOLDER]``: write a lintnews.toml to begin with, for what is in the folder."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from lintnews.article.source import decode
from lintnews.cli import output
from lintnews.cli.options import Parser, parse, parser
from lintnews.config import discovery
from lintnews.config.settings import Settings
from lintnews.errors import SourceError, UsageError, WriteError
from lintnews.linting.profiles import PROFILES
from lintnews.run import writing
from lintnews.run.exit_codes import CLEAN
from lintnews.run.files import Finder, read_bytes
from lintnews.run.request import Request
from lintnews.run.session import extensions, load_registry
from lintnews.values import NamedTuple

_DESCRIPTION = """\
Write a lintnews.toml to begin with: commented, and fit for what is in the folder. Nothing is
asked, and a configuration that is there already is never touched.
"""
_FILE = "lintnews.toml"
_PLAIN = (".txt", ".text", ".md", ".markdown")  # what does not say itself how it is encoded
_MOST_READ = 200  # files that are looked into
_MOST_NAMED = 8
_RULE = b"[[rule]]"
# What reads a format, and the extra that brings it.
_EXTRAS = {
    ".md": ("pyromark", "markdown"),
    ".markdown": ("pyromark", "markdown"),
    ".html": ("turbohtml", "html"),
    ".htm": ("turbohtml", "html"),
    ".docx": ("docx", "docx"),
}


class Seen(NamedTuple):
    """What is in a folder: articles by their format, and what the settings depend on."""

    formats: tuple[tuple[str, int], ...] = ()
    passed_over: tuple[str, ...] = ()
    not_utf8: tuple[str, ...] = ()
    rule_files: tuple[str, ...] = ()
    missing_extras: tuple[str, ...] = ()


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("init", _DESCRIPTION)
    text = "where the copy is (default: the current folder)"
    options.add_argument("folder", nargs="?", default=os.curdir, metavar="FOLDER", help=text)
    return options


def run(arguments: list[str]) -> int:
    """Write the file, and say what was found.

    Raises:
        UsageError: if there is no such folder, it has a configuration, or cannot be written to.
    """
    folder = parse(build(), arguments).folder
    if not os.path.isdir(folder):
        message = f"no such folder: {folder}"
        raise UsageError(message)
    there = discovery.found(folder)
    path = os.path.normpath(os.path.join(folder, _FILE))
    if there or os.path.lexists(path):
        message = f"{(*there, path)[0]} is there already, and nothing was written"
        raise UsageError(message)
    seen = _look(folder)
    above = discovery.Discovery().find(os.path.abspath(folder))
    try:
        writing.create(path, start(seen).encode())
    except (OSError, WriteError) as error:
        message = f"{path} cannot be written: {error}"
        raise UsageError(message) from error
    if above is not None:
        output.say(f"{above} no longer holds here: begin with extend = {_toml(above)} to keep it")
    print(f"wrote {path}: {_counted(seen.formats) or 'no article found'}")
    print(f"  lintnews {folder}")
    return CLEAN


def _look(folder: str) -> Seen:
    """Return what is in a folder and below it."""
    registry = load_registry(Request(), output.say)
    settings = Settings()
    finder = Finder(lambda _: settings, extensions(registry))
    names = sorted(finder.find(folder))
    formats = Counter(os.path.splitext(name)[1].lower() for name in names)
    plain = [name for name in names if name.lower().endswith(_PLAIN)][:_MOST_READ]
    missing = {_EXTRAS[kind] for kind in formats if kind in _EXTRAS}
    return Seen(
        formats=tuple(sorted(formats.items())),
        passed_over=finder.unread(folder).formats,
        not_utf8=tuple(name for name in plain if not _is_utf8(name)),
        rule_files=tuple(_rule_files(folder)),
        missing_extras=tuple(sorted(extra for module, extra in missing if not find_spec(module))),
    )


def _is_utf8(name: str) -> bool:
    try:
        decode(name, read_bytes(name))
    except SourceError as error:
        return error.offset is None
    return True


def _rule_files(folder: str) -> Iterator[str]:
    """Yield the rule files in a folder: TOML with a table of a rule."""
    for name in sorted(os.listdir(folder)):
        if name.endswith(".toml") and name.isprintable():
            try:
                data = read_bytes(os.path.join(folder, name))
            except SourceError:
                continue
            if any(line.startswith(_RULE) for line in data.splitlines()):
                yield name


def start(seen: Seen) -> str:
    """Return the text of the file."""
    # The name of a file may hold a line break, and would be more than a comment.
    return "".join(f"{_printable(line)}\n" for line in _lines(seen))


def _printable(line: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in line)


def _lines(seen: Seen) -> Iterator[str]:
    yield "# How lintnews reads the copy in this folder and below it. Written by `lintnews init`."
    yield "# Every key: lintnews help configuration. What holds for a file: lintnews config FILE"
    yield "#"
    yield f"# Articles found: {_counted(seen.formats) or 'none yet'}"
    if seen.passed_over:
        yield f"# Passed over: {', '.join(seen.passed_over)}"
    for extra in seen.missing_extras:
        yield f'# Not read yet: from a checkout of lintnews, pip install ".[{extra}]"'
    yield ""
    for name, profile in PROFILES.items():
        yield f"# {name}: {profile.summary}"
    yield 'profile = "default"'
    yield ""
    if seen.not_utf8:
        yield f"# Not UTF-8: {_named(seen.not_utf8)}"
        yield "# auto: what is not UTF-8 is read as it most likely is"
        yield 'encoding = "auto"'
        yield ""
    yield "# Rules to leave out, and rules to run besides: codes, names, beginnings of codes."
    yield "# All of them: lintnews rules. One of them: lintnews explain DUP101"
    yield "ignore = []"
    yield '# extend-select = ["RDB103"]'
    yield "# Rules of a house style: ap-like, uk-like, web, sensitive"
    yield '# packs = ["ap-like"]'
    yield ""
    if seen.rule_files:
        yield "# The house's own rules"
        yield f"rule-files = {_toml(list(seen.rule_files))}"
        yield ""
    yield "# A run fails (exit code 1) at findings of this severity and above: info, warning, error"
    yield 'fail-level = "warning"'
    yield ""
    yield "# How 4/5/2019 is read: mdy (month first) or dmy (day first)"
    yield 'date-order = "mdy"'
    yield ""
    yield "# Words of the house that no rule should stop at"
    yield "[vocabulary]"
    yield "names = []"
    yield "acronyms = []"
    yield ""
    yield "# What another folder need not keep to"
    yield "# [per-file-ignores]"
    yield '# "opinion/*" = ["ATT"]'
    yield ""
    yield "# How serious a rule, or a family, is here"
    yield "# [severity]"
    yield '# DUP = "error"'


def _counted(formats: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number} {kind or 'without a suffix'}" for kind, number in formats)


def _named(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
