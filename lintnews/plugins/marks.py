"""The marks that pluggy finds hooks by, set without loading pluggy.

pluggy's markers only set an attribute on the function, and loading pluggy is a
tenth of what a first article costs. A plugin that is marked with nothing but
``@hookimpl`` needs no more than that; pluggy reads the same marks where more is
asked for, and its own marker is as good as this one.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from lintnews.values import NamedTuple

PROJECT = "lintnews"

_TAKES_ANY = 0x04 | 0x08  # flags of a code object: *args, **kwargs


class Implementation(NamedTuple):
    """One hook of one plugin: what to call, with which arguments; nobody need know an ``optional`` one."""

    hook: str
    function: Callable[..., Any]
    arguments: tuple[str, ...] = ()
    optional: bool = False


if TYPE_CHECKING:
    import pluggy

    hookspec = pluggy.HookspecMarker(PROJECT)
    hookimpl = pluggy.HookimplMarker(PROJECT)
else:

    def hookspec(function: Callable[..., Any]) -> Callable[..., Any]:
        """Mark a hook that plugins may implement."""
        function.lintnews_spec = {
            "firstresult": False,
            "historic": False,
            "warn_on_impl": None,
            "warn_on_impl_args": None,
        }
        return function

    def hookimpl(
        function: Callable[..., Any] | None = None,
        hookwrapper: bool = False,  # noqa: FBT001, FBT002  the options as pluggy has them
        optionalhook: bool = False,  # noqa: FBT001, FBT002
        tryfirst: bool = False,  # noqa: FBT001, FBT002
        trylast: bool = False,  # noqa: FBT001, FBT002
        specname: str | None = None,
        wrapper: bool = False,  # noqa: FBT001, FBT002
    ) -> Callable[..., Any]:
        """Mark a function of a plugin as a hook; the options are those of ``pluggy.HookimplMarker``."""

        def mark(marked: Callable[..., Any]) -> Callable[..., Any]:
            marked.lintnews_impl = {
                "wrapper": wrapper,
                "hookwrapper": hookwrapper,
                "optionalhook": optionalhook,
                "tryfirst": tryfirst,
                "trylast": trylast,
                "specname": specname,
            }
            return marked

        return mark if function is None else mark(function)


def plain(plugin: object) -> tuple[Implementation, ...] | None:
    """Return the hooks of a module whose marks ask for nothing special, ``None`` where pluggy has to look."""
    if not isinstance(plugin, ModuleType):
        return None
    found: list[Implementation] = []
    for name, value in vars(plugin).items():
        mark = getattr(value, "lintnews_impl", None) if isinstance(value, FunctionType) else None
        if mark is None:
            continue
        code = value.__code__
        arguments = code.co_varnames[: code.co_argcount]
        special = (
            any(mark.values())
            or code.co_flags & _TAKES_ANY
            or value.__defaults__
            or hasattr(value, "__wrapped__")
        )
        if special or not {"host"}.issuperset(arguments):
            return None
        found.append(Implementation(name, value, arguments))
    return tuple(found)
