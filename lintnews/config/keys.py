"""Every key that a configuration file can have: its shape, what it may hold, and what it does.

The reader checks files against this table, and the reference page is made of it.
"""

from __future__ import annotations

import enum

from lintnews.config.settings import DATE_ORDERS, LEVELS, STAGES
from lintnews.linting.profiles import PROFILES
from lintnews.values import NamedTuple


class Shape(enum.Enum):
    """What stands behind a key; the value says it in words."""

    SELECTORS = "a list of rules"
    WORDS = "a list of strings"
    GLOBS = "a list of patterns"
    PACKS = "a list of packs"
    PROFILE = "the name of a profile"
    TEXT = "a string"
    CHOICE = "one word of a few"
    FLAG = "true or false"
    TABLE = "a table"


class Key(NamedTuple):
    """One key. ``default`` and ``example`` are written as in TOML."""

    name: str
    shape: Shape
    default: str
    text: str
    example: str
    choices: tuple[str, ...] = ()


KEYS = (
    Key(
        "extend",
        Shape.TEXT,
        "none",
        "Another configuration to start from: a path (it ends in `.toml` or has a slash), or a "
        "package that holds a `lintnews.toml`. "
        "The package is read, never imported; `package:file.toml` names another file in it. What "
        "this file says comes on top.",
        'extend = "../lintnews.toml"',
    ),
    Key(
        "select",
        Shape.SELECTORS,
        "the rules of the profile",
        "Run these rules and no others.",
        'select = ["DUP", "quote-unbalanced"]',
    ),
    Key(
        "extend-select",
        Shape.SELECTORS,
        "[]",
        "Run these rules too.",
        'extend-select = ["grade-level"]',
    ),
    Key("ignore", Shape.SELECTORS, "[]", "Leave these rules out.", 'ignore = ["DUP105"]'),
    Key(
        "extend-ignore",
        Shape.SELECTORS,
        "[]",
        "Leave these out too, besides what the configuration that this one extends leaves out.",
        'extend-ignore = ["QUO"]',
    ),
    Key(
        "per-file-ignores",
        Shape.TABLE,
        "{}",
        "Patterns for files, and the rules to leave out there. All patterns that fit a file add "
        "up, and nothing overrules them.",
        '[per-file-ignores]\n"opinion/*" = ["ATT", "placeholder"]',
    ),
    Key(
        "profile",
        Shape.PROFILE,
        '"default"',
        "Which rules run by default, and at which stage the copy is.",
        'profile = "desk"',
        tuple(PROFILES),
    ),
    Key(
        "stage",
        Shape.CHOICE,
        "the profile's",
        "How serious leftovers are: in a `draft` they are advice, in what is about to `publish` "
        "they are errors; "
        "`none` leaves every rule its own severity.",
        'stage = "publish"',
        STAGES,
    ),
    Key(
        "packs",
        Shape.PACKS,
        "[]",
        "Packs of rules that a house has to choose.",
        'packs = ["ap-like"]',
    ),
    Key(
        "severity",
        Shape.TABLE,
        "{}",
        "Rules, and how serious they are here: `info`, `warning` or `error`. The longest name "
        "that fits a rule decides.",
        '[severity]\nDUP101 = "error"\nQUO = "info"',
    ),
    Key(
        "rules",
        Shape.TABLE,
        "{}",
        "A table for each rule that has options, by its name.",
        "[rules.caption-repeated]\nblocks = 5",
    ),
    Key(
        "date-order",
        Shape.CHOICE,
        '"mdy"',
        "How 4/5/2019 is read: month first or day first.",
        'date-order = "dmy"',
        DATE_ORDERS,
    ),
    Key(
        "vocabulary",
        Shape.TABLE,
        "{}",
        "The house's own words: lists of `names`, `acronyms`, `speech-verbs` and `furniture`, a "
        "table `corrections` of wrong and "
        "right forms, and a table `lists` of further lists that rules ask for by name.",
        '[vocabulary]\nnames = ["Jo Nesbø"]\n\n[vocabulary.corrections]\n"Kiev" = "Kyiv"',
    ),
    Key(
        "rule-files",
        Shape.WORDS,
        "[]",
        "Files of rules of the house's own, from the folder of this file; `*` is understood. "
        "Files in TOML are always safe. A file in "
        "Python runs only with `--allow-code`, or where the user's own `trust.toml` lists it.",
        'rule-files = ["house.toml", "rules/*.toml"]',
    ),
    Key(
        "plugins",
        Shape.TABLE,
        "{}",
        "Which installed plugins load, by their names or those of their distributions: `allow` "
        "(these and no others), `deny` (not these) "
        "and `require` (a run without these is not the whole job: exit 2). Plugins load once a "
        "run, so it is the configuration of "
        "the first file named that counts.",
        '[plugins]\nrequire = ["my-desk"]\ndeny = ["loud-plugin"]',
    ),
    Key(
        "include",
        Shape.GLOBS,
        "text, Markdown and HTML",
        "What is an article in a folder.",
        'include = ["*.txt", "*.story"]',
    ),
    Key(
        "exclude",
        Shape.GLOBS,
        "README, LICENSE and their kin",
        "What is none, in place of the list that lintnews brings.",
        'exclude = ["wire/"]',
    ),
    Key(
        "extend-exclude",
        Shape.GLOBS,
        "[]",
        "What is none, besides that list.",
        'extend-exclude = ["notes/", "*-old.txt"]',
    ),
    Key(
        "respect-gitignore",
        Shape.FLAG,
        "true",
        "Leave out, in folders, what git ignores.",
        "respect-gitignore = false",
    ),
    Key(
        "encoding",
        Shape.TEXT,
        '"utf-8"',
        "How files without a byte order mark are encoded.",
        'encoding = "cp1252"',
    ),
    Key(
        "level",
        Shape.CHOICE,
        '"info"',
        "Print findings of this severity and above.",
        'level = "warning"',
        LEVELS,
    ),
    Key(
        "fail-level",
        Shape.CHOICE,
        '"warning"',
        "Exit 1 at findings of this severity and above.",
        'fail-level = "error"',
        LEVELS,
    ),
)
BY_NAME = {key.name: key for key in KEYS}
PLUGINS = ("allow", "deny", "require")
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
VOCABULARY = ("names", "acronyms", "speech-verbs", "furniture", "corrections", "lists")
