"""What flake8 is for Python, for news copy: the public face.

Everything that rules, plugins and programs need is named here. A name is loaded
when it is first asked for, so that ``import lintnews`` costs nothing and a rule
pays only for the analyses it uses.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.analysis.acronyms import Acronym, acronyms
    from lintnews.analysis.attributions.attribution import (
        Attribution,
        SourceType,
        Stance,
        attributions,
        speakers,
    )
    from lintnews.analysis.calendar import DateForm, DateMention, dates
    from lintnews.analysis.claims.claim import Claim, ClaimKind, claims
    from lintnews.analysis.dictionary import is_capitalised, is_word
    from lintnews.analysis.forms import Form
    from lintnews.analysis.names import Name, NameKind, is_given_name, names
    from lintnews.analysis.numbers import NumberMention, numbers
    from lintnews.analysis.page.published import published
    from lintnews.analysis.page.roles import RoledBlock, block_at, blocks_of, role_at, roles
    from lintnews.analysis.quotations import Quotation, in_quotation, quotation_at, quotations
    from lintnews.analysis.readability import Readability, readability
    from lintnews.analysis.reading import Reading
    from lintnews.analysis.sentences import sentence_at, sentences
    from lintnews.analysis.tokens import Tokens, fold, tokens
    from lintnews.analysis.vocabulary import Vocabulary
    from lintnews.article.days import calendar_day
    from lintnews.article.model import (
        Article,
        Block,
        Directive,
        Image,
        Kind,
        Link,
        Metadata,
        Remark,
        Role,
    )
    from lintnews.article.origin import Origin, Segment, SegmentKind
    from lintnews.article.source import Source, decode
    from lintnews.article.span import Span
    from lintnews.errors import DefinitionError, LintnewsError, ReaderError
    from lintnews.linting.edits import whole_lines
    from lintnews.linting.engine import Active, Ruleset, check
    from lintnews.linting.finding import (
        Applicability,
        Diagnostic,
        Edit,
        Finding,
        Fix,
        Located,
        Place,
        Related,
        RelatedPlace,
        Severity,
    )
    from lintnews.linting.rule import (
        COPY,
        NEWS_COPY,
        PROSE,
        Default,
        Example,
        Match,
        Options,
        Pattern,
        Rule,
        Speech,
        option,
        rule,
    )
    from lintnews.linting.tables import phrase_pattern
    from lintnews.plugins.collect import collect_rules
    from lintnews.plugins.contributions import (
        API_VERSION,
        Host,
        Pack,
        PluginInfo,
        Profile,
        WordList,
    )
    from lintnews.plugins.hooks import hookimpl
    from lintnews.readers.reader import Reader
    from lintnews.reporters.reporter import Reporter, Run
    from lintnews.run.library import Linter, Report, lint, lint_files

# Where each public name lives, below this package.
_HOMES = {
    "analysis.acronyms": ("Acronym", "acronyms"),
    "analysis.attributions.attribution": (
        "Attribution",
        "SourceType",
        "Stance",
        "attributions",
        "speakers",
    ),
    "analysis.claims.claim": ("Claim", "ClaimKind", "claims"),
    "analysis.calendar": ("DateForm", "DateMention", "dates"),
    "analysis.dictionary": ("is_capitalised", "is_word"),
    "analysis.forms": ("Form",),
    "analysis.names": ("Name", "NameKind", "is_given_name", "names"),
    "analysis.numbers": ("NumberMention", "numbers"),
    "analysis.page.published": ("published",),
    "analysis.quotations": ("Quotation", "in_quotation", "quotation_at", "quotations"),
    "analysis.readability": ("Readability", "readability"),
    "analysis.reading": ("Reading",),
    "analysis.page.roles": ("RoledBlock", "block_at", "blocks_of", "role_at", "roles"),
    "analysis.sentences": ("sentence_at", "sentences"),
    "analysis.tokens": ("Tokens", "fold", "tokens"),
    "analysis.vocabulary": ("Vocabulary",),
    "article.days": ("calendar_day",),
    "article.model": (
        "Article",
        "Block",
        "Directive",
        "Image",
        "Kind",
        "Link",
        "Metadata",
        "Remark",
        "Role",
    ),
    "article.origin": ("Origin", "Segment", "SegmentKind"),
    "article.source": ("Source", "decode"),
    "article.span": ("Span",),
    "linting.engine": ("Active", "Ruleset", "check"),
    "errors": ("DefinitionError", "LintnewsError", "ReaderError"),
    "plugins.hooks": ("hookimpl",),
    "plugins.contributions": ("API_VERSION", "Host", "Pack", "PluginInfo", "Profile", "WordList"),
    "readers.reader": ("Reader",),
    "reporters.reporter": ("Reporter", "Run"),
    "plugins.collect": ("collect_rules",),
    "linting.tables": ("phrase_pattern",),
    "linting.rule": (
        "COPY",
        "Default",
        "Example",
        "Match",
        "NEWS_COPY",
        "Options",
        "PROSE",
        "Pattern",
        "Rule",
        "Speech",
        "option",
        "rule",
    ),
    "linting.finding": (
        "Applicability",
        "Diagnostic",
        "Edit",
        "Finding",
        "Fix",
        "Located",
        "Place",
        "Related",
        "RelatedPlace",
        "Severity",
    ),
    "linting.edits": ("whole_lines",),
    "run.library": ("Linter", "Report", "lint", "lint_files"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "API_VERSION",
    "COPY",
    "NEWS_COPY",
    "PROSE",
    "Acronym",
    "Active",
    "Applicability",
    "Article",
    "Attribution",
    "Block",
    "Claim",
    "ClaimKind",
    "DateForm",
    "DateMention",
    "Default",
    "DefinitionError",
    "Diagnostic",
    "Directive",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "Form",
    "Host",
    "Image",
    "Kind",
    "Link",
    "Linter",
    "LintnewsError",
    "Located",
    "Match",
    "Metadata",
    "Name",
    "NameKind",
    "NumberMention",
    "Options",
    "Origin",
    "Pack",
    "Pattern",
    "Place",
    "PluginInfo",
    "Profile",
    "Quotation",
    "Readability",
    "Reader",
    "ReaderError",
    "Reading",
    "Related",
    "RelatedPlace",
    "Remark",
    "Report",
    "Reporter",
    "Role",
    "RoledBlock",
    "Rule",
    "Ruleset",
    "Run",
    "Segment",
    "SegmentKind",
    "Severity",
    "Source",
    "SourceType",
    "Span",
    "Speech",
    "Stance",
    "Tokens",
    "Vocabulary",
    "WordList",
    "acronyms",
    "attributions",
    "block_at",
    "blocks_of",
    "calendar_day",
    "check",
    "claims",
    "collect_rules",
    "dates",
    "decode",
    "fold",
    "hookimpl",
    "in_quotation",
    "is_capitalised",
    "is_given_name",
    "is_word",
    "lint",
    "lint_files",
    "names",
    "numbers",
    "option",
    "phrase_pattern",
    "published",
    "quotation_at",
    "quotations",
    "readability",
    "role_at",
    "roles",
    "rule",
    "sentence_at",
    "sentences",
    "speakers",
    "tokens",
    "whole_lines",
]


def __getattr__(name: str) -> object:
    """Load a public name at its first use."""
    if name not in _HOME_OF:
        message = f"module 'lintnews' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"lintnews.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
