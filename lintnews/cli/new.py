"""``lintnews new rule|plugin NAME``: a start that works, with tests that pass."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from lintnews.cli.options import Parser, parse, parser
from lintnews.errors import UsageError
from lintnews.linting.engine_rules import ENGINE_FAMILY
from lintnews.linting.rule import CODE, NAME
from lintnews.plugins.contributions import API_VERSION
from lintnews.run.exit_codes import CLEAN
from lintnews.values import VERSION

_STARTS = Path(__file__).parent / "starts"
_DESCRIPTION = """\
Write a start that works and passes its own tests.

  lintnews new rule NAME            NAME.toml: a rule without code
  lintnews new rule NAME --python   NAME.py: a rule in one Python file
  lintnews new plugin NAME          NAME/: a package to install and publish
"""


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("new", _DESCRIPTION)
    options.add_argument(
        "what", choices=("rule", "plugin"), metavar="rule|plugin", help="what to start"
    )
    options.add_argument("name", metavar="NAME", help="lower-case words joined by hyphens")
    options.add_argument(
        "--python", action="store_true", help="with rule: a Python file in place of TOML"
    )
    options.add_argument(
        "--code", default="HSE101", metavar="CODE", help="with rule: its code (default: HSE101)"
    )
    options.add_argument(
        "--family",
        metavar="LETTERS",
        help="with plugin: three letters for its codes (default: from its name)",
    )
    return options


def run(arguments: list[str]) -> int:
    """Write the files and say what to do next."""
    given = parse(build(), arguments)
    if not NAME.fullmatch(given.name):
        message = (
            f"a name is lower-case words joined by hyphens, as caption-place, not {given.name!r}"
        )
        raise UsageError(message)
    return _rule(given) if given.what == "rule" else _plugin(given)


def _rule(given: argparse.Namespace) -> int:
    if not CODE.fullmatch(given.code) or given.code.startswith(ENGINE_FAMILY):
        message = (
            "--code: a code is three capital letters and three digits, as HSE101, and not of "
            f"the family {ENGINE_FAMILY}: {given.code!r}"
        )
        raise UsageError(message)
    module = _module(given.name)
    file = f"{module}.py" if given.python else f"{given.name}.toml"
    _write(
        Path(file),
        "rule.py.txt" if given.python else "rule.toml.txt",
        _values(given.name, given.code, file=file),
    )
    print(f"wrote {file}")
    print(f"  lintnews test {file}")
    print(f"  lintnews --rule-file {file} article.txt")
    return CLEAN


def _plugin(given: argparse.Namespace) -> int:
    module = _module(given.name)
    if module in sys.stdlib_module_names or (
        module.startswith("lintnews") and module in {"lintnews", "lintnews_rules"}
    ):
        message = f"{given.name!r} is the name of something else already; take another"
        raise UsageError(message)
    family = given.family or _family(given.name)
    _require_free(family)
    folder = Path(given.name)
    if folder.exists():
        message = f"{folder} exists already, and nothing was written"
        raise UsageError(message)
    values = _values(given.name, f"{family}101", family=family)
    starts = _STARTS / "plugin"
    for start in sorted(starts.rglob("*.txt")):
        target = str(start.relative_to(starts)).removesuffix(".txt").replace("module", module, 1)
        _write(folder / target, f"plugin/{start.relative_to(starts)}", values)
    rules = folder / "src" / module / "rules"
    _write(
        rules / "exclamation_mark.py", "rule.py.txt", _values("exclamation-mark", f"{family}101")
    )
    _write(
        rules / "short_words.toml",
        "rule.toml.txt",
        _values("short-words", f"{family}102", file="short_words.toml"),
    )
    print(f"wrote {folder}/")
    print(f"  pip install ./{folder}")
    print(f"  pytest {folder}")
    print("  lintnews article.txt")
    return CLEAN


def _values(name: str, code: str, **more: str) -> Mapping[str, str]:
    module = _module(name)
    title = "".join(word.capitalize() for word in name.split("-"))
    minor = ".".join(VERSION.split(".")[:2])
    return {
        "name": name,
        "code": code,
        "module": module,
        "title": title,
        "api": API_VERSION,
        "minor": minor,
        **more,
    }


def _module(name: str) -> str:
    module = name.replace("-", "_")
    if not module.isidentifier():
        message = f"a name begins with a letter, so that Python can import it: {name!r}"
        raise UsageError(message)
    return module


def _family(name: str) -> str:
    letters = re.sub("[^A-Z]", "", name.upper())
    return (letters + letters[-1] * 3)[:3]


def _require_free(family: str) -> None:
    """Refuse letters that somebody has.

    Raises:
        UsageError: names whose they are.
    """
    from lintnews.plugins import registry

    if not re.fullmatch("[A-Z]{3}", family):
        message = f"--family: three capital letters, not {family!r}"
        raise UsageError(message)
    owners = {
        letters: plugin.name
        for plugin in registry.load().plugins
        for letters in plugin.info.families
    }
    owners[ENGINE_FAMILY] = "lintnews itself"
    if family in owners:
        message = f"the letters {family} belong to {owners[family]}: choose others with --family"
        raise UsageError(message)


def _write(path: Path, start: str, values: Mapping[str, str]) -> None:
    """Write a file from its start; one that is there is never written over.

    Raises:
        UsageError: if the file exists or cannot be written.
    """
    text = (_STARTS / start).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        message = f"{path} exists already, and nothing was written"
        raise UsageError(message) from error
    except OSError as error:
        message = f"{path}: cannot be written: {error.strerror or error}"
        raise UsageError(message) from error
