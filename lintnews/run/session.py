"""One run: its rules, the settings of each file, what was stated about the copy, and the files."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source, decode, is_encoding, wide_encoding
from lintnews.config.settings import Settings
from lintnews.errors import (
    ConfigError,
    LintnewsError,
    PluginError,
    ReaderError,
    SourceError,
    UsageError,
    did_you_mean,
)
from lintnews.guard import Guard
from lintnews.linting.rule import Rule
from lintnews.linting.selection import ALL, canonical, matches
from lintnews.linting.suppression_file import EXTENSION, SuppressionFile
from lintnews.plugins import registry as plugins
from lintnews.plugins.registry import Registry
from lintnews.readers import choose
from lintnews.readers.piece import FileRecord, Stream
from lintnews.readers.reader import HEAD, Reader
from lintnews.readers.wide import narrowed
from lintnews.run.facts import facts, override_metadata
from lintnews.run.files import (
    LARGEST,
    MEGABYTE,
    STDIN,
    Finder,
    Unread,
    distinct,
    open_file,
    read_bytes,
    records_of,
    require_size,
)
from lintnews.run.plugin_choice import choice_of
from lintnews.run.request import Inputs, Request, Say, Work, silent
from lintnews.run.resolved import Resolved, ignored_for, resolve
from lintnews.run.settings_finder import SettingsFinder, configured_rules, profiles

_MOST_FAULTS = 20  # of records that may be the one that was asked for
_WORTH = 100  # files that make up for the start of one more process


class LintRun:
    """What is the same for all files of a run: the rules, and how to find a file's settings."""

    __slots__ = tuple(
        """
        _by_code _require_sound _resolved _source _stdin _unread chosen day encoding
        fingerprints guard largest left_out override_metadata reader reading registry
        settings_for stdin_name timed
        """.split(),
    )

    def __init__(
        self,
        registry: Registry,
        settings_for: Callable[[str], Settings],
        encoding: str | None = None,
        override_metadata: Callable[[str, Article], Article] | None = None,
        stdin_name: str = STDIN,
        reader: Reader | None = None,
        require_sound: Callable[[], None] | None = None,
        guard: Guard | None = None,
    ) -> None:
        """Make ready; nothing is read yet."""
        self.registry = registry
        self._by_code = registry.by_code()
        self.settings_for = settings_for
        self.encoding = encoding
        self.override_metadata = override_metadata
        self.stdin_name = stdin_name
        self.reader = reader
        self.guard = guard or Guard()
        self.reading: type[Reading] = Reading
        self.fingerprints = True
        #: The day of publication, if it was stated for all files.
        self.day: dt.date | None = None
        #: The files whose findings depend on when they were asked for.
        self.timed: set[str] = set()
        self.largest = LARGEST
        #: A file -> the records of it that are wanted, and whether each has come.
        self.chosen: dict[str, dict[str, bool]] = {}
        self._require_sound = require_sound
        self.left_out: Callable[[], tuple[str, ...]] = tuple
        self._stdin: bytes | None = None
        self._source: Source | None = None
        self._unread: str | None = None  # the last file that has no source to show
        self._resolved: list[tuple[Settings, tuple[str, ...], Resolved]] = []

    def called(self, name: str) -> str:
        """Return the name that findings of a file have."""
        return self.stdin_name if name == STDIN else name

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, or of standard input.

        Raises:
            SourceError: if it is no regular file or cannot be read.
        """
        if name != STDIN:
            return read_bytes(name, self.largest)
        if self._stdin is None:
            if sys.stdin is None:
                message = "standard input is closed"
                raise SourceError(message)
            self._stdin = sys.stdin.buffer.read(self.largest + 1)
        require_size(len(self._stdin), self.largest)
        return self._stdin

    def decode(self, name: str, data: bytes) -> Source:
        """Return the source that the bytes of a file are.

        Raises:
            SourceError: if they are not text in the encoding that is stated or declared.
        """
        settings = self.settings_for(name)
        encoding = self.encoding or settings.encoding
        readers = self.registry.readers
        return choose.source(name, data, readers, encoding, self.guard, settings.fields)

    @contextmanager
    def opened(
        self, name: str, data: bytes | None = None
    ) -> Iterator[tuple[Stream, Reader] | None]:
        """Open a file that is read record by record, however large; ``None`` if it is another.

        Raises:
            SourceError: if it is no regular file or cannot be read.
        """
        called = self.called(name)
        reader = self.reader or choose.by_extension(called, self.registry.readers)
        if reader is not None and reader.stream is None:
            yield None
            return
        if data is None and name == STDIN:
            data = self.read(name)
        with open_file(name) if data is None else io.BytesIO(data) as file:
            head = file.read(HEAD)
            file.seek(0)
            settings = self.settings_for(name)
            encoding = self.encoding or settings.encoding
            if reader is None:
                mark, used = wide_encoding(head, encoding) or (b"", "utf-8")
                beginning = head[len(mark) :].decode(used, "replace")
                reader = choose.by_content(beginning, self.registry.readers)
            if reader is None or reader.stream is None:
                yield None
                return
            stream = Stream(called, file, encoding, settings.fields, self.largest)
            if reader.extract is None and (same := narrowed(file, head, encoding)) is not None:
                stream = stream._replace(file=same, encoding="utf-8")
            yield stream, reader

    def pieces(self, stream: Stream, reader: Reader) -> Iterator[FileRecord]:
        """Yield the records of a file that are wanted, with what was stated about them.

        Raises:
            ReaderError: if what comes cannot be read.
        """
        chosen = self.chosen.get(stream.name)
        faults: list[FileRecord] = []
        for piece in choose.pieces(stream, reader, self.guard):
            if piece.article is None:
                if chosen is None:
                    yield piece
                elif len(faults) < _MOST_FAULTS:
                    faults.append(piece)
            elif self._is_wanted(piece.article, chosen):
                yield piece._replace(article=self._stated(stream.name, piece.article))
        if self.missing_records(stream.name):
            yield from faults

    def records(self, source: Source) -> Iterator[Article | ReaderError]:
        """Yield the articles of a source that are wanted, and what is wrong with others.

        Raises:
            ReaderError: if what comes cannot be read.
        """
        reader = self.reader or choose.reader_of(source, self.registry.readers)
        chosen = self.chosen.get(source.name)
        faults: list[ReaderError] = []
        for one in choose.records(source, reader, self.guard):
            if isinstance(one, ReaderError):
                if chosen is None:
                    yield one
                elif len(faults) < _MOST_FAULTS:
                    faults.append(one)
            elif self._is_wanted(one, chosen):
                yield self._stated(source.name, one)
        if self.missing_records(source.name):
            yield from faults

    def articles(self, source: Source) -> Iterator[Article]:
        """Yield the articles of a source, with what was stated about them.

        Raises:
            ReaderError: if the source cannot be read in its format.
        """
        for one in self.records(source):
            if isinstance(one, ReaderError):
                raise choose.in_words(one, source) from one
            yield one

    def why_not_fixed(self, source: Source) -> str:
        """Return why a source is never written, empty if it may be."""
        if source.data:
            return "fixes are made in text only"
        reader = self.reader or choose.reader_of(source, self.registry.readers)
        return "" if reader.fixed else f"a file in {reader.name} is its sender's: no fix is made"

    def parts(self, name: str) -> Iterator[tuple[Source, Article | ReaderError]]:
        """Yield what a file holds: each article, or what is wrong with it, in its source.

        Raises:
            SourceError: if the file cannot be read.
            ReaderError: if what comes cannot be read.
        """
        with self.opened(name) as stream:
            if stream is not None:
                for piece in self.pieces(*stream):
                    if (one := piece.article or piece.fault) is not None:
                        yield piece.source, one
                return
        source = self.decode(self.called(name), self.read(name))
        for one in self.records(source):
            yield source, one

    def missing_records(self, name: str) -> list[str]:
        """Return the records of a file that were asked for and have not come."""
        return [record for record, found in self.chosen.get(name, {}).items() if not found]

    def _is_wanted(self, article: Article, chosen: dict[str, bool] | None) -> bool:
        if chosen is None:
            return True
        record = article.record or ""
        if record not in chosen:
            record = record.partition(" (")[0]  # WordPress: "17 (draft)"
        if record not in chosen:
            return False
        chosen[record] = True
        return True

    def _stated(self, name: str, article: Article) -> Article:
        return article if self.override_metadata is None else self.override_metadata(name, article)

    def suppression_file(self, name: str) -> SuppressionFile | None:
        """Return the suppressions file next to a file, ``None`` if there is none.

        Raises:
            SourceError: if it cannot be read: what it silences would come back.
        """
        file = name + EXTENSION
        if name == STDIN or not os.path.lexists(file):
            return None
        try:
            return SuppressionFile(decode(file, read_bytes(file)), self.rules_for(name))
        except SourceError as error:
            message = f"its suppressions file {file} {error}"
            raise SourceError(message) from error

    def remember(self, source: Source) -> None:
        """Keep the source that is read at the moment; those before it are let go."""
        self._source = source

    def source(self, name: str) -> Source | None:
        """Return the source that findings of ``name`` count in, read again if need be."""
        if name == self._unread:
            return None
        if self._source is None or self._source.name != name:
            try:
                data = self.read(
                    STDIN if name == self.stdin_name and self._stdin is not None else name
                )
                self._source = self.decode(name, data)
            except SourceError:
                self._unread = name
                return None
        return self._source

    def resolved(self, name: str) -> Resolved:
        """Return what a file's configuration comes to, worked out once for each distinct one."""
        settings = self.settings_for(name)
        ignored = ignored_for(os.path.abspath(name), settings) if settings.per_file_ignores else ()
        for known, less, done in self._resolved:
            if less == ignored and (known is settings or known.same_as(settings)):
                return done
        done = resolve(
            (*self.registry.rules, *settings.file_rules),
            settings,
            ignored,
            self.registry.lists,
            profiles(self.registry),
            self.guard,
        )
        self._resolved.append((settings, ignored, done))
        return done

    def rules_for(self, name: str) -> Mapping[str, Rule]:
        """Return every rule there is for a file by its code, its configuration's among them."""
        known = self._by_code
        own = self.settings_for(name).file_rules
        return {**known, **{rule.code: rule for rule in own}} if own else known

    @property
    def failures(self) -> tuple[str, ...]:
        """What did not load: plugins, and the rule files of the configurations read so far."""
        return (*map(str, self.registry.failures), *self.left_out())

    def require_sound_settings(self, names: Iterable[str]) -> None:
        """Read the configurations of the files, and refuse to go on if one is wrong.

        Raises:
            ConfigError: with every problem of every configuration that is used.
        """
        for name in names:
            self.settings_for(name)
        if self._require_sound is not None:
            self._require_sound()


