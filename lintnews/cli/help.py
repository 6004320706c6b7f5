"""``lintnews help [TOPIC]``: the manual, topic by topic; its pages are those of docs/reference."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from lintnews.cli import output
from lintnews.cli.main import COMMANDS
from lintnews.cli.options import Parser, check_parser, parse, parser
from lintnews.errors import UsageError, did_you_mean
from lintnews.manual import pages
from lintnews.run.exit_codes import CLEAN

#: topic -> what it is about
TOPICS = {
    "options": "every option and command",
    "selection": "which rules run, how serious they are, and why a rule does not fire",
    "suppression": "silencing a finding, in the copy or beside it",
    "configuration": "the configuration file, key by key",
    "files": "which files are read, standard input, encodings, dates and kinds",
    "output": "output formats for people, programs and services; colour",
    "exit-codes": "what the exit code means",
    "rule-tables": "rules without code, key by key",
    "plugins": "plugins: hooks, trust, what happens when one does wrong, versions of the API",
    "facts": "names, dates, numbers and acronyms, as a rule may ask for them",
    "python-api": "every public name of the Python packages",
    "testing-rules": "the test kit for people who write rules",
}
#: The file that ``--pages`` writes for editors.
SCHEMA = "lintnews.schema.json"
# What a topic was called before.
_FORMER = {"formats": "output"}
_PART = re.compile(r"<!-- (?P<name>[a-z-]+) -->.*?<!-- end of (?P=name) -->", re.DOTALL)
_NOTE = re.compile(r"^<!-- [^:\n]*? -->\n|<!-- (?:end of )?[a-z-]+ -->", re.MULTILINE)


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("help", "Explain one topic at length.")
    options.add_argument("topic", nargs="?", metavar="TOPIC", help="one of: " + ", ".join(TOPICS))
    options.add_argument(
        "--pages",
        metavar="FOLDER",
        help="write the manual into this folder, a page a topic; what is made of the code anew",
    )
    return options


def run(arguments: list[str]) -> int:
    """Print one topic, or what topics there are, or bring the pages of a folder up to date."""
    given = parse(build(), arguments)
    if given.pages:
        for topic in TOPICS:
            Path(given.pages, f"{topic}.md").write_text(fresh(written(topic)), encoding="utf-8")
        Path(given.pages, SCHEMA).write_text(_schema(), encoding="utf-8")
        return CLEAN
    if given.topic is None:
        width = max(map(len, TOPICS))
        print("lintnews help TOPIC explains:\n")
        for topic, about in TOPICS.items():
            print(f"  {topic:{width}}  {about}")
        print("\nlintnews explain CODE|NAME explains a rule, lintnews COMMAND --help a command.")
        return CLEAN
    if given.topic in COMMANDS:
        return _help_of_command(given.topic)
    topic = _FORMER.get(given.topic, given.topic)
    if topic not in TOPICS:
        hint = did_you_mean(given.topic, [*TOPICS, *COMMANDS])
        message = f"there is no topic {given.topic!r}{hint} (there are {', '.join(TOPICS)})"
        raise UsageError(message)
    output.manual(page(topic))
    return CLEAN


def _help_of_command(name: str) -> int:
    module = importlib.import_module(COMMANDS[name])
    try:
        code: int = module.run(["--help"])
    except SystemExit:
        return CLEAN
    return code


def _schema() -> str:
    from lintnews.config.json_schema import text
    from lintnews.plugins import registry
    from lintnews.plugins.choice import PluginChoice

    return text(registry.load(choice=PluginChoice(shipped_only=True)).rules)


def written(topic: str) -> str:
    """Return the page of a topic as it is in its file."""
    return (pages.folder("reference") / f"{topic}.md").read_text(encoding="utf-8")


def page(topic: str) -> str:
    """Return the page of a topic, without the notes to those who write it."""
    return _NOTE.sub("", written(topic))


def fresh(text: str) -> str:
    """Return a page with those parts new that are made of the code."""
    return _PART.sub(lambda part: _filled(part["name"]), text)


def _filled(name: str) -> str:
    if name == "api-version":
        from lintnews.plugins.contributions import API_VERSION

        return f"<!-- {name} -->{API_VERSION}<!-- end of {name} -->"
    lines = "".join(f"{line}\n" for line in _PARTS[name]())
    return f"<!-- {name} -->\n{lines}<!-- end of {name} -->"


def _options() -> Iterator[str]:
    for group, actions in check_parser().groups():
        yield f"### {group.title}"
        yield ""
        if group.description:
            yield f"{group.description}."
            yield ""
        yield "| option | what it does |"
        yield "|---|---|"
        for action in actions:
            names = (
                ", ".join(f"`{name}`" for name in action.option_strings) or f"`{action.metavar}`"
            )
            value = f" `{action.metavar}`" if action.metavar and action.option_strings else ""
            yield f"| {names}{value} | {str(action.help).replace('|', '/')} |"
        yield ""


def _commands() -> Iterator[str]:
    yield "| command | what it does |"
    yield "|---|---|"
    for name, module in COMMANDS.items():
        about = (importlib.import_module(module).__doc__ or "").strip().split("\n")[0]
        yield f"| `{name}` | {about.partition(': ')[2].rstrip('.').replace('|', '/')} |"


def _keys() -> Iterator[str]:
    from lintnews.config.keys import KEYS

    for key in KEYS:
        yield f"### {key.name}"
        yield ""
        yield f"{key.text}"
        yield ""
        yield f"Holds {key.shape.wanted}. Default: {key.default}."
        yield ""
        yield from (f"    {line}".rstrip() for line in key.example.split("\n"))
        yield ""


def _profiles() -> Iterator[str]:
    from lintnews.linting.profiles import PROFILES

    yield "| profile | stage | what it is |"
    yield "|---|---|---|"
    for profile in PROFILES.values():
        yield f"| `{profile.name}` | {profile.stage or 'none'} | {profile.summary} |"


def _articles() -> Iterator[str]:
    from lintnews.config.settings import ARTICLES

    yield "    " + " ".join(ARTICLES)


def _never() -> Iterator[str]:
    import textwrap

    from lintnews.config.settings import NEVER_ARTICLES, NEVER_FOLDERS

    names = [*NEVER_ARTICLES, *(f"{folder}/" for folder in sorted(NEVER_FOLDERS))]
    yield from textwrap.wrap(
        "  ".join(names),
        84,
        initial_indent="    ",
        subsequent_indent="    ",
        break_on_hyphens=False,
    )


def _rule_keys() -> Iterator[str]:
    from lintnews.linting.tables.rule_keys import GROUPS

    for title, keys in GROUPS.items():
        yield f"### {title}"
        yield ""
        yield "| key | holds | default | what it is |"
        yield "|---|---|---|---|"
        for key in keys:
            default = (
                "(must be given)" if key.required else f"`{key.default}`" if key.default else ""
            )
            yield f"| `{key.name}` | {key.shape.wanted} | {default} | {key.text} |"
        yield ""


def _hooks() -> Iterator[str]:
    from lintnews.manual import reference

    return reference.hooks()


def _handed() -> Iterator[str]:
    from lintnews.manual import reference

    return reference.handed()


def _api() -> Iterator[str]:
    from lintnews.manual import reference

    return reference.api("lintnews")


def _testing_api() -> Iterator[str]:
    from lintnews.manual import reference

    return reference.api("lintnews.testing")


_PARTS = {
    "rule-keys": _rule_keys,
    "hooks": _hooks,
    "handed": _handed,
    "api": _api,
    "testing-api": _testing_api,
    "options": _options,
    "commands": _commands,
    "keys": _keys,
    "profiles": _profiles,
    "articles": _articles,
    "never": _never,
}
