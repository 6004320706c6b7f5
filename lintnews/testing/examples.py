"""Examples are tests: read one, run its rule, and hold the findings against the marks.

An example is a short article. Each line is a body paragraph, or says its role
first: ``[caption] The pier at dawn.`` Under a line, carets mark a finding and the
message follows them::

    He ended his 30-year-career.
                 ^^^^^^^^^^^^^^ write "30-year career"

Carets that end in ``>`` mark a finding that goes on over the following lines. A
last line ``[no line end]`` says that the text before it ends without one.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block, Image, Link, Metadata, Original, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check
from lintnews.linting.finding import Applicability, Located
from lintnews.linting.location import locate
from lintnews.linting.phrases import PhraseOptions, extended
from lintnews.linting.rule import Example, Rule
from lintnews.readers.weave import OBJECT
from lintnews.testing import lists
from lintnews.values import NamedTuple

_MARK = re.compile(r"^(?P<before>\s*)(?P<carets>\^+)(?P<on>>?)(?: (?P<message>.*))?$")
_NO_LINE_END = "[no line end]"
_UNCREDITED = "uncredited"
_IMAGE = re.compile(r"\[image(?: (?P<made>\w+))?(?P<described>:\s*(?P<alt>[^\]]*))?\]")
_ROLE = re.compile(r"\[(?P<role>[a-z]+)\] ")


class Caret(NamedTuple):
    """A finding that an example expects; ``line`` and ``column`` of the article begin with 1."""

    line: int
    column: int
    length: int
    message: str
    goes_on: bool = False


class ReadExample(NamedTuple):
    """An example, read."""

    article: Article
    marks: tuple[Caret, ...]


def read(example: Example | str) -> ReadExample:
    """Read an example into an article with declared roles, and the marks under its lines."""
    if isinstance(example, str):
        example = Example(example)
    lines: list[str] = []
    blocks: list[Block] = []
    images: list[Image] = []
    marks: list[Caret] = []
    offset = shift = 0
    end = "\n"
    for raw in textwrap.dedent(example.text).strip("\n").split("\n"):
        mark = _MARK.match(raw)
        if mark is not None and lines:
            marks.append(_caret(mark, len(lines), lines[-1], shift))
            continue
        if raw == _NO_LINE_END:
            end = ""
            continue
        image = _IMAGE.fullmatch(raw)
        if image is not None:
            described = image["alt"].strip() if image["described"] else None
            made = image["made"]
            empty = made == _UNCREDITED
            place = Span(offset, offset + 1)
            source = None if empty else made
            images.append(Image(place, described, digital_source=source, uncredited=empty))
            lines.append(OBJECT)
            offset += 2
            shift = 0
            continue
        role, shift = _role_of(raw)
        line = raw[shift:]
        if line.strip():
            block = Block(Span(offset, offset + len(line.rstrip())), role)
            blocks.append(block)
            if role is Role.CAPTION and images and images[-1].caption is None:
                images[-1] = images[-1]._replace(caption=block.span)
        lines.append(line)
        offset += len(line) + 1
    stated: dict[str, Any] = {**example.facts}
    metadata = Metadata(
        published=example.published, kind=example.kind, language=example.language
    )._replace(**stated)
    text = "\n".join(lines) + end
    links = tuple(_link(text, words, target) for words, target in example.links.items())
    article = Article(
        text,
        tuple(blocks),
        metadata=metadata,
        images=tuple(images),
        links=links,
        original=None if example.original is None else _original(example.original),
    )
    return ReadExample(article, tuple(marks))


def _original(text: str) -> Original:
    """Read what an example is compared with."""
    article = read(text).article
    return Original(Source("original.txt", article.text), article)


def _caret(mark: re.Match[str], number: int, line: str, shift: int) -> Caret:
    """Return the mark under a line; what goes on over several lines is marked to its end."""
    column, length = len(mark["before"]) + 1 - shift, len(mark["carets"])
    goes_on = bool(mark["on"]) and column - 1 + length == len(line.rstrip())
    return Caret(number, column, length, mark["message"] or "", goes_on)


def _role_of(line: str) -> tuple[Role, int]:
    """Return the role that a line says first, and where its text begins."""
    named = _ROLE.match(line)
    if named is not None and named["role"] in tuple(Role):
        return Role(named["role"]), named.end()
    return Role.BODY, 0


def _link(text: str, words: str, target: str) -> Link:
    start = text.index(words)
    return Link(Span(start, start + len(words)), target)


def findings(
    rule: Rule, example: Example | str, article: Article | None = None
) -> tuple[Located, ...]:
    """Run one rule on an example, or with its options on another article."""
    if article is None:
        article = read(example).article
    given = {} if isinstance(example, str) else dict(example.options)
    vocabulary = given.pop("vocabulary", None)
    words = vocabulary if isinstance(vocabulary, Vocabulary) else lists.vocabulary_for(rule)
    options = rule.options(**given)
    phrases = options.extend if isinstance(options, PhraseOptions) else ()
    rule = extended(rule, (*phrases, *sorted(words.words(rule.word_list))))
    ruleset = Ruleset((Active(rule, options, rule.severity),), words)
    return tuple(locate(check(article, ruleset), article, Source("example", article.text)))


def offered(rule: Rule) -> tuple[Applicability, ...]:
    """Return which fixes a rule offers in its bad examples, the surest first."""
    found = {
        one.fix.applicability
        for example in rule.bad
        for one in findings(rule, example)
        if one.fix is not None
    }
    return tuple(applicability for applicability in Applicability if applicability in found)


def problems(rule: Rule, example: Example | str) -> Iterator[str]:
    """Yield what differs between the marks and the findings; nothing if the example holds."""
    case = read(example)
    found = findings(rule, example)
    expected = {_mark_key(mark) for mark in case.marks}
    actual = {_found_key(one) for one in found}
    for line, column, length, message in sorted(expected - actual):
        yield (
            f"{rule.code}: expected at {line}:{column}, {_shown(case, line, column, length)}: "
            f"{message!r}"
        )
    for line, column, length, message in sorted(actual - expected):
        yield (
            f"{rule.code}: found at {line}:{column}, {_shown(case, line, column, length)}, "
            f"and not marked: {message!r}"
        )
    if len(found) != len(actual):
        yield f"{rule.code}: one finding is yielded twice"


def _shown(case: ReadExample, line: int, column: int, length: int) -> str:
    """Return the text at a place of an example, of several lines the first, in quotation marks."""
    whole = case.article.text.split("\n")[line - 1]
    return repr(whole[column - 1 :] if length < 0 else whole[column - 1 : column - 1 + length])


def _mark_key(mark: Caret) -> tuple[int, int, int, str]:
    length = -1 if mark.goes_on else mark.length
    return mark.line, mark.column, length, mark.message


def _found_key(one: Located) -> tuple[int, int, int, str]:
    goes_on = one.place.end_line > one.place.line
    return (
        one.place.line,
        one.place.column,
        -1 if goes_on else one.place.end - one.place.start,
        one.message,
    )
