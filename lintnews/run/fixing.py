"""``--fix`` and ``--diff``: mend what can be mended, and hand on what remains."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lintnews.article.source import Source
from lintnews.cli import output
from lintnews.cli.main import CLEAN, FAILED, FOUND, INTERRUPTED
from lintnews.errors import LintnewsError, SourceError, WriteError
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Located
from lintnews.reporters.escape import visible
from lintnews.run import fixer, writing
from lintnews.run import lint as runner
from lintnews.run.changed import touches
from lintnews.run.files import STDIN, read_bytes

if TYPE_CHECKING:
    import argparse

    from lintnews.run.narrowing import Narrowing


class Workshop:
    """Fixes one file after the other, and knows whether all went well."""

    def __init__(
        self,
        options: argparse.Namespace,
        desk: runner.Desk,
        narrowing: Narrowing | None = None,
    ) -> None:
        """Begin; ``failed`` turns true where a fix could not be made, ``changed`` counts the files it changes."""
        self._applicable = fixer.UNSAFE if options.unsafe_fixes else fixer.SAFE
        self._diff: bool = options.diff
        self._desk = desk
        self._narrowing = narrowing
        self._roots = writing.roots(options.paths)
        self.failed = False
        self.changed = 0

    def mend_all(self, names: Iterable[str]) -> Iterator[Located]:
        """Fix one file after the other and yield the findings that remain."""
        for name in names:
            yield from self.mend(name)

    def exit_code(self, code: int, *, exit_zero: bool) -> int:
        """Return the exit code of the run whose findings come to ``code``."""
        if self.failed:
            return code if code == INTERRUPTED else FAILED
        return code or (FOUND if self._diff and self.changed and not exit_zero else CLEAN)

    def mend(self, name: str) -> Iterator[Located]:
        """Fix one file, or show how, and yield the findings that remain."""
        shown = self._desk.called(name)
        try:
            data = self._desk.read(name)
        except SourceError as error:
            yield runner.unreadable(shown, str(error))
            return
        try:
            source = self._desk.decode(shown, data)
        except SourceError as error:
            self._pass_on(name, data)
            yield runner.unreadable(shown, str(error))
            return
        within = self._narrowing.within(source) if self._narrowing else None
        try:
            beside = self._desk.beside(name)
            keep_lines = beside is not None and beside.counts_lines
            fixed = fixer.fix(source, self._lint, self._applicable, within, keep_lines=keep_lines)
            self._deliver(name, data, source, fixed, self._roots)
        except LintnewsError as error:
            self.failed = True
            output.say(f"{shown}: {error}")
            self._pass_on(name, data)
            if not self._diff:
                yield from (
                    one for one in self._lint(source) if within is None or touches(one, within)
                )
            return
        remaining = self._mend_beside(beside.file, fixed.remaining) if beside else fixed.remaining
        yield from (one for one in remaining if not self._diff or one.code in FAILURES)

    def _mend_beside(self, file: Source, found: tuple[Located, ...]) -> tuple[Located, ...]:
        """Take what silences nothing out of the suppressions file; return the other findings."""
        idle = tuple(one for one in found if one.path == file.name and one.fix is not None)
        try:
            fixed = fixer.fix(file, lambda source: idle if source is file else ())
            # The file stands where the copy stands, so it was given with it; but a link may lead
            # elsewhere.
            self._deliver(file.name, read_bytes(file.name), file, fixed, writing.roots([file.name]))
        except LintnewsError as error:
            self.failed = True
            output.say(f"{file.name}: {error}")
            return found
        return tuple(one for one in found if one not in fixed.applied)

    def _lint(self, source: Source) -> Iterable[Located]:
        found = runner.lint_source(source, self._desk)
        return self._narrowing.sift(source.name, found) if self._narrowing else found

    def _deliver(
        self,
        name: str,
        data: bytes,
        source: Source,
        fixed: fixer.Fixed,
        roots: tuple[str, ...],
    ) -> None:
        """Write the fixed text, into a file that really stands under one of ``roots``; or print it or the difference.

        Raises:
            WriteError: where the text cannot be written back.
        """
        if fixed.source.text == source.text:
            self._pass_on(name, data)
            return
        self.changed += 1
        if self._diff:
            sys.stdout.writelines(_shown(line) for line in difference(source, fixed.source))
            return
        after = encoded(source, data, fixed.source)
        if name == STDIN:
            self._pass_on(name, after)
            return
        writing.require_within(name, roots)
        writing.replace(name, data, after)
        output.say(f"{name}: fixed {_counted(fixed.applied)}")

    def _pass_on(self, name: str, data: bytes) -> None:
        """Write standard input's text to standard output, fixed or not, so that a filter never loses it."""
        if name == STDIN and not self._diff:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)


def encoded(source: Source, data: bytes, fixed: Source) -> bytes:
    """Return the bytes of the fixed text, in the encoding of the file it came from.

    Raises:
        WriteError: where that encoding cannot hold it, or would change what no fix is about.
    """
    try:
        if source.bom + source.text.encode(source.encoding) != data:
            message = (
                f"would change in more than its fixes when written as {source.encoding}, so "
                "it was left as it is"
            )
            raise WriteError(message)
        return fixed.bom + fixed.text.encode(fixed.encoding)
    except UnicodeEncodeError as error:
        character = fixed.text[error.start]
        message = (
            f"a fix needs {character!r}, which {source.encoding} does not have, so it was "
            "left as it is"
        )
        raise WriteError(message) from error


def difference(before: Source, after: Source) -> Iterator[str]:
    """Yield the lines of a unified diff that ``patch`` and ``git apply`` understand."""
    import difflib

    for line in difflib.unified_diff(_lines(before), _lines(after), before.name, after.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(source: Source) -> list[str]:
    """Cut the text at its line feeds alone, as ``patch`` does."""
    lines = source.text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _shown(line: str) -> str:
    """Escape what would take hold of a terminal; a file or a pipe gets the very text."""
    return f"{visible(line[:-1])}\n" if sys.stdout.isatty() else line


def _counted(applied: Iterable[Located]) -> str:
    counts = Counter(one.code for one in applied)
    return ", ".join(
        code if count == 1 else f"{code} ({count})" for code, count in sorted(counts.items())
    )
