"""What keeps code that is not ours from spoiling a run: no end, and words on standard output.

Two things cannot be caught with ``try``: a loop that never ends, and a ``print``
into the findings. For the first an interval timer ticks while a run lasts; a rule
that is still the same one two ticks later is ended by an exception. For the second
standard output is another while plugins run, and who wrote to it is named.

The timer needs a main thread and a system that has one (not Windows); elsewhere a
loop has to be ended with its process. A plugin that ends the process itself, by
``os._exit`` or a crash in C, is beyond what one process can do.
"""

from __future__ import annotations

import importlib
import io
import sys
from types import FrameType, TracebackType
from typing import Any, Self, TextIO

#: Seconds after which a rule, a hook or an import is ended; it may take up to twice as long.
LIMIT = 10.0


class TimeSpentError(BaseException):
    """Raised into code that does not come to an end.

    It is no ``Exception``, so that ``except Exception`` in a loop does not catch it.
    """


def _signal() -> Any:
    """Return what the module ``signal`` is made of: it costs a seventh of it, and every run needs it."""
    return importlib.import_module("_signal")


class Guard:
    """Watches over one run. As a context manager it also starts the timer."""

    __slots__ = ("_output", "_seen", "_serial", "_spill", "_ticking", "limit")

    def __init__(self, limit: float | None = None) -> None:
        """Make ready; nothing is watched yet."""
        self.limit = LIMIT if limit is None else limit
        self._serial = 0
        self._seen = -1
        self._ticking = False
        self._spill = _Spill()
        self._output: TextIO | None = None

    def __enter__(self) -> Self:
        """Start the timer, where there can be one and nobody else uses it."""
        signal = _signal()
        if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGALRM) != signal.SIG_DFL:
            return self
        try:
            signal.signal(signal.SIGALRM, self._tick)
        except ValueError:
            # Not the main thread.
            return self
        signal.setitimer(signal.ITIMER_REAL, self.limit, self.limit)
        self._ticking = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the timer."""
        if self._ticking:
            signal = _signal()
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            self._ticking = False

    def open(self) -> None:
        """Keep standard output for ourselves until ``close``."""
        self._output, sys.stdout = sys.stdout, self._spill

    def close(self) -> None:
        """Give standard output back; nobody is watched any more."""
        self._serial = -abs(self._serial)
        # It is None where standard output was closed at the start (``>&-``).
        sys.stdout = self._output

    def begin(self) -> None:
        """Watch the code that runs from here on."""
        self._serial = abs(self._serial) + 1
        self._spill.begin()

    def printed(self) -> str:
        """Return what has been printed since ``begin`` and where, in words; empty where nothing was."""
        return self._spill.told()

    # the form of a signal handler
    def _tick(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self._serial > 0 and self._serial == self._seen:
            message = f"did not come to an end within {self.limit:g} s"
            raise TimeSpentError(message)
        self._seen = self._serial


class _Spill(io.TextIOBase):
    """Stands in for standard output and remembers the first words and who wrote them."""

    def __init__(self) -> None:
        super().__init__()
        self._text = self._where = ""

    def begin(self) -> None:
        if self._where:
            self._text = self._where = ""

    def write(self, text: str) -> int:
        if not self._where:
            frame = sys._getframe(1)  # noqa: SLF001  the cheapest way to know who prints
            self._where = f"{frame.f_code.co_filename}:{frame.f_lineno}"
            self._text = str(text)[:40]
        return len(text)

    def told(self) -> str:
        if not self._where:
            return ""
        return (
            f"printed {self._text!r} to standard output, which belongs to the findings "
            f"({self._where})"
        )


class Unguarded(Guard):
    """Watches nothing: what ``check`` uses when nobody asks for more, so that it stays pure."""

    __slots__ = ()

    def open(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""

    def begin(self) -> None:
        """Do nothing."""


UNGUARDED = Unguarded()


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
