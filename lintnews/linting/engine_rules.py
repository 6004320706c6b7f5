"""The rules of the engine itself: about files, suppressions and rules that failed.

They have codes like any other finding, so that they can be explained and appear
in every output format. No plugin may use the family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.article.span import Span
from lintnews.linting.finding import Diagnostic, Finding, Fix, Severity
from lintnews.linting.rule import Rule

ENGINE_FAMILY = "LNT"


def engine_finding(
    rule: Rule, message: str, at: Span | None = None, fix: Fix | None = None
) -> Diagnostic:
    """Return a finding of one of these rules: at a place of the source, or about the article."""
    return Diagnostic(rule.code, rule.name, rule.severity, Span(0, 0), message, fix=fix, at=at)


def _never() -> Iterator[Finding]:
    """Yield nothing: these findings are made by the engine and the run."""
    yield from ()


def _engine_rule(
    code: str,
    name: str,
    summary: str,
    severity: Severity,
    why: str,
    stages: Mapping[str, Severity] = MappingProxyType({}),
) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        severity=severity,
        stages=stages,
        why=why,
        check=_never,
        roles=None,
        languages=None,
        module=__name__,
    )


UNREADABLE = _engine_rule(
    "LNT001",
    "unreadable-file",
    "a file cannot be read or decoded",
    Severity.ERROR,
    "What was not read was not checked, so it must not pass for clean. The message names the byte "
    "offset; save the "
    "file as UTF-8, or name its encoding with --encoding. What is no text at all, a picture or a "
    "Word document, "
    "is called what it is: save its words as plain text.",
)
UNKNOWN_LANGUAGE = _engine_rule(
    "LNT011",
    "unknown-language",
    "the article is in a language that its rules do not know",
    Severity.INFO,
    "Rules about wording are written for a language. In any other, only the rules that need no "
    "language run "
    "(captions and paragraphs that stand twice, placeholders, embargo lines). State the language "
    "with --language where it was mistaken.",
)
UNUSABLE_FRONT_MATTER = _engine_rule(
    "LNT012",
    "unusable-front-matter",
    "the lines at the head of the file state a fact in a form that cannot be used",
    Severity.WARNING,
    "A date, a kind or a language that means nothing is as good as not stated: the article is "
    "judged by what its text "
    "seems to be, and rules about dates stay silent. The message says what to write.",
)
NOTHING_TO_READ = _engine_rule(
    "LNT013",
    "nothing-to-read",
    "no story was found in a file, or no article in a folder",
    Severity.WARNING,
    "What was not read is not clean: a page whose story is made by a script, a post that is only "
    "front matter, a folder of pictures. Whatever the levels, it is printed and counts. At the "
    "stage `publish` it is an error, and the run has failed.",
    MappingProxyType({"publish": Severity.ERROR}),
)
UNUSED_SUPPRESSION = _engine_rule(
    "LNT101",
    "unused-suppression",
    "a suppression silences nothing",
    Severity.WARNING,
    "A suppression that outlives its finding hides the next one. Delete the line.",
)
UNKNOWN_SUPPRESSION = _engine_rule(
    "LNT102",
    "unknown-suppression",
    "a suppression cannot be understood, or names no rule",
    Severity.WARNING,
    "A mistyped suppression silences nothing while the writer believes it does.",
)
BLANKET_SUPPRESSION = _engine_rule(
    "LNT103",
    "blanket-suppression",
    "a suppression names no rule, so it silences every one",
    Severity.WARNING,
    "It hides the finding it was written for and every other that will come. Name the rules.",
)
PRINTED_SUPPRESSION = _engine_rule(
    "LNT104",
    "printed-suppression",
    "a suppression would reach the reader",
    Severity.ERROR,
    "At the stage `publish` the copy goes out as it stands. A line that starts with # lintnews: "
    "would be printed with it. "
    "Delete the line, or move what it says into a suppressions file beside the copy.",
)
RULE_FAILED = _engine_rule(
    "LNT900",
    "rule-failed",
    "a rule crashed",
    Severity.ERROR,
    "The rule named in the message stopped with an error, so the article was not checked for what "
    "it looks for. "
    "The findings of the other rules stand. Report it to the plugin's author, or leave the rule "
    "out with --ignore.",
)

ENGINE_RULES = (
    UNREADABLE,
    UNKNOWN_LANGUAGE,
    UNUSABLE_FRONT_MATTER,
    NOTHING_TO_READ,
    UNUSED_SUPPRESSION,
    UNKNOWN_SUPPRESSION,
    BLANKET_SUPPRESSION,
    PRINTED_SUPPRESSION,
    RULE_FAILED,
)
#: Codes that say the whole job could not be done; they cannot be ignored.
FAILURES = frozenset({UNREADABLE.code, RULE_FAILED.code})
