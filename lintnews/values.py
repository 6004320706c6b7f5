"""Named tuples that cost little to declare: what all our values are made of.

``typing.NamedTuple`` compiles the annotation of every field when a class is made, and
``__new__`` too. That is most of the cost of the class, some 90 are made before the first
article is read, and nobody asks for the types: annotations stay strings here, and values with
as many fields share the code of ``__new__``.

A class with a method ``_check`` hands it each new value: the method returns that
value or another in its place, or raises. A class with a ``cached_property`` has
room to keep it; any other takes no attributes but its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lintnews.hints import TYPE_CHECKING, Self

#: The version of lintnews, at hand without a look at what is installed.
VERSION = "0.2.0"
#: Where the documentation is published, with a slash at its end; empty while it is not. Every
#: address that is printed is made of it, so that none leads nowhere.
SITE = ""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  a type checker sees the real thing
else:
    from collections import namedtuple
    from functools import cache, cached_property, wraps
    from types import FunctionType

    @cache
    def _shape(size: int) -> type:
        """Return the named tuple that lends its code to all values with so many fields."""
        return namedtuple("_Shape", [f"field{number}" for number in range(size)])  # noqa: PYI024

    class _Fields(tuple):
        """What ``typing.NamedTuple`` gives each value."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                message = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(message)
            return made

        def _replace(self, /, **given: object) -> Self:
            made = self._make(map(given.pop, self._fields, self))
            if given:
                message = f"Got unexpected field names: {list(given)!r}"
                raise ValueError(message)
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(shown)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class _Maker(type):
        """Makes a named tuple of a class body, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """Return the named tuple, with the methods of the body."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            types = body.get("__annotations__", {})
            fields = tuple(types)
            defaults = {field: body.pop(field) for field in fields if field in body}
            shape = _shape(len(fields))
            new = FunctionType(
                shape.__new__.__code__.replace(co_varnames=("_cls", *fields)),
                shape.__new__.__globals__,
                "__new__",
                tuple(defaults.values()),
            )
            new.__annotations__ = types  # for whoever checks them
            new.__qualname__ = f"{name}.__new__"
            body.update(zip(fields, map(vars(shape).get, shape._fields), strict=True))
            body.update(
                _fields=fields,
                _field_defaults=defaults,
                __match_args__=fields,
                __new__=_checked(new, body["_check"], len(fields)) if "_check" in body else new,
            )
            if not any(isinstance(value, cached_property) for value in body.values()):
                body["__slots__"] = ()
            return type(name, (_Fields,), body)

    def _checked(
        new: Callable[..., object], check: Callable[[object], object], number: int
    ) -> object:
        """Return a ``__new__`` that hands each value of so many fields to ``check``."""

        @wraps(new)  # keeps the signature
        def checked(cls: type, *values: object, **named: object) -> object:
            if named or len(values) != number:
                return check(new(cls, *values, **named))
            return check(tuple.__new__(cls, values))

        return checked

    class NamedTuple(metaclass=_Maker):
        """The base of a value: fields with types and defaults, then methods."""
