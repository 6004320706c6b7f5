"""Tables of keys: what each key of a TOML table must hold, in words and as a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from types import MappingProxyType

from lintnews.errors import did_you_mean
from lintnews.toml.positions import Way
from lintnews.values import NamedTuple

#: What is wrong in a value: the way to it from there, and what to say.
Fault = tuple[Way, str]

_MOST = 10**9  # of a number in a table


class Shape(NamedTuple):
    """What a value must be; ``faults`` takes the name to call the value by, and the value.

    ``schema`` says the same as a JSON Schema, as far as one can.
    """

    wanted: str
    faults: Callable[[str, object], Iterator[Fault]]
    schema: Mapping[str, object] = MappingProxyType({})


class Key(NamedTuple):
    """One key of a table. ``default`` and ``example`` are written as in TOML."""

    name: str
    shape: Shape
    text: str
    default: str = ""
    example: str = ""
    required: bool = False


def faults(
    table: Mapping[str, object],
    keys: Mapping[str, Key],
    hints: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Fault]:
    """Yield what is wrong in a table; ``hints`` are for keys that are not known, but expected."""
    for name, value in table.items():
        if name not in keys:
            yield (name,), f"there is no key {name!r}{hints.get(name) or did_you_mean(name, keys)}"
        else:
            for way, fault in keys[name].shape.faults(name, value):
                yield (name, *way), fault
    for name, key in keys.items():
        if key.required and name not in table:
            yield (), f"the key {name!r} is missing: {key.text}"


def type_name(value: object) -> str:
    """Return what a value is, in the words of the manual."""
    if isinstance(value, tuple | list):
        return "a list"
    return {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a string",
        dict: "a table",
    }.get(type(value), f"a {type(value).__name__}")


def _must_be(wanted: str, name: str, value: object) -> Fault:
    return (), f"{name} must be {wanted}, not {type_name(value)}"


_SCHEMAS: Mapping[type, Mapping[str, object]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -_MOST, "maximum": _MOST},
    float: {"type": "number", "minimum": -_MOST, "maximum": _MOST},
    dict: {"type": "object"},
}
_FILLED = {"type": "string", "pattern": r"\S"}


def of_type(kind: type) -> Shape:
    """Return the shape of the values of a type; a number may be whole."""
    wanted = type_name(kind())

    def check(name: str, value: object) -> Iterator[Fault]:
        fits = type(value) is kind or (kind is float and type(value) is int)
        if not fits:
            yield _must_be(wanted, name, value)
        elif isinstance(value, float) and not isfinite(value):
            yield (), f"{name} must be a number that is finite, not {value}"
        elif kind in {int, float} and isinstance(value, int) and abs(value) > _MOST:
            yield (), f"{name} must be a number up to {_MOST:,}"

    return Shape(wanted, check, _SCHEMAS[kind])


STRING, FLAG, INTEGER, NUMBER, TABLE = map(of_type, (str, bool, int, float, dict))


def _text(name: str, value: object) -> Iterator[Fault]:
    yield from STRING.faults(name, value)
    if isinstance(value, str) and not value.strip():
        yield (), f"{name} must not be empty"


def _strings(name: str, value: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield _must_be("a list of strings", name, value)
        return
    for number, item in enumerate(value):
        if not isinstance(item, str):
            yield (number,), f"{name} must be a list of strings, and this is {type_name(item)}"


def _texts(name: str, value: object) -> Iterator[Fault]:
    yield from _strings(name, value)
    if isinstance(value, list):
        if not value:
            yield (), f"{name} must not be empty"
        for number, item in enumerate(value):
            if isinstance(item, str) and not item.strip():
                yield (number,), f"{name} must not hold an empty string"


def _words(name: str, value: object) -> Iterator[Fault]:
    yield from _strings(name, value)
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str) and not item.strip():
            yield (number,), f"{name} must not hold an empty string"


def _pairs(name: str, value: object) -> Iterator[Fault]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        yield (), f'{name} must be a table of "wrong" = "right"'
        return
    for wrong in value:
        if not wrong.strip():
            yield (wrong,), f"{name} must not hold an empty string"


STRINGS = Shape("a list of strings", _strings, {"type": "array", "items": {"type": "string"}})
#: A string that is not empty, and a list of such, itself not empty.
TEXT = Shape("text", _text, _FILLED)
TEXTS = Shape("list of texts", _texts, {"type": "array", "items": _FILLED, "minItems": 1})
#: A list of strings none of which is empty; there may be none.
WORDS = Shape("a list of strings", _words, {"type": "array", "items": _FILLED})
PAIRS = Shape(
    "table",
    _pairs,
    {"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": _FILLED},
)


def at_least(least: int) -> Shape:
    """Return the shape of a whole number with a lower bound."""

    def check(name: str, value: object) -> Iterator[Fault]:
        if type(value) is not int or value < least:
            yield (), f"{name} must be a whole number from {least} up"

    return Shape("whole number", check, {"type": "integer", "minimum": least})


def one_of(*known: str) -> Shape:
    """Return the shape of one word of a few."""

    def check(name: str, value: object) -> Iterator[Fault]:
        if not isinstance(value, str) or value not in known:
            yield (), _not_one_of(name, value, known)

    return Shape(" / ".join(known), check, {"enum": list(known)})


def some_of(sets: Mapping[str, object], known: tuple[str, ...]) -> Shape:
    """Return the shape of a named set, one word of a few, or a list of them."""

    def check(name: str, value: object) -> Iterator[Fault]:
        if isinstance(value, list) and value:
            for number, item in enumerate(value):
                if item not in known:
                    yield (number,), _not_one_of(name, item, known)
        elif value not in (*sets, *known):
            yield (), _not_one_of(name, value, (*sets, *known))

    return Shape("text or list of texts", check)


def _not_one_of(name: str, value: object, known: tuple[str, ...]) -> str:
    hint = did_you_mean(value, known) if isinstance(value, str) else ""
    return f"{name} must be one of {', '.join(known)}, not {value!r}{hint}"


def table_of(shape: Shape) -> Shape:
    """Return the shape of a table whose values all have one shape."""

    def check(name: str, value: object) -> Iterator[Fault]:
        yield from TABLE.faults(name, value)
        for key, item in value.items() if isinstance(value, dict) else ():
            for way, fault in shape.faults(key, item):
                yield (key, *way), fault

    schema = {"type": "object", "additionalProperties": shape.schema}
    return Shape("a table", check, schema)


def table_with(shapes: Mapping[str, Shape]) -> Shape:
    """Return the shape of a table that has these keys and no others."""

    def check(name: str, value: object) -> Iterator[Fault]:
        yield from TABLE.faults(name, value)
        for key, item in value.items() if isinstance(value, dict) else ():
            if key not in shapes:
                has = f"{did_you_mean(key, shapes)} (it has {', '.join(shapes)})"
                yield (key,), f"{name} has no key {key!r}{has}"
            else:
                for way, fault in shapes[key].faults(key, item):
                    yield (key, *way), fault

    schema = {
        "type": "object",
        "properties": {name: shape.schema for name, shape in shapes.items()},
        "additionalProperties": False,
    }
    return Shape("a table", check, schema)
