"""One run to report: findings with other places, with a fix, after an emoji, in long copy."""

from __future__ import annotations

from functools import cache

from lintnews.article.model import Article, Block
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine_rules import ENGINE_RULES, UNREADABLE
from lintnews.linting.finding import Diagnostic, Edit, Fix, Located, Place, Related, Severity
from lintnews.linting.location import locate
from lintnews.linting.rule import Rule
from lintnews.reporters.reporter import Run
from lintnews.reporters.style import Style

CAPTION = (
    "The ferry Mary Ellen waits at Port Ellis. \U0001f469\u200d\U0001f469\u200d\U0001f467 Its "
    "crew has has left."
)
SENTENCES = [
    f"On day {day} the ferry carried {day * 7} people from the old pier to the market, the harbor "
    "office said."
    for day in range(1, 33)
]
LONG = " ".join(
    [*SENTENCES[:16], "On the last day there there was nobody on board.", *SENTENCES[16:]]
)
ENDLESS = (
    "The board heard the captain"
    + ", the mate, the cook and whoever else had come down to the pier that night" * 12
    + ", TK name, and adjourned."
)
TEXT = f"Harbor board keeps the ferry\n{CAPTION}\n{CAPTION}\n\n{LONG}\n\n{ENDLESS}\n"
NAME = "copy/harbor, page 1.txt"
PAGES = "https://desk.example/rules/"


def rule(code: str, name: str, severity: Severity) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=f"what {name} finds",
        severity=severity,
        check=lambda *_: [],
        why=f"Why {name} is bad.\nIt is.",
        url=PAGES,
    )


RULES = {
    one.code: one
    for one in (
        rule("DUP101", "caption-repeated", Severity.ERROR),
        rule("DUP105", "word-repeated", Severity.WARNING),
        rule("PLH101", "placeholder", Severity.WARNING),
        rule("RDB101", "long-sentence", Severity.INFO),
        *ENGINE_RULES,
    )
}


def span(words: str, number: int = 0) -> Span:
    """Return where the words stand, the first time or a later one."""
    at = -1
    for _ in range(number + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def diagnostics() -> list[Diagnostic]:
    first, second = span(CAPTION), span(CAPTION, 1)
    double, there = span("has has"), span("there there")
    return [
        diagnostic("DUP105", double, '"has" stands twice'),
        diagnostic(
            "DUP101",
            second,
            "caption repeats line {line}",
            related=(Related(first, "first printed here"),),
            fix=Fix.safe(Edit(Span(second.start - 1, second.end), "")),
        ),
        diagnostic(
            "DUP105",
            there,
            '"there" stands twice',
            fix=Fix.safe(Edit(Span(there.start, there.start + 6), "")),
        ),
        diagnostic("RDB101", span(ENDLESS), "a sentence of 183 words"),
        diagnostic(
            "PLH101",
            span("TK"),
            '"TK" is a placeholder',
            fix=Fix.unsafe(Edit(span("TK name"), "Jo Lund")),
        ),
    ]


def diagnostic(
    code: str, where: Span, message: str, related: tuple[Related, ...] = (), fix: Fix | None = None
) -> Diagnostic:
    rule = RULES[code]
    return Diagnostic(code, rule.name, rule.severity, where, message, related, fix, rule.url)


@cache
def found() -> tuple[Located, ...]:
    blocks = []
    start = 0
    for line in TEXT.split("\n"):
        if line:
            blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    source = Source(NAME, TEXT)
    gone = Located(
        path="gone\x1b[31m.txt",
        record=None,
        code=UNREADABLE.code,
        name=UNREADABLE.name,
        message="cannot be read: gone\n::set-env name=PATH::x",
        severity=Severity.ERROR,
        place=Place(0, 0, 1, 1, 1, 1),
        related=(),
        fix=None,
        fingerprint="",
        url=None,
    )
    return (*locate(diagnostics(), Article(TEXT, tuple(blocks)), source), gone)


def run(width: int = 80, *, colour: bool = False) -> Run:
    source = Source(NAME, TEXT)
    return Run(
        files=("clean & tidy.txt", NAME, "gone\x1b[31m.txt"),
        rules=RULES,
        failures=("plugin 'house' does not load: ImportError: no module",),
        source=lambda name: source if name == NAME else None,
        style=Style()._replace(width=width, colour=colour, links=colour),
        version="9.9.9",
    )
