"""Where in somebody's code it went wrong: file and line for the person who can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

# Frames of these are on the way to a plugin's code, never the fault in it.
_PASSING = ("lintnews.", "importlib.", "_frozen_importlib", "pluggy.")


def where(error: BaseException, module: str = "") -> str:
    """Return ``file:line`` of the last frame of ``module`` in the traceback, else of the last that is not ours.

    Empty where the traceback never left lintnews.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno or 1}"
    own = other = ""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        if module and name == module:
            own = place
        elif not name.startswith(_PASSING):
            other = place
        trace = trace.tb_next
    return own or other


def standing(check: Any, findings: Any) -> str:
    """Return ``file:line`` where a generator stands, else where the function that was called begins."""
    frame = getattr(findings, "gi_frame", None)
    if frame is not None:
        return f"{frame.f_code.co_filename}:{frame.f_lineno}"
    code = getattr(check, "__code__", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code else ""


def named(error: BaseException) -> str:
    """Return the error in one line: its type and what it says."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
