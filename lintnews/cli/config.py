"""``lintnews config PATH``: the settings of a file and their origin, its rules and why they run."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from lintnews.analysis.language import language
from lintnews.analysis.page.kind import kind
from lintnews.analysis.reading import Reading
from lintnews.cli import output
from lintnews.cli.options import (
    Parser,
    add_facts,
    add_files,
    add_selection,
    parse,
    parser,
    request_of,
)
from lintnews.config.settings import (
    ARTICLES,
    NEVER_ARTICLES,
    NEVER_FOLDERS,
    SETTINGS,
    PerFile,
    Settings,
)
from lintnews.errors import LintnewsError
from lintnews.globs import Glob
from lintnews.linting.profiles import Profile
from lintnews.linting.rule import Rule
from lintnews.linting.selection import canonical, closest, decide, matches, require_known
from lintnews.reporters.escape import visible
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.files import STDIN
from lintnews.run.plugin_choice import STDIN_FILE
from lintnews.run.request import Request
from lintnews.run.resolved import ignored_for, selection_of, severity_of, stage_of
from lintnews.run.session import LintRun, load_registry, open_run
from lintnews.run.settings_finder import configured_rules, profiles
from lintnews.run.silenced import unfit

_WIDTH = 100


def run(arguments: list[str]) -> int:
    """Print the settings, what the article seems to be, then each rule and why it runs or not."""
    given = parse(build(), arguments)
    request = request_of(given)
    if given.schema:
        return _print_schema(request)
    request = request._replace(inputs=request.inputs._replace(paths=(given.path,)))
    run = open_run(request, output.say)
    is_folder = os.path.isdir(given.path)
    path = os.path.join(given.path, "article.txt") if is_folder else given.path
    run.require_sound_settings([path])
    settings = run.settings_for(path)
    profile = profiles(run.registry)[settings.profile]
    rules = sorted(run.rules_for(path).values(), key=lambda rule: rule.code)
    asked = [canonical(word, rules) for word in given.rules]
    require_known(asked, rules, "RULE")
    if not asked:
        _print(_settings(settings, profile))
        print()
    reading = _reading(path, run)
    if reading is not None:
        _print([f"# {path} is read as {_stated(reading)}"])
    elif path != STDIN and not is_folder and not os.path.lexists(path):
        _print([f"# {path}: no such file; shown as if it were there"])
    name = request.inputs.stdin_filename or STDIN_FILE if path == STDIN else path
    selection = selection_of(settings, ignored_for(os.path.abspath(name), settings), profile)
    off: dict[str, list[Rule]] = {}
    for rule in rules:
        if asked and not any(matches(word, rule) for word in asked):
            continue
        verdict = decide(rule, selection)
        if not verdict.runs and not asked:
            off.setdefault(verdict.reason, []).append(rule)
            continue
        state = _severity(rule, settings, profile) if verdict.runs else "off"
        reason = unfit(rule, reading) if verdict.runs and reading is not None else ""
        line = f"{rule.code} {rule.name}: {state} ({verdict.reason})"
        _print([f"{line}; {reason}" if reason else line])
    _print(_off(off))
    return FAILED if settings.left_out else CLEAN


def _print_schema(request: Request) -> int:
    """Print what an editor checks a ``lintnews.toml`` by, with the options of the rules there."""
    from lintnews.config.json_schema import text

    registry = load_registry(request, output.say)
    rules = (*registry.by_code().values(), *configured_rules(registry, request))
    print(text(rules), end="")
    return CLEAN


def build() -> Parser:
    """Return the parser of the command."""
    about = (
        "Show the settings that hold for a file, where each came from, and which rules run and why."
    )
    result = parser("config", about)
    path = "a file, which need not exist, or a folder (default: the current folder)"
    result.add_argument("path", nargs="?", default=STDIN, metavar="PATH", help=path)
    rules = "say of these rules only whether they run: codes, names, beginnings of codes"
    result.add_argument("rules", nargs="*", metavar="RULE", help=rules)
    result.add_argument(
        "--schema", action="store_true", help="print a JSON Schema of lintnews.toml, for editors"
    )
    add_selection(result)
    add_files(result)
    add_facts(result)
    return result


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(visible(line))


def _off(off: Mapping[str, list[Rule]]) -> Iterator[str]:
    """Yield the rules that do not run, those of one reason together."""
    for reason, rules in off.items():
        yield ""
        yield f"off ({reason}):"
        words = ", ".join(f"{rule.code} {rule.name}".replace(" ", "\0") for rule in rules)
        wrapped = textwrap.wrap(
            words, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
        yield from (line.replace("\0", " ") for line in wrapped)


def _settings(settings: Settings, profile: Profile) -> Iterator[str]:
    for name in SETTINGS:
        key = name.replace("_", "-")
        value = getattr(settings, name)
        origin = settings.came_from.get(key, "default")
        if key == "stage" and value is None:
            value, origin = stage_of(settings, profile) or "none", f"the profile {profile.name!r}"
        elif key == "include" and value is None:
            value = ARTICLES
        elif key == "exclude" and value is None:
            value = (*NEVER_ARTICLES, *(f"{folder}/" for folder in sorted(NEVER_FOLDERS)))
        elif key == "encoding" and value is None:
            value = "utf-8"
        elif key == "per-file-ignores" and not value:
            value = {}
        if value is None:
            yield f"# {key}: not set, the profile {profile.name!r} chooses"
        else:
            yield f"{key} = {_toml(value)}  # {origin}"


def _toml(value: object) -> str:
    if isinstance(value, tuple | list) and value and isinstance(value[0], PerFile):
        return (
            "{"
            + ", ".join(f"{_toml(str(item.glob))} = {_toml(item.ignored)}" for item in value)
            + "}"
        )
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple | list | frozenset):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(str(value) if isinstance(value, Glob) else value, ensure_ascii=False)


def _severity(rule: Rule, settings: Settings, profile: Profile) -> str:
    """Return how serious a rule is, and what made it so if it is not the rule itself."""
    severity = severity_of(rule, settings, profile).value
    chosen = closest(rule, settings.severity)
    if chosen is not None:
        return f"{severity} by severity {str(chosen)!r}"
    stage = stage_of(settings, profile)
    if stage is not None and stage in rule.stages:
        return f"{severity} at the stage {stage!r}"
    return severity


def _reading(path: str, run: LintRun) -> Reading | None:
    """Read the article, if there is one."""
    if path == STDIN or not os.path.isfile(path):
        return None
    try:
        source = run.source(path)
        article = next(iter(run.articles(source)), None) if source is not None else None
    except LintnewsError:
        return None
    return Reading(article, run.resolved(path).ruleset.vocabulary) if article is not None else None


def _stated(reading: Reading) -> str:
    spoken = reading.get(language).code
    return (
        f"an article of the kind {reading.get(kind).kind.value!r}, in the language "
        f"{spoken or 'unknown'!r}"
    )
