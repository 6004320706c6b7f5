"""What a rule is: metadata, options and a check.

A rule file holds, in this order, a docstring that says why the thing is bad, the
options, and the check under the ``rule`` decorator::

    @rule(code="QUO106", name="doubled-mark", summary="a punctuation mark stands twice", …)
    def doubled_mark(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
        ...

Importing such a file costs next to nothing: nothing is compiled and no list is
read before the check first runs.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lintnews.article.model import Kind, Role
from lintnews.article.span import Span
from lintnews.errors import DefinitionError
from lintnews.hints import Any, Self
from lintnews.linting.finding import Finding, Severity
from lintnews.values import NamedTuple

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: Straight reporting: neither opinion nor a running file nor a transcript.
NEWS_COPY = frozenset({Kind.NEWS, Kind.BRIEF})
#: What the paper itself writes as running text.
PROSE = frozenset({Role.BODY, Role.LIST})
#: Everything the reader of the page is meant to read.
COPY = frozenset(
    {
        Role.HEADLINE,
        Role.DECK,
        Role.SUBHEAD,
        Role.BODY,
        Role.LIST,
        Role.PULLQUOTE,
        Role.CAPTION,
        Role.NOTE,
    }
)

_ENGLISH = frozenset({"en"})


class Default(enum.StrEnum):
    """Which set a rule belongs to."""

    ON = "on"  # every profile
    LIVE = "live"  # every profile for the issue of the day, so not ``archive``
    DESK = "desk"  # the opt-in profile ``desk``
    ARCHIVE = "archive"  # the profile ``archive``
    PACK = "pack"  # only with the pack it names
    OFF = "off"  # only when selected by code or name


class Speech(enum.StrEnum):
    """What a rule does inside quotation marks."""

    SILENT = "silent"  # says nothing about words that somebody else spoke
    REPORTED = "reported"  # may point at it, and never offers a fix there


class _Option(NamedTuple):
    default: Any
    help: str
    profiles: Mapping[str, Any]


def option(default: Any, text: str, **profiles: Any) -> Any:
    """Declare an option: its default (which gives its type) and what it does, in one line.

    A profile can have a default of its own: ``option(0.9, "…", desk=0.5)``.
    """
    return _Option(default, text, profiles)


class Options:
    """A rule's settings: class attributes made by ``option``, overridden from the configuration.

    Instances are frozen. The type of a setting is the type of its default.
    """

    _fields: Mapping[str, tuple[Any, str]] = {}
    _profiles: Mapping[str, Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Collect the options that the class body declares."""
        fields, profiles = dict(cls._fields), dict(cls._profiles)
        for name, value in list(vars(cls).items()):
            if isinstance(value, _Option):
                fields[name] = (value.default, value.help)
                profiles[name] = value.profiles
                setattr(cls, name, value.default)
        cls._fields, cls._profiles = fields, profiles

    def __init__(self, **values: object) -> None:
        """Set the given options; the others keep their defaults.

        Raises:
            DefinitionError: if there is no option of that name.
        """
        for name, value in values.items():
            if name not in self._fields:
                message = f"there is no option {name!r}"
                raise DefinitionError(message)
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: options are frozen."""
        message = f"options are frozen: {name}"
        raise AttributeError(message)

    @classmethod
    def fields(cls) -> Mapping[str, tuple[Any, str]]:
        """Return name -> (default, what it does)."""
        return cls._fields

    @classmethod
    def in_profile(cls, profile: str) -> Mapping[str, Any]:
        """Return name -> default for the options with a default of their own in this profile."""
        return {
            name: profiles[profile]
            for name, profiles in cls._profiles.items()
            if profile in profiles
        }

    @classmethod
    def profiles_of(cls, name: str) -> Mapping[str, Any]:
        """Return profile -> default for the profiles with their own default for this option."""
        return cls._profiles[name]


#: The tag of patterns that only the option ``strict`` looks for.
STRICT = "\0strict"


class Pattern(NamedTuple):
    """A regular expression with the words that can start a match.

    ``starts`` are folded tokens (``tokens.fold``); a match begins at the start of
    such a token. A start of two tokens with a space between them says which token
    follows: ``photo credit``, ``? ?``. Without ``starts`` the whole text is
    searched. ``tag`` is the
    rule's own note about the pattern (a replacement, the list it belongs to).
    ``guarded`` patterns run in the ``regex`` module under a time limit: it is for
    patterns whose author is not known. A ``whole_block`` pattern is
    tried at the start of each block and nowhere else; with ``starts`` also after the marks
    that stand there. ``then`` is the
    folded word that every match has after the first, if that is known: many
    phrases begin alike. ``words`` are those of a ``Form``: every match holds one of
    them (folded, unless the pattern is case-sensitive), and the expression is not
    compiled before an article holds one. ``longest`` is how many code points the first line of
    a block may have that a ``whole_block`` pattern without ``starts`` matches at, 0 for any: such
    a pattern looks for its ``words`` in these blocks only. ``begins`` is what every match of such a
    pattern begins with, folded, if that is known: the table of our rules has it, read out of the
    expressions.
    """

    expression: str
    starts: frozenset[str] = frozenset()
    case_sensitive: bool = False
    tag: str = ""
    guarded: bool = False
    whole_block: bool = False
    then: str = ""
    words: tuple[str, ...] = ()
    longest: int = 0
    begins: tuple[str, ...] = ()


# What says nothing about the groups and alternatives of an expression.
_NO_BRANCH = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()|\\\[]+"
# How an expression says how long a line it matches: ``(?=[^\r\n]{3,160}+(?![^\r\n]))``.
_LENGTH = r"\(\?=\[\^\\r\\n\]\{\d*,(\d+)\}\+\(\?!\[\^\\r\\n\]\)\)"


def has_alternatives(expression: str) -> bool:
    """Return whether an expression has alternatives outside all groups."""
    depth = 0
    for mark in re.sub(_NO_BRANCH, "", expression, flags=re.DOTALL):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            return True
    return False


def longest_line(expression: str) -> int:
    """Return how long a line an expression matches at most, if it says so first, else 0."""
    match = re.match(_LENGTH, expression)
    return int(match[1]) if match and not has_alternatives(expression) else 0


class Match(NamedTuple):
    """Where a pattern matched. ``groups`` are the named groups that took part."""

    pattern: Pattern
    span: Span
    text: str
    groups: Mapping[str, str] = MappingProxyType({})


class Example(NamedTuple):
    """A short article that shows a rule, with the facts its text does not carry.

    Each line is a body paragraph, or starts with its role in brackets:
    ``[caption] The pier at dawn.`` In a bad example a line of carets under a line
    marks the span, with the message after it. The line ``[image: Waves]`` is a
    picture with its alternative text, ``[image]`` one without; ``links`` gives
    words of the text (where they come first) their target. ``fixed`` is what all fixes together
    make of the text, with or without the roles. ``original`` is what it is compared with.
    ``facts`` are further fields of the article's ``Metadata``. ``[image uncredited: Waves]`` is
    a picture whose credit is empty, any other word there says how it was made.
    """

    text: str
    published: dt.date | None = None
    kind: Kind = Kind.NEWS
    language: str = "en"
    options: Mapping[str, object] = MappingProxyType({})
    fixed: str | None = None
    links: Mapping[str, str] = MappingProxyType({})
    original: str | None = None
    facts: Mapping[str, object] = MappingProxyType({})


Check = Callable[..., Iterable[Finding]]


def parameters(check: Check) -> tuple[str, ...]:
    """Return the names of the arguments that a check takes."""
    code = getattr(getattr(check, "__wrapped__", check), "__code__", None)
    return code.co_varnames[: code.co_argcount] if code is not None else ("",)


class Rule(NamedTuple):
    """One rule, as a value.

    ``check`` yields findings. It is given what its parameters name: ``reading``, ``options``
    and, for a rule with ``patterns`` or a ``word_list``, ``matches``: those that the rule may
    report, in the order of the text (``all_matches``: every one). Without a match such a rule
    is not run, unless ``needs_match`` is false. ``holds`` are words of which a text holds one
    (folded, as a word or within others) if the rule finds anything in it; a rule that
    ``needs_original`` is run where the copy is compared with an original. ``roles`` are the
    blocks it may report (``None``: all), ``kinds`` and ``languages`` the articles (``None``:
    every one).
    ``yields_to`` names rules that win if both report one stretch of text. ``word_list`` is
    the list of the vocabulary whose phrases the desk adds to the rule's own. ``stages``
    gives the severity a stage changes it to.

    Raises:
        DefinitionError: if the code, the name or the pack is not what it must be.
    """

    code: str
    name: str
    summary: str
    severity: Severity
    check: Check
    why: str
    bad: tuple[Example | str, ...] = ()
    good: tuple[Example | str, ...] = ()
    default: Default = Default.ON
    pack: str | None = None
    roles: frozenset[Role] | None = PROSE
    speech: Speech = Speech.SILENT
    kinds: frozenset[Kind] | None = None
    languages: frozenset[str] | None = _ENGLISH
    options: type[Options] = Options
    patterns: tuple[Pattern, ...] = ()
    needs_match: bool = True
    holds: tuple[str, ...] = ()
    needs_original: bool = False
    word_list: str = ""
    yields_to: frozenset[str] = frozenset()
    stages: Mapping[str, Severity] = MappingProxyType({})
    since: str = "0.1"
    version: int = 1
    standard: str = ""
    module: str = ""
    plugin: str = ""
    url: str = ""

    def _check(self) -> Self:
        """Refuse a rule that could not be selected or explained."""
        if not CODE.fullmatch(self.code):
            message = (
                f"rule {self.name!r}: a code is three capital letters and three digits, not "
                f"{self.code!r}"
            )
            raise DefinitionError(message)
        if not NAME.fullmatch(self.name):
            message = (
                f"rule {self.code}: a name is lower-case words joined by hyphens, not {self.name!r}"
            )
            raise DefinitionError(message)
        if (self.default is Default.PACK) != (self.pack is not None):
            message = (
                f"rule {self.code}: a rule of a pack names it with pack=…, and only such a rule"
            )
            raise DefinitionError(message)
        return self

    @property
    def takes_matches(self) -> bool:
        """Whether the check is given matches: it has patterns of its own, or a word list."""
        return bool(self.patterns or self.word_list)

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]


def rule(  # noqa: PLR0913  the metadata of a rule is long, and every part has a name
    *,
    code: str,
    name: str,
    summary: str,
    severity: Severity,
    bad: tuple[Example | str, ...],
    good: tuple[Example | str, ...],
    default: Default = Default.ON,
    pack: str | None = None,
    roles: frozenset[Role] | None = PROSE,
    speech: Speech = Speech.SILENT,
    kinds: frozenset[Kind] | None = None,
    languages: frozenset[str] | None = _ENGLISH,
    options: type[Options] = Options,
    patterns: tuple[Pattern, ...] = (),
    needs_match: bool = True,
    holds: tuple[str, ...] = (),
    needs_original: bool = False,
    word_list: str = "",
    yields_to: frozenset[str] = frozenset(),
    stages: Mapping[str, Severity] = MappingProxyType({}),
    since: str = "0.1",
    version: int = 1,
    standard: str = "",
) -> Callable[[Check], Rule]:
    """Make a rule of a check; the module's docstring is its ``why``."""
    fields: dict[str, Any] = locals()

    def make(check: Check) -> Rule:
        module = sys.modules.get(check.__module__)
        why = (module.__doc__ if module else None) or check.__doc__ or ""
        return Rule(**fields, check=check, why=why, module=check.__module__)

    return make
