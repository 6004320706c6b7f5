"""Every expression of lintnews and its rules, and texts that make an expression slow.

An expression is slow on a text of the form prefix, pump, pump, pump, …, suffix: the pump can be
matched in many ways, or from every place of the row up to its end, and the suffix makes all of
them fail. Pumps are made of the expression itself (what its repetitions and its whole may match,
cut anywhere) and of rows that nobody writes and every linter meets.

    python tests/expressions/pumping.py      looks longer than the test does: some minutes
"""

from __future__ import annotations

import ast
import gc
import importlib
import inspect
import pkgutil
import random
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from time import process_time
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

import regex

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    parser: Any = importlib.import_module("sre_parse")

from lintnews.analysis import forms
from lintnews.analysis.forms import Form, Forms
from lintnews.analysis.page import datelines
from lintnews.linting import matching
from lintnews.linting.rule import Pattern
from lintnews.plugins import registry

OURS = ("lintnews", "lintnews_rules")
#: Rows that are hostile to some expression or other.
ROWS = (
    *(":", "# ", "he said ", "0123456789abcdef", "a1", " ", "\t", "\n", "\n\n", " \n", "-", "--"),
    *('"', "“", "”", "'", "’ ", "' Q: ", "(", ")", "[", "<a ", "</", "&", ".", ". ", "...", ","),
    *("1", "1,", "1.", "12/", "a", "A", "Ab ", "A. ", "A.", "aB", "TK, ", "-30-", "é", "_", "*"),
    *("said ", "the ", "of ", "Mr. ", "and ", "St. ", "http://a", "a@", "a@b.", "%", "$1 "),
)
SUFFIXES = ("", "\0")
_Cached = type(cache(len))
_AT_ONE_PLACE = frozenset({"match", "fullmatch"})
_EVERYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split", "pattern"})
#: The one list whose forms are looked for anywhere in a line.
SEARCHED = "furniture-inside"
#: What is only ever given a stretch of so many characters.
SHORT = {"lintnews.analysis.page.datelines._FORMS": datelines._LONGEST}
SIZE = 1_500
#: The large text is this many times the small one; in step the time is too, and with the square
#: it is this many times this many times.
TIMES = 4
BOUND = 9.0
#: Processor seconds below which nothing is slow: the square of the large text takes ten times it.
LEAST = 0.003
#: What doubles with each repetition shows in a few of them, and would never end in many.
_COUNTS = (8, 12, 16, 20, 24)
_TINY_LEAST = 0.25
_SAMPLES = 4
_MORE = 200  # when the search is run by itself
_UNBOUNDED = 50


class Expression(NamedTuple):
    """An expression: where it is declared, and how it is looked for in a text."""

    name: str
    source: str
    look: Callable[[str], object]


class Slow(NamedTuple):
    """A text on which an expression is slow, and the seconds of the small and the large one."""

    name: str
    prefix: str
    pump: str
    suffix: str
    small: float
    large: float


def modules() -> Iterator[ModuleType]:
    """Import every module of ours that can be imported here."""
    for name in OURS:
        package = importlib.import_module(name)
        yield package
        for info in pkgutil.walk_packages(package.__path__, f"{name}."):
            if info.name.endswith("__main__"):
                continue
            try:
                yield importlib.import_module(info.name)
            except ImportError:  # an extra that is not installed
                continue


def expressions() -> list[Expression]:
    """Return every expression once: compiled ones, forms, and the patterns of all rules.

    One that is only ever tried at one place (the beginning of a line, say) is tried there;
    all others look through the whole text.
    """
    found: dict[tuple[str, int, bool], Expression] = {}
    ours = list(modules())
    # What a list holds is matched at the beginning of a line; only these are searched for.
    for name in sorted(_names_of_lists(ours)):
        for item, anchored in _inside(forms.listed(name), name != SEARCHED):
            look = item.pattern.match if anchored else _through(item.pattern)
            found[item.expression, 0, anchored] = Expression(
                f"data/{name}.txt", item.expression, look
            )
    for module in ours:
        if module is matching:  # its cache holds the patterns of rules
            continue
        for name, item, anchored in _held(module):
            pattern = item.pattern if isinstance(item, Form) else item
            look = pattern.match if anchored else _through(pattern)
            if name in SHORT:
                look = _of_short(look, SHORT[name])
            one = Expression(name, pattern.pattern, look)
            found.setdefault((pattern.pattern, pattern.flags, anchored), one)
    for rule in registry.load().rules:
        for pattern in rule.patterns:
            if _repeats(pattern.expression):
                one = _of_pattern(rule.code, pattern)
                found.setdefault((one.source, pattern.case_sensitive, pattern.whole_block), one)
    return [one for one in found.values() if _repeats(one.source)]


