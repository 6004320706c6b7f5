"""Every key that a rule's table can have: the menu, its checks and its reference page in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lintnews.article.model import Kind, Role
from lintnews.linting.finding import Applicability, Severity
from lintnews.linting.rule import COPY, NEWS_COPY, PROSE, Default, Speech
from lintnews.values import NamedTuple

ROLE_SETS: Mapping[str, frozenset[Role] | None] = {"all": None, "prose": PROSE, "copy": COPY}
KIND_SETS: Mapping[str, frozenset[Kind] | None] = {"all": None, "news": NEWS_COPY}
SCOPES = ("article", "paragraph", "sentence")
WHERE = ("before", "after", "anywhere")

#: A test of a value: nothing where it is right, else what it must be.
Test = Callable[[object], str]


class Key(NamedTuple):
    """One key: what its value must be, what it is for, and what holds where it is not given."""

    text: str
    test: Test
    wanted: str
    default: str = ""
    required: bool = False


def _is_text(value: object) -> str:
    return (
        ""
        if isinstance(value, str) and value.strip()
        else "must be a text in quotation marks, and not empty"
    )


def _is_any_text(value: object) -> str:
    return "" if isinstance(value, str) else "must be a text in quotation marks"


def _is_texts(value: object) -> str:
    fits = (
        isinstance(value, list)
        and value
        and all(isinstance(item, str) and item.strip() for item in value)
    )
    return "" if fits else "must be a list of texts, and not empty"


def _is_flag(value: object) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _is_count(least: int) -> Test:
    def test(value: object) -> str:
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= least
        return "" if fits else f"must be a whole number from {least} up"

    return test


def _is_one_of(*known: str) -> Test:
    def test(value: object) -> str:
        return "" if value in known else _choose(value, known)

    return test


def _is_some_of(sets: Mapping[str, object], known: tuple[str, ...]) -> Test:
    def test(value: object) -> str:
        if isinstance(value, str) and (value in sets or value in known):
            return ""
        if not isinstance(value, list) or not value:
            return _choose(value, (*sets, *known))
        return next((_choose(item, known) for item in value if item not in known), "")

    return test


def _is_table_of_texts(value: object) -> str:
    fits = (
        isinstance(value, dict) and value and all(isinstance(item, str) for item in value.values())
    )
    return "" if fits else 'must be a table of texts, as { "wrong" = "right" }'


def _is_stages(value: object) -> str:
    if not isinstance(value, dict):
        return 'must be a table, as { publish = "error" }'
    known = tuple(Severity)
    return next((_choose(item, known) for item in value.values() if item not in known), "")


def _is_groups(value: object) -> str:
    fits = (
        isinstance(value, list)
        and value
        and all(isinstance(group, list) and len(group) > 1 for group in value)
    )
    for variant in (variant for group in value for variant in group) if fits else ():  # type: ignore[attr-defined]
        fits = fits and (not _is_text(variant) or not _is_texts(variant))
    return (
        ""
        if fits
        else 'must be a list of groups of two variants or more, as [["adviser", "advisor"]]'
    )


def _is_examples(value: object) -> str:
    if not isinstance(value, list):
        return "must be a list of examples"
    for item in value:
        if isinstance(item, dict):
            unknown = sorted(set(item) - EXAMPLE_KEYS)
            if unknown:
                return (
                    f"has an example with a key {unknown[0]!r}; an example has "
                    f"{', '.join(sorted(EXAMPLE_KEYS))}"
                )
            if _is_text(item.get("text")):
                return "has an example without a text"
        elif _is_text(item):
            return "must hold texts, or tables with a text"
    return ""


def _is_languages(value: object) -> str:
    return (
        ""
        if value == "all" or not _is_texts(value)
        else 'must be "all" or a list of codes, as ["en"]'
    )


def _choose(value: object, known: tuple[str, ...]) -> str:
    import difflib  # noqa: PLC0415  only on the way to a message

    close = difflib.get_close_matches(str(value), known, n=1)
    hint = f"; did you mean {str(close[0])!r}?" if close else ""
    return f"must be one of {', '.join(known)}, not {value!r}{hint}"


EXAMPLE_KEYS = frozenset({"text", "published", "kind", "language", "options", "fixed"})
_TEXT, _TEXTS, _FLAG = "text", "list of texts", "true or false"
_PATTERN = "regular expression"
_SURE = " / ".join(Applicability)

GROUPS: Mapping[str, Mapping[str, Key]] = {
    "Who the rule is": {
        "code": Key(
            "three capital letters for the family, three digits",
            _is_text,
            _TEXT,
            required=True,
        ),
        "name": Key(
            "lower-case words joined by hyphens; accepted wherever a code is",
            _is_text,
            _TEXT,
            required=True,
        ),
        "summary": Key('what it finds, to be read after "finds:"', _is_text, _TEXT, required=True),
        "severity": Key(
            "how much it matters",
            _is_one_of(*Severity),
            " / ".join(Severity),
            required=True,
        ),
        "message": Key(
            "what to say: `{match}` is the text found, `{replacement}` the form to write, "
            "`{count}` how often, `{limit}` the number "
            "of `at-most` or `at-least`, `{other}` the variant used elsewhere, `{line}` and "
            "`{lines}` the lines of the other places, "
            "and the name of a group of the pattern what the group holds",
            _is_text,
            _TEXT,
            required=True,
        ),
        "why": Key(
            "why it is bad and what to do, for the rule's page and `lintnews explain`",
            _is_text,
            _TEXT,
            required=True,
        ),
        "bad": Key(
            "examples in which the finding and its message are marked",
            _is_examples,
            "list of examples",
            required=True,
        ),
        "good": Key(
            "examples in which nothing is found",
            _is_examples,
            "list of examples",
            required=True,
        ),
        "standard": Key("the style guide or standard that it follows", _is_text, _TEXT),
        "since": Key("the version of your rules that brought it", _is_text, _TEXT, '"0.1"'),
        "version": Key(
            "raise it when the rule finds something else than before",
            _is_count(1),
            "whole number",
            "1",
        ),
    },
    "What it looks for": {
        "phrases": Key(
            "words as they stand: any case, any white space, whole words, either form of "
            "quotation mark",
            _is_texts,
            _TEXTS,
        ),
        "pattern": Key(
            "an expression, searched in any case; it has a time limit on every article",
            _is_text,
            _PATTERN,
        ),
        "starts": Key(
            "the words a match of the pattern can start with, in any case, alone or with the word "
            "behind: `TK`, `to come`, `( more`; "
            "without them the whole text is searched",
            _is_texts,
            _TEXTS,
        ),
        "holds": Key(
            "stretches of text of which every match of the pattern has one: an article without "
            "them is not searched",
            _is_texts,
            _TEXTS,
        ),
        "prefer": Key("wrong form = right form, for phrases", _is_table_of_texts, "table"),
        "certain-role": Key(
            "a role: the blocks that have it for certain, by their own words, are found too, each "
            "as a whole",
            _is_one_of(*Role),
            "role",
        ),
        "word-list": Key(
            "a list of the vocabulary, or of a plugin, whose phrases are looked for too",
            _is_text,
            _TEXT,
        ),
        "case-sensitive": Key(
            "tell capitals from small letters, in every phrase and expression but `exceptions` "
            "and `needs`",
            _is_flag,
            _FLAG,
            "false",
        ),
        "exceptions": Key(
            "phrases in which a match is none: the match must stand inside one",
            _is_texts,
            _TEXTS,
        ),
        "unless": Key(
            "an expression, searched in any case unless `case-sensitive`: a sentence that holds "
            "it is left alone",
            _is_text,
            _PATTERN,
        ),
        "whole-block": Key("only what fills its whole line or paragraph", _is_flag, _FLAG, "false"),
    },
    "What it counts": {
        "consistency": Key(
            "groups of variants that must not mix: in each group a variant is a text or a list of "
            "its forms; one finding a variant that "
            "should go, where it first stands",
            _is_groups,
            "list of groups",
        ),
        "preferred": Key(
            "the variants that are right wherever they mix with others; else the most frequent is",
            _is_texts,
            _TEXTS,
        ),
        "at-most": Key(
            "more matches than this in the scope are one finding, at the first of them",
            _is_count(0),
            "whole number",
        ),
        "at-least": Key(
            "fewer matches than this in the scope are one finding",
            _is_count(1),
            "whole number",
        ),
        "needs": Key(
            "phrases, one of which the article needs where the rule's own matches",
            _is_texts,
            _TEXTS,
        ),
        "needs-pattern": Key(
            "an expression that it needs; groups of one name in both expressions must hold the "
            "same words",
            _is_text,
            _PATTERN,
        ),
        "needs-where": Key(
            "where what is needed has to stand",
            _is_one_of(*WHERE),
            " / ".join(WHERE),
            '"before"',
        ),
        "scope": Key(
            "what is counted in, and what a match may not leave",
            _is_one_of(*SCOPES),
            " / ".join(SCOPES),
            '"article" where it counts, else "paragraph"',
        ),
        "once": Key(
            "one finding an article, at the first place, the others as related places",
            _is_flag,
            _FLAG,
            "false",
        ),
        "merge": Key(
            "one finding for a run of whole lines that follow each other",
            _is_flag,
            _FLAG,
            "false",
        ),
        "span": Key(
            "what is marked: the match or the sentence around it",
            _is_one_of("match", "sentence"),
            "match / sentence",
            '"match"',
        ),
    },
    "What to write instead": {
        "replacement": Key(
            "the text that takes the place of the match; `{name}` is a group of the pattern, an "
            "empty text cuts it",
            lambda value: "" if isinstance(value, str) else "must be a text in quotation marks",
            _TEXT,
        ),
        "delete": Key(
            "delete the line or paragraph of the match; how sure that is",
            _is_one_of(*Applicability),
            " / ".join(Applicability),
        ),
        "fix": Key(
            "how sure `prefer`, `replacement` and `consistency` are",
            _is_one_of(*Applicability),
            " / ".join(Applicability),
            '"unsafe"',
        ),
    },
    "Where it runs": {
        "roles": Key(
            "the blocks it reads: `all`, `prose` (body and lists), `copy` (all that readers are "
            "meant to read), or roles",
            _is_some_of(ROLE_SETS, tuple(Role)),
            "text or list of texts",
            '"prose"',
        ),
        "kinds": Key(
            "the articles it reads: `all`, `news`, or kinds",
            _is_some_of(KIND_SETS, tuple(Kind)),
            "text or list of texts",
            '"all"',
        ),
        "languages": Key(
            "the languages it knows",
            _is_languages,
            '"all" or list of codes',
            '["en"]',
        ),
        "speech": Key(
            "inside quotation marks: `silent` says nothing, `reported` points at it and never "
            "changes it",
            _is_one_of(*Speech),
            " / ".join(Speech),
            '"silent"',
        ),
        "default": Key("the set it belongs to", _is_one_of(*Default), " / ".join(Default), '"on"'),
        "pack": Key('the pack it belongs to; needs `default = "pack"`', _is_text, _TEXT),
        "stages": Key("a severity for a stage", _is_stages, "table", ""),
        "yields-to": Key(
            "codes of rules that win where both speak about one stretch of text",
            _is_texts,
            _TEXTS,
        ),
    },
}

KEYS: Mapping[str, Key] = {name: key for group in GROUPS.values() for name, key in group.items()}
REQUIRED = tuple(name for name, key in KEYS.items() if key.required)

#: Keys that say what a rule does with its matches; a rule has one of them at most.
KINDS = ("consistency", "at-most", "at-least", "needs", "needs-pattern")


def problems(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with a table: the key, and what to say about it."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            import difflib  # noqa: PLC0415  only on the way to a message

            close = difflib.get_close_matches(name, KEYS, n=1)
            found.append(
                (
                    name,
                    f"there is no key {name!r}"
                    + (f"; did you mean {close[0]!r}?" if close else ""),
                ),
            )
        elif said := key.test(value):
            found.append((name, f"{name} {said}"))
    found.extend(
        (name, f"the key {name!r} is missing: {KEYS[name].text}")
        for name in REQUIRED
        if name not in table
    )
    # With a key misspelt nobody can tell what the others are to do.
    return found if any(name not in KEYS for name in table) else found + _contradictions(table)


#: Two keys that a rule cannot have both, and why.
_APART = (
    *(
        (name, "consistency", "names its variants itself")
        for name in ("phrases", "pattern", "prefer", "replacement", "delete")
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
    ("replacement", "prefer", "says another form to write"),
    ("delete", "prefer", "says to write something"),
    ("delete", "replacement", "says to write something"),
)
#: A key that has no meaning without another.
_TOGETHER = (
    ("starts", "pattern"),
    ("holds", "pattern"),
    ("preferred", "consistency"),
    ("needs-where", "needs"),
)


def _contradictions(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [
        (one, f"{one} beside {other}: {other} {why}")
        for one, other, why in _APART
        if one in table and other in table
    ]
    found.extend(
        (name, f"{name} has no meaning without {wanted}")
        for name, wanted in _TOGETHER
        if name in table and wanted not in table and f"{wanted}-pattern" not in table
    )
    if not {"phrases", "prefer", "pattern", "certain-role", "word-list", "consistency"} & set(
        table,
    ):
        found.append(
            (
                "code",
                (
                    "needs one of phrases, prefer, pattern, certain-role, word-list and consistency: "
                    "what to look for"
                ),
            ),
        )
    return found
