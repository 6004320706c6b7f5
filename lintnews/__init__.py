"""What flake8 is for Python, for news copy: the public face.

Everything that rules, plugins and programs need is named here. A name is loaded
when it is first asked for, so that ``import lintnews`` costs nothing and a rule
pays only for the analyses it uses.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.analysis.quotations import Quotation, in_quotation, quotation_at, quotations
    from lintnews.analysis.reading import Reading
    from lintnews.analysis.roles import RoledBlock, block_at, blocks_of, role_at, roles
    from lintnews.analysis.sentences import sentence_at, sentences
    from lintnews.analysis.tokens import Tokens, fold, tokens
    from lintnews.analysis.vocabulary import Vocabulary
    from lintnews.article.model import Article, Block, Directive, Image, Kind, Link, Metadata, Role
    from lintnews.article.origin import Origin, Segment, SegmentKind
    from lintnews.article.source import Source, decode
    from lintnews.article.span import Span
    from lintnews.engine import Active, Ruleset, check
    from lintnews.errors import LintnewsError
    from lintnews.plugins.hookspecs import hookimpl
    from lintnews.plugins.values import API_VERSION, Host, Pack, PluginInfo, Profile, WordList
    from lintnews.readers.reader import Reader
    from lintnews.reporters.definition import Reporter
    from lintnews.rules.collect import collect_rules
    from lintnews.rules.declarative import phrase_pattern
    from lintnews.rules.definition import (
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
    from lintnews.rules.diagnostic import Applicability, Diagnostic, Edit, Finding, Fix, Related, Severity
    from lintnews.rules.edits import whole_lines

# Where each public name lives, below this package.
_HOMES = {
    "analysis.quotations": ("Quotation", "in_quotation", "quotation_at", "quotations"),
    "analysis.reading": ("Reading",),
    "analysis.roles": ("RoledBlock", "block_at", "blocks_of", "role_at", "roles"),
    "analysis.sentences": ("sentence_at", "sentences"),
    "analysis.tokens": ("Tokens", "fold", "tokens"),
    "analysis.vocabulary": ("Vocabulary",),
    "article.model": ("Article", "Block", "Directive", "Image", "Kind", "Link", "Metadata", "Role"),
    "article.origin": ("Origin", "Segment", "SegmentKind"),
    "article.source": ("Source", "decode"),
    "article.span": ("Span",),
    "engine": ("Active", "Ruleset", "check"),
    "errors": ("LintnewsError",),
    "plugins.hookspecs": ("hookimpl",),
    "plugins.values": ("API_VERSION", "Host", "Pack", "PluginInfo", "Profile", "WordList"),
    "readers.reader": ("Reader",),
    "reporters.definition": ("Reporter",),
    "rules.collect": ("collect_rules",),
    "rules.declarative": ("phrase_pattern",),
    "rules.definition": (
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
    "rules.diagnostic": ("Applicability", "Diagnostic", "Edit", "Finding", "Fix", "Related", "Severity"),
    "rules.edits": ("whole_lines",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "API_VERSION",
    "COPY",
    "NEWS_COPY",
    "PROSE",
    "Active",
    "Applicability",
    "Article",
    "Block",
    "Default",
    "Diagnostic",
    "Directive",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "Host",
    "Image",
    "Kind",
    "Link",
    "LintnewsError",
    "Match",
    "Metadata",
    "Options",
    "Origin",
    "Pack",
    "Pattern",
    "PluginInfo",
    "Profile",
    "Quotation",
    "Reader",
    "Reading",
    "Related",
    "Reporter",
    "Role",
    "RoledBlock",
    "Rule",
    "Ruleset",
    "Segment",
    "SegmentKind",
    "Severity",
    "Source",
    "Span",
    "Speech",
    "Tokens",
    "Vocabulary",
    "WordList",
    "block_at",
    "blocks_of",
    "check",
    "collect_rules",
    "decode",
    "fold",
    "hookimpl",
    "in_quotation",
    "option",
    "phrase_pattern",
    "quotation_at",
    "quotations",
    "role_at",
    "roles",
    "rule",
    "sentence_at",
    "sentences",
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
