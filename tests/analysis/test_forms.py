"""A form is compiled when one of its words is seen, and its words are necessary."""

from __future__ import annotations

import gc
import importlib
import pkgutil
from collections.abc import Iterable
from contextlib import suppress
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import lintnews
import lintnews_rules
from lintnews.analysis.forms import Form, listed
from lintnews.analysis.tokens import fold
from lintnews.linting.rule import Pattern
from lintnews.plugins import registry

_ANYTHING = "\0"  # stands for letters that the proof does not follow
_DONE = "\1"  # stands for what holds one of the words
_MOST = 30_000
LISTS = (
    "contacts",
    "contributions",
    "furniture-inside",
    "furniture-notices",
    "furniture-openings",
    "furniture-standing",
    "notes",
)
_MOST_LETTERS = 26


def _letters(item: int | tuple[int, int]) -> range:
    """Return the letters of a set's item: a letter, or a range of them."""
    first, last = (item, item) if isinstance(item, int) else item
    return range(first, last + 1)


def every_form() -> list[Form]:
    """Return every form that lintnews and its rules declare."""
    for package in (lintnews, lintnews_rules):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("__main__", "pytest_plugin")):
                with suppress(ModuleNotFoundError):  # an optional library
                    importlib.import_module(module.name)
    for name in LISTS:
        listed(name)
    return [thing for thing in gc.get_objects() if type(thing) is Form]


def every_pattern() -> list[Pattern]:
    """Return every pattern of a rule that says of which words a match holds one."""
    rules = registry.load().rules
    return [pattern for rule in rules for pattern in rule.patterns if pattern.words]


def lacking(expression: str, words: tuple[str, ...], *, folds: bool = False) -> str | None:
    """Return the end of a match without the words; ``None`` if there is no such match.

    ``folds``: the words are looked for in the folded text.
    """
    parsed = _parser.parse(expression)
    ignores_case = bool(parsed.state.flags & 2)
    texts = _Proof(words, ignores_case=ignores_case, folds=folds).extend({""}, parsed)
    return next((text.replace(_ANYTHING, "…") for text in texts if text != _DONE), None)


class _Proof:
    """Writes out what an expression matches, as far as the words are concerned."""

    def __init__(self, words: tuple[str, ...], *, ignores_case: bool, folds: bool) -> None:
        self.words = words
        self.folds = folds
        self.reach = max(map(len, words))
        self.ignores_case = ignores_case

    def extend(self, texts: set[str], items: Iterable[Any]) -> set[str]:
        """Return the texts, each with all that the items can add; those with a word are done."""
        for kind, value in items:
            more = self.of(str(kind), value)
            if {_DONE} in (texts, more):
                texts, more = {_DONE}, {_DONE}
            elif len(texts) * len(more) > _MOST:
                texts, more = {_ANYTHING}, {_ANYTHING}  # too many to be written out
            texts = {self.joined(text, end) for text in texts for end in more}
        return texts

    def joined(self, text: str, more: str) -> str:
        """Return both together, or of a long text the ends that a word may still reach into."""
        text += more
        if _DONE in text or any(word in text for word in self.words):
            return _DONE
        if len(text) <= 2 * self.reach:
            return text
        return text[: self.reach] + _ANYTHING + text[-self.reach :]

    def of(self, kind: str, value: Any) -> set[str]:
        """Return what one item of an expression matches."""
        if kind == "LITERAL":
            if self.folds:
                return {fold(chr(value))}
            return {_ANYTHING if self.ignores_case and chr(value).isalpha() else chr(value)}
        if kind == "IN" and all(str(name) in {"LITERAL", "RANGE"} for name, _ in value):
            letters = [_letters(letter) for _, letter in value]
            if sum(map(len, letters)) <= _MOST_LETTERS:
                return set().union(*(self.of("LITERAL", one) for some in letters for one in some))
        if kind in {"AT", "ASSERT_NOT"}:
            return {""}
        return self.of_group(kind, value)

    def of_group(self, kind: str, value: Any) -> set[str]:
        """Return what an item matches that has items within, anything if it has none."""
        if kind == "BRANCH":
            return set().union(*(self.extend({""}, branch) for branch in value[1]))
        if kind == "SUBPATTERN":
            proof = (
                _Proof(self.words, ignores_case=True, folds=self.folds) if value[1] & 2 else self
            )
            return proof.extend({""}, value[3])
        if kind.endswith("_REPEAT"):
            return self.repeated(*value)
        if kind == "ASSERT":
            ahead = value[0] == 1 and self.extend({""}, value[1]) == {_DONE}
            return {_DONE if ahead else ""}
        return {_ANYTHING}

    def repeated(self, least: int, most: int, inner: Any) -> set[str]:
        once = self.extend({""}, inner)
        if len(once) ** 2 > _MOST:
            return {_ANYTHING}
        if most == least:
            found = {""}
            for _ in range(least):
                found = {self.joined(text, more) for text in found for more in once}
            return found
        if least > 1:
            exactly = self.repeated(least, least, inner)
            return {self.joined(text, end) for text in exactly for end in ("", _ANYTHING)}
        found = once if least else once | {""}
        if most > 1:
            begun = {self.joined(text, _ANYTHING) for text in once}
            found |= {self.joined(text, last) for text in begun for last in once}
        return found


