"""Where findings go, and where messages go.

Standard output carries findings and nothing else; everything that is said about
the run goes to standard error. Either may be closed, full, or a pipe whose
reader has left.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from lintnews.errors import UsageError, WriteError
from lintnews.hints import TextIO
from lintnews.linting.finding import Located
from lintnews.reporters.escape import visible
from lintnews.reporters.style import Style

#: Prints a piece of text.
Write = Callable[[str], object]

_WIDEST = 100
_PATIENCE = 2.0  # seconds before progress is shown
_PAUSE = 0.2  # seconds between two lines of progress
_CLEAR = "\r\x1b[K"


def say(message: str) -> None:
    """Print a message on standard error; if it is closed, stay silent."""
    if sys.stderr is not None:
        with suppress(OSError, UnicodeError):
            print(
                "\n".join(visible(line) for line in f"lintnews: {message}".split("\n")),
                file=sys.stderr,
            )


def say_all(messages: Iterable[str]) -> None:
    """Print messages on standard error."""
    for message in messages:
        say(message)


def summarise(failed: Iterable[str], summary: str) -> None:
    """Say what could not be done and, on a terminal, what came of the run."""
    say_all(failed)
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        print(summary, file=sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; it is ``None`` if it was closed at the start."""
    return stream is not None and stream.isatty()


def with_progress(found: Iterable[Located], names: list[str]) -> Iterable[Located]:
    """Let the findings pass, and show progress on a terminal that shows nothing else."""
    if is_terminal(sys.stderr) and not is_terminal(sys.stdout):
        return _with_progress(found, names)
    return found


def _with_progress(found: Iterable[Located], names: list[str]) -> Iterator[Located]:
    place = {name: number for number, name in enumerate(names, 1)}
    next_time = monotonic() + _PATIENCE
    written = False
    try:
        for one in found:
            now = monotonic()
            if now >= next_time:
                next_time = now + _PAUSE
                sys.stderr.write(f"{_CLEAR}{place.get(one.path, 0)} of {len(names)} articles")
                sys.stderr.flush()
                written = True
            yield one
    finally:
        if written:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def prepare() -> None:
    """Let standard output escape what its encoding cannot say: that is never an error."""
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """Give the function that writes findings: to standard output, or whole into a file.

    Raises:
        UsageError: if the output cannot be written. A file is then as it was.
    """
    if path is None or path == "-":
        yield standard_output()
        flush()
        return
    if os.path.lexists(path) and not os.path.isfile(path):
        try:
            with open(path, "w", encoding="utf-8") as file:
                yield file.write
        except OSError as error:
            message = f"--output-file {path}: cannot be written: {error.strerror or error}"
            raise UsageError(message) from error
        return
    from lintnews.run import writing

    chunks: list[str] = []
    yield chunks.append
    try:
        writing.create(path, "".join(chunks).encode("utf-8", "backslashreplace"))
    except WriteError as error:
        message = f"--output-file {path}: {error}"
        raise UsageError(message) from error


@contextmanager
def messages() -> Iterator[Write]:
    """Give the function that writes findings where messages go: standard output is taken."""
    yield sys.stderr.write if sys.stderr is not None else len


def standard_output() -> Write:
    """Return the function that prints findings.

    It raises a UsageError if standard output is closed or full.
    """
    if sys.stdout is None:
        message = "standard output is closed: there is nowhere to print findings"
        return _refuse(message)

    def write(text: str) -> object:
        with _blaming_the_output():
            return sys.stdout.write(text)

    return write


@contextmanager
def _blaming_the_output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        message = f"standard output cannot be written: {error.strerror or error}"
        raise UsageError(message) from error


def _refuse(message: str) -> Write:
    def write(_text: str) -> object:
        raise UsageError(message)

    return write


def flush() -> None:
    """Hand on what was printed; a full disk shows only here.

    Raises:
        UsageError: if standard output cannot be written.
    """
    # The library of a server closes what it has talked over.
    if sys.stdout is not None and not sys.stdout.closed:
        with _blaming_the_output():
            sys.stdout.flush()


def abandon() -> None:
    """Give up standard output, so that Python does not complain about it at its exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def manual(page: str) -> None:
    """Print a page of the manual: in columns on a terminal, as Markdown anywhere else."""
    page = "\n".join(map(visible, page.split("\n")))
    if is_terminal(sys.stdout):
        from lintnews.manual import plain_text

        page = "\n".join(plain_text.lines(page, min(width(), _WIDEST)))
    standard_output()(page)


def style(choice: str, *, to_file: bool) -> Style:
    """Return how findings may look on standard output.

    ``choice`` is ``auto``, ``always`` or ``never``. ``auto`` asks NO_COLOR,
    FORCE_COLOR and TERM, then whether standard output is a terminal.
    """
    terminal = not to_file and is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
    colour = choice == "always" or (
        choice == "auto" and not to_file and _wants_colour(terminal=terminal)
    )
    encoding = "utf-8" if to_file or sys.stdout is None else (sys.stdout.encoding or "ascii")
    return Style(
        colour=colour,
        links=terminal and colour,
        width=width(terminal=terminal),
        unicode=_draws(encoding),
    )


def _wants_colour(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in {"0", "false", "no"}
    return terminal


def width(*, terminal: bool = True) -> int:
    """Return the columns of the terminal, 80 if there is none; COLUMNS overrules."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given):
        return int(given)
    if terminal:
        with suppress(OSError, ValueError, AttributeError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return 80


def _draws(encoding: str) -> bool:
    try:
        "│⋮…".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
