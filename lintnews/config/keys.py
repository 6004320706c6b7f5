"""Every key that a configuration file can have: its shape, what it may hold, and what it does.

The reader checks files against this table, and the reference page is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.article.source import is_encoding
from lintnews.config.settings import DATE_ORDERS, LEVELS, STAGES
from lintnews.linting.profiles import PROFILES
from lintnews.readers.fields import FACTS
from lintnews.toml.shapes import (
    FLAG,
    PAIRS,
    STRING,
    STRINGS,
    TABLE,
    TEXT,
    TEXTS,
    WORDS,
    Fault,
    Key,
    Shape,
    one_of,
    table_of,
    table_with,
)


def _encoding(name: str, value: object) -> Iterator[Fault]:
    yield from STRING.faults(name, value)
    if isinstance(value, str) and not is_encoding(value):
        yield (), f"there is no encoding {value!r}"


def _field(name: str, value: object) -> Iterator[Fault]:
    yield from (TEXT if isinstance(value, str) else TEXTS).faults(name, value)


ENCODING = Shape("a string", _encoding, STRING.schema)
SELECTORS = STRINGS._replace(wanted="a list of rules")
GLOBS = STRINGS._replace(wanted="a list of patterns")
PLUGINS = dict.fromkeys(("allow", "deny", "require"), STRINGS)
VOCABULARY = {
    **dict.fromkeys(("names", "acronyms", "speech-verbs", "furniture"), WORDS),
    "corrections": PAIRS,
    "lists": table_of(WORDS),
}

FIELD = Shape("a string or a list of strings", _field, {"anyOf": [TEXT.schema, TEXTS.schema]})
FIELD_NAMES = dict.fromkeys(FACTS, FIELD)

KEYS = (
    Key(
        "extend",
        STRING,
        "Another configuration to start from: a path (it ends in `.toml` or has a slash), or a "
        "package that holds a `lintnews.toml`. "
        "The package is read, never imported; `package:file.toml` names another file in it. What "
        "this file says comes on top.",
        "none",
        'extend = "../lintnews.toml"',
    ),
    Key(
        "select",
        SELECTORS,
        "Run these rules and no others.",
        "the rules of the profile",
        'select = ["DUP", "quote-unbalanced"]',
    ),
    Key(
        "extend-select", SELECTORS, "Run these rules too.", "[]", 'extend-select = ["grade-level"]'
    ),
    Key("ignore", SELECTORS, "Leave these rules out.", "[]", 'ignore = ["DUP105"]'),
    Key(
        "extend-ignore",
        SELECTORS,
        "Leave these out too, besides what the configuration that this one extends leaves out.",
        "[]",
        'extend-ignore = ["QUO"]',
    ),
    Key(
        "per-file-ignores",
        table_of(STRINGS),
        "Patterns for files, and the rules to leave out there. All patterns that fit a file add "
        "up, and nothing overrules them.",
        "{}",
        '[per-file-ignores]\n"opinion/*" = ["ATT", "placeholder"]',
    ),
    Key(
        "profile",
        one_of(*PROFILES),
        "Which rules run by default, and at which stage the copy is.",
        '"default"',
        'profile = "desk"',
    ),
    Key(
        "stage",
        one_of(*STAGES),
        "How serious leftovers are: in a `draft` they are advice, in what is about to `publish` "
        "they are errors; "
        "`none` leaves every rule its own severity.",
        "the profile's",
        'stage = "publish"',
    ),
    Key(
        "packs",
        STRINGS._replace(wanted="a list of packs"),
        "Packs of rules that a house has to choose.",
        "[]",
        'packs = ["ap-like"]',
    ),
    Key(
        "severity",
        table_of(one_of(*LEVELS)),
        "Rules, and how serious they are here: `info`, `warning` or `error`. The longest name "
        "that fits a rule decides.",
        "{}",
        '[severity]\nDUP101 = "error"\nQUO = "info"',
    ),
    Key(
        "rules",
        TABLE,
        "A table for each rule that has options, by its name.",
        "{}",
        "[rules.caption-repeated]\nblocks = 5",
    ),
    Key(
        "date-order",
        one_of(*DATE_ORDERS),
        "How 4/5/2019 is read: month first or day first.",
        '"mdy"',
        'date-order = "dmy"',
    ),
    Key(
        "vocabulary",
        table_with(VOCABULARY),
        "The house's own words: lists of `names`, `acronyms`, `speech-verbs` and `furniture`, a "
        "table `corrections` of wrong and "
        "right forms, and a table `lists` of further lists that rules ask for by name.",
        "{}",
        '[vocabulary]\nnames = ["Jo Nesbø"]\n\n[vocabulary.corrections]\n"Kiev" = "Kyiv"',
    ),
    Key(
        "rule-files",
        STRINGS,
        "Files of rules of the house's own, from the folder of this file; `*` is understood. "
        "Files in TOML are always safe. A file in "
        "Python runs only with `--allow-code`, or if the user's own `trust.toml` lists it.",
        "[]",
        'rule-files = ["house.toml", "rules/*.toml"]',
    ),
    Key(
        "plugins",
        table_with(PLUGINS),
        "Which installed plugins load, by their names or those of their distributions: `allow` "
        "(these and no others), `deny` (not these) "
        "and `require` (a run without these is not the whole job: exit 2). Plugins load once a "
        "run, so it is the configuration of "
        "the first file named that counts.",
        "{}",
        '[plugins]\nrequire = ["my-desk"]\ndeny = ["loud-plugin"]',
    ),
    Key(
        "include",
        GLOBS,
        "What is an article in a folder.",
        "text, Markdown, HTML, Word, mail and wire formats",
        'include = ["*.txt", "*.story"]',
    ),
    Key(
        "exclude",
        GLOBS,
        "What is none, in place of the list that lintnews brings.",
        "README, LICENSE and their kin",
        'exclude = ["wire/"]',
    ),
    Key(
        "extend-exclude",
        GLOBS,
        "What is no article, besides that list.",
        "[]",
        'extend-exclude = ["notes/", "*-old.txt"]',
    ),
    Key(
        "respect-gitignore",
        FLAG,
        "Leave out, in folders, what git ignores.",
        "true",
        "respect-gitignore = false",
    ),
    Key(
        "encoding",
        ENCODING,
        "How files without a byte order mark are encoded; `auto`: as they most likely are.",
        '"utf-8"',
        'encoding = "cp1252"',
    ),
    Key(
        "fields",
        table_with(FIELD_NAMES),
        "What the fields of a record are called here: the columns of a table (CSV, TSV, Parquet), "
        "the keys of an object in JSON or JSON Lines, with dots between those inside each other. "
        "A list names several, of which the first that is there counts. Usual names are known.",
        "{}",
        '[fields]\ntext = "story.body"\ntitle = ["hed", "web_hed"]',
    ),
    Key(
        "level",
        one_of(*LEVELS),
        "Print findings of this severity and above.",
        '"info"',
        'level = "warning"',
    ),
    Key(
        "fail-level",
        one_of(*LEVELS),
        "Exit 1 at findings of this severity and above.",
        '"warning"',
        'fail-level = "error"',
    ),
)
BY_NAME = {key.name: key for key in KEYS}
#: What is said on the command line alone, since it is about a run and not about copy.
ONLY_OPTIONS = (
    *(
        "format",
        "output-file",
        "max-findings",
        "statistics",
        "count",
        "color",
        "exit-zero",
        "baseline",
        "since",
        "fix",
        "unsafe-fixes",
    ),
    *(
        "diff",
        "date",
        "kind",
        "language",
        "metadata",
        "jobs",
        "cache-dir",
        "no-cache",
        "timing",
        "force-exclude",
        "input-format",
    ),
)

#: What to say of words that are no keys.
HINTS = {
    **{name: f": say it on the command line, with --{name}" for name in ONLY_OPTIONS},
    **dict.fromkeys(
        ("tool", "lintnews"),
        ": the keys are at the top of a lintnews.toml, outside of any [tool.lintnews]",
    ),
}