def open_run(
    request: Request,
    say: Say = silent,
    *,
    more_rules: Iterable[Rule] = (),
    guard: Guard | None = None,
) -> LintRun:
    """Load the plugins and return what the run needs; ``more_rules`` are run too.

    Raises:
        PluginError: if there is no rule.
        UsageError: if the request names what does not exist.
        ConfigError: if a table of facts is wrong.
    """
    registry = load_registry(request, say, guard).with_rules(more_rules)
    settings = SettingsFinder(request, registry, say)
    run = LintRun(
        registry,
        settings,
        _encoding(request.basis.encoding),
        override_metadata(request.basis, say),
        request.inputs.stdin_filename or STDIN,
        _reader(request.basis.input_format, registry),
        settings.require_sound,
        guard,
    )
    run.left_out = lambda: settings.left_out
    if request.basis.against is not None:
        from lintnews.run.originals import compare_with

        compare_with(request.basis.against, run)
    run.chosen = records_of(request.inputs.paths)
    run.day = facts(request.basis.date, None, None).get("published")
    if request.inputs.max_size is not None:
        run.largest = request.inputs.max_size * MEGABYTE
    return run


def load_registry(request: Request, say: Say = silent, guard: Guard | None = None) -> Registry:
    """Load the plugins and say which of them failed.

    Raises:
        PluginError: if there is no rule at all, since nothing found must never
            pass for nothing wrong.
    """
    registry = plugins.load(choice=choice_of(request), guard=guard)
    for failure in registry.failures:
        say(str(failure))
    if request.basis.rule_files:
        registry = _with_rule_files(registry, request.basis.rule_files)
    if not registry.rules and not configured_rules(registry, request):
        message = (
            "there is no rule, so nothing was checked: no rule plugin was found, or none is allowed"
        )
        raise PluginError(message)
    return registry