def _names_of_lists(ours: list[ModuleType]) -> Iterator[str]:
    for module in ours:
        if getattr(module, "listed", None) is forms.listed and module.__file__:
            source = Path(module.__file__).read_text(encoding="utf-8")
            yield from re.findall(r'\blisted\("([\w-]+)"', source)


def _of_short(look: Callable[[str], object], longest: int) -> Callable[[str], object]:
    return lambda text: look(text[:longest])


def _through(pattern: Any) -> Callable[[str], object]:
    def look(text: str) -> object:
        return sum(1 for _ in pattern.finditer(text))

    return look


def _of_pattern(code: str, pattern: Pattern) -> Expression:
    """Return a rule's pattern as the index looks for it: at the words that announce it."""
    compiled: Any = matching.compiled(pattern)
    look = compiled.match if pattern.whole_block else _through(compiled)
    if pattern.starts:
        look = _at_starts(compiled, pattern.starts)
    return Expression(f"{code}: {pattern.expression[:60]}", pattern.expression, look)


def _at_starts(compiled: Any, starts: frozenset[str]) -> Callable[[str], object]:
    begin = re.compile("|".join(re.escape(start) for start in sorted(starts)), re.IGNORECASE)

    def look(text: str) -> object:
        end = 0
        for start in begin.finditer(text):
            match = compiled.match(text, start.start()) if start.start() >= end else None
            end = match.end() if match else end
        return end

    return look


def _held(module: ModuleType) -> Iterator[tuple[str, Any, bool]]:
    """Yield the expressions that a module holds, however deep, and whether each is anchored."""
    anchored = _anchored_names(module)
    seen: set[int] = set()
    for name, value in vars(module).items():
        if getattr(value, "__module__", module.__name__) == module.__name__:
            for item, is_anchored in _inside(value, name in anchored, seen):
                yield f"{module.__name__}.{name}", item, is_anchored


def _inside(
    value: Any, is_anchored: bool, seen: set[int] | None = None
) -> Iterator[tuple[Any, bool]]:
    """Yield the expressions in a value, however deep, and whether each is anchored."""
    seen = set() if seen is None else seen
    waiting = [(value, is_anchored)]
    while waiting:
        item, is_anchored = waiting.pop()
        if id(item) in seen or isinstance(item, ModuleType) or item is forms.listed:
            continue
        if isinstance(item, _Cached):  # what it remembers depends on who has asked before
            item = item() if _makes_expressions(item) else item.__wrapped__
        seen.add(id(item))
        if isinstance(item, Form | re.Pattern | regex.Pattern):
            yield item, is_anchored
        elif isinstance(item, Forms):
            waiting += [(part, True) for part in (item.beginnings, item.digits)]
            waiting += [(item.anywhere, is_anchored)]
        elif isinstance(item, FunctionType):
            waiting += [(part, False) for part in (item.__closure__, item.__defaults__) if part]
        elif isinstance(item, type):
            if item.__module__.startswith(OURS):
                waiting += [(part, False) for part in vars(item).values()]
        elif not isinstance(item, str | bytes | int | float):
            waiting += [(part, is_anchored) for part in gc.get_referents(item)]


def _makes_expressions(cached: Any) -> bool:
    made = str(inspect.get_annotations(cached.__wrapped__).get("return"))
    return "Pattern" in made and not inspect.signature(cached).parameters


def _anchored_names(module: ModuleType) -> set[str]:
    """Return the names of a module on which nothing is called but what tries at one place.

    What a loop takes out of a name counts for the name.
    """
    if not module.__file__:
        return set()
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    called: dict[str, set[str]] = {}
    loops: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            called.setdefault(_root(node), set()).add(node.attr)
        elif isinstance(node, ast.For | ast.comprehension):
            for source in _names(node.iter):
                loops.setdefault(source, set()).update(_names(node.target))
    methods = {
        name: called.get(name, set()).union(*(called.get(one, ()) for one in loops.get(name, ())))
        for name in vars(module)
    }
    return {
        name for name, used in methods.items() if used & _AT_ONE_PLACE and not used & _EVERYWHERE
    }


def _root(node: ast.expr) -> str:
    """Return the name that a chain of attributes (``row.form.match``) begins with."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _names(node: ast.expr) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _repeats(expression: str) -> bool:
    """Return whether something in it may be repeated without measure."""
    return any(True for _ in _repetitions(_tree(expression)))


def _tree(expression: str) -> Any:
    """Return the parsed expression, empty if only the module regex understands it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parser.parse(expression)
    except (re.error, RecursionError):
        return ()


def _repetitions(tree: Any) -> Iterator[Any]:
    """Yield what is repeated without measure, the parts before it left out."""
    for kind, argument in tree:
        name = str(kind)
        if name.endswith("_REPEAT"):
            least, most, body = argument
            if most is parser.MAXREPEAT or most > least + _UNBOUNDED:
                yield body
            yield from _repetitions(body)
        else:
            for part in _parts(name, argument):
                yield from _repetitions(part)


