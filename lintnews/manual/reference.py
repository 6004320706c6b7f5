"""The parts of the reference made of the code: hooks, what they hand over, public names."""

from __future__ import annotations

import enum
import importlib
import inspect
import textwrap
from collections.abc import Iterator

from lintnews.hints import Any
from lintnews.plugins import contributions as values
from lintnews.plugins import hooks as hookspecs
from lintnews.plugins.loading import RETURNS

_WIDTH = 92
_HANDED = ("Host", "PluginInfo", "Rule", "Reader", "Reporter", "Profile", "Pack", "WordList")


def hooks() -> Iterator[str]:
    """Yield a section a hook: its signature, and what it is for."""
    for name in RETURNS:
        function = getattr(hookspecs, name)
        yield f"### {name}"
        yield ""
        yield from (f"    {line}" for line in _signature(f"def {name}", function))
        yield ""
        yield from textwrap.dedent(function.__doc__ or "").strip().split("\n")
        yield ""
    yield "The argument `host` is the lintnews that asks:"
    yield ""
    yield from (f"    {line}".rstrip() for line in _doc(values.Host))


def handed() -> Iterator[str]:
    """Yield a section a value: its fields with their defaults, and what they are."""
    face = importlib.import_module("lintnews")
    for name in _HANDED:
        yield from _entry(name, getattr(face, name), "###")


def api(package: str) -> Iterator[str]:
    """Yield an entry for each public name of a package."""
    module = importlib.import_module(package)
    for name in module.__all__:
        yield from _entry(name, getattr(module, name), "###")


def _entry(name: str, value: Any, level: str) -> Iterator[str]:
    yield f"{level} {name}"
    yield ""
    if isinstance(value, type) and issubclass(value, enum.Enum):
        yield f"    {', '.join(member.name for member in value)}"
        yield ""
    elif isinstance(value, type) and issubclass(value, Exception):
        yield f"    class {name}({value.__bases__[0].__name__})"
        yield ""
    elif callable(value):
        yield from (f"    {line}" for line in _signature(name, value))
        yield ""
    else:
        shown = ", ".join(sorted(value)) if isinstance(value, frozenset) else repr(value)
        yield f"    {shown}"
        yield ""
        return
    yield from _doc(value)
    yield ""
    members = (
        list(_members(value))
        if isinstance(value, type) and not issubclass(value, Exception)
        else []
    )
    if members:
        yield from members
        yield ""


def _members(owner: type) -> Iterator[str]:
    """Yield an item for each public attribute that is no argument, each property and method."""
    given = set(inspect.signature(owner).parameters) if not issubclass(owner, enum.Enum) else set()
    bases = [base for base in owner.__mro__ if base.__module__.startswith("lintnews")]
    seen: set[str] = set(given)
    for base in bases:
        for name in (*vars(base).get("__annotations__", ()), *vars(base)):
            member = inspect.getattr_static(base, name, None)
            if name.startswith("_") or name in seen:
                continue
            seen.add(name)
            if isinstance(member, property):
                yield f"* `.{name}`: {_first_line(member)}"
            elif isinstance(member, staticmethod | classmethod) or inspect.isfunction(member):
                call = " ".join(line.strip() for line in _signature(name, getattr(base, name)))
                yield f"* `.{call}`: {_first_line(getattr(base, name))}"


def _first_line(value: Any) -> str:
    """Return what a method does, as the docstring's first line has it."""
    return (inspect.getdoc(value) or "").split("\n", 1)[0].rstrip(".")


def _doc(value: Any) -> list[str]:
    if not isinstance(value, type) and not inspect.isfunction(value):
        library = type(value).__module__.partition(".")[0]
        return [f"A ``{library}.{type(value).__name__}``; {library} documents it."]
    return textwrap.dedent(inspect.getdoc(value) or "").strip().split("\n")


def _signature(name: str, value: Any) -> list[str]:
    """Return what to call, on one line if it fits, else a line for each argument."""
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return [name]
    parameters = [
        parameter for parameter in signature.parameters.values() if parameter.name != "self"
    ]
    arguments = [_argument(parameter) for parameter in parameters]
    by_name = [
        number
        for number, parameter in enumerate(parameters)
        if parameter.kind is parameter.KEYWORD_ONLY
    ]
    if by_name and not any(argument.startswith("*") for argument in arguments):
        arguments.insert(by_name[0], "*")
    has_result = not isinstance(value, type) and signature.return_annotation is not signature.empty
    returned = f" -> {_plain(signature.return_annotation)}" if has_result else ""
    whole = f"{name}({', '.join(arguments)}){returned}"
    if len(whole) <= _WIDTH:
        return [whole]
    return [f"{name}(", *(f"    {argument}," for argument in arguments), f"){returned}"]


def _argument(parameter: inspect.Parameter) -> str:
    stars = (
        "*"
        if parameter.kind is parameter.VAR_POSITIONAL
        else "**"
        if parameter.kind is parameter.VAR_KEYWORD
        else ""
    )
    kind = "" if parameter.annotation is parameter.empty else f": {_plain(parameter.annotation)}"
    default = "" if parameter.default is parameter.empty else f" = {_default(parameter.default)}"
    return f"{stars}{parameter.name}{kind}{default}"


def _plain(annotation: Any) -> str:
    """Return an annotation as it is written in the code."""
    named = getattr(annotation, "__forward_arg__", None) or getattr(annotation, "__name__", None)
    return str(annotation if isinstance(annotation, str) else named or annotation).replace(
        "typing.", ""
    )


def _default(value: Any) -> str:
    """Return a default as it is written; what has no short form is three dots."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, frozenset):
        return (
            "frozenset()"
            if not value
            else "{" + ", ".join(sorted(f'"{item}"' for item in value)) + "}"
        )
    if value is None or isinstance(value, str | int | float) or value == ():
        return repr(value)
    return value.__name__ if isinstance(value, type) else "…"