def _with_rule_files(registry: Registry, names: Iterable[str]) -> Registry:
    """Return the registry with the rules of files; to name a file is the consent to run it.

    Raises:
        ConfigError: with every problem of every file.
    """
    from pathlib import Path

    from lintnews.plugins import rule_files

    problems: list[str] = []
    for name in names:
        path = Path(name)
        if not path.is_file():
            problems.append(f"--rule-file: no such file: {name}")
            continue
        try:
            rules = rule_files.load(path, allow_code=True)
        except LintnewsError as error:
            problems.extend(str(error).split("\n"))
            continue
        problems.extend(rule_files.clashes(rules, registry.by_code().values()))
        registry = registry.with_rules(rules)
    if problems:
        raise ConfigError(problems)
    return registry


def processes(work: Work, names: list[str]) -> int:
    """Return the number of processes: as many as asked for, else as many as pay."""
    if STDIN in names or work.timing:
        return 1
    if work.jobs is not None:
        return min(work.jobs, len(names))
    can = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(can, len(names) // _WORTH)


def extensions(registry: Registry) -> tuple[str, ...]:
    """Return the extensions of the files in folders that the readers read."""
    return tuple(
        extension for reader in registry.readers if reader.walked for extension in reader.extensions
    )


def find_files(
    inputs: Inputs, run: LintRun, say: Say = silent, commands: Iterable[str] = ()
) -> tuple[list[str], bool, list[Unread]]:
    """Return the files that are meant, sorted, whether some path means nothing, and what is unread.

    ``commands`` are the words that a path which does not exist may stand for.
    """
    run.chosen = records_of(inputs.paths)
    finder = Finder(run.settings_for, extensions(run.registry), force_exclude=inputs.force_exclude)
    names: set[str] = set()
    problems = []
    unread: list[Unread] = []
    for path in inputs.paths:
        before = len(names)
        try:
            names.update(finder.find(path))
        except UsageError as error:
            problems.append(f"{error}{_meant(path, run.registry, commands)}")
            continue
        if len(names) == before and os.path.isdir(path):
            folder = finder.unread(path)
            if folder.formats:
                unread.append(folder)
            else:
                say(f"{path}: no article in this folder")
    for problem in (*problems, *finder.problems):
        say(problem)
    return distinct(names), bool(problems or finder.problems), unread


def _meant(path: str, registry: Registry, commands: Iterable[str]) -> str:
    """Return what a path that does not exist may mean: a command, an option, or a rule."""
    if path == "version":
        return "; did you mean 'lintnews --version'?"
    rules = registry.by_code().values()
    rule = canonical(path, rules)
    if rule != ALL and any(matches(rule, one) for one in rules):
        return f"; did you mean 'lintnews explain {rule}', or '--select {rule}'?"
    return did_you_mean(path, commands).replace("did you mean", "did you mean the command")


def _encoding(name: str | None) -> str | None:
    """Return the encoding that is stated, if there is such a one.

    Raises:
        UsageError: if there is not.
    """
    if name is not None and not is_encoding(name):
        from encodings.aliases import aliases

        message = (
            "--encoding: there is no encoding "
            f"{name!r}{did_you_mean(name, {*aliases, *aliases.values()})}"
        )
        raise UsageError(message)
    return name


def _reader(name: str | None, registry: Registry) -> Reader | None:
    """Return the reader that is asked for.

    Raises:
        UsageError: if there is no such reader.
    """
    if name is None:
        return None
    reader = choose.by_name(name, registry.readers)
    if reader is None:
        known = [reader.name for reader in registry.readers]
        hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known))}"
        message = f"--input-format: there is no reader {name!r}{hint}"
        raise UsageError(message)
    return reader
