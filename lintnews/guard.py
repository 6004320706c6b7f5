"""Run code that is not ours (a rule, a reader, a hook) and blame it for what it does wrong.

``with guard.watch("rule XYZ101", RuleError):`` turns whatever the code raises into a
``RuleError`` that names the code, what it did, and the file and line at fault.

Two things cannot be caught with ``try``: a loop that never ends, and a ``print``
into the findings. For the first an interval timer ticks while a run lasts; code that
has used more than its share of the processor is ended by an exception. What other
processes use does not count, nor does the time a process is stopped. Code that only
waits is ended too, much later: it gives the processor up by itself, again and again,
which code that others keep from the processor does not. An analysis that a rule asks for
has a limit of its own, since other rules want it as well. For the second standard output
is replaced while the code runs, and the line that wrote to it is named.

An interrupt (Ctrl-C) is told from a ``KeyboardInterrupt`` that the code raises by a handler that
notes it: the first ends the run, even where the code swallows it, and the second is a failure
like any other. Without a guard the two cannot be told apart, so both are handed on.

The timer needs a main thread and a system that has one (not Windows); elsewhere a
loop has to be ended with its process. Code that swallows its end again and again (a bare
``except`` in a loop) ends the process with it, after what was found until then is printed. A
loop in C that never comes back to Python, and a plugin that ends the process itself, by
``os._exit`` or a crash, are beyond what one process can do.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import FrameType, TracebackType

from lintnews.errors import LintnewsError, RuleError
from lintnews.hints import Any, NoReturn, Self, TextIO

#: Seconds of the processor after which a rule, a hook or an import is ended, for each
#: million characters of an article begun.
LIMIT = 10.0
_LIMITED = 1_000_000
_TICKS = 10  # within the limit
_WAITING = 2  # times the limit by the clock, after which code that only waits is ended
_IDLE = 0.05  # the share of the processor below which code only waits
_MERCY = 3  # ends that code may swallow before it ends the process
_FAILED = 2  # the exit code


class TimeSpentError(BaseException):
    """Raised into code that does not come to an end.

    It is no ``Exception``, so that ``except Exception`` in a loop does not catch it.
    """


class _Interrupt:
    """The handler of interrupts while a guard is there: notes that one came, and raises it.

    ``came`` holds for the code that is watched, or was last.
    """

    came = False

    def __call__(self, *_: object) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt

    def is_certain(self) -> bool:
        """Return whether it is known if an interrupt came: this notes it, or Python takes none."""
        signal = _signal()
        handler = signal.getsignal(signal.SIGINT)
        return handler is self or handler in {signal.SIG_DFL, signal.SIG_IGN}


_interrupt = _Interrupt()


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

    def output(self) -> TextIO | None:
        """Return standard output as it is when this does not take its place."""
        return self._output

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


#: Computes an analysis (the first argument) of a reading (the second).
Analyses = Callable[[Callable[[Any], Any], Any], Any]


class Guard:
    """Watches over one run. As a context manager it also starts the timer."""

    __slots__ = tuple(
        """
        _allowed _given_up _last _limit _listening _prints _seen _serial _since _swallowed
        _ticking _ticks _who
        """.split(),
    )

    def __init__(self, limit: float | None = None) -> None:
        """Make ready; nothing is watched yet."""
        self._limit = LIMIT if limit is None else limit
        self._last = 0  # the number of the newest piece of code that was watched
        self._serial = 0  # of the one that is watched now, 0 if none is
        self._seen = -1  # of the one at the tick before
        self._since = 0.0  # the processor time at which that was first seen
        self._ticks = 0  # since then
        self._given_up = 0  # how often the process had given the processor up by then
        self._allowed = self._limit  # what the code that is watched may use
        self._swallowed = 0  # how often the code that is watched was ended and went on
        self._who = ""
        self._ticking = False
        self._listening = False
        self._prints = _Prints()

    def __enter__(self) -> Self:
        """Start the timer, if there can be one and nobody else uses it, and note interrupts."""
        signal = _signal()
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            with suppress(ValueError):  # not the main thread
                signal.signal(signal.SIGINT, _interrupt)
                self._listening = True
        if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGALRM) != signal.SIG_DFL:
            return self
        try:
            signal.signal(signal.SIGALRM, self._tick)
        except ValueError:
            # Not the main thread.
            return self
        importlib.import_module("resource")
        every = self._limit / _TICKS
        signal.setitimer(signal.ITIMER_REAL, every, every)
        self._ticking = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the timer, and leave interrupts to Python."""
        signal = _signal()
        if self._listening:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._listening = False
        if self._ticking:
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

    def start(self, who: str) -> None:
        """Begin to watch: the time of the code runs from here, and what it prints is kept."""
        self._last = self._serial = self._last + 1
        self._who = who
        self._prints.replace_output()

    def stop(self) -> str:
        """Watch no longer; return what was printed and where, in words, empty if nothing was."""
        self._serial = 0
        return self._prints.restore_output()

    def limits(self, size: int) -> Analyses:
        """Set the limits for an article of so many characters; return what computes for it.

        That calls an analysis with a reading, under a limit that is the analysis' own. One
        that was ended is not tried again.
        """
        limit = self._limit * (1 + size // _LIMITED)
        self._allowed = limit
        ended: dict[Callable[..., Any], TimeSpentError] = {}

        def compute(analysis: Callable[[Any], Any], reading: Any) -> Any:
            if analysis in ended:
                raise ended[analysis]
            before = self._serial, self._seen, self._since, self._ticks, self._given_up
            self._last = own = self._serial = self._last + 1
            try:
                return analysis(reading)
            except TimeSpentError as error:
                name = f"{analysis.__module__.rpartition('.')[2]}.{analysis.__name__}"
                ended[analysis] = TimeSpentError(f"the analysis {name} {error}")
                raise ended[analysis] from error
            finally:
                spent, given_up = 0.0, 0
                if self._seen == own:
                    spent = time.thread_time() - self._since
                    given_up = _times_given_up() - self._given_up
                self._serial, self._seen, self._since, self._ticks, self._given_up = before
                self._since += spent
                self._given_up += given_up

        return compute

    # the form of a signal handler
    def _tick(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        try:
            self._end_what_is_over()
        except TimeSpentError:
            self._swallowed += 1
            if self._swallowed > _MERCY:
                self._give_up(frame)
            raise

    def _give_up(self, frame: FrameType | None) -> NoReturn:
        """End the process: the code goes on whatever is raised into it."""
        place = f" ({frame.f_code.co_filename}:{frame.f_lineno})" if frame else ""
        message = (
            f"{self._who} does not let itself be ended{place}, so the run ends here: what was "
            "not printed was not checked"
        )
        for stream, text in (
            (self._prints.output(), ""),
            (sys.stderr, f"lintnews: {message}\n"),
        ):
            if stream is not None:
                with suppress(OSError, ValueError, RuntimeError):
                    stream.write(text)
                    stream.flush()
        os._exit(_FAILED)

    def _end_what_is_over(self) -> None:
        now = time.thread_time()
        if not self._serial or self._serial != self._seen:
            self._seen, self._since, self._ticks = self._serial, now, 0
            self._given_up = _times_given_up()
            self._swallowed = 0
            return
        self._ticks += 1
        used = now - self._since
        if used > self._allowed:
            message = f"did not come to an end within {self._allowed:g} s"
            raise TimeSpentError(message)
        waited = self._ticks * self._limit / _TICKS
        if (
            waited > _WAITING * self._limit
            and used < _IDLE * waited
            and _times_given_up() - self._given_up > self._ticks / 2
        ):
            message = f"did not come to an end within {waited:.3g} s, in which it only waited"
            raise TimeSpentError(message)


def _times_given_up() -> int:
    """Return how often this process gave the processor up, to wait for something."""
    # A handler of signals must not import: what it interrupts may be an import.
    resource: Any = sys.modules["resource"]
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw)


def _computed(analysis: Callable[[Any], Any], reading: Any) -> Any:
    return analysis(reading)


class _Unguarded(Guard):
    """Sets no timer and keeps no prints, so that ``check`` stays pure; it still blames."""

    __slots__ = ()

    def __enter__(self) -> Self:
        """Start no timer."""
        return self

    def start(self, who: str) -> None:
        """Do nothing."""

    def stop(self) -> str:
        """Know of no prints."""
        return ""

    def limits(self, size: int) -> Analyses:  # noqa: ARG002  the same for each
        """Return what computes an analysis, without a limit."""
        return _computed


UNGUARDED = _Unguarded()


class UnwantedError(BaseException):
    """Raised into a lint whose result nobody waits for any more.

    It is no ``Exception``: no rule's failure, so that nothing makes a finding of it.
    """


class WhileWanted(_Unguarded):
    """Guards nothing, and ends the work before the next rule or analysis if it is not wanted."""

    __slots__ = ("_is_wanted",)

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        """Keep whom to ask."""
        super().__init__()
        self._is_wanted = is_wanted

    def start(self, who: str) -> None:  # noqa: ARG002  the same for each
        """End the work if it is not wanted.

        Raises:
            UnwantedError: then.
        """
        if not self._is_wanted():
            raise UnwantedError

    def limits(self, size: int) -> Analyses:  # noqa: ARG002  the same for each
        """Return what computes an analysis, unless it is not wanted."""

        def compute(analysis: Callable[[Any], Any], reading: Any) -> Any:
            self.start("")
            return analysis(reading)

        return compute


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
        self._passing = passing
        self._printed = ""
        self.generator: Iterable[Any] | None = None

    def __enter__(self) -> Self:
        """Begin to watch."""
        _interrupt.came = False  # an earlier one has been raised where it came
        self._guard.start(self._who)
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
            KeyboardInterrupt: if an interrupt came, whatever the code has made of it.
        """
        self._printed = self._guard.stop() or self._printed
        if _interrupt.came:
            raise KeyboardInterrupt from error
        if error is None or isinstance(error, self._passing):
            return
        if not isinstance(error, KeyboardInterrupt) or _interrupt.is_certain():
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
