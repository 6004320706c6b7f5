"""Many files: find them, read them, check them, one after the other.

A file that cannot be read becomes a finding (LNT001) and costs no other file
anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source, decode
from lintnews.article.span import Span
from lintnews.config.settings import Settings
from lintnews.errors import ReaderError, SourceError
from lintnews.guard import Guard
from lintnews.linting.engine import Ruleset, check_reading
from lintnews.linting.engine_rules import UNREADABLE, UNUSABLE_FRONT_MATTER
from lintnews.linting.finding import Diagnostic, Located
from lintnews.linting.location import at_source, locate
from lintnews.linting.profiles import PROFILES
from lintnews.linting.rule import Rule
from lintnews.linting.suppression import own, suppress
from lintnews.linting.suppression_file import EXTENSION, Beside
from lintnews.plugins.registry import Registry
from lintnews.readers import choose
from lintnews.readers.reader import Reader
from lintnews.run.files import STDIN, read_bytes
from lintnews.run.resolved import Resolved, ignored_for, resolve


class Desk:
    """What is the same for all files of a run: the rules, and how to find a file's settings."""

    __slots__ = (
        "_resolved",
        "_source",
        "_stdin",
        "encoding",
        "guard",
        "reader",
        "reading",
        "registry",
        "restate",
        "settings_for",
        "stdin_name",
    )

    def __init__(
        self,
        registry: Registry,
        settings_for: Callable[[str], Settings],
        encoding: str | None = None,
        restate: Callable[[str, Article], Article] | None = None,
        stdin_name: str = STDIN,
        reader: Reader | None = None,
    ) -> None:
        """Make ready; nothing is read yet."""
        self.registry = registry
        self.settings_for = settings_for
        self.encoding = encoding
        self.restate = restate
        self.stdin_name = stdin_name
        self.reader = reader
        self.guard = Guard()
        self.reading: type[Reading] = Reading
        self._stdin: bytes | None = None
        self._source: Source | None = None
        self._resolved: list[tuple[Settings, tuple[str, ...], Resolved]] = []

    def called(self, name: str) -> str:
        """Return the name that findings of a file bear."""
        return self.stdin_name if name == STDIN else name

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, or of standard input.

        Raises:
            SourceError: where it is no regular file or cannot be read.
        """
        if name != STDIN:
            return read_bytes(name)
        if self._stdin is None:
            if sys.stdin is None:
                message = "standard input is closed"
                raise SourceError(message)
            self._stdin = sys.stdin.buffer.read()
        return self._stdin

    def decode(self, name: str, data: bytes) -> Source:
        """Return the source that the bytes of a file are.

        Raises:
            SourceError: where they are not text in the encoding that is stated or declared.
        """
        return choose.source(
            name,
            data,
            self.registry.readers,
            self.encoding or self.settings_for(name).encoding,
        )

    def articles(self, source: Source) -> Iterator[Article]:
        """Yield the articles of a source, with what was stated about them.

        Raises:
            ReaderError: where the source cannot be read in its format.
        """
        reader = self.reader or choose.reader_of(source, self.registry.readers)
        for article in choose.articles(source, reader, self.guard):
            yield self.restate(source.name, article) if self.restate else article

    def beside(self, name: str) -> Beside | None:
        """Return the suppressions file that stands beside a file, ``None`` where there is none.

        Raises:
            SourceError: where it cannot be read: what it silences would come back.
        """
        file = name + EXTENSION
        if name == STDIN or not os.path.lexists(file):
            return None
        from lintnews.linting.suppression_file import Beside  # noqa: PLC0415  few articles have such a file

        try:
            return Beside(decode(file, read_bytes(file)), self.rules_for(name))
        except SourceError as error:
            message = f"its suppressions file {file} {error}"
            raise SourceError(message) from error

    def remember(self, source: Source) -> None:
        """Keep the source that is read at the moment; those before it are let go."""
        self._source = source

    def source(self, name: str) -> Source | None:
        """Return the source that findings of ``name`` count in, read again where it has to be."""
        if self._source is None or self._source.name != name:
            try:
                data = self.read(
                    STDIN if name == self.stdin_name and self._stdin is not None else name,
                )
                self._source = self.decode(name, data)
            except SourceError:
                return None
        return self._source

    def resolved(self, name: str) -> Resolved:
        """Return what a file's configuration comes to, worked out once for each distinct one."""
        settings = self.settings_for(name)
        ignored = ignored_for(os.path.abspath(name), settings) if settings.per_file_ignores else ()
        for known, less, done in self._resolved:
            if less == ignored and (known is settings or known.same_as(settings)):
                return done
        profiles = {**PROFILES, **{profile.name: profile for profile in self.registry.profiles}}
        done = resolve(
            (*self.registry.rules, *settings.own_rules),
            settings,
            ignored,
            self.registry.lists,
            profiles,
        )
        self._resolved.append((settings, ignored, done))
        return done

    def rules_for(self, name: str) -> Mapping[str, Rule]:
        """Return every rule there is for a file, by its code: those of its configuration's rule files among them."""
        known = self.registry.by_code()
        own = self.settings_for(name).own_rules
        return {**known, **{rule.code: rule for rule in own}} if own else known

    def ruleset(self, name: str) -> Ruleset:
        """Return the rules that run on a file."""
        return self.resolved(name).ruleset


