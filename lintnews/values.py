"""Named tuples that cost little to declare: what all our values are made of.

``typing.NamedTuple`` compiles the annotation of every field when a class is made.
That is two thirds of the cost of the class, some 80 are made before the first
article is read, and nobody asks for the result: annotations stay strings here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

#: The version of lintnews, at hand without a look at what is installed.
VERSION = "0.1.0"

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  a type checker sees the real thing
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a named tuple of a class body with annotated fields, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            """Return the named tuple, with the methods of the body."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            # the types are there for whoever checks them
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024
            made.__annotations__ = made.__new__.__annotations__ = fields
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of a value: fields with types and defaults, then methods."""