def test_the_words_of_every_form_are_necessary() -> None:
    wrong = {
        form.expression: missed
        for form in every_form()
        if form.words and (missed := lacking(form.expression, form.words)) is not None
    }
    assert wrong == {}


def test_the_words_of_every_pattern_of_a_rule_are_necessary() -> None:
    wrong = {
        pattern.expression: missed
        for pattern in every_pattern()
        if (missed := lacking(pattern.expression, pattern.words, folds=not pattern.case_sensitive))
        is not None
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("expression", "words", "proved"),
    [
        ("photo by [A-Z]", ("photo",), True),
        ("photo by [A-Z]", (" by ",), True),
        ("photo by [A-Z]", ("Photo",), False),
        ("(?:photo|image) by", ("photo",), False),
        ("(?:photo|image) by", ("photo", "image"), True),
        ("(?:photo|image)s? by", ("hotos", "image", "to by"), True),
        ("(?:photo)?s by", ("photo",), False),
        ("(?:photo)+s", ("photo",), True),
        ("X{3,5}", ("XXX",), True),
        ("X{2,5}", ("XXX",), False),
        ("X{3}", ("XXX",), True),
        ("page [0-2]+", ("page 0", "page 1", "page 2"), True),
        ("page [0-2]+", ("page 0", "page 1"), False),
        ("[Pp]hoto", ("Photo", "photo"), True),
        ("[a-z]hoto", ("photo",), False),
        ("(?i)photo", ("photo",), False),
        (r"\w+ (?=photo)", ("photo",), True),
        (r"(?<=photo) \w+", ("photo",), False),
        (r"\w+ (?!photo)", ("photo",), False),
    ],
)
def test_the_proof_knows_what_a_match_must_hold(
    expression: str, words: tuple[str, ...], *, proved: bool
) -> None:
    assert (lacking(expression, words) is None) is proved


def test_a_form_is_not_compiled_before_one_of_its_words_is_seen() -> None:
    form = Form("(?:photo|image) (by", words=("photo", "image"))  # no expression at all
    assert form.match("the council voted") is None
    assert form.fullmatch("the council voted") is None
    assert form.search("the council voted") is None
    assert [*form.finditer("the council voted")] == []
    assert form.sub("", "the council voted") == "the council voted"


def test_the_words_of_a_form_are_looked_for_where_it_is_asked() -> None:
    form = Form("photo (", words=("photo",))
    assert form.match("a photo of the council", 8) is None
    assert form.search("a photo of the council", 0, 6) is None


def test_a_form_finds_what_its_expression_finds() -> None:
    form = Form(lambda: r"photos? by (\w+)", words=("photo",))
    text = "photo by Lee, photos by Kim"
    assert [match[1] for match in form.finditer(text)] == ["Lee", "Kim"]
    assert form.match(text) is not None
    assert form.fullmatch(text, 0, 12) is not None
    assert form.search(text, 5) is not None
    assert form.sub("-", text) == "-, -"