def lint_all(names: Iterable[str], desk: Desk) -> Iterator[Located]:
    """Yield the findings of the files, one file after the other."""
    for name in names:
        yield from lint_file(name, desk)


def lint_file(name: str, desk: Desk, data: bytes | None = None) -> Iterator[Located]:
    """Yield the findings of one file, whose bytes may have been read already; ``-`` is standard input."""
    called = desk.called(name)
    try:
        source = desk.decode(called, desk.read(name) if data is None else data)
    except SourceError as error:
        yield unreadable(called, str(error))
        return
    yield from lint_source(source, desk)


def lint_source(source: Source, desk: Desk) -> Iterator[Located]:
    """Yield the findings of one source, in the order of its text."""
    desk.remember(source)
    rules = desk.rules_for(source.name)
    resolved = desk.resolved(source.name)
    ran = frozenset(active.rule.code for active in resolved.ruleset.active)
    try:
        beside = desk.beside(source.name)
        for article in desk.articles(source):
            diagnostics = check_reading(
                desk.reading(article, resolved.ruleset.vocabulary),
                resolved.ruleset,
                desk.guard,
            )
            standing, said = suppress(
                resolved.heed(diagnostics),
                article,
                rules,
                ran,
                publish=resolved.stage == "publish",
            )
            if beside is not None:
                standing = beside.suppress(standing, article, source)
            found = list(locate(standing, article, source))
            found.extend(
                at_source(one, directive.source, source)
                for diagnostic, directive in said
                for one in resolved.heed([diagnostic])
            )
            remarked = (
                (own(UNUSABLE_FRONT_MATTER, remark.message), remark.source)
                for remark in article.remarks
            )
            found.extend(
                at_source(one, span, source)
                for diagnostic, span in remarked
                for one in resolved.heed([diagnostic])
            )
            yield from sorted(
                found,
                key=lambda one: (one.place.start, one.place.end, one.code, one.message),
            )
        if beside is not None:
            yield from (
                at_source(one, span, beside.file)
                for said_one, span in beside.said(ran)
                for one in resolved.heed([said_one])
            )
    except (ReaderError, SourceError) as error:
        yield unreadable(source.name, str(error))


def unreadable(name: str, message: str) -> Located:
    """Return the finding that says a file was not checked."""
    diagnostic = Diagnostic(
        UNREADABLE.code,
        UNREADABLE.name,
        UNREADABLE.severity,
        Span(0, 0),
        message,
    )
    return at_source(diagnostic, Span(0, 0), Source(name, ""))