def _parts(name: str, argument: Any) -> list[Any]:
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "BRANCH":
        return list(argument[1])
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [argument[1]]
    if name == "ATOMIC_GROUP":
        return [argument]
    if name == "GROUPREF_EXISTS":
        return [part for part in argument[1:] if part]
    return []


def sample(tree: Any, dice: random.Random) -> str:
    """Return a text that the tree may match, looks ahead and behind left aside."""
    return "".join(_one(str(kind), argument, dice) for kind, argument in tree)


def _one(name: str, argument: Any, dice: random.Random) -> str:
    if name.endswith("_REPEAT"):
        least, most, body = argument
        return "".join(sample(body, dice) for _ in range(min(least + dice.randint(0, 2), most)))
    if name in {"SUBPATTERN", "BRANCH", "ATOMIC_GROUP"}:
        return sample(dice.choice(_parts(name, argument)), dice)
    one = {
        "LITERAL": lambda: chr(argument),
        "IN": lambda: _of_class(argument, dice),
        "ANY": lambda: dice.choice("a "),
        "NOT_LITERAL": lambda: dice.choice([one for one in "a 1" if ord(one) != argument]),
    }.get(name)
    return one() if one else ""


_OF_KIND = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": " ",
}


def _of_class(items: Any, dice: random.Random) -> str:
    if str(items[0][0]) == "NEGATE":
        outside = [one for one in "a A1,.\n" if not any(_holds(item, one) for item in items[1:])]
        return dice.choice(outside or ["é"])
    kind, argument = dice.choice(items)
    if str(kind) == "RANGE":
        return chr(dice.choice(argument))
    return _OF_KIND[str(argument)] if str(kind) == "CATEGORY" else chr(argument)


def _holds(item: Any, one: str) -> bool:
    kind, argument = item
    if str(kind) == "RANGE":
        return bool(argument[0] <= ord(one) <= argument[1])
    if str(kind) == "CATEGORY":
        name = str(argument)
        inside = {"DIGIT": one.isdigit(), "SPACE": one.isspace(), "WORD": one.isalnum()}
        found = inside[name.rpartition("_")[2]]
        return found != ("_NOT_" in name)
    return bool(argument == ord(one))


def pumps(expression: str, samples: int = _SAMPLES) -> list[tuple[str, str]]:
    """Return prefixes and pumps for an expression, the same ones every time."""
    # An expression may look for halves of a surrogate pair.
    dice = random.Random(expression.encode("utf-8", "surrogatepass"))
    tree = _tree(expression)
    found = [("", row) for row in ROWS]
    for body in _repetitions(tree):
        found += [("", sample(body, dice)) for _ in range(2)]
    for _ in range(samples):
        whole = sample(tree, dice)
        cut = dice.randint(0, len(whole))
        found += [("", whole), ("", whole + " "), ("", whole[:cut]), (whole[:cut], whole[cut:])]
        found += [(whole[:cut], sample(body, dice)) for body in list(_repetitions(tree))[:8]]
    return list(dict.fromkeys(pair for pair in found if pair[1]))


def seconds(look: Callable[[str], object], text: str) -> float:
    """Return the processor time of one look."""
    begun = process_time()
    look(text)
    return process_time() - begun


def _is_dear(one: Expression, text: str) -> bool:
    """Return whether a short text costs much at each of three looks."""
    return all(seconds(one.look, text) > _TINY_LEAST for _ in range(3))


def slow(one: Expression, samples: int = _SAMPLES) -> Slow | None:
    """Return a text on which an expression grows faster than the text, if one is found."""
    for prefix, pump in pumps(one.source, samples):
        for suffix in SUFFIXES:
            if any(_is_dear(one, prefix + pump * count + suffix) for count in _COUNTS):
                return Slow(one.name, prefix, pump, suffix, 0.0, _TINY_LEAST)
            small, large = (
                prefix + (pump * (size // len(pump) + 1))[:size] + suffix
                for size in (SIZE, TIMES * SIZE)
            )
            for _ in range(3):  # what else runs on the machine only adds to the time
                begun = seconds(one.look, small)
                if begun < LEAST / TIMES**3:
                    break  # even what grows with the cube stays below LEAST
                taken = seconds(one.look, large) if begun < 1 else begun * TIMES * TIMES
                if taken < LEAST or taken < BOUND * begun:
                    break
            else:
                return Slow(one.name, prefix, pump, suffix, begun, taken)
    return None


def main() -> int:
    """Look for more texts than the test does, and print those that make an expression slow."""
    every = expressions()
    found = [one for one in (slow(expression, _MORE) for expression in every) if one]
    for one in found:
        sys.stdout.write(f"{one}\n")
    spent = f"{process_time():.0f} s of the processor"
    sys.stdout.write(f"{len(every)} expressions, {len(found)} slow, {spent}\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
