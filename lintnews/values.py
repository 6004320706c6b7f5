"""Named tuples that cost little to declare: what all our values are made of.

``typing.NamedTuple`` compiles the annotation of every field when a class is made.
That is two thirds of the cost of the class, some 80 are made before the first
article is read, and nobody asks for the result: annotations stay strings here.

A class with a method ``_check`` hands it each new value: the method returns that
value or another in its place, or raises. A class with a ``cached_property`` has
room to keep it; any other takes no attributes but its fields.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

#: The version of lintnews, at hand without a look at what is installed.
VERSION = "0.2.0"
#: Where the documentation is published, with a slash at its end; empty while it is not. Every
#: address that is printed is made of it, so that none leads nowhere.
SITE = ""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  a type checker sees the real thing
else:
    from collections import namedtuple
    from functools import cached_property, wraps

    class _Maker(type):
        """Makes a named tuple of a class body, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """Return the named tuple, with the methods of the body."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            # the types are there for whoever checks them
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024
            made.__annotations__ = made.__new__.__annotations__ = fields
            if any(isinstance(value, cached_property) for value in body.values()):
                made = type(name, (made,), {**body, "__module__": made.__module__})
            else:
                for key, value in body.items():
                    setattr(made, key, value)
            if "_check" in body:
                made.__new__ = _checked(made.__new__, body["_check"])
            return made

    def _checked(new: Callable[..., object], check: Callable[[object], object]) -> object:
        """Return a ``__new__`` that hands each value to ``check``."""

        @wraps(new)  # keeps the signature
        def checked(cls: type, *values: object, **named: object) -> object:
            return check(new(cls, *values, **named))

        return checked

    class NamedTuple(metaclass=_Maker):
        """The base of a value: fields with types and defaults, then methods."""
