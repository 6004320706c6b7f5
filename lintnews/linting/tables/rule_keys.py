"""Every key that a rule's table can have: its checks and its reference page in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintnews.article.model import Kind, Role
from lintnews.hints import Any
from lintnews.linting.finding import Applicability, Severity
from lintnews.linting.rule import COPY, NEWS_COPY, PROSE, Default, Speech
from lintnews.toml.shapes import (
    FLAG,
    PAIRS,
    STRING,
    TEXT,
    TEXTS,
    Fault,
    Key,
    Shape,
    at_least,
    faults,
    one_of,
    some_of,
    table_of,
)

ROLE_SETS: Mapping[str, frozenset[Role] | None] = {"all": None, "prose": PROSE, "copy": COPY}
KIND_SETS: Mapping[str, frozenset[Kind] | None] = {"all": None, "news": NEWS_COPY}
SCOPES = ("article", "paragraph", "sentence")
WHERE = ("before", "after", "anywhere")

EXAMPLE_KEYS = frozenset({"text", "published", "kind", "language", "options", "fixed"})


def _groups(name: str, value: object) -> Iterator[Fault]:
    fits = isinstance(value, list) and value and all(map(_is_group, value))
    if not fits:
        yield (
            (),
            f'{name} must be a list of groups of two variants or more, as [["adviser", "advisor"]]',
        )


def _is_group(group: object) -> bool:
    return (
        isinstance(group, list)
        and len(group) > 1
        and all(_fits(TEXT, variant) or _fits(TEXTS, variant) for variant in group)
    )


def _fits(shape: Shape, value: object) -> bool:
    return not any(shape.faults("", value))


def _examples(name: str, value: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield (), f"{name} must be a list of examples"
        return
    for number, item in enumerate(value):
        if not isinstance(item, dict):
            if not _fits(TEXT, item):
                yield (number,), f"{name} must hold texts, or tables with a text"
        elif unknown := sorted(set(item) - EXAMPLE_KEYS):
            has = ", ".join(sorted(EXAMPLE_KEYS))
            yield (
                (number,),
                f"{name} has an example with a key {unknown[0]!r}; an example has {has}",
            )
        elif not _fits(TEXT, item.get("text")):
            yield (number,), f"{name} has an example without a text"


def _languages(name: str, value: object) -> Iterator[Fault]:
    if value != "all" and not _fits(TEXTS, value):
        yield (), f'{name} must be "all" or a list of codes, as ["en"]'


PATTERN = TEXT._replace(wanted="regular expression")
#: The keys of one of several patterns.
PIECE: Mapping[str, Key] = {
    key.name: key
    for key in (
        Key("about", TEXT, "what it finds, in a few words", required=True),
        Key("pattern", PATTERN, "the expression", required=True),
        Key("example", TEXT, "a text in which the expression is found", required=True),
        Key("starts", TEXTS, "as `starts` of the rule, for this expression"),
        Key("holds", TEXTS, "as `holds` of the rule, for this expression"),
        Key("case-sensitive", FLAG, "as `case-sensitive` of the rule, for this expression"),
        Key("whole-block", FLAG, "as `whole-block` of the rule, for this expression"),
        Key("strict", FLAG, "whether only the option `strict`, which `desk` sets, looks for it"),
    )
}


def _pieces(name: str, value: object) -> Iterator[Fault]:
    if not isinstance(value, list) or not value:
        yield (), f"{name} must be a list of tables, each with a pattern"
        return
    for number, item in enumerate(value):
        if not isinstance(item, dict):
            yield (number,), f"{name} must hold tables, each with a pattern"
            continue
        for way, fault in faults(item, PIECE):
            yield (number, *way), fault


EXAMPLES = Shape("list of examples", _examples)
ROLES = some_of(ROLE_SETS, tuple(Role))
KINDS_OF_COPY = some_of(KIND_SETS, tuple(Kind))
STAGES = table_of(one_of(*Severity))._replace(wanted="table")

GROUPS: Mapping[str, tuple[Key, ...]] = {
    "Who the rule is": (
        Key("code", TEXT, "three capital letters for the family, three digits", required=True),
        Key(
            "name",
            TEXT,
            "lower-case words joined by hyphens; accepted wherever a code is",
            required=True,
        ),
        Key("summary", TEXT, 'what it finds, to be read after "finds:"', required=True),
        Key("severity", one_of(*Severity), "how much it matters", required=True),
        Key(
            "message",
            TEXT,
            "what to say: `{match}` is the text found, `{replacement}` the form to write, "
            "`{count}` how often, `{limit}` the number "
            "of `at-most` or `at-least`, `{other}` the variant used elsewhere, `{line}` and "
            "`{lines}` the lines of the other places, "
            "and the name of a group of the pattern what the group holds",
            required=True,
        ),
        Key(
            "why",
            TEXT,
            "why it is bad and what to do, for the rule's page and `lintnews explain`",
            required=True,
        ),
        Key(
            "bad",
            EXAMPLES,
            "examples in which the finding and its message are marked",
            required=True,
        ),
        Key("good", EXAMPLES, "examples in which nothing is found", required=True),
        Key("standard", TEXT, "the style guide or standard that it follows"),
        Key("since", TEXT, "the version of your rules that brought it", '"0.1"'),
        Key("version", at_least(1), "raise it when the rule finds something else than before", "1"),
    ),
    "What it looks for": (
        Key(
            "phrases",
            TEXTS,
            "words as they stand: any case, any white space, whole words, either form of "
            "quotation mark",
        ),
        Key(
            "pattern",
            PATTERN,
            "an expression, searched in any case; it has a time limit on every article",
        ),
        Key(
            "patterns",
            Shape("list of tables", _pieces),
            "several expressions in place of one, each a table `[[rule.patterns]]`: `about` (what "
            "it finds), `pattern`, `example` (a text in which it is found), and if it needs them "
            "`starts`, `holds`, `case-sensitive` and `whole-block` of its own; `strict = true` "
            "leaves it to the option `strict`, which the profile `desk` sets",
        ),
        Key(
            "parts",
            PAIRS._replace(wanted="table of regular expressions"),
            "names for parts of expressions: with `page = 'A\\d+'`, `{page}` in a pattern, in "
            "`unless` or in a later part stands for it",
        ),
        Key(
            "starts",
            TEXTS,
            "the words a match of the pattern can start with, in any case, alone or with the word "
            "behind: `TK`, `to come`, `( more`; "
            "without them the whole text is searched",
        ),
        Key(
            "holds",
            TEXTS,
            "stretches of text of which every match of the pattern has one: an article without "
            "them is not searched",
        ),
        Key("prefer", PAIRS, "wrong form = right form, for phrases"),
        Key(
            "certain-role",
            one_of(*Role)._replace(wanted="role"),
            "a role: the blocks that have it for certain, by their own words, are found too, each "
            "as a whole",
        ),
        Key(
            "word-list",
            TEXT,
            "a list of the vocabulary, or of a plugin, whose phrases are looked for too",
        ),
        Key(
            "case-sensitive",
            FLAG,
            "tell capitals from small letters, in every phrase and expression but `exceptions` "
            "and `needs`",
            "false",
        ),
        Key(
            "exceptions",
            TEXTS,
            "phrases in which a match does not count: it must be inside the phrase",
        ),
        Key(
            "unless",
            PATTERN,
            "an expression, searched in any case unless `case-sensitive`: a sentence that holds "
            "it is left alone",
        ),
        Key("whole-block", FLAG, "only what fills its whole line or paragraph", "false"),
    ),
    "What it counts": (
        Key(
            "consistency",
            Shape("list of groups", _groups),
            "groups of variants that must not mix: in each group a variant is a text or a list of "
            "its forms; one finding a variant that "
            "should go, at its first place",
        ),
        Key(
            "preferred",
            TEXTS,
            "the variants that are right wherever they mix with others; else the most frequent is",
        ),
        Key(
            "at-most",
            at_least(0),
            "more matches than this in the scope are one finding, at the first of them",
        ),
        Key("at-least", at_least(1), "fewer matches than this in the scope are one finding"),
        Key("needs", TEXTS, "phrases, one of which the article needs if the rule's own matches"),
        Key(
            "needs-pattern",
            PATTERN,
            "an expression that it needs; groups of one name in both expressions must hold the "
            "same words",
        ),
        Key("needs-where", one_of(*WHERE), "where what is needed has to stand", '"before"'),
        Key(
            "scope",
            one_of(*SCOPES),
            "what is counted in, and what a match may not leave",
            '"article" if it counts, else "paragraph"',
        ),
        Key(
            "once",
            FLAG,
            "one finding an article, at the first place, the others as related places",
            "false",
        ),
        Key("merge", FLAG, "one finding for a run of whole lines that follow each other", "false"),
        Key(
            "span",
            one_of("match", "sentence"),
            "what is marked: the match or the sentence around it",
            '"match"',
        ),
    ),
    "What to write instead": (
        Key(
            "replacement",
            STRING._replace(wanted="text"),
            "the text that takes the place of the match; `{name}` is a group of the pattern, an "
            "empty text cuts it",
        ),
        Key(
            "delete",
            one_of(*Applicability),
            "delete the line or paragraph of the match; how sure that is",
        ),
        Key(
            "fix",
            one_of(*Applicability),
            "how sure `prefer`, `replacement` and `consistency` are",
            '"unsafe"',
        ),
    ),
    "Where it runs": (
        Key(
            "roles",
            ROLES,
            "the blocks it reads: `all`, `prose` (body and lists), `copy` (all that readers are "
            "meant to read), or roles",
            '"prose"',
        ),
        Key("kinds", KINDS_OF_COPY, "the articles it reads: `all`, `news`, or kinds", '"all"'),
        Key(
            "languages",
            Shape('"all" or list of codes', _languages),
            "the languages it knows",
            '["en"]',
        ),
        Key(
            "speech",
            one_of(*Speech),
            "inside quotation marks: `silent` says nothing, `reported` points at it and never "
            "changes it",
            '"silent"',
        ),
        Key("default", one_of(*Default), "the set it belongs to", '"on"'),
        Key("pack", TEXT, 'the pack it belongs to; needs `default = "pack"`'),
        Key("stages", STAGES, "a severity for a stage", ""),
        Key("yields-to", TEXTS, "codes of rules that win if both speak about one stretch of text"),
    ),
}
KEYS: Mapping[str, Key] = {key.name: key for group in GROUPS.values() for key in group}

#: Keys that say what a rule does with its matches; a rule has at most one of them.
KINDS = ("consistency", "at-most", "at-least", "needs", "needs-pattern")


def problems(table: Mapping[str, Any]) -> list[Fault]:
    """Return what is wrong with a table."""
    found = list(faults(table, KEYS))
    if any(name not in KEYS for name in table):
        # With a key misspelt nobody can tell what the others are to do.
        return found
    return [*found, *_contradictions(table)]


#: Two keys that a rule cannot have both, and why.
_APART = (
    *(
        (name, "consistency", "names its variants itself")
        for name in ("phrases", "pattern", "patterns", "prefer", "replacement", "delete")
    ),
    *(
        (name, "consistency", "is another rule: give it a table of its own")
        for name in ("at-most", "at-least", "needs", "needs-pattern")
    ),
    *(
        ("certain-role", name, "counts words, not blocks")
        for name in ("consistency", "at-most", "at-least", "needs", "needs-pattern")
    ),
    *(
        (name, "at-most", "is another rule: give it a table of its own")
        for name in ("at-least", "needs", "needs-pattern")
    ),
    *(
        (name, "at-least", "is another rule: give it a table of its own")
        for name in ("needs", "needs-pattern")
    ),
    ("pattern", "patterns", "has them all"),
    *(
        ("patterns", name, "counts the matches of one pattern")
        for name in ("at-most", "at-least", "needs", "needs-pattern")
    ),
    ("replacement", "prefer", "says another form to write"),
    ("delete", "prefer", "says to write something"),
    ("delete", "replacement", "says to write something"),
)
#: What a rule looks for: it has at least one of them.
_LOOKED_FOR = (
    *("phrases", "prefer", "pattern", "patterns"),
    *("certain-role", "word-list", "consistency"),
)
#: A key that has no meaning without another.
_TOGETHER = (
    ("starts", "pattern"),
    ("holds", "pattern"),
    ("preferred", "consistency"),
    ("needs-where", "needs"),
)


def _contradictions(table: Mapping[str, Any]) -> Iterator[Fault]:
    for name, other, why in _APART:
        if name in table and other in table:
            yield (name,), f"{name} next to {other}: {other} {why}"
    for name, wanted in _TOGETHER:
        if name in table and wanted not in table and f"{wanted}-pattern" not in table:
            yield (name,), f"{name} has no meaning without {wanted}"
    if not any(name in table for name in _LOOKED_FOR):
        *some, last = _LOOKED_FOR
        yield ("code",), f"needs one of {', '.join(some)} and {last}: what to look for"
