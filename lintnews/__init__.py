"""What flake8 is for Python, for news copy: the public face.

Everything that rules, plugins and programs need is named here. A name is loaded
when it is first asked for, so that ``import lintnews`` costs nothing and a rule
pays only for the analyses it uses.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # type checkers take it for true, and typing costs a start 2 ms

if TYPE_CHECKING:
    from lintnews.analysis.acronyms import Acronym as Acronym
    from lintnews.analysis.acronyms import acronyms as acronyms
    from lintnews.analysis.attributions.attribution import Attribution as Attribution
    from lintnews.analysis.attributions.attribution import SourceType as SourceType
    from lintnews.analysis.attributions.attribution import Stance as Stance
    from lintnews.analysis.attributions.attribution import attributions as attributions
    from lintnews.analysis.attributions.attribution import speakers as speakers
    from lintnews.analysis.calendar import DateForm as DateForm
    from lintnews.analysis.calendar import DateMention as DateMention
    from lintnews.analysis.calendar import dates as dates
    from lintnews.analysis.claims.claim import Claim as Claim
    from lintnews.analysis.claims.claim import ClaimKind as ClaimKind
    from lintnews.analysis.claims.claim import claims as claims
    from lintnews.analysis.dictionary import is_capitalised as is_capitalised
    from lintnews.analysis.dictionary import is_word as is_word
    from lintnews.analysis.forms import Form as Form
    from lintnews.analysis.names import Name as Name
    from lintnews.analysis.names import NameKind as NameKind
    from lintnews.analysis.names import is_given_name as is_given_name
    from lintnews.analysis.names import names as names
    from lintnews.analysis.numbers import NumberMention as NumberMention
    from lintnews.analysis.numbers import numbers as numbers
    from lintnews.analysis.page.published import published as published
    from lintnews.analysis.page.roles import RoledBlock as RoledBlock
    from lintnews.analysis.page.roles import block_at as block_at
    from lintnews.analysis.page.roles import blocks_of as blocks_of
    from lintnews.analysis.page.roles import role_at as role_at
    from lintnews.analysis.page.roles import roles as roles
    from lintnews.analysis.quotations import Quotation as Quotation
    from lintnews.analysis.quotations import in_quotation as in_quotation
    from lintnews.analysis.quotations import quotation_at as quotation_at
    from lintnews.analysis.quotations import quotations as quotations
    from lintnews.analysis.readability import Readability as Readability
    from lintnews.analysis.readability import readability as readability
    from lintnews.analysis.reading import Reading as Reading
    from lintnews.analysis.sentences import sentence_at as sentence_at
    from lintnews.analysis.sentences import sentences as sentences
    from lintnews.analysis.tokens import Tokens as Tokens
    from lintnews.analysis.tokens import fold as fold
    from lintnews.analysis.tokens import token_places as token_places
    from lintnews.analysis.tokens import tokens as tokens
    from lintnews.analysis.vocabulary import Vocabulary as Vocabulary
    from lintnews.article.days import calendar_day as calendar_day
    from lintnews.article.model import Article as Article
    from lintnews.article.model import Block as Block
    from lintnews.article.model import Directive as Directive
    from lintnews.article.model import Image as Image
    from lintnews.article.model import Kind as Kind
    from lintnews.article.model import Link as Link
    from lintnews.article.model import Metadata as Metadata
    from lintnews.article.model import Original as Original
    from lintnews.article.model import Remark as Remark
    from lintnews.article.model import Role as Role
    from lintnews.article.model import Status as Status
    from lintnews.article.origin import Origin as Origin
    from lintnews.article.origin import Segment as Segment
    from lintnews.article.origin import SegmentKind as SegmentKind
    from lintnews.article.source import Source as Source
    from lintnews.article.source import decode as decode
    from lintnews.article.span import Span as Span
    from lintnews.comparing.change import Change as Change
    from lintnews.comparing.change import ChangeKind as ChangeKind
    from lintnews.comparing.changes import changes as changes
    from lintnews.errors import DefinitionError as DefinitionError
    from lintnews.errors import LintnewsError as LintnewsError
    from lintnews.errors import ReaderError as ReaderError
    from lintnews.linting.edits import whole_lines as whole_lines
    from lintnews.linting.engine import Active as Active
    from lintnews.linting.engine import Ruleset as Ruleset
    from lintnews.linting.engine import check as check
    from lintnews.linting.finding import Applicability as Applicability
    from lintnews.linting.finding import Diagnostic as Diagnostic
    from lintnews.linting.finding import Edit as Edit
    from lintnews.linting.finding import Finding as Finding
    from lintnews.linting.finding import Fix as Fix
    from lintnews.linting.finding import Located as Located
    from lintnews.linting.finding import Place as Place
    from lintnews.linting.finding import Related as Related
    from lintnews.linting.finding import RelatedPlace as RelatedPlace
    from lintnews.linting.finding import Severity as Severity
    from lintnews.linting.phrases import phrase_pattern as phrase_pattern
    from lintnews.linting.rule import COPY as COPY
    from lintnews.linting.rule import NEWS_COPY as NEWS_COPY
    from lintnews.linting.rule import PROSE as PROSE
    from lintnews.linting.rule import Default as Default
    from lintnews.linting.rule import Example as Example
    from lintnews.linting.rule import Match as Match
    from lintnews.linting.rule import Options as Options
    from lintnews.linting.rule import Pattern as Pattern
    from lintnews.linting.rule import Rule as Rule
    from lintnews.linting.rule import Speech as Speech
    from lintnews.linting.rule import option as option
    from lintnews.linting.rule import rule as rule
    from lintnews.plugins.collect import collect_rules as collect_rules
    from lintnews.plugins.contributions import API_VERSION as API_VERSION
    from lintnews.plugins.contributions import Host as Host
    from lintnews.plugins.contributions import Pack as Pack
    from lintnews.plugins.contributions import PluginInfo as PluginInfo
    from lintnews.plugins.contributions import Profile as Profile
    from lintnews.plugins.contributions import WordList as WordList
    from lintnews.plugins.hooks import hookimpl as hookimpl
    from lintnews.readers.piece import FileRecord as FileRecord
    from lintnews.readers.piece import Stream as Stream
    from lintnews.readers.reader import Reader as Reader
    from lintnews.reporters.reporter import Reporter as Reporter
    from lintnews.reporters.reporter import Run as Run
    from lintnews.run.library import Linter as Linter
    from lintnews.run.library import Report as Report
    from lintnews.run.library import lint as lint
    from lintnews.run.library import lint_files as lint_files
    from lintnews.values import NamedTuple as NamedTuple

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
    "analysis.tokens": ("Tokens", "fold", "token_places", "tokens"),
    "analysis.vocabulary": ("Vocabulary",),
    "comparing.change": ("Change", "ChangeKind"),
    "comparing.changes": ("changes",),
    "article.days": ("calendar_day",),
    "article.model": tuple(
        """
        Article Block Directive Image Kind Link Metadata Original Remark Role Status
        """.split(),
    ),
    "article.origin": ("Origin", "Segment", "SegmentKind"),
    "article.source": ("Source", "decode"),
    "article.span": ("Span",),
    "linting.engine": ("Active", "Ruleset", "check"),
    "errors": ("DefinitionError", "LintnewsError", "ReaderError"),
    "plugins.hooks": ("hookimpl",),
    "plugins.contributions": ("API_VERSION", "Host", "Pack", "PluginInfo", "Profile", "WordList"),
    "readers.piece": ("FileRecord", "Stream"),
    "readers.reader": ("Reader",),
    "reporters.reporter": ("Reporter", "Run"),
    "plugins.collect": ("collect_rules",),
    "linting.phrases": ("phrase_pattern",),
    "linting.rule": tuple(
        """
        COPY Default Example Match NEWS_COPY Options PROSE Pattern Rule Speech option rule
        """.split(),
    ),
    "linting.finding": tuple(
        """
        Applicability Diagnostic Edit Finding Fix Located Place Related RelatedPlace Severity
        """.split(),
    ),
    "linting.edits": ("whole_lines",),
    "run.library": ("Linter", "Report", "lint", "lint_files"),
    "values": ("NamedTuple",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

# Constants, then classes, then functions.
__all__ = sorted(  # noqa: PLE0605  the names of one table, not a second list of them
    _HOME_OF, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
)


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
