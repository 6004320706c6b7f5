"""Run code that is not ours (a rule, a reader, a hook) and blame it for what it does wrong.

``with guard.watch("rule XYZ101", RuleError):`` turns whatever the code raises into a
``RuleError`` that names the code, what it did, and the file and line at fault.

Two things cannot be caught with ``try``: a loop that never ends, and a ``print``
into the findings. For the first an interval timer ticks while a run lasts; code
that is still being watched two ticks later is ended by an exception. For the second
standard output is replaced while the code runs, and the line that wrote to it is named.

The timer needs a main thread and a system that has one (not Windows); elsewhere a
loop has to be ended with its process. A plugin that ends the process itself, by
``os._exit`` or a crash in C, is beyond what one process can do.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable, Iterable
from types import FrameType, TracebackType
from typing import Any, NoReturn, Self, TextIO

from lintnews.errors import LintnewsError, RuleError

#: Seconds after which a rule, a hook or an import is ended; it may take up to twice as long.
LIMIT = 10.0


class TimeSpentError(BaseException):
    """Raised into code that does not come to an end.

    It is no ``Exception``, so that ``except Exception`` in a loop does not catch it.
    """


def _signal() -> Any:
    """Return what ``signal`` is made of: it costs a seventh of it, and every run needs it."""
    return importlib.import_module("_signal")


class _Prints(io.TextIOBase):
    """Takes the place of standard output and keeps the first words and the line that wrote them."""

    def __init__(self) -> None:
        super().__init__()
        self._output: TextIO | None = None
        self._text = self._place = ""

    def replace_output(self) -> None:
        self._output, sys.stdout = sys.stdout, self

    def restore_output(self) -> str:
        """Give standard output back, and return what was printed instead, in words."""
        # It is None if standard output was closed at the start (``>&-``).
        sys.stdout = self._output
        if not self._place:
            return ""
        printed = (
            f"printed {self._text!r} to standard output, which belongs to the findings "
            f"({self._place})"
        )
        self._text = self._place = ""
        return printed

    def write(self, text: str) -> int:
        if not self._place:
            frame = sys._getframe(1)  # noqa: SLF001  the cheapest way to know who prints
            self._place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
            self._text = str(text)[:40]
        return len(text)


class Guard:
    """Watches over one run. As a context manager it also starts the timer."""

    __slots__ = ("_prints", "_seen", "_serial", "_ticking", "limit")

    def __init__(self, limit: float | None = None) -> None:
        """Make ready; nothing is watched yet."""
        self.limit = LIMIT if limit is None else limit
        self._serial = 0
        self._seen = -1
        self._ticking = False
        self._prints = _Prints()

    def __enter__(self) -> Self:
        """Start the timer, if there can be one and nobody else uses it."""
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

    def watch(
        self,
        who: str,
        error: type[LintnewsError],
        function: Callable[..., Any] | None = None,
        *,
        module: str = "",
        failure: str = "failed",
        passing: tuple[type[BaseException], ...] = (),
    ) -> Watch:
        """Return a context manager for code that is not ours; see ``Watch``.

        ``who`` and ``failure`` begin the message of the ``error``. The line at fault is
        the last one of ``module`` in the traceback, if there is one, else the last one that is not
        ours, else the first one of ``function``. Errors that are ``passing`` are left alone.
        """
        return Watch(self, who, error, function, module, failure, passing)

    def start(self) -> None:
        """Begin to watch: the time of the code runs from here, and what it prints is kept."""
        self._serial = abs(self._serial) + 1
        self._prints.replace_output()

    def stop(self) -> str:
        """Watch no longer; return what was printed and where, in words, empty if nothing was."""
        self._serial = -abs(self._serial)
        return self._prints.restore_output()

    # the form of a signal handler
    def _tick(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self._serial > 0 and self._serial == self._seen:
            message = f"did not come to an end within {self.limit:g} s"
            raise TimeSpentError(message)
        self._seen = self._serial


class _Unguarded(Guard):
    """Sets no timer and keeps no prints, so that ``check`` stays pure; it still blames."""

    __slots__ = ()

    def __enter__(self) -> Self:
        """Start no timer."""
        return self

    def start(self) -> None:
        """Do nothing."""

    def stop(self) -> str:
        """Know of no prints."""
        return ""


UNGUARDED = _Unguarded()


class Watch:
    """A context manager: what the code in its ``with`` raises becomes one error that blames it.

    It may be entered several times. ``generator`` is what the code returned, if that
    is a generator: the line where it stopped is the one at fault if the traceback has none.
    """

    __slots__ = tuple(
        """
        _error _failure _function _guard _module _passing _printed _who generator
        """.split(),
    )

    def __init__(
        self,
        guard: Guard,
        who: str,
        error: type[LintnewsError],
        function: Callable[..., Any] | None,
        module: str,
        failure: str,
        passing: tuple[type[BaseException], ...],
    ) -> None:
        """Make ready; nothing is watched yet."""
        self._guard = guard
        self._who = who
        self._error = error
        self._function = function
        self._module = module
        self._failure = failure
        self._passing: tuple[type[BaseException], ...] = (KeyboardInterrupt, *passing)
        self._printed = ""
        self.generator: Iterable[Any] | None = None

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._guard.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Watch no longer, and blame the code for what it raised.

        Raises:
            LintnewsError: of the kind that was asked for.
        """
        self._printed = self._guard.stop() or self._printed
        if error is not None and not isinstance(error, self._passing):
            place = raised_at(error, self._module) or self._stopped_at()
            failure = f"{self._failure}: {named(error)}"
            raise self._blame(failure, place) from error

    def refuse(self, what: str) -> NoReturn:
        """Refuse what the code did, with the line where it stopped.

        Raises:
            LintnewsError: of the kind that was asked for.
        """
        raise self._blame(what, self._stopped_at())

    def require_silence(self) -> None:
        """Refuse code that has printed.

        Raises:
            LintnewsError: of the kind that was asked for.
        """
        if self._printed:
            raise self._blame(self._printed)

    def _blame(self, what: str, place: str = "") -> LintnewsError:
        return self._error(f"{self._who} {what}" + (f" ({place})" if place else ""))

    def _stopped_at(self) -> str:
        """Return ``file:line`` where the generator stopped, else where the function begins."""
        frame = getattr(self.generator, "gi_frame", None)
        if frame is not None:
            return f"{frame.f_code.co_filename}:{frame.f_lineno}"
        code = getattr(self._function, "__code__", None)
        return f"{code.co_filename}:{code.co_firstlineno}" if code else ""


# Frames of these lead to a plugin's code and are never the fault in it.
_ON_THE_WAY = ("lintnews.", "importlib.", "_frozen_importlib", "pluggy.")


def raised_at(error: BaseException, module: str = "") -> str:
    """Return ``file:line`` of the last frame of ``module``, else of the last that is not ours.

    Empty if the traceback never left lintnews.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno or 1}"
    in_module = elsewhere = ""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        if module and name == module:
            in_module = place
        elif not name.startswith(_ON_THE_WAY):
            elsewhere = place
        trace = trace.tb_next
    return in_module or elsewhere


def named(error: BaseException) -> str:
    """Return the error in one line: its type, unless it is one of ours, and its message."""
    message = " ".join(str(error).split())
    if isinstance(error, RuleError | TimeSpentError):
        return message
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
